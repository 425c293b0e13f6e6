"""Questions about the attributes of elements, with a bounded memory of the answers.

The elements of a page repeat few classes and ids, and the pages of a site the same ones: to look
an answer up is many times as fast as to search the text again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_MAX_REMEMBERED = 32_768
_MAX_REMEMBERED_CHARS = 300
"""Attributes of hostile pages are megabytes long: those are not kept."""

Test = Callable[[str], bool]


def remembered(pattern: str | re.Pattern[str], flags: int = 0) -> Test:
    """Whether a pattern is found in a text; not in an empty one."""
    search = re.compile(pattern, flags).search

    @lru_cache(maxsize=_MAX_REMEMBERED)
    def recall(text: str) -> bool:
        return search(text) is not None

    def test(text: str) -> bool:
        if not text:
            return False
        if len(text) > _MAX_REMEMBERED_CHARS:
            return search(text) is not None
        return recall(text)

    return test
