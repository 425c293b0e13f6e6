"""Whole runs over real files: what lands does not depend on order, workers, slices or crashes."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import IngestOptions, IngestSteps, RunSummary, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits, SliceLimits
from flows.steps.workers import WorkerLimits
from schemas.contract import TABLES
from schemas.errors import ConfigError
from schemas.vocabularies import Profile, RunState
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

LIGHT = FactSettings(Profile.LIGHT)

CONTENT = [table.name for table in TABLES.values() if table.family != "operations"]


def ingest(
    lake: Path, *paths: Path, workers: int = 1, slice_records: int = 4000, **request: Any
) -> RunSummary:
    limits = SessionLimits(
        workers=WorkerLimits(workers=workers), slices=SliceLimits(records=slice_records)
    )
    asked = IngestRequest(tuple(str(path) for path in paths), **{"facts": LIGHT, **request})
    return run_ingest(asked, LakeLocation(lake), IngestOptions(limits=limits))


def content(lake: Path) -> dict[str, list[Any]]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return {
            name: connection.sql(f"SELECT * FROM {name} ORDER BY ALL").fetchall()
            for name in CONTENT
        }


def query(lake: Path, sql: str) -> list[Any]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return connection.sql(sql).fetchall()


@pytest.fixture(scope="module")
def reference(sample_run: tuple[RunSummary, LakeLocation]) -> dict[str, list[Any]]:
    """The rows of the sample corpus, read in path order with one worker and one commit."""
    return content(sample_run[1].root)


@pytest.mark.xdist_group("sample")
def test_two_workers_and_many_commits_give_the_same_rows(
    reference: dict[str, list[Any]], sample_corpus: Path, tmp_path: Path
) -> None:
    summary = ingest(tmp_path / "lake", sample_corpus, workers=2, slice_records=25)
    assert summary.state == RunState.COMPLETED
    assert content(tmp_path / "lake") == reference
    assert query(tmp_path / "lake", "SELECT count(*) FROM inputs WHERE NOT is_balanced") == [(0,)]


@pytest.mark.xdist_group("sample")
def test_files_that_come_in_several_runs_in_any_order_give_the_same_rows(
    reference: dict[str, list[Any]], sample_corpus: Path, tmp_path: Path
) -> None:
    folders = sorted(path for path in sample_corpus.iterdir() if path.is_dir())
    random.Random(3).shuffle(folders)
    for start in range(0, len(folders), 4):
        ingest(tmp_path / "lake", *folders[start : start + 4])
    assert content(tmp_path / "lake") == reference


def test_ingesting_again_reads_nothing_and_changes_nothing(
    sample_corpus: Path, tmp_path: Path
) -> None:
    folder = sample_corpus / "thalwire"
    ingest(tmp_path / "lake", folder)
    before = (
        content(tmp_path / "lake"),
        query(tmp_path / "lake", "SELECT * FROM inputs ORDER BY ALL"),
    )
    again = ingest(tmp_path / "lake", folder)
    assert (again.counts.inputs_read, again.counts.records_in) == (0, 0)
    assert again.counts.inputs_known == again.counts.inputs_found
    after = (
        content(tmp_path / "lake"),
        query(tmp_path / "lake", "SELECT * FROM inputs ORDER BY ALL"),
    )
    assert after == before


def test_reprocessing_all_gives_the_same_rows_in_place(sample_corpus: Path, tmp_path: Path) -> None:
    folder = sample_corpus / "crawl"
    ingest(tmp_path / "lake", folder)
    before = content(tmp_path / "lake")
    again = ingest(tmp_path / "lake", folder, reprocess="all", slice_records=3)
    assert again.counts.inputs_read == again.counts.inputs_found
    assert content(tmp_path / "lake") == before
    assert query(tmp_path / "lake", "SELECT count(*) FROM inputs WHERE state <> 'complete'") == [
        (0,)
    ]


def test_a_file_with_the_bytes_of_another_is_entered_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = "Title: Bridge\n\nThe bridge at Merrin was closed on Monday for repairs.\n"
    (folder / "a.txt").write_text(text)
    (folder / "b.txt").write_text(text)
    summary = ingest(tmp_path / "lake", folder)
    assert (summary.counts.articles_out, summary.counts.duplicates) == (1, 1)
    found = query(
        tmp_path / "lake",
        "SELECT uri[-5:], records_in, articles_out, duplicates, same_as_input_id IS NOT NULL "
        "FROM inputs ORDER BY uri",
    )
    assert found == [("a.txt", 1, 1, 0, False), ("b.txt", 1, 0, 1, True)]
    assert ingest(tmp_path / "lake", folder).counts.inputs_read == 0


def test_a_sidecar_makes_a_text_another_input(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge at Merrin was closed on Monday for repairs.\n")
    ingest(tmp_path / "lake", folder)
    (folder / "a.meta.json").write_text(
        json.dumps({"title": "Bridge shut", "published_at": "2026-03-02T08:00:00+01:00"})
    )
    ingest(tmp_path / "lake", folder)
    found = query(
        tmp_path / "lake",
        "SELECT title, published_at::VARCHAR, published_evidence FROM articles "
        "WHERE title IS NOT NULL",
    )
    assert found == [("Bridge shut", "2026-03-02 07:00:00+00", "sidecar")]


def test_a_sidecar_that_is_broken_is_quarantined_and_its_text_lands(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge at Merrin was closed on Monday for repairs.\n")
    (folder / "a.meta.json").write_text("{")
    summary = ingest(tmp_path / "lake", folder)
    assert (summary.counts.articles_out, summary.counts.quarantined) == (1, 1)
    assert query(tmp_path / "lake", "SELECT error_code FROM quarantine") == [("invalid_json",)]


def test_a_run_that_fails_half_way_is_gone_on_with(sample_corpus: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "in"
    shutil.copytree(sample_corpus / "feeds", corpus)
    plain = IngestSteps()
    commits = 0

    def commit_twice_then_fail(*arguments: Any) -> Any:
        nonlocal commits
        commits += 1
        if commits > 2:
            raise OSError("the disk is full")
        return plain.commit(*arguments)

    limits = SessionLimits(workers=WorkerLimits(workers=1), slices=SliceLimits(records=4))
    request = IngestRequest((str(corpus),), facts=LIGHT)
    lake = LakeLocation(tmp_path / "lake")
    options = IngestOptions(limits=limits)
    failed = run_ingest(request, lake, options, replace(plain, commit=commit_twice_then_fail))
    assert failed.state == RunState.FAILED
    assert "the disk is full" in (failed.message or "")
    read_before = failed.counts.records_in
    assert read_before == 8
    assert query(lake.root, "SELECT count(*) FROM inputs WHERE state = 'partial'")[0][0] <= 1
    second = run_ingest(request, lake, options)
    assert second.state == RunState.COMPLETED
    ingest(tmp_path / "whole", corpus)
    assert content(lake.root) == content(tmp_path / "whole")
    total = query(tmp_path / "whole", "SELECT sum(records_in) FROM inputs")[0][0]
    assert second.counts.records_in == total - read_before


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file or folder"):
        ingest(tmp_path / "lake", tmp_path / "nowhere")
    assert not (tmp_path / "lake").exists()
