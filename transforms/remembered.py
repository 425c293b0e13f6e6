"""Questions about short texts, with a bounded memory of the answers.

The elements of a page repeat few classes and ids, the pages of a site the same ones, and articles
repeat their words: to look an answer up is many times as fast as to work it out again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar

_MAX_REMEMBERED = 32_768
_MAX_REMEMBERED_CHARS = 300
"""Attributes of hostile pages are megabytes long: those are not kept."""

Answer = TypeVar("Answer")
Test = Callable[[str], bool]


class Answers(dict[str, Answer], Generic[Answer]):
    """Text -> the answer to one question about it; what is not there yet is asked.

    A dictionary, because looking up in one takes no call of a Python function: `map` asks a
    question of all words of an article without one.
    """

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, text: str) -> Answer:
        answer = self._ask(text)
        if len(text) <= _MAX_REMEMBERED_CHARS:
            if len(self) >= _MAX_REMEMBERED:
                self.clear()
            self[text] = answer
        return answer


def remembered(pattern: str, flags: int = 0) -> Test:
    """Whether a pattern is found in a text; not in an empty one."""
    # A search that asks for the case of each letter takes three times as long as one in a text in
    # lower case. Not where the pattern has capitals, which may be those of classes like "\\S".
    is_lowered = bool(flags & re.IGNORECASE) and pattern == pattern.lower()
    search = re.compile(pattern, flags & ~re.IGNORECASE if is_lowered else flags).search

    def is_found(text: str) -> bool:
        return bool(text) and search(text.lower() if is_lowered else text) is not None

    return Answers(is_found).__getitem__
