"""The vectors of articles: their terms, weighed by how rare they are, in a window that moves on.

A term weighs by how often its article has it, and by how few articles of the year up to the
article's own day have it. So the vector of an article depends on what came before it and on nothing
else, and is computed once, however many days compare it.
"""

# The SQL is made of constants of this module and names of the contract, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import numpy as np

from warehouse.sparse_rows import SparseRows, joined

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
READ_ARTICLES = 50_000
"""Articles whose terms are read at a time: each time all of `story_terms` is looked through."""

Day = date | None
"""None stands for the articles without a day."""

_TERMS_READ = """
CREATE OR REPLACE TEMP TABLE terms_read AS
SELECT story_articles.number, story_articles.day, story_terms.terms, story_terms.weights
FROM story_terms INNER JOIN story_articles USING (article_id)
WHERE list_contains($days, day) OR ($has_undated AND day IS NULL)
"""
_TERMS_WEIGHED = f"""
CREATE OR REPLACE TEMP TABLE terms_weighed AS
SELECT story_articles.id_rank, story_articles.day, UNNEST(story_terms.terms) AS term
FROM story_terms INNER JOIN story_articles USING (article_id)
WHERE id_rank <= $last_rank
    AND (
        CAST($first AS DATE) IS NULL
        OR day BETWEEN CAST($first AS DATE) - {WEIGHED_DAYS} AND CAST($last AS DATE)
    )
"""
# Weights are rounded to fractions of a power of two that leave room for the sum of all products in
# the 53 bits of a double: so sums are exact, and do not depend on the order of their terms.
_VECTORS = f"""
INSERT INTO story_vectors
WITH spread AS (
    SELECT number, UNNEST(terms) AS term, UNNEST(weights) AS weight
    FROM terms_read WHERE day IS NOT DISTINCT FROM $day
),
seen AS (
    SELECT term, COUNT(*) AS n_seen FROM terms_weighed
    WHERE id_rank <= $last_rank
        AND (CAST($day AS DATE) IS NULL
            OR day BETWEEN CAST($day AS DATE) - {WEIGHED_DAYS} AND CAST($day AS DATE))
    GROUP BY term
),
weighted AS (
    SELECT
        spread.number,
        spread.term,
        ROUND(
            (1 + LN(spread.weight)) * LN($n / GREATEST(COALESCE(seen.n_seen, 0), 1)) * 65536
        ) / 65536 AS weight
    FROM spread LEFT JOIN seen ON spread.term = seen.term
    WHERE COALESCE(seen.n_seen, 0) <= {MAX_SHARE} * $n
),
ranked AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY number ORDER BY weight DESC, term) AS place
    FROM weighted
),
chosen AS (SELECT * FROM ranked WHERE place <= {VECTOR_TERMS}),
lengths AS (SELECT number, SQRT(SUM(weight * weight)) AS length FROM chosen GROUP BY number)
SELECT
    chosen.number,
    CAST($day AS DATE) AS day,
    chosen.term,
    CAST(ROUND(chosen.weight / lengths.length * 1048576) / 1048576 AS FLOAT) AS weight,
    CAST(chosen.place AS UTINYINT) AS place
FROM chosen INNER JOIN lengths ON chosen.number = lengths.number
"""


class WindowVectors:
    """The temporary table `story_vectors`: number of the article, day, term, weight, place.

    Place 1 is the heaviest term of its article. Vectors have a length of 1.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._held: dict[Day, SparseRows] = {}
        self._samples: dict[Day, tuple[int, int]] = {}
        """Day whose terms are read -> size of the sample that its weights rest on, last rank."""
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE story_vectors "
            "(number INTEGER, day DATE, term BIGINT, weight FLOAT, place UTINYINT)"
        )
        self._days: list[tuple[Day, int]] = connection.execute(
            "SELECT day, COUNT(*) FROM story_articles GROUP BY day ORDER BY day NULLS LAST"
        ).fetchall()

    def hold(self, days: Sequence[Day]) -> None:
        """Have the vectors of the articles of these days, and of no other ones."""
        for day in [day for day in self._held if day not in days]:
            self._connection.execute(
                "DELETE FROM story_vectors WHERE day IS NOT DISTINCT FROM $day", {"day": day}
            )
            del self._held[day]
        for day in days:
            if day not in self._held:
                self._held[day] = self._add(day)

    def rows(self) -> SparseRows:
        """The vectors held, as arrays."""
        dated = sorted(day for day in self._held if day is not None)
        order = [*dated, None] if None in self._held else dated
        return joined([self._held[day] for day in order])

    def drop(self) -> None:
        """Remove the work tables."""
        for name in ("story_vectors", "terms_read", "terms_weighed"):
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def _add(self, day: Day) -> SparseRows:
        if day not in self._samples:
            self._read_from(day)
        size, last_rank = self._samples[day]
        values = {"day": day, "n": size + PRIOR_ARTICLES, "last_rank": last_rank}
        self._connection.execute(_VECTORS, values)
        found = self._connection.execute(
            "SELECT number, term, weight FROM story_vectors WHERE day IS NOT DISTINCT FROM $day "
            "ORDER BY number, term",
            {"day": day},
        ).fetchnumpy()
        return SparseRows.of(found["number"].astype(np.int64), found["term"], found["weight"])

    def _read_from(self, day: Day) -> None:
        """Read the terms of a day and of some that follow, and those of their samples."""
        at = next(at for at, (other, _) in enumerate(self._days) if other == day)
        self._samples, n_read = {}, 0
        while at < len(self._days) and (not self._samples or n_read < READ_ARTICLES):
            one, n_articles = self._days[at]
            self._samples[one] = self._sample(one)
            at, n_read = at + 1, n_read + n_articles
        last_rank = max(rank for _, rank in self._samples.values())
        dated = [one for one in self._samples if one is not None]
        self._connection.execute(_TERMS_READ, {"days": dated, "has_undated": None in self._samples})
        self._connection.execute(
            _TERMS_WEIGHED,
            {
                "last_rank": last_rank,
                "first": None if None in self._samples else dated[0],
                "last": None if None in self._samples else dated[-1],
            },
        )

    def _sample(self, day: Day) -> tuple[int, int]:
        row = self._connection.execute(
            f"""
            SELECT COUNT(*), COALESCE(MAX(id_rank), 0) FROM (
                SELECT id_rank FROM story_articles
                WHERE CAST($day AS DATE) IS NULL
                    OR day BETWEEN CAST($day AS DATE) - {WEIGHED_DAYS} AND $day
                ORDER BY id_rank LIMIT {WEIGHED_ARTICLES}
            )
            """,
            {"day": day},
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)
