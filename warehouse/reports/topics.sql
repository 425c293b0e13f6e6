-- Articles per topic; an article may have several, or none.
WITH labelled AS (
    SELECT
        topics.scheme,
        topics.code,
        topics.label,
        topics.score,
        placed.article_id,
        placed.source,
        placed.is_undated,
        placed.is_in_range
    FROM topics
    INNER JOIN reported_articles($from, $to, $source, $copies) AS placed
        ON topics.article_id = placed.article_id
    WHERE placed.is_in_range OR placed.is_undated
)

SELECT
    label,
    code,
    scheme,
    COUNT(DISTINCT article_id) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(DISTINCT article_id) FILTER (WHERE is_undated) AS n_undated,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    ROUND(AVG(score) FILTER (WHERE is_in_range), 4) AS mean_score
FROM labelled
GROUP BY scheme, code, label
ORDER BY n_articles DESC, n_undated DESC, scheme, code, label
