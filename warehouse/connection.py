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


SMALL_LAKE_BYTES = 64 * 1024**2
"""Below, DuckDB gets one thread. A run over a small lake is 200 queries of some milliseconds, and
with a second thread they took 1.5 times the CPU time."""

_idle: list[duckdb.DuckDBPyConnection] = []
"""At most one DuckDB without a lake, for the next `open_lake` of this process: to check the
signatures of the extensions takes .3 s of CPU time, which is most of what it takes to open a lake.
"""


def connect_duckdb() -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB with the lake's extensions loaded."""
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    _set_up_session(connection)
    for extension in LAKE_EXTENSIONS:
        path = extension_path(extension)
        if path is None:
            connection.execute(f"INSTALL {extension}")
            connection.execute(f"LOAD {extension}")
        else:
            connection.execute(f"LOAD {quote(str(path))}")
    return connection


def _set_up_session(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")


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
    with _database() as connection:
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
        fit_threads(connection)
        yield connection


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a DuckDB of its own, with nothing attached and nothing in it."""
    try:
        database = _idle.pop()
    except IndexError:
        database = connect_duckdb()
    try:
        connection = database.cursor()  # settings, temporary tables and views die with it
        try:
            _set_up_session(connection)
            yield connection
        finally:
            connection.close()
        database.execute(f"DETACH DATABASE IF EXISTS {CATALOG}")
    except BaseException:
        database.close()
        raise
    if _idle:
        database.close()
    else:
        _idle.append(database)


def fit_threads(connection: duckdb.DuckDBPyConnection) -> None:
    """Give DuckDB as many threads as the lake is worth: one, or one per core."""
    sizes = f"__ducklake_metadata_{CATALOG}.ducklake_table_stats"
    row = connection.sql(f"SELECT SUM(file_size_bytes) FROM {sizes}").fetchone()  # noqa: S608 - a constant
    is_small = row is None or (row[0] or 0) < SMALL_LAKE_BYTES
    connection.execute("SET threads = 1" if is_small else "RESET threads")


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
