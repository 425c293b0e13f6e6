-- Detected languages, and how often the page claims another one.
SELECT
    language,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(
        COUNT(*) FILTER (WHERE is_in_range)
        / NULLIF(SUM(COUNT(*) FILTER (WHERE is_in_range)) OVER (), 0),
        4
    ) AS share,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    ROUND(AVG(language_confidence) FILTER (WHERE is_in_range), 4) AS mean_confidence,
    COUNT(*) FILTER (
        WHERE is_in_range AND SPLIT_PART(language_declared, '-', 1) <> language
    ) AS n_declared_otherwise
FROM reported_articles($from, $to, $source, $copies)
WHERE is_in_range OR is_undated
GROUP BY language
ORDER BY n_articles DESC, n_undated DESC, language NULLS LAST
