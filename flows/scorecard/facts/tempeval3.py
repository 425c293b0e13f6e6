"""English newswire with TIMEX3: TimeBank, AQUAINT and the platinum test of TempEval-3."""

from __future__ import annotations

from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.facts.timex_answers import dateparser_answers, load_documents, our_answers
from flows.scorecard.facts.timex_lines import score_lines
from flows.scorecard.facts.timex_scoring import score_documents
from flows.scorecard.targets import Target
from transforms.facts import FactResources

_DETECTION, _VALUE = Target(0.94, 0.96), Target(0.77, 0.85)
_CORPORA = {
    "TimeBank": (_DETECTION, _VALUE),
    "AQUAINT": (_DETECTION, _VALUE),
    "platinum": (None, None),
}
"""Corpus -> targets of detection and of value; HeidelTime's 77.6 (value F) is on platinum."""


def score_tempeval3(folder: Path, resources: FactResources) -> list[FactScore]:
    """Times found, and times found with their value, a corpus at a time."""
    lines: list[FactScore] = []
    documents = load_documents(folder)
    for corpus, (detection, value) in _CORPORA.items():
        part = [document for document in documents if document.corpus == corpus]
        gold = [document.timexes for document in part]
        systems = {
            "copydesk": score_documents(our_answers(part, "en", resources), gold),
            "dateparser": score_documents(dateparser_answers(part, "en"), gold),
        }
        lines += score_lines(corpus, systems, detection, value)
    return lines
