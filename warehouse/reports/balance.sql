-- What became of the records of the inputs: the four ways out must add up to what came in.
SELECT
    source,
    format,
    COUNT(*) AS n_inputs,
    -- Counted input by input: what one lacks may not be made up by another.
    COUNT(*) FILTER (
        WHERE NOT is_balanced
        OR records_in <> articles_out + duplicates + filtered + quarantined
    ) AS n_unbalanced,
    BOOL_AND(
        is_balanced AND records_in = articles_out + duplicates + filtered + quarantined
    ) AS is_balanced,
    CAST(SUM(records_in - articles_out - duplicates - filtered - quarantined) AS BIGINT)
        AS unaccounted,
    CAST(SUM(records_in) AS BIGINT) AS records_in,
    CAST(SUM(articles_out) AS BIGINT) AS articles_out,
    CAST(SUM(duplicates) AS BIGINT) AS duplicates,
    CAST(SUM(filtered) AS BIGINT) AS filtered,
    CAST(SUM(quarantined) AS BIGINT) AS quarantined,
    COUNT(*) FILTER (WHERE interval_date IS NULL) AS n_undated_inputs,
    COUNT(*) FILTER (WHERE same_as_input_id IS NOT NULL) AS n_same_bytes,
    COUNT(*) FILTER (WHERE state = 'partial') AS n_partial
FROM inputs
WHERE
    (CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR))
    AND (
        interval_date IS NULL
        OR (
            (CAST($from AS DATE) IS NULL OR interval_date >= CAST($from AS DATE))
            AND (CAST($to AS DATE) IS NULL OR interval_date < CAST($to AS DATE))
        )
    )
GROUP BY source, format
ORDER BY source NULLS LAST, format
