"""What the benchmarks of speed share: gold pages, CPU time of a call, cost of a whole program."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType

from flows.scorecard.answers import GoldPage
from flows.scorecard.gold_sets import GOLD_SETS

BODY_SETS = tuple(name for name, one in GOLD_SETS.items() if one.measures != ("published_day",))
"""Sets of whole articles; the pages of the date set are files of another one, or snippets."""
PR_SET_CHILD_SUBREAPER = 36
CALL_LIMIT_S = 60.0


class TookTooLong(BaseException):
    """A call used up its time. No Exception, so that no library swallows it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took, all its processes together."""

    wall_s: float
    cpu_s: float
    output: str


def load_pages(gold: Path, sets: Sequence[str], limit: int | None) -> dict[str, list[GoldPage]]:
    """Set -> pages, of the sets that are there; the program ends where there is none."""
    found = {
        name: list(islice(GOLD_SETS[name].load(gold / name), limit))
        for name in sets
        if (gold / name).is_dir()
    }
    if not found:
        sys.exit(f"--gold {gold}: none of its folders is one of {', '.join(sets)}")
    return found


def cpu_seconds(call: Callable[[], object], limit_s: float = CALL_LIMIT_S) -> float:
    """CPU seconds of a call in this process. An error is an end like any other."""
    started_s = time.process_time()
    try:
        with _time_limit(limit_s):
            call()
    except (Exception, TookTooLong):  # noqa: BLE001 - what a page costs until it fails, counts
        return time.process_time() - started_s
    return time.process_time() - started_s


def run_program(
    command: Sequence[str], *, accepted: Sequence[int] = (0,), settings: Mapping[str, str]
) -> Cost:
    """Run a program to its end; RuntimeError with its stderr for an exit code not accepted.

    CPU time counts processes that outlive their parents too, such as a fork server and all that
    it has started: they become children of this process, which waits for them.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started_s = time.monotonic()
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **settings}
    )
    wall_s = time.monotonic() - started_s
    _wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in accepted:
        raise RuntimeError(f"{command[:4]} ended with {done.returncode}: {done.stderr[-800:]}")
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall_s, cpu_s, done.stdout)


def _wait_for_orphans() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def expire(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLong

    previous = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
