"""The search for stories in the lake: which articles are to be placed, and where they are.

Only primaries are compared; a copy belongs to the story of its primary. How alike two articles
are, `warehouse.stories_vectors` and `warehouse.stories_candidates` tell.
"""

# The SQL is made of constants of this module and names of the contract, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import duckdb
import pyarrow as pa

from warehouse.copies import DAY


def load_articles(connection: duckdb.DuckDBPyConnection) -> None:
    """Note in the temporary table `story_articles` all primaries with terms, with day and story.

    `number` counts them in the order of time, those without a day last; `id_rank` in that of ids.
    """
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE story_articles AS
        SELECT
            articles.article_id,
            {DAY.format("articles")} AS day,
            COALESCE(articles.published_at, articles.crawled_at, articles.modified_at) AS seen_at,
            story_members.story_id,
            CAST(ROW_NUMBER() OVER (
                ORDER BY seen_at NULLS LAST, articles.article_id
            ) AS INTEGER) AS number,
            CAST(ROW_NUMBER() OVER (ORDER BY articles.article_id) AS INTEGER) AS id_rank
        FROM articles
        SEMI JOIN story_terms ON articles.article_id = story_terms.article_id
        LEFT JOIN story_members ON articles.article_id = story_members.article_id
        WHERE articles.is_primary
        """
    )


def placed_articles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The story of every primary that has one."""
    return dict(
        connection.execute(
            "SELECT article_id, story_id FROM story_articles WHERE story_id IS NOT NULL"
        ).fetchall()
    )


def unplaced_days(connection: duckdb.DuckDBPyConnection) -> list[date | None]:
    """The days with primaries that have no story, in order; None for those without a day."""
    rows = connection.execute(
        "SELECT DISTINCT day FROM story_articles WHERE story_id IS NULL ORDER BY day NULLS LAST"
    ).fetchall()
    return [day for (day,) in rows]


def newest_placed_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The last day of an article that is in a story; None where none is."""
    row = connection.execute(
        "SELECT MAX(day) FROM story_articles WHERE story_id IS NOT NULL"
    ).fetchone()
    return row[0] if row else None


def n_since(connection: duckdb.DuckDBPyConnection, day: date) -> int:
    """Primaries with terms, of a day and later."""
    return _count(connection, "day >= $day", {"day": day})


def n_undated(connection: duckdb.DuckDBPyConnection) -> int:
    """Primaries with terms and without a day."""
    return _count(connection, "day IS NULL", {})


def _count(connection: duckdb.DuckDBPyConnection, condition: str, values: dict[str, date]) -> int:
    row = connection.execute(
        f"SELECT COUNT(*) FROM story_articles WHERE {condition}",
        values,
    ).fetchone()
    return int(row[0]) if row else 0


def has_lost_members(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an article that was placed is gone, or has become a copy of another."""
    row = connection.execute(
        """
        SELECT
            EXISTS (
                FROM story_members
                LEFT JOIN articles ON story_members.article_id = articles.article_id
                WHERE NOT story_members.is_copy AND NOT COALESCE(articles.is_primary, FALSE)
            )
            OR EXISTS (
                FROM stories
                LEFT JOIN (
                    SELECT story_id, COUNT(*) AS n_members FROM story_members GROUP BY story_id
                ) AS counts ON stories.story_id = counts.story_id
                WHERE stories.n_articles <> COALESCE(counts.n_members, 0)
            )
        """
    ).fetchone()
    return bool(row and row[0])


def release(connection: duckdb.DuckDBPyConnection, since: date | None) -> None:
    """Take primaries out of their stories, to be placed anew: those of a day and later.

    None: those without a day.
    """
    connection.execute(
        "UPDATE story_articles SET story_id = NULL "
        "WHERE day >= $since OR (day IS NULL AND CAST($since AS DATE) IS NULL)",
        {"since": since},
    )


def articles_of_day(connection: duckdb.DuckDBPyConnection, day: date | None) -> list[str]:
    """The unplaced primaries of a day, in the order of their time."""
    rows = connection.execute(
        "SELECT article_id FROM story_articles "
        "WHERE story_id IS NULL AND day IS NOT DISTINCT FROM $day "
        "ORDER BY seen_at NULLS LAST, article_id",
        {"day": day},
    ).fetchall()
    return [article_id for (article_id,) in rows]


def place(connection: duckdb.DuckDBPyConnection, story_of: Iterable[tuple[str, str]]) -> None:
    """Note the stories of articles."""
    pairs = list(story_of)
    if not pairs:
        return
    placed = pa.table(
        {
            "article_id": [article_id for article_id, _ in pairs],
            "story_id": [story_id for _, story_id in pairs],
        }
    )
    connection.register("placed_now", placed)
    try:
        connection.execute(
            "UPDATE story_articles SET story_id = placed_now.story_id FROM placed_now "
            "WHERE story_articles.article_id = placed_now.article_id"
        )
    finally:
        connection.unregister("placed_now")


def members_of(
    connection: duckdb.DuckDBPyConnection, article_ids: Collection[str]
) -> dict[str, str]:
    """The stories of articles, and of all other members of these stories."""
    wanted = pa.table({"article_id": pa.array(sorted(article_ids), pa.string())})
    connection.register("neighbours", wanted)
    try:
        rows = connection.execute(
            """
            SELECT article_id, story_id FROM story_articles
            WHERE story_id IN (
                SELECT story_id FROM story_articles SEMI JOIN neighbours USING (article_id)
            )
            """
        ).fetchall()
    finally:
        connection.unregister("neighbours")
    return dict(rows)
