"""Whether a step's time stays in proportion to its input, told apart from a busy machine.

A full collection of garbage in a process that holds a language model takes half a second, and
falls on whichever test is at work. The collector is off here, and the best of three rounds
counts.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 3


def assert_ends_within(seconds: float, work: Callable[[], object]) -> None:
    """Fails if none of three rounds of `work` ends within so many seconds of CPU."""
    spent = _least_seconds(work, seconds)
    assert spent <= seconds, f"{spent:.2f} s of CPU in the best of {ROUNDS} rounds, not {seconds} s"


def assert_grows_with_length(work: Callable[[int], object], length: int) -> None:
    """Fails if four times the length takes more than twelve times as long.

    A step whose time goes with the square of the length takes sixteen times as long.
    """
    allowed = 12 * _least_seconds(lambda: work(length), 0) + 0.2
    spent = _least_seconds(lambda: work(4 * length), allowed)
    assert spent <= allowed, f"four times the text takes {spent:.2f} s, more than {allowed:.2f} s"


def _least_seconds(work: Callable[[], object], enough: float) -> float:
    least = float("inf")
    for _ in range(ROUNDS):
        was_on = gc.isenabled()
        gc.disable()
        try:
            started = time.process_time()
            work()
            least = min(least, time.process_time() - started)
        finally:
            if was_on:
                gc.enable()
        if least <= enough:
            break
    return least
