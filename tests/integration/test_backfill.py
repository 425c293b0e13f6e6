"""Backfills decide from the ledger alone what is to be done."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.parameters import IngestParameters
from flows.settings import Settings
from flows.sources import load_configuration
from flows.steps.backfill import BackfillDay, Reprocess, dated_sources, plan_backfill, run_backfill
from flows.steps.ingest import RunSummary, run_ingest
from schemas.documents import Interval
from schemas.errors import ConfigError
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

CONFIG = """
[[source]]
name = "gazette"
path = "gazette/{date}/*.txt"
publisher = "The Gazette"
schedule = "0 5 * * *"
profile = "light"

[[source]]
name = "loose"
path = "loose/*.txt"
"""
THREE_DAYS = Interval(date(2026, 3, 1), date(2026, 3, 4))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.toml").write_text(CONFIG)
    for day in (1, 2, 3):
        folder = tmp_path / "gazette" / f"2026-03-{day:02d}"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(f"Title: Day {day}\n\nNothing much happened on day {day}.\n")
    return tmp_path


def plan(
    project: Path, reprocess: Reprocess = "none", *, reverse: bool = False
) -> list[BackfillDay]:
    sources = dated_sources(load_configuration(project / "copydesk.toml").source, [])
    lake = project / "lake"
    settings = Settings(lake=str(lake))
    if not lake.exists():
        return list(plan_backfill(sources, THREE_DAYS, settings, reprocess, None, reverse=reverse))
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return list(
            plan_backfill(sources, THREE_DAYS, settings, reprocess, connection, reverse=reverse)
        )


def run(parameters: IngestParameters) -> RunSummary:
    return run_ingest(
        parameters.request(Settings()), parameters.location, parameters.options(Settings(workers=1))
    )


def decisions(days: list[BackfillDay]) -> list[tuple[int, bool, str]]:
    return [(one.day.day, one.is_run, one.reason.split(" 20")[0]) for one in days]


def test_days_that_were_never_run_are_run_once(project: Path) -> None:
    first = plan(project)
    assert decisions(first) == [(day, True, "never run") for day in (1, 2, 3)]
    for _, summary in run_backfill(first, run):
        assert summary.counts.articles_out == 1
    assert decisions(plan(project)) == [(day, False, "completed") for day in (1, 2, 3)]
    with open_lake(LakeLocation(project / "lake"), read_only=True) as connection:
        rows = connection.sql(
            "SELECT source, publisher, interval_date::VARCHAR FROM articles "
            "JOIN inputs USING (input_id, source) ORDER BY ALL"
        ).fetchall()
    assert rows == [("gazette", "The Gazette", f"2026-03-0{day}") for day in (1, 2, 3)]


def test_the_newest_day_comes_first_when_asked(project: Path) -> None:
    assert [one.day.day for one in plan(project, reverse=True)] == [3, 2, 1]


def test_a_new_file_of_a_completed_day_is_found(project: Path) -> None:
    list(run_backfill(plan(project), run))
    (project / "gazette" / "2026-03-02" / "late.txt").write_text("Title: Late\n\nA late report.\n")
    assert decisions(plan(project))[1] == (2, True, "completed; new files since")


def test_completed_days_are_read_again_in_place_when_asked(project: Path) -> None:
    list(run_backfill(plan(project), run))
    again = plan(project, "completed")
    assert all(one.is_run for one in again)
    done = list(run_backfill(again, run))
    assert [summary.counts.articles_out for _, summary in done] == [1, 1, 1]
    with open_lake(LakeLocation(project / "lake"), read_only=True) as connection:
        assert connection.sql("SELECT count(*) FROM articles").fetchone() == (3,)


def test_only_days_with_bad_records_are_read_again_for_failed(project: Path) -> None:
    (project / "gazette" / "2026-03-02" / "empty.txt").write_bytes(b"")
    list(run_backfill(plan(project), run))
    assert [one.is_run for one in plan(project)] == [False, False, False]
    again = plan(project, "failed")
    assert [one.is_run for one in again] == [False, True, False]
    assert len(again[1].plan.to_read) == 1


def test_a_day_whose_run_was_interrupted_is_run_again(project: Path) -> None:
    list(run_backfill(plan(project), run))
    with open_lake(LakeLocation(project / "lake")) as connection:
        connection.execute(
            "UPDATE runs SET state = 'interrupted' WHERE interval_start = '2026-03-03'"
        )
    assert decisions(plan(project))[2] == (3, True, "last run interrupted")


def test_a_day_without_files_is_run_and_then_known_to_have_none(project: Path) -> None:
    shutil.rmtree(project / "gazette" / "2026-03-02")
    assert decisions(plan(project))[1] == (2, True, "never run; no files")
    list(run_backfill(plan(project), run))
    assert decisions(plan(project))[1] == (2, False, "completed")


def test_a_source_without_a_date_cannot_be_backfilled_by_day(project: Path) -> None:
    sources = load_configuration(project / "copydesk.toml").source
    with pytest.raises(ConfigError, match="has no"):
        dated_sources(sources, ["loose"])
    with pytest.raises(ConfigError, match="no source weekly"):
        dated_sources(sources, ["weekly"])
