"""The queries of stories, on tables in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any

import duckdb
import pytest

from schemas.contract import TABLES
from schemas.ddl import create_table_sql
from tests.unit.warehouse.test_reporting import insert

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def run(file: str, **tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    connection = duckdb.connect()
    for table in TABLES.values():
        connection.execute(create_table_sql(table, "main"))
    for name, rows in tables.items():
        insert(connection, TABLES[name], rows)
    connection.execute(
        "CREATE TABLE touched_stories AS SELECT DISTINCT story_id FROM story_members"
    )
    sql = resources.files("warehouse").joinpath(file).read_text(encoding="utf-8")
    return list(connection.execute(sql).to_arrow_table().to_pylist())


def article(name: str, hours: int, source: str | None = None, **more: Any) -> dict[str, Any]:
    seen = (NOON + timedelta(hours=hours)).isoformat()
    row = {"article_id": name, "published_at": seen, "source": source or name, "is_primary": True}
    return {**row, **more}


def figure(name: str, article_id: str, value: float, **more: Any) -> dict[str, Any]:
    row = {"quantity_id": name, "article_id": article_id, "value_point": value}
    told = {"event_type": "killed", "temporality": "cumulative", "place_id": None}
    return {**row, **told, "is_negated": False, "is_hypothetical": False, **more}


def members(*names: str) -> list[dict[str, Any]]:
    return [{"story_id": "s", "article_id": name, "similarity": 0.5} for name in names]


def series(articles: list[dict[str, Any]], figures: list[dict[str, Any]]) -> dict[str, Any]:
    names = [row["article_id"] for row in articles]
    (row,) = run(
        "figure_series.sql", articles=articles, quantities=figures, story_members=members(*names)
    )
    return row


def test_a_series_has_its_latest_lowest_highest_and_peak() -> None:
    articles = [article("a", 0), article("b", 30), article("c", 60), article("d", 72)]
    values = [("a", 40.0), ("b", 12.0), ("c", 15.0), ("d", 14.0)]
    row = series(articles, [figure(f"q{name}", name, value) for name, value in values])
    assert (row["latest_point"], row["low"], row["high"], row["peak"]) == (14.0, 12.0, 15.0, 40.0)
    assert (row["n_reports"], row["n_independent"], row["chosen_quantity_id"]) == (4, 4, "qd")
    assert row["first_reported_at"] == NOON


def test_a_copy_is_no_report() -> None:
    articles = [article("a", 0), article("b", 1, is_primary=False)]
    row = series(articles, [figure("qa", "a", 3.0), figure("qb", "b", 3.0)])
    assert (row["n_reports"], row["n_independent"]) == (1, 1)


def test_new_figures_are_neither_added_nor_taken_for_a_total() -> None:
    articles = [article("a", 0), article("b", 1)]
    figures = [figure("qa", "a", 30.0), figure("qb", "b", 5.0, temporality="new")]
    row = series(articles, figures)
    assert (row["latest_point"], row["n_reports"]) == (30.0, 1)
    (alone,) = [series(articles[1:], figures[1:])]
    assert (alone["latest_point"], "no total" in alone["rule"]) == (5.0, True)


def test_of_the_figures_of_a_report_the_largest_cumulative_one_counts() -> None:
    figures = [
        figure("q1", "a", 3.0),
        figure("q2", "a", 12.0),
        figure("q3", "a", 99.0, temporality="unknown"),
    ]
    assert series([article("a", 0)], figures)["chosen_quantity_id"] == "q2"


@pytest.mark.parametrize("flaw", [{"is_negated": True}, {"is_hypothetical": True}])
def test_what_the_text_denies_or_supposes_is_no_figure(flaw: dict[str, bool]) -> None:
    figures = [figure("q1", "a", 3.0), figure("q2", "a", 12.0, **flaw)]
    assert series([article("a", 0)], figures)["peak"] == 3.0


@pytest.mark.parametrize(("second", "disagree"), [(3.0, False), (4.0, True)])
def test_outlets_disagree_where_their_figures_of_one_day_differ(
    second: float, disagree: bool
) -> None:
    figures = [figure("q1", "a", 3.0), figure("q2", "b", second)]
    row = series([article("a", 0), article("b", 2)], figures)
    assert row["sources_disagree"] is disagree


def test_one_outlet_that_corrects_itself_does_not_disagree() -> None:
    articles = [article("a", 0, "post"), article("b", 2, "post")]
    row = series(articles, [figure("q1", "a", 3.0), figure("q2", "b", 4.0)])
    assert (row["sources_disagree"], row["latest_point"]) == (False, 4.0)


def test_figures_of_two_places_are_two_series() -> None:
    rows = run(
        "figure_series.sql",
        articles=[article("a", 0)],
        story_members=members("a"),
        quantities=[figure("q1", "a", 3.0, place_id="p1"), figure("q2", "a", 4.0, place_id="p2")],
    )
    assert [(row["place_id"], row["latest_point"]) for row in rows] == [("p1", 3.0), ("p2", 4.0)]


def test_a_story_counts_copies_as_articles_but_not_as_independent_outlets() -> None:
    articles = [
        article("a", 0, "wire", title="Ferry aground", language="en"),
        article("b", 1, "post", title="Ferry aground!", language="en", is_primary=False),
        article("c", 2, "bote", title="Fähre auf Grund", language="de"),
    ]
    (row,) = run("story_rows.sql", articles=articles, story_members=members("a", "b", "c"))
    assert (row["n_articles"], row["n_sources"], row["n_independent_sources"]) == (3, 3, 2)
    assert row["languages"] == ["de", "en"]
    assert (row["title"], row["first_at"]) == ("Ferry aground", NOON)
