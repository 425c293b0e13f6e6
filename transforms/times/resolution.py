"""Placing phrases in the calendar: by their own words, the publication day, and the text before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from schemas.vocabularies import Precision
from transforms.times.calendar import (
    Days,
    days_of,
    easter,
    month_day_value,
    moved,
    moved_value,
    precision_of,
    unit_value,
)
from transforms.times.phrases import NARRATIVE, Phrase

_DAY = frozenset({Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND})
_WITHIN = {"M": _DAY | {Precision.MONTH}, "Y": _DAY | {Precision.MONTH, Precision.YEAR}}
"""Unit -> how exact a time must be that it can be counted from."""
_MEMORY_TOKENS = 150
"""How far back a text may have spoken of the day that "two days later" counts from."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A phrase with its value; None where what it counts from is not known."""

    phrase: Phrase
    value: str | None
    days: Days | None = None
    anchor: date | None = None
    """The day that it was counted from; None where the words alone give the value."""


@dataclass(slots=True)
class Timeline:
    """What a text has spoken of so far."""

    published: date | None
    direction: Callable[[Phrase], int]
    """-1 past, 1 to come, 0 not told, for the place of a phrase in its sentence."""
    is_adjective: Callable[[Phrase], bool] = lambda _: False
    """The phrase is hyphenated before a noun."""
    today_is_day: bool = True
    """"Today" is the day of publication and not "nowadays"."""
    _days: list[tuple[int, date, Precision]] = field(default_factory=list)
    _quarters: list[tuple[int, str]] = field(default_factory=list)
    _dated: dict[tuple[int | None, int | None], str] = field(default_factory=dict)
    """Days that the text has named with their year: it may leave that out the next time."""

    def resolve(self, phrase: Phrase) -> Resolved:
        """The value of a phrase; the next one is told of it."""
        resolved = self._resolve(phrase)
        self._remember(resolved)
        return resolved

    def _remember(self, resolved: Resolved) -> None:
        value, start = resolved.value, resolved.phrase.start
        if value is None or resolved.days is None:
            return
        phrase = resolved.phrase
        if phrase.day is not None and phrase.within is not None:
            self._dated[phrase.month, phrase.day] = value[:10]
        precision = precision_of(value)
        if precision is not None:
            self._days.append((start, resolved.days[0], precision))
        if re.fullmatch(r"\d{4}-Q\d", value) and resolved.phrase.quarter:
            if resolved.phrase.within is not None:
                return
            self._quarters.append((start, value))

    def last_day(self, start: int, unit: str = "D") -> date | None:
        """The day last spoken of before a token, unless that was long before.

        "That year" may be the year of a month or of a year as well: its first day.
        """
        for place, day, precision in reversed(self._days):
            if start - place > _MEMORY_TOKENS:
                return None
            if precision in _WITHIN.get(unit, _DAY):
                return day
        return None

    def last_quarter(self, start: int) -> str | None:
        """The quarter last spoken of before a token, unless that was long before."""
        if self._quarters and start - self._quarters[-1][0] <= _MEMORY_TOKENS:
            return self._quarters[-1][1]
        return None

    def _resolve(self, phrase: Phrase) -> Resolved:
        value, anchor = self._value(phrase)
        if phrase.clock and value is not None and "T" not in value:
            value += phrase.clock
        elif phrase.clock and phrase.rule != "part_set" and value is None and phrase.origin is None:
            value = f"XXXX-XX-XX{phrase.clock}"
        days = days_of(value) if value is not None else None
        if phrase.value is not None and (phrase.reach or phrase.origin):
            days = self._counted_days(phrase)
            anchor = self.published if days else None
        return Resolved(phrase, value, days, anchor)

    def _counted_days(self, phrase: Phrase) -> Days | None:
        """The days of a duration that reaches to or from the publication."""
        if self.published is None:
            return None
        if phrase.origin:
            value = moved_value(self.published, phrase.unit, phrase.shift)
            return days_of(value) if value and phrase.shift else None
        if phrase.unit not in ("D", "W", "M", "Q", "Y", "DE", "CE"):
            return None
        other = moved(self.published, phrase.unit, phrase.reach)
        return None if other is None else (min(other, self.published), max(other, self.published))

    def _value(self, phrase: Phrase) -> tuple[str | None, date | None]:
        if phrase.value is not None:
            return phrase.value, None
        if phrase.within is not None:
            whole = self._resolve(phrase.within)
            value = None if whole.value is None else _part_of(phrase, whole.value)
            return value or _open_name(phrase), whole.anchor
        if phrase.is_name:
            reference = self.last_day(phrase.start) if phrase.origin else None
            reference = reference or self.published
            if reference is None:
                return _open_name(phrase), None
            return self._named(phrase, reference), reference
        if phrase.origin is not None:
            return self._relative(phrase)
        return self._clock_day(phrase)

    def _clock_day(self, phrase: Phrase) -> tuple[str | None, date | None]:
        if phrase.rule == "part_set":
            return f"XXXX-XX-XX{phrase.clock}", None
        day = self.last_day(phrase.start) or self.published
        return (None, None) if day is None else (day.isoformat(), day)

    # relative phrases

    def _relative(self, phrase: Phrase) -> tuple[str | None, date | None]:
        is_reported = phrase.unit == "Q" and phrase.rule == "the_unit"
        if is_reported and self.published and self.last_quarter(phrase.start) is None:
            return moved_value(self.published, "Q", -1), self.published
        if phrase.unit == "Y" and phrase.shift == -1 and phrase.rule in _COMPARISONS:
            quarter = self.last_quarter(phrase.start)
            if quarter is not None:
                return f"{int(quarter[:4]) - 1:04}{quarter[4:]}", self.published
        is_today = phrase.rule == "day_reference" and not phrase.shift and not phrase.clock
        if is_today and not self.today_is_day:
            return "PRESENT_REF", None
        if phrase.origin == NARRATIVE:
            return self._narrative(phrase)
        if self.published is None:
            return None, None
        return moved_value(self.published, phrase.unit, phrase.shift), self.published

    def _narrative(self, phrase: Phrase) -> tuple[str | None, date | None]:
        if phrase.unit == "Q" and (quarter := self.last_quarter(phrase.start)):
            span = days_of(quarter)
            value = moved_value(span[0], "Q", phrase.shift) if span else None
            return value, self.published
        if phrase.unit == "WE" and phrase.rule == "the_unit":
            return self._weekend(phrase)
        is_new = phrase.rule == "the_unit"
        # "A year earlier" compares with the time reported on, whatever year was named last.
        unit = "D" if phrase.rule in _COMPARISONS else phrase.unit
        day = None if is_new else self.last_day(phrase.start, unit)
        reference = day or self.published
        if reference is None:
            return None, None
        return moved_value(reference, phrase.unit, phrase.shift), reference

    def _weekend(self, phrase: Phrase) -> tuple[str | None, date | None]:
        if self.published is None:
            return None, None
        is_coming = self.direction(phrase) > 0
        # Before Saturday the last weekend is that of the week before.
        shift = 0 if is_coming or self.published.isoweekday() >= 6 else -1
        return moved_value(self.published, "WE", shift), self.published

    # names of the calendar

    def _named(self, phrase: Phrase, published: date) -> str | None:
        if phrase.day is not None and (dated := self._dated.get((phrase.month, phrase.day))):
            return dated
        direction = phrase.direction
        if direction is None:
            direction = self.direction(phrase)
            is_given = False
        else:
            is_given = True
        if phrase.quarter and phrase.rule == "ordinal_unit" and self.is_adjective(phrase):
            direction = -1  # "third-quarter profit"
        if phrase.weekday:
            return _weekday(phrase, published, direction).isoformat()
        if direction == 0 and is_given:  # "this March", "this summer"
            return _in_year(phrase, published.year)
        years = range(published.year - 2, published.year + 3)
        candidates = [value for year in years if (value := _in_year(phrase, year))]
        return _chosen(candidates, published, direction, phrase)


_NEAR_DAYS = 120
"""Days within which the nearest date of a name is meant, whatever the tense."""
_COMPARISONS = ("ago", "hyphen_ago")


def _weekday(phrase: Phrase, published: date, direction: int) -> date:
    ahead = ((phrase.weekday or 1) - published.isoweekday()) % 7
    if ahead == 0:
        return published + timedelta(days=7 * direction if phrase.is_strict else 0)
    days = ahead if direction > 0 else ahead - 7
    try:
        return published + timedelta(days=days)
    except OverflowError:
        return published


def _chosen(candidates: list[str], published: date, direction: int, phrase: Phrase) -> str | None:
    """The latest candidate that has begun, or the first one that has not ended."""
    spans = [(value, days) for value in candidates if (days := days_of(value))]
    if not spans:
        return None
    past = [(value, days) for value, days in spans if days[0] <= published]
    coming = [(value, days) for value, days in spans if days[1] >= published]
    if phrase.is_strict:
        past = [(value, days) for value, days in past if days[1] < published]
        coming = [(value, days) for value, days in coming if days[0] > published]
    if phrase.day is not None and not phrase.is_strict:
        nearest = min(spans, key=lambda span: abs((span[1][0] - published).days))
        distance = (nearest[1][0] - published).days
        # Texts give a year to a day that is not the nearest of its name: tense tells less, and
        # only of days that are far away.
        if distance * direction >= 0 or abs(distance) < _NEAR_DAYS:
            direction = 0
    if direction < 0 and past:
        return past[-1][0]
    if direction > 0 and coming:
        return coming[0][0]
    if phrase.month is None and not phrase.holiday and past:
        return past[-1][0]
    return min(spans, key=lambda span: abs((span[1][0] - published).days))[0]


def _in_year(phrase: Phrase, year: int) -> str | None:
    if not 1 <= year <= 9999:
        return None
    if phrase.month is not None:
        return month_day_value(year, phrase.month, phrase.day)
    if phrase.quarter:
        return f"{year:04}-Q{phrase.quarter}"
    if phrase.half:
        return f"{year:04}-H{phrase.half}"
    if phrase.season:
        return f"{year:04}-{phrase.season}"
    return _holiday(phrase.holiday or "", year)


def _holiday(name: str, year: int) -> str | None:
    if name.startswith("easter"):
        day = moved(easter(year), "D", int(name.removeprefix("easter")))
        return None if day is None else day.isoformat()
    if name == "thanksgiving":  # the fourth Thursday of November
        first = date(year, 11, 1)
        return (first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)).isoformat()
    month, day_of_month = name.split("-")
    return month_day_value(year, int(month), int(day_of_month))


def _part_of(phrase: Phrase, whole: str) -> str | None:
    """A name within a longer time whose value is known."""
    days = days_of(whole)
    if days is None:
        return None
    if phrase.weekday:
        return (days[0] + timedelta(days=phrase.weekday - 1)).isoformat()
    if phrase.is_name:
        return _in_year(phrase, days[0].year)
    return unit_value(days[0], phrase.unit)


def _open_name(phrase: Phrase) -> str | None:
    """What a name says when nobody knows the year: `XXXX-05`."""
    if phrase.weekday:
        return f"XXXX-WXX-{phrase.weekday}"
    if phrase.month is not None:
        return f"XXXX-{phrase.month:02}" + (f"-{phrase.day:02}" if phrase.day else "")
    if phrase.quarter:
        return f"XXXX-Q{phrase.quarter}"
    if phrase.half:
        return f"XXXX-H{phrase.half}"
    return f"XXXX-{phrase.season}" if phrase.season else None
