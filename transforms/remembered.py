"""Questions about the attributes of elements, with a bounded memory of the answers.

The elements of a page repeat few classes and ids, and the pages of a site the same ones: to look
an answer up is many times as fast as to search the text again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MAX_REMEMBERED = 32_768
_MAX_REMEMBERED_CHARS = 300
"""Attributes of hostile pages are megabytes long: those are not kept."""

Test = Callable[[str], bool]


class _Answers(dict[str, bool]):
    """Text -> whether a pattern is found in it; what is not there yet is searched.

    A dictionary, because looking up in one takes no call of a Python function: the tests run for
    every element of a page.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        super().__init__()
        # A search that asks for the case of each letter takes three times as long as one in a text
        # that was put in lower case before. Not for "\\S" and the like: those must stay capitals.
        self._is_lowered = bool(flags & re.IGNORECASE) and pattern == pattern.lower()
        flags = flags & ~re.IGNORECASE if self._is_lowered else flags
        self._search = re.compile(pattern, flags).search

    def __missing__(self, text: str) -> bool:
        searched = text.lower() if self._is_lowered else text
        answer = bool(text) and self._search(searched) is not None
        if len(text) <= _MAX_REMEMBERED_CHARS:
            if len(self) >= _MAX_REMEMBERED:
                self.clear()
            self[text] = answer
        return answer


def remembered(pattern: str, flags: int = 0) -> Test:
    """Whether a pattern is found in a text; not in an empty one."""
    return _Answers(pattern, flags).__getitem__
