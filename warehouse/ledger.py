"""What was run and read: the tables `runs` and `inputs`, as the planner and the flows see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import duckdb

from schemas.conformance import from_row
from schemas.tables.operations import InputFile, Run, RunCounts
from schemas.vocabularies import InputState, RunState
from warehouse.location import LakeLocation
from warehouse.locks import is_run_alive
from warehouse.transaction import Transaction, transaction
from warehouse.wanted import query_wanted

AUTHOR = "copydesk"

EMPTY_COUNTS = RunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class KnownInput:
    """What the ledger says of an input."""

    input_id: str
    uri: str
    state: str
    records_in: int
    quarantined: int
    profile: str
    extractor_version: str
    facts_version: str | None


def known_inputs(
    connection: duckdb.DuckDBPyConnection, input_ids: Iterable[str]
) -> dict[str, KnownInput]:
    """The inputs among `input_ids` that the lake has met."""
    found = query_wanted(
        connection,
        "SELECT input_id, uri, state, records_in, quarantined, profile, extractor_version, "
        "facts_version FROM inputs WHERE input_id IN (SELECT value FROM wanted)",
        input_ids,
    )
    return {row["input_id"]: KnownInput(**row) for row in found.to_pylist()}


def input_rows(change: Transaction, input_ids: Iterable[str]) -> dict[str, InputFile]:
    """The ledger rows of the inputs that exist, inside a change."""
    found = change.query(
        "SELECT * FROM inputs WHERE input_id IN (SELECT value FROM wanted)", input_ids
    )
    return {row["input_id"]: InputFile(**row) for row in found.to_pylist()}


def read_input_rows(
    connection: duckdb.DuckDBPyConnection, input_ids: Iterable[str]
) -> dict[str, InputFile]:
    """The ledger rows of the inputs that exist."""
    found = query_wanted(
        connection, "SELECT * FROM inputs WHERE input_id IN (SELECT value FROM wanted)", input_ids
    )
    return {row["input_id"]: from_row(InputFile, row) for row in found.to_pylist()}


def put_input_rows(change: Transaction, rows: Iterable[InputFile]) -> None:
    """Write ledger rows, in place of those with the same id."""
    ordered = sorted(rows, key=lambda row: row.input_id)
    change.delete("inputs", "input_id", [row.input_id for row in ordered])
    change.append_rows("inputs", ordered)


def start_run(connection: duckdb.DuckDBPyConnection, location: LakeLocation, run: Run) -> list[str]:
    """Enter a run in the ledger; runs whose process died are marked as interrupted.

    Returns the ids of those.
    """
    with transaction(connection, location, AUTHOR, f"start run {run.run_id}") as change:
        running = change.query("SELECT * FROM runs WHERE state = 'running'").to_pylist()
        dead = [row for row in running if not is_run_alive(location, row["run_id"])]
        change.delete("runs", "run_id", [row["run_id"] for row in dead])
        closed = [
            replace(
                run_from_row(row),
                state=RunState.INTERRUPTED,
                message="the process ended without a word",
            )
            for row in dead
        ]
        change.append_rows("runs", [*closed, run])
    return sorted(row["run_id"] for row in dead)


def finish_run(connection: duckdb.DuckDBPyConnection, location: LakeLocation, run: Run) -> None:
    """Replace the ledger row of a run by its final one."""
    with transaction(connection, location, AUTHOR, f"{run.state} run {run.run_id}") as change:
        change.delete("runs", "run_id", [run.run_id])
        change.append_rows("runs", [run])


def run_from_row(row: dict[str, Any]) -> Run:
    """A run from a row as DuckDB gives it."""
    return Run(**{**row, "counts": RunCounts(**row["counts"])})


@dataclass(frozen=True, slots=True)
class IntervalState:
    """The latest run of a source for a day."""

    source: str
    day: date
    state: RunState
    started_at: datetime


def interval_states(
    connection: duckdb.DuckDBPyConnection, source: str
) -> dict[date, IntervalState]:
    """The latest run per day of a source; days never run are absent."""
    rows = connection.execute(
        "SELECT interval_start, arg_max(state, started_at), max(started_at) FROM runs "
        "WHERE source = ? AND interval_start IS NOT NULL GROUP BY interval_start "
        "ORDER BY interval_start",
        [source],
    ).fetchall()
    return {
        day: IntervalState(source, day, RunState(state), started_at)
        for day, state, started_at in rows
    }


def is_complete(known: KnownInput | None) -> bool:
    """Whether an input was read to its end and nothing has changed since."""
    return known is not None and known.state == InputState.COMPLETE
