-- How long the articles of a source are.
SELECT
    source,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(QUANTILE_CONT(word_count, 0.5) FILTER (WHERE is_in_range), 1) AS median_words,
    ROUND(QUANTILE_CONT(word_count, 0.1) FILTER (WHERE is_in_range), 1) AS p10_words,
    ROUND(QUANTILE_CONT(word_count, 0.9) FILTER (WHERE is_in_range), 1) AS p90_words,
    MIN(word_count) FILTER (WHERE is_in_range) AS min_words,
    MAX(word_count) FILTER (WHERE is_in_range) AS max_words,
    COUNT(*) FILTER (WHERE is_in_range AND word_count < 50) AS n_short
FROM reported_articles($from, $to, $source, $copies)
WHERE is_in_range OR is_undated
GROUP BY source
ORDER BY source
