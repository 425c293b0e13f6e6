-- Share of the articles of each source that have a field.
SELECT
    source,
    COUNT(*) FILTER (WHERE is_in_range) AS n_articles,
    COUNT(*) FILTER (WHERE is_undated) AS n_undated,
    ROUND(AVG(CAST(title IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS title,
    ROUND(AVG(CAST(subtitle IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS subtitle,
    ROUND(AVG(CAST(lead IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS lead,
    ROUND(AVG(CAST(word_count > 0 AS INTEGER)) FILTER (WHERE is_in_range), 4) AS body,
    ROUND(AVG(CAST(LEN(authors) > 0 AS INTEGER)) FILTER (WHERE is_in_range), 4) AS authors,
    ROUND(AVG(CAST(byline_raw IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS byline,
    ROUND(
        AVG(CAST(published_at IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS published_at,
    ROUND(AVG(
            CAST(
                COALESCE(published_precision IN ('second', 'minute', 'hour'), FALSE) AS INTEGER
            )
        ) FILTER (WHERE is_in_range), 4) AS clock_time,
    ROUND(
        AVG(CAST(published_tz_offset_min IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS time_zone,
    ROUND(
        AVG(CAST(modified_at IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS modified_at,
    ROUND(AVG(CAST(language IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS language,
    ROUND(
        AVG(CAST(language_declared IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS language_declared,
    ROUND(AVG(CAST(section IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS section,
    ROUND(AVG(CAST(LEN(keywords) > 0 AS INTEGER)) FILTER (WHERE is_in_range), 4) AS keywords,
    ROUND(AVG(CAST(url IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS url,
    ROUND(
        AVG(CAST(canonical_url IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS canonical_url,
    ROUND(
        AVG(CAST(external_id IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4
    ) AS external_id,
    ROUND(AVG(CAST(image_url IS NOT NULL AS INTEGER)) FILTER (WHERE is_in_range), 4) AS image
FROM reported_articles($from, $to, $source, $copies)
WHERE is_in_range OR is_undated
GROUP BY source
ORDER BY source
