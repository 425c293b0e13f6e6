"""Texts as the finders of entities get them, and what they found in a form that tests compare."""

from __future__ import annotations

from functools import cache

from flows.scorecard.texts import GoldText, build_text_article
from flows.steps.models import load_entity_rules, load_resources
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.entities.mentions import DocumentEntities, find_document_entities
from transforms.entities.rules import EntityRules
from transforms.facts import FactResources, annotate

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
GROUP = EntityType.GROUP


@cache
def rules() -> EntityRules:
    """The rules that come with the package."""
    return load_entity_rules()


@cache
def _resources() -> FactResources:
    return load_resources()


def text_of(body: str, language: str = "en", *, is_parsed: bool = False) -> AnnotatedText:
    """The annotated text of a body, whose language is taken as told."""
    article = build_text_article(GoldText("invented", body, language))
    text = annotate(article, _resources() if is_parsed else FactResources())
    assert text.language == language
    return text


def found_in(body: str, language: str = "en", *, is_parsed: bool = False) -> DocumentEntities:
    """The entities of a body."""
    return find_document_entities(text_of(body, language, is_parsed=is_parsed), rules())


def types_in(body: str, language: str = "en", *, is_parsed: bool = False) -> dict[str, EntityType]:
    """Surface of each mention -> its type."""
    found = found_in(body, language, is_parsed=is_parsed)
    return {mention.surface: mention.type for mention in found.mentions}


def heads_in(body: str, language: str = "en", *, is_parsed: bool = False) -> dict[str, str]:
    """Surface of each mention that stands for a fuller one -> surface of that."""
    mentions = found_in(body, language, is_parsed=is_parsed).mentions
    by_start = {mention.char_start: mention.surface for mention in mentions}
    return {
        mention.surface: by_start[mention.coref_of]
        for mention in mentions
        if mention.coref_of is not None
    }
