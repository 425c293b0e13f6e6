"""An article's text as the finders of facts get it: cut into sentences, parsed where it can be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from schemas.tables.corpus import Article
from schemas.tables.facts import Sentence

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc

_PIECE = re.compile(r" ?(?:[^\W\d_]+|\d+|.)", re.DOTALL)


@dataclass(frozen=True)
class AnnotatedText:
    """A text with its sentences. All offsets are code points into `article.body`."""

    article: Article
    sentences: tuple[Sentence, ...]
    doc: Doc | None = None
    """The parse of the body: `token.idx` is the offset in the body, sentences are those above,
    with tags, heads and entities, without lemmas and parts of speech. None: no model was run."""
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the starts of the sentences for the search."""
        starts = tuple(sentence.char_start for sentence in self.sentences)
        object.__setattr__(self, "_starts", starts)

    @property
    def body(self) -> str:
        """The text that all offsets count in."""
        return self.article.body

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code of the text, `und` where it is not known."""
        return self.article.language or "und"

    @cached_property
    def pieces(self) -> list[str]:
        """The body cut without a gap: each word, run of digits and other character by itself,
        with the one space before it.

        The finders ask what they know of its words (`remembered.Answers`), all at once, to see
        where a closer look is worth it.
        """
        return _PIECE.findall(self.body)

    @cached_property
    def piece_ends(self) -> list[int]:
        """Where each piece ends, in order."""
        return list(accumulate(map(len, self.pieces)))

    def starts_of(self, wanted: Mapping[str, bool]) -> list[int]:
        """Where the pieces begin that are wanted, in order, behind the space before them."""
        found = compress(
            zip(self.piece_ends, self.pieces, strict=True), map(wanted.__getitem__, self.pieces)
        )
        return [end - len(piece.lstrip(" ")) for end, piece in found]

    def sentence_no_at(self, char: int) -> int:
        """Number of the sentence that holds a character, or of the one before it."""
        return max(0, bisect_right(self._starts, char) - 1)


def within(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of some places, which are in order, that lie in a stretch of the body."""
    first = bisect_left(starts, start)
    return starts[first : bisect_left(starts, end, first)]
