-- Events that several articles report, the most reported first.
SELECT
    stories.title,
    COUNT(DISTINCT story_members.article_id) FILTER (WHERE placed.is_in_range) AS n_articles,
    COUNT(DISTINCT story_members.article_id) FILTER (WHERE placed.is_undated) AS n_undated,
    COUNT(DISTINCT placed.source) FILTER (WHERE placed.is_in_range) AS n_sources,
    stories.n_independent_sources,
    MIN(placed.day) FILTER (WHERE placed.is_in_range) AS first_day,
    MAX(placed.day) FILTER (WHERE placed.is_in_range) AS last_day,
    ARRAY_TO_STRING(stories.languages, ' ') AS languages,
    ARRAY_TO_STRING(stories.top_entities, '; ') AS entities,
    ARRAY_TO_STRING(stories.top_places, '; ') AS places,
    stories.story_id
FROM stories
INNER JOIN story_members ON stories.story_id = story_members.story_id
INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
    ON story_members.article_id = placed.article_id
WHERE stories.n_articles > 1 AND (placed.is_in_range OR placed.is_undated)
GROUP BY ALL
ORDER BY n_articles DESC, n_undated DESC, stories.story_id
