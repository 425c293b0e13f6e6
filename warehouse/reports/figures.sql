-- What is counted in the news, where: the latest figure with its sentence, the lowest, the highest.
-- Denied and supposed figures are left out; new and cumulative ones stand in rows of their own.
WITH counted AS (
    SELECT
        quantities.event_type,
        quantities.unit_norm,
        quantities.temporality,
        quantities.place_id,
        places.name AS place,
        quantities.value_point,
        quantities.surface,
        quantities.quantity_id,
        placed.article_id,
        placed.source,
        placed.published_at,
        placed.day,
        placed.is_undated,
        placed.is_in_range,
        SUBSTRING(
            placed.body,
            sentences.char_start + 1,
            sentences.char_end - sentences.char_start
        ) AS sentence
    FROM quantities
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON quantities.article_id = placed.article_id
    LEFT JOIN sentences
        ON
            quantities.article_id = sentences.article_id
            AND quantities.sentence_no = sentences.sentence_no
    LEFT JOIN places ON quantities.place_id = places.place_id
    WHERE
        quantities.event_type IS NOT NULL
        AND quantities.event_type <> 'other'
        AND quantities.value_point IS NOT NULL
        AND NOT quantities.is_negated
        AND NOT quantities.is_hypothetical
        AND (placed.is_in_range OR placed.is_undated)
)

SELECT
    event_type,
    place,
    unit_norm AS unit,
    temporality,
    COUNT(*) FILTER (WHERE is_in_range) AS n_figures,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    MIN(value_point) FILTER (WHERE is_in_range) AS lowest,
    MAX(value_point) FILTER (WHERE is_in_range) AS highest,
    FIRST(surface ORDER BY is_in_range DESC, published_at DESC NULLS LAST, quantity_id)
        AS latest,
    MAX(day) FILTER (WHERE is_in_range) AS latest_day,
    LEFT(
        FIRST(sentence ORDER BY is_in_range DESC, published_at DESC NULLS LAST, quantity_id),
        400
    ) AS sentence
FROM counted
GROUP BY event_type, place_id, place, unit_norm, temporality
ORDER BY n_articles DESC, n_undated DESC, event_type, place NULLS LAST, place_id, unit, temporality
