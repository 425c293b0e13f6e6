"""WARC archives of crawlers, compressed or not: pages (WARC) and texts (WET)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from schemas.documents import (
    DateClaim,
    MetadataClaims,
    RawRecord,
    ReadRecord,
    SkippedRecord,
    SourceDocument,
)
from schemas.errors import InputError
from schemas.vocabularies import DateKind, ErrorCode, Evidence, OutcomeReason
from transforms.formats import html, plain_text
from transforms.formats.arc import is_arc, split_arc
from transforms.formats.format import HEAD_BYTES, Format, ReadLimits
from transforms.formats.http_bodies import restore_body
from transforms.formats.language_names import LANGUAGE_CODES
from transforms.formats.records import damaged_record, join_locator, too_large
from transforms.formats.streams import (
    Compression,
    Source,
    StreamDamage,
    find_compression,
    unpack_head,
)
from transforms.formats.warc_resync import find_next_record

_DOCUMENT_TYPES = (
    WarcRecordType.response,
    WarcRecordType.resource,
    WarcRecordType.conversion,
)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_MAYBE_TYPES = frozenset({"", "text/plain", "text/xml", "application/xml", "unknown/unknown",
                          "application/octet-stream", "unk", "application/http"})  # fmt: skip
_MAGIC = (b"WARC/0.", b"WARC/1.", b"WARC/2.")
_PACKED_BY_FASTWARC = frozenset({"gz", "zst", "lz4"})


def sniff(head: bytes, _name: str) -> bool:
    """Whether the content, unpacked where fastwarc can unpack it, starts with a WARC record."""
    compression = find_compression(head)
    if compression is not None:
        return is_packed_warc(head, compression)
    return head.lstrip(b"\r\n").startswith(_MAGIC) or is_arc(head)


def is_packed_warc(head: bytes, compression: Compression) -> bool:
    """Whether a compressed head unpacks to a WARC, which fastwarc then reads record by record."""
    if compression.name not in _PACKED_BY_FASTWARC:
        return False
    return unpack_head(head, compression, 64).lstrip(b"\r\n").startswith(_MAGIC)


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The records by offset; behind damage, reading goes on at the next sound record."""
    source = stream if isinstance(stream, Source) else Source(stream.read)
    head = source.peek(HEAD_BYTES)
    if is_arc(head):
        yield from split_arc(source, locator, limits)
        return
    compression = find_compression(head)
    reader = _WarcReader(source, locator, limits)
    base = 0
    while True:
        yield from reader.read_from(base)
        if reader.failure is None:
            break
        yield damaged_record(
            join_locator(locator, f"offset={reader.position}", "after"),
            ErrorCode.DAMAGED_ARCHIVE,
            f"cannot be read behind this record: {reader.failure}",
        )
        found = find_next_record(source, reader.position + 1, compression)
        if found is None:
            source.raise_damage()
            break
        base = found
    if not reader.n_records and reader.failure is None:
        yield damaged_record(locator, ErrorCode.EMPTY_FILE, "the archive holds no records")


class _WarcReader:
    """Reads records until the end or until fastwarc gives up."""

    def __init__(self, source: Source, locator: str, limits: ReadLimits) -> None:
        self._source = source
        self._locator = locator
        self._limits = limits
        self._n_at_position = 0
        self.position = 0
        """Offset of the last record, in the file as it is stored."""
        self.n_records = 0
        self.failure: str | None = None

    def read_from(self, base: int) -> Iterator[ReadRecord]:
        """The records from an offset; sets `failure` when fastwarc cannot go on."""
        self.failure = None
        self.position = base
        self._n_at_position = 0
        iterator = None
        while True:
            try:
                if iterator is None:
                    iterator = iter(ArchiveIterator(self._source.as_file(), parse_http=True))
                record = next(iterator)
            except StopIteration:
                return
            except StreamDamage:
                raise
            except BaseException as error:
                if not _is_failure(error):
                    raise
                self._source.raise_damage()
                self.failure = f"{error}" or type(error).__name__
                return
            yield from self._read(record, base)

    def _read(self, record: WarcRecord, base: int) -> Iterator[ReadRecord]:
        self.n_records += 1
        position = base + record.stream_pos
        # in a file compressed as one piece all records have the offset of the piece
        self._n_at_position = self._n_at_position + 1 if position == self.position else 0
        if self.n_records == 1:
            self._n_at_position = 0
        self.position = position
        item = f"item={self._n_at_position}" if self._n_at_position else ""
        address = join_locator(self._locator, f"offset={position}", item)
        try:
            yield from read_warc_record(record, address, self._limits)
        except StreamDamage:
            raise
        except BaseException as error:
            if not _is_failure(error):
                raise
            yield damaged_record(
                address, ErrorCode.DAMAGED_RECORD, f"the record cannot be read: {error}"
            )


def _is_failure(error: BaseException) -> bool:
    """Whether an error comes from bad data in fastwarc; its panics can be told by name only."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def read_warc_record(record: WarcRecord, address: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """What one WARC record gives: a page, a text, or why it is neither."""
    if record.record_type not in _DOCUMENT_TYPES:
        yield SkippedRecord(address, OutcomeReason.NOT_A_DOCUMENT)
        return
    headers = record.http_headers if record.is_http_parsed else None
    status = headers.status_code if headers is not None else None
    if status is not None and not 200 <= status < 300:
        is_redirect = 300 <= status < 400
        reason = OutcomeReason.HTTP_REDIRECT if is_redirect else OutcomeReason.HTTP_ERROR
        yield SkippedRecord(address, reason)
        return
    media_type = _media_type(record)
    if media_type not in _HTML_TYPES | _MAYBE_TYPES:
        yield SkippedRecord(address, OutcomeReason.NOT_TEXT)
        return
    n_declared = record.content_length
    raw = _read_payload(record, limits.document_bytes)
    if len(raw) > limits.document_bytes:
        yield too_large(address, limits.document_bytes)
        return
    body = restore_body(
        raw,
        headers.get("Transfer-Encoding") if headers is not None else None,
        headers.get("Content-Encoding") if headers is not None else None,
        limits.document_bytes,
    )
    if body.is_too_large:
        yield too_large(address, limits.document_bytes)
        return
    if body.payload:
        yield _as_record(record, address, media_type, body.payload)
    trouble = (
        f"{n_declared - len(raw)} bytes are missing" if len(raw) < n_declared else body.trouble
    )
    if trouble is not None:
        part = join_locator(address, "damage") if body.payload else address
        yield damaged_record(part, ErrorCode.DAMAGED_RECORD, f"{trouble}", raw)
    elif not body.payload:
        yield damaged_record(address, ErrorCode.EMPTY_DOCUMENT, "the record has no body", b"")


def _read_payload(record: WarcRecord, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size <= limit and (part := record.reader.read(min(1 << 20, limit + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _media_type(record: WarcRecord) -> str:
    if record.is_http_parsed:
        value = record.http_content_type
    else:
        value = record.headers.get("Content-Type")
    return (value or "").partition(";")[0].strip().lower()


def _charset(record: WarcRecord) -> str | None:
    if record.is_http_parsed:
        return record.http_charset
    _, _, parameters = (record.headers.get("Content-Type") or "").lower().partition("charset=")
    return parameters.partition(";")[0].strip("\"' ") or None


def _as_record(record: WarcRecord, address: str, media_type: str, payload: bytes) -> ReadRecord:
    head = payload[:HEAD_BYTES]
    if record.record_type == WarcRecordType.conversion:
        is_html = media_type in _HTML_TYPES
        is_text = not is_html
    else:
        is_html = html.sniff(head, "")
        is_text = not is_html and plain_text.sniff(head, "")
        # a server that says HTML is believed as long as the content is text at all
        is_html = is_html or (is_text and media_type in _HTML_TYPES)
    if not is_html and not is_text:
        return SkippedRecord(address, OutcomeReason.NOT_TEXT)
    name = "html" if is_html else "text"
    claims = (_claims(record),)
    return RawRecord(address, name, payload, charset=_charset(record), claims=claims)


def _claims(record: WarcRecord) -> MetadataClaims:
    headers = record.headers
    date = headers.get("WARC-Date")
    languages = (headers.get("WARC-Identified-Content-Language") or "").split(",")
    first = languages[0].strip().lower()
    return MetadataClaims(
        Evidence.ARCHIVE,
        url=(headers.get("WARC-Target-URI") or "").strip(" <>") or None,
        external_id=(headers.get("WARC-Record-ID") or "").strip(" <>") or None,
        dates=(DateClaim(DateKind.CRAWLED, date, Evidence.ARCHIVE),) if date else (),
        language=(LANGUAGE_CODES.get(first) or first) or None,
    )


def parse(record: RawRecord) -> SourceDocument:
    """Never called for a record of `split`, which names html or text as its format."""
    if html.sniff(record.payload[:HEAD_BYTES], ""):
        return html.parse(record)
    if plain_text.sniff(record.payload[:HEAD_BYTES], ""):
        return plain_text.parse(record)
    raise InputError(ErrorCode.UNKNOWN_FORMAT, "the record is neither HTML nor text")


FORMAT = Format("warc", sniff, split, parse)
