"""Memory, scaling and overhead of a whole run.

    python -m benchmarks.ingest memory --gib 2       # peak memory of every process
    python -m benchmarks.ingest speed --pages 2500   # 1 and 2 workers, and the bare transforms

`speed` times, round by round in one call: the bare transform functions in a loop (read, parse,
extract; nothing is checked, written or committed), the pipeline with one worker and the pipeline
with two. The overhead is that of one worker over the bare loop.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import psutil

from benchmarks.corpus import write_warc

MIB = 1024 * 1024
BARE = """
import resource, sys, time
from functools import partial
from pathlib import Path
from flows.steps.document import WorkItem, read_document
from flows.steps.fact_settings import FactSettings
from flows.steps.models import load_resources
from schemas.documents import RawRecord, SourceContext
from schemas.vocabularies import Profile
from transforms.facts import find_facts
from transforms.formats.format import ReadLimits
from transforms.formats.reading import read_input
path = Path(sys.argv[1])
context = SourceContext()
resources = load_resources(FactSettings(Profile.LIGHT))
read_document_count = 0
started = time.perf_counter()
for record in read_input(partial(path.open, "rb"), path.name, ReadLimits()):
    if isinstance(record, RawRecord):
        found = read_document(WorkItem("input", str(path), context, record))
        for article in found.articles:
            find_facts(article, resources)
        read_document_count += 1
print(time.perf_counter() - started, read_document_count)
"""


def run_bare(warc: Path) -> float:
    """Seconds of the bare transforms over all records, imports left out."""
    done = subprocess.run(
        [sys.executable, "-c", BARE, str(warc)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[0])


def run_pipeline(warc: Path, lake: Path, workers: int) -> tuple[float, dict[str, object]]:
    """Seconds that the run itself took (as its ledger says), and its summary."""
    done = subprocess.run(
        [
            sys.executable, "-c", "from flows.cli import main; main()", "--lake", str(lake),
            "ingest", "--no-prefect", "--json", "--profile", "light",
            "--workers", str(workers), str(warc),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    summary = json.loads(done.stdout)
    return float(summary["seconds"]), summary


def measure_speed(pages: int, rounds: int) -> None:
    """Print seconds per round and the ratios of the medians."""
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        folder = Path(name)
        warc = folder / "corpus.warc.gz"
        write_warc(warc, pages=pages, fillers=4)
        times: dict[str, list[float]] = {"bare": [], "1 worker": [], "2 workers": []}
        for number in range(rounds):
            times["bare"].append(run_bare(warc))
            for workers in (1, 2):
                label = f"{workers} worker{'s' if workers > 1 else ''}"
                seconds, _ = run_pipeline(warc, folder / f"lake-{number}-{workers}", workers)
                times[label].append(seconds)
    medians = {label: statistics.median(values) for label, values in times.items()}
    print(f"{pages} pages, {rounds} rounds, {os.cpu_count()} cores")
    for label, values in times.items():
        shown = ", ".join(f"{value:.1f}" for value in values)
        print(
            f"  {label:<10} median {medians[label]:.1f} s ({shown}), "
            f"{pages / medians[label]:.0f} pages/s"
        )
    print(
        f"  overhead of one worker over the bare loop: "
        f"{medians['1 worker'] / medians['bare'] - 1:+.1%}"
    )
    print(f"  two workers against one: {medians['1 worker'] / medians['2 workers']:.2f} x")


def measure_memory(gib: float) -> None:
    """Print the peak resident memory of each kind of process during a run over a large WARC."""
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        folder = Path(name)
        warc = folder / "corpus.warc"
        pages = write_warc(warc, size_bytes=int(gib * 1024 * MIB), fillers=8)
        started = time.monotonic()
        process = subprocess.Popen(
            [
                sys.executable, "-c", "from flows.cli import main; main()", "--lake",
                str(folder / "lake"), "ingest", "--no-prefect", "--json",
                "--profile", "light", "--workers", "2",
                str(warc),
            ],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        root = psutil.Process(process.pid)
        peaks: dict[str, int] = {}
        while process.poll() is None:
            for one in [root, *_children(root)]:
                kind = "parent" if one.pid == root.pid else "workers and fork server"
                peaks[kind] = max(peaks.get(kind, 0), _peak_bytes(one))
            time.sleep(0.2)
        assert process.stdout is not None
        summary = json.loads(process.stdout.read())
        print(
            f"{warc.stat().st_size / 1024**3:.2f} GiB, {pages} pages in "
            f"{time.monotonic() - started:.0f} s; balanced: {summary['is_balanced']}, "
            f"{summary['articles_out']} articles, {summary['quarantined']} quarantined"
        )
        for kind, peak in sorted(peaks.items()):
            print(f"  peak of one process, {kind}: {peak / MIB:.0f} MiB")


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _peak_bytes(process: psutil.Process) -> int:
    # The kernel's own high-water mark: sampling alone would miss short peaks.
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return max(
        (int(line.split()[1]) * 1024 for line in status.splitlines() if line[:6] == "VmHWM:"),
        default=0,
    )


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(required=True)
    memory = verbs.add_parser("memory")
    memory.add_argument("--gib", type=float, default=2.0)
    memory.set_defaults(run=lambda arguments: partial(measure_memory, arguments.gib))
    speed = verbs.add_parser("speed")
    speed.add_argument("--pages", type=int, default=2_500)
    speed.add_argument("--rounds", type=int, default=3)
    speed.set_defaults(
        run=lambda arguments: partial(measure_speed, arguments.pages, arguments.rounds)
    )
    arguments = parser.parse_args()
    arguments.run(arguments)()


if __name__ == "__main__":
    main()
