"""The flows on a real Prefect server: what a person sees of a run, and that schedules are set."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.location import LakeLocation

pytestmark = [pytest.mark.prefect, pytest.mark.xdist_group("prefect")]

TEXT = "Title: Bridge shut\nDate: 2026-03-02\n\nThe bridge at Merrin was closed on Monday.\n"
CONFIG = """
[[source]]
name = "gazette"
path = "gazette/{date}/*.txt"
schedule = "0 5 * * *"

[[source]]
name = "loose"
path = "loose/*.txt"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect server with a database of its own, for all tests of this module."""
    with pytest.MonkeyPatch.context() as patch:
        from flows.prefect_environment import prepare_prefect

        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        prepare_prefect(LakeLocation(tmp_path_factory.mktemp("lake")))
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.toml").write_text(CONFIG)
    for folder in ("gazette/2026-03-02", "loose"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "gazette/2026-03-02/a.txt").write_text(TEXT)
    (tmp_path / "loose/b.txt").write_text(TEXT.replace("Bridge", "Tunnel"))
    return tmp_path


def test_a_run_shows_its_kinds_of_task_and_leaves_a_report(server: None, project: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.ingest import ingest
    from flows.parameters import IngestParameters

    summary = ingest(
        IngestParameters(paths=(str(project / "loose"),), lake=str(project / "lake"), workers=1)
    )
    assert summary["articles_out"] == 1

    async def seen() -> tuple[set[str], str, str]:
        async with get_client() as client:
            (run,) = await client.read_flow_runs()
            tasks = await client.read_task_runs()
            (artifact,) = await client.read_artifacts()
            return {task.name for task in tasks}, run.name, str(artifact.data)

    tasks, name, report = asyncio.run(seen())
    assert tasks == {"plan", "process", "commit", "derive", "report"}
    assert name == "ingest-loose"
    assert "1 records in = 1 articles" in report


def test_a_run_that_fails_is_a_failed_flow_run_with_its_reason(server: None, project: Path) -> None:
    from flows.ingest import RunFailed, ingest_watched
    from flows.parameters import IngestParameters
    from flows.settings import Settings
    from flows.steps.ingest import IngestOptions

    parameters = IngestParameters(paths=(str(project / "loose"),), lake=str(project / "lake"))

    def fail(_plan: object) -> None:
        # A file stands where the folder of a table must be.
        (project / "lake" / "data" / "main").mkdir(parents=True)
        (project / "lake" / "data" / "main" / "articles").write_text("no folder")

    options = parameters.options(Settings(workers=1))
    broken = IngestOptions(options.limits, options.origin, on_plan=fail)
    with pytest.raises(RunFailed) as failure:
        ingest_watched(parameters, broken)
    assert failure.value.summary.state == "failed"
    assert "Not a directory" in str(failure.value) or "exists" in str(failure.value)


def test_a_configured_source_is_ingested_for_a_day(server: None, project: Path) -> None:
    from datetime import date

    from flows.ingest import ingest_source

    config, lake = str(project / "copydesk.toml"), str(project / "lake")
    (summary,) = ingest_source("gazette", config, lake, day=date(2026, 3, 2))
    assert summary["articles_out"] == 1
    assert ingest_source("loose", config, lake)[0]["articles_out"] == 1


def test_a_source_that_is_being_ingested_is_left_alone(server: None, project: Path) -> None:
    from flows.ingest import ingest_source
    from warehouse.locks import source_lock

    lake = project / "lake"
    with source_lock(LakeLocation(lake), "loose") as is_ours:
        assert is_ours
        assert ingest_source("loose", str(project / "copydesk.toml"), str(lake)) == []


def test_every_source_is_deployed_and_scheduled_one_run_at_a_time(
    server: None, project: Path
) -> None:
    from flows.deployments import deployments
    from flows.settings import Settings

    settings = Settings(config=project / "copydesk.toml", lake=str(project / "lake"))
    found = {one.name: one for one in deployments(settings, LakeLocation(project / "lake"))}
    assert set(found) == {"gazette", "loose"}
    assert [str(item.schedule.cron) for item in found["gazette"].schedules] == ["0 5 * * *"]
    assert not found["loose"].schedules
    assert found["gazette"].concurrency_limit == 1
    assert found["gazette"].entrypoint == "flows.ingest.ingest_source"
    assert found["gazette"].parameters["source"] == "gazette"


def test_no_task_caches_or_persists_what_it_returns(server: None, project: Path) -> None:
    from prefect.cache_policies import NO_CACHE

    from flows import ingest as module

    captured = []
    original = module.task

    def spy(**options: object) -> object:
        captured.append(options)
        return original(**options)  # type: ignore[call-overload]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "task", spy)
        module._as_task(lambda: None)()
    assert captured[0]["cache_policy"] is NO_CACHE
    assert captured[0]["persist_result"] is False
