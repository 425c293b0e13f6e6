"""Lines of the scorecard for a set of TIMEX3 documents."""

from __future__ import annotations

from collections.abc import Mapping

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.facts.timex_scoring import TimexScores
from flows.scorecard.targets import Target


def score_lines(
    name: str,
    systems: Mapping[str, TimexScores],
    detection: Target | None = None,
    value: Target | None = None,
) -> list[FactScore]:
    """Detection and value F, over all expressions and over those with a calendar value."""
    first = next(iter(systems.values()))
    lines = [
        (
            "all types, relaxed F (TempEval-3 task A)",
            first.task.gold,
            {system: scores.task.relaxed_f for system, scores in systems.items()},
            detection,
        ),
        (
            "all types, value F (TempEval-3 task A)",
            first.task.gold,
            {system: scores.task.value_f for system, scores in systems.items()},
            value,
        ),
        (
            "calendar values, relaxed F",
            first.calendar.gold,
            {system: scores.calendar.relaxed_f for system, scores in systems.items()},
            detection,
        ),
        (
            "calendar values, value F by day",
            first.calendar.gold,
            {system: scores.calendar.value_f for system, scores in systems.items()},
            value,
        ),
        (
            "all types, strict F",
            first.task.gold,
            {system: scores.task.strict_f for system, scores in systems.items()},
            None,
        ),
    ]
    return [
        FactScore(f"{name}: {measure}", gold, scores, target)
        for measure, gold, scores, target in lines
    ]
