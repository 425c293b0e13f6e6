"""Phrases that count from the publication or from what the text has spoken of."""

from __future__ import annotations

import re

from transforms.times.calendar import CALENDAR_UNITS, duration_value
from transforms.times.day_phrases import month_of, weekday, weekday_part
from transforms.times.phrases import NARRATIVE, PUBLISHED, Match, Phrase
from transforms.times.year_phrases import ordinal_unit

_SHIFTS = {
    "LAST": (-1, PUBLISHED), "PAST_NOUN": (-1, PUBLISHED), "NEXT": (1, PUBLISHED),
    "COMING": (1, PUBLISHED), "THIS": (0, PUBLISHED), "LATEST": (0, PUBLISHED),
    "RECENT": (-1, PUBLISHED), "THAT": (0, NARRATIVE), "FOLLOWING": (1, NARRATIVE),
    "PREVIOUS": (-1, NARRATIVE),
}  # fmt: skip


def _deictic(match: Match) -> tuple[str, int, str]:
    """The deictic word's class, where it points, and from what."""
    for name, (shift, origin) in _SHIFTS.items():
        if match.has(name):
            return name, shift, origin
    raise AssertionError("a deictic phrase has a deictic word")


def deictic_unit(match: Match) -> Phrase | None:
    """ "Last week", "this year", "the coming weeks"."""
    name, shift, origin = _deictic(match)
    unit = match.unit()
    if match.has("UNITS"):
        return _deictic_units(match, name, match.value("UNITS") or unit)
    if name == "LATEST" and unit == "Q":  # the one reported on, which has ended
        return match.phrase(origin=NARRATIVE, unit="Q")._replace(rule="the_unit")
    if unit.startswith("T") or unit == "ML":
        return match.phrase(value=duration_value(unit, "1"), unit=unit) if shift else None
    if name == "PAST_NOUN" and unit == "WE":
        return match.phrase(origin=origin, unit=unit, shift=shift)
    if name == "PAST_NOUN" or (unit == "DE" and shift and origin == PUBLISHED):
        return match.phrase(value=duration_value(unit, "1"), unit=unit, reach=shift)
    if unit == "D" and name in ("NEXT", "THIS"):
        origin = NARRATIVE
    return match.phrase(origin=origin, unit=unit, shift=shift)


def _deictic_units(match: Match, name: str, unit: str) -> Phrase | None:
    if name in ("THIS", "THAT"):
        is_now = name == "THIS" and unit == "D"
        return match.phrase(value="PRESENT_REF") if is_now else None
    if name == "NEXT":
        return match.phrase(value="FUTURE_REF")
    return match.phrase(value=duration_value(unit, "X"))


def deictic_count(match: Match) -> Phrase | None:
    """ "The last five years": their length, and the days up to the publication."""
    name, shift, origin = _deictic(match)
    if name == "THIS" or (name == "THAT" and match.amount() != "X"):
        return None
    unit, number = match.unit(), match.amount()
    reach = shift * int(number) if number.isdigit() and origin == PUBLISHED else 0
    if len(number) > 6:
        return None
    return match.phrase(value=duration_value(unit, number), unit=unit, reach=reach)


def deictic_name(match: Match) -> Phrase | None:
    """ "Last Friday", "next March", "this morning"."""
    name, shift, origin = _deictic(match)
    if match.has("PART"):
        return match.phrase(
            origin=NARRATIVE if shift else origin, unit="D", shift=shift,
            clock=f"T{match.value('PART')}",
        )  # fmt: skip
    if name in ("RECENT", "LATEST", "THAT"):
        shift = -1
    phrase = _named(match)._replace(origin=NARRATIVE if origin == NARRATIVE else None)
    if name == "THIS":
        return phrase._replace(direction=None if phrase.weekday else 0)
    return phrase._replace(direction=shift, is_strict=True)


def _named(match: Match) -> Phrase:
    if match.has("WEEKDAY"):
        return weekday(match)
    if match.has("WEEKDAY_PART"):
        return weekday_part(match)
    if match.has("MONTH"):
        return match.phrase(month=month_of(match))
    if match.has("HOLIDAY"):
        return match.phrase(holiday=match.value("HOLIDAY"))
    return match.phrase(season=match.value("SEASON", "WEAK_SEASON"))


def deictic_ordinal(match: Match) -> Phrase | None:
    """ "The last third quarter"."""
    phrase = ordinal_unit(match)
    if phrase is None or phrase.value:
        return None
    _, shift, _ = _deictic(match)
    return phrase._replace(direction=shift or None, needs_company=False)


_HALVES = {"Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100)}
"""Unit -> the smaller one, and how many, in which half of it is counted."""


def ago(match: Match) -> Phrase | None:
    """ "Two years ago" is that year; "several years ago" is some time in the past."""
    unit, number = match.unit(), match.amount()
    origin = NARRATIVE if match.has("EARLIER", "LATER") else PUBLISHED
    shift = 1 if match.has("LATER") else -1
    if match.rule == "hyphen_ago" and match.has("UNITS"):
        return match.phrase(value=duration_value(unit, number))
    if match.rule == "hyphen_ago" and unit in ("Q", "M"):
        return match.phrase(origin=origin, unit="Y", shift=-1)
    if number == "X":
        return match.phrase(value="FUTURE_REF" if shift > 0 else "PAST_REF")
    if number.endswith(".5") and unit in _HALVES:
        unit, factor = _HALVES[unit]
        number = f"{float(number) * factor:g}"
    if unit not in CALENDAR_UNITS or not number.replace(".", "").isdigit() or len(number) > 6:
        return match.phrase(value=duration_value(unit, number))
    counted = match.phrase(origin=origin, unit=unit, shift=shift * int(float(number)))
    if match.language.ago_is_duration and match.rule in ("ago", "later"):
        return counted._replace(value=duration_value(unit, number))
    return counted


def prefixed_ago(match: Match) -> Phrase | None:
    """ "Vor zwei Jahren", "il y a deux ans", "hace dos años"."""
    if not match.language.ago_is_duration:
        return ago(match)
    unit, number = match.unit(), match.amount()
    after = match.phrase()._replace(start=match.start + 1)
    if number == "X":
        return after._replace(value=duration_value(unit, number))
    reached = ago(match)
    if reached is None or reached.origin is None:
        return after._replace(value=duration_value(unit, number))
    return reached._replace(start=match.start + 1, value=duration_value(unit, number))


def the_unit_before(match: Match) -> Phrase | None:
    """ "The day before", "the week after"."""
    unit = match.unit()
    if unit not in CALENDAR_UNITS:
        return None
    return match.phrase(origin=NARRATIVE, unit=unit, shift=-1 if match.has("BEFORE") else 1)


def beyond(match: Match) -> Phrase | None:
    """ "The day before yesterday", "the week after next"."""
    shift = -1 if match.has("BEFORE") else 1
    unit = match.unit()
    step = match.value("DAY_REFERENCE")
    if step is not None:
        step_days = int(re.match(r"-?\d+", step or "0")[0])  # type: ignore[index]
        return (
            match.phrase(origin=PUBLISHED, unit="D", shift=step_days + shift)
            if unit == "D"
            else None
        )
    base = -1 if match.has("LAST") else 1
    return match.phrase(origin=PUBLISHED, unit=unit, shift=base + shift) if base == shift else None


def day_reference(match: Match) -> Phrase:
    """ "Today", "yesterday", "tonight"."""
    shift, _, part = (match.value("DAY_REFERENCE") or "0").partition("T")
    return match.phrase(
        origin=PUBLISHED, unit="D", shift=int(shift), clock="T" + part if part else ""
    )


def unit_reference(match: Match) -> Phrase:
    """Words that hold their unit: German "Vorjahr", "heuer"."""
    value = match.value("UNIT_REFERENCE") or "Y+0"
    return match.phrase(origin=PUBLISHED, unit=value[0], shift=int(value[1:]))


_DEFINITE_UNITS = ("Q", "WE", "W", "M")


def the_unit(match: Match) -> Phrase | None:
    """ "The quarter", "the weekend": the one spoken of, else the one of the publication."""
    unit = match.unit()
    if match.has("FISCAL") and unit == "Y":
        return match.phrase(origin=PUBLISHED, unit="Y")
    if match.has("APPROXIMATELY") and unit != "Y":
        return None
    if match.has("LATEST"):
        return match.phrase(origin=NARRATIVE, unit="Q") if unit == "Q" else None
    if unit == "Y":
        return match.phrase(value="P1Y", origin=NARRATIVE, unit="Y", needs_company=False)
    if unit not in _DEFINITE_UNITS:
        return None
    return match.phrase(origin=NARRATIVE, unit=unit)


def weekend(match: Match) -> Phrase | None:
    """ "Am Wochenende"."""
    return (
        match.phrase(origin=NARRATIVE, unit="WE")._replace(rule="the_unit")
        if (match.unit() == "WE")
        else None
    )


def current_unit(match: Match) -> Phrase | None:
    """ "The current year"."""
    reference = match.value("REFERENCE")
    if reference != "PRESENT_REF" or match.unit() not in CALENDAR_UNITS:
        return match.phrase(value=reference)
    return match.phrase(origin=PUBLISHED, unit=match.unit())


def year_end(match: Match) -> Phrase | None:
    """ "Year-end"."""
    is_end = match.unit() == "Y" and match.tokens.text(match.end - 1).lower() == "end"
    return match.phrase(origin=PUBLISHED, unit="Y") if is_end else None


def edge_unit(match: Match) -> Phrase | None:
    """ "Fin de semana", "fine settimana": the weekend; "fin de año": the year."""
    unit = match.unit()
    if unit == "W":
        is_this = match.follows("THIS")
        weekend = match.phrase(origin=PUBLISHED if is_this else NARRATIVE, unit="WE")
        return weekend if is_this else weekend._replace(rule="the_unit")
    return match.phrase(origin=PUBLISHED, unit=unit) if unit in ("Y", "M") else None
