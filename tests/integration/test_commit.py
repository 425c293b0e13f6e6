"""What a commit does to a real lake."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from schemas.errors import ContractError, StorageError
from tests.integration.staged_rows import NOON, bad_record, stage
from warehouse.commit import CommitCounts, commit_slices
from warehouse.connection import open_lake
from warehouse.location import LakeLocation
from warehouse.staging import StagedSlice
from warehouse.transaction import transaction

ARTICLES = "SELECT title, input_id, locator FROM articles ORDER BY ALL"
LEDGER = (
    "SELECT input_id, records_in, articles_out, duplicates, quarantined, is_balanced, state "
    "FROM inputs ORDER BY ALL"
)


@pytest.fixture
def location(tmp_path: Path) -> LakeLocation:
    return LakeLocation(tmp_path / "lake")


@pytest.fixture
def lake(location: LakeLocation) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_lake(location) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.sql(sql).fetchall()


def test_articles_and_their_ledger_row_land_together(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    counts = commit_slices(lake, location, "r1", [stage(tmp_path / "s", {"a": ["x", "y"]})])
    assert counts == CommitCounts(records_in=2, articles_out=2)
    assert rows(lake, LEDGER) == [("a", 2, 2, 0, 0, True, "complete")]
    assert rows(lake, "SELECT count(*) FROM authors") == [(2,)]
    lineage = rows(lake, "SELECT output_table, rows, input_ids FROM lineage ORDER BY ALL")
    assert lineage == [("articles", 2, ["a"]), ("authors", 2, ["a"])]


@pytest.mark.parametrize("order", list(itertools.permutations(["a", "b", "c"])))
def test_the_same_article_from_three_inputs_is_one_row_whatever_the_order(
    order: tuple[str, ...], lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    crawled = {"a": NOON + timedelta(days=1), "c": NOON}
    for input_id in order:
        one = stage(tmp_path / input_id, {input_id: ["x", input_id]}, crawled=crawled)
        commit_slices(lake, location, "r1", [one])
    # c was crawled first; b has no crawl time and ranks last.
    assert rows(lake, ARTICLES) == [
        ("a", "a", "line=1"),
        ("b", "b", "line=1"),
        ("c", "c", "line=1"),
        ("x", "c", "line=0"),
    ]
    assert rows(lake, "SELECT name FROM authors WHERE name LIKE '%line=0'") == [("c/line=0",)]
    assert rows(lake, LEDGER) == [
        ("a", 2, 1, 1, 0, True, "complete"),
        ("b", 2, 1, 1, 0, True, "complete"),
        ("c", 2, 2, 0, 0, True, "complete"),
    ]
    reasons = rows(lake, "SELECT input_id, outcome, reason FROM record_outcomes ORDER BY ALL")
    assert reasons == [("a", "duplicate", "same_article"), ("b", "duplicate", "same_article")]


def test_duplicates_inside_one_slice_are_resolved_too(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    one = stage(tmp_path / "s", {"b": ["x"], "a": ["x", "x"]})
    counts = commit_slices(lake, location, "r1", [one])
    assert counts == CommitCounts(records_in=3, articles_out=1, duplicates=2)
    assert rows(lake, ARTICLES) == [("x", "a", "line=0")]
    assert rows(lake, "SELECT name FROM authors") == [("a/line=0",)]


def test_an_input_that_another_process_has_read_meanwhile_is_left_out(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x"]})])
    late = stage(tmp_path / "2", {"a": ["x"], "b": ["z"]})
    assert commit_slices(lake, location, "r2", [late]).articles_out == 1
    assert rows(lake, ARTICLES) == [("x", "a", "line=0"), ("z", "b", "line=0")]
    assert rows(lake, "SELECT count(*) FROM record_outcomes") == [(0,)]


def test_reading_an_input_again_replaces_its_rows(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x", "y"], "b": ["k"]})])
    again = stage(tmp_path / "2", {"a": ["y", "z"]}, replaces=True)
    assert commit_slices(lake, location, "r2", [again]) == CommitCounts(2, 2)
    assert [row[0] for row in rows(lake, ARTICLES)] == ["k", "y", "z"]
    assert rows(lake, "SELECT count(*) FROM authors") == [(3,)]
    runs = rows(lake, "SELECT first_run_id, last_run_id FROM inputs WHERE input_id = 'a'")
    assert runs == [("r1", "r2")]


def test_an_input_whose_duplicate_lost_its_article_is_marked_to_be_read_again(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x"], "b": ["x"]})])
    commit_slices(lake, location, "r2", [stage(tmp_path / "2", {"a": ["new"]}, replaces=True)])
    assert rows(lake, "SELECT input_id, state FROM inputs ORDER BY ALL") == [
        ("a", "complete"),
        ("b", "stale"),
    ]


def test_a_bad_record_that_fails_again_counts_its_attempts_and_one_that_passes_is_replayed(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    bad = [bad_record("a", "line=8", "r1"), bad_record("a", "line=9", "r1")]
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x"]}, bad=bad)])
    again = [bad_record("a", "line=9", "r2")]
    second = stage(tmp_path / "2", {"a": ["x", "y"]}, bad=again, replaces=True)
    commit_slices(lake, location, "r2", [second])
    found = rows(
        lake,
        "SELECT locator, status, attempts, first_run_id, last_run_id FROM quarantine "
        "ORDER BY locator",
    )
    assert found == [("line=8", "replayed", 1, "r1", "r2"), ("line=9", "open", 2, "r1", "r2")]
    assert rows(lake, LEDGER) == [("a", 3, 2, 0, 1, True, "complete")]


def test_an_input_that_does_not_balance_is_refused_and_nothing_lands(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    good = stage(tmp_path / "s", {"a": ["x"]})
    lost = StagedSlice(good.folder, (replace(good.inputs[0], records_in=2),), good.rows)
    with pytest.raises(StorageError, match="does not balance: 2 records in, 1 articles"):
        commit_slices(lake, location, "r1", [lost])
    assert rows(lake, ARTICLES) == []
    assert rows(lake, LEDGER) == []
    assert not list(location.data.rglob("*.parquet"))


def test_a_change_that_fails_half_way_leaves_no_row_and_no_file(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x"]})])
    before = sorted(location.data.rglob("*.parquet"))

    def fail_half_way() -> None:
        with transaction(lake, location, "test", "fails") as change:
            change.delete("articles", "input_id", ["a"])
            change.append_rows("places", [{"place_id": "p", "mood": "good"}])

    with pytest.raises(ContractError, match="unknown columns"):
        fail_half_way()
    assert rows(lake, ARTICLES) == [("x", "a", "line=0")]
    assert sorted(location.data.rglob("*.parquet")) == before


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(
    lake: duckdb.DuckDBPyConnection, location: LakeLocation, tmp_path: Path
) -> None:
    commit_slices(lake, location, "r1", [stage(tmp_path / "1", {"a": ["x"]})])
    with open_lake(location, read_only=True) as reader:
        reader.execute("BEGIN")
        assert rows(reader, "SELECT count(*) FROM articles") == [(1,)]
        commit_slices(lake, location, "r2", [stage(tmp_path / "2", {"b": ["y"]})])
        assert rows(reader, "SELECT count(*) FROM inputs") == [(1,)]
        reader.execute("COMMIT")
        assert rows(reader, "SELECT count(*) FROM articles") == [(2,)]
