"""The arithmetic of the scores of topics."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.bbc_topics import precision_recall_f


def test_a_text_without_a_topic_costs_recall_and_a_second_topic_costs_precision() -> None:
    found = [frozenset({"a"}), frozenset({"a", "b"}), frozenset[str]()]
    assert precision_recall_f(["a", "b", "c"], found) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_nothing_found_scores_nothing() -> None:
    assert precision_recall_f(["a"], [frozenset()]) == (0.0, 0.0, 0.0)
