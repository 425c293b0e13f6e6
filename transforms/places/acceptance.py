"""Whether a name that stands in a text is taken for the place that bears it.

Without a finder of entities this is the whole question: the gazetteer has a town for almost any
word. A place that a reader anywhere knows is taken wherever it stands alone; a smaller one only
where a place is expected ("in X", "X, Country", "X police", a dateline), or where the text named it
so elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.annotation import AnnotatedText
from transforms.places.candidates import Candidate
from transforms.places.gazetteer import CAPITAL, CITY, COUNTRY, FIRST, SECOND, Gazetteer
from transforms.places.names import NameKind, fold_place_name
from transforms.places.resolution import is_inside_following
from transforms.places.words import (
    CIVIC,
    DIRECTIONS,
    FACILITIES,
    NAME_LIKE,
    NOT_PLACES,
    PERSON_TITLES,
)

LARGE_CITY = 100_000
"""Inhabitants from which a city needs no further sign."""
KNOWN_CITY = 1_000
"""Inhabitants from which a city is taken where a place is expected."""
LARGE_DIVISION = 400_000
VERY_LARGE_DIVISION = 3_000_000
FAMILIAR_DIVISIONS = frozenset({"US", "CA", "AU", "GB", "DE", "FR", "IT", "ES", "IN"})
"""Countries whose divisions are known by name abroad."""
_LOCATIVE = re.compile(
    r"\b(?:in|near|outside|around|across|inside|throughout|leaving|visiting|nearby|"
    r"(?:city|town|village|suburb|port|north|south|east|west|northeast|northwest|southeast|"
    r"southwest|outskirts|streets|people|residents|capital|province|state) of|"
    r"nahe|bei|aus|nach|en|à|au|dans|près de|ville de|en|cerca de)"
    r"(?: (?:the|downtown|nearby|central|[ns]o[ru]th(?:ern|east|west)?|east(?:ern)?|west(?:ern)?|"
    r"la|le|rural|suburban))?\s$",
    re.IGNORECASE,
)
_LOCATIVE_CHARS = 32
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_DATELINE_END = re.compile(r"(?:, [^\W\d_][\w. ]{1,20})?\s?(?:\([^)\n]{1,30}\)\s?)?(?:—|–|--|-\s)")
_DATELINE_CHARS = 60
LANGUAGE_USE = re.compile(r"\b(?:in|speak|speaks|spoke|speaking|learn|teach|into|auf|en)\s$")
"""What stands before the name of a language."""
_POSSESSIVES = ("'s", "’s")
_BEFORE_CHARS = 14
_MIN_FOREIGN = 4


class Occurrence(NamedTuple):
    """Some words of a run of capitalised words that are the name of a place."""

    text: AnnotatedText
    gazetteer: Gazetteer
    words: Sequence[tuple[int, int]]
    """Spans of the words of the whole run."""
    at: int
    size: int
    start: int
    end: int
    """Of the name itself, without a possessive or the full stop of the sentence."""
    key: str
    found: Sequence[Candidate]

    @property
    def body(self) -> str:
        """The text that all offsets count in."""
        return self.text.body

    @property
    def run_end(self) -> int:
        """Where its last word ends."""
        return self.words[self.at + self.size - 1][1]

    def word(self, number: int) -> str:
        """A word of the run as written."""
        start, end = self.words[number]
        return self.body[start:end]


def accepts(name: Occurrence, trusted: set[str]) -> bool:
    """Whether it is a place; `trusted` are the names that the text has used as one."""
    top = name.found[0]
    if top.name_kind is NameKind.SHORT:
        return _stands_behind_place(name)
    if top.name_kind is NameKind.DEMONYM:
        return _accepts_demonym(name)
    if not any(candidate.name_kind is NameKind.OWN for candidate in name.found):
        return _accepts_foreign(name)
    if _says_where(name):
        return True
    if name.key in NOT_PLACES or not stands_alone(name):
        return False
    if is_large(top, name.gazetteer):
        return name.key not in NAME_LIKE or not _beside_name(name)
    if name.key in trusted or _is_dateline(name):
        return True
    if " " not in name.key and f" {name.key} " in name.body:
        return False  # it is a word too
    return _is_expected(name) and _is_known(name)


def is_large(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a reader anywhere knows the place."""
    people = gazetteer.populations[candidate.number]
    if candidate.kind == CITY:
        return people >= LARGE_CITY
    if candidate.kind == FIRST:
        familiar = candidate.country in FAMILIAR_DIVISIONS
        return people >= (LARGE_DIVISION if familiar else VERY_LARGE_DIVISION)
    return candidate.kind not in (SECOND, "S")


def stands_alone(name: Occurrence) -> bool:
    """Whether the name is no part of a longer one: of a person, a team, a paper."""
    if name.at and not _follows_sentence(name):
        return False
    return name.at + name.size == len(name.words) or _begins_body(name)


def _is_known(name: Occurrence) -> bool:
    return any(
        candidate.kind in (FIRST, SECOND, CAPITAL)
        or name.gazetteer.populations[candidate.number] >= KNOWN_CITY
        for candidate in name.found
        if candidate.name_kind is NameKind.OWN
    )


def _is_expected(name: Occurrence) -> bool:
    """Whether the words before or behind let a place be expected."""
    start = name.words[name.at][0]
    if _LOCATIVE.search(name.body, max(0, start - _LOCATIVE_CHARS), start):
        return True
    following = _NEXT_WORD.match(name.body, name.run_end)
    return following is not None and following.group(1).lower() in CIVIC


def _is_dateline(name: Occurrence) -> bool:
    """Whether it stands as 'SPRINGFIELD (Agency) -' does at the head of a sentence."""
    body, start = name.body, name.start
    if not body[start : name.end].isupper():
        return False
    before = body[max(0, start - 2) : start]
    at_head = not before.strip() or before[-1] == "\n" or before[0] in ".!?"
    end = name.end
    return at_head and _DATELINE_END.match(body, end, end + _DATELINE_CHARS) is not None


def _begins_body(name: Occurrence) -> bool:
    """Whether the words behind make it the name of a body: 'Texas Water Commission'."""
    if name.word(name.at + name.size - 1).endswith(_POSSESSIVES):
        return True
    behind = [
        name.word(number).strip(".'’").lower()
        for number in range(name.at + name.size, len(name.words))
    ]
    if behind[0] in FACILITIES or behind[0] in CIVIC or behind[0] in DIRECTIONS:
        return True
    kind = name.found[0].kind
    if not FACILITIES.isdisjoint(behind):
        return kind != CITY or name.key not in NAME_LIKE
    return kind in (COUNTRY, FIRST, SECOND) and name.key not in NAME_LIKE


def _follows_sentence(name: Occurrence) -> bool:
    """Whether the word before belongs to the sentence and not to the name."""
    start, end = name.words[name.at - 1]
    before = name.word(name.at - 1)
    key = fold_place_name(before)
    if key in DIRECTIONS or before.endswith(_POSSESSIVES):
        return True
    if name.words[name.at][0] - end > 1:  # a small word lies between: "Bank of X"
        return True
    sentence = name.text.sentences[name.text.sentence_no_at(start)]
    return name.at == 1 and sentence.char_start >= start - 1 and key in NOT_PLACES


def _beside_name(name: Occurrence) -> bool:
    """Whether a title or a verb of speech makes a person of it."""
    start = name.words[name.at][0]
    before = name.body[max(0, start - _BEFORE_CHARS) : start].split()
    if before and fold_place_name(before[-1]) in PERSON_TITLES:
        return True
    following = _NEXT_WORD.match(name.body, name.run_end)
    return following is not None and following.group(1).lower() in ("said", "says", "told")


def _accepts_demonym(name: Occurrence) -> bool:
    start = name.words[name.at][0]
    if name.key in NAME_LIKE and len(name.words) > name.size:
        return False
    spoken = LANGUAGE_USE.search(name.body, max(0, start - _BEFORE_CHARS), start) is not None
    return not spoken or _NEXT_WORD.match(name.body, name.run_end) is not None


def _accepts_foreign(name: Occurrence) -> bool:
    """A name of another language: of a large city, where a place is expected."""
    if name.key in NOT_PLACES or len(name.key) < _MIN_FOREIGN or not stands_alone(name):
        return False
    top = name.found[0]
    if top.kind in (COUNTRY, FIRST, CAPITAL) and name.text.language != "en":
        return True
    return name.gazetteer.populations[top.number] >= LARGE_CITY / 2 and _is_expected(name)


def _stands_behind_place(name: Occurrence) -> bool:
    """Whether it stands behind the name of a place and a comma: 'Dayton, Ohio'."""
    before = name.body[max(0, name.start - 30) : name.start]
    words = before.split()
    return before.endswith(", ") and len(words) > 0 and words[-1][:1].isupper()


def _says_where(name: Occurrence) -> bool:
    """Whether what stands behind it says where it lies: 'Paris, Texas'."""
    return name.body.startswith((",", " ("), name.end) and is_inside_following(
        name.found, name.body, name.end, name.gazetteer
    )
