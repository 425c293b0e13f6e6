"""Values of the calendar and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.vocabularies import Precision
from transforms.times.calendar import (
    days_of,
    duration_value,
    easter,
    moved_value,
    precision_of,
    unit_value,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        ("2016-02-29TMO", date(2016, 2, 29), date(2016, 2, 29)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-W53-WE", date(2017, 1, 7), date(2017, 1, 8)),
        ("2015-W53", date(2015, 12, 28), date(2016, 1, 3)),
        ("2016-Q4", date(2016, 10, 1), date(2016, 12, 31)),
        ("2016-H1", date(2016, 1, 1), date(2016, 6, 30)),
        ("2016-WI", date(2016, 12, 1), date(2017, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_covers_its_days(value: str, first: date, last: date) -> None:
    if value == "2016-W53-WE":  # 2016 has no week 53
        assert days_of(value) is None
    else:
        assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["P3M", "PXW", "PRESENT_REF", "XXXX-12", "2015-02-30", "0000", "00", "", "2016-W48-1"]
)
def test_other_values_cover_none(value: str) -> None:
    assert days_of(value) is None


def test_precision_is_named_where_there_is_a_name() -> None:
    named = ["2016", "2016-12", "2016-12-05", "2016-12-05TMO", "2016-12-05T10", "2016-12-05T10:35"]
    assert [precision_of(value) for value in named] == [
        Precision.YEAR,
        Precision.MONTH,
        Precision.DAY,
        Precision.DAY,
        Precision.HOUR,
        Precision.MINUTE,
    ]


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2016-W48", Precision.WEEK),
        ("2016-W48-WE", Precision.WEEK),
        ("2016-Q3", Precision.QUARTER),
        ("2016-H1", Precision.HALF_YEAR),
        ("2016-WI", Precision.SEASON),
        ("199", Precision.DECADE),
        ("19", Precision.CENTURY),
    ],
)
def test_periods_have_a_precision_of_their_own(value: str, precision: Precision) -> None:
    assert precision_of(value) is precision


@pytest.mark.parametrize("value", ["P3M", "PXW", "PRESENT_REF", "XXXX-12", "2016-W48-1", "", "1"])
def test_what_names_no_part_of_the_calendar_has_no_precision(value: str) -> None:
    assert precision_of(value) is None


def test_units_move_by_the_calendar() -> None:
    last = date(2016, 1, 31)
    assert moved_value(last, "M", 1) == "2016-02"
    assert moved_value(last, "Q", -1) == "2015-Q4"
    assert moved_value(last, "WE", 0) == "2016-W04-WE"
    assert moved_value(last, "SE", 0) == "2015-WI"
    assert moved_value(date(9999, 12, 31), "D", 1) is None
    assert unit_value(last, "DE") == "201"


def test_durations_are_written_as_timex3_writes_them() -> None:
    assert [duration_value(*pair) for pair in (("M", "3"), ("TH", "24"), ("DE", "2"))] == [
        "P3M",
        "PT24H",
        "P20Y",
    ]


def test_easter_is_where_the_church_has_it() -> None:
    assert [easter(year) for year in (1961, 2000, 2016)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2016, 3, 27),
    ]
