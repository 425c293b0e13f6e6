"""Whatever the bytes, reading them ends, raises nothing and tells at least one outcome."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents import DamagedRecord, RawRecord, ReadRecord
from schemas.errors import InputError
from transforms.formats import FORMATS
from transforms.formats.format import ReadLimits
from transforms.formats.reading import read_input, sniff_input

LIMITS = ReadLimits(document_bytes=4096, decompressed_bytes=1_000_000)
NAMES = st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.warc.gz", "a.zip", "a.tar.gz"])


def _page(text: str) -> bytes:
    return f"<html><body><p>{text}</p></body></html>".encode()


def _jsonl(text: str) -> bytes:
    return b"\n".join(json.dumps({"title": text, "text": text}).encode() for _ in range(3))


def _json(text: str) -> bytes:
    return json.dumps({"articles": [{"title": text, "text": text}, {"text": text}]}).encode()


def _warc(text: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page(text)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.test/\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return (head.encode() + body + b"\r\n\r\n") * 2


def _zip(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.html", content)
        archive.writestr("two.txt", content)
    return packed.getvalue()


def _tar(content: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("one.html", "two.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


TEXTS = st.text(max_size=200)
CONTENTS = st.one_of(
    st.binary(max_size=500),
    TEXTS.map(lambda text: text.encode("utf-8", errors="replace")),
    TEXTS.map(lambda text: _page(text.encode("utf-8", errors="replace").decode())),
    TEXTS.map(_jsonl),
    TEXTS.map(_json),
    TEXTS.map(lambda text: _warc(text.encode("utf-8", errors="replace").decode())),
)
WRAPPERS = st.sampled_from(
    [bytes, gzip.compress, bz2.compress, lzma.compress, zstandard.compress, _zip, _tar]
)


def _read(content: bytes, name: str, format_name: str | None = None) -> list[ReadRecord]:
    def open_stream() -> io.BytesIO:
        return io.BytesIO(content)

    assert sniff_input(open_stream, name, LIMITS)
    records = list(read_input(open_stream, name, LIMITS, format_name=format_name))
    assert records
    assert len({record.locator for record in records if isinstance(record, RawRecord)}) == sum(
        isinstance(record, RawRecord) for record in records
    )
    for record in records:
        if isinstance(record, RawRecord):
            assert len(record.payload) <= LIMITS.document_bytes
            try:
                FORMATS[record.format].parse(record)
            except InputError:
                continue
    return records


@settings(max_examples=150)
@given(content=CONTENTS, name=NAMES, wrap=st.lists(WRAPPERS, max_size=3))
def test_any_content_in_any_wrapping_is_read(content, name, wrap) -> None:
    for pack in wrap:
        content = pack(content)
    _read(content, name)


@settings(max_examples=150)
@given(
    content=CONTENTS,
    wrap=st.lists(WRAPPERS, min_size=0, max_size=2),
    cut=st.floats(0, 1),
    position=st.floats(0, 1),
    noise=st.binary(max_size=8),
)
def test_any_damage_is_told_and_not_raised(content, wrap, cut, position, noise) -> None:
    for pack in wrap:
        content = pack(content)
    start = int(position * len(content))
    damaged = content[:start] + noise + content[start + len(noise) :]
    _read(damaged[: int(cut * len(damaged)) + 1], "a.bin")


@settings(max_examples=60)
@given(content=CONTENTS, format_name=st.sampled_from(sorted(FORMATS)))
def test_a_format_that_was_asked_for_copes_with_any_content(content, format_name) -> None:
    _read(content, "a.bin", format_name)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_a_compressed_file_cut_anywhere_is_reported_as_damaged(pack) -> None:
    packed = pack(_jsonl("A long enough text. " * 50))
    for end in range(8, len(packed) - 1, 7):
        records = _read(packed[:end], "a.jsonl")
        assert sum(isinstance(record, DamagedRecord) for record in records) == 1
