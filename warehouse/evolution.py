"""Bringing the tables of a lake up to the contract: new tables and new nullable columns."""

from __future__ import annotations

from collections import defaultdict

import duckdb

from schemas.arrow import arrow_type
from schemas.contract import TABLES, Table, fields_of
from schemas.ddl import column_sql, comment_sql, create_table_sql, sql_type
from schemas.errors import ContractError


def apply_contract(connection: duckdb.DuckDBPyConnection, schema: str) -> list[str]:
    """Create what is missing in `schema` (`lake.main`), in one transaction.

    Returns the statements run, empty if the lake was up to date. Raises ContractError for a
    column that the contract does not know, has another type for, or requires and the lake lacks.
    """
    existing = _existing_columns(connection, schema)
    statements: list[str] = []
    for table in TABLES.values():
        if table.name in existing:
            statements += _changes(table, existing[table.name], schema)
        else:
            statements += [create_table_sql(table, schema), *comment_sql(table, schema)]
    if statements:
        connection.execute("BEGIN")
        try:
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")
        except duckdb.Error:
            connection.execute("ROLLBACK")
            raise
    return statements


def _existing_columns(
    connection: duckdb.DuckDBPyConnection, schema: str
) -> dict[str, dict[str, str]]:
    database, schema_name = schema.split(".")
    rows = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = ? AND schema_name = ?",
        [database, schema_name],
    ).fetchall()
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    for table_name, column_name, data_type in rows:
        columns[table_name][column_name] = data_type
    return columns


def _changes(table: Table, existing: dict[str, str], schema: str) -> list[str]:
    declared = {field.name: field for field in fields_of(table.row_class)}
    unknown = sorted(set(existing) - set(declared))
    if unknown:
        raise ContractError(
            f"{schema}.{table.name} has columns {unknown} that this version does not know: "
            "the lake was written by a newer copydesk; upgrade this one"
        )
    statements = []
    for name, field in declared.items():
        expected = sql_type(arrow_type(field))
        if name not in existing:
            if not field.is_nullable:
                raise ContractError(
                    f"{schema}.{table.name} lacks the required column {name}: "
                    "ingest into a new lake with --reprocess all"
                )
            statements.append(f'ALTER TABLE {schema}."{table.name}" ADD COLUMN {column_sql(field)}')
        elif _plain(existing[name]) != _plain(expected):
            raise ContractError(
                f"{schema}.{table.name}.{name} is {existing[name]} in the lake and "
                f"{expected} in the contract: ingest into a new lake"
            )
    return statements


def _plain(sql: str) -> str:
    return sql.replace('"', "").upper()
