"""Texts as the finder of quotations gets them, with mentions by hand."""

from __future__ import annotations

from functools import cache

from flows.scorecard.texts import GoldText, build_text_article
from flows.steps.models import load_resources
from schemas.tables.facts import EntityMention, Quote
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.facts import FactResources, annotate
from transforms.quotes.finder import find_quotes

Names = dict[str, tuple[EntityType, str]]
"""Surface -> type and entity: every place where it stands is a mention."""


@cache
def english() -> FactResources:
    """The default English model."""
    return load_resources()


def read(text: str, language: str, *, parsed: bool = False) -> AnnotatedText:
    """A text, read as an article whose paragraphs empty lines part."""
    article = build_text_article(GoldText("text", text, language))
    return annotate(article, english() if parsed else FactResources())


def mentions_of(text: AnnotatedText, names: Names) -> list[EntityMention]:
    """A mention for every place where a name stands."""
    found = []
    for surface, (kind, entity) in names.items():
        at = text.body.find(surface)
        while at >= 0:
            end = at + len(surface)
            row = EntityMention(
                "text",
                at,
                end,
                text.sentence_no_at(at),
                "hand",
                "1",
                1.0,
                surface,
                kind,
                entity,
                None,
            )
            found.append(row)
            at = text.body.find(surface, end)
    return found


def quotes_in(
    text: str, language: str = "en", names: Names | None = None, *, parsed: bool | None = None
) -> tuple[Quote, ...]:
    """The quotations of a text; English is parsed unless said otherwise."""
    annotated = read(text, language, parsed=language == "en" if parsed is None else parsed)
    return find_quotes(annotated, mentions_of(annotated, names or {}))
