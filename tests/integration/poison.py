"""A document reader that misbehaves where the text asks for it: what a hostile page would do."""

from __future__ import annotations

import os
import signal
import time

from flows.steps.document import WorkItem, read_document
from schemas.documents import ArticleRows


def read(item: WorkItem) -> ArticleRows:
    """Read a record as the pipeline does, but for the poisoned ones."""
    payload = item.record.payload
    if b"POISON hang" in payload:
        while True:
            time.sleep(0.01)
    if b"POISON deaf" in payload:
        # As a native call that never comes back to the interpreter: no signal reaches it.
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        while True:
            time.sleep(0.01)
    if b"POISON exit" in payload:
        os._exit(0)
    if b"POISON kill" in payload:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"POISON allocate" in payload:
        hoard = []
        while True:
            hoard.append(bytearray(16 * 1024 * 1024))
    if b"POISON raise" in payload:
        raise ZeroDivisionError("poisoned")
    return read_document(item)
