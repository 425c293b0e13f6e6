"""The parse of a body as plain lists: what a rule asks of a token costs a list look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        strings = doc.vocab.strings
        rows = doc.to_array(["TAG", "DEP", "HEAD", "LOWER", "LENGTH", "SPACY", "SENT_START"])
        columns = rows.T
        keys: set[int] = {int(key) for place in (0, 1, 3) for key in columns[place].tolist()}
        names = {key: strings[key] for key in keys}
        tags = [names[key] for key in columns[0].tolist()]
        relations = [names[key] for key in columns[1].tolist()]
        words = [names[key] for key in columns[3].tolist()]
        offsets = columns[2].astype("int64").tolist()
        heads = [place + offset for place, offset in enumerate(offsets)]
        children: list[list[int]] = [[] for _ in heads]
        for place, head in enumerate(heads):
            if head != place:
                children[head].append(place)
        starts, ends, at = [], [], 0
        for length, space in zip(columns[4].tolist(), columns[5].tolist(), strict=True):
            starts.append(at)
            ends.append(at + length)
            at += length + space
        first = columns[6].astype("int64").tolist()
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
