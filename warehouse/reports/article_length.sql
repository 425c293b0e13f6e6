-- How long the articles of a source are.
WITH placed AS (
    SELECT
        source,
        word_count,
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
    source,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(QUANTILE_CONT(word_count, 0.5) FILTER (WHERE is_in_range), 1) AS median_words,
    ROUND(QUANTILE_CONT(word_count, 0.1) FILTER (WHERE is_in_range), 1) AS p10_words,
    ROUND(QUANTILE_CONT(word_count, 0.9) FILTER (WHERE is_in_range), 1) AS p90_words,
    MIN(word_count) FILTER (WHERE is_in_range) AS min_words,
    MAX(word_count) FILTER (WHERE is_in_range) AS max_words,
    COUNT(*) FILTER (WHERE is_in_range AND word_count < 50) AS n_short
FROM placed
WHERE is_in_range OR is_undated
GROUP BY source
ORDER BY source
