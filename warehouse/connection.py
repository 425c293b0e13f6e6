"""Opening DuckDB with DuckLake, the safe settings in one place.

Four settings guard against silently wrong data in the 1.5.5 extension (each has a test in
tests/integration/test_ducklake_traps.py):

* `DATA_INLINING_ROW_LIMIT 0`: with inlining, rows deleted in two transactions come back.
* `disabled_optimizers = statistics_propagation`: wrong IS NULL counts in time travel.
* extensions are loaded by path from their wheels, signature checks on, nothing downloaded.
* tables are not partitioned: `add_data_files` stores all keys of a multi-column partition
  under the first one. Rows are sorted instead, and file statistics prune.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from schemas.ddl import quote
from schemas.errors import NoLake, StorageError
from warehouse.evolution import apply_contract
from warehouse.location import LakeLocation
from warehouse.locks import commit_lock

LAKE_EXTENSIONS = ("ducklake", "sqlite_scanner")
CATALOG = "lake"


def connect_duckdb() -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB with the lake's extensions loaded."""
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    for extension in LAKE_EXTENSIONS:
        path = extension_path(extension)
        if path is None:
            connection.execute(f"INSTALL {extension}")
            connection.execute(f"LOAD {extension}")
        else:
            connection.execute(f"LOAD {quote(str(path))}")
    return connection


def extension_path(extension: str) -> Path | None:
    """The extension's file in its wheel; None where no wheel is installed."""
    spec = importlib.util.find_spec(f"duckdb_extension_{extension}")
    if spec is None or spec.origin is None:
        return None
    name = f"{extension}.duckdb_extension"
    path = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}" / name
    return path if path.exists() else None


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake that is open for writing, for the time of a run."""

    location: LakeLocation
    connection: duckdb.DuckDBPyConnection


@contextmanager
def open_lake(
    location: LakeLocation, *, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the lake attached and in use.

    A writer creates the lake where there is none and brings its tables up to the contract.
    Raises NoLake where a reader finds none, StorageError where it cannot be opened, and
    ContractError where the lake's tables cannot be brought up to the contract.
    """
    if read_only and not location.exists:
        raise _no_lake(location)
    connection = connect_duckdb()
    try:
        if read_only:
            _attach(connection, location, "READ_ONLY")
            if not _has_tables(connection):
                raise _no_lake(location)
        else:
            location.data.mkdir(parents=True, exist_ok=True)
            with commit_lock(location):
                _attach(
                    connection,
                    location,
                    f"DATA_PATH {quote(str(location.data))}, META_JOURNAL_MODE 'WAL', "
                    "META_BUSY_TIMEOUT 10000, DATA_INLINING_ROW_LIMIT 0",
                )
                apply_contract(connection, f"{CATALOG}.main")
        connection.execute(f"USE {CATALOG}")
        yield connection
    finally:
        connection.close()


def _attach(connection: duckdb.DuckDBPyConnection, location: LakeLocation, options: str) -> None:
    target = quote(f"ducklake:sqlite:{location.catalog}")
    try:
        connection.execute(f"ATTACH {target} AS {CATALOG} ({options})")
    except duckdb.Error as error:
        if "creating a new DuckLake is explicitly disabled" in str(error):
            raise _no_lake(location) from error
        raise StorageError(f"cannot open the lake at {location.root}: {error}") from error


def _has_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    row = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = ?", [CATALOG]
    ).fetchone()
    return row is not None and row[0] > 0


def _no_lake(location: LakeLocation) -> NoLake:
    return NoLake(f"no lake at {location.root}: 'copydesk ingest PATH' makes one")
