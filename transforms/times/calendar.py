"""TIMEX3 values: making them, moving them, and the days that they cover.

Values follow TimeML 1.2.1 (Pustejovsky et al.), as the TempEval sets use them: `2016-12-05`,
`2016-W47`, `2016-W48-WE`, `2016-Q3`, `2016-H1`, `2016-SU`, `199` (a decade), `19` (a century),
`2016-12-05TMO`, `2016-12-05T10:35`, `P3M`, `PT24H`, `PXW`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from schemas.vocabularies import Precision

Days = tuple[date, date]
"""First and last day."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_PERIOD = re.compile(
    r"(\d{4})(?:-(?:(?P<month>\d\d)|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month; each season has three (meteorological, northern)."""
_PRECISIONS = {
    None: Precision.YEAR,
    "month": Precision.MONTH,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "quarter": Precision.QUARTER,
    "half": Precision.HALF_YEAR,
    "season": Precision.SEASON,
}
"""Last group of a period -> how exact it is."""
_PRECISION_OF_LENGTH = {3: Precision.DECADE, 2: Precision.CENTURY}
_CLOCK = re.compile(r"T\d\d(:\d\d)?(:\d\d)?")
CALENDAR_UNITS = ("D", "W", "WE", "M", "Q", "SE", "Y", "DE", "CE")
"""Units that name a part of the calendar; hours and minutes only measure."""


@lru_cache(maxsize=4_096)
def days_of(value: str) -> Days | None:
    """The days that a value covers; None where it names none (P3M, PRESENT_REF, XXXX-12)."""
    try:
        if match := _DAY.fullmatch(value):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _PERIOD.fullmatch(value):
            return _period_days(int(match[1]), match)
        if re.fullmatch(r"\d{2,3}", value):
            zeros = "0" * (4 - len(value))
            return date(int(value + zeros), 1, 1), date(
                int(value + zeros.replace("0", "9")), 12, 31
            )
    except (ValueError, OverflowError):  # no such day, or a year out of the calendar
        return None
    return None


def _period_days(year: int, match: re.Match[str]) -> Days:
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        sunday = monday + timedelta(days=6)
        return (sunday - timedelta(days=1) if match["weekend"] else monday), sunday
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, _SEASON_MONTHS[match["season"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Days:
    last_year, last_month = _add_months(year, month, count - 1)
    last = monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, last)


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def precision_of(value: str) -> Precision | None:
    """How exact a value is; None where it names no part of the calendar (P3M, PRESENT_REF)."""
    if match := _DAY.fullmatch(value):
        clock = _CLOCK.fullmatch(match[4] or "")
        if clock is None:
            return Precision.DAY
        if clock[2]:
            return Precision.SECOND
        return Precision.MINUTE if clock[1] else Precision.HOUR
    if match := _PERIOD.fullmatch(value):
        return _PRECISIONS[match.lastgroup]
    return _PRECISION_OF_LENGTH.get(len(value)) if value.isdecimal() else None


def unit_value(day: date, unit: str) -> str:
    """The value of the day, week, weekend, month ... that a day lies in."""
    iso = day.isocalendar()
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            return f"{iso.year:04}-W{iso.week:02}"
        case "WE":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "SE":
            return season_value(day)
        case "DE":
            return f"{day.year // 10:03}"
        case "CE":
            return f"{day.year // 100:02}"
    return f"{day.year:04}"


def season_value(day: date) -> str:
    """The season that a day lies in; January belongs to the winter of the year before."""
    number = day.month // 3 - 1
    year = day.year if number >= 0 else day.year - 1
    return f"{year:04}-{('SP', 'SU', 'FA', 'WI')[number]}"


def moved(day: date, unit: str, count: int) -> date | None:
    """The day so many units later, on the last day of a shorter month; None past the calendar."""
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=count * (1 if unit == "D" else 7))
        months = {"M": 1, "Q": 3, "SE": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        year, month = _add_months(day.year, day.month, months * count)
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def moved_value(day: date, unit: str, count: int) -> str | None:
    """The value of the unit so many units later than the one that a day lies in."""
    target = moved(day, unit, count)
    return None if target is None else unit_value(target, unit)


def month_day_value(year: int, month: int, day: int | None = None) -> str | None:
    """A month or a day of it; None where there is no such day."""
    value = f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}")
    return value if days_of(value) is not None else None


def duration_value(unit: str, amount: str) -> str:
    """`P3M`, `PT24H`; a unit that only TIMEX3 has keeps its letters: `P1DE`."""
    if unit == "WE":
        return f"P{amount}WE"
    if unit.startswith("T"):
        return f"PT{amount}{unit[1:]}"
    if unit in ("DE", "CE") and amount != "X":
        return f"P{_scaled(amount, 10 if unit == 'DE' else 100)}Y"
    return f"P{amount}{unit}"


def _scaled(amount: str, factor: int) -> str:
    return f"{float(amount) * factor:g}"


def easter(year: int) -> date:
    """Easter Sunday; anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def long_year(short: int) -> int:
    """The year that two figures stand for: 49 is 2049, 50 is 1950."""
    return 2000 + short if short < 50 else 1900 + short
