-- Articles per UTC day and source; undated articles have a row of their own per source.
WITH placed AS (
    SELECT
        CAST(published_at AT TIME ZONE 'UTC' AS DATE) AS day,
        source,
        is_primary OR $copies = 'all' AS is_counted,
        published_precision,
        word_count
    FROM articles
    WHERE CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR)
)
SELECT
    day,
    source,
    COUNT(*) FILTER (WHERE is_counted) AS n_articles,
    COUNT(*) AS n_all,
    COUNT(*) FILTER (WHERE is_counted AND published_precision IN ('month', 'year')) AS n_imprecise,
    CAST(COALESCE(SUM(word_count) FILTER (WHERE is_counted), 0) AS BIGINT) AS words,
    day IS NULL AS is_undated
FROM placed
WHERE
    day IS NULL
    OR (
        (CAST($from AS DATE) IS NULL OR day >= CAST($from AS DATE))
        AND (CAST($to AS DATE) IS NULL OR day < CAST($to AS DATE))
    )
GROUP BY day, source
ORDER BY day NULLS LAST, source
