"""The rows of the figures of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.identifiers import content_id
from schemas.tables.facts import LocationMention, Quantity, Quote, TimeExpression
from schemas.vocabularies import EventType, Precision, Qualifier, Temporality
from transforms.annotation import AnnotatedText
from transforms.quantities.events import (
    Cue,
    Segment,
    find_cues,
    is_hypothetical,
    is_negated,
    temporality_of,
)
from transforms.quantities.figures import Figure, Reader, read_figures
from transforms.quantities.nouns import Tags, kind_of, normal_form
from transforms.quantities.numerals import has_decimal_comma
from transforms.quantities.tokens import Token, tokenise, windows
from transforms.quantities.units import rate_behind
from transforms.quantities.vocabulary import number_words, openers, starters

VERSION = "1"
CONFIDENCE = {
    "rule:money": 0.95,
    "rule:measure": 0.93,
    "rule:count": 0.85,
    "rule:inherited": 0.7,
    "rule:share": 0.85,
    "rule:bare": 0.6,
}
"""Method -> share of the figures with the right value and unit, on the development half of newsquant."""
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_COUNTED = frozenset({"people", "households", "dwellings", "count"})
_NOT_INHERITED = frozenset({"percent", "duration", "age", "share", "money", None})
_PEOPLE_EVENTS = frozenset({
    EventType.KILLED, EventType.INJURED, EventType.MISSING, EventType.DISPLACED,
    EventType.EVACUATED, EventType.ARRESTED, EventType.PROTEST_SIZE,
})  # fmt: skip
_LABEL_TOKENS = 6
_MAX_CONVERSIONS = 4
_MAX_ANTECEDENTS = 8
_VERB_TOKENS = 4
_UNIT_OF_COUNT = {"people": "person", "households": "household", "dwellings": "dwelling"}


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure with all that its sentence says of it."""

    figure: Figure
    tokens: Sequence[Token]
    dimension: str | None
    unit_name: str | None
    object_span: tuple[int, int] | None
    is_inherited: bool
    cues: tuple[Cue, ...]
    """What happened, the nearest in grammar first."""
    temporality: Temporality
    is_negated: bool
    is_hypothetical: bool
    segment: Segment


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


def reported_figures(text: AnnotatedText) -> Iterator[ReportedFigure]:
    """The figures of a text with what their sentences say of them."""
    body = text.body
    language = text.language
    triggers = starters(language)
    reader: Reader | None = None
    for sentence in text.sentences:
        for start, end in windows(body, sentence.char_start, sentence.char_end):
            if not _may_hold_number(body, start, end, triggers):
                continue
            if reader is None:
                reader = Reader(
                    number_words(language),
                    has_decimal_comma(language),
                    Tags(text.doc),
                    openers(language),
                )
            yield from _of_sentence(tokenise(body, start, end), reader)


def _may_hold_number(body: str, start: int, end: int, triggers: frozenset[str]) -> bool:
    if _DIGIT.search(body, start, end) is not None:
        return True
    words = _WORDS.findall(body[start:end].lower())
    if not triggers.isdisjoint(words):
        return True
    # German writes numbers as one word
    return any(len(word) > 10 and word.endswith(("hundert", "tausend", "zig", "ßig")) for word in words)


def _of_sentence(tokens: list[Token], reader: Reader) -> Iterator[ReportedFigure]:
    figures = read_figures(tokens, reader)
    earlier: list[ReportedFigure] = []
    for position, figure in enumerate(figures):
        behind, is_extended = _end_of_reach(tokens, figures, position)
        before = figures[position - 1].clause_stop if position else 0
        segment = Segment(
            min(before, figure.hedge_first),
            figure.hedge_first,
            figure.clause_stop,
            max(behind, figure.clause_stop),
            is_extended,
        )
        whole = _whole_of_part(tokens, figures, position)
        if whole is not None:
            figure = replace(figure, noun=whole.noun, dimension=whole.dimension)
        reported = _reported(tokens, figure, segment, earlier)
        earlier.append(reported)
        yield reported


def _end_of_reach(
    tokens: Sequence[Token], figures: Sequence[Figure], position: int
) -> tuple[int, bool]:
    """The token up to which the text speaks of a figure, and whether that is past the next one.

    A figure in another unit ("300 families (1,400 people) fled") and the whole of a part ("50 of
    the 70 houses burned") have the same verb as the figure before; a place that is counted
    ("stayed in 20 shelters") belongs to it.
    """
    for at in range(position, position + _MAX_CONVERSIONS):
        if at + 1 >= len(figures):
            return len(tokens), False
        following = figures[at + 1]
        link = tuple(token.lower for token in tokens[figures[at].clause_stop : following.hedge_first])
        if link in _CONVERSIONS or _whole_of_part(tokens, figures, at) is not None:
            continue
        if following.dimension == "count" and tokens[following.hedge_first - 1].lower in _INTO:
            return following.clause_stop, True
        return following.hedge_first, False
    return figures[position + 1].hedge_first, False


def _whole_of_part(
    tokens: Sequence[Token], figures: Sequence[Figure], position: int
) -> Figure | None:
    """The figure that a bare one is a part of: `50 of the 70 houses`."""
    figure = figures[position]
    if position + 1 >= len(figures) or figure.unit is not None or figure.noun is not None:
        return None
    following = figures[position + 1]
    link = tuple(token.lower for token in tokens[figure.stop : following.hedge_first])
    if link not in _PARTITIVES or following.noun is None or figure.number.is_share:
        return None
    return following


_CONVERSIONS = frozenset({("(",), (",", "or"), ("or",), ("ou",), ("oder",), ("o",), ("/",)})
_PARTITIVES = frozenset({("of",), ("of", "the"), ("of", "its"), ("of", "their"), ("out", "of"),
                         ("von",), ("der",), ("des",), ("sur", "les"), ("de", "los")})  # fmt: skip
_INTO = frozenset("in into to at inside across dans en à".split())


def _reported(
    tokens: Sequence[Token],
    figure: Figure,
    segment: Segment,
    earlier: Sequence[ReportedFigure],
) -> ReportedFigure:
    noun = figure.noun
    unit_name = figure.unit.name if figure.unit is not None else None
    dimension = figure.dimension
    span = (tokens[noun.first].start, tokens[noun.stop - 1].end) if noun is not None else None
    is_inherited = False
    source: ReportedFigure | None = None
    if figure.unit is None and noun is None and not figure.number.is_share:
        source = _antecedent(figure, earlier)
        if source is not None:
            dimension, unit_name, span = source.dimension, source.unit_name, source.object_span
            is_inherited = True
    elif figure.unit is None and noun is not None and not figure.number.is_share:
        words = "".join(
            token.text if token.is_glued or not position else f" {token.text}"
            for position, token in enumerate(tokens[noun.first : noun.stop])
        )
        unit_name = _UNIT_OF_COUNT.get(dimension or "", normal_form(words).lower())
        rate = rate_behind(tokens, noun.stop)
        unit_name = f"{unit_name} {rate[1]}" if rate is not None else unit_name
    noun_first = noun.first if noun is not None else figure.stop
    cues: tuple[Cue, ...] = ()
    if dimension in _COUNTED or dimension == "money" or dimension is None:
        cues = tuple(find_cues(tokens, segment, noun_first, dimension))
    if is_inherited and not cues and source is not None:
        cues = source.cues
    if dimension is None:
        dimension = _dimension_of_bare(tokens, figure, segment, cues)
        unit_name = _UNIT_OF_COUNT.get(dimension or "")
    temporality = figure.temporality
    if temporality is Temporality.UNKNOWN:
        temporality = temporality_of(tokens, segment)
    return ReportedFigure(
        figure, tokens, dimension, unit_name, span, is_inherited, cues, temporality,
        is_negated(tokens, segment), is_hypothetical(tokens, segment), segment,
    )  # fmt: skip


def _dimension_of_bare(
    tokens: Sequence[Token], figure: Figure, segment: Segment, cues: Sequence[Cue]
) -> str | None:
    """What a figure without unit and noun counts, by the label or the verb beside it."""
    if figure.number.is_share:
        return "share"
    first = segment.first
    for at in range(segment.stop, min(segment.stop + _LABEL_TOKENS, segment.behind)):
        if [token.lower for token in tokens[at : at + 2]] == ["number", "of"]:
            return kind_of(tokens[at + 2].lower) if at + 2 < segment.behind else None
    if first and tokens[first - 1].text in (":", "=", "-", "–"):
        for at in range(first - 2, max(segment.before, first - _LABEL_TOKENS) - 1, -1):
            kind = kind_of(tokens[at].lower)
            if kind != "count":
                return kind
    if not cues or cues[0].event not in _PEOPLE_EVENTS:
        return None
    near = Segment(
        max(segment.before, first - _VERB_TOKENS), first, segment.stop,
        min(segment.behind, segment.stop + _VERB_TOKENS),
    )  # fmt: skip
    return "people" if next(find_cues(tokens, near, segment.stop, None), None) else None


def _antecedent(figure: Figure, earlier: Sequence[ReportedFigure]) -> ReportedFigure | None:
    """The figure whose unit a bare one shares: `18,000 people left, a further 8,500 stayed`."""
    if not earlier or figure.number.is_one:
        return None
    for source in reversed(earlier[-_MAX_ANTECEDENTS:]):
        if source.dimension not in _NOT_INHERITED:
            return source
    return None


class _Contexts:
    """The facts of the text that a figure can stand in, next to or under."""

    def __init__(
        self,
        times: Sequence[TimeExpression],
        quotes: Sequence[Quote],
        locations: Sequence[LocationMention],
    ) -> None:
        self._times: dict[int, list[TimeExpression]] = {}
        for time in times:
            self._times.setdefault(time.sentence_no, []).append(time)
        self._locations: dict[int, list[LocationMention]] = {}
        for location in locations:
            if location.place_id is not None:
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
        return any(first <= start and end <= stop for first, stop in self._dated)

    def day_of(self, reported: ReportedFigure, sentence_no: int) -> date | None:
        """The day named nearest in the clause of the figure."""
        first, stop = _reach(reported)
        days = [
            time
            for time in self._times.get(sentence_no, ())
            if time.precision is Precision.DAY
            and time.start_date is not None
            and time.end_date in (None, time.start_date)
            and first <= time.char_start < stop
        ]
        nearest = _nearest(reported, days)
        return nearest.start_date if nearest is not None else None

    def place_of(self, reported: ReportedFigure, sentence_no: int) -> str | None:
        """The place named nearest in the clause of the figure, else in its sentence."""
        places = self._locations.get(sentence_no, ())
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


def _nearest(
    reported: ReportedFigure, mentions: Sequence[TimeExpression] | Sequence[LocationMention]
) -> TimeExpression | LocationMention | None:
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


def values_of(figure: Figure) -> tuple[float | None, float | None, float]:
    """Lowest, highest and best value; a bound is open on its other side."""
    if figure.is_range:
        return figure.low, figure.high, (figure.low + figure.high) / 2
    point = figure.number.point
    if figure.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return figure.low, None, point
    if figure.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        return None, figure.high, point
    return figure.low, figure.high, point


def event_of(reported: ReportedFigure) -> EventType | None:
    """What happened; `other` for people of whom nothing is told that we know, else nothing."""
    if reported.cues:
        return reported.cues[0].event
    return EventType.OTHER if reported.dimension in ("people", "households") else None


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
