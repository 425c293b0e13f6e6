"""Copies found and missed: synthetic republication, and gold sets with known repeats.

    python -m benchmarks.copies_synthetic [--texts FOLDER ...] [--gold DIR] [--peers-dir DIR]

Each of the texts is invented, or comes from `docs.jsonl.gz` of the folders of --texts, and is
republished once with one of the edits of `benchmarks.copies_texts`. All go into a lake, and the
pairs are those of `dup_pairs`. Any pair that nobody made is wrong; real texts repeat each other
without being asked, so those that repeat another are left out (`--texts`), or are the truth
(`--gold`). The peers get the same texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.copies_lake import add_articles, article_values, articles_table, instant
from benchmarks.copies_texts import EDITS, Text, TextMaker
from flows.scorecard.environments import REQUIREMENTS, NoEnvironment, python_of
from flows.steps.relations import refresh_relations
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

PEERS = ("datasketch", "rensa", "simhash")
MIN_WORDS = 60
"""Shorter texts are no articles, and their cuts no copies that anybody could tell."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text to be put into the lake."""

    name: str
    text: Text
    day: int | None


@dataclass(frozen=True, slots=True)
class Task:
    """Texts, and the pairs among them that are copies, by the name of their edit."""

    name: str
    cases: Sequence[Case]
    truth: dict[Pair, str]


def main() -> None:
    """Run every task through the lake and the peers; print a table."""
    options = _options()
    texts = _real_texts(options.texts) if options.texts else None
    tasks = [_republished(options.articles, texts, options.seed)]
    if options.gold:
        tasks += [_minhash_articles(options.gold), _bbc(options.gold)]
    for task in tasks:
        print(f"\n{task.name}: {len(task.cases)} texts, {len(task.truth)} pairs")
        edits = [edit for edit in EDITS if edit in task.truth.values()]
        print(
            f"{'':12}{'recall':>8}{'precision':>11}{'cpu s':>8}  "
            + " ".join(f"{edit:>11}" for edit in edits)
        )
        finders: dict[str, Callable[[Task], tuple[set[Pair], float]]] = {"copydesk": find_in_lake}
        if options.peers_dir:
            for peer in PEERS:
                finders[peer] = _peer(peer, options.peers_dir)
        for name, find in finders.items():
            try:
                found, cpu_s = find(task)
            except NoEnvironment as error:
                print(f"{name:12} left out: {error}")
                continue
            print(f"{name:12}{_line(task, found, cpu_s, edits)}", flush=True)


def find_in_lake(task: Task) -> tuple[set[Pair], float]:
    """The pairs of dup_pairs, by name, and the CPU seconds of the search."""
    with tempfile.TemporaryDirectory() as folder:
        location = LakeLocation(Path(folder) / "lake")
        with open_lake(location) as connection:
            rows = [
                article_values(
                    case.name, case.text.title, case.text.body,
                    None if case.day is None else instant(case.day, number), f"paper{number % 40}",
                )
                for number, case in enumerate(task.cases)
            ]  # fmt: skip
            add_articles(connection, location, [articles_table(rows)])
            started_s = time.process_time()
            refresh_relations(connection, location)
            cpu_s = time.process_time() - started_s
            found = connection.execute(
                "SELECT a.locator, b.locator FROM dup_pairs "
                "JOIN articles AS a USING (article_id) "
                "JOIN articles AS b ON other_id = b.article_id"
            ).fetchall()
    return {_pair(*names) for names in found}, cpu_s


def _line(task: Task, found: set[Pair], cpu_s: float, edits: Iterable[str]) -> str:
    right = found & set(task.truth)
    shares = [len(right) / max(len(task.truth), 1), len(right) / max(len(found), 1)]
    by_edit = []
    for edit in edits:
        own = {pair for pair, name in task.truth.items() if name == edit}
        by_edit.append(f"{len(own & right) / len(own):>11.3f}")
    return f"{shares[0]:>8.4f}{shares[1]:>11.4f}{cpu_s:>8.2f}  " + " ".join(by_edit)


def _republished(n_articles: int, texts: Sequence[Text] | None, seed: int) -> Task:
    maker = TextMaker(seed)
    quotes = [maker.text(35).paragraphs[0] for _ in range(25)]
    cases: list[Case] = []
    truth: dict[Pair, str] = {}
    chosen = texts or [maker.text(int(maker.random.integers(120, 900))) for _ in range(n_articles)]
    for number, text in enumerate(chosen[:n_articles]):
        day = int(maker.random.integers(0, 30))
        if number % 3 == 0:  # a statement that several reports carry
            quote = quotes[int(maker.random.integers(0, len(quotes)))]
            text = Text(text.title, (*text.paragraphs, quote))  # noqa: PLW2901
        edit = EDITS[number % len(EDITS)]
        copy = maker.edited(text, edit)
        cases.append(Case(f"o{number}", text, day))
        cases.append(Case(f"c{number}", copy, day + int(maker.random.integers(0, 7))))
        truth[_pair(f"o{number}", f"c{number}")] = edit
    order = maker.random.permutation(len(cases))
    kind = "real texts" if texts else "invented texts"
    return Task(f"republication of {kind}", [cases[at] for at in order.tolist()], truth)


def _real_texts(folders: Sequence[Path]) -> list[Text]:
    """Articles of the folders, without those that repeat another one of them."""
    texts = [
        Text(str(row.get("title") or ""), tuple(_paragraphs(row["text"])))
        for folder in folders
        for row in _documents(folder)
        if len(row["text"].split()) >= MIN_WORDS
    ]
    task = Task("", [Case(str(at), text, None) for at, text in enumerate(texts)], {})
    repeated = {int(second) for _, second in find_in_lake(task)[0]}
    return [text for at, text in enumerate(texts) if at not in repeated]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _documents(folder: Path) -> list[dict[str, str]]:
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _gold_cases(folder: Path) -> list[Case]:
    return [
        Case(row["id"], Text(row.get("title") or "", tuple(_paragraphs(row["text"]))), None)
        for row in _documents(folder)
    ]


def _minhash_articles(gold: Path) -> Task:
    folder = gold / "minhash_articles"
    lines = (folder / "truth.tsv").read_text(encoding="utf-8").splitlines()
    truth = {_pair(*line.split("\t")[:2]): "known" for line in lines if line.strip()}
    return Task("minhash_articles", _gold_cases(folder), truth)


def _bbc(gold: Path) -> Task:
    """Known repeats: pairs of the same words."""
    cases = _gold_cases(gold / "bbc_2004_2005")
    same: dict[str, list[str]] = {}
    for case in cases:
        same.setdefault(" ".join(case.text.body.split()), []).append(case.name)
    truth = {
        _pair(first, second): "known"
        for names in same.values()
        for at, first in enumerate(names)
        for second in names[at + 1 :]
    }
    return Task("bbc_2004_2005 (others may be near copies: see precision)", cases, truth)


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _peer(name: str, folder: Path) -> Callable[[Task], tuple[set[Pair], float]]:
    def find(task: Task) -> tuple[set[Pair], float]:
        python = python_of("copies.txt", folder, print)
        with tempfile.TemporaryDirectory() as work:
            texts, pairs = Path(work) / "texts.jsonl", Path(work) / "pairs.jsonl"
            lines = (json.dumps([case.name, case.text.body]) for case in task.cases)
            texts.write_text("\n".join(lines), encoding="utf-8")
            script = str(REQUIREMENTS / "copies_pairs.py")
            command = [str(python), "-I", script, name, str(texts), str(pairs)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(f"{name}: {done.stderr[-800:]}")
            found = map(json.loads, pairs.read_text(encoding="utf-8").splitlines())
            return {_pair(first, second) for first, second in found}, float(done.stdout)

    return find


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_400)
    parser.add_argument("--texts", type=Path, nargs="*", help="folders with docs.jsonl.gz")
    parser.add_argument("--gold", type=Path, help="folder of gold data")
    parser.add_argument("--peers-dir", type=Path, help="folder of the peers' environments")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
