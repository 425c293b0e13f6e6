"""Spans of tokens that may be names: what the model found, with its borders mended, and capitals.

The model's own borders are off in a few regular ways: articles and possessives, a title or a
nationality before a person, two companies joined by `and`, a name that goes on in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.vocabularies import EntityType
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
    PLACE_TITLES,
    PLACE_WORDS,
    TITLES,
)

_ARTICLES = frozenset({"the", "The", "a", "A", "an", "An", "THE", "this", "its", "his", "their"})
_TRAILERS = frozenset({"'s", "’s", "'", "’", ",", ";", ":", "-", "–", "—", '"', "”", "“", "(", "'S", "--"})
_LEADERS = frozenset({'"', "'", "“", "‘", "”", "’", "(", "-", "–", "--", "of", "and", "in", "&", "/"})
_DOTTED_ENDS = frozenset({"Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Bros", "Cos", "St"})
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
        for one in _mend(tokens, rules, start, end, label):
            found.append(one)
            taken[one.start : one.end] = [True] * (one.end - one.start)
    found.sort(key=lambda one: one.start)
    found = _grow(tokens, rules, found, taken)
    found.extend(_capital_runs(tokens, taken, _named(tokens, found)))
    found.sort(key=lambda one: one.start)
    return _join_neighbours(tokens, rules, found)


def _named(tokens: Tokens, found: list[Candidate]) -> set[str]:
    """Words that name something elsewhere in the document: they do so at a sentence's head too."""
    names = {
        tokens.words[no]
        for one in found
        if one.label is not EntityType.WORK
        for no in range(one.start, one.end)
    }
    return {word for word in names if len(word) > 2 and word[:1].isupper() and not word.isupper()}


def _join_neighbours(
    tokens: Tokens, rules: EntityRules, found: list[Candidate]
) -> list[Candidate]:
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
    if tokens.opens[right.start]:
        return False
    if first.endswith("St."):
        return True
    is_body = last in ORGANISATION_NOUNS and right.end - right.start <= 4
    is_owner = first in rules.places or (first.isupper() and name_key(first) in rules.types)
    return is_body and is_owner and tokens.words[right.start] not in ORGANISATION_HEADS_OF


def _is_misread_figure(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a date or figure of the model's holds a word that is neither."""
    return end - start <= 3 and all(
        tokens.words[no][:1].isupper() and tokens.words[no] not in NO_NAMES
        and not tokens.words[no].isupper()
        and tokens.tags[no] in ("NNP", "NNPS")
        for no in range(start, end)
    )


def _mend(
    tokens: Tokens, rules: EntityRules, start: int, end: int, label: EntityType
) -> Iterator[Candidate]:
    for part in _split(tokens, rules, start, end, label):
        first, last, title = _trim(tokens, rules, *part, label)
        if first < last and _may_be_name(tokens.words[first:last]):
            yield Candidate(first, last, label, title)


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
        if word == "and" and _is_whole(tokens, rules, no - 1, left) and _is_whole(
            tokens, rules, end - 1, right
        ):
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
        is_of_place = word in ("of", "in") and right in rules.places
        if is_of_place and no == start + 1 and tokens.words[start] not in ORGANISATION_HEADS_OF:
            return [(start, no), (no + 1, end)]
        if word in (",", "(", "/") and label is not EntityType.ORGANISATION:
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
        if word in ("(", "\n", "\n\n") or (word == "," and right in rules.places):
            return [(start, no), *_split(tokens, rules, no + 1, end, label)]
    return [(start, end)]


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
    if end - start > 2 and words[start] in rules.peoples:
        # `European Champions League`, but `British Airways` is a name of two words.
        if name_key(tokens.text(start + 1, end)) in rules.types:
            start += 1
    return start, end, None


def _trim_person(
    tokens: Tokens, rules: EntityRules, start: int, end: int
) -> tuple[int, int, str | None]:
    words = tokens.words
    title: str | None = None
    while end - start > 1:
        word = words[start]
        if _opens_place(tokens, start):
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


def _opens_place(tokens: Tokens, no: int) -> bool:
    """Whether a title is the beginning of the name of a place: `the district of Sheikh N.`."""
    before = tokens.word(no - 1)
    return tokens.words[no] in PLACE_TITLES and (
        before in ("in", "near", "into", "outside", "inside", "around")
        or (before == "of" and tokens.word(no - 2) in PLACE_WORDS)
    )


def _grow(
    tokens: Tokens, rules: EntityRules, found: list[Candidate], taken: list[bool]
) -> list[Candidate]:
    """Candidates with the capitals beside them that belong to the name."""
    grown: list[Candidate] = []
    for one in found:
        start, end, label, title = one.start, one.end, one.label, one.title
        after = end
        while _goes_on(tokens, taken, after):
            after += 1
        if after > end and label is not EntityType.GROUP:
            last = tokens.words[after - 1]
            if last in ORGANISATION_NOUNS or last in ORGANISATION_SUFFIXES:
                end, label = after, EntityType.ORGANISATION
            elif last in PLACE_NOUNS and label is not EntityType.PERSON:
                end, label = after, EntityType.PLACE
            elif label is EntityType.PERSON and tokens.tags[end] == "NNP":
                end = after
        if label is EntityType.PERSON:
            while (
                start
                and not tokens.opens[start]
                and _goes_on(tokens, taken, start - 1)
                and _is_given(tokens.words[start - 1], rules)
            ):
                start -= 1
            if title is None and start and tokens.words[start - 1] in TITLES:
                if _opens_place(tokens, start - 1) and not tokens.opens[start]:
                    start, label = start - 1, EntityType.PLACE
                else:
                    title = tokens.words[start - 1]
        taken[start:end] = [True] * (end - start)
        grown.append(Candidate(start, end, label, title))
    return grown


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
        while start < end and (words[start] in TITLES or words[start].lower() in OFFICES):
            if _opens_place(tokens, start):
                break
            title = words[start]
            start += 1
        while start < end and words[end - 1] in CONNECTORS:
            end -= 1
        if start < end:
            yield Candidate(start, end, None, title or _title_before(tokens, start))


def _title_before(tokens: Tokens, start: int) -> str | None:
    before = tokens.word(start - 1)
    return before if before in TITLES else None


def _is_capitalised(tokens: Tokens, no: int, named: set[str]) -> bool:
    word = tokens.words[no]
    if not word[:1].isupper() or word in NO_NAMES:
        return False
    if tokens.tags[no] in ("NNP", "NNPS") or word in named:
        return True
    return not tokens.opens[no] and tokens.tags[no] in ("NN", "NNS", "JJ", "FW", "VBD", "VBP", "VB", "VBZ")


def _joins(tokens: Tokens, taken: list[bool], no: int) -> bool:
    """Whether the word stands inside a name: `of`, `de`, `&` between capitals."""
    return (
        tokens.words[no] in ("of", "de", "di", "la", "del", "dello", "della", "van", "von", "der", "al", "bin", "&", "for")
        and no + 1 < len(taken)
        and not taken[no + 1]
        and not tokens.opens[no + 1]
        and tokens.words[no + 1][:1].isupper()
        and tokens.words[no - 1][:1].isupper()
    )
