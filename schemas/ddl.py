"""DuckDB DDL, derived from the contract."""

from __future__ import annotations

import pyarrow as pa

from schemas.arrow import TIMESTAMP, arrow_type
from schemas.contract import Field, Table, fields_of
from schemas.errors import ContractError

_SQL_TYPES: dict[pa.DataType, str] = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
}


def sql_type(arrow: pa.DataType) -> str:
    """The DuckDB type of an Arrow type, spelled as DuckDB's catalog spells it."""
    if pa.types.is_list(arrow):
        return f"{sql_type(arrow.value_type)}[]"
    if pa.types.is_struct(arrow):
        inner = (
            f'"{arrow.field(i).name}" {sql_type(arrow.field(i).type)}'
            for i in range(arrow.num_fields)
        )
        return f"STRUCT({', '.join(inner)})"
    if arrow not in _SQL_TYPES:
        raise ContractError(f"no DuckDB type is known for Arrow type {arrow}")
    return _SQL_TYPES[arrow]


def column_sql(field: Field) -> str:
    """The column as it stands in CREATE TABLE."""
    null = "" if field.is_nullable else " NOT NULL"
    return f'"{field.name}" {sql_type(arrow_type(field))}{null}'


def create_table_sql(table: Table, schema: str) -> str:
    """The CREATE TABLE statement of a table in a DuckDB schema such as `lake.main`."""
    columns = ",\n  ".join(column_sql(field) for field in fields_of(table.row_class))
    return f'CREATE TABLE {schema}."{table.name}" (\n  {columns}\n)'


def comment_sql(table: Table, schema: str) -> list[str]:
    """COMMENT statements that carry the descriptions into the catalog."""
    statements = [f'COMMENT ON TABLE {schema}."{table.name}" IS {quote(table.description)}']
    for field in fields_of(table.row_class):
        unit = f" [{field.column.unit}]" if field.column.unit else ""
        text = quote(field.column.description + unit)
        statements.append(f'COMMENT ON COLUMN {schema}."{table.name}"."{field.name}" IS {text}')
    return statements


def quote(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
