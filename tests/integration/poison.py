"""A document reader that misbehaves where the text asks for it: what a hostile page would do."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from flows.steps.document import WorkItem, read_document
from schemas.documents import ArticleRows


def _hang(*, holds_lock: bool = False) -> None:
    while True:
        if holds_lock:
            ctypes.PyDLL(None).sleep(1000)
        time.sleep(0.01)


def _be_deaf() -> None:
    # As a native call that never comes back to the interpreter: no signal reaches it.
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    _hang()


def _be_deaf_and_hold_the_lock() -> None:
    # The same, and no other thread of the worker runs either.
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    _hang(holds_lock=True)


def _allocate() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(16 * 1024 * 1024))


def _fail() -> None:
    raise ZeroDivisionError("poisoned")


def _tell_threads() -> None:
    many = np.ones((500, 500))
    many @ many  # BLAS starts its threads at the first product after a fork
    own = threading.active_count()
    raise ZeroDivisionError(
        f"{len(list(Path('/proc/self/task').iterdir())) - own} threads of libraries"
    )


POISONS: dict[bytes, Callable[[], None]] = {
    b"POISON hang": _hang,
    b"POISON deaf": _be_deaf,
    b"POISON native": _be_deaf_and_hold_the_lock,
    b"POISON exit": lambda: os._exit(0),
    b"POISON kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"POISON allocate": _allocate,
    b"POISON raise": _fail,
    b"POISON threads": _tell_threads,
}


def read(item: WorkItem) -> ArticleRows:
    """Read a record as the pipeline does, but for the poisoned ones."""
    for word, misbehave in POISONS.items():
        if word in item.record.payload:
            misbehave()
    return read_document(item)
