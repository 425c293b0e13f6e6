"""Undoes what HTTP does to a body on its way: chunks and content encodings, within a limit."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from fastwarc.stream_io import BrotliReader

_CHUNK_HEADER = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_READ_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class HttpBody:
    """A body as the page's author wrote it, as far as it could be restored."""

    payload: bytes
    trouble: str | None = None
    """What could not be undone, or how the body is cut; None if all is well."""
    is_too_large: bool = False


def restore_body(
    payload: bytes, transfer_encoding: str | None, content_encoding: str | None, limit: int
) -> HttpBody:
    """The body without chunks and compression; at most limit + 1 bytes of it."""
    trouble = None
    if transfer_encoding and "chunked" in transfer_encoding.lower():
        payload, trouble = join_chunks(payload)
    for name in reversed(re.split(r"\s*,\s*", (content_encoding or "").strip().lower())):
        body = _decompress(payload, name, limit)
        if body.is_too_large or (body.trouble and not body.payload):
            return body
        payload, trouble = body.payload, trouble or body.trouble
    return HttpBody(payload, trouble, len(payload) > limit)


def join_chunks(payload: bytes) -> tuple[bytes, str | None]:
    """The chunks joined. A body that has none (crawlers undo them) stays as it is."""
    parts: list[bytes] = []
    position = 0
    while header := _CHUNK_HEADER.match(payload, position):
        size = int(header[1], 16)
        if size == 0:
            return b"".join(parts), None
        part = payload[header.end() : header.end() + size]
        parts.append(part)
        if len(part) < size:
            return b"".join(parts), "the last chunk is cut off"
        position = header.end() + size
        position += 2 if payload[position : position + 2] == b"\r\n" else 0
    if not parts:
        return payload, None
    if position >= len(payload):
        return b"".join(parts), "the last chunk is missing"
    return b"".join(parts) + payload[position:], "the chunks are broken"


def _decompress(payload: bytes, name: str, limit: int) -> HttpBody:
    if name in {"gzip", "x-gzip"}:
        # crawlers undo the encoding and often keep the header
        return _inflate(payload, 31, limit) if payload[:2] == b"\x1f\x8b" else HttpBody(payload)
    if name == "deflate":
        has_zlib_header = payload[:1] == b"\x78"
        return _inflate(payload, 15 if has_zlib_header else -15, limit)
    if name == "br":
        return _unbrotli(payload, limit)
    if name in {"", "identity", "none", "utf-8", "8bit", "binary"}:
        return HttpBody(payload)
    return HttpBody(b"", f"the content encoding {name[:40]!r} cannot be undone")


def _inflate(payload: bytes, window_bits: int, limit: int) -> HttpBody:
    inflater = zlib.decompressobj(window_bits)
    parts: list[bytes] = []
    size = 0
    rest = payload
    try:
        while rest and not inflater.eof and size <= limit:
            part = inflater.decompress(rest, min(_READ_BYTES * 4, limit + 1 - size))
            parts.append(part)
            size += len(part)
            rest = inflater.unconsumed_tail
    except zlib.error as error:
        if window_bits < 0 and not parts:
            return HttpBody(payload)  # not deflated at all
        return HttpBody(b"".join(parts), f"the compressed body is damaged: {error}")
    is_whole = inflater.eof or size > limit
    return HttpBody(
        b"".join(parts), None if is_whole else "the compressed body is cut off", size > limit
    )


def _unbrotli(payload: bytes, limit: int) -> HttpBody:
    reader = BrotliReader(io.BytesIO(payload))
    parts: list[bytes] = []
    size = 0
    try:
        while size <= limit and (part := reader.read(min(_READ_BYTES, limit + 1 - size))):
            parts.append(part)
            size += len(part)
    except OSError as error:
        if not parts and _is_plain(payload):
            return HttpBody(payload)
        return HttpBody(b"".join(parts), f"the brotli body is damaged: {error}")
    return HttpBody(b"".join(parts), None, size > limit)


def _is_plain(payload: bytes) -> bool:
    return payload.lstrip()[:1] == b"<"
