"""`copydesk backfill`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.ingest import FAILED, exit_code, run_with_progress
from flows.commands.options import (
    ConfigOption,
    JsonOption,
    LakeOption,
    SourceOption,
    location_of,
    parse_day,
    print_json,
    say,
    settings_with,
)
from schemas.errors import ConfigError, NoLake

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.steps.backfill import BackfillDay


def backfill(
    date_from: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD.")],
    date_to: Annotated[str, typer.Option("--to", help="Day after the last one, YYYY-MM-DD.")],
    source: SourceOption = None,
    reprocess: Annotated[
        str,
        typer.Option(
            help="none: days not completed, and new files; failed: also files with quarantined "
            "records; completed: every day, every file again."
        ),
    ] = "none",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="Newest day first.")] = False,
    submit: Annotated[
        bool, typer.Option("--submit", help="Hand the days to the deployments of copydesk serve.")
    ] = False,
    no_prefect: Annotated[
        bool, typer.Option("--no-prefect", help="Run the same steps without Prefect.")
    ] = False,
    as_json: JsonOption = False,
    lake: LakeOption = None,
    config: ConfigOption = None,
) -> None:
    """Run the days [from, to) of the configured sources that are to be run."""
    settings = settings_with(lake, config)
    planned = _plan(settings, date_from, date_to, source or [], reprocess, reverse=reverse)
    if dry_run:
        _print_plan(planned, as_json=as_json)
    elif submit:
        from flows.deployments import submit_days

        names = submit_days(planned, settings, location_of(settings), reprocess)
        if as_json:
            print_json({"submitted": names})
        else:
            say(f"{len(names)} runs submitted")
    else:
        _run(planned, settings, with_prefect=not no_prefect, as_json=as_json)


def _plan(
    settings: Settings,
    date_from: str,
    date_to: str,
    names: list[str],
    reprocess: str,
    *,
    reverse: bool,
) -> list[BackfillDay]:
    from flows.sources import load_configuration
    from flows.steps.backfill import dated_sources, parse_reprocess, plan_backfill
    from schemas.documents import Interval
    from warehouse.connection import open_lake

    start, end = parse_day(date_from, "--from"), parse_day(date_to, "--to")
    assert start is not None
    assert end is not None
    if end <= start:
        raise ConfigError(f"--from {start} --to {end}: no day lies between; --to is exclusive")
    mode = parse_reprocess(reprocess)
    configured = load_configuration(settings.config).source
    sources = dated_sources(configured, names)
    left_out = [one.name for one in configured if not one.is_dated and not names]
    if left_out:
        say(f"left out, their paths have no {{date}}: {', '.join(left_out)}")
    location, interval = location_of(settings), Interval(start, end)
    plan = partial(plan_backfill, sources, interval, settings, mode, reverse=reverse)
    try:
        with open_lake(location, read_only=True) as connection:
            return list(plan(connection))
    except NoLake:
        return list(plan(None))


def _print_plan(planned: list[BackfillDay], *, as_json: bool) -> None:
    if as_json:
        print_json([one.as_json() for one in planned])
        return
    for one in planned:
        row = one.as_json()
        typer.echo(
            f"{row['action']}\t{row['source']}\t{row['day']}\t{row['files']} files, "
            f"{row['to_read']} to read\t{row['reason']}"
        )
    runs = sum(one.is_run for one in planned)
    say(f"{runs} of {len(planned)} days would be run")


def _run(
    planned: list[BackfillDay], settings: Settings, *, with_prefect: bool, as_json: bool
) -> None:
    from flows.steps.backfill import run_backfill
    from flows.steps.run_report import headline

    results, worst = [], 0
    for one, summary in run_backfill(
        planned,
        lambda parameters: run_with_progress(parameters, settings, with_prefect=with_prefect),
    ):
        results.append({"source": one.source, "day": one.day, **summary.as_json()})
        say(f"{one.source} {one.day}: {headline(summary)}")
        code = exit_code(summary)
        worst = FAILED if FAILED in (code, worst) else max(code, worst)
    skipped = sum(not one.is_run for one in planned)
    if as_json:
        print_json({"runs": results, "days_run": len(results), "days_skipped": skipped})
    else:
        typer.echo(f"{len(results)} days run, {skipped} skipped")
    if worst:
        raise typer.Exit(worst)
