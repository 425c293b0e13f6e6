"""Phrases that name a time of day or a part of the day."""

from __future__ import annotations

import re

from transforms.times.length_phrases import count
from transforms.times.lexicon import CLASS_CHARS
from transforms.times.phrases import PUBLISHED, Match, Phrase, Phrases


def part(match: Match) -> Phrase:
    """A part of the day spoken of, only with an article: "the morning"; "mornings" are a habit."""
    word = match.tokens.text(match.end - 1)
    if word.islower() and word.endswith("s"):
        return match.phrase(clock=f"T{match.value('PART')}")._replace(rule="part_set")
    is_definite = (match.has("THE") or match.follows("ON", "EDGE")) and match.value("PART") != "NI"
    return match.phrase(clock=f"T{match.value('PART')}", needs_company=not is_definite)


def fixed_clock(match: Match) -> Phrase | None:
    """ "Noon", "midnight", unless it is a name: "High Noon"."""
    if match.is_title():
        return None
    return match.phrase(clock=match.value("FIXED_CLOCK") or "")


def afternoon(match: Match) -> Phrase:
    """French writes it as "after noon"."""
    return match.phrase(clock="TAF", needs_company=not match.has("THE"))


def clock_range(match: Match) -> Phrases | None:
    """ "16 bis 17.30 Uhr": both are times of day."""
    first = clock_time(match._replace(rule="oclock", end=match.start + 1))
    last = clock_time(match._replace(rule="oclock", start=match.start + 2))
    return None if first is None or last is None else (first, last)


def clock_time(match: Match) -> Phrase | None:
    """ "10:35 p.m.", "20 Uhr 15"; None where it is no time of day."""
    text = next(
        match.tokens.value(index) or match.tokens.text(index)
        for index in range(match.start, match.end)
        if match.tokens.value(index)
    )
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    if match.rule == "oclock" and (minutes := _minutes_after(match)) is not None:
        numbers = [numbers[0], minutes]
    if match.rule == "at_clock" and text.isascii() and not _CLOCK_TEXT.fullmatch(text):
        return None
    if match.rule == "at_clock" and match.follows("IN"):  # "won in 3:07:35"
        if len(numbers) < 3:
            return None
        return match.phrase(value="PT{}H{}M{}S".format(*numbers))
    half_day = match.value("AM_PM")
    if not numbers or numbers[0] > (12 if half_day else 24) or max([0, *numbers[1:]]) > 59:
        return None
    if half_day:
        numbers[0] = numbers[0] % 12 + (12 if half_day == "p" else 0)
    if len(numbers) == 1:
        numbers.append(0)
    return match.phrase(clock="T" + ":".join(f"{number:02}" for number in numbers))


_CLOCK_TEXT = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?")


def _minutes_after(match: Match) -> int | None:
    """ "20 Uhr 15"."""
    last = match.end - 1
    if last > match.start and match.tokens.classes[last] == CLASS_CHARS["NUMBER"]:
        return int(match.tokens.value(last))
    return None


def hour_clock(match: Match) -> Phrase | None:
    """ "À 20 heures 30", "a las 8 horas"; other units are lengths of time."""
    return clock_time(match) if match.unit() == "TH" else count(match)


def morning(match: Match) -> Phrase | None:
    """Spanish says "mañana" for "tomorrow" and for "morning": the latter has an article."""
    if match.value("DAY_REFERENCE") != "1":
        return None
    if match.has("THIS"):
        return match.phrase(origin=PUBLISHED, unit="D", clock="TMO")
    return match.phrase(clock="TMO")
