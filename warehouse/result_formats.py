"""Results of a query as a table for people, or as JSON, CSV or Parquet for programs.

Only the table for a terminal cuts wide cells, with `…`; nothing else is ever shortened.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any, TextIO, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich.cells import cell_len, set_cell_size

from schemas.errors import ConfigError

NULL_MARK = "-"
_NARROWEST_CUT = 12
"""Columns of a terminal table are not made narrower than this: the line wraps instead."""


class ResultFormat(StrEnum):
    """What a result can be written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


Result: TypeAlias = "pa.Table | pa.RecordBatchReader | duckdb.DuckDBPyRelation"
"""Rows to write. Readers and relations are read batch by batch by JSON, CSV and Parquet."""


def write_result(result: Result, result_format: ResultFormat | str, stream: TextIO) -> None:
    """Write a result to a text stream such as stdout.

    Parquet goes to the stream's `buffer`. ConfigError where the format is unknown, or where
    Parquet would go to a terminal.
    """
    try:
        chosen = ResultFormat(result_format)
    except ValueError as error:
        known = ", ".join(ResultFormat)
        raise ConfigError(f"format {result_format!r} is not one of {known}") from error
    if chosen is ResultFormat.PARQUET:
        _write_parquet(result, stream)
    elif chosen is ResultFormat.JSON:
        _write_json(result, stream)
    elif chosen is ResultFormat.CSV:
        _write_csv(result, stream)
    else:
        width = shutil.get_terminal_size().columns if stream.isatty() else None
        stream.write(table_text(result, width))


def table_text(result: Result, width: int | None = None) -> str:
    """The result as aligned text with a count of its rows; cut to `width` cells if it is given."""
    names, batches = _read(result)
    arrays = [pa.array([], type=pa.null())] * len(names)
    tables = list(batches)
    if tables:
        arrays = pa.Table.from_batches(tables).columns
    columns = [
        [name, *(_plain_cell(value) for value in array.to_pylist())]
        for name, array in zip(_one_line_all(names), arrays, strict=True)
    ]
    widths = [max(map(cell_len, column)) for column in columns]
    is_right = [_is_number(array.type) for array in arrays]
    if width is not None:
        widths = _shrunk(widths, [_is_cuttable(array.type) for array in arrays], width)
    lines = [
        "  ".join(
            _aligned(cell, cells, right)
            for cell, cells, right in zip(row, widths, is_right, strict=True)
        ).rstrip()
        for row in zip(*columns, strict=True)
    ]
    n_rows = len(lines) - 1
    lines.insert(1, "  ".join("─" * cells for cells in widths))
    return "\n".join([*lines, f"({n_rows:,} {'row' if n_rows == 1 else 'rows'})", ""])


def json_value(value: object) -> Any:  # Any: what json.dumps takes is not a type of its own
    """A value of an Arrow column as JSON holds it.

    Instants are ISO 8601 with Z, decimals without fraction are integers, numbers that JSON does
    not know (NaN, infinity) are null, bytes are hexadecimal.
    """
    if isinstance(value, dict):
        return {key: json_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [json_value(inner) for inner in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return _scalar_for_json(value)


def _scalar_for_json(value: object) -> Any:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value.isoformat()
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):  # a map's entry, or an interval
        return [json_value(inner) for inner in value]
    return str(value)


def _read(result: Result) -> tuple[list[str], Iterator[pa.RecordBatch]]:
    """Column names, made distinct, and the rows batch by batch with no unusual types."""
    if isinstance(result, pa.Table):
        schema, batches = result.schema, iter(result.to_batches())
    else:
        reader = _reader(result)
        schema, batches = reader.schema, iter(reader)
    return _distinct(schema.names), (_readable(batch) for batch in batches)


def _readable(batch: pa.RecordBatch) -> pa.RecordBatch:
    arrays = [
        # Python has no nanoseconds: Arrow would refuse an instant that uses them.
        array.cast(pa.string())
        if pa.types.is_timestamp(array.type) and array.type.unit == "ns"
        # Enum types carry one dictionary per batch, which cannot be put together.
        else (array.dictionary_decode() if pa.types.is_dictionary(array.type) else array)
        for array in batch.columns
    ]
    return pa.RecordBatch.from_arrays(arrays, names=_distinct(batch.schema.names))


def _distinct(names: list[str]) -> list[str]:
    """`SELECT 1 AS a, 2 AS a` has two columns of one name: the second becomes a_2."""
    found: list[str] = []
    for name in names:
        number, candidate = 1, name
        while candidate in found or (number > 1 and candidate in names):
            number += 1
            candidate = f"{name}_{number}"
        found.append(candidate)
    return found


def _reader(result: Result) -> pa.RecordBatchReader:
    return result if isinstance(result, pa.RecordBatchReader) else result.to_arrow_reader()


def _write_parquet(result: Result, stream: TextIO) -> None:
    if stream.isatty():
        raise ConfigError("Parquet is not text: redirect the output or name a file with --out")
    reader = result.to_reader() if isinstance(result, pa.Table) else _reader(result)
    names = _distinct(reader.schema.names)
    schema = pa.schema(
        [field.with_name(name) for field, name in zip(reader.schema, names, strict=True)]
    )
    with pq.ParquetWriter(stream.buffer, schema) as writer:
        for batch in reader:
            writer.write_batch(batch.rename_columns(names))
    stream.buffer.flush()


def _write_json(result: Result, stream: TextIO) -> None:
    names, batches = _read(result)
    is_first = True
    stream.write("[")
    for batch in batches:
        for values in zip(*(array.to_pylist() for array in batch.columns), strict=True):
            row = {name: json_value(value) for name, value in zip(names, values, strict=True)}
            stream.write("" if is_first else ", ")
            stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False))
            is_first = False
    stream.write("]\n")


def _write_csv(result: Result, stream: TextIO) -> None:
    names, batches = _read(result)
    stream.write(",".join(_csv_cell(name) for name in names) + "\r\n")
    for batch in batches:
        for values in zip(*(array.to_pylist() for array in batch.columns), strict=True):
            line = ",".join(_csv_cell(value) for value in values)
            # An empty line would be skipped by most readers, and a row with it.
            stream.write((line or '""') + "\r\n")


def _csv_cell(value: object) -> str:
    """RFC 4180; null is nothing at all, and an empty text is quoted, so that they differ."""
    if value is None:
        return ""
    text = _text(value)
    if text == "" or any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, float | Decimal):
        return str(value)
    plain = json_value(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _plain_cell(value: object) -> str:
    return NULL_MARK if value is None else _one_line(_text(value))


def _one_line_all(names: list[str]) -> list[str]:
    return [_one_line(name) for name in names]


def _one_line(text: str) -> str:
    """The text with control characters spelled out: a headline must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == " " else _SPELLED.get(char, f"\\x{ord(char):02x}")
        for char in text
    )


_SPELLED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\u00a0": " ", "\u202f": " ", "\u2009": " "}


def _is_number(arrow_type: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(arrow_type)
        or pa.types.is_floating(arrow_type)
        or pa.types.is_decimal(arrow_type)
    )


def _is_cuttable(arrow_type: pa.DataType) -> bool:
    """Half a number or an instant would be a wrong one; half a headline is still a headline."""
    return not (_is_number(arrow_type) or pa.types.is_temporal(arrow_type))


def _shrunk(widths: list[int], is_cuttable: list[bool], total: int) -> list[int]:
    """Widths that fit a line, if they can: the widest columns give way first."""
    fitted = list(widths)
    candidates = [index for index, may_be_cut in enumerate(is_cuttable) if may_be_cut]
    excess = sum(fitted) + 2 * (len(fitted) - 1) - total
    while excess > 0 and candidates:
        widest = max(candidates, key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST_CUT:
            break
        fitted[widest] -= 1
        excess -= 1
    return fitted


def _aligned(text: str, cells: int, is_right: bool) -> str:
    if cell_len(text) > cells:
        return set_cell_size(text, cells - 1) + "…"
    padding = " " * (cells - cell_len(text))
    return padding + text if is_right else text + padding
