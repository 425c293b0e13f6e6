"""Queries about many values at once: ids of files, articles, days."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa


def query_wanted(
    connection: duckdb.DuckDBPyConnection, sql: str, wanted: Iterable[str]
) -> pa.Table:
    """The rows of a query that finds the values, each once, in the table `wanted(value)`.

    Not as a parameter: DuckDB takes .1 ms for each element of a list (it looks for pandas each
    time), and compares each row with all of them.
    """
    connection.register("wanted", pa.table({"value": pa.array(sorted(set(wanted)), pa.string())}))
    try:
        return connection.execute(sql).to_arrow_table()
    finally:
        connection.unregister("wanted")
