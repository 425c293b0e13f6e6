"""Spans of tokens that may be names: what the model found, with its borders mended, and capitals.

The model's own borders are off in a few regular ways: articles and possessives, a title or a
nationality before a person, two companies joined by `and`, a name that goes on in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.vocabularies import EntityType
from transforms.entities.borders import mend, opens_place
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.tokens import Tokens
from transforms.entities.words import (
    CONNECTORS,
    NO_NAMES,
    OFFICES,
    ORGANISATION_HEADS_OF,
    ORGANISATION_NOUNS,
    ORGANISATION_SUFFIXES,
    PLACE_NOUNS,
    TITLES,
)

_ARTICLES = frozenset({"the", "The", "a", "A", "an", "An", "THE", "this", "its", "his", "their"})
_TRAILERS = frozenset(
    {"'s", "’s", "'", "’", ",", ";", ":", "-", "–", "—", '"', "”", "“", "(", "'S", "--"}
)
_LEADERS = frozenset(
    {'"', "'", "“", "‘", "”", "’", "(", "-", "–", "--", "of", "and", "in", "&", "/"}
)
_DOTTED_ENDS = frozenset({"Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Bros", "Cos", "St"})
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_MAX_RUN = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be a name."""

    start: int
    end: int
    """Token after the last."""
    label: EntityType | None
    """What the model takes it for; None: it did not find it."""
    title: str | None = None
    """The title before it."""


def find_candidates(tokens: Tokens, rules: EntityRules) -> list[Candidate]:
    """All candidates in the order of the text; none overlaps another."""
    taken = [False] * len(tokens.words)
    found: list[Candidate] = []
    for start, end, label in tokens.spans:
        if label is None:
            if not _is_misread_figure(tokens, start, end):
                taken[start:end] = [True] * (end - start)
            continue
        for first, last, title in mend(tokens, rules, start, end, label):
            found.append(Candidate(first, last, label, title))
            taken[first:last] = [True] * (last - first)
    found.sort(key=lambda one: one.start)
    found = _grow(tokens, rules, found, taken)
    found.extend(_capital_runs(tokens, taken, _named(tokens, rules, found)))
    found.sort(key=lambda one: one.start)
    return _join_neighbours(tokens, rules, found)


def _named(tokens: Tokens, rules: EntityRules, found: list[Candidate]) -> set[str]:
    """Words that name something in the document or are places: also at the head of a sentence."""
    names = {
        tokens.words[no]
        for one in found
        if one.label is not EntityType.WORK
        for no in range(one.start, one.end)
    }
    names = {word for word in names if len(word) > 2 and word[:1].isupper() and not word.isupper()}
    for word, tag, opens in zip(tokens.words, tokens.tags, tokens.opens, strict=True):
        if opens and tag in ("NN", "NNS") and word in rules.places:
            names.add(word)
    return names


def _join_neighbours(tokens: Tokens, rules: EntityRules, found: list[Candidate]) -> list[Candidate]:
    """`U.S.` and `Supreme Court`, `St.` and `N. Exchange` side by side are one name."""
    joined: list[Candidate] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.end == one.start and _are_one(tokens, rules, before, one):
            label = EntityType.ORGANISATION if before.label is not None else one.label
            joined[-1] = Candidate(before.start, one.end, label)
        else:
            joined.append(one)
    return joined


def _are_one(tokens: Tokens, rules: EntityRules, left: Candidate, right: Candidate) -> bool:
    first, last = tokens.text(left.start, left.end), tokens.words[right.end - 1]
    # `U.S.` and `St.` may be taken for the end of a sentence.
    if first.endswith("St."):
        return True
    if tokens.opens[right.start] and not _DOTTED.fullmatch(first):
        return False
    is_body = last in ORGANISATION_NOUNS and right.end - right.start <= 4
    is_owner = first in rules.places or (first.isupper() and name_key(first) in rules.types)
    return is_body and is_owner and tokens.words[right.start] not in ORGANISATION_HEADS_OF


def _is_misread_figure(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a date or figure of the model's holds a word that is neither."""
    return end - start <= 3 and all(
        tokens.words[no][:1].isupper()
        and tokens.words[no] not in NO_NAMES
        and not tokens.words[no].isupper()
        and tokens.tags[no] in ("NNP", "NNPS")
        for no in range(start, end)
    )


def _grow(
    tokens: Tokens, rules: EntityRules, found: list[Candidate], taken: list[bool]
) -> list[Candidate]:
    """Candidates with the capitals beside them that belong to the name."""
    grown: list[Candidate] = []
    for one in found:
        longer = _grow_right(tokens, one, taken)
        if longer.label is EntityType.PERSON:
            longer = _grow_left(tokens, rules, longer, taken)
        taken[longer.start : longer.end] = [True] * (longer.end - longer.start)
        grown.append(longer)
    return grown


def _grow_right(tokens: Tokens, one: Candidate, taken: list[bool]) -> Candidate:
    after = one.end
    while _goes_on(tokens, taken, after):
        after += 1
    if after == one.end or one.label is EntityType.GROUP:
        return one
    last = tokens.words[after - 1]
    if last in ORGANISATION_NOUNS or last in ORGANISATION_SUFFIXES:
        return replace(one, end=after, label=EntityType.ORGANISATION)
    if last in PLACE_NOUNS and one.label is not EntityType.PERSON:
        return replace(one, end=after, label=EntityType.PLACE)
    if one.label is EntityType.PERSON and tokens.tags[one.end] == "NNP":
        return replace(one, end=after)
    return one


def _grow_left(tokens: Tokens, rules: EntityRules, one: Candidate, taken: list[bool]) -> Candidate:
    start = one.start
    while (
        start
        and not tokens.opens[start]
        and _goes_on(tokens, taken, start - 1)
        and _is_given(tokens.words[start - 1], rules)
    ):
        start -= 1
    if one.title is None and start and tokens.words[start - 1] in TITLES:
        if opens_place(tokens, start - 1) and not tokens.opens[start]:
            return replace(one, start=start - 1, label=EntityType.PLACE)
        return replace(one, start=start, title=tokens.words[start - 1])
    return replace(one, start=start)


def _is_given(word: str, rules: EntityRules) -> bool:
    """Whether a capitalised word before a person's name is a part of it."""
    return (
        word not in TITLES
        and word.lower() not in OFFICES
        and word not in rules.peoples
        and word not in rules.places
        and word not in ORGANISATION_NOUNS
        and word not in ORGANISATION_SUFFIXES
        and not (word.isupper() and len(word) > 1)
    )


def _goes_on(tokens: Tokens, taken: list[bool], no: int) -> bool:
    """Whether the token is a capitalised word that no other span has."""
    return (
        0 <= no < len(taken)
        and not taken[no]
        and tokens.tags[no] in ("NNP", "NNPS")
        and tokens.words[no][:1].isupper()
        and tokens.words[no] not in NO_NAMES
        and not (tokens.opens[no])
    )


def _capital_runs(tokens: Tokens, taken: list[bool], named: set[str]) -> Iterator[Candidate]:
    """Runs of capitalised words that the model did not find."""
    words, no, count = tokens.words, 0, len(tokens.words)
    while no < count:
        if taken[no] or not _is_capitalised(tokens, no, named):
            no += 1
            continue
        start = no
        while (
            no < count
            and no - start < _MAX_RUN
            and not taken[no]
            and (no == start or not tokens.opens[no])
            and (_is_capitalised(tokens, no, named) or (no > start and _joins(tokens, taken, no)))
        ):
            no += 1
        end, title = no, None
        # `General N.`, but `General Assembly`.
        while start < end and words[end - 1] not in ORGANISATION_NOUNS and _is_title(tokens, start):
            title = words[start]
            start += 1
        while start < end and words[end - 1] in CONNECTORS:
            end -= 1
        if start < end:
            yield Candidate(start, end, None, title or _title_before(tokens, start))


def _is_title(tokens: Tokens, no: int) -> bool:
    word = tokens.words[no]
    return (word in TITLES or word.lower() in OFFICES) and not opens_place(tokens, no)


def _title_before(tokens: Tokens, start: int) -> str | None:
    before = tokens.word(start - 1)
    return before if before in TITLES else None


def _is_capitalised(tokens: Tokens, no: int, named: set[str]) -> bool:
    word = tokens.words[no]
    if not word[:1].isupper() or word in NO_NAMES:
        return False
    if tokens.tags[no] in ("NNP", "NNPS") or word in named:
        return True
    return not tokens.opens[no] and tokens.tags[no] in (
        "NN",
        "NNS",
        "JJ",
        "FW",
        "VBD",
        "VBP",
        "VB",
        "VBZ",
    )


def _joins(tokens: Tokens, taken: list[bool], no: int) -> bool:
    """Whether the word stands inside a name: `of`, `de`, `&` between capitals."""
    return (
        tokens.words[no]
        in (
            "of",
            "de",
            "di",
            "la",
            "del",
            "dello",
            "della",
            "van",
            "von",
            "der",
            "al",
            "bin",
            "&",
            "for",
        )
        and no + 1 < len(taken)
        and not taken[no + 1]
        and not tokens.opens[no + 1]
        and tokens.words[no + 1][:1].isupper()
        and tokens.words[no - 1][:1].isupper()
    )
