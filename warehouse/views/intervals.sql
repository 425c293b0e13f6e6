-- How each day of each configured source stands: the state of the last run that covered it.
WITH covered AS (
    SELECT
        source,
        CAST(UNNEST(GENERATE_SERIES(
            CAST(interval_start AS TIMESTAMP),
            CAST(interval_end - 1 AS TIMESTAMP),
            INTERVAL 1 DAY
        )) AS DATE) AS interval_date,
        state,
        trigger,
        run_id,
        started_at,
        finished_at,
        code_version,
        config_hash,
        message
    FROM runs
    WHERE source IS NOT NULL AND interval_start IS NOT NULL AND interval_end IS NOT NULL
)

SELECT
    source,
    interval_date,
    state,
    trigger,
    run_id,
    started_at,
    finished_at,
    code_version,
    config_hash,
    message,
    COUNT(*) OVER (PARTITION BY source, interval_date) AS n_runs
FROM covered
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY source, interval_date ORDER BY started_at DESC, run_id DESC
) = 1
