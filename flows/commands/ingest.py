"""`copydesk ingest PATH...`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    JsonOption,
    LakeOption,
    location_of,
    print_json,
    say,
    settings_with,
)

if TYPE_CHECKING:
    from flows.parameters import IngestParameters
    from flows.settings import Settings
    from flows.steps.ingest import RunSummary
    from flows.steps.plan import Plan

FAILED, QUARANTINED = 1, 3


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs or archives.", show_default=False)
    ],
    source: Annotated[
        str | None, typer.Option(help="Name of the source, for articles.source.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Outlet, where the files do not say.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Language, where it cannot be told.")] = None,
    timezone: Annotated[
        str | None, typer.Option(help="IANA zone of dates written without one.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option(help="Input format; auto tells it from the content.")
    ] = "auto",
    profile: Annotated[
        str | None,
        typer.Option(
            help="light: facts by rules only; full: with a parse.", show_default="the setting, full"
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Worker processes.", show_default="one per core")
    ] = None,
    reprocess: Annotated[
        str,
        typer.Option(help="none: new files; failed: also those with quarantined records; all."),
    ] = "none",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read.")] = False,
    no_prefect: Annotated[
        bool, typer.Option("--no-prefect", help="Run the same steps without Prefect.")
    ] = False,
    as_json: JsonOption = False,
    lake: LakeOption = None,
) -> None:
    """Ingest what is new under PATHS into the lake."""
    from flows.parameters import IngestParameters

    settings = settings_with(lake)
    parameters = IngestParameters.model_validate(
        {
            "paths": tuple(paths),
            "lake": settings.lake,
            "source": source,
            "publisher": publisher,
            "language": language,
            "timezone": timezone,
            "format": format,
            "profile": profile,
            "workers": workers,
            "reprocess": reprocess,
        }
    )
    if dry_run:
        _print_plan(parameters, settings, as_json=as_json)
        return
    summary = run_with_progress(parameters, settings, with_prefect=not no_prefect)
    finish(summary, as_json=as_json)


def run_with_progress(
    parameters: IngestParameters, settings: Settings, *, with_prefect: bool
) -> RunSummary:
    """Run the flow, or the plain steps, with a progress bar on stderr."""
    from flows.progress import progress_bar
    from flows.steps.plan import list_request

    # A mistake of the person is told at once, before Prefect starts and logs it as a crash.
    request = parameters.request(settings)
    list_request(request)
    request.facts.check()
    with progress_bar() as bar:
        options = replace(parameters.options(settings), on_plan=bar.start, on_progress=bar.update)
        if not with_prefect:
            from flows.steps.ingest import run_ingest

            return run_ingest(request, parameters.location, options)
        from flows.prefect_environment import prepare_prefect

        prepare_prefect(parameters.location)
        from flows.ingest import RunFailed, ingest_watched

        try:
            return ingest_watched(parameters, options)
        except RunFailed as failure:
            return failure.summary


def finish(summary: RunSummary, *, as_json: bool) -> None:
    """Print a run's summary and leave with its exit code."""
    from flows.steps.run_report import headline
    from schemas.vocabularies import RunState

    if as_json:
        print_json(summary.as_json())
    else:
        typer.echo(headline(summary))
    if summary.state == RunState.COMPLETED and summary.counts.quarantined:
        say(f"{summary.counts.quarantined} records are in quarantine: copydesk quarantine list")
    code = exit_code(summary)
    if code:
        raise typer.Exit(code)


def exit_code(summary: RunSummary) -> int:
    """The exit code that a run's summary stands for."""
    from schemas.vocabularies import RunState

    if summary.state != RunState.COMPLETED:
        return FAILED
    return QUARANTINED if summary.counts.quarantined else 0


def _print_plan(parameters: IngestParameters, settings: Settings, *, as_json: bool) -> None:
    from flows.steps.ingest import plan_step

    limits = parameters.options(settings).limits.read
    plan = plan_step(parameters.request(settings), location_of(settings), limits)
    if as_json:
        print_json(plan_as_json(plan))
        return
    for planned in plan.to_read:
        verb = (
            "read again" if planned.replaces else "go on with" if planned.first_record else "read"
        )
        typer.echo(f"{verb}\t{planned.format}\t{planned.size_bytes}\t{planned.uri}")
    for planned in plan.to_annotate:
        typer.echo(f"search again\t{planned.format}\t{planned.size_bytes}\t{planned.uri}")
    for one in plan.identical:
        typer.echo(f"identical\t{one.planned.format}\t{one.planned.size_bytes}\t{one.planned.uri}")
    say(
        f"{len(plan.to_read)} files to read, {len(plan.to_annotate)} to search again, "
        f"{len(plan.identical)} identical to others, "
        f"{len(plan.known)} known, {len(plan.sidecars)} sidecars, {len(plan.ignored)} ignored"
    )


def plan_as_json(plan: Plan) -> dict[str, object]:
    """A plan as JSON holds it."""
    return {
        "to_read": [
            {
                "uri": planned.uri,
                "format": planned.format,
                "size_bytes": planned.size_bytes,
                "is_again": planned.replaces,
                "first_record": planned.first_record,
            }
            for planned in plan.to_read
        ],
        "to_search_again": [planned.uri for planned in plan.to_annotate],
        "identical": [one.planned.uri for one in plan.identical],
        "known": len(plan.known),
        "sidecars": len(plan.sidecars),
        "ignored": list(plan.ignored),
    }
