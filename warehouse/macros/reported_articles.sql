-- The articles that a report is about, each with its UTC day.
-- No range asked for: everything is in range. Else only what is dated inside it; undated articles
-- stay in the result, out of range, so that a report can say how many there are.
-- copies: 'primary' leaves out the copies of another article, 'all' counts them too.
SELECT
    articles.*,
    CAST(articles.published_at AT TIME ZONE 'UTC' AS DATE) AS day,
    day IS NULL AS is_undated,
    CASE
        WHEN day IS NULL
            THEN CAST(first_day AS DATE) IS NULL AND CAST(end_day AS DATE) IS NULL
        ELSE
            COALESCE(day >= CAST(first_day AS DATE), TRUE)
            AND COALESCE(day < CAST(end_day AS DATE), TRUE)
    END AS is_in_range
FROM articles
WHERE
    (articles.is_primary OR copies = 'all')
    AND (CAST(one_source AS VARCHAR) IS NULL OR articles.source = CAST(one_source AS VARCHAR))
