"""What people and organisations are called by their role: `UN envoy N.N. ... the envoy`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.vocabularies import EntityType
from transforms.entities.names import Name
from transforms.entities.words import (
    ORGANISATION_HEADS_OF,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
    TITLES,
    word_set,
)

_BEFORE_CHARS, _AFTER_CHARS = 40, 120
_LAST_WORD = re.compile(r"[^\W\d_][\w’'-]*$")
_APPOSITION = re.compile(
    r", (?:(?:aged )?\d{1,3}, )?(?:who (?:is|was) )?([^,.;:!?()\"“”\n]{3,100})"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MAX_APPOSITION_WORDS = 9
_STOPS = frozenset(
    {"of", "for", "who", "that", "which", "in", "at", "from", "on", "to", "and", "said"}
)
GENDERED = {
    **dict.fromkeys(
        word_set(
            "spokesman chairman businessman congressman statesman gunman actor king prince brother "
            "son father husband uncle nephew widower grandson boyfriend fisherman policeman"
        ),
        "m",
    ),
    **dict.fromkeys(
        word_set(
            "spokeswoman chairwoman businesswoman congresswoman actress queen princess sister "
            "daughter mother wife aunt niece widow granddaughter girlfriend housewife policewoman"
        ),
        "f",
    ),
}
"""Role nouns that tell the gender."""


@dataclass(frozen=True, slots=True)
class NameRole:
    """A role noun that a name of the document is called by."""

    noun: str
    """In small letters, the head of the phrase: `envoy`, `minister`."""
    name_no: int
    """Place of the name among the names."""
    noun_start: int
    noun_end: int


def find_roles(names: Sequence[Name], body: str) -> list[NameRole]:
    """The roles of people and organisations, in the order of the text."""
    found: list[NameRole] = []
    for no, name in enumerate(names):
        if name.type is EntityType.PERSON:
            found.extend(_before(no, name, body, ROLES))
            found.extend(_apposition(no, name, body, ROLES))
        elif name.type is EntityType.ORGANISATION:
            found.extend(_before(no, name, body, ORGANISATION_WORDS))
            found.extend(_apposition(no, name, body, ORGANISATION_WORDS))
            found.extend(_own_head(no, name))
        elif name.type is EntityType.PLACE:
            found.extend(_apposition(no, name, body, PLACE_WORDS))
    return found


def _before(no: int, name: Name, body: str, nouns: frozenset[str]) -> Iterator[NameRole]:
    """`UN envoy N.N.`, `Foreign Minister N.N.`, `the envoy, N.N.`"""
    before = body[max(0, name.start - _BEFORE_CHARS) : name.start]
    written = before.rstrip(" ,")
    if not 1 <= len(before) - len(written) <= 2:
        return
    match = _LAST_WORD.search(written.removesuffix(".").rpartition(" ")[2])
    if match is None:
        return
    word = match[0]
    noun = word.lower()
    if noun in nouns or (word in TITLES and noun in ROLES and nouns is ROLES):
        end = name.start - len(before) + len(written.removesuffix("."))
        yield NameRole(noun, no, end - len(word), end)


def _apposition(no: int, name: Name, body: str, nouns: frozenset[str]) -> Iterator[NameRole]:
    """`N.N., the head of`, `N.N., a Britain-based group that`."""
    match = _APPOSITION.match(body, name.end, name.end + _AFTER_CHARS)
    if match is None:
        return
    last: re.Match[str] | None = None
    for count, word in enumerate(_WORD.finditer(body, match.start(1), match.end(1))):
        if word[0] in _STOPS or count >= _MAX_APPOSITION_WORDS:
            break
        if word[0] in nouns:
            last = word
        elif last is not None and word[0].islower():
            break
    if last is not None:
        yield NameRole(last[0].lower(), no, last.start(), last.end())


def _own_head(no: int, name: Name) -> Iterator[NameRole]:
    """The noun in the name itself: `the Foreign Ministry ... the ministry`."""
    at = name.start
    words = name.surface.split(" ")
    for place, word in enumerate(words):
        is_last = place == len(words) - 1
        opens_phrase = not is_last and words[place + 1] in ("of", "for")
        if (is_last and place and word in ORGANISATION_NOUNS) or (
            opens_phrase and word in ORGANISATION_HEADS_OF
        ):
            yield NameRole(word.lower(), no, at, at + len(word))
            return
        at += len(word) + 1
