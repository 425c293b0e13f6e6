"""Remembered questions about attributes."""

from __future__ import annotations

import re

from transforms.remembered import remembered


def test_the_second_answer_is_the_first() -> None:
    is_author = remembered(r"\bauthor\b", re.IGNORECASE)
    assert [is_author("post Author"), is_author("post Author")] == [True, True]
    assert [is_author("authority"), is_author("authority")] == [False, False]


def test_the_case_of_letters_is_ignored_where_that_is_asked() -> None:
    assert remembered(r"by-?line", re.IGNORECASE)("post-ByLine")
    assert not remembered(r"by-?line")("post-ByLine")


def test_a_pattern_with_capitals_keeps_its_classes() -> None:
    is_part = remembered(r"\S-author", re.IGNORECASE)
    assert is_part("POST-AUTHOR")
    assert not is_part(" -author")


def test_an_empty_text_has_nothing() -> None:
    assert not remembered("^")("")


def test_long_texts_are_searched_and_not_kept() -> None:
    test = remembered("x$")
    memory = test.__self__  # type: ignore[attr-defined]
    assert test("a" * 5_000 + "x")
    assert len(memory) == 0
