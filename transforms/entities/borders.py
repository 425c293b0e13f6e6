"""The borders of the model's spans, mended: they are off in a few regular ways.

Articles and possessives, a title or a nationality before a person, two names joined by `and`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.vocabularies import EntityType
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.tokens import Tokens
from transforms.entities.words import (
    CONNECTORS,
    NO_NAMES,
    OFFICES,
    ORGANISATION_HEADS_OF,
    ORGANISATION_SUFFIXES,
    PLACE_TITLES,
    PLACE_WORDS,
    TITLES,
    word_set,
)

_ARTICLES = word_set("the The a A an An THE this its his their")
_TRAILERS = word_set("'s ’s ' ’ , ; : - – — \" ” “ ( 'S --")
_LEADERS = word_set("\" ' “ ‘ ” ’ ( - – -- of and in & /")

_SCORE = re.compile(r"\d{1,3}|[-–]")
_LONGEST = 40
"""Tokens of a name at most; and looking into a span is quadratic."""
_NATIONAL = 3
"""Words of a nationality, a given and a family name."""

Span = tuple[int, int, str | None]
"""First token, token after the last, title before it."""


def mend(
    tokens: Tokens, rules: EntityRules, start: int, end: int, label: EntityType
) -> Iterator[Span]:
    """The names that a span of the model's holds; a span of many dozens of words holds none."""
    if end - start > _LONGEST:
        return
    for part in _split(tokens, rules, start, end, label):
        first, last, title = _trim(tokens, rules, *part, label)
        if first < last and _may_be_name(tokens.words[first:last]):
            yield first, last, title


def _may_be_name(words: list[str]) -> bool:
    if len(words) == 1 and words[0] in NO_NAMES:
        return False
    return any(word[:1].isupper() or word[:1].isdigit() or not word.isascii() for word in words)


def _split(
    tokens: Tokens, rules: EntityRules, start: int, end: int, label: EntityType
) -> list[tuple[int, int]]:
    """Where the model joined two names: at `and`, at a possessive, at `of` before a country."""
    if label in (EntityType.WORK, EntityType.LAW, EntityType.EVENT):
        return [(start, end)]
    for no in range(start + 1, end - 1):
        word = tokens.words[no]
        left, right = tokens.text(start, no), tokens.text(no + 1, end)
        left = left.removeprefix("the ").removeprefix("The ")
        if word in ("'s", "’s") and (left in rules.places or left in rules.genders):
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
        if word == "and" and _is_joint(tokens, rules, no, end, left):
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
        is_of_place = word in ("of", "in") and right in rules.places
        if is_of_place and no == start + 1 and tokens.words[start] not in ORGANISATION_HEADS_OF:
            return [(start, no), (no + 1, end)]
        if word in (",", "(", "/") and label is not EntityType.ORGANISATION:
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
        if word in ("(", "\n", "\n\n") or (word == "," and right in rules.places):
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
    return [(start, end)]


def _is_joint(tokens: Tokens, rules: EntityRules, no: int, end: int, left: str) -> bool:
    """Whether `and` joins two names: `N. Ltd and M. Inc`, `Tunis and the N. Union`."""
    if left in rules.places and tokens.words[no + 1] == "the":
        return True
    right = tokens.text(no + 1, end)
    return _is_whole(tokens, rules, no - 1, left) and _is_whole(tokens, rules, end - 1, right)


def _is_whole(tokens: Tokens, rules: EntityRules, last: int, name: str) -> bool:
    """Whether a part of `X and Y` is a name of its own."""
    return tokens.words[last] in ORGANISATION_SUFFIXES or name in rules.places


def _trim(
    tokens: Tokens, rules: EntityRules, start: int, end: int, label: EntityType
) -> tuple[int, int, str | None]:
    """The span without what is no part of the name, and the title before it."""
    words = tokens.words
    if label is EntityType.WORK:
        return start, end, None
    while start < end and (words[start] in _ARTICLES or words[start] in _LEADERS):
        start += 1
    while start < end and (words[end - 1] in _TRAILERS or words[end - 1].isspace()):
        end -= 1
    if label is EntityType.PERSON:
        return _trim_person(tokens, rules, start, end)
    if label is not EntityType.GROUP:
        while end - start > 1 and words[end - 1].islower() and words[end - 1] not in CONNECTORS:
            end -= 1  # `the congress`, `Conservative party`
    while end - start > 1 and words[end - 1] in CONNECTORS:
        end -= 1
    while end - start > 1 and _SCORE.fullmatch(words[end - 1]):
        end -= 1  # `N. 2-1`
    if end - start > 2 and words[start] in rules.peoples:
        # `European Champions League`, `Croat Milan N.`; but `British Airways` is a name.
        is_known = name_key(tokens.text(start + 1, end)) in rules.types
        is_person = end - start == _NATIONAL and words[start + 1] in rules.genders
        start += is_known or is_person
    return start, end, None


def _trim_person(
    tokens: Tokens, rules: EntityRules, start: int, end: int
) -> tuple[int, int, str | None]:
    words = tokens.words
    title: str | None = None
    while end - start > 1:
        word = words[start]
        if opens_place(tokens, start):
            return start, end, None
        if word in TITLES or word.lower() in OFFICES:
            title = word
        elif word not in rules.peoples or words[start + 1][:1].islower():
            break
        start += 1
    while end - start > 1 and not (words[end - 1][:1].isupper() or words[end - 1] in CONNECTORS):
        end -= 1
    for no in range(start + 1, end):
        if words[no][:1].isdigit() or words[no] in ('"', "(", "\n\n"):
            return start, no, title
    return start, end, title


def opens_place(tokens: Tokens, no: int) -> bool:
    """Whether a title is the beginning of the name of a place: `the district of Sheikh N.`."""
    before = tokens.word(no - 1)
    return tokens.words[no] in PLACE_TITLES and (
        before in ("in", "near", "into", "outside", "inside", "around")
        or (before == "of" and tokens.word(no - 2) in PLACE_WORDS)
    )
