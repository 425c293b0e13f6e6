"""Dates as written -> instants in UTC, with the zone and the exactness that was written.

A date without a time stays a day: midnight UTC of that day, precision `day`. Nothing here
reads the clock, so a relative date ("two hours ago") is no date.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from schemas.vocabularies import Precision
from transforms.date_words import ZONE_OFFSETS_MIN, ZONES_WITH_SEASONS, month_numbers

_MAX_CHARS = 120
# Where the language is not known: all of dateparser's 200 take half a second for one date.
_USUAL_LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk",
    "tr", "el", "ro", "hu", "ar", "id", "vi", "ja", "ko", "zh",
]  # fmt: skip

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"(?:(?:[T ,]|T )\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[A-Za-z]{1,4}|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?(?:\[[\w/]+\])?)?"
)
_COMPACT = re.compile(
    r"(?P<year>(?:1[6-9]|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:T?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<first>\d{1,2})(?P<sep>[./-])\s?(?P<second>\d{1,2})(?P=sep)\s?"
    r"(?P<year>\d{4}|\d{2}(?!\d))"
    r"|(?P<year1>\d{4})(?P<sep1>[./-])(?P<month1>\d{1,2})(?P=sep1)(?P<day1>\d{1,2}))(?!\d)"
)
_CJK = re.compile(
    r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
)
_CLOCK = re.compile(
    r"(?<![\d.:+-])(?P<hour>\d{1,2})(?:[:.hH時시]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?![\d.])|(?=\s?(?:[ap]\.?m\b|uhr\b)))\s*(?P<half>[ap]\.?m\b\.?)?(?:uhr\b)?",
    re.IGNORECASE,
)
_ZONE_AFTER = re.compile(r"\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-]\d{1,2}:?\d{0,2}|[A-Za-z]{1,4})\b")
# "Nov 15, 20195:45 AM": two elements without a space between them.
_GLUED_CLOCK = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\d{1,2}:\d{2})")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?(?!\d)(?!:)", re.IGNORECASE)
_YEAR_NUMBER = re.compile(r"(?<!\d)(1[6-9]\d{2}|20\d{2})(?!\d)")
# Other calendars count other years.
_ANY_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """An instant, the zone written beside it, and how exact it is."""

    at: datetime
    tz_offset_min: int | None
    precision: Precision

    @property
    def local_day(self) -> str:
        """The day as it was written, YYYY-MM-DD."""
        return (self.at + timedelta(minutes=self.tz_offset_min or 0)).date().isoformat()


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int | None
    second: int | None
    zone: str | None


def parse_date(
    text: str,
    *,
    timezone_name: str | None = None,
    language: str | None = None,
    is_guessing: bool = True,
) -> ParsedDate | None:
    """Read a date; None if it is none. Zone and language settle what the text leaves open.

    Without guessing, only the formats and languages of this module are read: 0.05 ms at most.
    """
    return _read(" ".join(text.split())[:_MAX_CHARS], timezone_name, language, is_guessing)


# A page says its date many times over, and it is asked for again when the claims are weighed.
@lru_cache(maxsize=1_024)
def _read(
    text: str, timezone_name: str | None, language: str | None, is_guessing: bool
) -> ParsedDate | None:
    if not any(map(str.isdigit, text)):
        return None
    for read in (_read_iso, _read_epoch):
        if parsed := read(text, timezone_name):
            return parsed
    if parsed := _read_written(text, timezone_name, language):
        return parsed
    return _read_with_dateparser(text, timezone_name, language) if is_guessing else None


def _read_iso(text: str, timezone_name: str | None) -> ParsedDate | None:
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if not match:
        return None
    parts = match.groupdict()
    clock = None
    if parts["hour"]:
        second = int(parts["second"]) if parts["second"] else None
        clock = _Clock(int(parts["hour"]), int(parts["minute"]), second, parts["zone"])
    return _build(
        int(parts["year"]),
        int(parts["month"]) if parts["month"] else None,
        int(parts["day"]) if parts["day"] else None,
        clock,
        timezone_name,
    )


def _read_epoch(text: str, _timezone_name: str | None) -> ParsedDate | None:
    if not _EPOCH.fullmatch(text):
        return None
    whole = text.split(".")[0]
    seconds = int(whole) / 1000 if len(whole) >= 12 else int(whole)
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return ParsedDate(at, None, Precision.SECOND)


def _read_written(text: str, timezone_name: str | None, language: str | None) -> ParsedDate | None:
    """Numeric dates ('3.5.2024, 10:15 Uhr') and worded ones ('May 3, 2024 at 10:15 a.m. ET')."""
    text = _GLUED_CLOCK.sub(r"\1 ", text)
    found = _numeric_day(text, language) or _worded_day(text)
    if not found:
        return None
    (year, month, day), rest = found
    return _build(year, month, day, _find_clock(rest), timezone_name)


def _numeric_day(text: str, language: str | None) -> tuple[tuple[int, int, int | None], str] | None:
    match = _CJK.search(text)
    if match:
        day = (int(match["year"]), int(match["month"]), int(match["day"]))
        return day, _without(text, match)
    match = _NUMERIC.search(text)
    if not match:
        return None
    if match["year1"]:
        day = (int(match["year1"]), int(match["month1"]), int(match["day1"]))
        return day, _without(text, match)
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    # Only American English puts the month first, and never with dots.
    is_month_first = match["sep"] == "/" and (language or "") in {"en", "en-us"}
    if second > 12 or (is_month_first and first <= 12):
        first, second = second, first
    return (year, second, first), _without(text, match)


def _worded_day(text: str) -> tuple[tuple[int, int, int | None], str] | None:
    folded = _fold(text)
    months = month_numbers()
    names = [word for word in _WORD.finditer(folded) if word.group() in months]
    year = _YEAR_NUMBER.search(folded)
    if not names or not year:
        return None
    # "mar" is Tuesday in Spanish and Italian: the month stands nearest to the year.
    name = min(names, key=lambda word: abs(word.start() - year.start()))
    month = months[name.group()]
    rest = folded[: year.start()] + " " * 4 + folded[year.end() :]
    days = [
        found
        for found in _DAY_NUMBER.finditer(rest)
        if 1 <= int(found[1]) <= 31 and abs(found.start() - name.start()) < 24
    ]
    if not days:
        return (int(year[1]), month, None), ""
    day = min(
        days,
        key=lambda found: min(abs(found.end() - name.start()), abs(found.start() - name.end())),
    )
    rest = rest[: day.start()] + " " * len(day.group()) + rest[day.end() :]
    return (int(year[1]), month, int(day[1])), rest


def _find_clock(rest: str) -> _Clock | None:
    match = _CLOCK.search(rest)
    if not match or int(match["hour"]) > 24:
        return None
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _ZONE_AFTER.match(rest, match.end())
    return _Clock(
        hour,
        int(match["minute"]) if match["minute"] else 0,
        int(match["second"]) if match["second"] else None,
        zone["zone"] if zone else None,
    )


def _build(
    year: int, month: int | None, day: int | None, clock: _Clock | None, timezone_name: str | None
) -> ParsedDate | None:
    try:
        start = datetime(year, month or 1, day or 1, tzinfo=UTC)
        if month is None:
            return ParsedDate(start, None, Precision.YEAR)
        if day is None:
            return ParsedDate(start, None, Precision.MONTH)
        if clock is None:
            return ParsedDate(start, None, Precision.DAY)
        return _with_clock(start, clock, timezone_name)
    except (ValueError, OverflowError):
        return None


def _with_clock(start: datetime, clock: _Clock, timezone_name: str | None) -> ParsedDate:
    local = start.replace(hour=clock.hour % 24, minute=clock.minute or 0, second=clock.second or 0)
    if clock.hour == 24:
        local += timedelta(days=1)
    offset = _offset_of(clock.zone, local)
    is_midnight = not (clock.hour or clock.minute or clock.second)
    if is_midnight and not offset:
        # Nearly always a day that a program has turned into an instant.
        return ParsedDate(start, offset, Precision.DAY)
    precision = Precision.MINUTE if clock.second is None else Precision.SECOND
    if offset is not None:
        return ParsedDate(local - timedelta(minutes=offset), offset, precision)
    zone = _zone(timezone_name)
    return ParsedDate(local.replace(tzinfo=zone).astimezone(UTC), None, precision)


def _offset_of(zone: str | None, local: datetime) -> int | None:
    if not zone:
        return None
    name = zone.lower()
    if name in ZONE_OFFSETS_MIN:
        return ZONE_OFFSETS_MIN[name]
    if name in ZONES_WITH_SEASONS:
        shift = local.replace(tzinfo=_zone(ZONES_WITH_SEASONS[name])).utcoffset()
        return int(shift.total_seconds() // 60) if shift is not None else None
    match = _OFFSET.fullmatch(zone)
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    # No zone lies further out; a larger number is a damaged date.
    return None if minutes > 14 * 60 else (-minutes if match[1] == "-" else minutes)


def _zone(name: str | None) -> timezone | ZoneInfo:
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _read_with_dateparser(
    text: str, timezone_name: str | None, language: str | None
) -> ParsedDate | None:
    """The slow path for other languages: absolute dates with day, month and year only."""
    if not _may_be_date(text):
        return None
    # Loaded late: it takes 0.3 s, and few documents need it. It ships no types.
    import dateparser

    code = (language or "").split("-")[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = dateparser.parse(
                text,
                languages=[code] if code in _dateparser_languages() else _USUAL_LANGUAGES,
                settings={
                    # Relative dates would make the result depend on the day of the run.
                    "PARSERS": ["absolute-time"],
                    "REQUIRE_PARTS": ["day", "month", "year"],
                    "RETURN_TIME_AS_PERIOD": True,
                },
            )
        except (ValueError, OverflowError, KeyError, AttributeError, TypeError, RecursionError):
            return None
    if found is None:
        return None
    clock = _find_clock(text)
    shift = found.utcoffset()
    if shift is not None:
        offset = int(shift.total_seconds() // 60)
        return ParsedDate(found.astimezone(UTC), offset, Precision.MINUTE)
    has_clock = clock is not None and (found.hour, found.minute) != (0, 0)
    spot = _Clock(found.hour, found.minute, None, None) if has_clock else None
    return _build(found.year, found.month, found.day, spot, timezone_name)


def _may_be_date(text: str) -> bool:
    """A word, a year and a day: less than that never is a whole date, and the library is slow."""
    without_year = _ANY_YEAR.sub(" ", text, count=1)
    return (
        without_year != text
        and _DAY_NUMBER.search(without_year) is not None
        and _WORD.search(text) is not None
    )


def _dateparser_languages() -> frozenset[str]:
    # As above.
    from dateparser.data.languages_info import (
        language_order,
    )

    return frozenset(language_order)


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " + text[match.end() :]


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
