"""The gold sets of facts, and the functions that score them.

A set is a module of `flows.scorecard.facts` with a function that takes the folder of the set and
the resources of the finders, runs its texts through the pipeline (`texts.read_texts`), runs the
baselines on the same texts, and returns a line for each measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from transforms.facts import FactResources


@dataclass(frozen=True, slots=True)
class FactSet:
    """A gold set of facts."""

    field: str
    """What `--field` names."""
    module: str
    """Module of `flows.scorecard.facts`, loaded when it is asked for: some baselines are heavy."""
    folder: str
    """Folder of the set under the gold folder."""

    def score(self, gold: Path, resources: FactResources) -> list[FactScore]:
        """The lines of the set: `score_MODULE` of its module, on its folder."""
        module = import_module(f"flows.scorecard.facts.{self.module}")
        scores: list[FactScore] = getattr(module, f"score_{self.module}")(
            gold / self.folder, resources
        )
        return scores


def _set(field: str, module: str, folder: str | None = None) -> FactSet:
    return FactSet(field, module, folder or module)


FACT_SETS: dict[str, FactSet] = {
    one.module: one
    for one in (
        _set("languages", "langid_leipzig"),
        _set("entities", "conll2003_en"),
        _set("times", "tempeval3"),
        _set("times", "krauts_de"),
        _set("places", "geoparsing"),
        _set("quotes", "polnear"),
        _set("quotes", "german_news_quotes"),
        _set("quantities", "newsquant"),
        _set("quantities", "displacement_facts"),
        _set("topics", "bbc_topics", "bbc_2004_2005"),
        _set("stories", "news_cluster"),
    )
}
"""Name for `--set` -> set."""
