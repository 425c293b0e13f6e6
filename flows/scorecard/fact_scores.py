"""A line of the scorecard of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.scorecard.targets import Target


@dataclass(frozen=True, slots=True)
class FactScore:
    """A line of the scorecard: one measure on one set."""

    measure: str
    """What is measured, in words: `span F at Jaccard 0.5`."""
    n: int
    """Gold items."""
    scores: Mapping[str, float | None]
    """System -> score, 0 to 1; `copydesk` is ours, the others are the baselines."""
    target: Target | None = None
