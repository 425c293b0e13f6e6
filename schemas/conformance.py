"""The gate between transforms and storage: rows either fit the contract or are named.

Column-wise, because pyarrow's own `validate` passes a null in a non-null field and
`Table.from_pylist` drops unknown keys in silence (pyarrow 26, measured).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import pyarrow as pa

from schemas.arrow import arrow_schema, arrow_type
from schemas.contract import Field, Table, fields_of

RowClass = TypeVar("RowClass")


@dataclass(frozen=True, slots=True)
class Violation:
    """A row that does not fit the contract, and why."""

    row_no: int
    message: str


def violations(table: Table, rows: Sequence[object]) -> list[Violation]:
    """The rows that do not fit, one entry per breach, in row order; empty if all fit."""
    declared = fields_of(table.row_class)
    found: list[Violation] = []
    for row_no, row in enumerate(rows):
        if type(row) is not table.row_class:
            found.append(Violation(row_no, _shape_message(table, row, declared)))
            continue
        for field in declared:
            message = _value_message(field, getattr(row, field.name))
            if message:
                found.append(Violation(row_no, f"{table.name}.{field.name}: {message}"))
    return found


def to_arrow(table: Table, rows: Sequence[object]) -> pa.Table:
    """Rows that fit the contract as an Arrow table with every column of it, in order."""
    columns = [
        pa.array([_plain(field, getattr(row, field.name)) for row in rows], type=arrow_type(field))
        for field in fields_of(table.row_class)
    ]
    return pa.Table.from_arrays(columns, schema=arrow_schema(table))


def from_row(row_class: type[RowClass], row: Mapping[str, Any]) -> RowClass:
    """A row as its class from a row as Arrow or DuckDB gives it: the way back from `to_arrow`."""
    declared: Iterable[Field] = fields_of(row_class)  # type: ignore[arg-type]  # a class hashes
    return row_class(**{field.name: _typed(field, row[field.name]) for field in declared})


def _typed(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.is_list:
        single = replace(field, is_list=False)
        return [_typed(single, one) for one in value]
    if hasattr(field.python_type, "__dataclass_fields__"):
        return from_row(field.python_type, value)
    return field.python_type(value) if issubclass(field.python_type, StrEnum) else value


def _shape_message(table: Table, row: object, declared: Iterable[Field]) -> str:
    expected = {field.name for field in declared}
    if isinstance(row, dict):
        given = set(row)
    elif is_dataclass(row):
        given = {field.name for field in fields(row)}
    else:
        return f"{table.name}: {type(row).__name__} is no row"
    unknown, missing = sorted(given - expected), sorted(expected - given)
    return f"{table.name}: unknown columns {unknown}, missing columns {missing}"


def _value_message(field: Field, value: Any) -> str | None:
    if value is None:
        return None if field.is_nullable else "null in a required column"
    if not field.is_list:
        return _scalar_message(field, value)
    if not isinstance(value, (list, tuple)):
        return f"{type(value).__name__} where a list is declared"
    for item in value:
        message = "null inside a list" if item is None else _scalar_message(field, item)
        if message:
            return message
    return None


def _scalar_message(field: Field, value: Any) -> str | None:
    kind = field.python_type
    if field.vocabulary is not None:
        if value not in field.vocabulary:
            return f"{value!r} is not in the vocabulary {field.vocabulary}"
        return None
    if is_dataclass(kind):
        for inner in fields_of(kind):
            message = _value_message(inner, getattr(value, inner.name, None))
            if message:
                return f"{inner.name}: {message}"
        return None
    accepted: Any = (int, float) if kind is float else kind
    if not isinstance(value, accepted) or (kind is int and isinstance(value, bool)):
        return f"{type(value).__name__} where {kind.__name__} is declared"
    if kind is datetime and value.tzinfo is None:
        return "an instant without a zone"
    if kind is str and not _is_storable(value):
        return "text with a lone surrogate, which UTF-8 cannot hold"
    return _range_message(field, value)


def _is_storable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _range_message(field: Field, value: Any) -> str | None:
    low, high = field.column.minimum, field.column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return f"{value!r} is outside {low} to {high}"
    return None


def _plain(field: Field, value: Any) -> Any:
    """The value as pyarrow takes it: nested dataclasses as dictionaries."""
    if value is None or not is_dataclass(field.python_type):
        return value
    if field.is_list:
        return [_struct(field, item) for item in value]
    return _struct(field, value)


def _struct(field: Field, value: Any) -> dict[str, Any]:
    return {
        inner.name: _plain(inner, getattr(value, inner.name))
        for inner in fields_of(field.python_type)
    }
