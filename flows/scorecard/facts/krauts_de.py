"""German newspapers with TIMEX3: KRAUTS (Die Zeit, Dolomiten).

KRAUTS annotates "vor zwei Jahren" as the duration "zwei Jahren" and gives the date that it reaches
in a second tag without words; such tags have no span and are not scored.
"""

from __future__ import annotations

from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.facts.timex_answers import dateparser_answers, load_documents, our_answers
from flows.scorecard.facts.timex_lines import score_lines
from flows.scorecard.facts.timex_scoring import score_documents
from flows.scorecard.targets import Target
from transforms.facts import FactResources


def score_krauts_de(folder: Path, resources: FactResources) -> list[FactScore]:
    """Times found, and times found with their value."""
    documents = load_documents(folder)
    gold = [document.timexes for document in documents]
    systems = {
        "copydesk": score_documents(our_answers(documents, "de", resources), gold),
        "dateparser": score_documents(dateparser_answers(documents, "de"), gold),
    }
    return score_lines("KRAUTS", systems, None, Target(0.60, 0.75))
