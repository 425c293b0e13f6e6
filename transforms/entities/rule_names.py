"""Names in a text without a parse: only what rules find with high precision.

People behind a title or with a known given name, organisations introduced with their acronym, and
names that the merge rules know. Everything else in capitals is left alone: in German all nouns are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.entities.names import Name
from transforms.entities.rule_words import (
    AMBIGUOUS_GIVEN_NAMES,
    NO_FAMILY_NAMES,
    ORGANISATION_HEADS,
    PERSON_PARTICLES,
    TITLES_BY_LANGUAGE,
)
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.words import NO_NAMES, PLACE_TITLES, PLACE_WORDS

TITLE, GIVEN, KNOWN, ACRONYM = "rule:title", "rule:given_name", "rule:known", "rule:acronym"
CONFIDENCE: Mapping[str, float] = {TITLE: 0.9, GIVEN: 0.85, KNOWN: 0.85, ACRONYM: 0.9}
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_][\w'’&-]*\.?")
_RUN_WORD = re.compile(rf"(?:{_CAPITAL}\.){{1,6}}|{_CAPITAL}[\w'’&-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_BRACKET = re.compile(rf"\(({_CAPITAL}{{2,8}})\)")
_MAX_KNOWN_WORDS = 7
_MAX_FULL_CHARS = 90
_ARABIC_ARTICLE = re.compile(r"(?:al|el|ul|as|ad|ash|an|ar)-[^\W\d_]")
_KINSHIP = frozenset({"Abu", "Ibn", "Bin", "Ben", "Umm", "Van", "Von", "De", "Di", "Da", "Al", "El", "Le", "La"})
"""Capitalised first parts of names that want another."""
_INITIAL = re.compile(rf"{_CAPITAL}\.$")


def find_rule_names(text: AnnotatedText, rules: EntityRules) -> list[Name]:
    """The names that rules alone find, in order; none overlaps another."""
    body, language = text.body, text.language
    titles = TITLES_BY_LANGUAGE.get(language, frozenset[str]())
    found = list(_introduced(body))
    for words in _lines(text):
        found.extend(_in_line(body, words, titles, rules))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


Words = list[tuple[int, int, str]]
"""Start, end and text of each word of a sentence."""


def _lines(text: AnnotatedText) -> Iterator[Words]:
    for sentence in text.sentences:
        line = text.body[sentence.char_start : sentence.char_end]
        if line.isupper():
            continue  # a heading in capitals shows nothing
        yield [
            (sentence.char_start + match.start(), sentence.char_start + match.end(), match[0])
            for match in _WORD.finditer(line)
        ]


def _in_line(
    body: str, words: Words, titles: frozenset[str], rules: EntityRules
) -> Iterator[Name]:
    no = 0
    while no < len(words):
        word = words[no][2]
        end = no
        if word in titles and not _opens_place(words, no):
            end = _person_end(body, words, no + 1, rules)
            if end > no + 1:
                yield _name(body, words, no + 1, end, EntityType.PERSON, TITLE, word)
        if end <= no + 1 and word[:1].isupper():
            end, type_ = _known_end(body, words, no, rules)
            if type_ is not None:
                yield _name(body, words, no, end, type_, KNOWN)
            elif word in rules.genders and word not in AMBIGUOUS_GIVEN_NAMES:
                end = _person_end(body, words, no, rules)
                if end > no + 1:
                    yield _name(body, words, no, end, EntityType.PERSON, GIVEN)
        no = max(no + 1, end)


def _opens_place(words: Words, no: int) -> bool:
    """`the district of Sheikh N.`, `in Sheikh N.`: a title that the name of a place begins with."""
    before = words[no - 1][2] if no else ""
    return words[no][2] in PLACE_TITLES and (
        before in ("in", "near") or (before == "of" and no > 1 and words[no - 2][2] in PLACE_WORDS)
    )


def _name(
    body: str,
    words: Words,
    first: int,
    end: int,
    type_: EntityType,
    method: str,
    title: str | None = None,
) -> Name:
    start = words[first][0]
    surface = body[start : words[end - 1][1]]
    if not _RUN_WORD.fullmatch(words[end - 1][2]):
        surface = surface.rstrip(".")
    surface = _POSSESSIVE.sub("", surface)
    return Name(start, start + len(surface), surface, type_, method, CONFIDENCE[method], title)


def _person_end(body: str, words: Words, no: int, rules: EntityRules) -> int:
    """Word after the last of a name of a person that begins at a word; `no` where none does."""
    first = no
    has_given = no < len(words) and words[no][2] in rules.genders
    capitals = 0
    while no < len(words) and no - first < 5:
        word = words[no][2]
        if no > first and body[words[no - 1][1] : words[no][0]] != " ":
            break
        if word in PERSON_PARTICLES and no + 1 < len(words) and (capitals or no == first):
            no += 1
            continue
        if _INITIAL.match(word) and capitals:
            no += 1
            continue
        if not _is_name_word(word, rules) or capitals == (2 if has_given else 1):
            break
        capitals += word not in _KINSHIP
        no += 1
        if word.endswith((".", "'s", "’s")):
            break
    while no > first and words[no - 1][2] in PERSON_PARTICLES:
        no -= 1
    if no < len(words) and words[no][2] in NO_FAMILY_NAMES and words[no][2] not in NO_NAMES:
        return first  # `John F. N. Airport`
    return no if capitals else first


def _is_name_word(word: str, rules: EntityRules) -> bool:
    bare = word.rstrip(".")
    return (
        len(bare) > 1
        and (bare[0].isupper() or bool(_ARABIC_ARTICLE.match(bare)))
        and not bare.isupper()
        and bare not in NO_FAMILY_NAMES
        and bare not in NO_NAMES
        and bare not in rules.peoples
        and bare not in rules.countries
    )


def _known_end(
    body: str, words: Words, no: int, rules: EntityRules
) -> tuple[int, EntityType | None]:
    """Word after the longest known name that begins at a word, and its type."""
    if words[no][2] == "The":
        return no, None
    for end in range(min(len(words), no + _MAX_KNOWN_WORDS), no, -1):
        surface = _POSSESSIVE.sub("", body[words[no][0] : words[end - 1][1]])
        if end == no + 1:
            surface = surface if surface in rules.countries else surface.rstrip(".")
            return (end, _lone_type(surface, no, body, words, rules))
        if surface[-1].islower() and not words[end - 1][2][:1].isupper():
            continue
        type_ = rules.types.get(name_key(surface.rstrip(".,")))
        if type_ is not None and surface.count("  ") == 0:
            return end, type_
    return no, None


def _lone_type(
    word: str, no: int, body: str, words: Words, rules: EntityRules
) -> EntityType | None:
    """The type of a known name of one word, where the word can be nothing else."""
    if word in rules.countries:
        return EntityType.PLACE
    type_ = rules.types.get(name_key(word))
    if type_ not in (EntityType.ORGANISATION, EntityType.PERSON):
        return None
    if word.isupper() and len(word) > 1:
        return type_
    beside = [words[at][2] for at in (no - 1, no + 1) if 0 <= at < len(words)]
    if no == 0 or any(one[:1].isupper() for one in beside):
        return None
    return type_ if body[words[no][0] - 1] == " " else None


def _introduced(body: str) -> Iterator[Name]:
    """`Northern Harbour Agency (NHA)`: the name and its acronym."""
    for match in _BRACKET.finditer(body):
        acronym = match[1]
        if acronym in NO_NAMES:
            continue
        start = _full_start(body, match.start(), acronym)
        if start is None:
            continue
        surface = body[start : match.start()].rstrip()
        words = surface.split()
        if not any(word in ORGANISATION_HEADS for word in words):
            continue
        yield Name(
            start, start + len(surface), surface, EntityType.ORGANISATION, ACRONYM, CONFIDENCE[ACRONYM]
        )
        yield Name(
            match.start(1), match.end(1), acronym, EntityType.ORGANISATION, ACRONYM,
            CONFIDENCE[ACRONYM],
        )


def _full_start(body: str, end: int, acronym: str) -> int | None:
    """Where the name begins whose words have the letters of an acronym, read backwards."""
    line = body[max(0, end - _MAX_FULL_CHARS) : end]
    line = line[line.rfind("\n") + 1 :]
    base = end - len(line)
    left = list(acronym)
    words = list(re.finditer(r"[^\W\d_][\w’'-]*", line))
    best: int | None = None
    for word in reversed(words):
        text = word[0]
        if left and text[0].upper() == left[-1]:
            left.pop()
            if not left and text[0].isupper():
                best = base + word.start()
                break
        elif text[0].isupper():
            return None
        elif len(text) > 6:
            return None
    return best
