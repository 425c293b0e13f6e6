"""Neighbouring phrases that are one time: "Monday" "morning", "March" "last year"."""

from __future__ import annotations

import re

from transforms.times.calendar import days_of
from transforms.times.lexicon import CLASS_CHARS
from transforms.times.phrases import PUBLISHED, Phrase
from transforms.times.tokens import Tokens


def _gaps(*patterns: str) -> re.Pattern[str]:
    names = re.compile(r"[A-Z_]+")
    text = "|".join(patterns)
    return re.compile(names.sub(lambda name: CLASS_CHARS[name.group()], text).replace(" ", ""))


_OF = _gaps("", "COMMA", "OF THE?", "IN", "ON", "COMMA ON", "APOSTROPHE OTHER")
_DAY_TO_CLOCK = _gaps("", "COMMA", "IN THE?", "AND")
_LINKS = _gaps("TO THE?", "HYPHEN", "AND THE?", "SLASH", "COMMA", "COMMA AND")
_RANGE = _gaps("TO THE?", "HYPHEN", "COMMA? TO")
_BETWEEN = _gaps("AND THE?")
_YEAR = re.compile(r"\d{4}")
_LONGEST_GAP = 3
_LEADERS = frozenset(CLASS_CHARS[name] for name in ("EDGE", "LATER", "EARLIER", "APPROXIMATELY"))
_FILLERS = frozenset(CLASS_CHARS[name] for name in ("OF", "HYPHEN", "THE", "IN"))


def compose(phrases: list[Phrase], tokens: Tokens) -> list[Phrase]:
    """The phrases with neighbours joined; those that needed one and have none are gone."""
    composed: list[Phrase] = []
    for phrase in phrases:
        following: Phrase | None = phrase
        # What has just been joined may join what stands before it: "Monday" "10 a.m." "last week".
        while composed and following is not None:
            joined = _joined(composed[-1], following, tokens)
            if joined is None:
                break
            composed.pop()
            following = joined
        if following is not None:
            composed.append(following)
    kept = [_with_leader(phrase, tokens) for phrase in composed if not phrase.needs_company]
    return _with_shared_years(kept, tokens)


def is_range(first: Phrase, second: Phrase, tokens: Tokens) -> bool:
    """Two phrases are the ends of one interval: "from May to July", "between 2010 and 2014"."""
    gap = tokens.classes[first.end : second.start]
    if _RANGE.fullmatch(gap):
        return True
    before = tokens.classes[first.start - 1] if first.start else ""
    return before == CLASS_CHARS["BETWEEN"] and _BETWEEN.fullmatch(gap) is not None


def _joined(first: Phrase, second: Phrase, tokens: Tokens) -> Phrase | None:
    if second.start - first.end > _LONGEST_GAP:
        return None
    gap = tokens.classes[first.end : second.start]
    return _with_clock(first, second, gap) or _with_neighbour(first, second, gap)


def _with_clock(first: Phrase, second: Phrase, gap: str) -> Phrase | None:
    """A day with the time of day behind it."""
    if _is_clock(first) and ":" in first.clock and _is_clock(second) and not gap:
        return first._replace(end=second.end, clock=_in_half_day(first.clock, second.clock))
    if _names_day(first) and _is_clock(second) and _DAY_TO_CLOCK.fullmatch(gap):
        if gap in (CLASS_CHARS["AND"], CLASS_CHARS["COMMA"]) and not second.needs_company:
            return None
        is_time = ":" in first.clock
        return first._replace(end=second.end, clock=first.clock if is_time else second.clock)
    if not gap and _names_day(first) and second.rule == "day_reference" and second.shift == 1:
        # "gestern morgen", "Montag morgen": the word for "tomorrow" is that for "morning".
        return first._replace(end=second.end, clock="TMO")
    return None


def _with_neighbour(first: Phrase, second: Phrase, gap: str) -> Phrase | None:
    if not _OF.fullmatch(gap):
        return None
    whole = {"start": first.start, "end": second.end, "needs_company": False}
    if _is_clock(first) and _names_day(second) and not second.clock:
        return second._replace(**whole, clock=first.clock)  # type: ignore[arg-type]
    if first.weekday and not first.within and _is_date(second):
        return second._replace(**whole, clock=first.clock or second.clock)  # type: ignore[arg-type]
    if _is_date(first) and not first.clock and second.weekday and not second.within:
        return first._replace(**whole, clock=second.clock)  # type: ignore[arg-type]
    if first.weekday and gap.startswith(CLASS_CHARS["COMMA"]):
        return None  # "on Saturday, last week ..."
    if _fits(first, second):
        return first._replace(**whole, within=second)  # type: ignore[arg-type]
    if _fits(second, first) and gap != CLASS_CHARS["COMMA"]:
        return second._replace(**whole, within=first)  # type: ignore[arg-type]
    return None


def _in_half_day(clock: str, part: str) -> str:
    """ "3 Uhr morgens", "10 Uhr abends"."""
    hour = int(clock[1:3])
    if part in ("TAF", "TEV") and hour < 12:
        return f"T{hour + 12}{clock[3:]}"
    return clock


def _is_clock(phrase: Phrase) -> bool:
    """A time of day without its day."""
    return bool(phrase.clock) and not (
        phrase.weekday or phrase.month or phrase.holiday or phrase.value or phrase.origin
    )


def _is_date(phrase: Phrase) -> bool:
    if phrase.month is not None:
        return phrase.day is not None
    return (
        phrase.value is not None and len(phrase.value) == 10 and days_of(phrase.value) is not None
    )


def _names_day(phrase: Phrase) -> bool:
    return bool(
        _is_date(phrase)
        or phrase.weekday
        or phrase.holiday
        or (phrase.origin and phrase.unit == "D" and not phrase.value)
    )


def _is_year(phrase: Phrase) -> bool:
    if phrase.is_name or phrase.clock:
        return False
    if phrase.value is not None:
        return _YEAR.fullmatch(phrase.value) is not None
    return phrase.origin is not None and phrase.unit == "Y"


def _fits(part: Phrase, whole: Phrase) -> bool:
    if part.within is not None:
        return False
    if part.weekday:
        return whole.origin is not None and whole.unit == "W" and whole.value is None
    if part.is_name and part.direction is None:
        return _is_year(whole)
    return part.rule == "the_unit" and part.unit == "W" and _is_date(whole)


def _with_leader(phrase: Phrase, tokens: Tokens) -> Phrase:
    """The phrase with "early", "at the end of" before it; the value stays as it is."""
    if phrase.value is not None and phrase.rule != "the_unit" and days_of(phrase.value) is None:
        return phrase
    at, classes = phrase.start - 1, tokens.classes
    while at > 0 and phrase.start - at <= _LONGEST_GAP and classes[at] in _FILLERS:
        at -= 1
    if at < 0 or classes[at] not in _LEADERS:
        return phrase
    is_far = at < phrase.start - 1 or classes[phrase.start] == CLASS_CHARS["THE"]
    if CLASS_CHARS["IN"] in classes[at : phrase.start] or (
        is_far and classes[at] == CLASS_CHARS["APPROXIMATELY"]
    ):
        return phrase
    if phrase.rule == "the_unit" and phrase.value is not None:
        # "the end of the year" is a day of this year; "the year" alone is a length.
        return phrase._replace(start=at, value=None, origin=PUBLISHED)
    return phrase._replace(start=at)


def _with_shared_years(phrases: list[Phrase], tokens: Tokens) -> list[Phrase]:
    """ "March 3 to 5, 2016": the year at the end is that of all days in the list."""
    shared = list(phrases)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if first.month is None or first.within is not None or second.within is None:
            continue
        if second.month is None or (first.day is None) != (second.day is None):
            continue
        if second.start - first.end <= _LONGEST_GAP and _LINKS.fullmatch(
            tokens.classes[first.end : second.start]
        ):
            shared[index] = first._replace(within=second.within)
    return shared
