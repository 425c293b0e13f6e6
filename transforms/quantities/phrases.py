"""Closed lists of words and phrases, and phrases found among tokens, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Generic, TypeVar

from transforms.quantities.tokens import Token, tokenise

Value = TypeVar("Value")


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a closed list is written."""
    return frozenset(text.split())


def rows(table: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table written as text: cells parted by `;`, a long row goes on indented."""
    for line in table.strip().replace("\n  ", " ").splitlines():
        yield tuple(cell.strip() for cell in line.split(";"))


def cells(text: str) -> Iterator[str]:
    """The entries of a cell, parted by commas."""
    return (entry.strip() for entry in text.split(",") if entry.strip())


class Phrases(Generic[Value]):
    """A closed list of phrases, each with what it stands for.

    A phrase is cut into tokens as the text is, so that `km/h` and `per cent` need no rule of
    their own. One that begins with `=` is compared with its capitals.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Index the phrases by their first and by their last token."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        telling: set[str] = set()
        for phrase, value in entries:
            is_exact = phrase.startswith("=") and len(phrase) > 1
            text = phrase[1:] if is_exact else phrase
            cut = tuple(token.text for token in tokenise(text, 0, len(text)))
            words = cut if is_exact else tuple(word.lower() for word in cut)
            entry = (words, is_exact, value)
            self._by_first.setdefault(words[0].lower(), []).append(entry)
            self._by_last.setdefault(words[-1].lower(), []).append(entry)
            telling.add(max(words, key=len).lower())
        self._telling = frozenset(telling)
        for index in (self._by_first, self._by_last):
            for found in index.values():
                found.sort(key=lambda entry: (-len(entry[0]), not entry[1]))

    def may_be_among(self, words: Set[str]) -> bool:
        """Whether any phrase may stand in a text of these words, all in small letters.

        Only the longest word of each phrase is looked for: `far` tells more than `so`.
        """
        return not self._telling.isdisjoint(words)

    def at(self, tokens: Sequence[Token], at: int) -> tuple[int, Value] | None:
        """The longest phrase that begins at a token: the token after it, and its value."""
        if not 0 <= at < len(tokens):
            return None
        for words, is_exact, value in self._by_first.get(tokens[at].lower, ()):
            stop = at + len(words)
            if stop <= len(tokens) and _equal(tokens, at, words, is_exact):
                return stop, value
        return None

    def before(self, tokens: Sequence[Token], stop: int) -> tuple[int, Value] | None:
        """The longest phrase that ends before a token: its first token, and its value."""
        if not 0 < stop <= len(tokens):
            return None
        for words, is_exact, value in self._by_last.get(tokens[stop - 1].lower, ()):
            first = stop - len(words)
            if first >= 0 and _equal(tokens, first, words, is_exact):
                return first, value
        return None


def _equal(tokens: Sequence[Token], at: int, words: tuple[str, ...], is_exact: bool) -> bool:
    for offset, word in enumerate(words):
        token = tokens[at + offset]
        if (token.text if is_exact else token.lower) != word:
            return False
    return True
