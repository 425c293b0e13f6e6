"""What an input format is: how to tell it, cut it into records, and read one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from schemas.documents import RawRecord, ReadRecord, SourceDocument

HEAD_BYTES = 65_536
"""How much of a stream a format may look at to recognise itself."""


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What one input may cost before it counts as hostile."""

    document_bytes: int = 64 * 1024 * 1024
    """A larger record is quarantined as `too_large` without being held in memory."""
    decompressed_bytes: int = 64 * 1024**3
    """Bytes that all layers of one input may unpack to."""
    decompression_ratio: int = 1_000
    """Unpacked to packed, checked after the first 64 MiB: `decompression_bomb`."""
    nesting: int = 4
    """Containers inside containers."""


@dataclass(frozen=True, slots=True)
class Format:
    """An input format. `split` is cheap and runs in the reader, `parse` runs in a worker."""

    name: str
    sniff: Callable[[bytes, str], bool]
    """(first HEAD_BYTES of the stream, file name) -> is it this format? Content decides; the
    name may only settle a tie."""
    split: Callable[[BinaryIO, str, ReadLimits], Iterator[ReadRecord]]
    """(stream, locator prefix, limits) -> records, in order, in bounded memory. Never raises for
    bad data: a record that cannot be read is yielded as DamagedRecord."""
    parse: Callable[[RawRecord], SourceDocument]
    """One record -> document; raises InputError for one that cannot be read."""
