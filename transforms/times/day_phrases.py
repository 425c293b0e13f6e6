"""Phrases that name days, months, seasons and holidays."""

from __future__ import annotations

import re

from transforms.times.calendar import long_year, month_day_value
from transforms.times.lexicon import CLASS_CHARS
from transforms.times.phrases import Match, Phrase, Phrases


def iso_date(match: Match) -> Phrase | None:
    """ "2016-12-05", with its time where that follows."""
    text = match.tokens.text(match.start)
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    value = month_day_value(year, month, day)
    clock = "T" + text[11:] if len(text) > 10 else ""
    return None if value is None else match.phrase(value=value + clock)


def numeric_date(match: Match) -> Phrase | None:
    """ "12/05/2016", "5.12.2016": the order is that of the language where both are dates."""
    text = match.tokens.text(match.start)
    first, second, year_text = (int(part) for part in re.split(r"[./-]", text))
    year = year_text if year_text > 99 else long_year(year_text)
    swap = match.language.month_first and "/" in text
    orders = [(first, second), (second, first)] if swap else [(second, first), (first, second)]
    for month, day in orders:
        if month <= 12 and (value := month_day_value(year, month, day)):
            return match.phrase(value=value)
    return None


def month_of(match: Match) -> int:
    """The number of the month named, 0 where none is."""
    return int(match.value("MONTH", "SHORT_MONTH") or 0)


def _day_numbers(match: Match) -> list[tuple[int, int]]:
    """(token, day) of each day of the month in the match."""
    chars = (CLASS_CHARS["NUMBER"], CLASS_CHARS["ORDINAL"])
    found = []
    for index in range(match.start, match.end):
        digits = re.match(r"\d+", match.tokens.value(index))
        if match.tokens.classes[index] in chars and digits:
            found.append((index, int(digits[0])))
    return found


def days_of_month(match: Match) -> Phrases | None:
    """Each day named is a phrase; the month belongs to the last one."""
    days = _day_numbers(match)
    if not days or any(not 1 <= day <= 31 for _, day in days):
        return None
    month = month_of(match)
    dates = [
        match.phrase(month=month, day=day)._replace(start=index, end=_past_stop(match, index))
        for index, day in days
    ]
    if match.rule.startswith("month"):
        dates[0] = dates[0]._replace(start=match.start)
    return (*dates[:-1], dates[-1]._replace(end=match.end))


def _past_stop(match: Match, index: int) -> int:
    """The place behind a day of the month and the stop that makes it an ordinal."""
    has_stop = index + 1 < match.end and match.class_at(index + 1) == CLASS_CHARS["DOT"]
    return index + 1 + has_stop


def day_month_figures(match: Match) -> Phrase | None:
    """ "Am 5.12."."""
    day, _, month = match.tokens.text(match.start).partition(".")
    if (
        not (day.isdigit() and month.isdigit())
        or month_day_value(2000, int(month), int(day)) is None
    ):
        return None
    return match.phrase(month=int(month), day=int(day))


def month_day_range(match: Match) -> Phrases | None:
    """ "March 3-5", two phrases; "March 3 and 5" only after "on" or "between"."""
    found = days_of_month(match)
    if found and match.has("AND") and not match.follows("BETWEEN", "ON"):
        return (found[0]._replace(rule="month_day", end=match.end - 2),)
    return found


def month_name(match: Match) -> Phrase | None:
    """A month alone, unless it is the name of somebody or of a march."""
    if _is_part_of_name(match) or _is_a_march(match):
        return None
    return match.phrase(month=month_of(match))


def _is_first_name(match: Match) -> bool:
    """ "April Smith", where no preposition makes it a month."""
    if match.class_at(match.end) != CLASS_CHARS["OTHER"] or match.follows(
        "IN", "OF", "TO", "FROM", "EDGE", "AND", "BETWEEN"
    ):
        return False
    word = match.tokens.text(match.end)
    is_next = match.tokens.end(match.end - 1) + 1 == match.tokens.start(match.end)
    return is_next and word[:1].isupper() and word[1:].islower()


def _is_a_march(match: Match) -> bool:
    """ "The March of the Mothers", "March for Life"."""
    if match.tokens.text(match.start) != "March":
        return False
    if match.class_at(match.end) == CLASS_CHARS["OF"]:
        return match.class_at(match.end + 1) not in _AFTER_MARCH_OF
    return match.class_at(match.end) != "" and match.tokens.text(match.end) in ("for", "on")


_AFTER_MARCH_OF = tuple(CLASS_CHARS[name] for name in ("YEAR", "THIS", "LAST", "NEXT"))


def _is_part_of_name(match: Match) -> bool:
    """A month that is a surname: "Ms May", "Theresa May"; English has four of them."""
    if match.tokens.text(match.start) not in ("May", "March", "April", "June", "August"):
        return False
    before = match.start - 1
    if _is_first_name(match):
        return True
    if match.class_at(before) != CLASS_CHARS["OTHER"]:
        return False
    word = match.tokens.text(before)
    return word[:1].isupper() and match.tokens.end(before) + 1 == match.tokens.start(match.start)


def season(match: Match) -> Phrase:
    """ "Summer"."""
    return match.phrase(season=match.value("SEASON"))


def weak_season(match: Match) -> Phrase:
    """ "Spring" and "fall" are more than seasons: they need "in the" before or a year behind."""
    is_season = match.follows("EDGE", "APOSTROPHE") or (
        match.follows("THE") and match.class_at(match.start - 2) == CLASS_CHARS["IN"]
    )
    return match.phrase(season=match.value("WEAK_SEASON"), needs_company=not is_season)


def new_year(match: Match) -> Phrase | None:
    """ "New Year's Eve", "New Year's Day"."""
    if match.has("EVE"):
        return match.phrase(holiday="12-31")
    return match.phrase(holiday="01-01") if match.tokens.value(match.end - 1) == "D" else None


def holiday(match: Match) -> Phrase | None:
    """ "Christmas", "Christmas Eve"; what follows must not make it something else."""
    if match.has("EVE"):
        return match.phrase(holiday="12-24") if match.value("HOLIDAY") == "12-25" else None
    day = match.value("HOLIDAY")
    if day == "easter+0" and match.value("WEEKDAY") == "1":
        day = "easter+1"
    name = match.phrase(holiday=day)
    if match.unit() in ("W", "WE"):  # "Easter week" is the week that the day lies in
        return match.phrase(unit=match.unit(), within=name)
    return name if match.unit() in ("", "D") else None


def weekday(match: Match) -> Phrase:
    """ "Monday", "Good Friday"."""
    before = match.start - 1
    if match.class_at(before) == CLASS_CHARS["OTHER"]:
        name = match.tokens.text(before), match.value("WEEKDAY") or ""
        if holiday_name := match.language.holy_days.get(name):
            return match.phrase(holiday=holiday_name)._replace(start=before)
    return match.phrase(weekday=int(match.value("WEEKDAY", "SHORT_WEEKDAY") or 0))


def weekday_part(match: Match) -> Phrase:
    """German and Dutch write "Monday evening" as one word."""
    day, _, part = (match.value("WEEKDAY_PART") or "1T").partition("T")
    return match.phrase(weekday=int(day), clock="T" + part)
