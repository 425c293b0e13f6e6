"""Copies of a large corpus: time, memory and recall of all pairs, then of one more day.

    python -m benchmarks.copies_scale --articles 1000000 --work DIR [--peers-dir DIR]

Makes a lake of invented articles, 30,000 a day: 15 % are copies (a third of them word for word,
the others edited), of originals with up to 300 copies; stories of up to 2,000 articles share
statements; half of the articles of an outlet end with its notice. `external_id` of a copy names
its original. Then `refresh_relations` is run on all of it, and on one day more, each in a process
of its own; CPU time and memory are those of all its processes together, the workers' too. A lake
that was made in DIR and not measured yet is taken as it is. With --peers-dir datatrove's MinHash
deduplication groups the same articles before the day more comes (`benchmarks.copies_peer`): as it
is, or with --peer-words split with a faster way to cut words.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.copies_lake import add_articles, article_values, articles_table, instant
from benchmarks.copies_peer import clusters_of, run_minhash, write_texts
from benchmarks.copies_texts import EDITS, Text, TextMaker
from benchmarks.memory import peak_of_children
from benchmarks.timing import run_program
from flows.scorecard.environments import NoEnvironment, python_of
from flows.steps.relations import refresh_relations
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

PER_DAY = 30_000
COPIES_SHARE = 0.15
MOST_COPIES = 300
LARGEST_STORY = 2_000
OUTLETS = 400
EXACT_SHARE = 1 / 3
SPREAD_DAYS = 4
"""Days within which the copies of a text and the reports of a story appear."""

GROUPS = "SELECT locator, external_id, dup_group_id AS group_id FROM articles"
CLUSTERS = """
SELECT locator, external_id, cluster AS group_id FROM articles LEFT JOIN clusters USING (locator)
"""
RECALL = """
WITH grouped AS ({}),
copies AS (
    SELECT copies.group_id IS NOT NULL AND copies.group_id = originals.group_id AS found
    FROM grouped AS copies
    INNER JOIN grouped AS originals ON copies.external_id = originals.locator
),
mixed AS (
    SELECT group_id, COUNT(DISTINCT COALESCE(external_id, locator)) AS n_originals
    FROM grouped WHERE group_id IS NOT NULL GROUP BY group_id
)
SELECT
    (SELECT COUNT(*) FROM copies) AS n_copies,
    (SELECT AVG(CAST(found AS INTEGER)) FROM copies) AS recall,
    (SELECT COUNT(*) FROM mixed) AS n_groups,
    (SELECT AVG(CAST(n_originals = 1 AS INTEGER)) FROM mixed) AS pure_groups
"""
"""Of groups given by a query: copies that are in one with their original, and groups that hold
copies of one original only."""


class CorpusMaker:
    """Makes the corpus day by day; what a day leaves for later ones is kept between."""

    def __init__(self, seed: int) -> None:
        self.maker = TextMaker(seed)
        self.random = self.maker.random
        self.notices = [self.maker.text(30).paragraphs[0] for _ in range(OUTLETS)]
        self._pending: dict[int, list[tuple[str, Text]]] = defaultdict(list)
        """Day -> copies to appear: the original's name, the text."""
        self._statements: list[tuple[str, int, int]] = []
        """Statements of running stories: the words, reports to come, the last day."""

    def day(self, day: int, n_articles: int) -> Iterator[dict[str, object]]:
        """The articles of a day: copies that are due, originals, and copies of the same day."""
        copies_left = int(COPIES_SHARE * n_articles)
        due = self._pending.pop(day, [])
        n_made = 0
        while n_made < n_articles:
            if due:
                original, text = due.pop()
                yield self._article(f"{day}c{n_made}", text, day, original)
            else:
                name, text = f"{day}o{n_made}", self._report(day)
                if copies_left > 0 and self.random.random() < 0.05:
                    n_copies = int(min(self.random.zipf(1.7), MOST_COPIES, copies_left))
                    copies_left -= n_copies
                    self._spread(name, text, day, n_copies)
                    due = self._pending.pop(day, [])
                yield self._article(name, text, day, None)
            n_made += 1

    def _report(self, day: int) -> Text:
        """A text of its own; a third carry a statement of a running story."""
        text = self.maker.text(int(self.random.lognormal(5.9, 0.55)))
        if self.random.random() > 1 / 3:
            return text
        self._statements = [one for one in self._statements if one[1] > 0 and one[2] >= day]
        if len(self._statements) < 150:
            size = int(min(self.random.zipf(1.5), LARGEST_STORY))
            words = self.maker.text(35).paragraphs[0]
            self._statements.append((words, size, day + SPREAD_DAYS))
        at = int(self.random.integers(0, len(self._statements)))
        words, left, last = self._statements[at]
        self._statements[at] = (words, left - 1, last)
        return Text(text.title, (*text.paragraphs, words))

    def _spread(self, name: str, text: Text, day: int, n_copies: int) -> None:
        for _ in range(n_copies):
            edit = EDITS[int(self.random.integers(0, len(EDITS)))]
            is_exact = self.random.random() < EXACT_SHARE
            copy = text if is_exact else self.maker.edited(text, edit)
            self._pending[day + int(self.random.integers(0, SPREAD_DAYS))].append((name, copy))

    def _article(self, name: str, text: Text, day: int, original: str | None) -> dict[str, object]:
        outlet = int(OUTLETS * self.random.random() ** 2)
        parts = text.paragraphs
        if original is None and self.random.random() < 0.5:
            parts = (*parts, self.notices[outlet])
        at = instant(day, int(self.random.integers(0, 86_400)))
        values = article_values(name, text.title, "\n\n".join(parts), at, f"outlet{outlet}")
        return {**values, "external_id": original}


def make_lake(location: LakeLocation, n_articles: int, seed: int = 3) -> None:
    """Fill a lake, and write the day after beside it."""
    corpus = CorpusMaker(seed)
    n_days = max(1, -(-n_articles // PER_DAY))

    def tables() -> Iterator[pa.Table]:
        left = n_articles
        for day in range(n_days):
            yield articles_table(list(corpus.day(day, min(PER_DAY, left))))
            left -= PER_DAY

    with open_lake(location) as connection:
        add_articles(connection, location, tables())
    later = articles_table(list(corpus.day(n_days, PER_DAY)))
    with (
        pa.OSFile(str(location.root / "next-day.arrow"), "wb") as sink,
        pa.ipc.new_file(sink, later.schema) as writer,
    ):
        writer.write_table(later)


def add_next_day(location: LakeLocation) -> None:
    """Put the day after into the lake."""
    with pa.memory_map(str(location.root / "next-day.arrow")) as source:
        table = pa.ipc.open_file(source).read_all()
    with open_lake(location) as connection:
        add_articles(connection, location, [table])


def measure(location: LakeLocation, threads: int, memory: str) -> dict[str, object]:
    """Refresh the relations; what it took and what was found."""
    with open_lake(location) as connection:
        connection.execute(f"SET threads = {threads}")
        connection.execute(f"SET memory_limit = '{memory}'")
        started_s = time.monotonic()
        counts = refresh_relations(connection, location, workers=threads)
        wall_s = round(time.monotonic() - started_s, 1)
        return {"wall_s": wall_s, **asdict(counts), **_recall(connection, GROUPS)}


def measure_peer(
    location: LakeLocation, python: Path, workers: int, words: str
) -> dict[str, object]:
    """Let datatrove group the articles; what it took and what was found."""
    texts, output = location.root / "peer-texts", location.root / "peer-output"
    with open_lake(location, read_only=True) as connection:
        write_texts(connection, texts, workers)
    took = run_minhash(texts, output, python, workers, words)
    with open_lake(location, read_only=True) as connection:
        connection.register("clusters", clusters_of(texts, output))
        quality = _recall(connection, CLUSTERS)
    shutil.rmtree(texts)
    shutil.rmtree(output)
    return {**took, **quality}


def _recall(connection: duckdb.DuckDBPyConnection, grouped: str) -> dict[str, object]:
    cursor = connection.execute(RECALL.format(grouped))
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchall()[0], strict=True))


def main() -> None:
    """Make what is missing, then run each step in a process of its own."""
    options = _options()
    location = LakeLocation(options.work / f"lake-{options.articles}")
    if options.step:
        _run_step(options, location)
        return
    next_day = location.root / "next-day.arrow"
    if not next_day.exists():
        shutil.rmtree(location.root, ignore_errors=True)
        _step(options, "make")
    print(f"all of {options.articles}: {_step(options, 'refresh')}", flush=True)
    if options.peers_dir:
        print(f"datatrove: {_peer(options, location)}", flush=True)
    _step(options, "add")
    next_day.unlink()
    print(f"a day of {PER_DAY} more: {_step(options, 'refresh')}")


def _run_step(options: argparse.Namespace, location: LakeLocation) -> None:
    if options.step == "make":
        make_lake(location, options.articles)
    elif options.step == "add":
        add_next_day(location)
    else:
        print(json.dumps(measure(location, options.threads, options.memory)))


def _step(options: argparse.Namespace, step: str) -> str:
    command = [
        sys.executable, "-m", "benchmarks.copies_scale", "--step", step,
        "--articles", str(options.articles), "--work", str(options.work),
        "--threads", str(options.threads), "--memory", options.memory,
    ]  # fmt: skip
    with peak_of_children() as peak:
        cost = run_program(command, settings={})
    found = json.loads(cost.output) if cost.output else {}
    return json.dumps({"cpu_s": round(cost.cpu_s, 1), "peak_mb": peak.mib, **found})


def _peer(options: argparse.Namespace, location: LakeLocation) -> str:
    try:
        python = python_of("datatrove_minhash.txt", options.peers_dir, print)
    except NoEnvironment as error:
        return f"left out: {error}"
    return json.dumps(measure_peer(location, python, options.threads, options.peer_words))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--work", type=Path, required=True, help="folder of the lakes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="2500MB", help="of DuckDB; Python's own comes on top")
    parser.add_argument("--peers-dir", type=Path, help="folder of the peer's environment")
    parser.add_argument("--peer-words", choices=("spacy", "split"), default="spacy")
    parser.add_argument("--step", choices=("make", "add", "refresh"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
