"""datatrove's MinHash deduplication on the articles of a lake: the peer of `copies_scale`.

Its clusters, too, are groups of articles, and so are judged by the same query as the groups of the
lake. It knows no window of days: every text is compared with all.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.memory import peak_of_children
from benchmarks.timing import run_program
from flows.scorecard.environments import REQUIREMENTS

MOST_TEXTS = 25_000
"""Texts in a file, which is what a task reads."""
QUIET = {"DATATROVE_COLORIZE_LOGS": "0", "HF_HUB_OFFLINE": "1"}


def run_minhash(
    texts: Path, output: Path, python: Path, workers: int, words: str
) -> dict[str, object]:
    """Run the three stages; what they took, start of the program and its workers included.

    `words` says how they are cut: "spacy", which is datatrove's own way, or "split".
    """
    shutil.rmtree(output, ignore_errors=True)  # datatrove skips stages that are done
    script = REQUIREMENTS / "datatrove_minhash.py"
    command = [str(python), "-I", str(script), str(texts), str(output), str(workers), words]
    with peak_of_children() as peak:
        cost = run_program(command, settings=QUIET)
    return {
        "words": words,
        "wall_s": round(cost.wall_s, 1),
        "cpu_s": round(cost.cpu_s, 1),
        "peak_mb": peak.mib,
        "wall_s_of_stages": json.loads(cost.output),
    }


def write_texts(connection: duckdb.DuckDBPyConnection, folder: Path, workers: int) -> None:
    """The bodies of all articles, in files that the peer reads; the id is the locator."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    row = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    n_articles = int(row[0]) if row else 0
    batches = connection.execute(
        "SELECT locator AS id, body AS text FROM articles ORDER BY published_at, locator"
    ).to_arrow_reader(min(MOST_TEXTS, -(-n_articles // workers)))
    for number, batch in enumerate(batches):
        pq.write_table(pa.Table.from_batches([batch]), folder / f"{number:05d}.parquet")


def clusters_of(texts: Path, output: Path) -> pa.Table:
    """locator and cluster of every text that is like another."""
    tables: list[pa.Table] = []
    for number, path in enumerate(sorted(texts.glob("*.parquet"))):
        found = output / "clusters" / f"{number:06d}.clusters"
        if not found.exists():
            continue
        row, cluster = np.fromfile(found, dtype="<u4").reshape(-1, 2).T
        ids = pq.read_table(path, columns=["id"])["id"].combine_chunks().take(pa.array(row))
        tables.append(pa.table({"locator": ids, "cluster": cluster.astype(np.int64)}))
    schema = pa.schema([("locator", pa.string()), ("cluster", pa.int64())])
    return pa.concat_tables(tables) if tables else schema.empty_table()
