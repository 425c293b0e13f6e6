-- Records that gave no article of their own, with the reason: left out, known already, or bad.
WITH lost AS (
    SELECT
        input_id,
        outcome,
        reason,
        n_records
    FROM record_outcomes
    UNION ALL
    SELECT
        input_id,
        'quarantined' AS outcome,
        error_code AS reason,
        1 AS n_records
    FROM quarantine
    -- A replayed record was read after all and is counted by what came of it.
    WHERE status <> 'replayed'
),

placed AS (
    SELECT
        inputs.source,
        lost.outcome,
        lost.reason,
        lost.n_records,
        lost.input_id
    FROM lost
    LEFT JOIN inputs ON lost.input_id = inputs.input_id
    WHERE
        (CAST($source AS VARCHAR) IS NULL OR inputs.source = CAST($source AS VARCHAR))
        AND (
            inputs.interval_date IS NULL
            OR (
                (CAST($from AS DATE) IS NULL OR inputs.interval_date >= CAST($from AS DATE))
                AND (CAST($to AS DATE) IS NULL OR inputs.interval_date < CAST($to AS DATE))
            )
        )
)

SELECT
    outcome,
    reason,
    source,
    CAST(SUM(n_records) AS BIGINT) AS n_records,
    ROUND(SUM(n_records) / SUM(SUM(n_records)) OVER (), 4) AS share,
    COUNT(DISTINCT input_id) AS n_inputs
FROM placed
GROUP BY outcome, reason, source
ORDER BY n_records DESC, outcome, reason, source NULLS LAST
