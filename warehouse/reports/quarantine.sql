-- Bad records by source, stage and code, each with one example to look at.
WITH tried AS (
    SELECT
        inputs.source,
        quarantine.stage,
        quarantine.error_code,
        quarantine.status,
        quarantine.input_id,
        quarantine.attempts,
        quarantine.record_id,
        quarantine.uri,
        quarantine.locator,
        quarantine.message,
        runs.started_at AS tried_at,
        CAST(runs.started_at AT TIME ZONE 'UTC' AS DATE) AS day
    FROM quarantine
    LEFT JOIN inputs ON quarantine.input_id = inputs.input_id
    LEFT JOIN runs ON quarantine.last_run_id = runs.run_id
    WHERE CAST($source AS VARCHAR) IS NULL OR inputs.source = CAST($source AS VARCHAR)
)

SELECT
    source,
    stage,
    error_code,
    COUNT(*) AS n_records,
    COUNT(*) FILTER (WHERE status = 'open') AS n_open,
    COUNT(*) FILTER (WHERE status = 'replayed') AS n_replayed,
    COUNT(*) FILTER (WHERE status = 'waived') AS n_waived,
    COUNT(DISTINCT input_id) AS n_inputs,
    MAX(attempts) AS max_attempts,
    MAX(tried_at) AS last_tried_at,
    -- The example is the open record with the least address, so that it does not change by chance.
    FIRST(uri ORDER BY status <> 'open', uri, locator, record_id) AS example_uri,
    FIRST(locator ORDER BY status <> 'open', uri, locator, record_id) AS example_locator,
    FIRST(message ORDER BY status <> 'open', uri, locator, record_id) AS example_message
FROM tried
WHERE
    day IS NULL
    OR (
        (CAST($from AS DATE) IS NULL OR day >= CAST($from AS DATE))
        AND (CAST($to AS DATE) IS NULL OR day < CAST($to AS DATE))
    )
GROUP BY source, stage, error_code
ORDER BY n_open DESC, n_records DESC, source NULLS LAST, stage, error_code
