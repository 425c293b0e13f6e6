"""The rows of the figures of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from schemas.identifiers import content_id
from schemas.tables.facts import LocationMention, Quantity, Quote, TimeExpression
from schemas.vocabularies import PlaceRole, Precision
from transforms.annotation import AnnotatedText
from transforms.quantities.reported import ReportedFigure, event_of, reported_figures, values_of

Mention = TypeVar("Mention", TimeExpression, LocationMention)
VERSION = "1"
CONFIDENCE = {
    "rule:money": 0.91,
    "rule:measure": 0.96,
    "rule:count": 0.66,
    "rule:inherited": 0.75,
    "rule:share": 0.5,
    "rule:bare": 0.35,
}
"""Method -> share of its rows with value and unit as in the gold of NewsQuant (development half,
full profile, 471 rows). A count is right only with the very noun phrase of the gold; twelve
inherited figures and one share are too few to measure and are rounded down."""


def find_quantities(
    text: AnnotatedText,
    times: Sequence[TimeExpression] = (),
    quotes: Sequence[Quote] = (),
    locations: Sequence[LocationMention] = (),
) -> tuple[Quantity, ...]:
    """The figures of a text, in their order.

    Times, quotes and locations are those of the same text; what stands in a date is no figure.
    """
    contexts = _Contexts(times, quotes, locations)
    rows = (
        _row(text, reported, contexts)
        for reported in reported_figures(text)
        if not contexts.is_date(reported)
    )
    return tuple(sorted(rows, key=lambda row: (row.char_start, row.char_end)))


class _Contexts:
    """The facts of the text that a figure can stand in, next to or under."""

    def __init__(
        self,
        times: Sequence[TimeExpression],
        quotes: Sequence[Quote],
        locations: Sequence[LocationMention],
    ) -> None:
        self._days: dict[int, list[TimeExpression]] = {}
        for time in times:
            is_day = time.precision is Precision.DAY and time.start_date is not None
            if is_day and time.end_date in (None, time.start_date):
                self._days.setdefault(time.sentence_no, []).append(time)
        self._locations: dict[int, list[LocationMention]] = {}
        for location in locations:
            # "A Britain-based group" or "Russian forces" do not say where anything happened.
            is_scene = location.role is not PlaceRole.AFFILIATION
            if location.place_id is not None and is_scene:
                self._locations.setdefault(location.sentence_no, []).append(location)
        self._quotes = sorted(quotes, key=lambda quote: quote.char_end - quote.char_start)
        self._dated = sorted(
            (time.char_start, time.char_end)
            for time in times
            if not (time.value or "P").startswith("P")
        )

    def is_date(self, reported: ReportedFigure) -> bool:
        """Whether the number stands in a calendar date; a duration stays a figure."""
        if not self._dated or reported.dimension in ("duration", "age", "money", "percent"):
            return False
        number = reported.figure.number
        start = reported.tokens[number.first].start
        end = reported.tokens[number.stop - 1].end
        for first, stop in self._dated:
            if first > start:
                return False
            if end <= stop:
                return True
        return False

    def day_of(self, reported: ReportedFigure, sentence_no: int) -> date | None:
        """The day named nearest in the clause of the figure."""
        days = self._days.get(sentence_no)
        if days is None:
            return None
        first, stop = _reach(reported)
        nearest = _nearest(reported, [day for day in days if first <= day.char_start < stop])
        return nearest.start_date if nearest is not None else None

    def place_of(self, reported: ReportedFigure, sentence_no: int) -> str | None:
        """The place named nearest in the clause of the figure, else in its sentence."""
        places = self._locations.get(sentence_no)
        if places is None:
            return None
        first, stop = _reach(reported)
        near = [place for place in places if first <= place.char_start < stop]
        nearest = _nearest(reported, near or places)
        return nearest.place_id if nearest is not None else None

    def quote_of(self, start: int, end: int) -> str | None:
        """The shortest quotation that holds a span."""
        for quote in self._quotes:
            if quote.char_start <= start and end <= quote.char_end:
                return quote.quote_id
        return None


def _reach(reported: ReportedFigure) -> tuple[int, int]:
    """First and last character of the clause of a figure."""
    tokens, segment = reported.tokens, reported.segment
    stop = tokens[segment.behind].start if segment.behind < len(tokens) else tokens[-1].end
    return tokens[segment.before].start, stop


def _nearest(reported: ReportedFigure, mentions: Sequence[Mention]) -> Mention | None:
    start = reported.tokens[reported.figure.first].start
    return min(mentions, key=lambda mention: abs(mention.char_start - start), default=None)


def _row(text: AnnotatedText, reported: ReportedFigure, contexts: _Contexts) -> Quantity:
    figure, tokens = reported.figure, reported.tokens
    start, end = tokens[figure.first].start, tokens[figure.stop - 1].end
    sentence_no = text.sentence_no_at(start)
    low, high, point = values_of(figure)
    method = _method(reported)
    span = reported.object_span
    unit = figure.unit
    return Quantity(
        quantity_id=content_id("quantity", text.article.article_id, str(start), str(end)),
        article_id=text.article.article_id,
        char_start=start,
        char_end=end,
        sentence_no=sentence_no,
        method=method,
        extractor_version=VERSION,
        confidence=CONFIDENCE[method],
        surface=text.body[start:end],
        value_min=low,
        value_max=high,
        value_point=point,
        qualifier=figure.qualifier,
        unit_norm=reported.unit_name,
        dimension=reported.dimension,
        currency=unit.currency if unit is not None else None,
        object_text=text.body[span[0] : span[1]] if span is not None else None,
        event_type=event_of(reported),
        temporality=reported.temporality,
        is_negated=reported.is_negated,
        is_hypothetical=reported.is_hypothetical,
        as_of_date=contexts.day_of(reported, sentence_no),
        place_id=contexts.place_of(reported, sentence_no),
        quote_id=contexts.quote_of(start, end),
    )


def _method(reported: ReportedFigure) -> str:
    if reported.is_inherited:
        return "rule:inherited"
    if reported.dimension == "money":
        return "rule:money"
    if reported.figure.unit is not None:
        return "rule:measure"
    if reported.figure.number.is_share:
        return "rule:share"
    return "rule:count" if reported.dimension is not None else "rule:bare"
