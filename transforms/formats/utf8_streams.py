"""Turns streams in UTF-16 or UTF-32, as some tools write JSON, into UTF-8."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from transforms.formats.streams import READ_BYTES, Source

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def utf8_stream(stream: BinaryIO) -> BinaryIO:
    """The same stream, transcoded if it starts with the mark of a wider encoding."""
    source = stream if isinstance(stream, Source) else Source(stream.read)
    head = source.peek(4)
    codec = next((name for bom, name in _BOMS if head.startswith(bom)), None)
    if codec is None:
        return source.as_file()
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    is_done = False

    def read_some(_: int) -> bytes:
        nonlocal is_done
        piece = ""
        while not piece and not is_done:
            raw = source.read(READ_BYTES)
            is_done = not raw
            piece = decoder.decode(raw, final=is_done)
        return piece.encode("utf-8", errors="replace")

    return Source(read_some).as_file()
