-- Who is quoted: persons and organisations by their canonical name, else as they were named.
WITH spoken AS (
    SELECT
        quotes.article_id,
        quotes.quote_id,
        quotes.quote_text,
        quotes.quote_type,
        quotes.is_anonymous,
        placed.source,
        placed.published_at,
        placed.day,
        placed.is_undated,
        placed.is_in_range,
        entities.type,
        -- Unnamed sources are one speaker: "officials" of two articles need not be the same.
        CASE
            WHEN quotes.is_anonymous THEN 'unnamed sources'
            ELSE COALESCE(entities.canonical_name, quotes.speaker_surface, 'nobody named')
        END AS speaker
    FROM quotes
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON quotes.article_id = placed.article_id
    LEFT JOIN entities ON quotes.speaker_entity_id = entities.entity_id
    WHERE placed.is_in_range OR placed.is_undated
)

SELECT
    speaker,
    CASE WHEN BOOL_AND(is_anonymous) THEN NULL ELSE MIN(type) END AS type,
    COUNT(*) FILTER (WHERE is_in_range) AS n_quotes,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    COUNT(*) FILTER (WHERE is_in_range AND quote_type = 'direct') AS n_direct,
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    MIN(day) FILTER (WHERE is_in_range) AS first_day,
    MAX(day) FILTER (WHERE is_in_range) AS last_day,
    LEFT(
        FIRST(
            quote_text
            ORDER BY
                is_in_range DESC,
                quote_type = 'direct' DESC,
                published_at DESC NULLS LAST,
                quote_id
        ),
        300
    ) AS example
FROM spoken
GROUP BY speaker
ORDER BY n_quotes DESC, n_undated DESC, speaker
