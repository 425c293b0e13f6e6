"""What happened to what is counted, and whether the text says that it is so.

A cue is looked for in the noun phrase, right before the number, behind it and before it, in that
order, and never beyond the next figure or the end of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.vocabularies import EventType, Temporality
from transforms.quantities.event_data import CUES, CUMULATIVE, HYPOTHETICAL, NEGATION, NEW
from transforms.quantities.phrases import Phrases, cells, rows, word_set
from transforms.quantities.tokens import Token

_BEHIND_TOKENS = 24
_BEFORE_TOKENS = 12
_CLAUSE_ENDS = frozenset(
    ["while", "but", "whereas", "although", "though", ";", ".", "—", "während", "aber", "tandis",
     "mais", "mientras", "pero"]
)  # fmt: skip
_CLAUSE_MARKS = _CLAUSE_ENDS | {","}
_JOINERS = word_set("and or und oder et ou y o")
"""Behind what happened, these begin another thing that happened."""
_AUXILIARIES = word_set(
    "was were been be being are is wurde wurden worden sind été sont fueron fue sido"
)
_PEOPLE_ONLY = frozenset({EventType.DESTROYED, EventType.DAMAGED, EventType.COST})
_THINGS = frozenset({EventType.DESTROYED, EventType.DAMAGED, EventType.EVACUATED,
                     EventType.AFFECTED})  # fmt: skip
_DWELLING_SKIPS = frozenset({EventType.KILLED, EventType.INJURED, EventType.COST,
                             EventType.PROTEST_SIZE})  # fmt: skip
_INSIDE = word_set("in at inside within en dans")
_TOWARDS = word_set("to into from of near towards toward for hacia vers")
IN_CAMP = "In Relief Camp"
_MAX_CUE_TOKENS = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says happened."""

    event: EventType
    term: str | None
    """What reports on displacement call it."""


class Segment(NamedTuple):
    """The tokens that can speak of one figure."""

    before: int
    """First token behind the figure before."""
    first: int
    """First token of the figure with its hedge."""
    stop: int
    """Token behind the figure with its noun phrase."""
    behind: int
    """First token of the next figure with its hedge."""
    is_extended: bool = False
    """The reach goes through the next figure: what stands before that belongs to this one."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What may be said in a sentence at all, by its words: most say none of it."""

    is_cue: bool
    is_temporal: bool
    is_hypothetical: bool
    is_negated: bool

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Hints:
        """The hints of a sentence."""
        words = {token.lower for token in tokens}
        said = " ".join(words)
        return cls(
            _PHRASES.may_be_among(words) or _MONEY_CUES.may_be_among(words),
            _TEMPORALITY.may_be_among(words),
            not _HYPOTHETICAL.isdisjoint(words),
            not _NEGATION.isdisjoint(words) or any(ending in said for ending in _NOT),
        )


def _cues() -> Iterator[tuple[str, Cue]]:
    for event, term, phrases in rows(CUES):
        for phrase in cells(phrases):
            yield phrase, Cue(EventType(event), term or None)


def _temporalities() -> Iterator[tuple[str, Temporality]]:
    for phrases, value in ((CUMULATIVE, Temporality.CUMULATIVE), (NEW, Temporality.NEW)):
        for phrase in cells(phrases):
            yield phrase, value


_MONEY_CUES = Phrases((phrase, cue) for phrase, cue in _cues() if cue.event is EventType.COST)
_PHRASES = Phrases((phrase, cue) for phrase, cue in _cues() if cue.event is not EventType.COST)
_TEMPORALITY = Phrases(_temporalities())
_HYPOTHETICAL = frozenset(HYPOTHETICAL.split())
_NEGATION = frozenset(NEGATION.split())
_NOT = ("n't", "n’t")


def find_cues(
    tokens: Sequence[Token], segment: Segment, noun_first: int, dimension: str | None
) -> Iterator[Cue]:
    """The cues of a figure, the nearest in grammar first."""
    phrases = _MONEY_CUES if dimension == "money" else _PHRASES
    is_found = False
    for cue in _near(phrases, tokens, segment, noun_first, dimension):
        is_found = True
        yield cue
    if is_found:
        return
    for at in range(segment.first - 1, max(segment.before, segment.first - _BEFORE_TOKENS) - 1, -1):
        if tokens[at].lower in _CLAUSE_ENDS:
            return
        yield from _fitting(phrases.at(tokens, at), dimension)


def _near(
    phrases: Phrases[Cue],
    tokens: Sequence[Token],
    segment: Segment,
    noun_first: int,
    dimension: str | None,
) -> Iterator[Cue]:
    for at in range(noun_first, segment.stop):
        yield from _fitting(phrases.at(tokens, at), dimension)
    yield from _fitting(_right_before(phrases, tokens, segment), dimension)
    yield from _behind(phrases, tokens, segment, dimension)


def _fitting(found: tuple[int, Cue] | None, dimension: str | None) -> Iterator[Cue]:
    if found is None:
        return
    event = found[1].event
    if dimension in ("people", "households") and event in _PEOPLE_ONLY:
        return
    if dimension == "dwellings" and event in _DWELLING_SKIPS:
        return
    yield found[1]


def _right_before(
    phrases: Phrases[Cue], tokens: Sequence[Token], segment: Segment
) -> tuple[int, Cue] | None:
    """`killed 5`, `the evacuation of 600`: the verb or noun that governs the figure."""
    at = segment.first
    while at > segment.before and tokens[at - 1].lower in (
        "of",
        "the",
        ":",
        "von",
        "de",
        "for",
        "a",
    ):
        at -= 1
    for back in range(1, _MAX_CUE_TOKENS):
        found = phrases.at(tokens, at - back) if at - back >= segment.before else None
        if found is not None and found[0] == at:
            is_passive = back == 1 and tokens[at - 2].lower in _AUXILIARIES if at >= 2 else False
            return None if is_passive else found
    return None


def _behind(
    phrases: Phrases[Cue], tokens: Sequence[Token], segment: Segment, dimension: str | None
) -> Iterator[Cue]:
    stop = min(segment.behind, segment.stop + _BEHIND_TOKENS, len(tokens))
    is_found = False
    for at in range(segment.stop, stop):
        if tokens[at].lower in _CLAUSE_ENDS or (is_found and tokens[at].lower in _JOINERS):
            return
        found = phrases.at(tokens, at)
        if found is None:
            continue
        # a verb right before the next figure speaks of that one: "... and injured 30"
        is_next = found[0] >= segment.behind and segment.behind < len(tokens)
        if is_next and not segment.is_extended and tokens[at - 1].lower not in _AUXILIARIES:
            continue
        if found[1].term == IN_CAMP and not _is_inside(tokens, at):
            continue
        is_found = is_found or found[1].term is not None
        yield from _fitting(found, dimension)


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    """`in 20 camps`, `in the northern camps`; not `to camps`."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if tokens[back].lower in _INSIDE:
            return True
        if tokens[back].lower in _TOWARDS:
            return False
    return tokens[at].lower in _INSIDE


def temporality_of(tokens: Sequence[Token], segment: Segment) -> Temporality:
    """New or cumulative, as the clause says."""
    for at in range(max(segment.before, segment.first - _BEFORE_TOKENS), _last(tokens, segment)):
        found = _TEMPORALITY.at(tokens, at)
        if found is not None:
            return found[1]
    return Temporality.UNKNOWN


def is_hypothetical(tokens: Sequence[Token], segment: Segment) -> bool:
    """Whether the clause only says that it may be so."""
    return _any(tokens, segment, _HYPOTHETICAL, _BEFORE_TOKENS, capitals=False)


def is_negated(tokens: Sequence[Token], segment: Segment) -> bool:
    """Whether the clause denies it; `not more than` and `not only` do not."""
    for at in _clause(tokens, segment, 5):
        token = tokens[at]
        if token.lower in _NEGATION or token.lower.endswith(_NOT):
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            if following not in ("only", "just", "nur", "seulement", "sólo", "solo"):
                return True
    return False


def _any(
    tokens: Sequence[Token], segment: Segment, words: frozenset[str], back: int, *, capitals: bool
) -> bool:
    return any(
        tokens[at].lower in words and (capitals or tokens[at].text != "May")
        for at in _clause(tokens, segment, back)
    )


def _clause(tokens: Sequence[Token], segment: Segment, back: int) -> Iterator[int]:
    for at in range(segment.first - 1, max(segment.before, segment.first - back) - 1, -1):
        if tokens[at].lower in _CLAUSE_MARKS:
            break
        yield at
    for at in range(segment.stop, _last(tokens, segment)):
        if tokens[at].lower in _CLAUSE_MARKS:
            break
        yield at


def _last(tokens: Sequence[Token], segment: Segment) -> int:
    return min(segment.behind, segment.stop + _BEHIND_TOKENS, len(tokens))
