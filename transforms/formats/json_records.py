"""JSON files: one article object, or a list of them, also inside {"articles": [...]}."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.documents import RawRecord, ReadRecord
from schemas.vocabularies import ErrorCode
from transforms.decoding import peek_text
from transforms.formats.format import Format, ReadLimits
from transforms.formats.json_frames import Frame, frame_records
from transforms.formats.jsonl import looks_like_lines
from transforms.formats.record_fields import parse_record
from transforms.formats.records import damaged_record, join_locator, too_large
from transforms.formats.streams import StreamDamage
from transforms.formats.utf8_streams import utf8_stream

_START = re.compile(r"[\ufeff\s\x1e]*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[{\]\[]|$))")


def sniff(head: bytes, name: str) -> bool:
    """Whether the content starts like a JSON object or list of objects, and is not one a line."""
    text = peek_text(head)
    return _START.match(text) is not None and not looks_like_lines(text, name)


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The elements of the list, from item=0; a lone object has the address of the file."""
    frames = frame_records(utf8_stream(stream), limits.document_bytes)
    first = next(frames, None)
    if first is None:
        yield damaged_record(locator, ErrorCode.EMPTY_FILE, "the file holds no JSON records")
        return
    second, damage = None, None
    try:
        second = next(frames, None)
    except StreamDamage as met:
        damage = met
    is_lone = first.is_root and second is None and damage is None
    yield _record(first, locator if is_lone else join_locator(locator, "item=0"), limits)
    if damage is not None:
        raise damage
    rest = frames if second is None else itertools.chain((second,), frames)
    for index, frame in enumerate(rest, start=1):
        yield _record(frame, join_locator(locator, f"item={index}"), limits)


def _record(frame: Frame, address: str, limits: ReadLimits) -> ReadRecord:
    if frame.payload is None:
        return too_large(address, limits.document_bytes)
    if frame.is_closed:
        return RawRecord(address, "json", frame.payload)
    message = "the file ends inside this record"
    return damaged_record(address, ErrorCode.INVALID_JSON, message, frame.payload)


FORMAT = Format("json", sniff, split, parse_record)
