"""The places of a text, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.tables.facts import EntityMention, LocationMention, Place
from schemas.vocabularies import PlaceResolution, PlaceRole
from transforms.annotation import AnnotatedText
from transforms.places.detection import Span, detect_spans
from transforms.places.gazetteer import Gazetteer
from transforms.places.names import NameKind
from transforms.places.resolution import Resolution, resolve_mentions
from transforms.places.roles import RoleFinder

VERSION = "1"
CONFIDENCE = {
    "rule:entity": 0.86,
    "rule:gazetteer": 0.80,
    "rule:demonym": 0.77,
    "rule:context": 0.76,
    "rule:unknown": 0.44,
}
"""Share of those found so in the development halves of the gold sets (4,000 mentions, with and
without a parse) that overlap a gold toponym and lie within 161 km of it; for `rule:unknown` that
overlap one. Peoples and unknown names are often left out of the gold where they are places."""


def find_locations(
    text: AnnotatedText, mentions: Sequence[EntityMention], gazetteer: Gazetteer
) -> tuple[LocationMention, ...]:
    """The mentions of places, in order; what the gazetteer does not know has no place."""
    spans = detect_spans(text, mentions, gazetteer)
    found = resolve_mentions(text, [(span.start, span.end) for span in spans], gazetteer)
    roles = RoleFinder(text, mentions)
    return tuple(
        _row(text, span, resolution, roles, gazetteer)
        for span, resolution in zip(spans, found, strict=True)
        if resolution is not None or span.source == "entity"
    )


def places_of(rows: Iterable[LocationMention], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that rows name, each once, by id."""
    numbers = {row.place_id: gazetteer.number_of(row.place_id) for row in rows if row.place_id}
    return tuple(
        gazetteer.place(number) for _, number in sorted(numbers.items()) if number is not None
    )


def _row(
    text: AnnotatedText,
    span: Span,
    resolution: Resolution | None,
    roles: RoleFinder,
    gazetteer: Gazetteer,
) -> LocationMention:
    is_demonym = resolution is not None and resolution.name_kind is NameKind.DEMONYM
    kind = gazetteer.kinds[resolution.number] if resolution else ""
    role = roles.role(span.start, span.end, is_demonym=is_demonym, kind=kind)
    method = _method(span, resolution)
    return LocationMention(
        article_id=text.article.article_id,
        char_start=span.start,
        char_end=span.end,
        sentence_no=text.sentence_no_at(span.start),
        method=method,
        extractor_version=VERSION,
        confidence=CONFIDENCE[method],
        surface=text.body[span.start : span.end],
        place_id=gazetteer.id_of(resolution.number) if resolution else None,
        role=PlaceRole(role),
        resolution=_resolution(resolution),
    )


def _method(span: Span, resolution: Resolution | None) -> str:
    if resolution is None:
        return "rule:unknown"
    if resolution.name_kind is NameKind.DEMONYM:
        return "rule:demonym"
    if resolution.by_context:
        return "rule:context"
    return f"rule:{span.source}"


def _resolution(resolution: Resolution | None) -> PlaceResolution:
    if resolution is None:
        return PlaceResolution.NONE
    if resolution.name_kind is NameKind.DEMONYM:
        return PlaceResolution.DEMONYM
    return PlaceResolution.CONTEXT if resolution.by_context else PlaceResolution.GAZETTEER
