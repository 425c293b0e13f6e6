"""Packs bytes into gzip, Zstandard, bzip2, zip and tar, always the same way."""

import bz2
import io
import struct
import tarfile
import zipfile
import zlib

import zstandard

MOMENT = (2026, 5, 11, 6, 0, 0)
EPOCH = 1778472000
"""The moment that every archive gives as the time of its members, twice."""


def gzip_bytes(data: bytes) -> bytes:
    """One gzip member with no name, no time and no operating system."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    head = b"\x1f\x8b\x08\x00" + b"\x00" * 4 + b"\x02\xff"
    return head + packed + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def gunzip_prefix(data: bytes) -> bytes:
    """All that can be read from the first gzip member, whole or cut."""
    return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data)


def pack(path: str, data: bytes) -> bytes:
    """The bytes as the last suffix of the path says."""
    if path.endswith(".gz"):
        return gzip_bytes(data)
    if path.endswith(".zst"):
        return zstandard.ZstdCompressor(level=9, write_checksum=True).compress(data)
    if path.endswith(".bz2"):
        return bz2.compress(data)
    return data


def zip_bytes(members: list[tuple[str, bytes]]) -> bytes:
    """A zip archive of deflated members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, MOMENT)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def corrupt_zip_member(archive: bytes, name: str) -> bytes:
    """The archive with some bytes inverted in the middle of one member."""
    with zipfile.ZipFile(io.BytesIO(archive)) as reader:
        info = reader.getinfo(name)
    start = info.header_offset + 30 + len(name.encode("utf-8"))
    middle = start + info.compress_size // 2
    damaged = bytearray(archive)
    for place in range(middle, middle + 24):
        damaged[place] ^= 0xFF
    return bytes(damaged)


def tar_gz_bytes(members: list[tuple[str, bytes]]) -> bytes:
    """A gzipped tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mtime = EPOCH
            info.mode = 0o644
            archive.addfile(info, io.BytesIO(data))
    return gzip_bytes(out.getvalue())
