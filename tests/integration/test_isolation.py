"""A document that hangs, raises, dies or hoards costs itself and nothing else."""

from __future__ import annotations

from pathlib import Path

from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import IngestOptions, RunSummary, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits
from flows.steps.workers import WorkerLimits
from schemas.vocabularies import Profile, RunState
from tests.integration.poison import read
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

LIGHT = FactSettings(Profile.LIGHT)

TEXT = """The bridge at Merrin {number}

Workers closed the old bridge at Merrin on day {number} after engineers found cracks in a pier.

The council said that buses would take the long way round until the summer of year {number}.
"""


def write_articles(folder: Path, count: int, poisons: dict[int, str]) -> None:
    folder.mkdir()
    for number in range(count):
        text = TEXT.format(number=number) + poisons.get(number, "")
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")


def ingest(folder: Path, lake: Path) -> RunSummary:
    limits = WorkerLimits(
        workers=2,
        document_time_limit_s=1.0,
        kill_grace_s=1.0,
        document_memory_bytes=256 * 1024**2,
    )
    options = IngestOptions(limits=SessionLimits(workers=limits), read=read)
    return run_ingest(IngestRequest((str(folder),), facts=LIGHT), LakeLocation(lake), options)


def quarantine(lake: Path) -> dict[str, tuple[str, str]]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        rows = connection.sql("SELECT uri, error_code, message FROM quarantine").fetchall()
    return {Path(uri).stem: (code, message) for uri, code, message in rows}


def test_three_poisoned_documents_among_300_cost_three(tmp_path: Path) -> None:
    poisons = {17: "POISON hang", 130: "POISON exit", 251: "POISON allocate"}
    write_articles(tmp_path / "in", 300, poisons)
    summary = ingest(tmp_path / "in", tmp_path / "lake")
    assert summary.state == RunState.COMPLETED
    assert (summary.counts.articles_out, summary.counts.quarantined) == (297, 3)
    assert all(row["is_balanced"] for row in summary.inputs)
    codes = {name: code for name, (code, _) in quarantine(tmp_path / "lake").items()}
    assert codes == {
        "0017": "document_timeout",
        "0130": "worker_died",
        "0251": "out_of_memory",
    }


def test_neighbours_in_the_same_batch_survive_every_kind_of_poison(tmp_path: Path) -> None:
    poisons = {3: "POISON deaf", 5: "POISON kill", 6: "POISON raise", 8: "POISON exit"}
    write_articles(tmp_path / "in", 12, poisons)
    summary = ingest(tmp_path / "in", tmp_path / "lake")
    assert (summary.counts.articles_out, summary.counts.quarantined) == (8, 4)
    found = quarantine(tmp_path / "lake")
    assert found["0003"] == (
        "document_timeout",
        "no result after 1 s; the worker had to be killed",
    )
    assert found["0005"][0] == "worker_died"
    assert found["0006"] == ("extraction_failed", "ZeroDivisionError: poisoned")
    assert found["0008"][0] == "worker_died"


def test_a_worker_that_reads_nothing_any_more_does_not_stall_the_run(tmp_path: Path) -> None:
    # Batches are larger than what a pipe holds, so whoever sends one waits for its reader.
    long_text = "\n\nMore was said of the bridge than it had deserved. " * 400
    poisons = {
        number: f"POISON native {long_text}" if number == 96 else long_text for number in range(200)
    }
    write_articles(tmp_path / "in", 200, poisons)
    summary = ingest(tmp_path / "in", tmp_path / "lake")
    assert (summary.counts.articles_out, summary.counts.quarantined) == (199, 1)
    assert quarantine(tmp_path / "lake")["0096"][0] == "document_timeout"


def test_a_worker_calculates_in_one_thread_since_the_workers_share_the_cores(
    tmp_path: Path,
) -> None:
    write_articles(tmp_path / "in", 1, {0: "POISON threads"})
    ingest(tmp_path / "in", tmp_path / "lake")
    assert quarantine(tmp_path / "lake")["0000"][1] == "ZeroDivisionError: 0 threads of libraries"


def test_quarantined_documents_land_when_they_are_read_again_and_do_no_harm(
    tmp_path: Path,
) -> None:
    write_articles(tmp_path / "in", 4, {2: "POISON raise"})
    ingest(tmp_path / "in", tmp_path / "lake")
    request = IngestRequest((str(tmp_path / "in"),), facts=LIGHT, reprocess="failed")
    summary = run_ingest(request, LakeLocation(tmp_path / "lake"))
    assert summary.counts.inputs_read == 1
    assert summary.counts.articles_out == 1
    with open_lake(LakeLocation(tmp_path / "lake"), read_only=True) as connection:
        row = connection.sql("SELECT status, count(*) FROM quarantine GROUP BY ALL").fetchone()
        articles = connection.sql("SELECT count(*) FROM articles").fetchone()
    assert row == ("replayed", 1)
    assert articles == (4,)
