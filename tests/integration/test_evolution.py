"""A lake follows the contract: new tables and nullable columns are added when it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import ContractError, StorageError
from warehouse.connection import open_lake
from warehouse.location import LakeLocation


def test_a_missing_nullable_column_is_added_and_old_rows_read_null(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("ALTER TABLE lake.main.places DROP COLUMN admin1")
        connection.execute("INSERT INTO places VALUES ('p1', 'Merrin', 'P', 'XX', 1.0, 2.0, 10)")
    with open_lake(location) as connection:
        row = connection.sql("SELECT name, admin1, count(*) OVER () FROM places").fetchone()
        nulls = connection.sql("SELECT count(*) FROM places WHERE admin1 IS NULL").fetchone()
    assert row == ("Merrin", None, 1)
    assert nulls == (1,)


def test_a_missing_table_is_added(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("DROP TABLE lake.main.stories")
    with open_lake(location) as connection:
        assert connection.sql("SELECT count(*) FROM stories").fetchone() == (0,)


def test_a_missing_required_column_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("ALTER TABLE lake.main.places DROP COLUMN name")
    with pytest.raises(ContractError, match=r"places lacks the required column name: ingest"):
        open_lake(location).__enter__()


def test_a_column_of_a_newer_version_is_an_error_and_not_ignored(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("ALTER TABLE lake.main.places ADD COLUMN mood VARCHAR")
    with pytest.raises(ContractError, match="mood"):
        open_lake(location).__enter__()


def test_a_changed_type_is_an_error(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("ALTER TABLE lake.main.places DROP COLUMN admin1")
        connection.execute("ALTER TABLE lake.main.places ADD COLUMN admin1 INTEGER")
    with pytest.raises(ContractError, match="INTEGER"):
        open_lake(location).__enter__()


def test_opening_an_up_to_date_lake_changes_nothing(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    sql = "SELECT max(snapshot_id) FROM lake.snapshots()"
    with open_lake(location) as connection:
        before = connection.sql(sql).fetchone()
    with open_lake(location) as connection:
        assert connection.sql(sql).fetchone() == before


def test_a_reader_finds_no_lake_and_makes_none(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "nowhere")
    with pytest.raises(StorageError, match="no lake at"):
        open_lake(location, read_only=True).__enter__()
    assert not location.root.exists()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location):
        pass
    with (
        open_lake(location, read_only=True) as connection,
        pytest.raises(Exception, match="read-only"),
    ):
        connection.execute("DELETE FROM articles")
