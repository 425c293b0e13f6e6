"""Phrases that say how long or how often, and those that only point."""

from __future__ import annotations

from transforms.times.calendar import duration_value
from transforms.times.day_phrases import month_of
from transforms.times.lexicon import CLASS_CHARS
from transforms.times.numbers import amount, split_half
from transforms.times.phrases import Match, Phrase


def first_units(match: Match) -> Phrase | None:
    """ "The first nine months": their length."""
    unit = match.unit()
    first = CLASS_CHARS["ORDINAL"]
    at = next(i for i in range(match.start, match.end) if match.tokens.classes[i] == first)
    return match.phrase(value=duration_value(unit, amount(match.tokens, at + 1, match.end)))


def count(match: Match) -> Phrase | None:
    """ "Five years", "2 1/2 hours"."""
    unit, number = match.unit(), match.amount()
    if len(number) > 6 or (unit in ("WE", "Q") and match.has("A")):
        return None
    if match.rule == "count" and match.is_title():
        return None  # "60 Minutes", "the Thirty Years' War"
    if match.rule == "count" and match.follows("FROM") and unit in ("Y", "M", "W"):
        return None  # "children from 6 years", in languages that say so
    if match.has("A") and match.has("UNITS") and not match.has("VAGUE", "SCALE", "HALF"):
        return None
    if match.rule == "and_a_half" and number == "0.5":
        number = "1.5"
    pieces = split_half(unit, number)
    if len(pieces) == 1:
        return match.phrase(value=duration_value(*pieces[0]))
    first, second = (duration_value(*piece) for piece in pieces)
    if "T" in second and "T" in first:
        second = second.replace("PT", "")
    return match.phrase(value=first + second.removeprefix("P"))


def no_time(match: Match) -> None:
    """Matched so that no other rule takes it: ages."""


def units(match: Match) -> Phrase | None:
    """ "Weeks", "weeks or months": an open number of the first."""
    unit = match.value("UNITS", "UNIT") or ""
    if match.has("FUTURE_NOUN"):
        return match.phrase(value="FUTURE_REF")
    if unit in ("WE", "Q", "TS") or match.is_title():
        return None
    if match.follows("EDGE") and match.class_at(match.end) == CLASS_CHARS["OF"]:
        return None  # "in the early hours of Monday"
    return match.phrase(value=duration_value(unit, "X"))


def count_range(match: Match) -> Phrase:
    """ "12 to 18 months": between them, so open."""
    return match.phrase(value=duration_value(match.unit(), "X"))


def frequency(match: Match) -> Phrase | None:
    """ "Daily", unless it is a newspaper: "the daily Herald"."""
    following = match.tokens.text(match.end) if match.class_at(match.end) else ""
    is_paper = following[:1].isupper() and match.ends_at_blank()
    if is_paper and not match.language.nouns_are_capitalised:
        return None
    return match.phrase(value=match.value("SET"))


def every(match: Match) -> Phrase | None:
    """ "Every three days", "every Monday", "each morning"."""
    if match.has("WEEKDAY", "WEEKDAYS"):
        return match.phrase(value=f"XXXX-WXX-{match.value('WEEKDAY', 'WEEKDAYS')}")
    if match.has("MONTH"):
        return match.phrase(value=f"XXXX-{month_of(match):02}")
    if match.has("SEASON"):
        return match.phrase(value=f"XXXX-{match.value('SEASON')}")
    if match.has("PART"):
        return match.phrase(value=f"XXXX-XX-XXT{match.value('PART')}")
    ordinal = match.value("ORDINAL")
    number = ordinal if ordinal and ordinal.isdigit() else match.amount()
    return None if len(number) > 6 else match.phrase(value=duration_value(match.unit(), number))


def weekdays(match: Match) -> Phrase:
    """ "Mondays": each of them."""
    return match.phrase(value=f"XXXX-WXX-{match.value('WEEKDAYS')}")


def future(match: Match) -> Phrase:
    """ "The future"."""
    return match.phrase(value="FUTURE_REF")


def past(match: Match) -> Phrase:
    """ "The past", "recent times"."""
    return match.phrase(value="PAST_REF")
