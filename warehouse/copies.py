"""The search for copies in the lake: what is new, what is touched, and what is known of it.

Articles are compared as texts: those whose words are equal are one text, however many articles
hold it. Inside one change of the lake, in this order: `mark_fresh`, `without_fingerprint`, the
pairs of `warehouse.copies_candidates`, `touched_members`, `known_edges` and `note_compared`.
"""

# The SQL is made of constants of this module and names of the contract, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from schemas.ddl import quote
from schemas.documents import Interval
from warehouse.transaction import Transaction

DAY = "CAST(COALESCE({0}.published_at, {0}.crawled_at, {0}.modified_at) AS DATE)"


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles that are compared anew though nothing about them has changed."""

    days: Interval | None = None
    is_whole: bool = False


def mark_fresh(change: Transaction, version: str, scope: Scope) -> int:
    """Note in the temporary table `fresh` which articles must be compared; returns how many.

    That are articles that nobody has compared by fingerprints of this version, those of the
    scope, and all members of groups that one of these is in or that have lost a member. Nothing
    else need be known of what happened since the last time: it can be told from the tables.
    """
    days = scope.days or Interval(date.max, date.max)
    change.connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE fresh AS
        WITH changed AS (
            SELECT articles.article_id FROM articles
            LEFT JOIN comparisons
                ON articles.article_id = comparisons.article_id
                AND comparisons.extractor_version = $version
            WHERE comparisons.article_id IS NULL
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
    """Delete what was found of fresh articles, and pairs with articles that are gone."""
    for table in ("comparisons", "dup_groups", "syndication"):
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


def without_fingerprint(change: Transaction, version: str) -> pa.Table:
    """Fresh articles that no worker gave a fingerprint of this version: article_id, published_at.

    That are those of an older lake, or of an older way to make them.
    """
    return change.query(
        "SELECT fresh.article_id, fresh.published_at FROM fresh ANTI JOIN fingerprints "
        "ON fresh.article_id = fingerprints.article_id "
        f"AND fingerprints.extractor_version = {quote(version)} ORDER BY ALL"
    )


def note_compared(change: Transaction, version: str) -> None:
    """Note that the fresh articles are compared."""
    change.append(
        "comparisons",
        change.query(
            f"SELECT article_id, {quote(version)} AS extractor_version FROM fresh ORDER BY ALL"
        ),
    )


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


def drop_work_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the temporary tables: the connection lives on."""
    for name in ("fresh", "units", "live", "probes", "meetings", "touched", "addresses"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


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
        "SELECT EXISTS (FROM articles ANTI JOIN comparisons USING (article_id))"
    ).fetchone()
    return bool(row and row[0])
