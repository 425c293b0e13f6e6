from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flows.scorecard.texts import GoldText, build_text_article
from schemas.conformance import violations
from schemas.contract import TABLES
from schemas.tables.corpus import Article
from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType
from transforms.stories.terms import MAX_TERMS, story_terms

TEXT = "The Merrin ferry ran aground on Monday. The ferry was on its way to Carrow."


def article(text: str = TEXT, title: str | None = "Ferry aground") -> Article:
    return build_text_article(GoldText("ferry", text, language="en", title=title))


def mention(entity_id: str) -> EntityMention:
    return EntityMention("a", 0, 3, 0, "m", "1", 0.9, "The", EntityType.PERSON, entity_id, None)


def weights(one: Article, *mentions: EntityMention) -> dict[int, float]:
    found = story_terms(one, mentions)
    return dict(zip(found.terms, found.weights, strict=True))


def test_words_of_the_title_weigh_more() -> None:
    only_body, both = weights(article(title=None)), weights(article())
    heavier = {term for term in only_body if both[term] > only_body[term]}
    assert len(heavier) == 2  # ferry, aground
    assert set(only_body) == set(both)


def test_words_that_say_nothing_are_no_terms() -> None:
    assert (
        story_terms(article("It was to be on the way of it.", None)).terms
        == story_terms(article("The way.", None)).terms
    )


def test_articles_in_two_languages_share_the_entities_that_they_name() -> None:
    english = weights(article(), mention("e1"))
    german = weights(article("Die Fähre lief auf Grund.", None), mention("e1"))
    assert len(set(english) & set(german)) == 1


def test_rows_fit_the_contract_and_are_in_the_order_of_their_hashes() -> None:
    found = story_terms(article())
    assert violations(TABLES["story_terms"], [found]) == []
    assert found.terms == sorted(found.terms)


@given(st.text())
def test_any_text_gives_at_most_so_many_different_terms(text: str) -> None:
    found = story_terms(replace(article(), body=text, title=text[:80]))
    assert len(found.terms) == len(set(found.terms)) == len(found.weights) <= MAX_TERMS
