-- Names in bylines, persons and agencies apart.
WITH placed AS (
    SELECT * FROM reported_articles($from, $to, $source, $copies)
),

credits AS (
    SELECT
        authors.name_key,
        authors.name,
        authors.role,
        authors.is_agency,
        placed.article_id,
        placed.source,
        placed.day,
        placed.is_undated,
        placed.is_in_range,
        COUNT(*) OVER (
            PARTITION BY authors.name_key, authors.role, authors.is_agency, authors.name
        ) AS n_with_spelling
    FROM authors
    INNER JOIN placed ON authors.article_id = placed.article_id
    WHERE placed.is_in_range OR placed.is_undated
)

SELECT
    FIRST(name ORDER BY n_with_spelling DESC, name) AS name,
    CASE WHEN is_agency THEN 'agency' ELSE 'person' END AS kind,
    role,
    -- An author named twice in a byline still wrote one article.
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(DISTINCT article_id) FILTER (WHERE is_undated) AS n_undated,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    COUNT(DISTINCT name) AS n_spellings,
    MIN(day) FILTER (WHERE is_in_range) AS first_day,
    MAX(day) FILTER (WHERE is_in_range) AS last_day
FROM credits
GROUP BY name_key, role, is_agency
ORDER BY n_articles DESC, n_undated DESC, name_key, role, is_agency
