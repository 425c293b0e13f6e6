"""Tokens of a sentence as the figures need them: runs of digits, words, and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Groups of three parted by a space count as one number ("12 500"), as do those parted by a sign.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d|m)(?!\w))?)"
    r"|(?P<number>(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,'’]\d+)*|(?<![\w.])\.\d+)"
    r"|(?P<sign>([^\w\s]|_)\4*)"
)
_NUMBER = _TOKEN.groupindex["number"]
MAX_WINDOW_CHARS = 10_000
"""A longer sentence is read in pieces: it is a list or a table, or no prose at all."""


_new = tuple.__new__


class Token(NamedTuple):
    """A token of a body."""

    start: int
    end: int
    text: str
    lower: str
    is_number: bool
    """Begins with a digit (or a decimal point before one)."""
    is_glued: bool
    """Nothing stands between it and the token before."""


def tokenise(body: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of the body; offsets are those of the body."""
    tokens: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(body, start, end):
        first, after = match.span()
        text = match[0]
        is_number = match.lastindex == _NUMBER
        # Half of the time that a call of `Token` takes: there are some 400 in an article.
        tokens.append(_new(Token, (first, after, text, text.lower(), is_number, first == last_end)))
        last_end = after
    return tokens


def windows(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut into stretches that are short enough, at white space where there is some."""
    while end - start > MAX_WINDOW_CHARS:
        cut = body.rfind(" ", start + 1, start + MAX_WINDOW_CHARS)
        if cut < 0:
            cut = start + MAX_WINDOW_CHARS
        yield start, cut
        start = cut
    yield start, end
