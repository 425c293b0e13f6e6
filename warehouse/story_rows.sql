-- Stories as their members make them: copies count as articles and as outlets, but not as
-- independent ones.
WITH members AS (
    SELECT
        touched_stories.story_id,
        story_members.similarity,
        articles.article_id,
        articles.title,
        articles.source,
        articles.language,
        articles.is_primary,
        COUNT(*) FILTER (WHERE articles.is_primary) OVER (
            PARTITION BY touched_stories.story_id
        ) AS n_primaries,
        COALESCE(articles.published_at, articles.crawled_at, articles.modified_at) AS seen_at
    FROM touched_stories
    INNER JOIN story_members ON touched_stories.story_id = story_members.story_id
    INNER JOIN articles ON story_members.article_id = articles.article_id
),

named AS (
    SELECT
        members.story_id,
        entities.canonical_name AS name,
        COUNT(DISTINCT members.article_id) AS n_articles,
        COUNT(*) AS n_mentions
    FROM members
    INNER JOIN entity_mentions ON members.article_id = entity_mentions.article_id
    INNER JOIN entities ON entity_mentions.entity_id = entities.entity_id
    WHERE members.is_primary AND entities.type IN ('person', 'organisation', 'event', 'group')
    GROUP BY ALL
),

located AS (
    SELECT
        members.story_id,
        places.name,
        COUNT(DISTINCT members.article_id) AS n_articles,
        COUNT(*) AS n_mentions
    FROM members
    INNER JOIN location_mentions ON members.article_id = location_mentions.article_id
    INNER JOIN places ON location_mentions.place_id = places.place_id
    WHERE members.is_primary
    GROUP BY ALL
),

top_named AS (
    SELECT
        story_id,
        LIST(name ORDER BY n_articles DESC, n_mentions DESC, name)[:5] AS names
    FROM named
    GROUP BY story_id
),

top_located AS (
    SELECT
        story_id,
        LIST(name ORDER BY n_articles DESC, n_mentions DESC, name)[:5] AS names
    FROM located
    GROUP BY story_id
)

SELECT
    members.story_id,
    COALESCE(
        FIRST(
            members.title
            ORDER BY
                members.title IS NULL,
                members.is_primary DESC,
                -- The first report opened the story, likeness 1: it stands for one of two or
                -- fewer; in a larger story the one that is most like the others does.
                members.similarity = 1 AND members.n_primaries > 2,
                members.similarity DESC,
                members.seen_at,
                members.article_id
        ),
        ''
    ) AS title,
    MIN(members.seen_at) AS first_at,
    MAX(members.seen_at) AS last_at,
    COUNT(*) AS n_articles,
    COUNT(DISTINCT members.source) AS n_sources,
    COUNT(DISTINCT members.source) FILTER (WHERE members.is_primary) AS n_independent_sources,
    COALESCE(
        LIST(DISTINCT members.language ORDER BY members.language)
            FILTER (WHERE members.language IS NOT NULL),
        []
    ) AS languages,
    COALESCE(ANY_VALUE(top_named.names), []) AS top_entities,
    COALESCE(ANY_VALUE(top_located.names), []) AS top_places
FROM members
LEFT JOIN top_named ON members.story_id = top_named.story_id
LEFT JOIN top_located ON members.story_id = top_located.story_id
GROUP BY members.story_id
ORDER BY members.story_id
