"""Committing the facts of articles that are in the lake already, in place of their old ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from schemas.contract import TABLES
from schemas.tables.operations import InputFile, Lineage
from warehouse.content_hash import content_hash
from warehouse.ledger import AUTHOR, put_input_rows
from warehouse.location import LakeLocation
from warehouse.parquet import sort_rows
from warehouse.transaction import transaction
from warehouse.wanted import query_wanted


def commit_facts(
    connection: duckdb.DuckDBPyConnection,
    location: LakeLocation,
    run_id: str,
    tables: Mapping[str, pa.Table],
    inputs: Sequence[InputFile],
) -> int:
    """Replace articles and their facts, and the ledger rows of inputs that are done with.

    `tables` holds `articles` and every fact table, the empty ones too: what is not in it stays.
    Returns the number of articles.
    """
    article_ids = tables["articles"]["article_id"].to_pylist()
    with transaction(connection, location, AUTHOR, f"facts of run {run_id}") as change:
        # Their terms may be others now: they are to be placed anew.
        change.delete("story_members", "article_id", article_ids)
        lineage = []
        sources = sorted(set(tables["articles"]["input_id"].to_pylist()))
        for name, rows in sorted(tables.items()):
            change.delete(name, "article_id", article_ids)
            written = change.append(name, rows)
            if written:
                file = written.path.relative_to(location.data).as_posix()
                digest = content_hash(connection, sort_rows(TABLES[name], rows))
                lineage.append(Lineage(name, file, written.rows, digest, sources, run_id))
        change.append_rows("lineage", lineage)
        put_input_rows(change, inputs)
    return len(article_ids)


def stored_articles(
    connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]
) -> list[dict[str, object]]:
    """Rows of `articles` by id, in the order of input and place in it."""
    found = query_wanted(
        connection,
        "SELECT * FROM articles WHERE article_id IN (SELECT value FROM wanted) "
        "ORDER BY input_id, locator, article_id",
        article_ids,
    )
    return list(found.to_pylist())


def articles_of_inputs(
    connection: duckdb.DuckDBPyConnection, input_ids: Sequence[str]
) -> list[tuple[str, str]]:
    """Input and article ids of all articles of inputs, in the order of input and place in it."""
    found = query_wanted(
        connection,
        "SELECT input_id, article_id FROM articles "
        "WHERE input_id IN (SELECT value FROM wanted) ORDER BY input_id, locator, article_id",
        input_ids,
    )
    return list(zip(found["input_id"].to_pylist(), found["article_id"].to_pylist(), strict=True))
