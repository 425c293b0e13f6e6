"""Names in a text without a parse: only what rules find with high precision.

People behind a title or with a known given name, organisations introduced with their acronym, and
names that the merge rules know. Everything else in capitals is left alone: in German all nouns are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText, within
from transforms.entities.acronyms import find_introduced
from transforms.entities.names import Name
from transforms.entities.rule_words import (
    AMBIGUOUS_GIVEN_NAMES,
    CAPITAL,
    NO_FAMILY_NAMES,
    PERSON_PARTICLES,
    TITLES_BY_LANGUAGE,
    small_titles,
)
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.words import NO_NAMES, PLACE_TITLES, PLACE_WORDS, word_set

TITLE, GIVEN, FAMILY = "rule:title", "rule:given_name", "rule:family_name"
KNOWN = "rule:known"
CONFIDENCE: Mapping[str, float] = {
    TITLE: 0.9,
    GIVEN: 0.95,
    FAMILY: 0.85,
    KNOWN: 0.93,
}
_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_][\w'’&-]*\.?")
_ELIDED_WORD = re.compile(rf"(?:\b[dlnsDLNS]|\b[Qq]u)['’](?=\w)|{_WORD.pattern}")
_ELIDING = frozenset({"fr", "it", "ca"})
"""Languages that write an article and its noun together: `l'Union`."""
_RUN_WORD = re.compile(rf"(?:{CAPITAL}\.){{1,6}}|{CAPITAL}[\w'’&-]*")
_END = re.compile(r"(?:['’]s?|\.)$")
_END_CHARS = frozenset("'’s.")
_POSSESSIVES = ("'s", "’s")
_OPENING_PARTICLES = frozenset({"von", "van", "al", "bin", "abu"})
_SECOND_PARTICLES = frozenset({"der", "den", "la", "le"})
_MAX_PERSON_WORDS = 6
_ARABIC_ARTICLE = re.compile(r"(?:al|el|ul|as|ad|ash|an|ar)-[^\W\d_]")
_KINSHIP = frozenset(
    {
        "Abu",
        "Ibn",
        "Bin",
        "Ben",
        "Umm",
        "Van",
        "Von",
        "De",
        "Di",
        "Da",
        "Al",
        "El",
        "Le",
        "La",
        "Del",
        "Della",
        "Dos",
        "Ter",
        "Mc",
        "San",
        "St",
    }
)
"""Capitalised first parts of names that want another."""
_CAPITAL_WORD = re.compile(rf"(?<![\w-]){CAPITAL}[\w’'-]*")
_MAX_WORD_CHARS = 100
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_ARTICLES = word_set(
    "the a an der die das den dem des ein eine einen einem einer eines kein keine im am zum "
    "zur le la les un une du au"
)
_MIN_FAMILY_NAME = 2
_INITIAL = re.compile(rf"{CAPITAL}\.$")


def find_rule_names(text: AnnotatedText, rules: EntityRules) -> list[Name]:
    """The names that rules alone find, in order; none overlaps another."""
    body, language = text.body, text.language
    titles = TITLES_BY_LANGUAGE.get(language, frozenset[str]())
    found = list(find_introduced(body))
    for words, hinted in _lines(text, rules):
        found.extend(_in_line(body, words, hinted, titles, rules))
    found.extend(_family_names(text, found))
    # Where two overlap, the one that begins first stays, and of those the longer.
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _family_names(text: AnnotatedText, found: list[Name]) -> Iterator[Name]:
    """Family names of the people found, where they stand alone."""
    family = {
        name.words[-1]
        for name in found
        if name.type is EntityType.PERSON
        and (len(name.words) > 1 or name.method == TITLE)
        and len(name.words[-1]) > _MIN_FAMILY_NAME
        and name.words[-1][0].isupper()
    }
    family -= NO_NAMES
    if not family:
        return
    for match in _lone_words(text.body, family):
        word = _without_possessive(match[0])
        before = _WORD_BEFORE.search(text.body, max(0, match.start() - 20), match.start())
        if before is not None and (before[1].lower() in _ARTICLES or before[1][0].isupper()):
            continue  # persons take no article: `der Vogel` is a bird; a capital: another name
        after = text.body[match.end() : match.end() + 2]
        if after[:1] == " " and after[1:].isupper() and text.language != "de":
            continue
        start = match.start()
        yield Name(start, start + len(word), word, EntityType.PERSON, FAMILY, CONFIDENCE[FAMILY])


def _lone_words(body: str, wanted: set[str]) -> Iterator[re.Match[str]]:
    """The capitalised words of a text that are one of those wanted, but for a possessive."""
    for word in sorted(wanted):
        at = body.find(word)
        while at >= 0:
            match = _CAPITAL_WORD.match(body, at)
            is_wanted = match is not None and _without_possessive(match[0]) == word
            if match is not None and is_wanted and not _is_end_of_word(body, at):
                yield match
            at = body.find(word, at + 1)


def _is_end_of_word(body: str, at: int) -> bool:
    """Whether a capitalised word goes on here behind an apostrophe: `O'N.`"""
    start = at
    while start > max(0, at - _MAX_WORD_CHARS) and (
        body[start - 1].isalnum() or body[start - 1] in "_’'-"
    ):
        start -= 1
    return start < at and _CAPITAL_WORD.search(body, start, at) is not None


Words = list[re.Match[str]]
"""The words of a sentence."""


def _lines(text: AnnotatedText, rules: EntityRules) -> Iterator[tuple[Words, list[int]]]:
    """The words of the sentences in which a title, a given name or a known name may begin.

    With the places among them of the words that may be one.
    """
    word = _ELIDED_WORD if text.language in _ELIDING else _WORD
    hints = _hints(text, rules)
    for sentence in text.sentences:
        found = within(hints, sentence.char_start, sentence.char_end)
        if not found or text.body[sentence.char_start : sentence.char_end].isupper():
            continue  # a heading in capitals shows nothing
        words = list(word.finditer(text.body, sentence.char_start, sentence.char_end))
        places = [bisect_left(words, hint, key=re.Match.start) for hint in found]
        yield words, [no for no in places if no < len(words)]


def _hints(text: AnnotatedText, rules: EntityRules) -> list[int]:
    """Where a title, a given name or a known name may begin."""
    body, titles = text.body, small_titles(text.language)
    small = set(text.starts_of(titles)) if titles else ()
    hints = text.starts_of(rules.name_hints)
    return [start for start in hints if body[start].isupper() or start in small]


def _in_line(
    body: str, words: Words, hinted: list[int], titles: frozenset[str], rules: EntityRules
) -> Iterator[Name]:
    behind = 0
    for no in hinted:
        word = words[no][0]
        is_title = word in titles
        if no < behind or not (is_title or word[0].isupper()):
            continue
        end = no
        if is_title and not _opens_place(words, no):
            end = _person_end(body, words, no + 1, titles, rules)
            if end > no + 1:
                yield _name(body, words, no + 1, end, EntityType.PERSON, TITLE, word)
        if end <= no + 1 and word[0].isupper():
            end, type_ = _known_end(body, words, no, rules)
            if type_ is EntityType.PLACE and _is_in_longer_name(body, words, no, end, titles):
                type_ = None
            elif type_ is not None:
                yield _name(body, words, no, end, type_, KNOWN)
            if type_ is None and word in rules.genders and word not in AMBIGUOUS_GIVEN_NAMES:
                end = _person_end(body, words, no, titles, rules)
                if end > no + 1:
                    yield _name(body, words, no, end, EntityType.PERSON, GIVEN)
        behind = end


def _opens_place(words: Words, no: int) -> bool:
    """`the district of Sheikh N.`, `in Sheikh N.`: a title that the name of a place begins with."""
    before = words[no - 1][0] if no else ""
    return words[no][0] in PLACE_TITLES and (
        before in ("in", "near") or (before == "of" and no > 1 and words[no - 2][0] in PLACE_WORDS)
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
    start = words[first].start()
    surface = body[start : words[end - 1].end()]
    if not _RUN_WORD.fullmatch(words[end - 1][0]):
        surface = surface.rstrip(".")
    surface = _without_possessive(surface)
    return Name(start, start + len(surface), surface, type_, method, CONFIDENCE[method], title)


def _person_end(
    body: str, words: Words, first: int, titles: frozenset[str], rules: EntityRules
) -> int:
    """Word after the last of a name of a person that begins at a word; `first` where none does.

    At most two capitalised words, another one after each further given name or particle.
    """
    no, left = first, 2
    while no < len(words) and no - first < _MAX_PERSON_WORDS:
        word = words[no][0]
        before = words[no - 1][0] if no > first else ""
        if before and (body[words[no - 1].end() : words[no].start()] != " " or _closes(before)):
            break
        if word in PERSON_PARTICLES:
            if not _may_join(before, word):
                break
            left = max(left, 1)
        elif not (before and _INITIAL.match(word)):
            if not left or not _is_name_word(word, rules) or _is_title_at(body, words, no, titles):
                break
            is_more = word in _KINSHIP or (no > first and word in rules.genders)
            left = max(left, 1) if is_more else left - 1
        no += 1
    while no > first and words[no - 1][0] in PERSON_PARTICLES:
        no -= 1
    if no < len(words) and words[no][0] in NO_FAMILY_NAMES and words[no][0] not in NO_NAMES:
        return first  # `John F. N. Airport`
    return no


def _closes(word: str) -> bool:
    """Whether no name goes on after the word: a full stop, a possessive."""
    return word.endswith((".", *_POSSESSIVES)) and not _INITIAL.match(word)


def _without_possessive(text: str) -> str:
    if text[-1] in _END_CHARS:
        for ending in (*_POSSESSIVES, "'", "’"):
            if text.endswith(ending):
                return text.removesuffix(ending)
    return text


def _may_join(before: str, word: str) -> bool:
    """Whether a particle stands in a name, and is no article: `Trainer N.N. den Neuzugang`."""
    if not before:
        return word in _OPENING_PARTICLES
    return word not in _SECOND_PARTICLES or before in PERSON_PARTICLES


def _is_title_at(body: str, words: Words, no: int, titles: frozenset[str]) -> bool:
    """Whether a word is a title, or the first of one: `Deputy Foreign Minister`."""
    if words[no][0] in titles:
        return True
    if no + 1 == len(words) or body[words[no].end() : words[no + 1].start()] != " ":
        return False
    return words[no + 1][0] in titles and words[no + 1][0][:1].isupper()


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
    first = words[no][0]
    # Without a possessive, a stop and what is joined on: `Russia's`, `EU-`.
    most = rules.longest.get(first.lower())
    if most is None and first[-1] in _END_CHARS:
        most = rules.longest.get(_END.sub("", first).lower())
    if most is None:
        return no, None
    for end in range(min(len(words), no + most), no, -1):
        surface = _without_possessive(body[words[no].start() : words[end - 1].end()])
        if end == no + 1:
            surface = surface if surface in rules.countries else surface.rstrip(".")
            return (end, _lone_type(surface, no, body, words, rules))
        type_ = rules.types.get(name_key(surface.rstrip(".,")))
        if type_ is not None and surface.count("  ") == 0:
            return end, type_
    return no, None


def _is_in_longer_name(body: str, words: Words, no: int, end: int, titles: frozenset[str]) -> bool:
    """Whether a place is a part of another name: `New York Jets`. Not in German, with its nouns."""
    if titles in (frozenset(), TITLES_BY_LANGUAGE["de"]):
        return False
    if end < len(words) and body[words[end - 1].end() : words[end].start()] == " ":
        after = words[end][0]
        if after[:1].isupper() and after not in titles and after not in NO_NAMES:
            return True
    before = words[no - 1][0] if no else ""
    return before[:1].isupper() and no > 1 and body[words[no - 1].end() : words[no].start()] == " "


def _lone_type(
    word: str, no: int, body: str, words: Words, rules: EntityRules
) -> EntityType | None:
    """The type of a known name of one word, where the word can be nothing else."""
    if word in rules.countries:
        return EntityType.PLACE
    type_ = rules.types.get(name_key(word))
    if type_ not in (EntityType.ORGANISATION, EntityType.PERSON):
        return None
    beside = [words[at][0] for at in (no - 1, no + 1) if 0 <= at < len(words)]
    if word.isupper() and len(word) > 1:
        # Among other words in capitals it is shouted, not named.
        return None if any(one.isupper() and len(one) > 1 for one in beside) else type_
    if no == 0 or any(one[:1].isupper() for one in beside):
        return None
    return type_ if body[words[no].start() - 1] == " " else None
