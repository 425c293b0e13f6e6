"""Finds the next sound record behind damage in a WARC file."""

from __future__ import annotations

import re

from transforms.formats.streams import READ_BYTES, Compression, Source, unpack_head

_PLAIN_START = re.compile(rb"(?<=\n)WARC/[012]\.\d+\r?\n")
_OVERLAP = 64
_PROBE_BYTES = 4096
MAX_CANDIDATES = 100_000
"""Three bytes look like a gzip header by chance once in 16 MB: more than this is an attack."""


def find_next_record(source: Source, start: int, compression: Compression | None) -> int | None:
    """The offset of the next record from `start`, with the source moved there; None at the end."""
    if not source.seekable():
        return None
    position = start
    for _ in range(MAX_CANDIDATES):
        found = _find_mark(source, position, compression)
        if found is None:
            return None
        source.seek(found)
        if compression is None:
            return found
        head = unpack_head(source.peek(_PROBE_BYTES), compression, 64)
        if head.lstrip(b"\r\n").startswith(b"WARC/"):
            source.seek(found)
            return found
        position = found + 1
    return None


def _find_mark(source: Source, start: int, compression: Compression | None) -> int | None:
    """The offset of the next bytes that look like the start of a record."""
    mark = _PLAIN_START if compression is None else re.compile(re.escape(compression.magic))
    begin = max(start - 1, 0)
    source.seek(begin)
    window, offset = b"", begin
    while chunk := source.read(READ_BYTES):
        window += chunk
        found = mark.search(window, max(start - offset, 0))
        if found:
            return offset + found.start()
        kept = window[-_OVERLAP:]
        offset += len(window) - len(kept)
        window = kept
    return None
