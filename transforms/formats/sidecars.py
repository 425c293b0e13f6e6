"""Metadata files that lie beside the files they describe: NAME.meta.json and metadata.csv."""

from __future__ import annotations

import csv
import io
import posixpath

from schemas.documents import MetadataClaims
from schemas.errors import InputError
from schemas.vocabularies import ErrorCode, Evidence
from transforms.decoding import decode
from transforms.formats.record_fields import find_dialect, is_known_field, read_claims
from transforms.formats.record_values import load_json

METADATA_CSV = "metadata.csv"
META_JSON = ".meta.json"
_FILE_COLUMNS = ("file", "filename", "file_name", "name", "path", "file_path")
_DELIMITERS = ",;\t"


def sidecar_name(name: str) -> str:
    """The sidecar of a file: its name with the last extension replaced by .meta.json."""
    return posixpath.splitext(name)[0] + META_JSON


def sidecar_names(name: str) -> tuple[str, ...]:
    """All names under which the sidecar of a file may lie, the usual one first."""
    return (sidecar_name(name), name + META_JSON)


def is_sidecar(name: str) -> bool:
    """Whether a file name is that of a sidecar."""
    base = posixpath.basename(name).lower()
    return base == METADATA_CSV or (base.endswith(META_JSON) and base != META_JSON)


def parse_meta_json(payload: bytes) -> MetadataClaims:
    """The claims of a NAME.meta.json; raises InputError for one that is broken."""
    fields = load_json(payload)
    if not isinstance(fields, dict):
        raise InputError(ErrorCode.UNKNOWN_FIELDS, "the sidecar holds no JSON object")
    if fields and not any(is_known_field(name) for name in fields):
        raise InputError(
            ErrorCode.UNKNOWN_FIELDS, f"the sidecar has no known field: {', '.join(sorted(fields))}"
        )
    return read_claims(fields, find_dialect(fields), Evidence.SIDECAR)


def parse_metadata_csv(payload: bytes) -> dict[str, MetadataClaims]:
    """The claims of a metadata.csv by path, seen from the table's own folder (`a.txt`,
    `march/a.txt`); raises InputError for one that is broken.
    """
    rows = _read_rows(payload)
    header = [column.strip().lower() for column in rows[0]] if rows else []
    file_column = next((name for name in _FILE_COLUMNS if name in header), None)
    if file_column is None:
        raise InputError(
            ErrorCode.UNKNOWN_FIELDS,
            f"metadata.csv needs a column {' or '.join(_FILE_COLUMNS)}; it has {', '.join(header)}",
        )
    position = header.index(file_column)
    claims: dict[str, MetadataClaims] = {}
    for row in rows[1:]:
        path = row[position].strip().replace("\\", "/") if row[position:] else ""
        if not path:
            continue
        fields: dict[str, object] = {
            column: value.strip()
            for index, (column, value) in enumerate(zip(header, row, strict=False))
            if index != position and column and value.strip()
        }
        claims[posixpath.normpath(path)] = read_claims(
            fields, find_dialect(fields), Evidence.SIDECAR
        )
    return claims


def unknown_columns(payload: bytes) -> tuple[str, ...]:
    """The columns of a metadata.csv that are ignored, for a hint to the person who wrote it."""
    rows = _read_rows(payload)
    header = [column.strip() for column in rows[0]] if rows else []
    return tuple(
        column
        for column in header
        if column and column.lower() not in _FILE_COLUMNS and not is_known_field(column)
    )


def _read_rows(payload: bytes) -> list[list[str]]:
    text = decode(payload).text
    first_line = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputError(
            ErrorCode.DAMAGED_RECORD, f"metadata.csv cannot be read as a table: {error}"
        ) from error
