-- Sections as the outlets spell them; spellings that differ only in case are one.
SELECT
    FIRST(TRIM(section) ORDER BY TRIM(section)) AS section,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(
        COUNT(*) FILTER (WHERE is_in_range)
        / NULLIF(SUM(COUNT(*) FILTER (WHERE is_in_range)) OVER (), 0),
        4
    ) AS share,
    COUNT(DISTINCT source) FILTER (WHERE is_in_range) AS n_sources,
    COUNT(DISTINCT section) AS n_spellings
FROM reported_articles($from, $to, $source, $copies)
WHERE is_in_range OR is_undated
GROUP BY LOWER(TRIM(section))
ORDER BY n_articles DESC, n_undated DESC, LOWER(TRIM(section)) NULLS LAST
