"""The arithmetic of the score of places."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.geoparsing import (
    Counts,
    Found,
    Toponym,
    count_right,
    distance_km,
    is_near,
)

BERLIN, POTSDAM, VIENNA = (52.52, 13.41), (52.4, 13.06), (48.21, 16.37)


def test_the_distance_is_that_of_the_great_circle() -> None:
    assert distance_km(BERLIN, VIENNA) == pytest.approx(524, abs=3)
    assert distance_km(BERLIN, BERLIN) == 0


def test_a_place_is_right_within_100_miles_or_by_its_id() -> None:
    assert is_near(POTSDAM, "2", Toponym(0, 6, BERLIN, "1"))
    assert not is_near(VIENNA, "2", Toponym(0, 6, BERLIN, "1"))
    assert is_near(VIENNA, "1", Toponym(0, 6, None, "1"))
    assert not is_near(VIENNA, "2", Toponym(0, 6, None, "1"))


def test_a_gold_mention_is_found_once() -> None:
    gold = [Toponym(0, 10, BERLIN)]
    found = [Found(0, 4, BERLIN, "1"), Found(5, 10, BERLIN, "1")]
    assert count_right(gold, found) == Counts(1, 2, 1)


def test_what_overlaps_gold_without_a_point_is_left_out() -> None:
    gold = [Toponym(0, 6, None), Toponym(20, 26, VIENNA)]
    found = [Found(0, 6, BERLIN, "1"), Found(20, 26, VIENNA, "2"), Found(30, 36, BERLIN, "1")]
    assert count_right(gold, found) == Counts(1, 2, 1)


def test_f_is_the_harmonic_mean() -> None:
    assert Counts(1, 2, 1).f_score == pytest.approx(2 / 3)
    assert Counts().f_score is None
