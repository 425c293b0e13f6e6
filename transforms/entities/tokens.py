"""The tokens of a parsed text as plain lists: reading them one by one from spaCy is dear."""

from __future__ import annotations

from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from schemas.vocabularies import EntityType
from transforms.entities.labels import TYPE_OF_LABEL
from transforms.parse_columns import names_of, numbers_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a body. All lists have one item for each token."""

    words: list[str]
    tags: list[str]
    """Penn Treebank tags."""
    starts: list[int]
    """First character of the token in the body."""
    ends: list[int]
    opens: list[bool]
    """Whether the token opens a sentence."""
    spans: list[tuple[int, int, EntityType | None]]
    """What the model found: first token, token after the last, type; None: a date or figure."""

    def word(self, no: int) -> str:
        """The word at a place, nothing before the first and after the last."""
        return self.words[no] if 0 <= no < len(self.words) else ""

    def tag(self, no: int) -> str:
        """Its tag."""
        return self.tags[no] if 0 <= no < len(self.tags) else ""

    def text(self, start: int, end: int) -> str:
        """The words from one to another, with single spaces: a key, not what the body says."""
        return " ".join(self.words[start:end])


def read_tokens(doc: Doc) -> Tokens:
    """The tokens of a parse."""
    words, starts = names_of(doc, "ORTH"), numbers_of(doc, "IDX")
    openings = numbers_of(doc, "SENT_START")
    return Tokens(
        words,
        names_of(doc, "TAG"),
        starts,
        list(map(add, starts, map(len, words))),
        [opening == 1 for opening in openings],
        [(span.start, span.end, TYPE_OF_LABEL.get(span.label_)) for span in doc.ents],
    )
