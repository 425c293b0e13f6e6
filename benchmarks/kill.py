"""Kills ingest runs at random instants and checks what is left.

    python -m benchmarks.kill --runs 60

Each run is killed (SIGKILL, the process and its workers alike) after a random part of the time
that an undisturbed run takes, while a reader polls the lake; then it is run again to its end. A run
fails if the reader ever saw a state that does not add up, if the rows at the end differ from those
of the undisturbed run in any column, or if a worker outlives its parent.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import psutil

from benchmarks.corpus import write_mixed
from schemas.contract import TABLES
from schemas.errors import NoLake, StorageError
from warehouse.connection import open_lake
from warehouse.content_hash import content_hash
from warehouse.location import LakeLocation

CONTENT = tuple(table.name for table in TABLES.values() if table.family != "operations")
HALF_BATCH_SQL = """
SELECT
  (SELECT count(*) FROM articles) = (SELECT coalesce(sum(articles_out), 0) FROM inputs)
  AND (SELECT count(*) FROM quarantine) = (SELECT coalesce(sum(quarantined), 0) FROM inputs)
  AND (SELECT coalesce(bool_and(is_balanced), true) FROM inputs)
  AND NOT EXISTS (SELECT 1 FROM article_dates ANTI JOIN articles USING (article_id))
  AND (SELECT coalesce(sum(rows), 0) FROM lineage WHERE output_table = 'articles')
    >= (SELECT count(*) FROM articles) AS is_whole,
  (SELECT count(*) FROM articles) AS n
"""


@dataclass(slots=True)
class Reader:
    """Polls a lake from a thread of its own and remembers what did not add up."""

    location: LakeLocation
    stop: threading.Event = field(default_factory=threading.Event)
    polls: int = 0
    seen: set[int] = field(default_factory=set)
    torn: int = 0
    errors: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Poll until stopped."""
        while not self.stop.is_set():
            try:
                with open_lake(self.location, read_only=True) as connection:
                    while not self.stop.wait(0.02):
                        row = connection.sql(HALF_BATCH_SQL).fetchone()
                        assert row is not None
                        self.polls += 1
                        self.seen.add(row[1])
                        self.torn += not row[0]
            except NoLake:
                time.sleep(0.02)
            except (StorageError, duckdb.Error) as error:
                self.errors.append(str(error))
                time.sleep(0.02)


def start(corpus: Path, lake: Path) -> subprocess.Popen[bytes]:
    """Start an ingest run in a process group of its own."""
    environment = {**os.environ, "COPYDESK_SLICE_RECORDS": "40", "COPYDESK_WORKERS": "2"}
    code = "from flows.cli import main; main()"
    return subprocess.Popen(
        [
            *(sys.executable, "-c", code, "--lake", str(lake)),
            *("ingest", "--no-prefect", "--profile", "light", str(corpus)),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def fingerprint(lake: Path) -> dict[str, str]:
    """A hash of all rows of each content table, whatever the order they came in."""
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return {
            name: content_hash(
                connection, connection.sql(f"SELECT * FROM {name} ORDER BY ALL").to_arrow_table()
            )
            for name in CONTENT
        }


def survivors(corpus: Path) -> int:
    """Processes of killed runs that are still alive."""
    found = 0
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or [])
        found += "multiprocessing" in line and process.ppid() == 1
        found += str(corpus) in line
    return found


def main() -> None:
    """Kill runs and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--records", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chosen = random.Random(arguments.seed)
    folder = Path(tempfile.mkdtemp(prefix="kill-"))
    corpus = folder / "corpus"
    write_mixed(corpus, arguments.records)
    started = time.monotonic()
    start(corpus, folder / "whole").wait()
    whole_s = time.monotonic() - started
    expected = fingerprint(folder / "whole")
    killed = different = torn = polls = left = 0
    states: set[int] = set()
    tables: set[str] = set()
    errors: list[str] = []
    for number in range(arguments.runs):
        lake = folder / f"lake-{number}"
        reader = Reader(LakeLocation(lake))
        thread = threading.Thread(target=reader.run)
        thread.start()
        process = start(corpus, lake)
        time.sleep(chosen.uniform(0.05, 1.0) * whole_s)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        start(corpus, lake).wait()
        reader.stop.set()
        thread.join()
        found = fingerprint(lake)
        different += found != expected
        tables |= {name for name in CONTENT if found[name] != expected[name]}
        torn, polls = torn + reader.torn, polls + reader.polls
        states |= reader.seen
        errors += reader.errors
        shutil.rmtree(lake)
    time.sleep(2.5)
    left = survivors(corpus)
    print(f"undisturbed run: {whole_s:.1f} s; {killed} of {arguments.runs} runs killed in work")
    print(
        f"reader: {polls} polls, {len(states)} different article counts, {torn} torn, "
        f"{len(errors)} errors {sorted(set(errors))[:3]}"
    )
    print(
        f"lakes that differ from the undisturbed one: {different} {sorted(tables)}; "
        f"workers left over: {left}"
    )
    shutil.rmtree(folder)
    sys.exit(1 if different or torn or left or errors else 0)


if __name__ == "__main__":
    main()
