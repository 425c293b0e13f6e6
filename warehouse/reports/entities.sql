-- Persons, organisations and other entities by how many articles mention them.
WITH mentioned AS (
    SELECT
        entity_mentions.entity_id,
        entity_mentions.article_id,
        placed.source,
        placed.day,
        placed.is_undated,
        placed.is_in_range
    FROM entity_mentions
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON entity_mentions.article_id = placed.article_id
    WHERE placed.is_in_range OR placed.is_undated
)

SELECT
    entities.canonical_name AS name,
    entities.type,
    entities.country,
    COUNT(DISTINCT mentioned.article_id) FILTER (WHERE mentioned.is_in_range) AS n_articles,
    COUNT(DISTINCT mentioned.article_id) FILTER (WHERE mentioned.is_undated) AS n_undated,
    COUNT(*) FILTER (WHERE mentioned.is_in_range) AS n_mentions,
    COUNT(DISTINCT mentioned.source) FILTER (WHERE mentioned.is_in_range) AS n_sources,
    MIN(mentioned.day) FILTER (WHERE mentioned.is_in_range) AS first_day,
    MAX(mentioned.day) FILTER (WHERE mentioned.is_in_range) AS last_day,
    ARRAY_TO_STRING(entities.aliases, '; ') AS aliases
FROM mentioned
INNER JOIN entities ON mentioned.entity_id = entities.entity_id
GROUP BY ALL
ORDER BY n_articles DESC, n_undated DESC, n_mentions DESC, name, entities.type, aliases
