"""Charts of report results as inline SVG: no script, no font, no colour that is not the page's.

Colours are the CSS variables and classes of `report_page.html.j2`, so that one drawing serves
light, dark and print. What a chart leaves out is said in its caption, never cut in silence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from markupsafe import Markup, escape

from warehouse.reporting import ChartHint, ReportResult

WIDTH = 720
MOST_BINS = 62
"""Days on an axis before they are put together by week, month or year."""
MOST_SERIES = 7
MOST_BARS = 15
MOST_HEAT_ROWS = 30
OTHERS = "all others"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, its caption, and the names of its colours."""

    svg: Markup
    caption: str
    legend: tuple[tuple[str, str], ...] = ()
    """CSS class and label of each colour, in the order of the stack."""


@dataclass(slots=True)
class _Cell:
    value: float = 0
    n_days: int = 0
    n_flagged: int = 0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Values by series and bin of days."""

    bins: list[date]
    unit: str
    cells: dict[tuple[str, date], _Cell] = field(default_factory=lambda: defaultdict(_Cell))

    def names(self) -> list[str]:
        """Series, the largest first."""
        totals: dict[str, float] = defaultdict(float)
        for (name, _), cell in self.cells.items():
            totals[name] += cell.value
        return sorted(totals, key=lambda name: (-totals[name], name))


def draw_chart(result: ReportResult) -> Chart | None:
    """The chart that the report asks for, or None where there is nothing to draw."""
    hint = result.report.chart
    if hint is None or result.table.num_rows == 0:
        return None
    rows = result.table.to_pylist()
    if hint.kind == "horizontal_bars":
        return _horizontal_bars(rows, hint)
    dated = [row for row in rows if row[hint.category] is not None]
    if not dated:
        return None
    grid = _grid(dated, hint)
    n_undated = sum(row[hint.value] for row in rows if row[hint.category] is None)
    note = f" {n_undated:,} undated articles are not drawn." if n_undated else ""
    if hint.kind == "heat_map":
        return _heat_map(grid, note)
    return _stacked_bars(grid, hint, note)


def _grid(rows: list[dict[str, object]], hint: ChartHint) -> _Grid:
    days = [day for row in rows if isinstance(day := row[hint.category], date)]
    unit = _bin_unit(min(days), max(days))
    grid = _Grid(_bins(min(days), max(days), unit), unit)
    for row, day in zip(rows, days, strict=True):
        name = str(row[hint.series]) if hint.series else ""
        cell = grid.cells[name, _bin_of(day, unit)]
        value = row[hint.value]
        cell.value += value if isinstance(value, int | float) else 0
        cell.n_days += 1
        cell.n_flagged += bool(hint.flag and row[hint.flag])
    return grid


def _bin_unit(first: date, last: date) -> str:
    n_days = (last - first).days + 1
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if n_days / length <= MOST_BINS:
            return unit
    return "year"


def _bin_of(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _bins(first: date, last: date, unit: str) -> list[date]:
    if unit in ("day", "week"):
        step = 1 if unit == "day" else 7
        start = _bin_of(first, unit)
        return [start + timedelta(days=n) for n in range(0, (last - start).days + 1, step)]
    months = range(1, 13) if unit == "month" else (1,)
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in months]
    return [start for start in starts if _bin_of(first, unit) <= start <= last]


def _bin_label(start: date, unit: str) -> str:
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{start:%b %Y}"
    return f"{'week of ' if unit == 'week' else ''}{start.day} {start:%b %Y}"


def _stacked_bars(grid: _Grid, hint: ChartHint, note: str) -> Chart:
    names = grid.names()
    drawn = names[:MOST_SERIES]
    left, top, height = 46, 10, 200
    pitch = (WIDTH - left) / len(grid.bins)
    bar = max(1.0, min(pitch - 1, 44))
    sums = [sum(grid.cells[name, start].value for name in names) for start in grid.bins]
    limit = _round_up(max(sums))
    parts = [_y_axis(limit, left, top, height)]
    for index, start in enumerate(grid.bins):
        x, base = left + index * pitch + (pitch - bar) / 2, float(top + height)
        values = [(f"s{n}", name, grid.cells[name, start].value) for n, name in enumerate(drawn)]
        rest = sum(grid.cells[name, start].value for name in names[MOST_SERIES:])
        for css, name, value in [*values, ("rest", OTHERS, rest)]:
            if not value:
                continue
            tall = value / limit * height
            base -= tall
            label = escape(f"{_bin_label(start, grid.unit)}, {name}: {value:,.0f}")
            parts.append(
                f'<rect class="{css}" x="{x:.1f}" y="{base:.1f}" width="{bar:.1f}" '
                f'height="{tall:.1f}"><title>{label}</title></rect>'
            )
    parts.append(_x_axis(grid, left, pitch, top + height))
    legend = [(f"s{n}", name) for n, name in enumerate(drawn)]
    if len(names) > len(drawn):
        legend.append(("rest", f"{OTHERS} ({len(names) - len(drawn)})"))
    caption = f"Articles per {grid.unit}, by {hint.series}.{note}"
    return Chart(_svg(parts, top + height + 24, caption), caption, tuple(legend))


def _heat_map(grid: _Grid, note: str) -> Chart:
    names = sorted(grid.names()[:MOST_HEAT_ROWS])
    n_left_out = len(grid.names()) - len(names)
    left, top, row_height = 150, 4, 20
    pitch = (WIDTH - left) / len(grid.bins)
    wide = min(pitch, 40.0)
    most = max(cell.value for cell in grid.cells.values()) or 1
    parts = []
    for row, name in enumerate(names):
        y = top + row * row_height
        parts.append(
            f'<text class="label" x="{left - 8}" y="{y + 14}" text-anchor="end">'
            f"{escape(_short(name, 22))}<title>{escape(name)}</title></text>"
        )
        for index, start in enumerate(grid.bins):
            if (name, start) not in grid.cells:
                continue
            cell = grid.cells[name, start]
            parts.append(_heat_cell(cell, most, left + index * wide, y, wide, name, start, grid))
    bottom = top + len(names) * row_height
    parts.append(_x_axis(grid, left, wide, bottom))
    rest = f" {n_left_out} smaller sources are not drawn." if n_left_out else ""
    caption = f"Articles per source and {grid.unit}: the darker, the more.{rest}{note}"
    legend = (("heat", "articles"), ("gap", "gap: no article between first and last day"))
    return Chart(_svg(parts, bottom + 24, caption), caption, legend)


def _heat_cell(
    cell: _Cell, most: float, x: float, y: int, wide: float, name: str, start: date, grid: _Grid
) -> str:
    label = f"{name}, {_bin_label(start, grid.unit)}: {cell.value:,.0f}"
    if cell.n_flagged and grid.unit != "day":
        label += f", {cell.n_flagged} of {cell.n_days} days are gaps"
    elif cell.n_flagged:
        label += ", gap"
    # The square root keeps days with few articles apart from days with none.
    shade = 0.18 + 0.82 * math.sqrt(cell.value / most)
    is_gap = cell.n_flagged == cell.n_days and cell.n_flagged > 0
    style = 'class="gap"' if is_gap else f'class="heat" fill-opacity="{shade:.2f}"'
    gutter = 1 if wide > 4 else 0
    box = f'x="{x:.1f}" y="{y + 1}" width="{wide - gutter:.1f}" height="17"'
    return f"<rect {style} {box}><title>{escape(label)}</title></rect>"


def _horizontal_bars(rows: list[dict[str, object]], hint: ChartHint) -> Chart | None:
    totals: dict[str, float] = defaultdict(float)
    for row in rows:
        value = row[hint.value]
        name = row[hint.category]
        label = "(none)" if name is None else str(name)
        totals[label] += value if isinstance(value, int | float) else 0
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    drawn = [(name, value) for name, value in ranked if value > 0][:MOST_BARS]
    if not drawn:
        return None
    left, row_height, most = 170, 24, drawn[0][1]
    parts = []
    for row_no, (name, value) in enumerate(drawn):
        y = row_no * row_height
        long = value / most * (WIDTH - left - 80)
        parts.append(
            f'<text class="label" x="{left - 8}" y="{y + 16}" text-anchor="end">'
            f"{escape(_short(name, 25))}<title>{escape(name)}</title></text>"
            f'<rect class="s0" x="{left}" y="{y + 4}" width="{max(long, 1):.1f}" height="16"/>'
            f'<text class="value" x="{left + long + 6:.1f}" y="{y + 16}">{_figure(value)}</text>'
        )
    n_left_out = sum(value > 0 for _, value in ranked) - len(drawn)
    rest = f" The {len(drawn)} largest; {n_left_out} more in the table." if n_left_out else ""
    caption = f"{_words(hint.value)} by {hint.category}.{rest}"
    return Chart(_svg(parts, len(drawn) * row_height + 4, caption), caption)


def _y_axis(limit: float, left: int, top: int, height: int) -> str:
    lines = []
    for share in (0, 0.5, 1):
        if limit * share != int(limit * share):
            continue  # half an article is no mark for a count
        y = top + height * (1 - share)
        lines.append(
            f'<line class="grid" x1="{left}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="tick" x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">'
            f"{_figure(limit * share)}</text>"
        )
    return "".join(lines)


def _x_axis(grid: _Grid, left: int, pitch: float, y: int) -> str:
    # A label takes about 80 units: only so many stand side by side.
    every = max(1, math.ceil(90 / pitch))
    labels = []
    for index in range(0, len(grid.bins), every):
        x = left + index * pitch + pitch / 2
        anchor = "middle"
        if x < left + 40:
            x, anchor = left + index * pitch, "start"
        elif x > WIDTH - 40:
            x, anchor = left + (index + 1) * pitch, "end"
        text = _bin_label(grid.bins[index], grid.unit).removeprefix("week of ")
        labels.append(
            f'<text class="tick" x="{x:.1f}" y="{y + 17}" text-anchor="{anchor}">{text}</text>'
        )
    return "".join(labels)


def _svg(parts: list[str], height: int, label: str) -> Markup:
    # Every name that comes from data went through escape() above.
    return Markup(  # noqa: S704
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )


def _round_up(value: float) -> float:
    """The next round number for the top of an axis."""
    if value <= 1:
        return 1
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 5, 6, 8, 10) if step * power >= value)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _words(column: str) -> str:
    return column.removeprefix("n_").replace("_", " ").capitalize()


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
