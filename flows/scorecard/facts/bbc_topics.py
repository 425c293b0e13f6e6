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
from importlib import resources as package_resources
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, build_text_article
from transforms.facts import FactResources
from transforms.topics.find import TopicLexicon, find_topics
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


def score_bbc_topics(folder: Path, _resources: FactResources) -> list[FactScore]:
    """Precision, recall and F of the five topics, with the labels of the scheme as a baseline."""
    seeds = package_resources.files("seeds").joinpath("topics")
    media_topics, sections, words = (
        seeds.joinpath(name).read_bytes()
        for name in ("media_topics.csv", "sections.csv", "words.csv")
    )
    lexicon = TopicLexicon.from_bytes(media_topics, sections, words)
    gold = list(_read(folder))
    systems: dict[str, Callable[[GoldText], Codes]] = {
        "copydesk": lambda text: _found(text, lexicon),
        "topic labels": label_baseline(lexicon.topics),
    }
    among_five = frozenset(CODES.values())
    scores = {
        name: precision_recall_f(
            [item.code for item in gold], [system(item.text) & among_five for item in gold]
        )
        for name, system in systems.items()
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


def _found(text: GoldText, lexicon: TopicLexicon) -> Codes:
    return frozenset(row.code for row in find_topics(build_text_article(text), None, lexicon))


def _read(folder: Path) -> Iterator[_Gold]:
    packed = (folder / "docs.jsonl.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        record = json.loads(line)
        text = GoldText(record["id"], record["text"], "en", title=record["title"])
        yield _Gold(text, CODES[record["topic"]])
