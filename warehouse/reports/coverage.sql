-- Every day from a source's first to its last, with what came in: days without anything are gaps.
WITH article_days AS (
    SELECT
        source,
        CAST(published_at AT TIME ZONE 'UTC' AS DATE) AS day,
        COUNT(*) FILTER (WHERE is_primary OR $copies = 'all') AS n_articles,
        COUNT(*) AS n_all,
        COUNT(DISTINCT input_id) AS n_inputs_with_articles
    FROM articles
    WHERE CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR)
    GROUP BY ALL
),

input_days AS (
    SELECT
        source,
        interval_date AS day,
        COUNT(*) AS n_inputs
    FROM inputs
    WHERE
        interval_date IS NOT NULL
        AND source IS NOT NULL
        AND (CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR))
    GROUP BY ALL
),

-- The span is taken before the range of days is cut out: a gap at its edge is still a gap.
spans AS (
    SELECT
        source,
        MIN(day) AS first_day,
        MAX(day) AS last_day
    FROM (
        SELECT source, day FROM article_days
        UNION ALL
        SELECT source, day FROM input_days
    )
    GROUP BY source
),

calendar AS (
    SELECT
        source,
        CAST(UNNEST(GENERATE_SERIES(
            CAST(GREATEST(first_day, COALESCE(CAST($from AS DATE), first_day)) AS TIMESTAMP),
            CAST(LEAST(last_day, COALESCE(CAST($to AS DATE) - 1, last_day)) AS TIMESTAMP),
            INTERVAL 1 DAY
        )) AS DATE) AS day
    FROM spans
    WHERE first_day IS NOT NULL
    UNION ALL
    SELECT
        source,
        NULL AS day
    FROM article_days
    WHERE day IS NULL
)

SELECT
    calendar.day,
    calendar.source,
    COALESCE(article_days.n_articles, 0) AS n_articles,
    COALESCE(article_days.n_all, 0) AS n_all,
    COALESCE(article_days.n_inputs_with_articles, 0) AS n_inputs_with_articles,
    COALESCE(input_days.n_inputs, 0) AS n_inputs,
    COALESCE(article_days.n_all, 0) = 0 AS is_gap,
    calendar.day IS NULL AS is_undated
FROM calendar
LEFT JOIN article_days
    ON calendar.source = article_days.source AND calendar.day IS NOT DISTINCT FROM article_days.day
LEFT JOIN input_days
    ON calendar.source = input_days.source AND calendar.day = input_days.day
ORDER BY calendar.day NULLS LAST, calendar.source
