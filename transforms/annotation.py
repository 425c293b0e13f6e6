"""An article's text as the finders of facts get it: cut into sentences, parsed where it can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from schemas.tables.corpus import Article
from schemas.tables.facts import Sentence

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc

_PIECE = re.compile(r" ?(?:[^\W\d_]+|\d+|.)", re.DOTALL)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class AnnotatedText:
    """A text with its sentences. All offsets are code points into `article.body`."""

    article: Article
    sentences: tuple[Sentence, ...]
    doc: Doc | None = None
    """The parse of the body: `token.idx` is the offset in the body, sentences are those above,
    with tags, heads and entities, without lemmas and parts of speech. None: no model was run."""
    body: str = field(init=False, repr=False)
    """The text that all offsets count in."""
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the body and the starts of the sentences at hand."""
        object.__setattr__(self, "body", self.article.body)
        starts = tuple(sentence.char_start for sentence in self.sentences)
        object.__setattr__(self, "_starts", starts)

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code of the text, `und` where it is not known."""
        return self.article.language or "und"

    @cached_property
    def pieces(self) -> list[str]:
        """The body cut without a gap, in small letters: each word, run of digits and other
        character by itself, with the one space before it.

        The finders look for their words among them, all at once, to see where a closer look is
        worth it.
        """
        body = self.body.lower()
        if len(body) == len(self.body):
            return _PIECE.findall(body)
        return list(map(str.lower, self._written_pieces))  # `İ` becomes two characters

    @property
    def _written_pieces(self) -> list[str]:
        return _PIECE.findall(self.body)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.pieces)

    @cached_property
    def piece_ends(self) -> list[int]:
        """Where each piece ends, in order."""
        ends = list(accumulate(map(len, self.pieces)))
        if ends and ends[-1] != len(self.body):
            ends = list(accumulate(map(len, self._written_pieces)))
        return ends

    @cached_property
    def digit_starts(self) -> list[int]:
        """Where each run of digits begins, in order."""
        return [match.start() for match in _DIGITS.finditer(self.body)]

    def starts_of(self, wanted: frozenset[str]) -> list[int]:
        """Where the pieces begin that are wanted, in order, behind the space before them."""
        pieces, ends = self.pieces, self.piece_ends
        # Few of the words of a body are wanted, and all of them come again.
        found = self._vocabulary & wanted
        places = compress(range(len(pieces)), map(found.__contains__, pieces))
        return [ends[place] - len(pieces[place].lstrip(" ")) for place in places]

    def sentence_no_at(self, char: int) -> int:
        """Number of the sentence that holds a character, or of the one before it."""
        return max(0, bisect_right(self._starts, char) - 1)


def as_pieces(words: Iterable[str]) -> frozenset[str]:
    """Words in small letters as they stand among the pieces of a body, with and without a space."""
    return frozenset(piece for word in words for piece in (word, f" {word}"))


def within(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of some places, which are in order, that lie in a stretch of the body."""
    first = bisect_left(starts, start)
    return starts[first : bisect_left(starts, end, first)]
