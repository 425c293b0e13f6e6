-- Detected languages, and how often the page claims another one.
WITH placed AS (
    SELECT
        source,
        language,
        language_confidence,
        language_declared,
        CAST(published_at AT TIME ZONE 'UTC' AS DATE) AS day,
        day IS NULL AS is_undated,
        -- No range asked for: everything counts. Else only what is dated inside it.
        CASE
            WHEN day IS NULL
                THEN CAST($from AS DATE) IS NULL AND CAST($to AS DATE) IS NULL
            ELSE
                COALESCE(day >= CAST($from AS DATE), TRUE)
                AND COALESCE(day < CAST($to AS DATE), TRUE)
        END AS is_in_range
    FROM articles
    WHERE
        is_primary
        AND (CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR))
)

SELECT
    language,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(
        COUNT(*) FILTER (WHERE is_in_range)
        / NULLIF(SUM(COUNT(*) FILTER (WHERE is_in_range)) OVER (), 0),
        4
    ) AS share,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    ROUND(AVG(language_confidence) FILTER (WHERE is_in_range), 4) AS mean_confidence,
    COUNT(*) FILTER (
        WHERE is_in_range AND SPLIT_PART(language_declared, '-', 1) <> language
    ) AS n_declared_otherwise
FROM placed
WHERE is_in_range OR is_undated
GROUP BY language
ORDER BY n_articles DESC, n_undated DESC, language NULLS LAST
