-- Sections as the outlets spell them; spellings that differ only in case are one.
WITH placed AS (
    SELECT
        source,
        section,
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
    FIRST(TRIM(section) ORDER BY TRIM(section)) AS section,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(
        COUNT(*) FILTER (WHERE is_in_range)
        / NULLIF(SUM(COUNT(*) FILTER (WHERE is_in_range)) OVER (), 0),
        4
    ) AS share,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    COUNT(DISTINCT section) AS n_spellings
FROM placed
WHERE is_in_range OR is_undated
GROUP BY LOWER(TRIM(section))
ORDER BY n_articles DESC, n_undated DESC, LOWER(TRIM(section)) NULLS LAST
