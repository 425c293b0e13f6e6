"""Texts for the tests of places: a body with its sentences, with no parse."""

from __future__ import annotations

from functools import cache
from importlib import resources

from flows.scorecard.texts import GoldText, build_text_article
from schemas.tables.facts import EntityMention, LocationMention
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.facts import FactResources, annotate
from transforms.places.finder import find_locations
from transforms.places.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    folder = resources.files("seeds") / "places"
    return Gazetteer.from_bytes(
        (folder / "places.parquet").read_bytes(), (folder / "names.parquet").read_bytes()
    )


def annotated(body: str, language: str = "en", domain: str | None = None) -> AnnotatedText:
    article = build_text_article(GoldText("test", body, language, domain=domain))
    return annotate(article, FactResources())


def entity(text: AnnotatedText, surface: str, kind: EntityType) -> EntityMention:
    start = text.body.index(surface)
    end = start + len(surface)
    return EntityMention(
        text.article.article_id, start, end, 0, "model", "1", 0.5, surface, kind, None, None
    )


def locate(
    body: str,
    language: str = "en",
    domain: str | None = None,
    **entities: EntityType,
) -> tuple[LocationMention, ...]:
    """The places of a body; entities by their surface, `_` for a blank."""
    text = annotated(body, language, domain)
    mentions = [entity(text, name.replace("_", " "), kind) for name, kind in entities.items()]
    return find_locations(text, mentions, gazetteer())


def named(rows: tuple[LocationMention, ...]) -> dict[str, str | None]:
    """Surface -> 'name, country, division' of its place; the last mention of a surface counts."""
    found: dict[str, str | None] = {}
    for row in rows:
        number = gazetteer().number_of(row.place_id) if row.place_id else None
        if number is None:
            found[row.surface] = None
            continue
        place = gazetteer().place(number)
        parts = (place.name, place.country_code, place.admin1)
        found[row.surface] = ", ".join(part for part in parts if part)
    return found
