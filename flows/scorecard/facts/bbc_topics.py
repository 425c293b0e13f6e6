"""Topics from the text alone: BBC news of five sections.

A section stands for a topic of the first level. Topics outside the five are left out of the
score: that news of the politics section is about health as well is no error.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, read_texts
from transforms.facts import FactResources
from transforms.topics.scheme import MediaTopics, tokens_of

CODES: Mapping[str, str] = {
    "business": "medtop:04000000",
    "entertainment": "medtop:01000000",
    "politics": "medtop:11000000",
    "sport": "medtop:15000000",
    "tech": "medtop:13000000",
}
_PRECISION, _RECALL = Target(0.90, 0.93), Target(0.75, 0.80)
"""The issue names no figure: these are ours."""

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Gold:
    text: GoldText
    code: str


def score_bbc_topics(folder: Path, resources: FactResources) -> list[FactScore]:
    """Precision, recall and F of the five topics, with the labels of the scheme as a baseline."""
    gold = list(_read(folder))
    texts = [item.text for item in gold]
    found = {
        "copydesk": [
            frozenset(row.code for row in answer.facts.topics)
            for answer in read_texts(texts, resources)
        ]
    }
    if resources.topic_lexicon is not None:
        found["topic labels"] = list(map(label_baseline(resources.topic_lexicon.topics), texts))
    among_five = frozenset(CODES.values())
    scores = {
        name: precision_recall_f(
            [item.code for item in gold], [codes & among_five for codes in answers]
        )
        for name, answers in found.items()
    }
    return [
        FactScore(
            f"topics of the text, {measure}",
            len(gold),
            {name: score[number] for name, score in scores.items()},
            target,
        )
        for number, (measure, target) in enumerate(
            (("precision", _PRECISION), ("recall", _RECALL), ("F", None))
        )
    ]


def precision_recall_f(gold: Sequence[str], found: Sequence[Codes]) -> tuple[float, float, float]:
    """Over all texts: of the topics found, the share right; of the gold, the share found; F."""
    n_right = sum(code in codes for code, codes in zip(gold, found, strict=True))
    n_found = sum(map(len, found))
    if not n_right:
        return 0.0, 0.0, 0.0
    return n_right / n_found, n_right / len(gold), 2 * n_right / (n_found + len(gold))


def label_baseline(topics: MediaTopics) -> Callable[[GoldText], Codes]:
    """The topic whose labels, down to the third level, have the most words in the text."""
    topic_of: dict[str, Counter[str]] = {}
    for label, code in topics.codes.items():
        for word in label.split():
            if len(word) > 3:
                topic_of.setdefault(word, Counter())[topics.first_level(code)] += 1

    def best(text: GoldText) -> Codes:
        counts: Counter[str] = Counter()
        for word in tokens_of(f"{text.title} {text.text}"):
            counts.update(topic_of.get(word, Counter()).keys())
        if not counts:
            return frozenset()
        return frozenset({max(sorted(counts), key=lambda code: counts[code])})

    return best


def _read(folder: Path) -> Iterator[_Gold]:
    packed = (folder / "docs.jsonl.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        record = json.loads(line)
        text = GoldText(record["id"], record["text"], "en", title=record["title"])
        yield _Gold(text, CODES[record["topic"]])
