"""JSON Lines: one article object a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from schemas.documents import RawRecord, ReadRecord
from schemas.vocabularies import ErrorCode
from transforms.decoding import peek_text
from transforms.formats.format import Format, ReadLimits
from transforms.formats.record_fields import parse_record
from transforms.formats.records import damaged_record, join_locator, too_large
from transforms.formats.streams import READ_BYTES
from transforms.formats.utf8_streams import utf8_stream

_EXTENSIONS = (".jsonl", ".ndjson", ".jsonlines", ".jl")
_SAMPLE_LINES = 5
_BLANK = b" \t\r\x1e\xef\xbb\xbf\0"
_START = re.compile(r"\{\s*[\"}]")
_LIST_INSIDE = re.compile(
    r"\"(?:articles|posts|stories|data|results?|items|documents|docs|records|news|entries|hits)\""
    r"\s*:\s*\[\s*\{"
)


def sniff(head: bytes, name: str) -> bool:
    """Whether the content is one JSON object a line."""
    return looks_like_lines(peek_text(head), name)


def looks_like_lines(text: str, name: str) -> bool:
    """Whether a text that may be JSON has its objects one a line. A single line is told by name."""
    start = text.lstrip("\ufeff \t\r\n\x1e")
    if not _START.match(start):
        return False
    is_named = name.lower().endswith(_EXTENSIONS)
    first, newline, rest = start.partition("\n")
    if not newline:
        # one line, longer than the head: a list in one line, or the first of many long records
        return is_named or (len(start) > READ_BYTES // 8 and not _LIST_INSIDE.search(start))
    lines = [line.strip("\x1e \t\r") for line in (first, *rest.split("\n")[:-1])]
    lines = [line for line in lines if line][:_SAMPLE_LINES]
    n_objects = sum(_is_object(line) for line in lines)
    if _is_object(first):
        return is_named or bool(rest.strip("\x1e \t\r\n"))
    # the first line may be a broken one
    return is_named or (n_objects > 0 and n_objects * 2 >= len(lines) - 1)


def _is_object(line: str) -> bool:
    if not line.strip().startswith("{"):
        return False
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The lines that are not blank, by their number."""
    n_records = 0
    for number, line in enumerate(_lines(utf8_stream(stream), limits.document_bytes), start=1):
        address = join_locator(locator, f"line={number}")
        if line is None:
            n_records += 1
            yield too_large(address, limits.document_bytes)
        elif payload := line.strip(_BLANK):
            n_records += 1
            yield RawRecord(address, "jsonl", payload)
    if not n_records:
        yield damaged_record(locator, ErrorCode.EMPTY_FILE, "the file holds no lines")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one beyond the limit, which is not held."""
    pieces: list[bytes] = []
    size = 0
    while chunk := stream.read(READ_BYTES):
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            pieces.append(piece)
            yield b"".join(pieces) if size + len(piece) <= limit else None
            pieces, size = [], 0
        size += len(rest)
        if size <= limit:
            pieces.append(rest)
        else:
            pieces.clear()
    if size:
        yield b"".join(pieces) if size <= limit else None


FORMAT = Format("jsonl", sniff, split, parse_record)
