"""Arrow schemas, derived from the contract."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cache

import pyarrow as pa

from schemas.contract import Field, Table, fields_of

TIMESTAMP = pa.timestamp("us", tz="UTC")

_ARROW_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: TIMESTAMP,
}


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a column."""
    scalar = field.column.arrow_type
    if scalar is None and issubclass(field.python_type, StrEnum):
        scalar = pa.string()
    if scalar is None:
        scalar = _ARROW_TYPES.get(field.python_type)
    if scalar is None:
        scalar = pa.struct(
            [pa.field(inner.name, arrow_type(inner)) for inner in fields_of(field.python_type)]
        )
    return pa.list_(scalar) if field.is_list else scalar


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The schema of the table's Parquet files: every column, in order, with its nullability."""
    return pa.schema(
        [
            pa.field(field.name, arrow_type(field), nullable=field.is_nullable)
            for field in fields_of(table.row_class)
        ]
    )
