"""Reads zip files that have lost the directory at their end, by their local headers."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from schemas.vocabularies import ErrorCode
from transforms.formats.streams import FEED_BYTES, StreamDamage

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_LOCAL_MAGIC = b"PK\x03\x04"
_DESCRIPTOR_MAGIC = b"PK\x07\x08"
_HAS_DESCRIPTOR = 0x8
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_STORED, _DEFLATED = 0, 8
_UNKNOWN_SIZE = 0xFFFFFFFF

ReadSome = Callable[[int], bytes]


def salvage_members(stream: BinaryIO) -> Iterator[tuple[str, ReadSome]]:
    """(name, read function) of each member from the front; stops where no header follows.

    Each member must be read to its end before the next one is asked for.
    """
    while True:
        fixed = stream.read(_LOCAL_HEADER.size)
        if len(fixed) < _LOCAL_HEADER.size or not fixed.startswith(_LOCAL_MAGIC):
            return
        fields = _LOCAL_HEADER.unpack(fixed)
        flags, method, packed_size, name_size, extra_size = (
            fields[2],
            fields[3],
            fields[7],
            fields[9],
            fields[10],
        )
        raw_name = stream.read(name_size)
        stream.seek(extra_size, io.SEEK_CUR)
        name = raw_name.decode("utf-8" if flags & _UTF8_NAME else "cp437", errors="replace")
        knows_size = not flags & _HAS_DESCRIPTOR and packed_size != _UNKNOWN_SIZE
        member = _Member(stream, method, packed_size if knows_size else None, flags)
        yield name, member.read_some
        if not member.skip_to_end():
            return


class _Member:
    """The bytes of one member, unpacked as they are asked for."""

    def __init__(self, stream: BinaryIO, method: int, packed_size: int | None, flags: int) -> None:
        self._stream = stream
        self._method = method
        self._packed_left = packed_size
        self._has_descriptor = bool(flags & _HAS_DESCRIPTOR)
        self._is_encrypted = bool(flags & _ENCRYPTED)
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._ready = b""

    def read_some(self, n_bytes: int) -> bytes:
        """The next unpacked bytes; raises StreamDamage for what cannot be salvaged."""
        if self._is_encrypted:
            raise StreamDamage(ErrorCode.DAMAGED_RECORD, "the zip member is encrypted")
        if self._method == _STORED and self._packed_left is not None:
            return self._read_packed(n_bytes)
        if self._method != _DEFLATED:
            raise StreamDamage(
                ErrorCode.DAMAGED_RECORD, "without its directory this zip member cannot be read"
            )
        while not self._ready and not self._inflater.eof:
            fed = self._read_packed(FEED_BYTES)
            if not fed:
                raise StreamDamage(ErrorCode.DAMAGED_RECORD, "the zip member is cut off")
            self._ready = self._inflater.decompress(fed)
        piece, self._ready = self._ready[:n_bytes], self._ready[n_bytes:]
        return piece

    def _read_packed(self, n_bytes: int) -> bytes:
        if self._packed_left is None:
            return self._stream.read(n_bytes)
        piece = self._stream.read(min(n_bytes, self._packed_left))
        if not piece and self._packed_left:
            raise StreamDamage(ErrorCode.DAMAGED_RECORD, "the zip member is cut off")
        self._packed_left -= len(piece)
        return piece

    def skip_to_end(self) -> bool:
        """Moves to the header of the next member; False if its place is not known."""
        if self._packed_left is not None:
            self._stream.seek(self._packed_left, io.SEEK_CUR)
        elif self._inflater.eof:
            self._stream.seek(-len(self._inflater.unused_data), io.SEEK_CUR)
        else:
            return False
        if self._has_descriptor:
            size = 16 if self._stream.read(4) == _DESCRIPTOR_MAGIC else 12
            self._stream.seek(size - 4, io.SEEK_CUR)
        return True
