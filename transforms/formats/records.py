"""How formats make read records: locators, damage reports, whole-file records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from schemas.documents import DamagedRecord, RawRecord, ReadRecord
from schemas.vocabularies import ErrorCode
from transforms.formats.format import ReadLimits
from transforms.formats.streams import read_bounded


def join_locator(*parts: str) -> str:
    """Joins the containers of an address by '!'; empty parts do not count."""
    return "!".join(part for part in parts if part)


def damaged_record(
    locator: str, code: ErrorCode, message: str, payload: bytes | None = None
) -> DamagedRecord:
    """A record that could not be read, with the hash of its bytes where they are known."""
    digest = None if payload is None else hashlib.sha256(payload).hexdigest()
    return DamagedRecord(locator, code, message, raw_sha256=digest)


def too_large(locator: str, limit: int) -> DamagedRecord:
    """A record beyond the limit, which was not held."""
    return DamagedRecord(
        locator, ErrorCode.TOO_LARGE, f"larger than {limit} bytes; raise the limit to read it"
    )


def split_whole_file(
    stream: BinaryIO, locator: str, limits: ReadLimits, format_name: str
) -> Iterator[ReadRecord]:
    """The stream as one record; what came before damage is kept, then the damage is raised."""
    payload, damage = read_bounded(stream, limits.document_bytes)
    if len(payload) > limits.document_bytes:
        yield too_large(locator, limits.document_bytes)
        return
    is_bomb = damage is not None and damage.code == ErrorCode.DECOMPRESSION_BOMB
    if payload and not is_bomb:
        yield RawRecord(locator, format_name, payload)
    if damage is not None:
        raise damage
