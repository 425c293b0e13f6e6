-- What the reports of a story say of one kind of event at one place.
-- A report is a primary article; of each report one figure counts: the largest cumulative one,
-- else the largest that is not said to be new, else the largest new one. Figures of different
-- kinds (new, cumulative) are never added up, and a new one only stands in where a story has no
-- other. Denied and supposed figures are left out.
WITH figures AS (
    SELECT
        touched_stories.story_id,
        quantities.event_type,
        quantities.place_id,
        quantities.quantity_id,
        quantities.value_point,
        quantities.temporality,
        articles.article_id,
        articles.source,
        COALESCE(articles.published_at, articles.crawled_at, articles.modified_at) AS seen_at,
        quantities.temporality = 'new' AS is_new
    FROM touched_stories
    INNER JOIN story_members ON touched_stories.story_id = story_members.story_id
    INNER JOIN articles ON story_members.article_id = articles.article_id
    INNER JOIN quantities ON articles.article_id = quantities.article_id
    WHERE
        articles.is_primary
        AND quantities.event_type IS NOT NULL
        AND quantities.event_type <> 'other'
        AND quantities.value_point IS NOT NULL
        AND NOT quantities.is_negated
        AND NOT quantities.is_hypothetical
        AND seen_at IS NOT NULL
),

reports AS (
    SELECT * FROM figures
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY story_id, event_type, place_id, article_id
            ORDER BY
                temporality = 'cumulative' DESC,
                is_new,
                value_point DESC,
                quantity_id
        ) = 1
),

-- A new figure of one report says nothing about the total of another.
comparable AS (
    SELECT * FROM reports
    QUALIFY
        NOT is_new
        OR BOOL_AND(is_new) OVER (PARTITION BY story_id, event_type, place_id)
),

dated AS (
    SELECT
        *,
        MAX(seen_at) OVER (PARTITION BY story_id, event_type, place_id) AS latest_at
    FROM comparable
),

per_day AS (
    SELECT
        story_id,
        event_type,
        place_id,
        COUNT(DISTINCT source) > 1 AND COUNT(DISTINCT value_point) > 1 AS is_disputed
    FROM dated
    GROUP BY story_id, event_type, place_id, CAST(seen_at AT TIME ZONE 'UTC' AS DATE)
),

disputes AS (
    SELECT
        story_id,
        event_type,
        place_id,
        BOOL_OR(is_disputed) AS sources_disagree
    FROM per_day
    GROUP BY story_id, event_type, place_id
)

SELECT
    dated.story_id,
    dated.event_type,
    dated.place_id,
    FIRST(dated.value_point ORDER BY dated.seen_at DESC, dated.value_point DESC, dated.quantity_id)
        AS latest_point,
    -- What was said in the two days up to the latest report still stands.
    MIN(dated.value_point) FILTER (WHERE dated.seen_at >= dated.latest_at - INTERVAL 2 DAY) AS low,
    MAX(dated.value_point) FILTER (WHERE dated.seen_at >= dated.latest_at - INTERVAL 2 DAY) AS high,
    MAX(dated.value_point) AS peak,
    MIN(dated.seen_at) AS first_reported_at,
    COUNT(*) AS n_reports,
    COUNT(DISTINCT dated.source) AS n_independent,
    ANY_VALUE(disputes.sources_disagree) AS sources_disagree,
    FIRST(dated.quantity_id ORDER BY dated.seen_at DESC, dated.value_point DESC, dated.quantity_id)
        AS chosen_quantity_id,
    CASE
        FIRST(
            dated.temporality
            ORDER BY dated.seen_at DESC, dated.value_point DESC, dated.quantity_id
        )
        WHEN 'cumulative' THEN 'latest report, its largest cumulative figure'
        WHEN 'new' THEN 'latest report, its largest new figure: no total was given'
        ELSE 'latest report, its largest figure'
    END AS rule
FROM dated
INNER JOIN disputes
    ON
        dated.story_id = disputes.story_id
        AND dated.event_type = disputes.event_type
        AND dated.place_id IS NOT DISTINCT FROM disputes.place_id
GROUP BY dated.story_id, dated.event_type, dated.place_id
ORDER BY dated.story_id, dated.event_type, dated.place_id
