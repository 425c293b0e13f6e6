"""Quotation marks, paired paragraph by paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cpu_time import assert_ends_within
from tests.unit.transforms.quotes.texts import read
from transforms.quotes.marks import find_quoted


def stretches(text: str, language: str = "en") -> list[str]:
    annotated = read(text, language)
    body = annotated.body
    found = find_quoted(body, annotated.article.paragraphs, annotated.sentences, language)
    return [body[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", 'She said: "We go." Then "they stay," he said.', ['"We go."', '"they stay,"']),
        ("en", "“We go,” she said.", ["“We go,”"]),
        ("en", "''We go,'' she said.", ["''We go,''"]),
        ("en", "‘We can’t go,’ she said.", ["‘We can’t go,’"]),
        ("de", "Sie sagte: „Wir gehen.“", ["„Wir gehen.“"]),
        ("de", "Sie sagte: »Wir gehen.«", ["»Wir gehen.«"]),
        ("fr", "Elle a dit : « On y va. »", ["« On y va. »"]),
        ("sv", "”Vi går”, sade hon.", ["”Vi går”"]),
        ("ja", "「行きましょう」と言った。", ["「行きましょう」"]),
    ],
)
def test_each_language_has_its_own_marks(language: str, text: str, expected: list[str]) -> None:
    assert stretches(text, language) == expected


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert stretches("The dogs' tails, James' hat and the '90s aren't quoted.") == []


def test_a_mark_inside_a_quotation_belongs_to_it() -> None:
    assert stretches("“He said ‘no’ to me,” she said.") == ["“He said ‘no’ to me,”"]


def test_speech_over_paragraphs_opens_each_and_closes_once() -> None:
    text = "“The river rose.\n\n“Then it fell.\n\n“We stayed,” she said."
    assert stretches(text) == ["“The river rose.\n\n“Then it fell.\n\n“We stayed,”"]


def test_an_unclosed_mark_ends_with_its_sentence() -> None:
    text = "“The river rose. Nobody had warned the town.\n\nA week later it fell."
    assert stretches(text) == ["“The river rose."]


@pytest.mark.parametrize("unit", ['"', "'", "“", "”", "«", "„ ", '" ', "''", "word ", "&"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    annotated = read(unit * 200_000, "en")
    assert_ends_within(
        5,
        lambda: find_quoted(
            annotated.body, annotated.article.paragraphs, annotated.sentences, "en"
        ),
    )


@given(
    st.text(alphabet="ab.,:\n \"'“”„«»‘’「」", max_size=120), st.sampled_from(["en", "de", "fr"])
)
def test_stretches_are_in_order_and_do_not_overlap(text: str, language: str) -> None:
    annotated = read(f"x {text}", language)
    found = find_quoted(annotated.body, annotated.article.paragraphs, annotated.sentences, language)
    assert all(each.start < each.end for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
