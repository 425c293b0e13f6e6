"""`copydesk report [NAME]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import LakeOption, location_of, parse_day, say, settings_with
from schemas.errors import ConfigError

if TYPE_CHECKING:
    import duckdb

    from warehouse.reporting import ReportResult

ALL = "all"


def report(
    name: Annotated[str | None, typer.Argument(help="A report, or 'all'; none: list them.")] = None,
    date_from: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    date_to: Annotated[
        str | None, typer.Option("--to", help="Day after the last one, YYYY-MM-DD.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    copies: Annotated[
        str, typer.Option(help="primary: copies of another article are left out; all: counted.")
    ] = "primary",
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", help="table, json, csv or html.")
    ] = "table",
    out: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    lake: LakeOption = None,
) -> None:
    """Run a report, list them, or write one page with all of them."""
    from warehouse.connection import open_lake
    from warehouse.reporting import (
        ReportParameters,
        list_reports,
        load_report,
        run_report,
    )
    from warehouse.views import create_views

    if name is None:
        for one in list_reports():
            typer.echo(f"{one.name:<16}{one.title}: {one.question}")
        return
    if name == ALL and format != "html":
        raise ConfigError("report all: give --format html, or the name of one report")
    parameters = ReportParameters(
        parse_day(date_from, "--from"), parse_day(date_to, "--to"), source, copies
    )
    # A wrong name is told before the lake is opened.
    chosen = list_reports() if name == ALL else [load_report(name)]
    location = location_of(settings_with(lake))
    with open_lake(location, read_only=True) as connection:
        create_views(connection)
        results = [run_report(connection, one.name, parameters) for one in chosen]
        totals = _totals(connection)
    text = _html(results, str(location.root), totals) if format == "html" else None
    if out is None:
        _write(results[0], format, text, sys.stdout)
    else:
        with out.open("w", encoding="utf-8", newline="") as stream:
            _write(results[0], format, text, stream)
        say(f"written to {out}")


def _write(result: ReportResult, format_name: str, html: str | None, stream: object) -> None:
    from warehouse.result_formats import write_result

    if html is not None:
        stream.write(html)  # type: ignore[attr-defined]  # a text stream
    else:
        write_result(result.table, format_name, stream)  # type: ignore[arg-type]  # a text stream


def _html(results: list[ReportResult], lake: str, totals: dict[str, int]) -> str:
    from warehouse.report_page import render_page

    return render_page(results, lake_uri=lake, generated_at=datetime.now(UTC), totals=totals)


def _totals(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    row = connection.sql(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT source) FROM articles), "
        "(SELECT count(*) FROM inputs), (SELECT count(*) FROM quarantine WHERE status = 'open')"
    ).fetchone()
    assert row is not None
    return dict(zip(("articles", "sources", "inputs", "in quarantine"), row, strict=True))
