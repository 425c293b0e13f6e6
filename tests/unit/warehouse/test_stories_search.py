"""How alike articles are, on tables in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import duckdb
import pyarrow as pa
import pytest

from benchmarks.copies_lake import article_values, articles_table
from schemas.arrow import arrow_schema
from schemas.contract import TABLES
from schemas.ddl import create_table_sql
from warehouse import stories
from warehouse.stories_candidates import MAX_CANDIDATES, MAX_PROBE_ARTICLES, similar_pairs
from warehouse.stories_vectors import WindowVectors

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST = NOON.date()

Terms = Mapping[int, float]


def lake(articles: Mapping[str, tuple[int | None, Terms]]) -> duckdb.DuckDBPyConnection:
    """Name -> day from 0, and terms."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in ("articles", "story_terms", "story_members"):
        connection.execute(create_table_sql(TABLES[name], "main"))
    known = [
        {**article_values(name, None, "", None if day is None else NOON + timedelta(days=day)),
         "article_id": name}
        for name, (day, _) in articles.items()
    ]  # fmt: skip
    connection.register("known", articles_table(known))
    connection.execute("INSERT INTO articles SELECT * FROM known")
    rows = [
        {"article_id": name, "terms": list(terms), "weights": list(terms.values())}
        for name, (_, terms) in articles.items()
    ]
    connection.register("rows", pa.Table.from_pylist(rows, arrow_schema(TABLES["story_terms"])))
    connection.execute("INSERT INTO story_terms SELECT * FROM rows")
    stories.load_articles(connection)
    return connection


def vectors(connection: duckdb.DuckDBPyConnection, *days: int) -> dict[str, dict[int, float]]:
    WindowVectors(connection).hold([FIRST + timedelta(days=day) for day in days])
    rows = connection.execute(
        "SELECT article_id, MAP(LIST(term), LIST(weight)) FROM story_vectors "
        "JOIN story_articles USING (number) GROUP BY article_id"
    ).fetchall()
    return dict(rows)


def test_a_vector_has_length_one_and_leaves_out_what_all_say() -> None:
    common = {number: (0, {1: 1.0, 100 + number: 2.0}) for number in range(300)}
    connection = lake({f"a{number}": one for number, one in common.items()})
    found = vectors(connection, 0)
    assert len(found) == 300
    for own in found.values():
        assert 1 not in own
        assert sum(weight**2 for weight in own.values()) == pytest.approx(1, abs=1e-4)


def test_the_vector_of_an_article_does_not_depend_on_what_comes_later() -> None:
    early: dict[str, tuple[int | None, Terms]] = {
        "a": (0, {1: 3.0, 2: 1.0}),
        "b": (0, {1: 1.0, 3: 1.0}),
    }
    later = {f"c{number}": (1, {2: 1.0}) for number in range(50)}
    assert vectors(lake({**early, **later}), 0) == vectors(lake(early), 0)


def test_days_that_leave_the_window_are_not_held() -> None:
    connection = lake({"a": (0, {1: 1.0}), "b": (1, {2: 1.0}), "c": (2, {3: 1.0})})
    held = WindowVectors(connection)
    held.hold([FIRST, FIRST + timedelta(days=1)])
    held.hold([FIRST + timedelta(days=1), FIRST + timedelta(days=2)])
    rows = connection.execute("SELECT DISTINCT day FROM story_vectors ORDER BY day").fetchall()
    assert [day for (day,) in rows] == [date(2026, 3, 2), date(2026, 3, 3)]


def pairs(
    connection: duckdb.DuckDBPyConnection, day: int | None, window_days: int = 30
) -> dict[tuple[str, str], float]:
    wanted = None if day is None else FIRST + timedelta(days=day)
    found = similar_pairs(connection, WindowVectors(connection), wanted, window_days)
    return {(new, other): similarity for new, other, similarity in found}


def test_articles_are_compared_with_placed_ones_of_the_window_and_those_of_their_day() -> None:
    same = {1: 1.0, 2: 1.0}
    connection = lake(
        {"old": (0, same), "placed": (4, same), "other": (4, same), "new": (5, same),
         "beside": (5, same)}
    )  # fmt: skip
    stories.place(connection, [("old", "s"), ("placed", "s")])
    assert set(pairs(connection, 5, window_days=3)) == {
        ("new", "placed"), ("new", "beside"), ("beside", "placed"), ("beside", "new")
    }  # fmt: skip


def test_an_article_is_found_by_the_term_of_a_story_however_large() -> None:
    n_members = 3 * MAX_PROBE_ARTICLES
    background = {f"x{number}": (0, {10_000 + number: 1.0}) for number in range(4 * n_members)}
    story = {f"m{number}": (0, {1: 3.0, 20_000 + number: 1.0}) for number in range(n_members)}
    connection = lake({**background, **story, "new": (1, {1: 3.0, 2: 1.0})})
    stories.place(connection, [(name, "s") for name in story])
    assert len(pairs(connection, 1)) == MAX_CANDIDATES


def test_articles_without_a_day_are_compared_with_all() -> None:
    connection = lake({"a": (0, {1: 1.0}), "b": (None, {1: 1.0}), "c": (None, {1: 1.0})})
    stories.place(connection, [("a", "s")])
    assert set(pairs(connection, None)) == {("b", "a"), ("b", "c"), ("c", "a"), ("c", "b")}
