"""Reading the texts of articles for the search for copies: fingerprints, and words compared."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from schemas.conformance import from_row, to_arrow
from schemas.contract import TABLES
from schemas.tables.corpus import Article
from schemas.tables.relations import Fingerprint
from transforms.copies.anchors import FINGERPRINT_VERSION
from transforms.copies.containment import Overlap, are_copies, n_shared
from transforms.copies.fingerprints import article_fingerprint
from transforms.copies.groups import TextPair, text_pair
from transforms.copies.shingles import Hashes, distinct_shingles
from warehouse import copies
from warehouse.transaction import Transaction

COMPARED_PAIRS = 200_000
"""Pairs whose shingles are held at a time: some 300 MB, in a file that the processes share."""
PARALLEL_ITEMS = 4_000
"""Texts or pairs below which no other process is asked to help: starting one takes a second."""
BATCHES_AHEAD = 2
"""Batches that are read while others are worked on."""

Counts = npt.NDArray[np.int64]
T = TypeVar("T")
R = TypeVar("R")


class Work:
    """Processes that read texts, started when there is enough to read."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Work:
        """Nothing is started yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what was started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def get_ready(self, n_items: int) -> None:
        """Start the processes, if so much is to come that they will be needed."""
        if self._workers > 1 and n_items >= PARALLEL_ITEMS:
            for _ in range(self._workers):
                self._processes.submit(_nothing)

    def spread(
        self, read: Callable[[Sequence[T]], R], batches: Iterable[Sequence[T]]
    ) -> Iterator[R]:
        """What `read` makes of the batches, in their order; a batch may come back in parts."""
        waiting: deque[list[Future[R]]] = deque()
        for batch in batches:
            if self._workers < 2 or len(batch) < PARALLEL_ITEMS:
                yield from _results(waiting)
                yield read(batch)
                continue
            waiting.append([self._processes.submit(read, part) for part in self._parts(batch)])
            if len(waiting) > BATCHES_AHEAD:
                yield from (part.result() for part in waiting.popleft())
        yield from _results(waiting)

    @property
    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        return self._pool

    def _parts(self, batch: Sequence[T]) -> Iterator[Sequence[T]]:
        size = -(-len(batch) // self._workers)
        return (batch[start : start + size] for start in range(0, len(batch), size))


def _nothing() -> None:
    """The first task of a process: it starts while something else is done."""


def _results(waiting: deque[list[Future[R]]]) -> Iterator[R]:
    while waiting:
        yield from (part.result() for part in waiting.popleft())


def add_fingerprints(change: Transaction, work: Work) -> None:
    """Write fingerprints of the fresh articles that came without one of this version."""
    wanted = copies.without_fingerprint(change, FINGERPRINT_VERSION)
    if wanted.num_rows == 0:
        return
    change.delete("fingerprints", "article_id", wanted["article_id"].to_pylist())
    batches = (batch.to_pylist() for batch in copies.read_articles(change, wanted, "*"))
    change.append("fingerprints", pa.concat_tables(work.spread(_fingerprints, batches)))


def _fingerprints(rows: Sequence[dict[str, object]]) -> pa.Table:
    """Rows of `fingerprints` of rows of `articles`."""
    found: list[Fingerprint] = [article_fingerprint(from_row(Article, row)) for row in rows]
    return to_arrow(TABLES["fingerprints"], found)


def compare_texts(
    change: Transaction, work: Work, pairs: pa.Table
) -> Iterator[tuple[TextPair, Overlap]]:
    """The pairs whose words make them copies."""
    for start in range(0, pairs.num_rows, COMPARED_PAIRS):
        part = pairs.slice(start, COMPARED_PAIRS)
        ids = [part[name].to_pylist() for name in ("first_id", "second_id")]
        shingles = _shingles(change, work, {*ids[0], *ids[1]})
        places = np.array([[shingles.number[one] for one in side] for side in ids], np.int64).T
        counts = np.column_stack([shingles.lengths[places], _count_shared(work, shingles, places)])
        keys = np.column_stack([part["first_key"], part["second_key"]])
        rows = np.flatnonzero(are_copies(*counts.T))
        for (first, second), own in zip(keys[rows].tolist(), counts[rows].tolist(), strict=True):
            found = Overlap(*own)
            # Smaller key first, as everywhere.
            yield text_pair(first, second), found if first < second else found.turned


class _Shingles:
    """The distinct shingles of texts, one after the other."""

    def __init__(self, ids: Sequence[str], parts: Sequence[Hashes]) -> None:
        self.number = {article_id: number for number, article_id in enumerate(ids)}
        self.lengths = np.array([len(own) for own in parts], np.int64)
        self.ends = np.cumsum(self.lengths)
        self.values = np.concatenate(parts) if parts else np.empty(0, np.uint64)


def _shingles(change: Transaction, work: Work, article_ids: Iterable[str]) -> _Shingles:
    wanted = copies.published_of(change, article_ids)
    ids: list[str] = []

    def bodies() -> Iterator[list[str]]:
        for batch in copies.read_articles(change, wanted, "article_id, body"):
            ids.extend(batch["article_id"].to_pylist())
            yield batch["body"].to_pylist()

    parts = [own for found in work.spread(_shingles_of, bodies()) for own in found]
    return _Shingles(ids, parts)


def _shingles_of(bodies: Sequence[str]) -> list[Hashes]:
    return [distinct_shingles(body) for body in bodies]


def _count_shared(work: Work, shingles: _Shingles, pairs: Counts) -> Counts:
    """How many shingles the texts of each pair share; `pairs` holds their numbers, n x 2."""
    bounds = np.stack([shingles.ends - shingles.lengths, shingles.ends], axis=1)[pairs]
    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        # A file, because processes share its pages, and containers have little of /dev/shm.
        path = Path(folder) / "shingles.npy"
        np.save(path, shingles.values)
        batches = [bounds.reshape(-1, 4).tolist()]
        counts = [one for part in work.spread(partial(_shared, path), batches) for one in part]
    return np.array(counts, np.int64)


def _shared(path: Path, bounds: Sequence[tuple[int, int, int, int]]) -> list[int]:
    """Shingles that two stretches of the file share, each given by start and end."""
    # No memmap, whose slices take three times as long as those of the array that it is.
    values: Hashes = np.asarray(np.load(path, mmap_mode="r"))
    return [
        n_shared(values[first:first_end], values[second:second_end])
        for first, first_end, second, second_end in bounds
    ]
