"""File locks: one writer at a time per lake, and a sign of life for every run.

DuckLake does not retry "database is locked" at COMMIT on an SQLite catalog, and two writers
could both pass a check for "already ingested" (it has no unique constraints). A lock around
ATTACH and around each commit closes both; the kernel frees it when its holder dies.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import StorageError
from warehouse.location import LakeLocation

POLL_S = 0.02


@contextmanager
def commit_lock(location: LakeLocation, timeout_s: float = 300.0) -> Iterator[None]:
    """Hold the lake's commit lock; StorageError if another process keeps it for `timeout_s`."""
    path = location.locks / "commit.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout_s
    with path.open("a") as handle:
        while not _try_lock(handle.fileno()):
            if time.monotonic() > deadline:
                raise StorageError(
                    f"{path}: another process has been committing for {timeout_s:.0f} s; "
                    "wait for it or stop it"
                )
            time.sleep(POLL_S)
        yield


@contextmanager
def run_lock(location: LakeLocation, run_id: str) -> Iterator[None]:
    """Show that a run is alive for as long as the block lasts."""
    path = _run_lock_path(location, run_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        _try_lock(handle.fileno())
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def source_lock(location: LakeLocation, source: str) -> Iterator[bool]:
    """Yield whether this process may run a source now: one run at a time per source."""
    safe = "".join(char if char.isalnum() else "_" for char in source)
    path = location.locks / f"source-{safe}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        yield _try_lock(handle.fileno())


def is_run_alive(location: LakeLocation, run_id: str) -> bool:
    """Whether the process of a run still holds its lock."""
    path = _run_lock_path(location, run_id)
    if not path.exists():
        return False
    with path.open("a") as handle:
        return not _try_lock(handle.fileno())


def _run_lock_path(location: LakeLocation, run_id: str) -> Path:
    return location.locks / f"run-{run_id}.lock"


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
