"""The figure of a text that reports people driven from home: its unit and the word for it.

Made for excerpts and short reports that a desk files as one fact ("so many people evacuated").
Written from how such reports are worded, not from single items:

1. Only figures for people, households or dwellings count, and bare ones with a word of
   displacement next to them; never those of which the nearest word is killed, injured, missing or
   arrested.
2. A figure with a word of displacement comes before one that only tells of people affected or of
   houses destroyed, and those before people of whom nothing is told.
3. What the text says is so comes before what may be or is denied, a number before `thousands`.
4. Of equals the first one: news gives the total before its parts, and the unit that the source
   counted in before its conversion in brackets.

The word is the most particular one of the clause: in "850 people displaced by floods were
evacuated" it is evacuated. Dwellings and families count as households.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.vocabularies import EventType, Qualifier
from transforms.annotation import AnnotatedText
from transforms.quantities.reported import ReportedFigure, reported_figures, values_of

PEOPLE, HOUSEHOLDS = "People", "Households"
_GENERIC = "Displaced"
_HOUSING = frozenset({"Destroyed Housing", "Partially Destroyed Housing"})
_RANK_OF_HOUSING = {"Destroyed Housing": 5, "Partially Destroyed Housing": 4}
_PLACES = frozenset({"Sheltered", "In Relief Camp"})
"""Said of shelters and camps themselves too."""
_NOT_DISPLACED = frozenset(
    {EventType.KILLED, EventType.INJURED, EventType.MISSING, EventType.ARRESTED}
)


@dataclass(frozen=True, slots=True)
class DisplacementFigure:
    """A figure as a desk for displacement files it."""

    value: float
    unit: str
    """People or Households."""
    term: str
    """Displaced, Evacuated, Forced to Flee, Sheltered, Relocated, Homeless, In Relief Camp,
    Destroyed Housing or Partially Destroyed Housing."""
    char_start: int
    char_end: int


def choose_displacement_figure(text: AnnotatedText) -> DisplacementFigure | None:
    """The figure that reports displacement; None where no figure counts people or homes."""
    best: tuple[int, ReportedFigure] | None = None
    for reported in reported_figures(text):
        rank = _rank(reported)
        if rank > 0 and (best is None or rank > best[0]):
            best = (rank, reported)
    return _filed(best[1]) if best is not None else None


def _rank(reported: ReportedFigure) -> int:
    """How well a figure fits, 0 where it does not."""
    if reported.dimension not in ("people", "households", "dwellings", "count"):
        return 0
    if reported.figure.number.is_share or reported.figure.number.is_one:
        return 0
    if reported.cues and reported.cues[0].event in _NOT_DISPLACED:
        return 0
    term = _term(reported)
    rank = 2
    if reported.dimension == "count":
        # a noun that we do not know counts where it was displaced itself
        return 0 if term is None or term in _HOUSING or term in _PLACES else 9
    if term is not None:
        rank = _RANK_OF_HOUSING.get(term, 8)
    elif reported.cues and reported.cues[0].event is EventType.AFFECTED:
        rank = 3
    is_weak = reported.is_hypothetical or reported.is_negated or reported.figure.number.is_vague
    return rank * 2 - (1 if is_weak else 0)


def _term(reported: ReportedFigure) -> str | None:
    terms = [cue.term for cue in reported.cues if cue.term is not None]
    if reported.dimension == "dwellings" and any(term in _HOUSING for term in terms):
        return next(term for term in terms if term in _HOUSING)
    particular = [term for term in terms if term != _GENERIC and term not in _HOUSING]
    if particular:
        return particular[0]
    return terms[0] if terms else None


def _filed(reported: ReportedFigure) -> DisplacementFigure:
    figure, tokens = reported.figure, reported.tokens
    low, _, point = values_of(figure)
    is_range = figure.qualifier is Qualifier.RANGE and low is not None
    return DisplacementFigure(
        value=low if is_range and low is not None else point,
        unit=HOUSEHOLDS if reported.dimension in ("households", "dwellings") else PEOPLE,
        term=_term(reported) or _GENERIC,
        char_start=tokens[figure.first].start,
        char_end=tokens[figure.stop - 1].end,
    )
