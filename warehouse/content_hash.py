"""A hash of rows that is equal where the rows are, however they lie in memory."""

from __future__ import annotations

import hashlib

import duckdb
import pyarrow as pa

SQL = "SELECT md5(CAST(rows_to_hash AS VARCHAR)) FROM rows_to_hash"


def content_hash(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> str:
    """SHA-256 over the rows in their order, each as the text that DuckDB makes of it.

    Not over Arrow's own bytes: what stands under a null, and whether there is a validity bitmap,
    differs between tables that are equal.
    """
    connection.register("rows_to_hash", rows)
    try:
        found = connection.execute(SQL).fetchall()
    finally:
        connection.unregister("rows_to_hash")
    return hashlib.sha256("".join(row[0] for row in found).encode("ascii")).hexdigest()
