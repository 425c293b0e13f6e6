-- The 27 columns of a GDELT GKG 2.1 record, in GDELT's order, one row per article revision.
-- Names are GDELT's with "_" for "." (V2.1DATE is V2_1DATE). Separators are GDELT's: ";" between
-- entries, "#" or "," inside them; in quotations "#" between and "|" inside. These characters
-- become spaces inside values. A column is null where nothing is known.
-- What differs from GDELT: offsets count code points of articles.body; countries are ISO 3166,
-- not FIPS 10-4; feature ids are GeoNames ids; themes are the codes of our topics; copies are
-- rows too, as in GDELT; people displaced or evacuated are counted under AFFECT; tone, GCAM,
-- social embeds and translation are not measured, so null.
WITH place_fields AS (
    SELECT
        place_id,
        -- Type, full name, country, first-order division: GDELT's codes for what a place is.
        CASE
            WHEN feature_class = 'A' AND COALESCE(admin1, '') IN ('', '00') THEN '1'
            WHEN feature_class = 'A' AND country_code = 'US' THEN '2'
            WHEN feature_class = 'A' THEN '5'
            WHEN country_code = 'US' THEN '3'
            ELSE '4'
        END
        || '#' || REGEXP_REPLACE(name, '[;,#|\s]+', ' ', 'g')
        || '#' || COALESCE(country_code, '')
        || '#' || COALESCE(country_code || admin1, '') AS head,
        COALESCE(CAST(lat AS VARCHAR), '') || '#' || COALESCE(CAST(lon AS VARCHAR), '')
        || '#' || place_id AS tail
    FROM places
),

figures AS (
    SELECT
        quantities.article_id,
        quantities.quantity_id,
        quantities.char_start,
        CASE quantities.event_type
            WHEN 'killed' THEN 'KILL'
            WHEN 'injured' THEN 'WOUND'
            WHEN 'arrested' THEN 'ARREST'
            WHEN 'protest_size' THEN 'PROTEST'
            WHEN 'missing' THEN 'CRISISLEX_T08_MISSINGFOUNDTRAPPEDPEOPLE'
            WHEN 'affected' THEN 'AFFECT'
            WHEN 'displaced' THEN 'AFFECT'
            WHEN 'evacuated' THEN 'AFFECT'
        END AS count_type,
        CASE
            WHEN quantities.value_point = ROUND(quantities.value_point)
                AND ABS(quantities.value_point) < 1e18
                THEN CAST(CAST(quantities.value_point AS BIGINT) AS VARCHAR)
            ELSE CAST(quantities.value_point AS VARCHAR)
        END AS amount,
        REGEXP_REPLACE(COALESCE(quantities.object_text, ''), '[;,#|\s]+', ' ', 'g') AS object_text,
        COALESCE(place_fields.head || '#' || place_fields.tail, '0######') AS place
    FROM quantities
    LEFT JOIN place_fields ON quantities.place_id = place_fields.place_id
    -- GDELT has no way to say that the text denies or only supposes a figure.
    WHERE
        quantities.value_point IS NOT NULL
        AND NOT quantities.is_negated
        AND NOT quantities.is_hypothetical
),

amounts AS (
    SELECT
        article_id,
        STRING_AGG(
            count_type || '#' || amount || '#' || object_text || '#' || place || ';', ''
            ORDER BY char_start, quantity_id
        ) AS v1_counts,
        STRING_AGG(
            count_type || '#' || amount || '#' || object_text || '#' || place
            || '#' || char_start || ';', ''
            ORDER BY char_start, quantity_id
        ) AS v21_counts,
        STRING_AGG(
            amount || ',' || object_text || ',' || char_start, ';'
            ORDER BY char_start, quantity_id
        ) AS v21_amounts
    FROM figures
    GROUP BY article_id
),

themes AS (
    SELECT
        article_id,
        STRING_AGG(code || ';', '' ORDER BY score DESC, scheme, code) AS v1_themes
    FROM (
        SELECT
            article_id,
            scheme,
            REGEXP_REPLACE(code, '[;,#|\s]+', ' ', 'g') AS code,
            score
        FROM topics
    )
    GROUP BY article_id
),

place_mentions AS (
    SELECT
        location_mentions.article_id,
        location_mentions.char_start,
        place_fields.place_id,
        place_fields.head,
        place_fields.tail,
        ROW_NUMBER() OVER (
            PARTITION BY location_mentions.article_id, place_fields.place_id
            ORDER BY location_mentions.char_start, location_mentions.method
        ) AS mention_no
    FROM location_mentions
    INNER JOIN place_fields ON location_mentions.place_id = place_fields.place_id
),

locations AS (
    SELECT
        article_id,
        STRING_AGG(head || '#' || tail, ';' ORDER BY char_start, place_id)
            FILTER (WHERE mention_no = 1) AS v1_locations,
        -- The empty field is ADM2, which our gazetteer does not keep.
        STRING_AGG(head || '##' || tail || '#' || char_start, ';' ORDER BY char_start, place_id)
            AS v2_locations
    FROM place_mentions
    GROUP BY article_id
),

names AS (
    SELECT
        entity_mentions.article_id,
        entity_mentions.char_start,
        entity_mentions.type,
        REGEXP_REPLACE(
            COALESCE(entities.canonical_name, entity_mentions.surface), '[;,#|\s]+', ' ', 'g'
        ) AS name,
        REGEXP_REPLACE(entity_mentions.surface, '[;,#|\s]+', ' ', 'g') AS surface
    FROM entity_mentions
    LEFT JOIN entities ON entity_mentions.entity_id = entities.entity_id
),

numbered_names AS (
    SELECT
        article_id,
        char_start,
        type,
        name,
        surface,
        ROW_NUMBER() OVER (
            PARTITION BY article_id, type, name ORDER BY char_start, surface
        ) AS mention_no
    FROM names
),

mentions AS (
    SELECT
        article_id,
        STRING_AGG(name, ';' ORDER BY char_start, name)
            FILTER (WHERE type = 'person' AND mention_no = 1) AS v1_persons,
        STRING_AGG(name || ',' || char_start, ';' ORDER BY char_start, name)
            FILTER (WHERE type = 'person') AS v2_persons,
        STRING_AGG(name, ';' ORDER BY char_start, name)
            FILTER (WHERE type = 'organisation' AND mention_no = 1) AS v1_organizations,
        STRING_AGG(name || ',' || char_start, ';' ORDER BY char_start, name)
            FILTER (WHERE type = 'organisation') AS v2_organizations,
        STRING_AGG(surface || ',' || char_start, ';' ORDER BY char_start, surface)
            AS v21_all_names
    FROM numbered_names
    GROUP BY article_id
),

dates AS (
    SELECT
        article_id,
        -- Resolution 1 is a year, 2 a month, 3 a day; month and day are 0 where not given. What lies
        -- between them is written as the longer one.
        STRING_AGG(
            CASE precision
                WHEN 'year' THEN '1,0,0,'
                WHEN 'half_year' THEN '1,0,0,'
                WHEN 'season' THEN '1,0,0,'
                WHEN 'quarter' THEN '1,0,0,'
                WHEN 'month' THEN '2,' || MONTH(start_date) || ',0,'
                WHEN 'week' THEN '2,' || MONTH(start_date) || ',0,'
                ELSE '3,' || MONTH(start_date) || ',' || DAY(start_date) || ','
            END || YEAR(start_date) || ',' || char_start, ';'
            ORDER BY char_start, char_end, method
        ) AS v21_dates
    FROM time_expressions
    -- GDELT has no way to write a decade or a century.
    WHERE start_date IS NOT NULL AND COALESCE(precision, 'day') NOT IN ('decade', 'century')
    GROUP BY article_id
),

quotations AS (
    SELECT
        article_id,
        STRING_AGG(
            char_start || '|' || LENGTH(quote_text) || '|'
            || REGEXP_REPLACE(COALESCE(cue_verb, ''), '[#|\s]+', ' ', 'g') || '|'
            || REGEXP_REPLACE(quote_text, '[#|\s]+', ' ', 'g'), '#'
            ORDER BY char_start, quote_id
        ) AS v21_quotations
    FROM quotes
    GROUP BY article_id
),

pictures AS (
    SELECT
        article_id,
        STRING_AGG(REPLACE(image_url, ';', '%3B'), ';' ORDER BY position) AS v21_images
    FROM images
    GROUP BY article_id
),

targets AS (
    SELECT
        article_id,
        STRING_AGG(REPLACE(target_url, ';', '%3B'), ';' ORDER BY position) AS page_links
    FROM links
    GROUP BY article_id
),

extras AS (
    SELECT
        articles.article_id,
        NULLIF(
            CONCAT(
                '<PAGE_LINKS>'
                || REPLACE(
                    REPLACE(REPLACE(targets.page_links, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'
                )
                || '</PAGE_LINKS>',
                '<PAGE_AUTHORS>'
                || NULLIF(
                    REPLACE(
                        REPLACE(
                            REPLACE(ARRAY_TO_STRING(articles.authors, ';'), '&', '&amp;'),
                            '<', '&lt;'
                        ),
                        '>', '&gt;'
                    ),
                    ''
                )
                || '</PAGE_AUTHORS>',
                '<PAGE_PRECISEPUBTIMESTAMP>'
                || CASE
                    WHEN articles.published_precision IN ('second', 'minute')
                        THEN STRFTIME(articles.published_at AT TIME ZONE 'UTC', '%Y%m%d%H%M%S')
                END
                || '</PAGE_PRECISEPUBTIMESTAMP>',
                '<PAGE_TITLE>'
                || REPLACE(
                    REPLACE(
                        REPLACE(
                            REGEXP_REPLACE(articles.title, '\s+', ' ', 'g'), '&', '&amp;'
                        ),
                        '<', '&lt;'
                    ),
                    '>', '&gt;'
                )
                || '</PAGE_TITLE>'
            ),
            ''
        ) AS xml
    FROM articles
    LEFT JOIN targets ON articles.article_id = targets.article_id
)

SELECT
    -- GDELT numbers the records of a batch; our ids come from content. Fourteen zeros: undated.
    COALESCE(STRFTIME(articles.published_at AT TIME ZONE 'UTC', '%Y%m%d%H%M%S'), '00000000000000')
    || '-' || articles.article_id AS "GKGRECORDID",
    CAST(STRFTIME(articles.published_at AT TIME ZONE 'UTC', '%Y%m%d%H%M%S') AS BIGINT)
        AS "V2_1DATE",
    -- 1: the document is named by a URL; 2: by a citation.
    CASE WHEN COALESCE(articles.canonical_url, articles.url) IS NULL THEN 2 ELSE 1 END
        AS "V2SOURCECOLLECTIONIDENTIFIER",
    COALESCE(articles.domain, articles.source) AS "V2SOURCECOMMONNAME",
    COALESCE(articles.canonical_url, articles.url, articles.external_id, articles.article_id)
        AS "V2DOCUMENTIDENTIFIER",
    amounts.v1_counts AS "V1COUNTS",
    amounts.v21_counts AS "V2_1COUNTS",
    themes.v1_themes AS "V1THEMES",
    CAST(NULL AS VARCHAR) AS "V2ENHANCEDTHEMES",
    locations.v1_locations AS "V1LOCATIONS",
    locations.v2_locations AS "V2ENHANCEDLOCATIONS",
    mentions.v1_persons AS "V1PERSONS",
    mentions.v2_persons AS "V2ENHANCEDPERSONS",
    mentions.v1_organizations AS "V1ORGANIZATIONS",
    mentions.v2_organizations AS "V2ENHANCEDORGANIZATIONS",
    CAST(NULL AS VARCHAR) AS "V1_5TONE",
    dates.v21_dates AS "V2_1ENHANCEDDATES",
    CAST(NULL AS VARCHAR) AS "V2GCAM",
    articles.image_url AS "V2_1SHARINGIMAGE",
    pictures.v21_images AS "V2_1RELATEDIMAGES",
    CAST(NULL AS VARCHAR) AS "V2_1SOCIALIMAGEEMBEDS",
    CAST(NULL AS VARCHAR) AS "V2_1SOCIALVIDEOEMBEDS",
    quotations.v21_quotations AS "V2_1QUOTATIONS",
    mentions.v21_all_names AS "V2_1ALLNAMES",
    amounts.v21_amounts AS "V2_1AMOUNTS",
    CAST(NULL AS VARCHAR) AS "V2_1TRANSLATIONINFO",
    extras.xml AS "V2EXTRASXML"
FROM articles
LEFT JOIN amounts ON articles.article_id = amounts.article_id
LEFT JOIN themes ON articles.article_id = themes.article_id
LEFT JOIN locations ON articles.article_id = locations.article_id
LEFT JOIN mentions ON articles.article_id = mentions.article_id
LEFT JOIN dates ON articles.article_id = dates.article_id
LEFT JOIN quotations ON articles.article_id = quotations.article_id
LEFT JOIN pictures ON articles.article_id = pictures.article_id
LEFT JOIN extras ON articles.article_id = extras.article_id
