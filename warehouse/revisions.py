"""The revisions of the lake: which addresses must be looked at anew, and their versions."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from warehouse.copies import read_articles
from warehouse.transaction import Transaction

ADDRESSES_AT_A_TIME = 5_000
VERSION_COLUMNS = (
    "url_key, article_id, revision_id, title, body, article_type, published_at, modified_at, "
    "crawled_at"
)


def mark_addresses(change: Transaction) -> int:
    """Note in the temporary table `addresses` which ones have new articles, or lost one.

    Returns how many there are. Needs the table `fresh` of `warehouse.copies`.
    """
    change.connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE addresses AS
        WITH changed AS (
            SELECT url_key FROM articles SEMI JOIN fresh USING (article_id)
            UNION
            SELECT url_key FROM revisions
            ANTI JOIN articles
                ON revisions.url_key = articles.url_key
                AND revisions.revision_id = articles.revision_id
        )
        SELECT
            changed.url_key,
            COUNT(articles.article_id) AS n_versions,
            MIN(articles.published_at) AS first_at
        FROM changed LEFT JOIN articles ON changed.url_key = articles.url_key
        WHERE changed.url_key IS NOT NULL
        GROUP BY changed.url_key
        """
    )
    row = change.connection.execute("SELECT COUNT(*) FROM addresses").fetchone()
    return int(row[0]) if row else 0


def forget_addresses(change: Transaction) -> None:
    """Delete the revisions of the addresses noted."""
    found = change.query(
        "SELECT DISTINCT url_key FROM revisions SEMI JOIN addresses USING (url_key)"
    )
    change.delete("revisions", "url_key", found["url_key"].to_pylist())


def single_versions(change: Transaction) -> pa.Table:
    """The rows of `revisions` for addresses with one version."""
    return change.query(
        """
        SELECT
            articles.url_key, articles.revision_id, CAST(NULL AS VARCHAR) AS previous_id,
            COALESCE(articles.crawled_at, articles.modified_at, articles.published_at) AS seen_at,
            FALSE AS title_changed,
            CAST(0 AS INTEGER) AS chars_added, CAST(0 AS INTEGER) AS chars_removed,
            'first' AS kind,
            CAST(NULL AS VARCHAR[]) AS figures_added, CAST(NULL AS VARCHAR[]) AS figures_removed,
            CAST(NULL AS VARCHAR) AS note
        FROM articles INNER JOIN addresses ON articles.url_key = addresses.url_key
        WHERE addresses.n_versions = 1
        """
    )


def several_versions(change: Transaction) -> Iterator[pa.Table]:
    """The versions of the other addresses, all of an address in one table."""
    found = change.query(
        "SELECT url_key FROM addresses WHERE n_versions > 1 ORDER BY first_at, url_key"
    )
    for start in range(0, found.num_rows, ADDRESSES_AT_A_TIME):
        keys = found.slice(start, ADDRESSES_AT_A_TIME)["url_key"].to_pylist()
        wanted = change.query(
            "SELECT article_id, published_at FROM articles "
            "WHERE url_key IN (SELECT value FROM wanted)",
            keys,
        )
        yield pa.concat_tables(read_articles(change, wanted, VERSION_COLUMNS))
