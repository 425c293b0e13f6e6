"""An input gives all records that can be read, and tells each damage once."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Iterator

import pytest
import zstandard

from schemas.documents import DamagedRecord, MetadataClaims, RawRecord, ReadRecord
from schemas.errors import ConfigError
from schemas.vocabularies import ErrorCode, Evidence
from transforms.formats.format import ReadLimits
from transforms.formats.reading import is_junk, read_input, sniff_input

LINES = b'{"text":"one"}\n{"text":"two"}\n'


def read(content: bytes, name: str = "input", **limits: int) -> list[ReadRecord]:
    return list(read_input(lambda: io.BytesIO(content), name, ReadLimits(**limits)))


def sniffed(content: bytes, name: str = "input") -> str:
    return sniff_input(lambda: io.BytesIO(content), name, ReadLimits())


def codes(records: list[ReadRecord]) -> list[ErrorCode]:
    return [record.error_code for record in records if isinstance(record, DamagedRecord)]


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_compression_is_known_by_its_bytes_not_by_the_name(pack) -> None:
    records = read(pack(LINES), "misnamed.txt")
    assert [record.locator for record in records] == ["line=1", "line=2"]
    assert sniffed(pack(LINES)) == "jsonl"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_compressed_files_joined_end_to_end_are_read_to_the_end(pack) -> None:
    assert len(read(pack(LINES) + pack(LINES))) == 4


def test_padding_behind_gzip_is_no_damage_and_other_bytes_are() -> None:
    assert codes(read(gzip.compress(LINES) + b"\0" * 512)) == []
    assert codes(read(gzip.compress(LINES) + b"junk")) == [ErrorCode.DAMAGED_ARCHIVE]


def test_what_stands_before_the_damage_is_kept() -> None:
    packed = gzip.compress(b"".join(b'{"text":"line %d"}\n' % n for n in range(50_000)))
    records = read(packed[: len(packed) // 2], "a.jsonl.gz")
    assert len(records) > 10_000
    assert codes(records) == [ErrorCode.DAMAGED_ARCHIVE]
    assert isinstance(records[-1], DamagedRecord)


def test_an_empty_file_is_told() -> None:
    assert codes(read(b"")) == [ErrorCode.EMPTY_FILE]
    assert codes(read(gzip.compress(b""))) == [ErrorCode.EMPTY_FILE]
    assert sniffed(b"") == "empty"


def test_unknown_bytes_are_told_whatever_the_name() -> None:
    assert codes(read(bytes(range(256)), "page.html")) == [ErrorCode.UNKNOWN_FORMAT]
    assert sniffed(bytes(range(256)), "page.html") == "unknown"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_bomb_is_stopped_by_its_ratio(pack) -> None:
    bomb = pack(b"text " * 16_000_000)
    records = read(bomb, decompression_ratio=100, document_bytes=1 << 30)
    assert codes(records) == [ErrorCode.DECOMPRESSION_BOMB]
    assert len(records) == 1


def test_a_bomb_is_stopped_by_its_size() -> None:
    lines = LINES * 10_000
    assert codes(read(gzip.compress(lines), decompressed_bytes=100_000)) == [
        ErrorCode.DECOMPRESSION_BOMB
    ]


def test_a_bomb_in_a_zip_costs_that_member_only() -> None:
    content = zipped(**{"bomb.txt": b"text " * 16_000_000, "fine.txt": b"A fine text. " * 5})
    records = read(content, decompression_ratio=1000, document_bytes=1 << 30)
    assert [record.locator for record in records if isinstance(record, RawRecord)][-1] == "fine.txt"


def test_a_record_beyond_the_limit_is_not_held() -> None:
    assert codes(read(b"Some text. " * 1000, document_bytes=100)) == [ErrorCode.TOO_LARGE]
    long_line = b'{"text":"' + b"x" * 1000 + b'"}\n'
    records = read(LINES + long_line + LINES, document_bytes=100)
    assert [type(record) for record in records].count(RawRecord) == 4
    assert codes(records) == [ErrorCode.TOO_LARGE]


def test_containers_may_nest_up_to_the_limit() -> None:
    content = LINES
    for _ in range(3):
        content = gzip.compress(content)
    assert codes(read(content, nesting=3)) == []
    assert codes(read(content, nesting=2)) == [ErrorCode.TOO_DEEP]


def test_a_sidecar_of_the_caller_speaks_first() -> None:
    claims = MetadataClaims(Evidence.SIDECAR, title="From beside")
    stream = io.BytesIO(LINES)
    records = list(read_input(lambda: stream, "a.jsonl", ReadLimits(), sidecar_claims=claims))
    assert all(isinstance(record, RawRecord) and record.claims == (claims,) for record in records)


def test_an_unknown_format_name_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ConfigError, match="papyrus"):
        list(read_input(lambda: io.BytesIO(b""), "a", ReadLimits(), format_name="papyrus"))


def test_the_stream_is_closed_also_when_the_reader_stops_early() -> None:
    stream = io.BytesIO(LINES)
    records = read_input(lambda: stream, "a.jsonl", ReadLimits())
    assert isinstance(records, Iterator)
    next(records)
    records.close()  # type: ignore[attr-defined]  # it is a generator
    assert stream.closed


def test_a_stream_that_fails_is_reported_as_unreadable() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 20:
                raise OSError("the disk is gone")
            return super().read(min(size or 0, 16))

    records = list(read_input(lambda: Failing(LINES * 10), "a.jsonl", ReadLimits()))
    assert codes(records) == [ErrorCode.UNREADABLE]


def test_a_stream_that_cannot_seek_may_hold_a_zip() -> None:
    class Forward(io.BytesIO):
        def seekable(self) -> bool:
            return False

    content = zipped(**{"a.jsonl": LINES})
    records = list(read_input(lambda: Forward(content), "a.zip", ReadLimits()))
    assert [record.locator for record in records] == ["a.jsonl!line=1", "a.jsonl!line=2"]


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b'{"a":1}\n{"a":2}\n', "x", "jsonl"),
        (b'{"a":1}\n', "x.json", "json"),
        (b'{"a":1}\n', "x.jsonl", "jsonl"),
        (b'{\n "a": 1\n}\n', "x", "json"),
        (b'[{"a":1},\n{"a":2}]', "x.jsonl", "json"),
        (b"[Editor's note: this is text]\n\nMore text.", "x", "text"),
        (b"<!-- hello --><!DOCTYPE html><p>x", "x.txt", "html"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "x", "warc"),
        (zipped(a=b"x"), "x", "zip"),
    ],
)
def test_formats_are_known_by_content(content: bytes, name: str, expected: str) -> None:
    assert sniffed(content, name) == expected


@pytest.mark.parametrize("name", [".DS_Store", "a/__MACOSX/b.txt", "a/._b.html", "Thumbs.db"])
def test_what_systems_leave_behind_is_junk(name: str) -> None:
    assert is_junk(name)
    assert not is_junk("a/b.html")
