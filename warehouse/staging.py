"""Rows on their way into the lake: a slice of a run, on disk, visible to nobody.

A slice holds the rows of whole small inputs and of parts of large ones, as one Arrow IPC file
per table. It is the unit of work between two commits; a run that dies leaves its slices behind,
and the next run of anybody removes them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from warehouse.location import LakeLocation
from warehouse.locks import is_run_alive

STAGED_RECORD = "staged_record"
"""Extra column of staged article tables: the record a row came from. Two records of a slice may
give the same article, and then the rows of one of them go. It is dropped before rows are written.
"""


def staged_record(input_id: str, locator: str) -> str:
    """The value of STAGED_RECORD for the rows of a record."""
    return f"{input_id}!{locator}"


@dataclass(frozen=True, slots=True)
class StagedInput:
    """What a slice holds of one input."""

    input_id: str
    uri: str
    size_bytes: int
    sha256: str
    format: str
    source: str | None
    interval_date: date | None
    given_publisher: str | None
    given_language: str | None
    given_timezone: str | None
    given_format: str | None
    profile: str
    facts_version: str
    extractor_version: str
    first_record: int
    """Records of the input that were read before this slice."""
    records_in: int
    articles_out: int
    filtered: int
    quarantined: int
    is_last: bool
    """The slice reads the input to its end."""
    replaces: bool
    """Rows of the input that are in the lake make way for these."""


@dataclass(frozen=True, slots=True)
class StagedSlice:
    """A slice: the folder of its rows, and what it holds of which input."""

    folder: Path
    inputs: tuple[StagedInput, ...]
    rows: Mapping[str, int]
    """Rows per table."""


def write_slice(
    folder: Path,
    inputs: tuple[StagedInput, ...],
    tables: Mapping[str, pa.Table],
) -> StagedSlice:
    """Write the rows of a slice into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (
            pa.OSFile(str(folder / f"{name}.arrow"), "wb") as sink,
            pa.ipc.new_file(sink, rows.schema) as writer,
        ):
            writer.write_table(rows)
    return StagedSlice(folder, inputs, {name: rows.num_rows for name, rows in tables.items()})


def read_slice(staged: StagedSlice) -> dict[str, pa.Table]:
    """The rows of a slice by table, memory-mapped."""
    tables = {}
    for name in staged.rows:
        with pa.memory_map(str(staged.folder / f"{name}.arrow")) as source:
            tables[name] = pa.ipc.open_file(source).read_all()
    return tables


def drop_slice(staged: StagedSlice) -> None:
    """Remove a slice from the disk."""
    shutil.rmtree(staged.folder, ignore_errors=True)


def slice_folders(location: LakeLocation, run_id: str) -> Iterator[Path]:
    """Folders for the slices of a run, one after the other."""
    number = 0
    while True:
        yield location.staging / run_id / f"{number:06d}"
        number += 1


def remove_abandoned(location: LakeLocation) -> list[str]:
    """Remove the slices of runs that are no longer alive; returns the ids of those runs."""
    if not location.staging.exists():
        return []
    dead = [
        folder.name
        for folder in sorted(location.staging.iterdir())
        if not is_run_alive(location, folder.name)
    ]
    for run_id in dead:
        shutil.rmtree(location.staging / run_id, ignore_errors=True)
    return dead
