"""The gold sets of facts, and the functions that score them.

A set is a module of `flows.scorecard.facts` with a function that takes the folder of the set and
the resources of the finders, runs its texts through the pipeline (`texts.read_texts`), runs the
baselines on the same texts, and returns a line for each measure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.scorecard.targets import Target
from transforms.facts import FactResources


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


@dataclass(frozen=True, slots=True)
class FactSet:
    """A gold set of facts."""

    field: str
    """What `--field` names."""
    score: Callable[[Path, FactResources], list[FactScore]]


def _geoparsing(folder: Path, resources: FactResources) -> list[FactScore]:
    from flows.scorecard.facts.geoparsing import score_geoparsing

    return score_geoparsing(folder, resources)


FACT_SETS: dict[str, FactSet] = {
    "geoparsing": FactSet("places", _geoparsing),
}
"""Name of the set's folder -> set."""
