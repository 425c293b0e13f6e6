"""The data dictionary, from the contract: as Markdown for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from schemas.arrow import arrow_type
from schemas.contract import SCALARS, SCHEMA_VERSION, TABLES, Field, Table, fields_of
from schemas.ddl import sql_type


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column, or a field of a nested column, as the dictionary shows it."""

    name: str
    """`paragraphs[].start` for a field of the structs in the list `paragraphs`."""
    type: str
    """DuckDB type; STRUCT and STRUCT[] where the fields follow as entries of their own."""
    is_nullable: bool
    unit: str | None
    vocabulary: tuple[str, ...] | None
    references: str | None
    minimum: float | None
    maximum: float | None
    description: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table as the dictionary shows it."""

    name: str
    family: str
    grain: str
    key: tuple[str, ...]
    sort_by: tuple[str, ...]
    columns: tuple[ColumnEntry, ...]


def table_entries() -> list[TableEntry]:
    """The dictionary's content, in the order of the contract."""
    return [_table_entry(table) for table in TABLES.values()]


def dictionary_json() -> str:
    """The dictionary as one JSON object: schema_version and tables."""
    tables = [asdict(entry) for entry in table_entries()]
    return json.dumps({"schema_version": SCHEMA_VERSION, "tables": tables}, ensure_ascii=False)


def dictionary_markdown() -> str:
    """The dictionary as a Markdown page."""
    entries = table_entries()
    return "\n".join(
        [*_overview(entries), *(line for entry in entries for line in _section(entry))]
    )


def _overview(entries: list[TableEntry]) -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Made from `schemas/` by `copydesk dictionary`: do not edit."
    yield f"Schema version {SCHEMA_VERSION}. All instants are UTC."
    yield "Every offset counts Unicode code points of `articles.body`; ends are exclusive."
    yield ""
    yield "| table | family | a row is | key |"
    yield "|---|---|---|---|"
    for entry in entries:
        anchor = f"[`{entry.name}`](#{entry.name})"
        yield _row(anchor, entry.family, _escaped(_one_line(entry.grain)), _code(entry.key))
    yield ""


def _section(entry: TableEntry) -> Iterator[str]:
    yield f"## {entry.name}"
    yield ""
    yield _one_line(entry.grain)
    yield ""
    yield f"Key: {_code(entry.key)}. Rows of a file are sorted by {_code(entry.sort_by)}."
    yield ""
    yield "| column | type | null | unit | values | refers to | description |"
    yield "|---|---|---|---|---|---|---|"
    for column in entry.columns:
        yield _row(
            f"`{column.name}`",
            f"`{column.type}`",
            "yes" if column.is_nullable else "no",
            _escaped(column.unit or ""),
            _values(column),
            f"`{column.references}`" if column.references else "",
            _escaped(column.description),
        )
    yield ""


def _values(column: ColumnEntry) -> str:
    if column.vocabulary is not None:
        return _code(column.vocabulary)
    if column.minimum is not None and column.maximum is not None:
        return f"{column.minimum:g} to {column.maximum:g}"
    if column.minimum is not None:
        return f"from {column.minimum:g}"
    return f"up to {column.maximum:g}" if column.maximum is not None else ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _table_entry(table: Table) -> TableEntry:
    return TableEntry(
        name=table.name,
        family=table.family,
        grain=table.description,
        key=table.key,
        sort_by=table.sort_by,
        columns=tuple(_column_entries(table.row_class, "")),
    )


def _column_entries(row_class: type, prefix: str) -> Iterator[ColumnEntry]:
    for field in fields_of(row_class):
        is_struct = _is_struct(field)
        name = prefix + field.name
        yield ColumnEntry(
            name=name,
            type=_struct_type(field) if is_struct else sql_type(arrow_type(field)),
            is_nullable=field.is_nullable,
            unit=field.column.unit,
            vocabulary=field.vocabulary,
            references=field.column.references,
            minimum=field.column.minimum,
            maximum=field.column.maximum,
            description=field.column.description,
        )
        if is_struct:
            inner = f"{name}[]." if field.is_list else f"{name}."
            yield from _column_entries(field.python_type, inner)


def _is_struct(field: Field) -> bool:
    return field.python_type not in SCALARS and field.vocabulary is None


def _struct_type(field: Field) -> str:
    return "STRUCT[]" if field.is_list else "STRUCT"
