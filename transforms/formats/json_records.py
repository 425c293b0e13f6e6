"""JSON files: one article object, or a list of them, also inside {"articles": [...]} and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.documents import RawRecord, ReadRecord
from schemas.vocabularies import ErrorCode
from transforms.decoding import peek_text
from transforms.formats.format import Format, ReadLimits
from transforms.formats.json_frames import frame_records
from transforms.formats.jsonl import looks_like_lines
from transforms.formats.record_fields import parse_record
from transforms.formats.records import damaged_record, join_locator, too_large
from transforms.formats.utf8_streams import utf8_stream

_START = re.compile(r"[\ufeff\s\x1e]*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[{\]\[]|$))")


def sniff(head: bytes, name: str) -> bool:
    """Whether the content starts like a JSON object or list of objects, and is not one a line."""
    text = peek_text(head)
    return _START.match(text) is not None and not looks_like_lines(text, name)


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The elements of the list, from item=0; an object that is no list counts as item=0 too."""
    index = 0
    for frame in frame_records(utf8_stream(stream), limits.document_bytes):
        address = join_locator(locator, f"item={index}")
        index += 1
        if frame.payload is None:
            yield too_large(address, limits.document_bytes)
        elif frame.is_closed:
            yield RawRecord(address, "json", frame.payload)
        else:
            yield damaged_record(
                address, ErrorCode.INVALID_JSON, "the file ends inside this record", frame.payload
            )
    if not index:
        yield damaged_record(locator, ErrorCode.EMPTY_FILE, "the file holds no JSON records")


FORMAT = Format("json", sniff, split, parse_record)
