"""Memory of a program and of all processes that it starts, together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

SAMPLED_S = 0.1
_MIB = 1024 * 1024


class PeakMemory:
    """The largest sum of resident memory seen, in MiB; pages that processes share count in each."""

    def __init__(self) -> None:
        self.mib = 0
        self._is_done = threading.Event()

    def watch(self) -> None:
        """Look at the processes that this one has started, until told to stop."""
        own = psutil.Process()
        while not self._is_done.wait(SAMPLED_S):
            total = sum(_resident_bytes(one) for one in own.children(recursive=True))
            self.mib = max(self.mib, total // _MIB)

    def stop(self) -> None:
        """Look no further."""
        self._is_done.set()


@contextmanager
def peak_of_children() -> Iterator[PeakMemory]:
    """Watch the memory of all processes started while the block runs."""
    peak = PeakMemory()
    watcher = threading.Thread(target=peak.watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        peak.stop()
        watcher.join()


def _resident_bytes(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0
