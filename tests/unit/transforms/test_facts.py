from __future__ import annotations

from dataclasses import replace

from spacy import blank

from flows.scorecard.texts import GoldText, build_text_article
from schemas.vocabularies import Profile
from transforms.facts import (
    MAX_SEARCHED_CHARS,
    NOT_SEARCHED,
    TOO_LONG,
    FactResources,
    find_facts,
)
from transforms.syntax import MAX_PARSED_TOKENS, prepare_model

ARTICLE = build_text_article(
    GoldText("a", "On Monday 40 people died in the mine.", language="en", published=None)
)


def test_a_text_gives_sentences_times_figures_and_terms() -> None:
    found = find_facts(ARTICLE, FactResources())
    assert [len(found.sentences), len(found.time_expressions), len(found.quantities)] == [1, 1, 1]
    assert found.story_terms[0].article_id == ARTICLE.article_id
    assert found.quality_flags == ()


def test_a_body_longer_than_any_article_is_not_searched_and_says_so() -> None:
    body = "40 people died. " * (MAX_SEARCHED_CHARS // 16 + 1)
    paragraphs = [replace(ARTICLE.paragraphs[0], end=len(body))]
    found = find_facts(replace(ARTICLE, body=body, paragraphs=paragraphs), FactResources())
    assert found.quality_flags == (NOT_SEARCHED,)
    assert found.quantities == ()
    assert len(found.sentences) > 30_000


def test_a_body_of_more_tokens_than_an_article_has_is_searched_by_rules_and_says_so() -> None:
    body = "40 died. " * (MAX_PARSED_TOKENS // 3 + 1)
    paragraphs = [replace(ARTICLE.paragraphs[0], end=len(body))]
    model = prepare_model(blank("en"))
    resources = FactResources(Profile.FULL, models={"en": model})
    found = find_facts(replace(ARTICLE, body=body, paragraphs=paragraphs), resources)
    assert found.quality_flags == (TOO_LONG,)
    assert len(found.quantities) > 10_000
    assert find_facts(ARTICLE, resources).quality_flags == ()
