-- Countries by how many articles mention a place in them, and how many report an event there.
WITH mentioned AS (
    SELECT
        places.country_code,
        location_mentions.place_id,
        location_mentions.role,
        location_mentions.article_id,
        placed.source,
        placed.is_undated,
        placed.is_in_range
    FROM location_mentions
    INNER JOIN places ON location_mentions.place_id = places.place_id
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON location_mentions.article_id = placed.article_id
    WHERE
        places.country_code IS NOT NULL
        AND (placed.is_in_range OR placed.is_undated)
)

SELECT
    country_code AS country,
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(DISTINCT article_id) FILTER (WHERE is_undated) AS n_undated,
    COUNT(DISTINCT article_id) FILTER (
        WHERE is_in_range AND role IN ('event', 'dateline')
    ) AS n_on_the_spot,
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range AND role = 'affiliation') AS n_as_actor,
    COUNT(DISTINCT place_id) FILTER (WHERE is_in_range) AS n_places,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources
FROM mentioned
GROUP BY country_code
ORDER BY n_articles DESC, n_undated DESC, country_code
