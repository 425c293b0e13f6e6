"""One self-contained HTML page of report results: a file to mail, print or keep.

The page asks the network for nothing; its charts are inline SVG (`warehouse.report_charts`),
and without script it shows every row, only unsorted and unfolded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

import jinja2
import pyarrow as pa

from warehouse.report_charts import Chart, draw_chart
from warehouse.reporting import ColumnNote, Report, ReportParameters, ReportResult
from warehouse.result_formats import json_value

FOLD_AFTER = 50
"""Rows shown before a table is folded."""
MOST_ROWS = 2000
"""Rows put into the page at all: more would make browsers slow. The page says what is left out."""


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell: what is shown, what it sorts by, and how it is set."""

    text: str
    sort_key: str
    css: str
    shade: float | None = None
    """Share of the cell to be tinted, for shares."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """A report as the page shows it."""

    report: Report
    asked: tuple[str, ...]
    chart: Chart | None
    columns: tuple[ColumnNote, ...]
    is_numeric: tuple[bool, ...]
    rows: list[list[PageCell]]
    n_rows: int


def render_page(
    results: Sequence[ReportResult],
    *,
    lake_uri: str,
    generated_at: datetime,
    totals: Mapping[str, int] | None = None,
) -> str:
    """The page as HTML. `totals` are figures for its head, such as {"articles": 93}.

    Passwords in the lake's address are masked. The page depends on its arguments alone.
    """
    return _template().render(
        sections=[_section(result) for result in results],
        lake_uri=mask_password(lake_uri),
        generated_at=f"{generated_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        totals=dict(totals or {}),
        fold_after=FOLD_AFTER,
    )


def mask_password(uri: str) -> str:
    """The address without the password that a catalog URI may carry."""
    masked = re.sub(r"(://[^:/@\s]*):[^@\s]*@", r"\1:***@", uri)
    return re.sub(r"(?i)\b(password|pwd|secret)=('[^']*'|[^\s&;]+)", r"\1=***", masked)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("warehouse", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report_page.html.j2")


def _section(result: ReportResult) -> PageSection:
    table = result.table
    units = {column.name: column.unit for column in result.report.columns}
    arrays = [array.slice(0, MOST_ROWS) for array in table.columns]
    cells = [
        [_cell(value, units.get(name)) for value in array.to_pylist()]
        for name, array in zip(table.column_names, arrays, strict=True)
    ]
    return PageSection(
        report=result.report,
        asked=_asked(result.report, result.parameters),
        chart=draw_chart(result),
        columns=result.report.columns,
        is_numeric=tuple(_is_numeric(array.type) for array in table.columns),
        rows=[list(row) for row in zip(*cells, strict=True)],
        n_rows=table.num_rows,
    )


def _asked(report: Report, parameters: ReportParameters) -> tuple[str, ...]:
    said = []
    if "from" in report.parameters:
        start, end = parameters.date_from, parameters.date_to
        said.append(f"{start or 'first day'} up to, not including, {end}" if end else "")
        if not end:
            said[-1] = f"from {start} on" if start else "all days"
    if "source" in report.parameters:
        said.append(f"source {parameters.source}" if parameters.source else "all sources")
    if "copies" in report.parameters:
        counted = "copies counted too" if parameters.copies == "all" else "copies left out"
        said.append(counted)
    return tuple(said)


def _cell(value: object, unit: str | None) -> PageCell:
    if value is None:
        return PageCell("–", "", "null")
    if isinstance(value, bool):
        return PageCell("yes" if value else "no", str(int(value)), "flag")
    if isinstance(value, int | float):
        return _number_cell(value, unit)
    if isinstance(value, datetime):
        instant = value.astimezone(UTC)
        return PageCell(f"{instant:%Y-%m-%d %H:%M:%S}", instant.isoformat(), "time")
    if isinstance(value, date):
        return PageCell(value.isoformat(), value.isoformat(), "time")
    text = str(json_value(value))
    return PageCell(text, text, "text long" if len(text) > 40 else "text")


def _number_cell(value: float, unit: str | None) -> PageCell:
    css = "number zero" if value == 0 else "number"
    if unit == "share":
        return PageCell(f"{value:.1%}", str(value), f"{css} share", round(100 * value, 1))
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return PageCell(text, str(value), css)


def _is_numeric(arrow_type: pa.DataType) -> bool:
    return bool(pa.types.is_integer(arrow_type) or pa.types.is_floating(arrow_type))
