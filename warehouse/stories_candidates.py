"""How alike articles are: those of a day with one another, and with the placed ones around them.

The heaviest terms of an article find its candidates, the whole vectors of these are compared.
"""

# The SQL is made of constants of this module, never of data.
# ruff: noqa: S608

from __future__ import annotations

import duckdb
import numpy as np

from warehouse.sparse_rows import cosines
from warehouse.stories_vectors import Day, WindowVectors

PROBE_TERMS = 25
"""The heaviest terms of an article, by which candidates are found."""
MAX_PROBE_ARTICLES = 100
"""Of the articles that share a term, so many of those placed, the newest, and so many of the day,
the first, can be candidates: there are as many of a large story, and it is found by them."""
MIN_SHARED = 0.02
"""What candidates must have in common in the terms by which they are found, as a cosine."""
MAX_CANDIDATES = 60
"""Candidates of an article that are compared."""
MIN_SIMILARITY = 0.02
"""Cosines below are taken for 0."""
UNDATED_WINDOW = 20_000
"""An article without a day is compared with others of the kind, and with the newest so many."""


def similar_pairs(
    connection: duckdb.DuckDBPyConnection, vectors: WindowVectors, day: Day, window_days: int
) -> list[tuple[str, str, float]]:
    """Pairs of an unplaced article of a day and another of its window, with their cosine.

    The window reaches `window_days` back, and as far ahead for articles that are placed already.
    """
    connection.execute(_WINDOW, {"day": day, "window": window_days, "undated": UNDATED_WINDOW})
    days = connection.execute(
        "SELECT DISTINCT day FROM window_articles ORDER BY day NULLS LAST"
    ).fetchall()
    vectors.hold([one for (one,) in days])
    found = connection.execute(_CANDIDATES).to_arrow_table()
    window = connection.execute(
        "SELECT number, article_id FROM window_articles ORDER BY number"
    ).to_arrow_table()
    connection.execute("DROP TABLE window_articles")
    new, other = (found[name].to_numpy().astype(np.int64) for name in ("new", "other"))
    similarities = np.round(cosines(vectors.rows(), new, other), 5)
    numbers = window["number"].to_numpy()
    ids = [
        window["article_id"].take(np.searchsorted(numbers, own)).to_pylist() for own in (new, other)
    ]
    return [
        (first, second, similarity)
        for first, second, similarity in zip(*ids, similarities.tolist(), strict=True)
        if similarity >= MIN_SIMILARITY
    ]


_WINDOW = """
CREATE OR REPLACE TEMP TABLE window_articles AS
SELECT
    article_id,
    number,
    day,
    story_id IS NULL AND day IS NOT DISTINCT FROM $day AS is_new
FROM story_articles
WHERE
    (story_id IS NOT NULL OR day IS NOT DISTINCT FROM $day)
    AND CASE
        WHEN CAST($day AS DATE) IS NOT NULL
            THEN day BETWEEN CAST($day AS DATE) - $window AND CAST($day AS DATE) + $window
        ELSE day IS NULL OR number > (
            SELECT COUNT(*) FROM story_articles WHERE day IS NOT NULL
        ) - $undated
    END
"""

_CANDIDATES = f"""
WITH probes AS (
    SELECT number, term, weight FROM story_vectors
    SEMI JOIN (SELECT number FROM window_articles WHERE is_new) USING (number)
    WHERE place <= {PROBE_TERMS}
),
sharing AS (
    SELECT story_vectors.number, story_vectors.term, story_vectors.weight
    FROM story_vectors INNER JOIN window_articles USING (number)
    WHERE story_vectors.term IN (SELECT term FROM probes)
    QUALIFY ROW_NUMBER() OVER (
        PARTITION BY story_vectors.term, window_articles.is_new
        ORDER BY IF(window_articles.is_new, number, -number)
    ) <= {MAX_PROBE_ARTICLES}
),
met AS (
    SELECT
        probes.number AS new,
        sharing.number AS other,
        SUM(CAST(probes.weight AS DOUBLE) * sharing.weight) AS shared
    FROM probes INNER JOIN sharing ON probes.term = sharing.term
    WHERE probes.number <> sharing.number
    GROUP BY ALL
    HAVING shared >= {MIN_SHARED}
)
SELECT new, other FROM met
QUALIFY ROW_NUMBER() OVER (PARTITION BY new ORDER BY shared DESC, other) <= {MAX_CANDIDATES}
ORDER BY new, other
"""
