"""Reports: what each gives on a small lake, and what holds for all of them.

A golden case is `tests/golden/reports/NAME/CASE.csv`; the lake is `tests/golden/reports/tables`.
"""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any  # Any: rows of test data are JSON

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from schemas.contract import TABLES, Field, Table, fields_of
from schemas.ddl import create_table_sql
from schemas.errors import ConfigError
from warehouse.reporting import (
    ReportParameters,
    list_reports,
    load_report,
    report_names,
    run_report,
)
from warehouse.result_formats import write_result

GOLDEN = Path(__file__).parents[2] / "golden" / "reports"
CASES = {
    "all": ReportParameters(),
    "range": ReportParameters(date(2026, 3, 2), date(2026, 3, 4)),
    "source": ReportParameters(source="Le Littoral"),
}
BLANKS = {str: "", int: 0, float: 0.0, bool: False, datetime: datetime(2026, 1, 1, tzinfo=UTC)}
EVERY_REPORT = pytest.mark.parametrize("name", report_names())


def value_of(field: Field, value: Any) -> Any:
    """A value of test data as Arrow takes it; what is left out is blank."""
    if value is None and not field.is_nullable:
        if field.is_list:
            return []
        return field.vocabulary[0] if field.vocabulary else BLANKS.get(field.python_type)
    if isinstance(value, str) and field.python_type in (date, datetime):
        return field.python_type.fromisoformat(value)
    return value


def insert(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    fields = fields_of(table.row_class)
    full = [{field.name: value_of(field, row.get(field.name)) for field in fields} for row in rows]
    connection.register("incoming", pa.Table.from_pylist(full, schema=arrow_schema(table)))
    connection.execute(f"INSERT INTO {table.name} SELECT * FROM incoming")
    connection.unregister("incoming")


def build_lake(*, is_reversed: bool = False, is_empty: bool = False) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in TABLES.values():
        connection.execute(create_table_sql(table, "main"))
        path = GOLDEN / "tables" / f"{table.name}.json"
        if path.exists() and not is_empty:
            rows = json.loads(path.read_text(encoding="utf-8"))
            insert(connection, table, rows[::-1] if is_reversed else rows)
    return connection


def as_csv(connection: duckdb.DuckDBPyConnection, name: str, parameters: ReportParameters) -> str:
    stream = io.StringIO()
    write_result(run_report(connection, name, parameters).table, "csv", stream)
    return stream.getvalue().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def lake() -> duckdb.DuckDBPyConnection:
    return build_lake()


@pytest.fixture(scope="module")
def empty_lake() -> duckdb.DuckDBPyConnection:
    return build_lake(is_empty=True)


@pytest.mark.parametrize("case", CASES)
@EVERY_REPORT
def test_a_report_gives_its_golden_rows(
    lake: duckdb.DuckDBPyConnection, name: str, case: str
) -> None:
    expected = (GOLDEN / name / f"{case}.csv").read_text(encoding="utf-8")
    assert as_csv(lake, name, CASES[case]) == expected


@EVERY_REPORT
def test_a_report_has_sql_and_meaning_and_golden_cases(name: str) -> None:
    folder = resources.files("warehouse").joinpath("reports")
    assert folder.joinpath(f"{name}.sql").is_file()
    assert {path.stem for path in (GOLDEN / name).glob("*.csv")} == set(CASES)


def test_no_sql_file_is_without_its_toml() -> None:
    files = [entry.name for entry in resources.files("warehouse").joinpath("reports").iterdir()]
    assert {f.removesuffix(".sql") for f in files if f.endswith(".sql")} == set(report_names())


@EVERY_REPORT
def test_a_report_runs_on_an_empty_lake_and_describes_its_columns(
    empty_lake: duckdb.DuckDBPyConnection, name: str
) -> None:
    for parameters in CASES.values():
        result = run_report(empty_lake, name, parameters)
        assert result.table.num_rows == 0
        assert result.table.column_names == [column.name for column in result.report.columns]


@EVERY_REPORT
def test_a_report_is_one_statement_that_names_the_parameters_it_declares(name: str) -> None:
    report = load_report(name)
    (statement,) = duckdb.extract_statements(report.sql)
    assert statement.type == duckdb.StatementType.SELECT
    assert statement.named_parameters == set(report.parameters)


@EVERY_REPORT
def test_a_report_orders_its_rows_whatever_the_order_of_the_tables(name: str) -> None:
    assert as_csv(build_lake(is_reversed=True), name, CASES["all"]) == (
        GOLDEN / name / "all.csv"
    ).read_text(encoding="utf-8")


@EVERY_REPORT
def test_the_session_time_zone_does_not_move_articles_to_another_day(name: str) -> None:
    connection = build_lake()
    connection.execute("SET TimeZone = 'Pacific/Auckland'")
    assert as_csv(connection, name, CASES["range"]) == (GOLDEN / name / "range.csv").read_text(
        encoding="utf-8"
    )


@EVERY_REPORT
def test_a_chart_names_columns_of_its_report(name: str) -> None:
    report = load_report(name)
    if report.chart is None:
        return
    drawn = {report.chart.category, report.chart.value, report.chart.series, report.chart.flag}
    assert drawn - {None} <= {column.name for column in report.columns}


def test_volume_counts_every_primary_article_once(lake: duckdb.DuckDBPyConnection) -> None:
    rows = run_report(lake, "volume").table.to_pylist()
    counted = lake.execute("SELECT COUNT(*) FILTER (is_primary), COUNT(*) FROM articles").fetchone()
    assert (sum(row["n_articles"] for row in rows), sum(row["n_all"] for row in rows)) == counted


def test_a_gap_at_the_edge_of_the_range_is_still_a_gap(lake: duckdb.DuckDBPyConnection) -> None:
    asked = ReportParameters(date(2026, 3, 3), date(2026, 3, 4), "Harbour Courier")
    rows = run_report(lake, "coverage", asked).table.to_pylist()
    assert [row["is_gap"] for row in rows if row["day"] == date(2026, 3, 3)] == [True]


def test_a_source_is_a_value_and_never_sql(lake: duckdb.DuckDBPyConnection) -> None:
    asked = ReportParameters(source="x' OR TRUE --")
    assert run_report(lake, "volume", asked).table.num_rows == 0


def test_an_unknown_report_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(ConfigError, match="did you mean coverage"):
        load_report("coverge")


def test_a_name_like_no_other_is_refused_with_all_names() -> None:
    with pytest.raises(ConfigError, match="there are article_length, authors"):
        load_report("../secret")


def test_a_range_without_a_day_is_refused(lake: duckdb.DuckDBPyConnection) -> None:
    asked = ReportParameters(date(2026, 3, 2), date(2026, 3, 2))
    with pytest.raises(ConfigError, match="holds no day"):
        run_report(lake, "volume", asked)


def test_all_reports_are_listed_with_volume_and_coverage_first() -> None:
    names = [report.name for report in list_reports()]
    assert sorted(names) == list(report_names())
    assert names[:2] == ["volume", "coverage"]


def test_copies_are_counted_only_when_asked_for(lake: duckdb.DuckDBPyConnection) -> None:
    def n_injured(copies: str) -> int:
        rows = run_report(lake, "figures", ReportParameters(copies=copies)).table.to_pylist()
        return sum(row["n_figures"] for row in rows if row["event_type"] == "injured")

    assert (n_injured("primary"), n_injured("all")) == (3, 4)


def test_an_unknown_way_to_count_copies_is_refused(lake: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ConfigError, match="primary and all"):
        run_report(lake, "volume", ReportParameters(copies="some"))
