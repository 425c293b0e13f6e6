"""ARC files, the predecessor of WARC: a line per record, then the HTTP response."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.documents import DateClaim, MetadataClaims, RawRecord, ReadRecord, SkippedRecord
from schemas.vocabularies import DateKind, ErrorCode, Evidence, OutcomeReason
from transforms.formats import html, plain_text
from transforms.formats.format import HEAD_BYTES, ReadLimits
from transforms.formats.http_bodies import restore_body
from transforms.formats.records import damaged_record, join_locator, too_large
from transforms.formats.streams import READ_BYTES, Source

_MAGIC = b"filedesc://"
_RECORD_LINE = re.compile(rb"(\S+) (\S+) (\d{8,14}) (?:(\S+) )?(?:.* )?(\d{1,15})\r?\n")
_STATUS = re.compile(rb"HTTP/[\d.]+ (\d{3})")
_LINE_BYTES = 16 * 1024


def is_arc(head: bytes) -> bool:
    """Whether a stream starts like an ARC file."""
    return head.startswith(_MAGIC)


def split_arc(source: Source, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The records by their offset in the unpacked file; stops at the first line that is none."""
    offset = 0
    while True:
        head = source.peek(_LINE_BYTES)
        n_blank = len(head) - len(head.lstrip(b"\r\n"))
        if n_blank:
            offset += len(_read_exactly(source, n_blank))
            continue
        if not head:
            source.raise_damage()
            return
        address = join_locator(locator, f"offset={offset}")
        line = _RECORD_LINE.match(head)
        if line is None:
            message = "no ARC record starts here; the rest cannot be read"
            yield damaged_record(address, ErrorCode.DAMAGED_ARCHIVE, message)
            return
        _read_exactly(source, line.end())
        size = int(line[5])
        if size > limits.document_bytes:
            yield too_large(address, limits.document_bytes)
            n_skipped = _skip(source, size)
        else:
            payload = _read_exactly(source, size)
            n_skipped = len(payload)
            yield from _read_record(line, payload, address, size, limits)
        offset += line.end() + n_skipped


def _read_record(
    line: re.Match[bytes], payload: bytes, address: str, size: int, limits: ReadLimits
) -> Iterator[ReadRecord]:
    url = line[1].decode("utf-8", errors="replace")
    if url.startswith("filedesc:"):
        yield SkippedRecord(address, OutcomeReason.NOT_A_DOCUMENT)
        return
    claims = MetadataClaims(
        Evidence.ARCHIVE,
        url=url,
        dates=(DateClaim(DateKind.CRAWLED, _iso_date(line[3].decode()), Evidence.ARCHIVE),),
    )
    yield _http_record(payload, address, claims, limits)
    if len(payload) < size:
        message = f"{size - len(payload)} bytes are missing"
        yield damaged_record(
            join_locator(address, "damage"), ErrorCode.DAMAGED_RECORD, message, payload
        )


def _http_record(
    payload: bytes, address: str, claims: MetadataClaims, limits: ReadLimits
) -> ReadRecord:
    headers, body, charset = _split_http(payload)
    status = _STATUS.match(payload)
    code = int(status[1]) if status else 200
    if not 200 <= code < 300:
        is_redirect = 300 <= code < 400
        reason = OutcomeReason.HTTP_REDIRECT if is_redirect else OutcomeReason.HTTP_ERROR
        return SkippedRecord(address, reason)
    restored = restore_body(
        body,
        headers.get("transfer-encoding"),
        headers.get("content-encoding"),
        limits.document_bytes,
    )
    if restored.is_too_large:
        return too_large(address, limits.document_bytes)
    head = restored.payload[:HEAD_BYTES]
    if html.sniff(head, ""):
        return RawRecord(address, "html", restored.payload, charset, (claims,))
    if plain_text.sniff(head, ""):
        return RawRecord(address, "text", restored.payload, charset, (claims,))
    return SkippedRecord(address, OutcomeReason.NOT_TEXT)


def _split_http(payload: bytes) -> tuple[dict[str, str], bytes, str | None]:
    """(headers, body, charset) of an HTTP response; a payload without headers is all body."""
    if not _STATUS.match(payload):
        return {}, payload, None
    end = re.search(rb"\r?\n\r?\n", payload)
    block, body = (payload[: end.start()], payload[end.end() :]) if end else (payload, b"")
    headers: dict[str, str] = {}
    for line in block.decode("latin-1").splitlines()[1:]:
        key, _, value = line.partition(":")
        headers.setdefault(key.strip().lower(), value.strip())
    charset = re.search(r"charset=[\"']?([\w.:-]+)", headers.get("content-type", ""), re.I)
    return headers, body, charset[1] if charset else None


def _iso_date(digits: str) -> str:
    """'20160102030405' in ISO 8601; a shorter one as a day."""
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if len(digits) < 14:
        return day
    return f"{day}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z"


def _read_exactly(source: Source, n_bytes: int) -> bytes:
    parts: list[bytes] = []
    left = n_bytes
    while left and (part := source.read(min(left, READ_BYTES))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _skip(source: Source, n_bytes: int) -> int:
    left = n_bytes
    while left and (part := source.read(min(left, READ_BYTES))):
        left -= len(part)
    return n_bytes - left
