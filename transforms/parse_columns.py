"""Columns of a parse as plain lists: reading tokens one by one from spaCy is dear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Doc


def numbers_of(doc: Doc, attribute: str) -> list[int]:
    """A column of whole numbers, one for each token: `IDX`, `LENGTH`, `HEAD`, `SENT_START`."""
    # The columns are unsigned, what they hold may be below zero.
    return list(doc.to_array(attribute).astype("int64").tolist())


def names_of(doc: Doc, attribute: str) -> list[str]:
    """A column of names, one for each token: `ORTH`, `LOWER`, `TAG`, `DEP`."""
    keys = doc.to_array(attribute).tolist()
    names = {key: doc.vocab.strings[key] for key in set(keys)}
    return list(map(names.__getitem__, keys))
