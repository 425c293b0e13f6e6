"""Dates as written."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from schemas.vocabularies import Precision
from transforms.dates import parse_date


@pytest.mark.parametrize(
    ("text", "instant", "offset"),
    [
        ("2024-05-03T10:15:30Z", "2024-05-03T10:15:30", 0),
        ("2024-05-03T10:15:30.123+02:00", "2024-05-03T08:15:30", 120),
        ("2024-05-03 10:15:30 -0500", "2024-05-03T15:15:30", -300),
        ("2024-05-03T10:15:30+02:00[Europe/Berlin]", "2024-05-03T08:15:30", 120),
        ("20240503T101530Z", "2024-05-03T10:15:30", 0),
        ("20240503T10:15:30Z", "2024-05-03T10:15:30", 0),
        ("Nov 15, 20235:45 AM", "2023-11-15T05:45:00", None),
        ("20240503T101530+0200", "2024-05-03T08:15:30", 120),
        ("Fri, 03 May 2024 10:15:30 +0200", "2024-05-03T08:15:30", 120),
        ("Fri, 03 May 2024 10:15:30 EST", "2024-05-03T15:15:30", -300),
        ("1714731330", "2024-05-03T10:15:30", None),
        ("1714731330000", "2024-05-03T10:15:30", None),
        ("May 3, 2024 at 10:15 a.m. EDT", "2024-05-03T14:15:00", -240),
        ("May 3, 2024 10:15 PM ET", "2024-05-04T02:15:00", -240),
        ("3. Mai 2024, 10:15 Uhr", "2024-05-03T10:15:00", None),
        ("03.05.2024 - 10:15", "2024-05-03T10:15:00", None),
        ("3 mai 2024 à 10h15", "2024-05-03T10:15:00", None),
        ("3 de mayo de 2024 10:15 CEST", "2024-05-03T08:15:00", 120),
        ("venerdì 3 maggio 2024 ore 10:15", "2024-05-03T10:15:00", None),
        ("3 de maio de 2024 às 10h15", "2024-05-03T10:15:00", None),
        ("vrijdag 3 mei 2024 10:15", "2024-05-03T10:15:00", None),
        ("2024年5月3日 10:15", "2024-05-03T10:15:00", None),
    ],
)
def test_an_instant_is_read_with_the_zone_beside_it(
    text: str, instant: str, offset: int | None
) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert parsed.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert parsed.tz_offset_min == offset


@pytest.mark.parametrize(
    "text",
    ["2024-05-03", "20240503", "3 May 2024", "May 3rd, 2024", "3.5.2024", "3 mai 2024",
     "martes 3 mayo 2024", "2024-05-03T00:00:00Z", "2024-05-03 00:00:00"],
)  # fmt: skip
def test_a_day_stays_a_day(text: str) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.at, parsed.precision) == (datetime(2024, 5, 3, tzinfo=UTC), Precision.DAY)
    assert parsed.local_day == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2024", Precision.YEAR), ("2024-05", Precision.MONTH), ("May 2024", Precision.MONTH),
     ("2024-05-03T10:15", Precision.MINUTE), ("2024-05-03T10:15:01", Precision.SECOND)],
)  # fmt: skip
def test_precision_is_what_was_written(text: str, precision: Precision) -> None:
    parsed = parse_date(text)
    assert parsed is not None
    assert parsed.precision is precision


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2 hours ago", "2024-13-45", "Tuesday", "99999999999999999999", "12:30",
     "31 February 2024", "read more", "9" * 5_000],
)  # fmt: skip
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_without_a_zone_is_read_in_the_zone_of_the_source() -> None:
    parsed = parse_date("2024-05-03 10:15", timezone_name="Europe/Berlin")
    assert parsed is not None
    assert parsed.at == datetime(2024, 5, 3, 8, 15, tzinfo=UTC)
    assert parsed.tz_offset_min is None


def test_an_unknown_zone_name_counts_as_utc() -> None:
    parsed = parse_date("2024-05-03 10:15", timezone_name="Nowhere/Land")
    assert parsed is not None
    assert parsed.at.hour == 10


def test_only_american_english_puts_the_month_first() -> None:
    american = parse_date("03/05/2024", language="en-us")
    british = parse_date("03/05/2024", language="en-gb")
    assert american is not None
    assert british is not None
    assert (american.local_day, british.local_day) == ("2024-03-05", "2024-05-03")


def test_other_languages_are_read_on_the_slow_path() -> None:
    parsed = parse_date("3 toukokuuta 2024", language="fi")
    assert parsed is not None
    assert parsed.local_day == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    ["20 septembrie 2020", "20 setembre 2020", "20 eylül 2020", "20 Σεπτεμβρίου 2020",
     "20. září 2020", "20. syyskuuta 2020", "20 вересня 2020"],
)  # fmt: skip
def test_months_of_more_languages_are_read_without_the_library(text: str) -> None:
    parsed = parse_date(text, is_guessing=False)
    assert parsed is not None
    assert parsed.at == datetime(2020, 9, 20, tzinfo=UTC)


@pytest.mark.parametrize("text", ["Ready for Marlow 2022", "2:33 PM", "2 hours ago", "89/2022"])
def test_a_line_without_year_and_day_does_not_load_the_library(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert parse_date(text) is None
