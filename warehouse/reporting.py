"""Reports: read a report's two files, bind its parameters, run it.

A report is `reports/NAME.sql` (one statement) and `reports/NAME.toml` (what it means).
How results are shown belongs to `warehouse.result_formats` and `warehouse.report_page`.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import duckdb
import pyarrow as pa

from schemas.errors import ConfigError, ContractError
from warehouse.views import create_macros

PARAMETER_NAMES = ("from", "to", "source", "copies")
COPIES = ("primary", "all")
CHART_KINDS = ("stacked_bars", "heat_map", "horizontal_bars")


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """What a column of a report means."""

    name: str
    note: str
    unit: str | None = None
    """`share` for a fraction from 0 to 1; else what is counted or measured."""


@dataclass(frozen=True, slots=True)
class ChartHint:
    """Which columns make a picture of the report, and what kind of picture."""

    kind: str
    """One of CHART_KINDS."""
    category: str
    """Column along the axis: the day, the language, the section."""
    value: str
    """Column that gives the length or the shade."""
    series: str | None = None
    """Column that splits the bars, or names the rows of a heat map."""
    flag: str | None = None
    """Boolean column that marks a cell of a heat map as wrong."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as its files describe it."""

    name: str
    position: int
    """Place on a page that holds them all; gaps leave room for later ones."""
    title: str
    question: str
    description: str
    sql: str
    parameters: tuple[str, ...]
    columns: tuple[ColumnNote, ...]
    chart: ChartHint | None


@dataclass(frozen=True, slots=True)
class ReportParameters:
    """What a report is asked for; None leaves the side open."""

    date_from: date | None = None
    date_to: date | None = None
    """The day after the last one."""
    source: str | None = None
    copies: str = "primary"
    """One of COPIES: whether copies of another article are counted."""


@dataclass(frozen=True, slots=True)
class ReportResult:
    """The rows of a report, with what was asked."""

    report: Report
    table: pa.Table
    parameters: ReportParameters


def report_names() -> tuple[str, ...]:
    """The names of all reports, sorted."""
    suffix = ".toml"
    files = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(suffix) for name in files if name.endswith(suffix)))


def list_reports() -> list[Report]:
    """All reports, in the order of a page that holds them all."""
    reports = [load_report(name) for name in report_names()]
    return sorted(reports, key=lambda report: (report.position, report.name))


@cache
def load_report(name: str) -> Report:
    """The report of that name; ConfigError with the nearest names where there is none."""
    names = report_names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
        raise ConfigError(f"no report is called {name!r}: {hint}")
    folder = _folder()
    sql = folder.joinpath(f"{name}.sql").read_text(encoding="utf-8").strip()
    return _report(name, sql, folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def run_report(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    parameters: ReportParameters | None = None,
) -> ReportResult:
    """Run a report on the lake that the connection uses.

    Parameters that the report does not take are left out, as `ReportResult.report.parameters`
    shows; ConfigError where the range of days is empty.
    """
    asked = parameters or ReportParameters()
    _require_days(asked)
    if asked.copies not in COPIES:
        raise ConfigError(f"copies {asked.copies!r}: there are {' and '.join(COPIES)}")
    report = load_report(name)
    values = {
        "from": asked.date_from,
        "to": asked.date_to,
        "source": asked.source,
        "copies": asked.copies,
    }
    create_macros(connection)
    # DuckDB refuses parameters that the statement does not name.
    bound = {key: values[key] for key in report.parameters}
    table = connection.execute(report.sql, bound).to_arrow_table()
    return ReportResult(report, table, asked)


def _folder() -> Traversable:
    return resources.files("warehouse").joinpath("reports")


def _require_days(asked: ReportParameters) -> None:
    start, end = asked.date_from, asked.date_to
    if start is not None and end is not None and end <= start:
        raise ConfigError(
            f"the range from {start} to {end} holds no day: 'to' is the day after the last one"
        )


def _report(name: str, sql: str, toml: str) -> Report:
    where = f"warehouse/reports/{name}.toml"
    try:
        told = tomllib.loads(toml)
        report = Report(
            name=name,
            position=told["position"],
            title=told["title"],
            question=told["question"],
            description=" ".join(told["description"].split()),
            sql=sql,
            parameters=tuple(told["parameters"]),
            columns=tuple(ColumnNote(key, **value) for key, value in told["columns"].items()),
            chart=ChartHint(**told["chart"]) if "chart" in told else None,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ContractError(f"{where} cannot be read: {error}") from error
    unknown = sorted(set(report.parameters) - set(PARAMETER_NAMES))
    if unknown:
        raise ContractError(f"{where} names parameters that no report takes: {unknown}")
    if report.chart and report.chart.kind not in CHART_KINDS:
        raise ContractError(f"{where} asks for an unknown chart: {report.chart.kind}")
    return report
