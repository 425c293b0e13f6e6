"""A pool of worker processes in which a document can harm nobody but itself.

Each worker has a pipe of its own and a counter in shared memory that says which item it is at and
since when. So the parent knows which document hung or killed its worker, kills and replaces only
that worker, tries a document that killed one once more alone, and puts nothing but the guilty
document into quarantine. Neither ProcessPoolExecutor (a dead worker breaks the pool and all its
futures) nor pebble (one pipe for all workers: one that dies while it writes corrupts it) can tell:
see docs/decisions/0003-worker-pool.md.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import queue
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any

from flows.steps.document import (
    BatchResult,
    InputTally,
    ReadDocument,
    WorkItem,
    no_facts,
    process_items,
    read_document,
)
from flows.steps.document import quarantined as quarantine_item
from flows.steps.fact_settings import FactSettings
from flows.steps.models import load_resources
from schemas.conformance import to_arrow
from schemas.contract import TABLES
from schemas.errors import CopydeskError, InputError
from schemas.vocabularies import ErrorCode, Stage
from transforms.facts import find_facts

QUEUED_PER_WORKER = 2
"""Batches at a worker: one in work and one waiting, so that it never waits for the parent."""
PARENT_CHECK_S = 1.0
STARTING, IDLE = -2, -1
"""Values of a worker's position while it is at no item."""
MAX_FAILED_STARTS = 5
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What a worker may take."""

    workers: int = 2
    document_time_limit_s: float = 30.0
    """A document is stopped after this time, and its worker killed `kill_grace_s` later."""
    kill_grace_s: float = 5.0
    document_memory_bytes: int = 1024**3
    """Memory that a document may ask for, beyond what the worker holds when idle."""
    retire_growth_bytes: int = 350 * 1024**2
    """A worker that has grown by more after a batch is replaced by a fresh one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that travel to a worker together."""

    items: tuple[WorkItem, ...]
    is_suspect: bool = False
    """A single document that has killed a worker once."""


@dataclass(slots=True)
class _Worker:
    process: ForkServerProcess
    pipe: Connection
    position: Any
    """Shared (item number or STARTING or IDLE, monotonic nanoseconds of the item's start)."""
    outbox: queue.SimpleQueue[tuple[WorkItem, ...] | None]
    """Batches for its sender thread: the parent itself never blocks on the pipe of a worker,
    which may hang in native code with nobody left to read."""
    batches: deque[Batch] = field(default_factory=deque)


class WorkerPool:
    """Workers that turn batches of records into rows. Use as a context manager."""

    def __init__(
        self,
        run_id: str,
        limits: WorkerLimits,
        facts: FactSettings | None = None,
        read: ReadDocument = read_document,
    ) -> None:
        self._run_id = run_id
        self._limits = limits
        self._facts = facts
        self._read = read
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["flows.steps.document", "flows.steps.preloaded"])
        self._workers: list[_Worker] = []
        self._retry: deque[Batch] = deque()
        self._failed_starts = 0
        self.workers_lost = 0

    def __enter__(self) -> WorkerPool:
        """Workers are started when there is a batch for them: a small run needs one, or none."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the workers, whatever they do."""
        for worker in self._workers:
            _kill(worker)
        self._workers = []

    def run(self, batches: Iterator[Batch]) -> Iterator[BatchResult]:
        """Results of all batches, as they come in; no more batches are drawn than are needed."""
        exhausted = False
        while True:
            while (not exhausted or self._retry) and self._has_room():
                batch = self._retry.popleft() if self._retry else next(batches, None)
                if batch is None:
                    exhausted = True
                    break
                self._send(self._free_worker(batch), batch)
            if exhausted and not self._retry and not any(w.batches for w in self._workers):
                return
            yield from self._collect()

    def _start(self) -> _Worker:
        parent_end, child_end = self._context.Pipe()
        position = self._context.RawArray(ctypes.c_longlong, 2)
        position[0] = STARTING
        settings = (self._run_id, self._limits, self._facts, self._read)
        process = self._context.Process(
            target=_work,
            args=(child_end, position, os.getpid(), *settings),
            daemon=True,
        )
        process.start()
        child_end.close()
        worker = _Worker(process, parent_end, position, queue.SimpleQueue())
        threading.Thread(target=_send_batches, args=(worker,), daemon=True).start()
        return worker

    def _has_room(self) -> bool:
        """Whether there is a worker, or can be one, for the next batch."""
        wants_idle = bool(self._retry) and self._retry[0].is_suspect
        return self._can_start() or bool(self._with_room(wants_idle))

    def _free_worker(self, batch: Batch) -> _Worker:
        """The worker with the least to do; a new one before any has to wait."""
        room = self._with_room(batch.is_suspect)
        worker = min(room, key=lambda worker: len(worker.batches), default=None)
        if worker is None or (worker.batches and self._can_start()):
            worker = self._start()
            self._workers.append(worker)
        return worker

    def _can_start(self) -> bool:
        return len(self._workers) < self._limits.workers

    def _with_room(self, wants_idle: bool) -> list[_Worker]:
        # A suspect is alone at its worker, so that it harms no other batch.
        return [
            worker
            for worker in self._workers
            if len(worker.batches) < (1 if wants_idle else QUEUED_PER_WORKER)
            and not any(batch.is_suspect for batch in worker.batches)
        ]

    def _send(self, worker: _Worker, batch: Batch) -> None:
        worker.batches.append(batch)
        worker.outbox.put(batch.items)

    def _collect(self) -> Iterator[BatchResult]:
        ready = wait([worker.pipe for worker in self._workers], timeout=0.25)
        for worker in list(self._workers):
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif worker.batches and self._is_overdue(worker):
                yield from self._bury(worker, hung=True)

    def _receive(self, worker: _Worker) -> Iterator[BatchResult]:
        try:
            result, is_worn = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker, hung=False)
            return
        worker.batches.popleft()
        if is_worn:
            self._retry.extend(worker.batches)
            self._replace(worker)
        yield result

    def _is_overdue(self, worker: _Worker) -> bool:
        number, started_ns = worker.position
        limit_s = self._limits.document_time_limit_s + self._limits.kill_grace_s
        return bool(number >= 0 and time.monotonic_ns() - started_ns > limit_s * 1e9)

    def _bury(self, worker: _Worker, *, hung: bool) -> Iterator[BatchResult]:
        """Replace a worker that died or hangs; its guilty document, if known, is set apart."""
        self.workers_lost += 1
        number = int(worker.position[0])
        self._replace(worker)
        if number == STARTING:
            self._failed_starts += 1
            if self._failed_starts >= MAX_FAILED_STARTS:
                raise CopydeskError("worker processes die at their start: see stderr for why")
            self._retry.extend(worker.batches)
            return
        self._failed_starts = 0
        if not worker.batches:
            return
        current, *waiting = worker.batches
        self._retry.extend(waiting)
        if number >= len(current.items) or (number == IDLE and len(current.items) > 1):
            # It died between documents, so nobody is known to be to blame. Halves, because the
            # result of the whole may be what it died of.
            half = (len(current.items) + 1) // 2
            self._retry.extend((Batch(current.items[:half]), Batch(current.items[half:])))
            return
        number = max(number, 0)
        guilty = current.items[number]
        others = current.items[:number] + current.items[number + 1 :]
        if others:
            self._retry.append(Batch(others))
        if hung:
            limit_s = self._limits.document_time_limit_s
            message = f"no result after {limit_s:g} s; the worker had to be killed"
            yield self._condemn(guilty, ErrorCode.DOCUMENT_TIMEOUT, message)
        elif current.is_suspect:
            message = "its worker process died, twice (crash, exit or out of memory)"
            yield self._condemn(guilty, ErrorCode.WORKER_DIED, message)
        else:
            self._retry.append(Batch((guilty,), is_suspect=True))

    def _condemn(self, item: WorkItem, code: ErrorCode, message: str) -> BatchResult:
        row = quarantine_item(item, InputError(code, message, Stage.EXTRACT), self._run_id)
        return BatchResult(
            {"quarantine": to_arrow(TABLES["quarantine"], [row])},
            {item.input_id: InputTally(quarantined=1)},
        )

    def _replace(self, worker: _Worker) -> None:
        _kill(worker)
        self._workers[self._workers.index(worker)] = self._start()


def _kill(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.outbox.put(None)


def _send_batches(worker: _Worker) -> None:
    while (items := worker.outbox.get()) is not None:
        # A worker that has died is noticed by `_collect`, at its end of the pipe.
        with contextlib.suppress(OSError):
            worker.pipe.send(items)
    worker.pipe.close()


def _work(
    pipe: Connection,
    position: Any,
    parent_pid: int,
    run_id: str,
    limits: WorkerLimits,
    facts: FactSettings | None,
    read: ReadDocument,
) -> None:
    """The life of a worker: batches in, results out, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _watch_parent(parent_pid)
    find = partial(find_facts, resources=load_resources(facts)) if facts else no_facts
    _limit_memory(limits.document_memory_bytes)
    idle_bytes = _resident_bytes()
    inbox: queue.Queue[Sequence[WorkItem]] = queue.Queue(maxsize=QUEUED_PER_WORKER)
    threading.Thread(target=_receive_batches, args=(pipe, inbox), daemon=True).start()

    position[0] = IDLE

    def on_start(number: int) -> None:
        position[1] = time.monotonic_ns()
        position[0] = number

    while True:
        items = inbox.get()
        result = process_items(
            items, run_id, limits.document_time_limit_s, read, find, on_start=on_start
        )
        position[0] = IDLE
        pipe.send((result, _resident_bytes() > idle_bytes + limits.retire_growth_bytes))


def _receive_batches(pipe: Connection, inbox: queue.Queue[Sequence[WorkItem]]) -> None:
    # A thread of its own, so that the parent can hand over the next batch while this one is
    # worked on, without ever blocking on a full pipe.
    try:
        while True:
            inbox.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _watch_parent(parent_pid: int) -> None:
    """End this process when the run's process is gone (the fork server is between the two)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

    def watch() -> None:
        while True:
            time.sleep(PARENT_CHECK_S)
            try:
                os.kill(parent_pid, 0)
            except OSError:
                os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory(extra_bytes: int) -> None:
    """Let the process ask for so much memory beyond what it has mapped now."""
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no path of ours
        mapped = int(statm.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (mapped + extra_bytes, hard))


def _resident_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no path of ours
        return int(statm.read().split()[1]) * resource.getpagesize()
