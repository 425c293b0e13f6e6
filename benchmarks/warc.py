"""Whole pipelines from WARC to Parquet: copydesk, datatrove, news-please, a bare loop.

    python -m benchmarks.warc --gold DIR --peers-dir DIR --repeat 5

Builds WARCs from the gold pages (or takes a folder of them), as many as there are workers, because
datatrove gives a file to one worker only. CPU time is that of all processes of a pipeline, start
and imports included; so is wall time. copydesk commits rows of all its tables with their metadata;
datatrove writes text only. news-please's extractor is run over the first pages alone. Pipelines
take turns, round by round, and the median counts. Peers are left out, with a message, where their
environment cannot be made.

With --repeat N everything is measured twice, on the pages and on N times as many: repetitions with
addresses and words of their own (`benchmarks.respelling`). The difference of the two is what a page
costs once all has been started.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median

import pyarrow.parquet as pq

from benchmarks.respelling import respelled
from benchmarks.timing import BODY_SETS, Cost, load_pages, run_program
from flows.scorecard.answers import GoldPage
from flows.scorecard.environments import REQUIREMENTS, NoEnvironment, python_of

QUARANTINED = 3
NO_SETTINGS: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class PipelineRun:
    """What a pipeline made of the WARCs, and what it took."""

    pages: int
    documents: int
    wall_s: float
    cpu_s: float


Pipeline = Callable[[Path, Path], PipelineRun]
"""(folder of WARCs, empty folder to work in) -> run."""


def write_warcs(pages: Sequence[GoldPage], folder: Path, parts: int, repeat: int = 1) -> None:
    """The pages, dealt out to so many WARCs, as a crawler writes them: a gzip member a record."""
    folder.mkdir(parents=True)
    for part in range(parts):
        with (folder / f"crawl-{part}.warc.gz").open("wb") as stream:
            for turn, (number, page) in product(range(repeat), enumerate(pages[part::parts])):
                given = page.url or f"https://bench.example/{part}/{number}"
                html, url = respelled(page.read(), given, turn)
                record = warc_record(url, html, f"{part}-{number}-{turn}")
                stream.write(gzip.compress(record, 6, mtime=0))


def warc_record(url: str, html: bytes, name: str) -> bytes:
    """A response record. It names its payload type: without it, datatrove drops a third."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(html)
    body = http + html
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\n"
        "WARC-Date: 2026-11-01T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:bench:{name}>\r\n"
        "WARC-Identified-Payload-Type: text/html\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def copydesk_pipeline(n_pages: int, workers: int) -> Pipeline:
    """The command line, into a fresh lake."""

    def run(warcs: Path, work: Path) -> PipelineRun:
        command = [sys.executable, "-c", "from flows.cli import main; main()"]
        command += ["--lake", str(work / "lake"), "ingest", "--no-prefect", "--json"]
        command += ["--profile", "light"]
        command += ["--workers", str(workers), str(warcs)]
        cost = run_program(command, accepted=(0, QUARANTINED), settings=NO_SETTINGS)
        return _run(n_pages, json.loads(cost.output)["articles_out"], cost)

    return run


def datatrove_pipeline(python: Path, n_pages: int, workers: int) -> Pipeline:
    """WarcReader, Trafilatura, ParquetWriter."""

    def run(warcs: Path, work: Path) -> PipelineRun:
        script = REQUIREMENTS / "datatrove_pipeline.py"
        command = [str(python), "-I", str(script), str(warcs), str(work / "out"), str(workers)]
        cost = run_program(command, settings={"DATATROVE_COLORIZE_LOGS": "0"})
        written = (work / "out" / "parquet").rglob("*.parquet")
        return _run(n_pages, sum(pq.read_metadata(path).num_rows for path in written), cost)

    return run


def news_please_pipeline(python: Path, n_pages: int) -> Pipeline:
    """The extractor over the first pages, nothing written."""

    def run(warcs: Path, _work: Path) -> PipelineRun:
        script = REQUIREMENTS / "news_please_loop.py"
        command = [str(python), "-I", str(script), str(warcs), str(n_pages)]
        cost = run_program(command, settings=NO_SETTINGS)
        pages, documents = map(int, cost.output.split()[-2:])
        return _run(pages, documents, cost)

    return run


def _run(pages: int, documents: int, cost: Cost) -> PipelineRun:
    return PipelineRun(pages, documents, cost.wall_s, cost.cpu_s)


def pipelines_at(
    peers_folder: Path, n_pages: int, n_news_please: int, counts: Sequence[int]
) -> dict[str, Pipeline]:
    """All pipelines whose environments can be had, with so many workers."""
    found = {
        f"copydesk, {workers} worker(s)": copydesk_pipeline(n_pages, workers) for workers in counts
    }
    makers: dict[str, Callable[[Path], dict[str, Pipeline]]] = {
        "datatrove.txt": lambda python: {
            f"datatrove, {workers} worker(s)": datatrove_pipeline(python, n_pages, workers)
            for workers in counts
        },
        "news-please.txt": lambda python: {
            "news-please, loop": news_please_pipeline(python, min(n_pages, n_news_please))
        },
    }
    if n_news_please == 0:
        del makers["news-please.txt"]
    for requirements, make in makers.items():
        try:
            found |= make(python_of(requirements, peers_folder, _say))
        except NoEnvironment as error:
            _say(f"{requirements} is left out: {error}")
    return found


def measure(warcs: Path, pipelines: dict[str, Pipeline], rounds: int) -> dict[str, PipelineRun]:
    """The median run of each pipeline, by CPU time per page."""
    runs: dict[str, list[PipelineRun]] = {name: [] for name in pipelines}
    for number in range(rounds):
        for name, pipeline in pipelines.items():
            with tempfile.TemporaryDirectory(prefix="warc-") as work:
                runs[name].append(pipeline(warcs, Path(work)))
            last = runs[name][-1]
            _say(f"round {number + 1}, {name}: {last.wall_s:.1f} s, CPU {last.cpu_s:.1f} s")
    return {name: _median(found) for name, found in runs.items()}


def _median(found: Sequence[PipelineRun]) -> PipelineRun:
    wall_s, cpu_s = median(run.wall_s for run in found), median(run.cpu_s for run in found)
    return PipelineRun(found[0].pages, found[0].documents, wall_s, cpu_s)


def print_runs(runs: dict[str, PipelineRun]) -> None:
    """Documents per second, and how many times as fast our run with as many workers is."""
    print(f"{'pipeline':<24}{'pages':>7}{'written':>9}{'pages/s':>9}{'per CPU s':>11}", end="")
    print("   copydesk is faster by: wall      CPU")
    for name, run in runs.items():
        ours = runs.get(f"copydesk, {2 if '2 worker' in name else 1} worker(s)", run)
        wall, cpu = run.pages / run.wall_s, run.pages / run.cpu_s
        print(
            f"{name:<24}{run.pages:>7}{run.documents:>9}{wall:>9.1f}{cpu:>11.1f}{'':>25}"
            f"{ours.pages / ours.wall_s / wall:>7.2f}{ours.pages / ours.cpu_s / cpu:>9.2f}"
        )


def print_marginal(small: dict[str, PipelineRun], large: dict[str, PipelineRun]) -> None:
    """What a page more costs: the difference of the two sizes, start and imports left out."""
    more = {name: _difference(large[name], small[name]) for name in large if name in small}
    more = {name: run for name, run in more.items() if run.pages}
    print("\nwithout the start: the difference of the two sizes")
    print_runs(more)


def _difference(large: PipelineRun, small: PipelineRun) -> PipelineRun:
    return PipelineRun(
        large.pages - small.pages,
        large.documents - small.documents,
        large.wall_s - small.wall_s,
        large.cpu_s - small.cpu_s,
    )


def print_stages(warcs: Path) -> None:
    """The bare loop over the transforms and what its stages take."""
    with tempfile.TemporaryDirectory(prefix="warc-") as work:
        command = [sys.executable, "-m", "benchmarks.warc_stages", str(warcs), f"{work}/lake"]
        found = json.loads(run_program(command, settings=NO_SETTINGS).output)
    documents = found["documents"]
    print(
        f"\nbare loop over the transforms: {documents} documents, "
        f"{documents / found['wall_s']:.1f} a second, {documents / found['cpu_s']:.1f} a CPU second"
    )
    for stage, seconds in found["stages"].items():
        print(f"  {stage:<18}{seconds:>8.2f} s{seconds / documents * 1000:>9.2f} ms a document")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def main() -> None:
    """Build the WARCs, time all pipelines, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder of gold sets to build the WARCs from")
    parser.add_argument("--warc", type=Path, help="a WARC instead (two workers need two)")
    parser.add_argument("--set", action="append", choices=BODY_SETS, dest="sets")
    parser.add_argument("--limit", type=int, help="only so many pages of a set")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=1, help="measure so many times the pages too")
    parser.add_argument("--workers", type=int, action="append", help="1 and 2 if not given")
    parser.add_argument("--news-please-pages", type=int, default=200, help="0 leaves it out")
    parser.add_argument("--peers-dir", type=Path, default=Path("warehouse/lake/peers"))
    arguments = parser.parse_args()
    if arguments.repeat > 1 and arguments.warc is not None:
        sys.exit("--repeat needs --gold: the records of a WARC are measured as they are")
    with tempfile.TemporaryDirectory(prefix="warc-") as folder:
        warcs = Path(folder) / "warcs"
        small = _measure_size(arguments, warcs, 1)
        if arguments.repeat > 1:
            more = Path(folder) / "more"
            print_marginal(small, _measure_size(arguments, more, arguments.repeat))
        print_stages(warcs)


def _measure_size(
    arguments: argparse.Namespace, warcs: Path, repeat: int
) -> dict[str, PipelineRun]:
    n_pages = _prepare(arguments, warcs, repeat)
    pipelines = pipelines_at(
        arguments.peers_dir, n_pages, arguments.news_please_pages, arguments.workers or (1, 2)
    )
    runs = measure(warcs, pipelines, arguments.rounds)
    print_runs(runs)
    return runs


def _prepare(arguments: argparse.Namespace, warcs: Path, repeat: int) -> int:
    """Fill the folder of WARCs; returns how many pages they hold."""
    if arguments.warc is not None:
        from benchmarks.warc_stages import read_records
        from schemas.documents import RawRecord

        warcs.mkdir()
        shutil.copy(arguments.warc, warcs)
        return sum(isinstance(record, RawRecord) for record in read_records(warcs))
    if arguments.gold is None:
        sys.exit("give --gold DIR or --warc FILE")
    sets = load_pages(arguments.gold, arguments.sets or BODY_SETS, arguments.limit)
    pages = [page for found in sets.values() for page in found]
    write_warcs(pages, warcs, parts=2, repeat=repeat)
    return len(pages) * repeat


if __name__ == "__main__":
    main()
