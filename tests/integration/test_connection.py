"""Opening lakes one after the other: the next one finds nothing of the one before."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse import connection as module
from warehouse.connection import open_lake
from warehouse.location import LakeLocation


def test_the_next_lake_sees_no_table_view_or_setting_of_the_one_before(tmp_path: Path) -> None:
    with open_lake(LakeLocation(tmp_path / "one")) as connection:
        connection.execute("CREATE TEMP TABLE notes AS SELECT 1 AS n")
        connection.execute("CREATE TEMP VIEW two AS SELECT 2 AS n")
        connection.execute("SET TimeZone = 'Asia/Tokyo'")
        connection.execute("INSERT INTO places VALUES ('p', 'Merrin', 'P', 'XX', '1', 1, 2, 3)")
    with open_lake(LakeLocation(tmp_path / "two")) as connection:
        names = "SELECT {0}_name FROM duckdb_{0}s() WHERE temporary AND NOT internal"
        assert connection.sql(names.format("table")).fetchall() == []
        assert connection.sql(names.format("view")).fetchall() == []
        assert connection.sql("SELECT current_setting('TimeZone')").fetchone() == ("UTC",)
        assert connection.sql("SELECT count(*) FROM places").fetchone() == (0,)


def test_a_lake_that_was_left_in_the_midst_of_a_change_is_unchanged(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")

    def leave() -> None:
        with open_lake(location) as connection:
            connection.execute("BEGIN")
            connection.execute("INSERT INTO places VALUES ('p', 'Merrin', 'P', 'XX', '1', 1, 2, 3)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    with open_lake(location) as connection:
        assert connection.sql("SELECT count(*) FROM places").fetchone() == (0,)


def test_a_reader_that_follows_a_writer_cannot_write(tmp_path: Path) -> None:
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        connection.execute("DELETE FROM places")
    with (
        open_lake(location, read_only=True) as connection,
        pytest.raises(duckdb.Error, match="read-only"),
    ):
        connection.execute("DELETE FROM places")


def test_a_large_lake_gets_more_threads_than_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = LakeLocation(tmp_path / "lake")
    threads = "SELECT current_setting('threads')"
    with open_lake(location) as connection:
        connection.execute("INSERT INTO places VALUES ('p', 'Merrin', 'P', 'XX', '1', 1, 2, 3)")
        assert connection.sql(threads).fetchone() == (1,)
    monkeypatch.setattr(module, "SMALL_LAKE_BYTES", 1)
    with open_lake(location) as connection:
        assert connection.sql(threads).fetchone() == duckdb.connect().sql(threads).fetchone()
