-- The figures of stories over time: every report that gave one, with its sentence.
WITH reports AS (
    SELECT
        stories.title AS story,
        stories.story_id,
        quantities.event_type,
        places.name AS place,
        placed.day,
        placed.published_at,
        placed.source,
        quantities.surface,
        quantities.value_point,
        quantities.temporality,
        quantities.quantity_id,
        figure_series.chosen_quantity_id IS NOT NULL AS is_latest,
        SUBSTRING(
            placed.body,
            sentences.char_start + 1,
            sentences.char_end - sentences.char_start
        ) AS sentence
    FROM quantities
    INNER JOIN story_members ON quantities.article_id = story_members.article_id
    INNER JOIN stories ON story_members.story_id = stories.story_id
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON quantities.article_id = placed.article_id
    LEFT JOIN figure_series ON quantities.quantity_id = figure_series.chosen_quantity_id
    LEFT JOIN places ON quantities.place_id = places.place_id
    LEFT JOIN sentences
        ON
            quantities.article_id = sentences.article_id
            AND quantities.sentence_no = sentences.sentence_no
    WHERE
        placed.is_in_range
        AND quantities.event_type IS NOT NULL
        AND quantities.event_type <> 'other'
        AND quantities.value_point IS NOT NULL
        AND NOT quantities.is_negated
        AND NOT quantities.is_hypothetical
)

SELECT
    story,
    event_type,
    place,
    day,
    source,
    value_point AS figure,
    temporality,
    surface,
    is_latest,
    LEFT(sentence, 400) AS sentence
FROM reports
ORDER BY
    COUNT(*) OVER (PARTITION BY story_id, event_type) DESC,
    story_id,
    event_type,
    place NULLS LAST,
    published_at NULLS LAST,
    value_point,
    quantity_id
