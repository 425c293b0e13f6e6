-- Runs, the last one first, with what each did.
SELECT
    started_at,
    flow,
    trigger,
    source,
    interval_start,
    interval_end,
    state,
    ROUND(EPOCH(finished_at) - EPOCH(started_at), 1) AS duration_s,
    counts.inputs_found AS inputs_found,
    counts.inputs_read AS inputs_read,
    counts.inputs_known AS inputs_known,
    counts.records_in AS records_in,
    counts.articles_out AS articles_out,
    counts.duplicates AS duplicates,
    counts.filtered AS filtered,
    counts.quarantined AS quarantined,
    message,
    code_version,
    run_id
FROM runs
WHERE
    (CAST($source AS VARCHAR) IS NULL OR source = CAST($source AS VARCHAR))
    AND COALESCE(CAST(started_at AT TIME ZONE 'UTC' AS DATE) >= CAST($from AS DATE), TRUE)
    AND COALESCE(CAST(started_at AT TIME ZONE 'UTC' AS DATE) < CAST($to AS DATE), TRUE)
ORDER BY started_at DESC, run_id
