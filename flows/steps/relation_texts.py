"""Reading the texts of articles for the search for copies: fingerprints, and words compared."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import TypeVar

import numpy as np
import pyarrow as pa

from transforms.copies.anchors import FINGERPRINT_VERSION, Fingerprint, fingerprint
from transforms.copies.containment import Overlap, overlap
from transforms.copies.credits import Credit, find_credit
from transforms.copies.groups import TextPair, text_pair
from transforms.copies.shingles import Hashes, distinct_shingles
from warehouse import copies
from warehouse.transaction import Transaction

COMPARED_PAIRS = 200_000
"""Pairs whose texts are held in memory at a time: some 300 MB."""
PARALLEL_TEXTS = 4_000
"""Texts below which no other process is asked to help: starting one takes a second."""
WRITTEN_FINGERPRINTS = 250_000

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

    def spread(self, read: Callable[[Sequence[T]], list[R]], texts: Sequence[T]) -> list[R]:
        """What `read` makes of the texts, in their order."""
        if self._workers < 2 or len(texts) < PARALLEL_TEXTS:
            return read(texts)
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        size = -(-len(texts) // self._workers)
        parts = [texts[start : start + size] for start in range(0, len(texts), size)]
        return [found for part in self._pool.map(read, parts) for found in part]


def add_fingerprints(change: Transaction, work: Work) -> None:
    """Write the fingerprints of the fresh articles."""
    fresh = copies.fresh_articles(change)
    days = dict(zip(fresh["article_id"].to_pylist(), fresh["day"].to_pylist(), strict=True))
    held: list[pa.Table] = []
    columns = (
        "article_id, title, body, COALESCE(byline_raw, ARRAY_TO_STRING(authors, ' / ')) AS byline"
    )
    for batch in copies.read_articles(change, fresh, columns):
        texts = [batch[name].to_pylist() for name in ("title", "body", "byline")]
        found = work.spread(_read_texts, list(zip(*texts, strict=True)))
        held.append(_fingerprint_table(batch["article_id"].to_pylist(), days, found))
        if sum(table.num_rows for table in held) >= WRITTEN_FINGERPRINTS:
            change.append("fingerprints", pa.concat_tables(held))
            held = []
    if held:
        change.append("fingerprints", pa.concat_tables(held))


def _read_texts(
    texts: Sequence[tuple[str | None, str, str | None]],
) -> list[tuple[Fingerprint, Credit | None]]:
    """Fingerprint and agency of articles, given as title, body and author line."""
    return [(fingerprint(body, title), find_credit(body, byline)) for title, body, byline in texts]


def _fingerprint_table(
    ids: list[str], days: dict[str, date | None], found: list[tuple[Fingerprint, Credit | None]]
) -> pa.Table:
    """Rows of `fingerprints`, column by column: their lists are too long for rows."""
    anchors = [one.anchors for one, _ in found]
    offsets = np.cumsum([0, *(len(own) for own in anchors)])
    flat = np.concatenate(anchors).view(np.int64)
    return pa.table(
        {
            "article_id": pa.array(ids, pa.string()),
            "day": pa.array([days[one] for one in ids], pa.date32()),
            "text_key": pa.array([one.text_key for one, _ in found], pa.int64()),
            "n_shingles": pa.array([one.n_shingles for one, _ in found], pa.int32()),
            "anchors": pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(flat)),
            "agency": pa.array([one and one.agency for _, one in found], pa.string()),
            "agency_evidence": pa.array([one and one.evidence for _, one in found], pa.string()),
            "extractor_version": pa.array([FINGERPRINT_VERSION] * len(ids), pa.string()),
        }
    )


def compare_texts(
    change: Transaction, work: Work, pairs: pa.Table
) -> Iterator[tuple[TextPair, Overlap]]:
    """The pairs whose words make them copies."""
    for start in range(0, pairs.num_rows, COMPARED_PAIRS):
        part = pairs.slice(start, COMPARED_PAIRS)
        first_ids, second_ids = part["first_id"].to_pylist(), part["second_id"].to_pylist()
        shingles = _shingles(change, work, {*first_ids, *second_ids})
        keys = zip(part["first_key"].to_pylist(), part["second_key"].to_pylist(), strict=True)
        for pair, first_id, second_id in zip(keys, first_ids, second_ids, strict=True):
            found = overlap(shingles[first_id], shingles[second_id])
            if found.is_copy:
                # Smaller key first, as everywhere.
                turned = Overlap(found.n_second, found.n_first, found.n_shared)
                yield text_pair(*pair), found if pair[0] < pair[1] else turned


def _shingles(change: Transaction, work: Work, article_ids: Iterable[str]) -> dict[str, Hashes]:
    wanted = copies.published_of(change, article_ids)
    shingles: dict[str, Hashes] = {}
    for batch in copies.read_articles(change, wanted, "article_id, body"):
        found = work.spread(_shingles_of, batch["body"].to_pylist())
        shingles.update(zip(batch["article_id"].to_pylist(), found, strict=True))
    return shingles


def _shingles_of(bodies: Sequence[str]) -> list[Hashes]:
    return [distinct_shingles(body) for body in bodies]
