"""Scoring time expressions against TIMEX3 gold: TempEval-3 task A (UzZaman et al. 2013).

A found and a gold expression match where their spans overlap; each matches once, in the order of
the text. Relaxed F counts matches; value F is relaxed F times the share of matches whose values
are the same string (`value F` of the task's own scorer).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_CALENDAR_VALUE = re.compile(r"\d{2}(?:\d(?:\d|X)?)?(?:-(?:\d\d|W\d\d|Q\d|H\d|[A-Z]{2}).*)?")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T.*")


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression: span, end exclusive, and value."""

    start: int
    end: int
    value: str | None
    type: str = ""


@dataclass(frozen=True, slots=True)
class TimexCounts:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    strict: int = 0
    """Matches with the same span."""
    valued: int = 0
    """Matches with the same value."""

    def __add__(self, other: TimexCounts) -> TimexCounts:
        return TimexCounts(
            self.gold + other.gold,
            self.found + other.found,
            self.matched + other.matched,
            self.strict + other.strict,
            self.valued + other.valued,
        )

    @property
    def relaxed_f(self) -> float:
        """F of the detection, overlap counts."""
        return f_score(self.matched, self.found, self.gold)

    @property
    def strict_f(self) -> float:
        """F of the detection, only the same span counts."""
        return f_score(self.strict, self.found, self.gold)

    @property
    def value_f(self) -> float:
        """Relaxed F times the share of matches with the right value."""
        return f_score(self.valued, self.found, self.gold)


def f_score(matched: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall; 0 where nothing was found or is there."""
    return 2 * matched / (found + gold) if found + gold else 0.0


def count_matches(
    found: Iterable[Timex], gold: Iterable[Timex], *, by_day: bool = False
) -> TimexCounts:
    """Match one document. `by_day` compares values without their part or time of day."""
    found_list = sorted(found, key=lambda one: (one.start, one.end))
    gold_list = sorted(gold, key=lambda one: (one.start, one.end))
    counts = [0, 0, 0]
    for answer, truth in pair(found_list, gold_list):
        counts[0] += 1
        counts[1] += (answer.start, answer.end) == (truth.start, truth.end)
        counts[2] += _same_value(answer.value, truth.value, by_day)
    return TimexCounts(len(gold_list), len(found_list), *counts)


def pair(found: Sequence[Timex], gold: Sequence[Timex]) -> Iterable[tuple[Timex, Timex]]:
    """Overlapping pairs, each of both at most once, in the order of the text."""
    taken = 0
    for truth in gold:
        for index in range(taken, len(found)):
            answer = found[index]
            if answer.start >= truth.end:
                break
            if answer.end > truth.start:
                taken = index + 1
                yield answer, truth
                break


def _same_value(answer: str | None, truth: str | None, by_day: bool) -> bool:
    if answer is None or truth is None:
        return False
    if by_day:
        return _DAY.sub(r"\1", answer) == _DAY.sub(r"\1", truth)
    return answer == truth


def with_calendar_value(expressions: Iterable[Timex]) -> list[Timex]:
    """Those that name a part of the calendar: no durations, sets, references, open values."""
    return [
        one for one in expressions if one.value is not None and _CALENDAR_VALUE.fullmatch(one.value)
    ]


@dataclass(frozen=True, slots=True)
class TimexScores:
    """Counts of a system on a set of documents, in the two ways of counting."""

    task: TimexCounts = TimexCounts()
    """TempEval-3 task A: all expressions, values as strings."""
    calendar: TimexCounts = TimexCounts()
    """Only expressions whose value names a part of the calendar, compared without time of day."""


def score_documents(
    answers: Iterable[Sequence[Timex]], gold: Iterable[Sequence[Timex]]
) -> TimexScores:
    """The counts over all documents."""
    task, calendar = TimexCounts(), TimexCounts()
    for found, truth in zip(answers, gold, strict=True):
        task += count_matches(found, truth)
        calendar += count_matches(
            with_calendar_value(found), with_calendar_value(truth), by_day=True
        )
    return TimexScores(task, calendar)
