"""Scores of time expressions."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.timex_scoring import (
    Timex,
    TimexCounts,
    count_matches,
    score_documents,
    with_calendar_value,
)


def test_an_overlap_matches_once() -> None:
    gold = [Timex(0, 10, "2016"), Timex(20, 30, "P3M")]
    found = [Timex(5, 12, "2016"), Timex(8, 14, "2016"), Timex(20, 30, "P4M")]
    assert count_matches(found, gold) == TimexCounts(2, 3, matched=2, strict=1, valued=1)


def test_scores_are_those_of_the_task() -> None:
    counts = TimexCounts(gold=10, found=10, matched=9, strict=8, valued=6)
    assert (counts.relaxed_f, counts.strict_f, counts.value_f) == pytest.approx((0.9, 0.8, 0.6))
    assert TimexCounts().relaxed_f == 0


def test_only_parts_of_the_calendar_count_as_such() -> None:
    values = ["2016", "2016-W47", "199", "196X", "19", "2016-12-05TMO", "P3M", "PAST_REF", "XXXX"]
    kept = [one.value for one in with_calendar_value([Timex(0, 1, value) for value in values])]
    assert kept == ["2016", "2016-W47", "199", "196X", "19", "2016-12-05TMO"]


def test_calendar_values_are_compared_by_day() -> None:
    scores = score_documents([[Timex(0, 5, "2016-12-05TMO")]], [[Timex(0, 5, "2016-12-05")]])
    assert (scores.task.valued, scores.calendar.valued) == (0, 1)
