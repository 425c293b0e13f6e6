"""Each way in which DuckLake 1.5.5 gives wrong data, and the setting of ours that prevents it.

A test here that fails after an upgrade tells what the upgrade changed. Where the trap itself can be
shown, the test shows it too, so that it is seen when the guard is no longer needed.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.contract import TABLES
from warehouse.connection import LAKE_EXTENSIONS, connect_duckdb, extension_path, open_lake
from warehouse.location import LakeLocation

OUR_OPTIONS = "DATA_INLINING_ROW_LIMIT 0"


def attach(connection: duckdb.DuckDBPyConnection, folder: Path, options: str) -> None:
    (folder / "data").mkdir(parents=True, exist_ok=True)
    connection.execute(
        f"ATTACH 'ducklake:sqlite:{folder}/catalog.sqlite' AS lake "
        f"(DATA_PATH '{folder}/data', META_JOURNAL_MODE 'WAL', META_BUSY_TIMEOUT 10000{options})"
    )


def test_the_lake_is_opened_without_inlining(tmp_path: Path) -> None:
    with open_lake(LakeLocation(tmp_path / "lake")) as connection:
        connection.execute("CREATE TABLE lake.main.numbers AS SELECT range AS i FROM range(3)")
        connection.execute("DELETE FROM lake.main.numbers WHERE i = 1")
        inlined = connection.sql(
            "SELECT count(*) FROM __ducklake_metadata_lake.ducklake_inlined_data_tables"
        ).fetchone()
    assert inlined == (0,)


def test_two_transactions_that_delete_the_same_row_conflict(tmp_path: Path) -> None:
    """With inlining both commit, and rows that were deleted come back (ducklake #1084)."""
    first = connect_duckdb()
    attach(first, tmp_path, f", {OUR_OPTIONS}")
    first.execute("CREATE TABLE lake.main.t AS SELECT range AS i FROM range(100)")
    second = first.cursor()
    first.execute("BEGIN")
    second.execute("BEGIN")
    first.execute("DELETE FROM lake.main.t WHERE i = 7")
    second.execute("DELETE FROM lake.main.t WHERE i BETWEEN 0 AND 29")
    first.execute("COMMIT")
    with pytest.raises(duckdb.Error, match=r"onflict|locked"):
        second.execute("COMMIT")
    scanned = first.sql("SELECT count(i) FROM lake.main.t").fetchone()
    counted = first.sql("SELECT count(*) FROM lake.main.t").fetchone()
    assert scanned == counted == (99,)


def test_no_table_is_partitioned_by_more_than_one_column(tmp_path: Path) -> None:
    """add_data_files stores all keys of a partition under the first one (ducklake PR #1234)."""
    with open_lake(LakeLocation(tmp_path / "lake")) as connection:
        columns = connection.sql(
            "SELECT count(*) FROM __ducklake_metadata_lake.ducklake_partition_column"
        ).fetchone()
    assert columns == (0,)


def test_a_file_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    """With allow_missing, count(author) is 5 where 3 is true."""
    connection = connect_duckdb()
    attach(connection, tmp_path, f", {OUR_OPTIONS}")
    connection.execute("CREATE TABLE lake.main.t (id INTEGER, author VARCHAR)")
    path = tmp_path / "data" / "main" / "t" / "x.parquet"
    path.parent.mkdir(parents=True)
    pq.write_table(pa.table({"id": pa.array([1, 2], pa.int32())}), path)
    with pytest.raises(duckdb.Error, match="author"):
        connection.execute(f"CALL ducklake_add_data_files('lake', 't', '{path}')")


def test_null_counts_in_time_travel_are_right(tmp_path: Path) -> None:
    """Wrong with statistics_propagation on, after DELETE and rewrite (ducklake #1377)."""
    connection = connect_duckdb()
    attach(connection, tmp_path, f", {OUR_OPTIONS}")
    connection.execute("CREATE TABLE lake.main.t (i INTEGER)")
    connection.execute("INSERT INTO lake.main.t VALUES (1), (NULL)")
    row = connection.sql("SELECT max(snapshot_id) FROM lake.snapshots()").fetchone()
    assert row is not None
    connection.execute("DELETE FROM lake.main.t WHERE i IS NULL")
    connection.execute("CALL ducklake_rewrite_data_files('lake', 't', delete_threshold => 0)")
    found = connection.sql(
        f"SELECT count(*) FILTER (WHERE i IS NULL), count(i) FROM lake.main.t "
        f"AT (VERSION => {row[0]})"
    ).fetchone()
    assert found == (1, 1)


def test_extensions_are_loaded_from_wheels_with_signatures_checked() -> None:
    connection = connect_duckdb()
    setting = connection.sql("SELECT current_setting('allow_unsigned_extensions')").fetchone()
    assert setting == (False,)
    for extension in LAKE_EXTENSIONS:
        path = extension_path(extension)
        assert path is not None
        assert path.exists()


def test_a_tampered_extension_is_refused(tmp_path: Path) -> None:
    path = extension_path("ducklake")
    assert path is not None
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    forged = tmp_path / "ducklake.duckdb_extension"
    forged.write_bytes(content)
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    with pytest.raises(duckdb.Error):
        connection.execute(f"LOAD '{forged}'")


def test_every_table_of_the_contract_is_in_a_new_lake(tmp_path: Path) -> None:
    with open_lake(LakeLocation(tmp_path / "lake")) as connection:
        found = connection.sql(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake'"
        ).fetchall()
    assert {row[0] for row in found} == set(TABLES)
