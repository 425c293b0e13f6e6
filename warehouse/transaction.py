"""One atomic change of the lake: deletes and new files of several tables, then one commit.

Files are written and fsynced before the catalog learns of them, so a crash leaves at worst files
that nobody knows. Before COMMIT the row count of each table touched is compared with what it must
be, and the delete files that DuckDB wrote itself are fsynced.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from schemas.conformance import to_arrow, violations
from schemas.contract import TABLES
from schemas.ddl import quote
from schemas.errors import ContractError, StorageError
from warehouse.connection import CATALOG
from warehouse.location import LakeLocation
from warehouse.locks import commit_lock
from warehouse.parquet import WrittenFile, fsync_folder, write_rows
from warehouse.wanted import query_wanted


@dataclass(slots=True)
class Transaction:
    """An open change of the lake."""

    connection: duckdb.DuckDBPyConnection
    location: LakeLocation
    files: list[WrittenFile] = field(default_factory=list)
    expected_rows: dict[str, int] = field(default_factory=dict)
    deleted_from: set[str] = field(default_factory=set)

    def append(self, table_name: str, rows: pa.Table) -> WrittenFile | None:
        """Write rows to a new file of a table and register it; None for no rows."""
        if rows.num_rows == 0:
            return None
        table = TABLES[table_name]
        self._note_count(table_name)
        written = write_rows(table, rows, self.location.table_folder(table_name))
        self.files.append(written)
        self.connection.execute(
            f"CALL ducklake_add_data_files({quote(CATALOG)}, {quote(table_name)}, "
            f"{quote(str(written.path))})"
        )
        self.expected_rows[table_name] += written.rows
        return written

    def append_rows(self, table_name: str, rows: Sequence[object]) -> WrittenFile | None:
        """Append dataclass rows; ContractError if one does not fit the contract."""
        table = TABLES[table_name]
        breaches = violations(table, rows)
        if breaches:
            raise ContractError(f"row {breaches[0].row_no}: {breaches[0].message}")
        return self.append(table_name, to_arrow(table, rows))

    def delete(self, table_name: str, column: str, values: Iterable[str]) -> int:
        """Delete the rows whose column has one of the values; returns how many."""
        wanted = pa.table({"value": pa.array(sorted(set(values)), pa.string())})
        if wanted.num_rows == 0:
            return 0
        self._note_count(table_name)
        self.connection.register("values_to_delete", wanted)
        try:
            cursor = self.connection.execute(
                f'DELETE FROM {CATALOG}.main."{table_name}" WHERE "{column}" IN '  # noqa: S608 - names of the contract
                "(SELECT value FROM values_to_delete)"
            )
            row = cursor.fetchone()
        finally:
            self.connection.unregister("values_to_delete")
        deleted = int(row[0]) if row else 0
        if deleted:
            self.deleted_from.add(table_name)
        self.expected_rows[table_name] -= deleted
        return deleted

    def query(self, sql: str, wanted: Iterable[str] | None = None) -> pa.Table:
        """Run a query; `wanted` is offered to it as the table `wanted(value)`."""
        if wanted is None:
            return self.connection.sql(sql).to_arrow_table()
        return query_wanted(self.connection, sql, wanted)

    def _note_count(self, table_name: str) -> None:
        if table_name not in self.expected_rows:
            self.expected_rows |= self._counts([table_name])

    def _counts(self, table_names: Iterable[str]) -> dict[str, int]:
        counts = (
            f"SELECT '{name}', count(*) FROM {CATALOG}.main.\"{name}\""  # noqa: S608 - a name of the contract
            for name in table_names
        )
        return dict(self.connection.execute(" UNION ALL ".join(counts)).fetchall())

    def check_counts(self) -> None:
        """StorageError if a table holds another number of rows than the change must leave."""
        if not self.expected_rows:
            return
        found = self._counts(self.expected_rows)
        for table_name, expected in self.expected_rows.items():
            if found[table_name] != expected:
                raise StorageError(
                    f"{table_name}: {found[table_name]} rows after the change where {expected} "
                    "must be; nothing was committed"
                )


@contextmanager
def transaction(
    connection: duckdb.DuckDBPyConnection, location: LakeLocation, author: str, message: str
) -> Iterator[Transaction]:
    """A change that is committed as one when the block ends, and leaves no trace if it raises."""
    with commit_lock(location):
        started = time.time()
        connection.execute("BEGIN")
        change = Transaction(connection, location)
        try:
            yield change
            change.check_counts()
            _fsync_delete_files(change, started)
            connection.execute(
                f"CALL {CATALOG}.set_commit_message({quote(author)}, {quote(message)})"
            )
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(change)
            raise


def _roll_back(change: Transaction) -> None:
    # A failed statement leaves the connection aborted until ROLLBACK. Where there is nothing to
    # roll back, COMMIT has ended the change one way or the other: then the files may be
    # registered and stay.
    try:
        change.connection.execute("ROLLBACK")
    except duckdb.Error as error:
        if "no transaction" not in str(error):
            raise
        return
    for written in change.files:
        written.path.unlink(missing_ok=True)


def _fsync_delete_files(change: Transaction, started: float) -> None:
    touched: dict[str, list[str]] = defaultdict(list)
    for table_name in sorted(change.deleted_from):
        folder = change.location.table_folder(table_name)
        if not folder.exists():
            continue
        for entry in os.scandir(folder):
            if entry.name.endswith("-delete.parquet") and entry.stat().st_mtime >= started - 1:
                touched[table_name].append(entry.path)
        for path in touched[table_name]:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        fsync_folder(folder)
