"""Stories: articles that people put under one event (news_cluster, Giveme5W1H project).

Pairwise precision, recall and F1 over articles of one event, and the V-measure (Rosenberg and
Hirschberg 2007). The baseline clusters TF-IDF vectors of title and body by average linkage, cut at
the similarity that is best on this very set: what such a baseline can reach at most.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, TextAnswer, read_texts
from flows.steps.stories import place_all
from schemas.conformance import to_arrow
from schemas.contract import TABLES
from schemas.ddl import create_table_sql
from transforms.facts import FactResources
from warehouse import stories

_WORD = re.compile(r"[^\W\d_]{2,}")
_CUTS = [step / 100 for step in range(4, 42, 2)]
Label = TypeVar("Label", bound=Hashable)


def score_news_cluster(folder: Path, resources: FactResources) -> list[FactScore]:
    """Pairwise F1 and V-measure of stories, and of average linkage over TF-IDF."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    texts, events = [], []
    for number, row in enumerate(rows):
        text = (row.get("text") or "").replace("\n", "\n\n") or (row.get("title") or "")
        if not text.strip():
            continue  # neither text nor title: no article can be made of it
        texts.append(_gold_text(f"article-{number:04d}", text, row))
        events.append(str(row["newsCluster"]["EventId"]))
    answers = list(read_texts(texts, resources))
    ours = _stories(answers)
    found = [ours[answer.article.article_id] for answer in answers]
    # Two records of one text are one article.
    linked = _linkage([f"{one.title or ''} {one.title or ''} {one.text}" for one in texts], events)
    return [
        FactScore(
            "stories, pairwise F1",
            len(texts),
            {
                "copydesk": pairwise(events, found)[2],
                "TF-IDF, average linkage, best cut": pairwise(events, linked)[2],
            },
            Target(0.85, 0.85),
        ),
        FactScore(
            "stories, V-measure",
            len(texts),
            {
                "copydesk": v_measure(events, found),
                "TF-IDF, average linkage, best cut": v_measure(events, linked),
            },
            Target(0.90, 0.90),
        ),
        FactScore(
            "stories, pairwise precision", len(texts), {"copydesk": pairwise(events, found)[0]}
        ),
        FactScore("stories, pairwise recall", len(texts), {"copydesk": pairwise(events, found)[1]}),
    ]


def _gold_text(name: str, text: str, row: Mapping[str, Any]) -> GoldText:  # Any: JSON
    published = None
    with suppress(TypeError, ValueError):
        published = datetime.fromisoformat(row["date_publish"])
    return GoldText(
        name,
        text,
        language=row.get("language"),
        published=published,
        title=row.get("title") or None,
        domain=row.get("source_domain"),
    )


def _stories(answers: Sequence[TextAnswer]) -> dict[str, str]:
    """Article -> story, found as in a lake."""
    connection = duckdb.connect()
    for name in ("articles", "story_terms", "story_members"):
        connection.execute(create_table_sql(TABLES[name], "main"))
    own = {answer.article.article_id: answer for answer in answers}
    for name, rows in (
        ("articles", [answer.article for answer in own.values()]),
        ("story_terms", [row for answer in own.values() for row in answer.facts.story_terms]),
    ):
        connection.register("incoming", to_arrow(TABLES[name], rows))
        connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")  # noqa: S608 - a literal
        connection.unregister("incoming")
    stories.load_articles(connection)
    return place_all(connection)[0]


def pairwise(gold: Sequence[Label], found: Sequence[Label]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of items with one label."""
    wanted, said = _pairs(gold), _pairs(found)
    right = len(wanted & said)
    precision = right / len(said) if said else 0.0
    recall = right / len(wanted) if wanted else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _pairs(labels: Sequence[Label]) -> set[tuple[int, int]]:
    groups: defaultdict[Label, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        groups[label].append(number)
    return {pair for numbers in groups.values() for pair in combinations(numbers, 2)}


def v_measure(gold: Sequence[Label], found: Sequence[Label]) -> float:
    """Harmonic mean of homogeneity and completeness."""
    joint = Counter(zip(gold, found, strict=True))
    of_gold, of_found = Counter(gold), Counter(found)
    n = len(gold)
    entropy_gold, entropy_found = _entropy(of_gold.values(), n), _entropy(of_found.values(), n)
    given_found = -sum(c / n * math.log(c / of_found[f]) for (_, f), c in joint.items())
    given_gold = -sum(c / n * math.log(c / of_gold[g]) for (g, _), c in joint.items())
    homogeneity = 1 - given_found / entropy_gold if entropy_gold else 1.0
    completeness = 1 - given_gold / entropy_found if entropy_found else 1.0
    total = homogeneity + completeness
    return 2 * homogeneity * completeness / total if total else 0.0


def _entropy(counts: Iterable[int], n: int) -> float:
    return -sum(count / n * math.log(count / n) for count in counts)


def _linkage(texts: Sequence[str], gold: Sequence[str]) -> list[int]:
    """Average linkage over cosines of TF-IDF, cut where the pairwise F1 is best."""
    bags = [Counter(word.lower() for word in _WORD.findall(text)) for text in texts]
    n_with = Counter(word for bag in bags for word in bag)
    vectors = [_unit(bag, n_with, len(bags)) for bag in bags]
    cosine = {
        (i, j): sum(weight * vectors[j].get(word, 0.0) for word, weight in vectors[i].items())
        for i, j in combinations(range(len(vectors)), 2)
    }
    labels = list(range(len(texts)))
    groups = {number: [number] for number in labels}
    best, best_labels = -1.0, labels
    for cut in reversed(_CUTS):
        _link(groups, cosine, cut)
        labels = [0] * len(texts)
        for name, members in groups.items():
            for member in members:
                labels[member] = name
        f1 = pairwise(gold, [str(label) for label in labels])[2]
        if f1 > best:
            best, best_labels = f1, labels
    return best_labels


def _unit(bag: Counter[str], n_with: Counter[str], n: int) -> dict[str, float]:
    vector = {
        word: (1 + math.log(count)) * math.log(n / n_with[word]) for word, count in bag.items()
    }
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items() if weight}


def _link(
    groups: dict[int, list[int]], cosine: Mapping[tuple[int, int], float], cut: float
) -> None:
    """Merge the most alike groups while their mean cosine reaches the cut."""
    means = {
        (a, b): _mean_cosine(groups[a], groups[b], cosine)
        for a, b in combinations(sorted(groups), 2)
    }
    while means:
        (a, b), mean = max(means.items(), key=lambda one: (one[1], one[0]))
        if mean < cut:
            return
        groups[a] += groups.pop(b)
        means = {pair: value for pair, value in means.items() if not {a, b} & {*pair}}
        for other in groups:
            if other != a:
                pair = (min(a, other), max(a, other))
                means[pair] = _mean_cosine(groups[a], groups[other], cosine)


def _mean_cosine(
    one: Sequence[int], other: Sequence[int], cosine: Mapping[tuple[int, int], float]
) -> float:
    values = [cosine[min(i, j), max(i, j)] for i in one for j in other]
    return sum(values) / len(values)
