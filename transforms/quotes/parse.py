"""The parse of a body as plain lists: what a rule asks of a token costs a list look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from operator import add
from typing import TYPE_CHECKING

from transforms.parse_columns import names_of, numbers_of

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
LONGEST_SENTENCE = 400
"""Tokens of a sentence that is read: longer ones are lists and tables, and cost squared time."""


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of a body by their number: words, tags, relations, heads, children and offsets."""

    words: list[str]
    """In small letters."""
    tags: list[str]
    relations: list[str]
    heads: list[int]
    children: list[list[int]]
    starts: list[int]
    ends: list[int]
    sentence_starts: list[int]
    """First token of each sentence, rising."""

    @classmethod
    def of(cls, doc: Doc) -> Parse:
        """Read the columns of a parse once."""
        words, tags, relations = (names_of(doc, column) for column in ("LOWER", "TAG", "DEP"))
        heads = list(map(add, count(), numbers_of(doc, "HEAD")))
        children: list[list[int]] = [[] for _ in heads]
        for place, head in enumerate(heads):
            if head != place:
                children[head].append(place)
        starts = numbers_of(doc, "IDX")
        ends = list(map(add, starts, numbers_of(doc, "LENGTH")))
        first = numbers_of(doc, "SENT_START")
        sentence_starts = [place for place, flag in enumerate(first) if flag == 1 or not place]
        return cls(words, tags, relations, heads, children, starts, ends, sentence_starts)

    def sentence(self, token: int) -> tuple[int, int]:
        """First token of the sentence of a token, and the first one behind it."""
        number = bisect_right(self.sentence_starts, token)
        last = len(self.words)
        if number < len(self.sentence_starts):
            last = self.sentence_starts[number]
        first = self.sentence_starts[number - 1]
        while last > first + 1 and self.words[last - 1].isspace():
            last -= 1
        return first, last

    def is_readable(self, token: int) -> bool:
        """Whether the sentence of a token is short enough for its parse to mean anything."""
        first, stop = self.sentence(token)
        return stop - first <= LONGEST_SENTENCE

    def sentence_number(self, token: int) -> int:
        """Number of the sentence of a token."""
        return bisect_right(self.sentence_starts, token) - 1

    def token_at(self, char: int) -> int:
        """The token that holds a character, or the next one."""
        return bisect_right(self.ends, char)

    def token_from(self, char: int) -> int:
        """The first token that starts at a character or after it."""
        return bisect_left(self.starts, char)

    def subtree(self, token: int, without: frozenset[int] = frozenset()) -> tuple[int, int]:
        """First token and the one behind the last of a subtree, branches left out."""
        low = high = token
        stack = [token]
        while stack:
            here = stack.pop()
            low, high = min(low, here), max(high, here)
            stack.extend(child for child in self.children[here] if child not in without)
        return low, high + 1

    def children_as(self, token: int, relations: frozenset[str]) -> Iterator[int]:
        """Children of a token in one of some relations."""
        return (child for child in self.children[token] if self.relations[child] in relations)
