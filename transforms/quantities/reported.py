"""Figures with what their sentences say of them: event, time, denial, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.vocabularies import EventType, Qualifier, Temporality
from transforms.annotation import AnnotatedText, within
from transforms.quantities.events import (
    Cue,
    Hints,
    Segment,
    find_cues,
    is_hypothetical,
    is_negated,
    temporality_of,
)
from transforms.quantities.figures import Figure, Reader
from transforms.quantities.nouns import Tags, kind_of, normal_form
from transforms.quantities.numerals import has_decimal_comma
from transforms.quantities.phrases import word_set
from transforms.quantities.ranges import read_figures
from transforms.quantities.tokens import Token, tokenise, windows
from transforms.quantities.units import rate_behind
from transforms.quantities.vocabulary import number_hints, number_words, openers

_COMPOUND_ENDS = ("hundert", "tausend", "zig", "ßig")
"""How German ends the numbers that it writes as one word, of more letters than those below."""
_MAX_PLAIN_CHARS = 10
_COUNTED = frozenset({"people", "households", "dwellings", "count"})
_NOT_INHERITED = frozenset({"percent", "duration", "age", "share", "money", None})
_PEOPLE_EVENTS = frozenset({
    EventType.KILLED, EventType.INJURED, EventType.MISSING, EventType.DISPLACED,
    EventType.EVACUATED, EventType.ARRESTED, EventType.AFFECTED, EventType.PROTEST_SIZE,
})  # fmt: skip
_LABEL_TOKENS = 6
_MAX_CONVERSIONS = 4
_MAX_ANTECEDENTS = 8
_VERB_TOKENS = 4
_UNIT_OF_COUNT = {"people": "person", "households": "household", "dwellings": "dwelling"}


class ReportedFigure(NamedTuple):
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


def reported_figures(text: AnnotatedText) -> Iterator[ReportedFigure]:
    """The figures of a text with what their sentences say of them."""
    body, language = text.body, text.language
    hints = _hints(text)
    if not hints:
        return
    reader = Reader(
        number_words(language), has_decimal_comma(language), Tags(text.doc), openers(language)
    )
    for sentence in text.sentences:
        for start, end in windows(body, sentence.char_start, sentence.char_end):
            if within(hints, start, end):
                yield from _of_sentence(tokenise(body, start, end), reader)


def _hints(text: AnnotatedText) -> list[int]:
    """Where digits and number words begin: a sentence without them holds no figure."""
    words = text.starts_of(number_hints(text.language))
    if number_words(text.language).compounds:
        words += text.starts_of(frozenset(filter(_is_compound, text.pieces)))
    return sorted([*text.digit_starts, *words])


def _is_compound(piece: str) -> bool:
    return piece.endswith(_COMPOUND_ENDS) and len(piece.lstrip(" ")) > _MAX_PLAIN_CHARS


def _of_sentence(tokens: list[Token], reader: Reader) -> Iterator[ReportedFigure]:
    figures = read_figures(tokens, reader)
    if not figures:
        return
    hints = Hints.of(tokens)
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
        part = figure._replace(noun=whole.noun, dimension=whole.dimension) if whole else figure
        reported = _reported(tokens, part, segment, earlier, hints)
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
        link = tuple(
            token.lower for token in tokens[figures[at].clause_stop : following.hedge_first]
        )
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
_INTO = word_set("in into to at inside across dans en à")


def _reported(
    tokens: Sequence[Token],
    figure: Figure,
    segment: Segment,
    earlier: Sequence[ReportedFigure],
    hints: Hints,
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
    if hints.is_cue and (dimension in _COUNTED or dimension == "money" or dimension is None):
        cues = _by_predicate(tuple(find_cues(tokens, segment, noun_first, dimension)))
    if is_inherited and not cues and source is not None:
        cues = source.cues
    if dimension is None:
        dimension = _dimension_of_bare(tokens, figure, segment, cues)
        unit_name = _UNIT_OF_COUNT.get(dimension or "")
    temporality = figure.temporality
    if temporality is Temporality.UNKNOWN and hints.is_temporal:
        temporality = temporality_of(tokens, segment)
    return ReportedFigure(
        figure, tokens, dimension, unit_name, span, is_inherited, cues, temporality,
        hints.is_negated and is_negated(tokens, segment),
        hints.is_hypothetical and is_hypothetical(tokens, segment), segment,
    )  # fmt: skip


def _by_predicate(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues with what befell people before what they are: `200 refugees were killed`."""
    if len(cues) < 2 or cues[0].event not in (EventType.PROTEST_SIZE, EventType.DISPLACED):
        return cues
    fates = tuple(cue for cue in cues if cue.event in _FATES)
    return fates + tuple(cue for cue in cues if cue.event not in _FATES)


_FATES = frozenset({EventType.KILLED, EventType.INJURED, EventType.MISSING, EventType.ARRESTED})


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
