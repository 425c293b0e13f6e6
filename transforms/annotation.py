"""An article's text as the finders of facts get it: cut into sentences, parsed where it can be."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.tables.corpus import Article
from schemas.tables.facts import Sentence

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc


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

    def sentence_no_at(self, char: int) -> int:
        """Number of the sentence that holds a character, or of the one before it."""
        return max(0, bisect_right(self._starts, char) - 1)
