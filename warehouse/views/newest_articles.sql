-- The revision seen last at each address; an article without an address is its own newest.
-- "Seen" is the crawl, else the last change, else the publication: whatever is known first.
SELECT
    article_id,
    revision_id,
    input_id,
    locator,
    source,
    publisher,
    url,
    canonical_url,
    url_key,
    domain,
    external_id,
    title,
    subtitle,
    lead,
    body,
    paragraphs,
    byline_raw,
    authors,
    section,
    article_type,
    published_at,
    published_precision,
    published_evidence,
    published_tz_offset_min,
    modified_at,
    crawled_at,
    language,
    language_confidence,
    language_declared,
    word_count,
    paywall,
    image_url,
    keywords,
    extraction_method,
    extractor_version,
    quality_flags,
    body_sha256,
    is_primary,
    dup_group_id,
    story_id
FROM articles
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY COALESCE(url_key, article_id)
    ORDER BY
        COALESCE(crawled_at, modified_at, published_at) DESC NULLS LAST,
        modified_at DESC NULLS LAST,
        published_at DESC NULLS LAST,
        article_id
) = 1
