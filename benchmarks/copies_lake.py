"""Lakes of articles that no file was read for: what the benchmarks of copies run on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.conformance import from_row, to_arrow
from schemas.contract import TABLES
from schemas.identifiers import content_id
from schemas.tables.corpus import Article
from transforms.copies.fingerprints import article_fingerprint
from warehouse.location import LakeLocation
from warehouse.transaction import transaction

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)

_DEFAULTS: dict[str, object] = {
    "input_id": "bench", "source": "bench", "article_type": "news", "word_count": 0,
    "paywall": "unknown", "extraction_method": "bench", "extractor_version": "1",
    "is_primary": True, "language": "en", "paragraphs": [], "authors": [], "keywords": [],
    "quality_flags": [], "published_precision": "second",
}  # fmt: skip


def article_values(
    name: str, title: str | None, body: str, published_at: datetime | None, source: str = "bench"
) -> dict[str, object]:
    """The columns of an article that its copies are found by; ids follow from the name."""
    return {
        **_DEFAULTS,
        "article_id": content_id("bench", name),
        "revision_id": content_id(title, None, body),
        "locator": name,
        "source": source,
        "url_key": f"{source}.example/{name}",
        "title": title,
        "body": body,
        "published_at": published_at,
        "body_sha256": hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def articles_table(rows: Sequence[dict[str, object]]) -> pa.Table:
    """Articles as the warehouse writes them: columns that nobody gave are null."""
    schema = arrow_schema(TABLES["articles"])
    columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def add_articles(
    connection: duckdb.DuckDBPyConnection, location: LakeLocation, tables: Iterable[pa.Table]
) -> int:
    """Append articles and their fingerprints in one change, as an ingest does; returns how many."""
    total = 0
    with transaction(connection, location, "benchmark", "articles") as change:
        for table in tables:
            change.append("articles", table)
            change.append("fingerprints", fingerprints_table(table))
            total += table.num_rows
    return total


def fingerprints_table(articles: pa.Table) -> pa.Table:
    """The fingerprints of articles."""
    rows = [article_fingerprint(from_row(Article, row)) for row in articles.to_pylist()]
    return to_arrow(TABLES["fingerprints"], rows)


def instant(day: int, second: int = 0) -> datetime:
    """A moment on a day of the benchmark, from 0."""
    return FIRST_DAY + timedelta(days=day, seconds=second)
