"""What a number counts: the noun phrase behind it, and its singular."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.parse_columns import numbers_of
from transforms.quantities.noun_data import (
    DETERMINERS,
    DWELLINGS,
    HOUSEHOLDS,
    IRREGULAR,
    PEOPLE,
    STOP_WORDS,
)
from transforms.quantities.phrases import word_set
from transforms.quantities.tokens import Token

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc

_MAX_TOKENS = 8
_MAX_WORDS_UNTAGGED = 4
_HYPHENS = frozenset("-‐‑")
_TIME_OPENERS = word_set("last next thanks due nächsten letzten")
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "POS", "HYPH", "AFX", "PRP$"})
_DEMONYM_ENDINGS = ("ans", "ians", "ese", "is", "ish")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase in a list of tokens."""

    first: int
    stop: int
    head: int


class Tags:
    """The tags of a parse, looked up by offset; None everywhere where there is no parse."""

    def __init__(self, doc: Doc | None) -> None:
        """Keep the offsets of the tokens for the search."""
        self._doc = doc
        self._starts = numbers_of(doc, "IDX") if doc is not None else []

    @property
    def is_known(self) -> bool:
        """Whether there is a parse."""
        return self._doc is not None

    def at(self, char: int) -> str:
        """The tag (Penn Treebank) of the token that holds a character; '' where none does."""
        if self._doc is None:
            return ""
        index = bisect_left(self._starts, char + 1) - 1
        return str(self._doc[index].tag_) if index >= 0 else ""


def read_noun_phrase(tokens: Sequence[Token], at: int, tags: Tags) -> NounPhrase | None:
    """The noun phrase that begins at a token."""
    if at < len(tokens) and tokens[at].text in _HYPHENS:
        at += 1
    if at < len(tokens) and tokens[at].lower in _TIME_OPENERS:
        return None
    if tags.is_known:
        return _read_tagged(tokens, at, tags)
    return _read_untagged(tokens, at)


def skip_of(tokens: Sequence[Token], at: int, of_words: frozenset[str]) -> int:
    """The token behind `of`, `of the`, `of all the`; the same token where none is there."""
    start = at
    if at < len(tokens) and tokens[at].lower in of_words:
        at += 1
        if at < len(tokens) and tokens[at].text in "'’":
            at += 1
        while at < len(tokens) and tokens[at].lower in DETERMINERS:
            at += 1
        return at
    return start


def _read_tagged(tokens: Sequence[Token], at: int, tags: Tags) -> NounPhrase | None:
    head = -1
    position = at
    while position < len(tokens) and position - at < _MAX_TOKENS:
        token = tokens[position]
        tag = tags.at(token.start)
        if token.is_number and _is_number_of_name(tokens, position, at, tags):
            position += 1
            continue
        if token.is_number or not (token.text[0].isalpha() or token.text in _HYPHENS):
            break
        if tag.startswith("NN"):
            if head >= 0 and _ends_phrase(tokens[head], tags.at(tokens[head].start), tag):
                break
            head = position
        elif not _goes_on(tokens, position, tag, head, tags):
            break
        position += 1
    return NounPhrase(at, head + 1, head) if head >= 0 else None


def _is_number_of_name(tokens: Sequence[Token], at: int, first: int, tags: Tags) -> bool:
    """The 3 of `Falcon 3 sedans`: a name before it, a noun behind it."""
    if at <= first or at + 1 >= len(tokens):
        return False
    is_joined = tokens[at - 1].text in _HYPHENS and at - 2 >= first
    before = tokens[at - 2] if is_joined else tokens[at - 1]
    return before.text[0].isupper() and tags.at(tokens[at + 1].start).startswith("NN")


def _ends_phrase(head: Token, head_tag: str, tag: str) -> bool:
    """`200 people Friday`: a plural or a person is not the modifier of a name."""
    is_plural = head_tag in ("NNS", "NNPS")
    return (is_plural and tag.startswith("NNP") and head.text.islower()) or (
        kind_of(head.lower) != "count" and is_plural and tag != "NNS"
    )


def _goes_on(tokens: Sequence[Token], at: int, tag: str, head: int, tags: Tags) -> bool:
    token = tokens[at]
    if token.text in _HYPHENS:
        return token.is_glued and at + 1 < len(tokens) and tokens[at + 1].is_glued
    if tokens[at - 1].text in _HYPHENS and token.is_glued:
        return True  # the second half of `conflict-related`
    if token.lower == "and" and head == at - 1 and _joins_names(tokens, at, tags):
        return True
    if head >= 0:  # behind a noun only `'s` and a coordinated modifier go on
        return tag == "POS"
    if tag in ("RB", "RBS", "RBR"):
        return token.lower.endswith("ly") or tag != "RB"
    if token.lower in ("and", "or") and at + 1 < len(tokens):
        following = tags.at(tokens[at + 1].start)
        return following in ("JJ", "VBN") and tags.at(tokens[at - 1].start) in ("JJ", "VBN")
    return tag in _MODIFIER_TAGS and not (tag == "VBG" and not _noun_follows(tokens, at, tags))


def _joins_names(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """`Tarrow and Mirra voters`: two names before one noun."""
    if at + 2 >= len(tokens) or not tokens[at - 1].text[0].isupper():
        return False
    is_name = tags.at(tokens[at + 1].start).startswith("NNP")
    return is_name and tags.at(tokens[at + 2].start) in ("NN", "NNS")


def _noun_follows(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    return at + 1 < len(tokens) and tags.at(tokens[at + 1].start).startswith(("NN", "JJ"))


def _read_untagged(tokens: Sequence[Token], at: int) -> NounPhrase | None:
    head = -1
    position = at
    while position < len(tokens) and position - at < _MAX_WORDS_UNTAGGED:
        token = tokens[position]
        if not token.text[0].isalpha() or token.lower in STOP_WORDS:
            break
        head = position
        position += 1
        if _is_plural(token):
            return NounPhrase(at, head + 1, head)
    if head < 0:
        return None
    # no plural: the first word is the safest guess, a capital begins a name
    head = min(head, at)
    if tokens[head].lower.endswith(("ing", "ed")) and kind_of(tokens[head].lower) == "count":
        return None
    return NounPhrase(at, head + 1, head)


def _is_plural(token: Token) -> bool:
    lower = token.lower
    if kind_of(lower) != "count" or lower in IRREGULAR:
        return True
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous", "'s", "’s"))


def kind_of(lower: str) -> str:
    """The dimension of a counted noun: people, households, dwellings, or count."""
    if lower in PEOPLE:
        return "people"
    if lower in HOUSEHOLDS:
        return "households"
    return "dwellings" if lower in DWELLINGS else "count"


def dimension_of(token: Token) -> str:
    """The dimension of the head of a noun phrase; demonyms in the plural are people."""
    kind = kind_of(token.lower)
    if kind == "count" and token.text[0].isupper() and not token.text.isupper():
        return "people" if token.lower.endswith(_DEMONYM_ENDINGS) else kind
    return kind


def singular(word: str) -> str:
    """The singular of an English noun; a word that is no plural stays."""
    lower = word.lower()
    known = IRREGULAR.get(lower)
    if known is not None:
        return known
    if lower.endswith("men") and len(lower) > 5:
        return word[:-2] + "an"
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "zzes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def normal_form(text: str) -> str:
    """A counted noun phrase in its normal form: without articles, its last noun in the singular."""
    words = [word for word in text.split() if word.lower() not in DETERMINERS]
    if not words:
        return text
    return " ".join([*words[:-1], singular(words[-1])])
