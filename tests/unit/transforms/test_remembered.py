"""Remembered questions about attributes."""

from __future__ import annotations

import re

from transforms.remembered import remembered


def test_the_second_answer_is_the_first() -> None:
    is_author = remembered(r"\bauthor\b", re.IGNORECASE)
    assert [is_author("post Author"), is_author("post Author")] == [True, True]
    assert [is_author("authority"), is_author("authority")] == [False, False]


def test_an_empty_text_has_nothing() -> None:
    assert not remembered("^")("")


def test_long_texts_are_searched_and_not_kept() -> None:
    test = remembered("x$")
    memory = test.__self__  # type: ignore[attr-defined]
    assert test("a" * 5_000 + "x")
    assert len(memory) == 0
