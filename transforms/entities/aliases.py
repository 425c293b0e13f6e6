"""Which names in a document stand for the same entity: family names, acronyms, short forms.

A short name is led to the one full name of the document that it fits. Where it fits two people, it
is led to the nearest one named before it, with low confidence: two people are never made one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.vocabularies import EntityType
from transforms.entities.names import Name
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.words import (
    GENDER_OF_TITLE,
    ORGANISATION_HEADS_OF,
    ORGANISATION_NOUNS,
    PARTICLES,
)

SURE, LIKELY, GUESSED = 0.95, 0.8, 0.5
"""Confidence that a short name was led to the right full one."""
_GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_ARTICLE_PREFIX = re.compile(r"(?i)^(?:al|el|ul|ad|as|ash|at|an|ar)[-‐–]")
_MAX_ACRONYM = 10
_MAX_HEADS = 50
"""Full names kept for a short form: it is ambiguous long before."""
_MAX_LOOK_BACK = 500
_MAX_NAMES = 5000
"""In a longer document only equal names are one: it is a list, not an article."""


@dataclass(frozen=True, slots=True)
class Alias:
    """The fuller name that a name stands for."""

    head: int
    """Its place among the names."""
    confidence: float


@dataclass(slots=True)
class _Index:
    """Full names of a document, by what they may be shortened to."""

    keys: list[str]
    """The key of each name."""
    first: dict[tuple[EntityType, str], int] = field(default_factory=dict)
    """Type and key -> the first name of that key."""
    by_part: dict[tuple[EntityType, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Type and key of a short form -> the full names that it may stand for, without repeats."""

    def add_part(self, type_: EntityType, part: str, no: int) -> None:
        """Note a short form of a full name."""
        known = self.by_part[type_, name_key(part)]
        if no not in known and len(known) < _MAX_HEADS:
            known.append(no)


def find_aliases(names: Sequence[Name], body: str, rules: EntityRules) -> list[Alias | None]:
    """For each name the fuller one that it stands for; None where it is the full one."""
    if len(names) > _MAX_NAMES:
        return [None] * len(names)
    index = _Index([name_key(name.surface) for name in names])
    for no, name in enumerate(names):
        index.first.setdefault((name.type, index.keys[no]), no)
    acronyms = _introduced(names, body)
    for no in index.first.values():
        _note_parts(index, names[no], no)
    known = _known_heads(names, index, rules)
    found: list[Alias | None] = []
    for no, name in enumerate(names):
        alias = _alias(no, name, names, index, acronyms, known, rules)
        found.append(alias if alias is not None and alias.head != no else None)
    return [_followed(one, found) for one in found]


def _followed(alias: Alias | None, found: Sequence[Alias | None]) -> Alias | None:
    """The alias with the head's own head: chains become stars, so that a row needs one step."""
    seen = 0
    while alias is not None and (next_ := found[alias.head]) is not None and seen < len(found):
        alias = Alias(next_.head, min(alias.confidence, next_.confidence))
        seen += 1
        if seen > 4:
            return None
    return alias


def _alias(
    no: int,
    name: Name,
    names: Sequence[Name],
    index: _Index,
    acronyms: dict[str, int],
    known: dict[tuple[EntityType, str], int],
    rules: EntityRules,
) -> Alias | None:
    key = index.keys[no]
    if name.type is EntityType.ORGANISATION and key in acronyms:
        return Alias(acronyms[key], SURE)
    heads = [
        one
        for one in index.by_part.get((name.type, key), ())
        if one != no and index.keys[one] != key
    ]
    is_ambiguous = name.type is EntityType.PERSON and len(heads) > 1
    rule = rules.by_key.get((name.type, key))
    if rule is not None and not is_ambiguous:
        head = known.get((rule.type, rule.name))
        if head is not None and names[head].surface != name.surface:
            return Alias(head, SURE)
        if name.type is not EntityType.PERSON:
            return None
    if not heads:
        return None
    if name.type is EntityType.PERSON:
        return _person(no, names, heads, index.keys, rules)
    return Alias(heads[0], LIKELY) if len(heads) == 1 else None


def _person(
    no: int, names: Sequence[Name], heads: list[int], keys: Sequence[str], rules: EntityRules
) -> Alias | None:
    name = names[no]
    gender = GENDER_OF_TITLE.get(name.title or "")
    if gender is not None:
        fitting = [one for one in heads if gender_of(names[one], rules) in (gender, None)]
        heads = fitting or heads
    if len(heads) == 1:
        is_given = name_key(names[heads[0]].words[0]) == keys[no]
        return Alias(heads[0], LIKELY if is_given else SURE)
    # The one named last before this is meant; nobody of them named before it: nobody is chosen.
    by_key = {keys[one]: one for one in heads}
    for at in range(no - 1, max(-1, no - _MAX_LOOK_BACK), -1):
        if names[at].type is EntityType.PERSON and keys[at] in by_key:
            return Alias(by_key[keys[at]], GUESSED)
    return None


def gender_of(name: Name, rules: EntityRules) -> str | None:
    """m or f of a person, from the title or the given name; None where they do not tell."""
    gender = GENDER_OF_TITLE.get(name.title or "")
    if gender is None and len(name.words) > 1:
        gender = rules.genders.get(name.words[0])
    return gender if gender in ("m", "f") else None


def _note_parts(index: _Index, name: Name, no: int) -> None:
    words = name.words
    if len(words) < 2:
        return
    if name.type is EntityType.PERSON:
        for part in person_parts(words):
            index.add_part(name.type, part, no)
    elif name.type is EntityType.ORGANISATION:
        for part in organisation_parts(words):
            index.add_part(name.type, part, no)


def person_parts(words: Sequence[str]) -> list[str]:
    """What a person of this name is called for short: family name, with and without particles."""
    words = [word for word in words if word not in _GENERATIONS] or list(words)
    last = words[-1]
    parts = [last, _ARTICLE_PREFIX.sub("", last)]
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        parts.append(" ".join(words[start:]))
    if len(words) > 2:
        parts += [" ".join(words[1:]), " ".join(words[-2:]), f"{words[0]} {last}"]
    bare = _ARTICLE_PREFIX.sub("", last)
    if bare != last:
        parts.append(f"{words[0]} {bare}")
    parts.append(words[0])
    return [part for part in dict.fromkeys(parts) if part and part not in PARTICLES]


def organisation_parts(words: Sequence[str]) -> list[str]:
    """What an organisation of this name is called for short: initials, its head, its beginning."""
    parts: list[str] = []
    capitals = [word for word in words if word[:1].isupper()]
    if len(capitals) > 1:
        initials = "".join(word[0] for word in capitals)
        parts += [initials, "".join(word[0] for word in words if word[:1].isalpha()).upper()]
    parts += [word for word in words if word in ORGANISATION_NOUNS or word in ORGANISATION_HEADS_OF]
    for no, word in enumerate(words[1:], start=1):
        if word in ("of", "for"):
            parts.append(" ".join(words[:no]))
    if words[0] not in ORGANISATION_NOUNS and words[0] not in ("New", "National", "International"):
        parts.append(words[0])
    if len(words) > 2:
        parts.append(" ".join(words[:-1]))
    return list(dict.fromkeys(parts))


def _introduced(names: Sequence[Name], body: str) -> dict[str, int]:
    """Acronyms set in brackets behind the name that they shorten, or before it."""
    found: dict[str, int] = {}
    for no in range(len(names) - 1):
        left, right = names[no], names[no + 1]
        if right.start - left.end > 3 or body[left.end : right.start].strip(' "“') != "(":
            continue
        if body[right.end : right.end + 2].lstrip('"”')[:1] != ")":
            continue
        short, full = (right, no) if len(right.surface) < len(left.surface) else (left, no + 1)
        if names[full].type is EntityType.ORGANISATION and _is_acronym(
            short.surface, names[full].surface
        ):
            found.setdefault(name_key(short.surface), full)
    return found


def _is_acronym(short: str, full: str) -> bool:
    """Whether the letters of a short name stand in the full one in order, the first first."""
    letters = [char for char in short.casefold() if char.isalpha()]
    if not 1 < len(letters) <= _MAX_ACRONYM or sum(char.isupper() for char in short) < 2:
        return False
    at, text = 0, full.casefold()
    if not text.startswith(letters[0]):
        return False
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def _known_heads(
    names: Sequence[Name], index: _Index, rules: EntityRules
) -> dict[tuple[EntityType, str], int]:
    """For each known entity the first of its longest names in the document."""
    found: dict[tuple[EntityType, str], int] = {}
    for (type_, key), no in index.first.items():
        rule = rules.by_key.get((type_, key))
        if rule is None:
            continue
        best = found.get((type_, rule.name))
        if best is None or _fullness(names[no], rule.name) > _fullness(names[best], rule.name):
            found[type_, rule.name] = no
    return found


def _fullness(name: Name, canonical: str) -> tuple[bool, int]:
    return name_key(name.surface) == name_key(canonical), len(name.surface)
