"""Speed of the extraction beside plain trafilatura and other extractors, page by page.

    python -m benchmarks.extraction --gold DIR --rounds 5

Every page goes through all systems before the next one, in an order that rotates, so that a busy
machine slows all of them alike: the ratios hold, the absolute figures are of this machine. CPU
seconds of one process. Ours is all that becomes rows: decoding, parse, body, metadata, language,
links, images, the rows themselves. Peers take part whose environment has been made
(`copydesk scorecard --with-peers`).
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

import trafilatura

from benchmarks.timing import BODY_SETS, cpu_seconds, load_pages
from flows.scorecard.answers import GoldPage
from flows.scorecard.environments import NoEnvironment, python_of
from flows.scorecard.peers import PEERS, PeerProcess, started
from flows.scorecard.pipeline import work_item
from flows.steps.document import read_document
from flows.steps.ingest import FUTURE_MARGIN
from schemas.documents import SourceContext

OURS, BASELINE, FAST = "copydesk", "trafilatura", "trafilatura-fast"
WARM_UP_PAGES = 5
CpuSeconds = Callable[[GoldPage, bytes], float]
Times = Mapping[str, Sequence[Sequence[float]]]
"""System -> rounds -> CPU seconds of each page."""


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a system is on a set, and how much faster than the baseline; medians of rounds."""

    docs_per_s: float
    mb_per_s: float
    ratio_by_sum: float
    ratio_without_slowest: float
    """Without the page that takes the baseline longest."""
    ratio_of_medians: float
    """Of the median page of each."""


def systems_at(peers_folder: Path, stack: ExitStack) -> dict[str, CpuSeconds]:
    """Ours, trafilatura in this process, and the peers whose environments are there."""
    context = SourceContext(latest_plausible_at=datetime.now(UTC) + FUTURE_MARGIN)

    def ours(page: GoldPage, _html: bytes) -> float:
        item = work_item(page, context)
        return cpu_seconds(lambda: read_document(item))

    def plain(page: GoldPage, html: bytes) -> float:
        return cpu_seconds(
            lambda: trafilatura.bare_extraction(html, url=page.url, with_metadata=True)
        )

    def fast(page: GoldPage, html: bytes) -> float:
        return cpu_seconds(
            lambda: trafilatura.bare_extraction(html, url=page.url, with_metadata=True, fast=True)
        )

    systems: dict[str, CpuSeconds] = {OURS: ours, BASELINE: plain, FAST: fast}
    for peer in PEERS.values():
        if peer.requirements is None:
            continue
        try:
            python = python_of(peer.requirements, peers_folder, print, is_made=False)
        except NoEnvironment as missing:
            print(f"{peer.name} is left out: {missing}", file=sys.stderr)
            continue
        process = stack.enter_context(started(python, peer))
        if process is not None:
            systems[peer.name] = partial(_ask, process)
    return systems


def _ask(process: PeerProcess, page: GoldPage, html: bytes) -> float:
    return process.ask(html, page.url).cpu_s


def time_pages(
    pages: Sequence[GoldPage], systems: Mapping[str, CpuSeconds], rounds: int
) -> dict[str, list[list[float]]]:
    """CPU seconds of each system on each page of each round."""
    names = list(systems)
    times: dict[str, list[list[float]]] = {name: [] for name in names}
    for page in pages[:WARM_UP_PAGES]:
        for name in names:
            systems[name](page, page.read())
    for round_number in range(rounds):
        for one in times.values():
            one.append([])
        for number, page in enumerate(pages):
            first = (number + round_number) % len(names)
            html = page.read()
            for name in names[first:] + names[:first]:
                times[name][-1].append(systems[name](page, html))
    return times


def speeds(times: Times, size_bytes: int) -> dict[str, Speed]:
    """The figures of each system."""
    return {name: _speed(rounds, times[BASELINE], size_bytes) for name, rounds in times.items()}


def _speed(
    rounds: Sequence[Sequence[float]], baseline: Sequence[Sequence[float]], size_bytes: int
) -> Speed:
    total_s = median(sum(pages) for pages in rounds)
    pairs = list(zip(baseline, rounds, strict=True))
    return Speed(
        docs_per_s=len(rounds[0]) / total_s,
        mb_per_s=size_bytes / 1e6 / total_s,
        ratio_by_sum=median(sum(theirs) / sum(ours) for theirs, ours in pairs),
        ratio_without_slowest=median(_without_slowest(theirs, ours) for theirs, ours in pairs),
        ratio_of_medians=median(median(theirs) / median(ours) for theirs, ours in pairs),
    )


def _without_slowest(baseline: Sequence[float], ours: Sequence[float]) -> float:
    slowest = baseline.index(max(baseline))
    rest_s = sum(ours) - ours[slowest]
    return (sum(baseline) - baseline[slowest]) / rest_s if rest_s else float("nan")


def print_speeds(name: str, n_pages: int, size_bytes: int, found: Mapping[str, Speed]) -> None:
    """A block of lines for a set."""
    print(f"\n{name}: {n_pages} pages, {size_bytes / 1e6:.1f} MB")
    print(
        f"{'system':<18}{'docs/s':>9}{'MB/s':>8}   times as fast as {BASELINE}: "
        f"{'by sum':>8}{'without slowest':>17}{'median page':>13}"
    )
    for system, one in found.items():
        print(
            f"{system:<18}{one.docs_per_s:>9.1f}{one.mb_per_s:>8.1f}{'':>33}"
            f"{one.ratio_by_sum:>8.2f}{one.ratio_without_slowest:>17.2f}{one.ratio_of_medians:>13.2f}"
        )


def main() -> None:
    """Time all systems on all sets and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--set", action="append", choices=BODY_SETS, dest="sets")
    parser.add_argument("--limit", type=int, help="only so many pages of a set")
    parser.add_argument("--peers-dir", type=Path, default=Path("warehouse/lake/peers"))
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print(f"Python {sys.version.split()[0]}, trafilatura {trafilatura.__version__}")
    with ExitStack() as stack:
        systems = systems_at(arguments.peers_dir, stack)
        chosen = arguments.sets or BODY_SETS
        for name, pages in load_pages(arguments.gold, chosen, arguments.limit).items():
            size_bytes = sum(len(page.read()) for page in pages)
            times = time_pages(pages, systems, arguments.rounds)
            print_speeds(name, len(pages), size_bytes, speeds(times, size_bytes))


if __name__ == "__main__":
    main()
