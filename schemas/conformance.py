"""The gate between transforms and storage: rows either fit the contract or are named.

pyarrow does not guard it: its `validate` passes a null in a non-null field and
`Table.from_pylist` drops unknown keys in silence (pyarrow 26, measured).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, TypeVar

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.contract import Field, Table, fields_of

RowClass = TypeVar("RowClass")
Check = Callable[[Any], str | None]
"""What is wrong with a value; None for nothing."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A row that does not fit the contract, and why."""

    row_no: int
    message: str


def violations(table: Table, rows: Sequence[object]) -> list[Violation]:
    """The rows that do not fit, one entry per breach, in row order; empty if all fit."""
    checks = _checks_of(table.row_class)
    found: list[Violation] = []
    for row_no, row in enumerate(rows):
        if type(row) is not table.row_class:
            found.append(Violation(row_no, _shape_message(table, row)))
            continue
        for name, check in checks:
            message = check(getattr(row, name))
            if message:
                found.append(Violation(row_no, f"{table.name}.{name}: {message}"))
    return found


def to_arrow(table: Table, rows: Sequence[object]) -> pa.Table:
    """Rows that fit the contract as an Arrow table with every column of it, in order."""
    schema = arrow_schema(table)
    columns = _columns(schema, rows)
    return pa.Table.from_arrays(columns, schema=schema)


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


def _shape_message(table: Table, row: object) -> str:
    expected = {field.name for field in fields_of(table.row_class)}
    if isinstance(row, dict):
        given = set(row)
    elif is_dataclass(row):
        given = {field.name for field in fields(row)}
    else:
        return f"{table.name}: {type(row).__name__} is no row"
    unknown, missing = sorted(given - expected), sorted(expected - given)
    return f"{table.name}: unknown columns {unknown}, missing columns {missing}"


@cache
def _checks_of(row_class: type) -> tuple[tuple[str, Check], ...]:
    """Column -> its check. Made once: to read the declaration anew for each value took five times
    as long (measured on 40 articles with their facts).
    """
    return tuple((field.name, _check_of(field)) for field in fields_of(row_class))


def _check_of(field: Field) -> Check:
    scalar = _scalar_check(field)
    check = _list_check(scalar) if field.is_list else scalar

    def checked(value: Any) -> str | None:
        if value is None:
            return None if field.is_nullable else "null in a required column"
        return check(value)

    return checked


def _list_check(check_item: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, (list, tuple)):
            return f"{type(value).__name__} where a list is declared"
        for item in value:
            message = "null inside a list" if item is None else check_item(item)
            if message:
                return message
        return None

    return check


def _scalar_check(field: Field) -> Check:
    if field.vocabulary is not None:
        return _vocabulary_check(field.vocabulary)
    if is_dataclass(field.python_type):
        return _struct_check(field.python_type)
    if field.python_type is str:
        return _text_check
    return _value_check(field)


def _vocabulary_check(vocabulary: tuple[str, ...]) -> Check:
    words = frozenset(vocabulary)

    def check(value: Any) -> str | None:
        if isinstance(value, str) and value in words:
            return None
        return f"{value!r} is not in the vocabulary {vocabulary}"

    return check


def _struct_check(row_class: type) -> Check:
    checks = _checks_of(row_class)

    def check(value: Any) -> str | None:
        for name, check_inner in checks:
            message = check_inner(getattr(value, name, None))
            if message:
                return f"{name}: {message}"
        return None

    return check


def _text_check(value: Any) -> str | None:
    if not isinstance(value, str):
        return f"{type(value).__name__} where str is declared"
    if value.isascii():
        return None
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return "text with a lone surrogate, which UTF-8 cannot hold"
    return None


def _value_check(field: Field) -> Check:
    """The check of numbers, truth values, days and instants."""
    kind = field.python_type
    accepted: Any = (int, float) if kind is float else kind
    low, high = field.column.minimum, field.column.maximum

    def check(value: Any) -> str | None:
        if not isinstance(value, accepted) or (kind is int and isinstance(value, bool)):
            return f"{type(value).__name__} where {kind.__name__} is declared"
        if kind is datetime and value.tzinfo is None:
            return "an instant without a zone"
        if (low is not None and value < low) or (high is not None and value > high):
            return f"{value!r} is outside {low} to {high}"
        return None

    return check


def _columns(declared: Iterable[pa.Field], rows: Sequence[object]) -> list[pa.Array]:
    """The values of rows or structs, column by column."""
    declared = list(declared)
    read = attrgetter(*(one.name for one in declared))  # a tuple: no class has one column only
    values = list(zip(*map(read, rows), strict=True)) or [()] * len(declared)
    return [_column(one.type, own) for one, own in zip(declared, values, strict=True)]


def _column(kind: pa.DataType, values: Sequence[Any]) -> pa.Array:
    """Values of one column in their Arrow type.

    Structs are put together from their columns: pyarrow would want a dictionary for each.
    """
    if pa.types.is_struct(kind):
        return pa.StructArray.from_arrays(_columns(kind, values), fields=list(kind))
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        ends = accumulate(map(len, values), initial=0)
        items = _column(kind.value_type, list(chain.from_iterable(values)))
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), items, type=kind)
    return pa.array(values, type=kind)
