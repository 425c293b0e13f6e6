"""The gold sets of facts, and the functions that score them.

A set is a module of `flows.scorecard.facts` with a function that takes the folder of the set and
the resources of the finders, runs its texts through the pipeline (`texts.read_texts`), runs the
baselines on the same texts, and returns a line for each measure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.facts.news_cluster import score_news_cluster
from transforms.facts import FactResources


@dataclass(frozen=True, slots=True)
class FactSet:
    """A gold set of facts."""

    field: str
    """What `--field` names."""
    score: Callable[[Path, FactResources], list[FactScore]]


FACT_SETS: dict[str, FactSet] = {
    "news_cluster": FactSet("stories", score_news_cluster),
}
"""Name of the set's folder -> set."""
