"""The ingest flow: Prefect tasks around the plain steps, for watching and scheduling runs.

Prefect sees four kinds of task, whatever the number of documents, and keeps no state that a run
needs: the ledger is in the lake.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.parameters import IngestParameters
from flows.settings import Settings
from flows.sources import load_configuration
from flows.steps.ingest import IngestOptions, IngestSteps, RunSummary, run_ingest
from flows.steps.run_report import run_markdown
from schemas.errors import CopydeskError
from schemas.vocabularies import RunState, RunTrigger
from warehouse.locks import source_lock

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class RunFailed(CopydeskError):
    """A run did not complete; the summary says what it did before."""

    def __init__(self, summary: RunSummary) -> None:
        super().__init__(summary.message or str(summary.state))
        self.summary = summary

    def __reduce__(self) -> tuple[type[RunFailed], tuple[RunSummary]]:
        return RunFailed, (self.summary,)


def _as_task(step: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """A step as a Prefect task. The task takes no arguments: Prefect would walk through them all,
    and a plan may hold a hundred thousand files.
    """
    name = step.__name__.removesuffix("_step")

    def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        @task(name=name, task_run_name=name, cache_policy=NO_CACHE, persist_result=False)
        def run_step() -> Result:
            return step(*args, **kwargs)

        return run_step()

    return call


def _steps() -> IngestSteps:
    plain = IngestSteps()
    return IngestSteps(
        plan=_as_task(plain.plan),
        process=_as_task(plain.process),
        commit=_as_task(plain.commit),
        annotate=_as_task(plain.annotate),
        derive=_as_task(plain.derive),
        report=_as_task(plain.report),
    )


def _run_name() -> str:
    parameters = flow_run.get_parameters().get("parameters")
    if isinstance(parameters, dict):
        parameters = IngestParameters.model_validate(parameters)
    return parameters.run_name if isinstance(parameters, IngestParameters) else "ingest"


@flow(name="ingest", flow_run_name=_run_name, persist_result=False)
def ingest(parameters: IngestParameters) -> dict[str, object]:
    """Ingest files into a lake. Returns the run's summary; raises RunFailed."""
    return ingest_with(parameters, parameters.options(Settings())).as_json()


def ingest_watched(parameters: IngestParameters, options: IngestOptions) -> RunSummary:
    """Run the ingest flow with options that a flow run's parameters cannot hold."""

    @flow(name="ingest", flow_run_name=_run_name, persist_result=False)
    def ingest(parameters: IngestParameters) -> RunSummary:
        return ingest_with(parameters, options)

    return ingest(parameters)


def ingest_with(parameters: IngestParameters, options: IngestOptions) -> RunSummary:
    """The body of the flow: run the steps as tasks and leave a report for Prefect's pages."""
    summary = run_ingest(parameters.request(Settings()), parameters.location, options, _steps())
    create_markdown_artifact(
        key="ingest-run", markdown=run_markdown(summary), description=parameters.run_name
    )
    if summary.state != RunState.COMPLETED:
        raise RunFailed(summary)
    return summary


@flow(name="ingest-source", persist_result=False)
def ingest_source(
    source: str,
    config: str = "copydesk.toml",
    lake: str | None = None,
    day: date | None = None,
    lookback_days: int = 2,
    reprocess: Literal["none", "failed", "all"] = "none",
) -> list[dict[str, object]]:
    """Ingest what is new of a configured source: what a schedule runs.

    A source with {date} in its path is looked at for `day`, or for today and the days before;
    any other one as a whole. A source that another process is ingesting is left to it.
    """
    settings = Settings()
    lake = lake or settings.lake
    entry = load_configuration(Path(config)).named(source)
    today = datetime.now(UTC).date()
    looked_at: list[date | None] = [day] if day else [None]
    if entry.is_dated and day is None:
        looked_at = [today - timedelta(days=back) for back in range(lookback_days, -1, -1)]
    runs = [
        IngestParameters.for_source(entry, lake, one, RunTrigger.SCHEDULE).model_copy(
            update={"reprocess": reprocess}
        )
        for one in looked_at
    ]
    with source_lock(runs[0].location, source) as is_ours:
        if not is_ours:
            return []
        return [ingest_with(run, run.options(settings)).as_json() for run in runs]
