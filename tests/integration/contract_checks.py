"""The checks of the contract on a whole lake."""

from __future__ import annotations

import duckdb

from schemas.checks import all_bad_row_queries
from schemas.contract import TABLES
from warehouse.connection import open_lake
from warehouse.location import LakeLocation


def failing_checks(location: LakeLocation) -> list[str]:
    """The checks that a row of the lake fails.

    On a copy of the tables in memory: the catalog of a lake takes ten times as long to answer the
    600 small queries as they take.
    """
    memory = duckdb.connect()
    with open_lake(location, read_only=True) as lake:
        for name in TABLES:
            memory.register("rows", lake.sql(f'SELECT * FROM "{name}"').to_arrow_table())
            memory.execute(f'CREATE TABLE "{name}" AS SELECT * FROM rows')
            memory.unregister("rows")
    return [
        f"{table}: {check}"
        for table, queries in all_bad_row_queries().items()
        for check, sql in queries.items()
        if memory.execute(sql).fetchall()
    ]
