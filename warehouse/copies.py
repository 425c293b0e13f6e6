"""The search for copies in the lake: what is new, which texts share anchors, who is touched.

Articles are compared as texts: those whose words are equal are one text, however many articles
hold it. Inside one change of the lake, in this order: `mark_fresh`, `read_articles` for their
fingerprints, `candidate_pairs` block by block, `touched_members` and `known_edges`.
"""

# The SQL is made of constants of this module and names of the contract, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from schemas.documents import Interval
from warehouse.transaction import Transaction

BLOCK_DAYS = 7
"""Days of new articles that are compared at a time: bounds the memory, whatever is new."""
FEW_SHARERS = 8
"""Texts that share an anchor up to which nobody counts how common it is."""
MANY_SHARERS = 100
"""Texts that share an anchor above which not all of them meet, but each meets one of its day,
and those of consecutive days each other: boilerplate would cost its square."""

DAY = "CAST(COALESCE({0}.published_at, {0}.crawled_at, {0}.modified_at) AS DATE)"


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles that are compared anew though nothing about them has changed."""

    days: Interval | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """How many anchors two texts must share to be compared."""

    densities: Sequence[tuple[int, float]]
    """Shingles of a text (exclusive) -> anchors per shingle."""
    share: float
    """Share of the shorter text's anchors that is shared on average."""
    deviations: float
    """Standard deviations below that."""


def _needed(rule: AnchorRule, n_anchors: str) -> str:
    """SQL of the number needed, where so many anchors of the shorter text can be shared."""
    mean = f"({rule.share} * {n_anchors})"
    return f"GREATEST(1, CAST(FLOOR({mean} - {rule.deviations} * SQRT({mean})) AS INTEGER))"


def mark_fresh(change: Transaction, version: str, scope: Scope) -> int:
    """Note in the temporary table `fresh` which articles must be compared; returns how many.

    That are articles with no fingerprint of this version, those of the scope, and all members
    of groups that one of these is in or that have lost a member. Nothing else need be known of
    what happened since the last time: it can be told from the tables.
    """
    days = scope.days or Interval(date.max, date.max)
    change.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE fresh AS
        WITH changed AS (
            SELECT articles.article_id FROM articles
            LEFT JOIN fingerprints
                ON articles.article_id = fingerprints.article_id
                AND fingerprints.extractor_version = $version
            WHERE fingerprints.article_id IS NULL
                OR $is_whole
                OR ({DAY.format("articles")} >= $start AND {DAY.format("articles")} < $end)
        ),
        broken AS (
            SELECT group_id FROM dup_groups
            GROUP BY group_id
            HAVING COUNT(*) <> MAX(n_members)
            UNION
            SELECT group_id FROM dup_groups SEMI JOIN changed USING (article_id)
        ),
        all_ids AS (
            SELECT article_id FROM changed
            UNION
            SELECT article_id FROM dup_groups SEMI JOIN broken USING (group_id)
        )
        SELECT articles.article_id, articles.published_at, {DAY.format("articles")} AS day
        FROM articles SEMI JOIN all_ids USING (article_id)
        """,
        {
            "version": version,
            "is_whole": scope.is_whole,
            "start": days.start,
            "end": days.end,
        },
    )
    return _count(change, "fresh")


def forget_fresh(change: Transaction) -> None:
    """Delete what the tables say of fresh articles, and pairs with articles that are gone."""
    for table in ("fingerprints", "dup_groups", "syndication"):
        sql = f"SELECT article_id FROM {table} SEMI JOIN fresh USING (article_id)"
        change.delete(table, "article_id", _values(change, sql))
    for column in ("article_id", "other_id"):
        sql = (
            f"SELECT DISTINCT {column} FROM dup_pairs "
            f"WHERE {column} IN (SELECT article_id FROM fresh) "
            f"OR {column} NOT IN (SELECT article_id FROM articles)"
        )
        change.delete("dup_pairs", column, _values(change, sql))


def read_articles(
    change: Transaction, wanted: pa.Table, columns: str, batch_rows: int = 20_000
) -> Iterator[pa.Table]:
    """Rows of articles in batches: `wanted` has their article_id and published_at.

    In the order of publication, so that only the files and row groups of the time are read.
    """
    has_date = pc.is_valid(wanted["published_at"])
    dated = wanted.filter(has_date).sort_by([("published_at", "ascending")])
    for part, bound in (
        (dated, "articles.published_at BETWEEN $low AND $high"),
        (wanted.filter(pc.invert(has_date)), "articles.published_at IS NULL"),
    ):
        for start in range(0, part.num_rows, batch_rows):
            rows = part.slice(start, batch_rows).select(["article_id", "published_at"])
            limits = pc.min_max(rows["published_at"]).as_py()
            values = {"low": limits["min"], "high": limits["max"]} if limits["min"] else {}
            change.connection.register("wanted_articles", rows)
            try:
                yield change.connection.execute(
                    f"SELECT {columns} FROM articles "
                    f"SEMI JOIN wanted_articles USING (article_id) WHERE {bound}",
                    values,
                ).to_arrow_table()
            finally:
                change.connection.unregister("wanted_articles")


def fresh_articles(change: Transaction) -> pa.Table:
    """The fresh articles: article_id, published_at, day."""
    return change.query("SELECT article_id, published_at, day FROM fresh ORDER BY article_id")


def fresh_blocks(change: Transaction) -> list[Interval | None]:
    """Spans of days that cover the fresh articles; None stands for the undated ones, last."""
    rows = change.connection.execute("SELECT DISTINCT day FROM fresh ORDER BY day").fetchall()
    blocks: list[Interval | None] = []
    end = date.min
    for (day,) in rows:
        if day is None:
            continue
        if day >= end:
            end = day + timedelta(days=BLOCK_DAYS)
            blocks.append(Interval(day, end))
    return [*blocks, None] if rows and rows[-1][0] is None else blocks


def candidate_pairs(
    change: Transaction, block: Interval | None, window_days: int, rule: AnchorRule
) -> pa.Table:
    """Pairs of texts that share anchors, one of them fresh and of the block.

    Columns first_key, second_key, first_id, second_id (an article of each). Which pairs share
    enough follows from the two texts alone. The most common anchors of a text are not looked up,
    as many as a pair can lack; so every such pair is found, whatever else is in the lake.
    """
    _load_units(change, block, window_days, rule)
    _run(change, _LIVE)
    _run(change, _PROBES, {"few": FEW_SHARERS})
    _run(change, _MEETINGS, {"window": window_days, "many": MANY_SHARERS})
    kept = "LEAST(first.n_shingles, second.n_shingles) * LEAST(first.density, second.density)"
    return change.query(_CANDIDATES.format(_needed(rule, kept)))


def _load_units(
    change: Transaction, block: Interval | None, window_days: int, rule: AnchorRule
) -> None:
    """Temporary table `units`: the texts of the block and its window, by day."""
    values: dict[str, object] = {}
    if block is None:
        condition = "TRUE"
    else:
        # Fresh articles of later blocks meet those of this one when their turn comes.
        condition = (
            "(fresh.article_id IS NULL AND (fingerprints.day IS NULL "
            "OR fingerprints.day BETWEEN $low AND $high)) "
            "OR (fresh.article_id IS NOT NULL AND fingerprints.day BETWEEN $low AND $last)"
        )
        last = block.end - timedelta(days=1)
        margin = timedelta(days=window_days)
        values = {
            "low": block.start - margin,
            "high": last + margin,
            "last": last,
            "start": block.start,
        }
    density = " ".join(f"WHEN n_shingles < {limit} THEN {value}" for limit, value in rule.densities)
    density = f"CASE {density} END"
    sparsest = min(value for _, value in rule.densities)
    n_needed = _needed(rule, f"n_shingles * {sparsest}")
    in_block = "fresh.day IS NULL" if block is None else "fresh.day >= $start"
    _run(
        change,
        f"""
        CREATE OR REPLACE TEMP TABLE units AS
        SELECT
            CAST(ROW_NUMBER() OVER (ORDER BY day NULLS FIRST, text_key) AS INTEGER) AS unit,
            CAST(DENSE_RANK() OVER (ORDER BY text_key) AS INTEGER) AS text_no,
            text_key, day, article_id, is_fresh, anchors, n_shingles,
            {n_needed} AS n_needed,
            {density} AS density
        FROM (
            SELECT
                fingerprints.text_key,
                fingerprints.day,
                MIN(fingerprints.article_id) AS article_id,
                BOOL_OR(fresh.article_id IS NOT NULL AND {in_block}) AS is_fresh,
                ANY_VALUE(fingerprints.anchors) AS anchors,
                ANY_VALUE(fingerprints.n_shingles) AS n_shingles
            FROM fingerprints
            LEFT JOIN fresh ON fingerprints.article_id = fresh.article_id
            WHERE LEN(fingerprints.anchors) > 0 AND ({condition})
            GROUP BY fingerprints.text_key, fingerprints.day
        )
        """,
        values,
    )


_LIVE = """
CREATE OR REPLACE TEMP TABLE live AS
WITH spread AS (SELECT unit, is_fresh, UNNEST(anchors) AS anchor FROM units),
shared AS (
    SELECT anchor, CAST(COUNT(*) AS INTEGER) AS n_sharers
    FROM spread
    WHERE anchor IN (SELECT anchor FROM spread WHERE is_fresh)
    GROUP BY anchor
    HAVING COUNT(*) > 1
)
SELECT spread.unit, spread.anchor, shared.n_sharers
FROM spread INNER JOIN shared ON spread.anchor = shared.anchor
"""

_PROBES = """
CREATE OR REPLACE TEMP TABLE probes AS
SELECT
    live.anchor, live.n_sharers, units.unit, units.text_no, units.day,
    units.n_shingles, units.is_fresh
FROM live INNER JOIN units ON live.unit = units.unit
ANTI JOIN (
    SELECT ranked.unit, ranked.anchor
    FROM (
        SELECT unit, anchor, ROW_NUMBER() OVER (
            PARTITION BY unit ORDER BY n_sharers DESC, anchor
        ) AS commonness
        FROM live WHERE n_sharers > $few
    ) AS ranked
    INNER JOIN units ON ranked.unit = units.unit
    WHERE ranked.commonness < units.n_needed
) AS skipped ON live.unit = skipped.unit AND live.anchor = skipped.anchor
"""

_MEETINGS = """
CREATE OR REPLACE TEMP TABLE meetings AS
WITH all_live AS (
    SELECT
        live.anchor, live.n_sharers, units.unit, units.text_no, units.day, units.n_shingles,
        units.is_fresh
    FROM live INNER JOIN units ON live.unit = units.unit
),
of_all AS (
    SELECT probes.text_no AS first_no, other.text_no AS second_no
    FROM probes INNER JOIN all_live AS other ON probes.anchor = other.anchor
    WHERE
        probes.n_sharers <= $many
        AND probes.text_no <> other.text_no
        AND (probes.is_fresh OR other.is_fresh)
        AND (
            probes.n_shingles < other.n_shingles
            OR (probes.n_shingles = other.n_shingles AND probes.unit < other.unit)
        )
        AND (
            probes.day IS NULL OR other.day IS NULL
            OR ABS(probes.day - other.day) <= $window
        )
),
common AS (SELECT * FROM all_live WHERE n_sharers > $many),
leaders AS (
    SELECT anchor, day, ARG_MIN(text_no, unit) AS text_no, BOOL_OR(is_fresh) AS is_fresh
    FROM common
    GROUP BY anchor, day
),
of_leaders AS (
    SELECT common.text_no AS first_no, leaders.text_no AS second_no
    FROM common
    INNER JOIN probes ON common.unit = probes.unit AND common.anchor = probes.anchor
    INNER JOIN leaders
        ON common.anchor = leaders.anchor AND common.day IS NOT DISTINCT FROM leaders.day
    WHERE leaders.is_fresh
    UNION ALL
    SELECT text_no, previous_no
    FROM (
        SELECT
            text_no,
            LAG(text_no) OVER days AS previous_no,
            day - LAG(day) OVER days AS distance,
            is_fresh OR LAG(is_fresh) OVER days AS is_fresh
        FROM leaders
        WINDOW days AS (PARTITION BY anchor ORDER BY day NULLS FIRST)
    )
    WHERE previous_no IS NOT NULL AND is_fresh AND COALESCE(distance, 0) <= $window
)
SELECT LEAST(first_no, second_no) AS first_no, GREATEST(first_no, second_no) AS second_no
FROM (SELECT * FROM of_all UNION ALL SELECT * FROM of_leaders)
WHERE first_no <> second_no
GROUP BY ALL
"""

_CANDIDATES = """
WITH texts AS (
    SELECT
        text_no, ANY_VALUE(text_key) AS text_key, MIN(article_id) AS article_id,
        ANY_VALUE(anchors) AS anchors, ANY_VALUE(n_shingles) AS n_shingles,
        ANY_VALUE(density) AS density
    FROM units
    GROUP BY text_no
)
SELECT
    first.text_key AS first_key, second.text_key AS second_key,
    first.article_id AS first_id, second.article_id AS second_id
FROM meetings
INNER JOIN texts AS first ON meetings.first_no = first.text_no
INNER JOIN texts AS second ON meetings.second_no = second.text_no
WHERE
    LEN(LIST_INTERSECT(first.anchors, second.anchors)) >= {}
ORDER BY first_key, second_key
"""


def published_of(change: Transaction, article_ids: Iterable[str]) -> pa.Table:
    """article_id and published_at of articles, as `read_articles` wants them."""
    return change.query(
        "SELECT article_id, published_at FROM articles "
        "WHERE article_id IN (SELECT value FROM wanted)",
        article_ids,
    )


def touched_members(change: Transaction, edge_keys: Iterable[int]) -> pa.Table:
    """Articles whose groups may differ: of texts with an edge, of equal texts, of their groups."""
    keys = pa.table({"text_key": pa.array(sorted(set(edge_keys)), pa.int64())})
    change.connection.register("edge_keys", keys)
    try:
        _run(
            change,
            """
            CREATE OR REPLACE TEMP TABLE touched AS
            WITH shared_keys AS (
                SELECT text_key FROM fingerprints
                WHERE text_key IN (
                    SELECT text_key FROM fingerprints SEMI JOIN fresh USING (article_id)
                )
                GROUP BY text_key HAVING COUNT(*) > 1
            ),
            seeds AS (
                SELECT article_id FROM fingerprints
                WHERE text_key IN (SELECT text_key FROM shared_keys)
                    OR text_key IN (SELECT text_key FROM edge_keys)
            ),
            grouped AS (SELECT DISTINCT group_id FROM dup_groups SEMI JOIN seeds USING (article_id))
            SELECT article_id FROM seeds
            UNION
            SELECT article_id FROM dup_groups SEMI JOIN grouped USING (group_id)
            """,
        )
    finally:
        change.connection.unregister("edge_keys")
    return change.query(_MEMBERS.format("SEMI JOIN touched USING (article_id)"))


def members_of_texts(change: Transaction, keys: Iterable[int]) -> pa.Table:
    """The articles of texts, by their keys."""
    wanted = pa.table({"text_key": pa.array(sorted(set(keys)), pa.int64())})
    change.connection.register("wanted_keys", wanted)
    try:
        return change.query(_MEMBERS.format("SEMI JOIN wanted_keys USING (text_key)"))
    finally:
        change.connection.unregister("wanted_keys")


def fresh_with_agency(change: Transaction) -> pa.Table:
    """Fresh articles that name an agency and are no members of a group that is touched."""
    return change.query(
        _MEMBERS.format(
            "SEMI JOIN fresh USING (article_id) ANTI JOIN touched USING (article_id) "
            "WHERE agency IS NOT NULL"
        )
    )


_MEMBERS = """
WITH prints AS (SELECT * FROM fingerprints {})
SELECT
    prints.article_id, prints.text_key, prints.n_shingles, articles.body_sha256, articles.url_key,
    articles.published_at, articles.published_precision, articles.modified_at,
    articles.crawled_at, articles.publisher, articles.source, articles.domain,
    COALESCE(articles.byline_raw, ARRAY_TO_STRING(articles.authors, ' / ')) AS byline,
    prints.agency, prints.agency_evidence, dup_groups.group_id
FROM prints
INNER JOIN articles ON prints.article_id = articles.article_id
LEFT JOIN dup_groups ON prints.article_id = dup_groups.article_id
ORDER BY prints.article_id
"""


def known_edges(change: Transaction) -> pa.Table:
    """What `dup_pairs` says of touched articles, as pairs of different texts."""
    return change.query(
        """
        WITH pairs AS (
            SELECT article_id, other_id, similarity FROM dup_pairs
            WHERE article_id IN (SELECT article_id FROM touched)
                OR other_id IN (SELECT article_id FROM touched)
        )
        SELECT DISTINCT
            LEAST(first.text_key, second.text_key) AS first_key,
            GREATEST(first.text_key, second.text_key) AS second_key,
            IF(first.text_key < second.text_key, first.n_shingles, second.n_shingles) AS n_first,
            IF(first.text_key < second.text_key, second.n_shingles, first.n_shingles) AS n_second,
            pairs.similarity
        FROM pairs
        INNER JOIN fingerprints AS first ON pairs.article_id = first.article_id
        INNER JOIN fingerprints AS second ON pairs.other_id = second.article_id
        WHERE first.text_key <> second.text_key
        ORDER BY first_key, second_key
        """
    )


def drop_work_tables(change: Transaction) -> None:
    """Drop the temporary tables: the connection lives on."""
    for name in ("fresh", "units", "live", "probes", "meetings", "touched"):
        change.connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _run(change: Transaction, sql: str, values: dict[str, object] | None = None) -> None:
    change.connection.execute(sql, values or {})


def _values(change: Transaction, sql: str) -> list[str]:
    values: list[str] = change.query(sql).column(0).to_pylist()
    return values


def _count(change: Transaction, table: str) -> int:
    row = change.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def needs_derivation(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a run ended between its last commit and the derivation that follows it."""
    row = connection.execute(
        "SELECT EXISTS (FROM articles ANTI JOIN fingerprints USING (article_id))"
    ).fetchone()
    return bool(row and row[0])
