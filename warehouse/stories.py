"""The search for stories in the lake: which articles are to be placed, and how alike they are.

Only primaries are compared; a copy belongs to the story of its primary. The weight of a term
follows from the articles of the window before the day that is worked on, and so does not depend
on what came later.
"""

# The SQL is made of constants of this module and names of the contract, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb
import pyarrow as pa

from warehouse.copies import DAY

WEIGHED_DAYS = 365
WEIGHED_ARTICLES = 20_000
"""The weight of a term rests on so many articles of the year up to the day, chosen by their ids."""
PRIOR_ARTICLES = 400
"""Weights start as if so many articles without the term had been seen: a young lake, in which
half of all articles may report one event, must not take its words for common ones."""
MAX_SHARE = 0.2
"""A term in a larger share of the articles, those of the prior included, says nothing."""
VECTOR_TERMS = 100
"""The heaviest terms of an article that are compared."""
PROBE_TERMS = 25
"""The heaviest of them by which candidates are found."""
MAX_PROBE_ARTICLES = 400
"""A term that more articles of the window share finds no candidates."""
MAX_CANDIDATES = 60
"""Candidates of an article that are compared."""
MIN_SIMILARITY = 0.02
"""Cosines below are taken for 0."""


def load_articles(connection: duckdb.DuckDBPyConnection) -> None:
    """Note in the temporary table `story_articles` all primaries with terms, with day and story."""
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE story_articles AS
        SELECT
            articles.article_id,
            {DAY.format("articles")} AS day,
            COALESCE(articles.published_at, articles.crawled_at, articles.modified_at) AS seen_at,
            story_members.story_id
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


def n_articles(connection: duckdb.DuckDBPyConnection) -> int:
    """Primaries with terms."""
    row = connection.execute("SELECT COUNT(*) FROM story_articles").fetchone()
    return int(row[0]) if row else 0


def has_lost_members(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an article that was placed is gone, or has become a copy of another."""
    row = connection.execute(
        "SELECT EXISTS (FROM story_members LEFT JOIN articles "
        "ON story_members.article_id = articles.article_id "
        "WHERE NOT story_members.is_copy AND NOT COALESCE(articles.is_primary, FALSE))"
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


def similar_pairs(
    connection: duckdb.DuckDBPyConnection, day: date | None, window_days: int
) -> list[tuple[str, str, float]]:
    """Pairs of an unplaced article of a day and another of its window, with their cosine.

    The window reaches `window_days` back, and as far ahead for articles that are placed already.
    An article without a day is compared with all.
    """
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE window_articles AS
        SELECT
            article_id,
            story_id IS NULL AND day IS NOT DISTINCT FROM $day AS is_new
        FROM story_articles
        WHERE
            (story_id IS NOT NULL OR day IS NOT DISTINCT FROM $day)
            AND (
                CAST($day AS DATE) IS NULL
                OR day BETWEEN CAST($day AS DATE) - $window AND CAST($day AS DATE) + $window
            )
        """,
        {"day": day, "window": window_days},
    )
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE weighed_articles AS
        SELECT article_id FROM story_articles
        WHERE CAST($day AS DATE) IS NULL
            OR day BETWEEN CAST($day AS DATE) - {WEIGHED_DAYS} AND CAST($day AS DATE)
        ORDER BY article_id
        LIMIT {WEIGHED_ARTICLES}
        """,
        {"day": day},
    )
    connection.execute(_VECTORS)
    found = connection.execute(_PAIRS).fetchall()
    for name in ("window_articles", "weighed_articles", "vectors"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    return [(new_id, other_id, similarity) for new_id, other_id, similarity in found]


_VECTORS = f"""
CREATE OR REPLACE TEMP TABLE vectors AS
WITH spread AS (
    SELECT
        story_terms.article_id,
        window_articles.is_new,
        UNNEST(story_terms.terms) AS term,
        UNNEST(story_terms.weights) AS weight
    FROM story_terms
    INNER JOIN window_articles ON story_terms.article_id = window_articles.article_id
),
counted AS (SELECT term, COUNT(*) AS n_all FROM spread GROUP BY term),
seen AS (
    SELECT term, COUNT(*) AS n_seen
    FROM (
        SELECT UNNEST(terms) AS term FROM story_terms SEMI JOIN weighed_articles USING (article_id)
    )
    GROUP BY term
),
size AS (SELECT COUNT(*) + {PRIOR_ARTICLES} AS n FROM weighed_articles),
weighted AS (
    SELECT
        spread.article_id,
        spread.is_new,
        spread.term,
        counted.n_all,
        (1 + LN(spread.weight)) * LN(size.n / GREATEST(COALESCE(seen.n_seen, 0), 1)) AS weight
    FROM spread
    INNER JOIN counted ON spread.term = counted.term
    LEFT JOIN seen ON spread.term = seen.term
    CROSS JOIN size
    WHERE COALESCE(seen.n_seen, 0) <= {MAX_SHARE} * size.n
),
ranked AS (
    SELECT
        *,
        ROW_NUMBER() OVER (PARTITION BY article_id ORDER BY weight DESC, term) AS place
    FROM weighted
),
chosen AS (SELECT * FROM ranked WHERE place <= {VECTOR_TERMS}),
lengths AS (
    SELECT article_id, SQRT(SUM(weight * weight ORDER BY place)) AS length
    FROM chosen GROUP BY article_id
)
SELECT
    chosen.article_id,
    chosen.is_new,
    chosen.term,
    chosen.n_all,
    chosen.place,
    chosen.weight / lengths.length AS weight
FROM chosen INNER JOIN lengths ON chosen.article_id = lengths.article_id
"""

_PAIRS = f"""
WITH probes AS (
    SELECT article_id, term, weight FROM vectors
    WHERE is_new AND place <= {PROBE_TERMS} AND n_all BETWEEN 2 AND {MAX_PROBE_ARTICLES}
),
met AS (
    SELECT
        probes.article_id AS new_id,
        vectors.article_id AS other_id,
        ROUND(SUM(probes.weight * vectors.weight), 6) AS shared
    FROM probes
    INNER JOIN vectors ON probes.term = vectors.term
    WHERE probes.article_id <> vectors.article_id
    GROUP BY ALL
),
candidates AS (
    SELECT new_id, other_id FROM met
    QUALIFY ROW_NUMBER() OVER (
        PARTITION BY new_id ORDER BY shared DESC, other_id
    ) <= {MAX_CANDIDATES}
),
compared AS (
    SELECT
        candidates.new_id,
        candidates.other_id,
        ROUND(SUM(mine.weight * theirs.weight), 5) AS similarity
    FROM candidates
    INNER JOIN vectors AS mine ON candidates.new_id = mine.article_id
    INNER JOIN vectors AS theirs
        ON candidates.other_id = theirs.article_id AND mine.term = theirs.term
    GROUP BY ALL
)
SELECT new_id, other_id, similarity FROM compared
WHERE similarity >= {MIN_SIMILARITY}
ORDER BY new_id, other_id
"""


def members_of(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> dict[str, str]:
    """The stories of articles, and of all other members of these stories."""
    rows = connection.execute(
        """
        SELECT article_id, story_id FROM story_articles
        WHERE story_id IN (
            SELECT story_id FROM story_articles WHERE list_contains($ids, article_id)
        )
        """,
        {"ids": list(article_ids)},
    ).fetchall()
    return dict(rows)
