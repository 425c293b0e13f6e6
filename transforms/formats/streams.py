"""Byte streams of containers: unpacked piece by piece, metered, and honest about damage.

A `Source` gives what is readable first and raises `StreamDamage` after it, so that no reader
loses bytes that came before the damage. Nothing here knows formats or records.
"""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

import zstandard
from fastwarc.stream_io import Lz4Reader

from schemas.vocabularies import ErrorCode
from transforms.formats.format import ReadLimits

READ_BYTES = 256 * 1024
FEED_BYTES = 16 * 1024
"""Packed bytes handed to zlib at once: they unpack to at most 16 MiB."""
RATIO_FREE_BYTES = 64 * 1024 * 1024
"""The ratio of unpacked to packed says nothing before this many bytes."""

_READ_ERRORS = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zstandard.ZstdError,
    zipfile.BadZipFile,
    tarfile.TarError,
)


class StreamDamage(Exception):
    """The stream cannot be read any further; all before it was handed out."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class Budget:
    """Counts what one input unpacks to, over all its layers, and stops a bomb."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self.packed = 0
        self.unpacked = 0

    def spend(self, n_bytes: int) -> None:
        """Counts unpacked bytes; raises StreamDamage(decompression_bomb) beyond the limits."""
        self.unpacked += n_bytes
        limits = self._limits
        if self.unpacked > limits.decompressed_bytes:
            raise StreamDamage(
                ErrorCode.DECOMPRESSION_BOMB,
                f"unpacks to more than {limits.decompressed_bytes} bytes",
            )
        ratio_limit = max(self.packed, 1) * limits.decompression_ratio
        if self.unpacked > RATIO_FREE_BYTES and self.unpacked > ratio_limit:
            raise StreamDamage(
                ErrorCode.DECOMPRESSION_BOMB,
                f"unpacks to more than {limits.decompression_ratio} times its size",
            )


class Source(io.RawIOBase):
    """A forward-only stream over a read function, with look-ahead and deferred damage.

    `read(n)` may return fewer bytes than asked for; b"" is the end. Seeks forward only, unless
    it was made over a seekable stream.
    """

    def __init__(
        self,
        read_some: Callable[[int], bytes],
        error_code: ErrorCode = ErrorCode.DAMAGED_ARCHIVE,
        inner: BinaryIO | None = None,
    ) -> None:
        super().__init__()
        self._read_some = read_some
        self._error_code = error_code
        self._inner = inner
        self._ahead = b""
        self._damage: StreamDamage | None = None
        self._position = 0

    def peek(self, n_bytes: int) -> bytes:
        """The next bytes without consuming them; fewer only at the end or before damage."""
        pieces = [self._ahead]
        size = len(self._ahead)
        while size < n_bytes and self._damage is None:
            piece = self._pull(n_bytes - size)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
        self._ahead = b"".join(pieces)
        return self._ahead[:n_bytes]

    def _pull(self, n_bytes: int) -> bytes:
        try:
            return self._read_some(n_bytes)
        except StreamDamage as damage:
            self._damage = damage
        except _READ_ERRORS as error:
            self._damage = StreamDamage(
                self._error_code, f"cannot be read further: {type(error).__name__}: {error}"
            )
        return b""

    def raise_damage(self) -> None:
        """Raises the damage that was met, if any."""
        if self._damage is not None:
            raise self._damage

    def read(self, size: int | None = -1, /) -> bytes:
        """At most `size` bytes; all that is left for a negative size."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(READ_BYTES), b""))
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
        elif size == 0:
            return b""
        else:
            self.raise_damage()
            piece = self._pull(size)
            if not piece:
                self.raise_damage()
        self._position += len(piece)
        return piece

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        """Reads into a buffer; see `read`."""
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Only over a seekable stream."""
        return self._inner is not None

    def tell(self) -> int:
        """Bytes handed out so far, or the position after a seek."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Moves in a seekable stream; raises UnsupportedOperation otherwise."""
        if self._inner is None:
            raise io.UnsupportedOperation("this stream cannot seek")
        if whence == io.SEEK_CUR:
            offset, whence = self._position + offset, io.SEEK_SET
        self._position = self._inner.seek(offset, whence)
        self._ahead, self._damage = b"", None
        return self._position

    def as_file(self) -> BinaryIO:
        """The same object, for callees typed with BinaryIO."""
        return cast("BinaryIO", self)  # it has all methods that readers of BinaryIO call here


def raw_source(stream: BinaryIO, budget: Budget) -> Source:
    """The outermost stream of an input: its bytes are the packed ones."""

    def read_some(n_bytes: int) -> bytes:
        piece = stream.read(n_bytes)
        budget.packed += len(piece)
        return piece

    return Source(read_some, ErrorCode.UNREADABLE, stream if is_seekable(stream) else None)


def is_seekable(stream: BinaryIO) -> bool:
    """Whether the stream says that it can seek."""
    try:
        return stream.seekable()
    except (AttributeError, OSError, ValueError):
        return False


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Compression:
    """A compression: how its files start and how to undo it."""

    name: str
    magic: bytes
    extensions: tuple[str, ...]
    new: Callable[[], _Decompressor] | None
    """None: unpacked by fastwarc."""
    feed_bytes: int = FEED_BYTES
    """Packed bytes unpacked at once. Small where a few bytes may unpack to very many: a larger
    piece would hold a whole bomb before it can be counted."""


def _new_zstd() -> _Decompressor:
    return cast("_Decompressor", zstandard.ZstdDecompressor().decompressobj())  # stubs lack eof


def _new_gzip() -> _Decompressor:
    return cast("_Decompressor", zlib.decompressobj(wbits=31))  # zlib's type is private


COMPRESSIONS = (
    Compression("gz", b"\x1f\x8b\x08", (".gz", ".gzip", ".tgz"), _new_gzip),
    Compression("zst", b"\x28\xb5\x2f\xfd", (".zst", ".zstd", ".tzst"), _new_zstd, 512),
    Compression("bz2", b"BZh", (".bz2", ".tbz2", ".tbz"), bz2.BZ2Decompressor, 1024),
    Compression("xz", b"\xfd7zXZ\x00", (".xz", ".txz"), lzma.LZMADecompressor, 4096),
    Compression("lz4", b"\x04\x22\x4d\x18", (".lz4",), None),
)
_BZ2_MARKS = (b"1AY&SY", b"\x17rE8P\x90")


def find_compression(head: bytes) -> Compression | None:
    """The compression that the first bytes show."""
    for compression in COMPRESSIONS:
        if head.startswith(compression.magic):
            # "BZh" may start a text: the block or end marker must follow
            if compression.name == "bz2" and not _is_bz2(head):
                continue
            return compression
    return None


def _is_bz2(head: bytes) -> bool:
    mark = head[4:10]
    return head[3:4].isdigit() and bool(mark) and any(m.startswith(mark) for m in _BZ2_MARKS)


def unpacked_name(name: str, compression: Compression) -> str:
    """The name without the extension of the compression; `.tgz` counts as `.tar.gz`."""
    for extension in compression.extensions:
        if name.lower().endswith(extension):
            stem = name[: -len(extension)]
            return f"{stem}.tar" if extension.startswith(".t") else stem
    return name


class _Unpacker:
    """Undoes a compression with several members or frames in a row, a small piece at a time."""

    def __init__(self, packed: Source, compression: Compression, budget: Budget) -> None:
        assert compression.new is not None
        self._new: Callable[[], _Decompressor] = compression.new
        self._packed = packed
        self._name = compression.name
        self._magic = compression.magic
        self._budget = budget
        self._decompressor: _Decompressor | None = None
        self._feed = b""
        self._feed_bytes = compression.feed_bytes
        self._ready = memoryview(b"")
        self._n_members = 0

    def read_some(self, n_bytes: int) -> bytes:
        while not self._ready:
            if not self._advance():
                return b""
        piece, self._ready = bytes(self._ready[:n_bytes]), self._ready[n_bytes:]
        return piece

    def _advance(self) -> bool:
        """Unpacks one more piece; False at the clean end."""
        if not self._feed:
            self._feed = self._packed.read(self._feed_bytes)
        if self._decompressor is None or self._decompressor.eof:
            return self._next_member()
        if not self._feed:
            raise StreamDamage(
                ErrorCode.DAMAGED_ARCHIVE, f"the {self._name} data ends before its end mark"
            )
        self._decompress()
        return True

    def _decompress(self) -> None:
        assert self._decompressor is not None
        fed, self._feed = self._feed, b""
        self._ready = memoryview(self._decompressor.decompress(fed))
        if self._decompressor.eof:
            self._feed = self._decompressor.unused_data
        self._budget.spend(len(self._ready))

    def _next_member(self) -> bool:
        if self._n_members:
            self._feed = self._feed.lstrip(b"\0")  # tapes and tools pad with zeros
        if not self._feed:
            self._feed = self._packed.read(self._feed_bytes)
            return bool(self._feed)
        while len(self._feed) < len(self._magic):
            more = self._packed.read(self._feed_bytes)
            if not more:
                break
            self._feed += more
        if not self._feed.startswith(self._magic) and self._n_members:
            raise StreamDamage(
                ErrorCode.DAMAGED_ARCHIVE,
                f"something else follows the end of the {self._name} data",
            )
        self._n_members += 1
        self._decompressor = self._new()
        self._decompress()
        return True


def unpack(packed: Source, compression: Compression, budget: Budget) -> Source:
    """The unpacked stream of a compressed one."""
    if compression.new is not None:
        return Source(_Unpacker(packed, compression, budget).read_some)
    reader = Lz4Reader(packed.as_file())

    def read_some(n_bytes: int) -> bytes:
        piece = reader.read(n_bytes)
        budget.spend(len(piece))
        return piece

    return Source(read_some)


def unpack_head(packed_head: bytes, compression: Compression, n_bytes: int = 1024) -> bytes:
    """The first unpacked bytes of a compressed head, as far as they can be read."""
    source = Source(io.BytesIO(packed_head).read)
    unpacked = unpack(source, compression, Budget(ReadLimits()))
    return unpacked.peek(n_bytes)


def read_bounded(stream: BinaryIO, limit: int) -> tuple[bytes, StreamDamage | None]:
    """Reads up to limit + 1 bytes, and the damage that stopped it, if any."""
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= limit:
            piece = stream.read(min(READ_BYTES, limit + 1 - size))
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    except StreamDamage as damage:
        return b"".join(pieces), damage
    return b"".join(pieces), None
