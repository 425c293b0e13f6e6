"""Plain text files: one article a file, with or without a header, title or byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.documents import RawRecord, ReadRecord, SourceDocument
from schemas.errors import InputError
from schemas.vocabularies import ErrorCode
from transforms.decoding import decode, peek_text
from transforms.formats.format import Format, ReadLimits
from transforms.formats.records import split_whole_file
from transforms.formats.text_blocks import mark_kinds, split_groups
from transforms.formats.text_opening import cut_header, cut_title

_OTHER_MAGIC = (
    b"%PDF", b"{\\rtf", b"%!PS", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"ID3", b"OggS",
    b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"PAR1", b"SQLite format 3", b"BM6",
    b"\x00\x00\x00", b"Rar!", b"7z\xbc\xaf", b"CWS", b"FWS", b"filedesc://", b"WARC/",
    b"-----BEGIN ",
)  # fmt: skip
_MARKUP = re.compile(
    r"\s*(?:<\?xml|<!DOCTYPE|<!--|<[A-Za-z][\w.-]*(?::[\w.-]+)?(?:\s[^<>]*)?/?>)", re.I
)
_MAIL_ARCHIVE = re.compile(rb"^(?:MIME-Version:|Content-Type:\s*multipart/)", re.I | re.M)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
_MAX_BROKEN_SHARE = 0.3


def sniff(head: bytes, _name: str) -> bool:
    """Whether the content is text in any encoding, and not markup or a mail archive."""
    if not head or head.startswith(_OTHER_MAGIC) or _MAIL_ARCHIVE.search(head[:2048]):
        return False
    text = peek_text(head)
    if _MARKUP.match(text):
        return False
    n_control = len(_CONTROL.findall(text))
    if n_control > max(2, _MAX_CONTROL_SHARE * len(text)):
        return False
    if text.count("\ufffd") <= _MAX_BROKEN_SHARE * len(text):
        return True
    # not Latin and not UTF-8: only a detector can tell Greek in ISO-8859-7 from noise
    return _reads_as_text(head)


def _reads_as_text(head: bytes) -> bool:
    decoded = decode(head)
    if decoded.source == "fallback":
        return False
    n_words = sum(char.isalpha() or char.isspace() for char in decoded.text)
    n_control = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]", decoded.text))
    return n_words > 0.7 * len(decoded.text) and not n_control


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The whole file as one record."""
    return split_whole_file(stream, locator, limits, "text")


def parse(record: RawRecord) -> SourceDocument:
    """The paragraphs of a text, and what its header, title and byline say."""
    decoded = decode(record.payload, record.charset)
    text = decoded.text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "the text holds only white space")
    opening = cut_header(text)
    has_title = any(claim.title for claim in opening.claims)
    claims, paragraphs = cut_title(split_groups(opening.body), has_title=has_title)
    if not paragraphs:
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "there is a header and no text below it")
    return SourceDocument(
        blocks=tuple(mark_kinds(paragraphs)),
        claims=(*record.claims, *opening.claims, *claims),
        quality_flags=decoded.flags,
        method="plain_text",
    )


FORMAT = Format("text", sniff, split, parse)
