"""From an input file to its records: peels compression, walks archives, asks the formats.

    read_input -> _read_layer --compressed--> _read_layer of the unpacked stream
                              --zip, tar----> _read_layer of each member
                              --else--------> FORMATS[...].split

Bad data never raises here: it is yielded as DamagedRecord where it was met.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from schemas.documents import DamagedRecord, MetadataClaims, RawRecord, ReadRecord, SkippedRecord
from schemas.errors import ConfigError
from schemas.vocabularies import ErrorCode, OutcomeReason
from transforms.formats import FORMATS
from transforms.formats.archive_sidecars import ArchiveSidecars
from transforms.formats.archives import Member, is_tar, is_zip, spool, tar_members, zip_members
from transforms.formats.format import HEAD_BYTES, Format, ReadLimits
from transforms.formats.records import damaged_record, join_locator
from transforms.formats.streams import (
    Budget,
    Compression,
    Source,
    StreamDamage,
    find_compression,
    raw_source,
    unpack,
    unpack_head,
    unpacked_name,
)
from transforms.formats.warc import is_packed_warc

_JUNK_FOLDERS = frozenset({"__MACOSX", ".git", ".svn", "@eaDir"})
_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class _Layer:
    """A stream inside the input: the file itself, its unpacked form, or a member."""

    open: Callable[[Budget], Source]
    """A fresh stream from the start, counted against the budget."""
    name: str
    locator: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same all through one input."""

    limits: ReadLimits
    format: Format | None
    budget: Budget
    told: list[StreamDamage] = field(default_factory=list)


def read_input(
    open_stream: Callable[[], BinaryIO],
    name: str,
    limits: ReadLimits,
    *,
    format_name: str | None = None,
    sidecar_claims: MetadataClaims | None = None,
) -> Iterator[ReadRecord]:
    """Yields the records of an input file, at least one outcome, in bounded memory.

    `open_stream` is called once, and once more for an archive that is searched for sidecars.
    """
    if format_name is not None and format_name not in FORMATS:
        raise ConfigError(f"unknown format {format_name!r}; known are {', '.join(FORMATS)}")
    forced = None if format_name is None else FORMATS[format_name]
    reading = _Reading(limits, forced, Budget(limits))
    claims = () if sidecar_claims is None else (sidecar_claims,)
    has_outcome = False
    with ExitStack() as opened:

        def open_raw(budget: Budget) -> Source:
            return raw_source(opened.enter_context(open_stream()), budget)

        for record in _read_layer(_Layer(open_raw, name, "", 0), reading):
            has_outcome = True
            yield with_claims(record, claims)
    if not has_outcome:
        yield damaged_record("", ErrorCode.EMPTY_FILE, "holds no records")


def sniff_input(open_stream: Callable[[], BinaryIO], name: str, limits: ReadLimits) -> str:
    """The name of the innermost format, for the ledger; never raises for bad data."""
    budget = Budget(limits)
    with open_stream() as stream:
        source = raw_source(stream, budget)
        for _ in range(limits.nesting + 1):
            head = source.peek(HEAD_BYTES)
            compression = find_compression(head)
            if compression is None or is_packed_warc(head, compression):
                return _sniff_head(head, name, compression)
            source = unpack(source, compression, budget)
            name = unpacked_name(name, compression)
    return "unknown"


def _sniff_head(head: bytes, name: str, compression: Compression | None) -> str:
    if compression is not None:
        return "warc"
    if not head:
        return "empty"
    if is_zip(head):
        return "zip"
    if is_tar(head):
        return "tar"
    found = _find_format(head, name)
    return "unknown" if found is None else found.name


def with_claims(record: ReadRecord, claims: tuple[MetadataClaims, ...]) -> ReadRecord:
    """The record with more claims, which go before its own."""
    if not claims or not isinstance(record, RawRecord):
        return record
    return replace(record, claims=claims + record.claims)


def _find_format(head: bytes, name: str) -> Format | None:
    return next((found for found in FORMATS.values() if found.sniff(head, name)), None)


def _read_layer(layer: _Layer, reading: _Reading) -> Iterator[ReadRecord]:
    """The records of one layer; its damage is told once, after what could be read."""
    try:
        source = layer.open(reading.budget)
        yield from _read_source(source, layer, reading)
    except StreamDamage as damage:
        # a stream that ends inside a member is damage of the member and of all layers around it
        if not any(damage is told for told in reading.told):
            reading.told.append(damage)
            yield damaged_record(layer.locator, damage.code, damage.message)
    except OSError as error:
        yield damaged_record(layer.locator, ErrorCode.UNREADABLE, f"cannot be opened: {error}")


def _read_source(source: Source, layer: _Layer, reading: _Reading) -> Iterator[ReadRecord]:
    head = source.peek(HEAD_BYTES)
    compression = find_compression(head)
    if compression is not None and not is_packed_warc(head, compression):
        yield from _read_unpacked(source, compression, layer, reading)
    elif is_zip(head):
        yield from _read_zip(source, layer, reading)
    elif compression is None and is_tar(head):
        yield from _read_tar(source, layer, reading)
    else:
        yield from _read_content(source, head, layer, reading)


def _too_deep(layer: _Layer, limits: ReadLimits) -> DamagedRecord:
    return damaged_record(
        layer.locator,
        ErrorCode.TOO_DEEP,
        f"more than {limits.nesting} containers inside each other",
    )


def _read_unpacked(
    source: Source, compression: Compression, layer: _Layer, reading: _Reading
) -> Iterator[ReadRecord]:
    if layer.depth >= reading.limits.nesting:
        yield _too_deep(layer, reading.limits)
        return
    first: list[Source] = [source]

    def open_unpacked(budget: Budget) -> Source:
        # the stream that was looked at serves the first reader; a second one starts afresh
        packed = first.pop() if first else layer.open(budget)
        return unpack(packed, compression, budget)

    inner_name = unpacked_name(layer.name, compression)
    inner = _Layer(open_unpacked, inner_name, layer.locator, layer.depth + 1)
    yield from _read_layer(inner, reading)


def _read_content(
    source: Source, head: bytes, layer: _Layer, reading: _Reading
) -> Iterator[ReadRecord]:
    if not head:
        source.raise_damage()
        yield damaged_record(layer.locator, ErrorCode.EMPTY_FILE, "the file is empty")
        return
    found = reading.format or _find_format(head, layer.name)
    if found is None:
        yield damaged_record(
            layer.locator,
            ErrorCode.UNKNOWN_FORMAT,
            f"{_describe(head)} is no known format; known are {', '.join(FORMATS)}",
        )
        return
    yield from found.split(source.as_file(), layer.locator, reading.limits)


def _describe(head: bytes) -> str:
    return f"a file that starts with {head[:12]!r}"


def _read_zip(source: Source, layer: _Layer, reading: _Reading) -> Iterator[ReadRecord]:
    if layer.depth >= reading.limits.nesting:
        yield _too_deep(layer, reading.limits)
        return
    with ExitStack() as copies:
        if source.seekable():
            source.seek(0)
            stream = source.as_file()
        else:
            stream = copies.enter_context(spool(source.as_file(), reading.limits))

        def members(budget: Budget) -> Generator[Member, None, None]:
            return zip_members(stream, budget)

        yield from _read_members(members, layer, reading)


def _read_tar(source: Source, layer: _Layer, reading: _Reading) -> Iterator[ReadRecord]:
    if layer.depth >= reading.limits.nesting:
        yield _too_deep(layer, reading.limits)
        return
    first: list[Source] = [source]

    def members(budget: Budget) -> Generator[Member, None, None]:
        stream = first.pop() if first else layer.open(budget)
        return tar_members(stream.as_file())

    yield from _read_members(members, layer, reading)


def _read_members(
    members: Callable[[Budget], Generator[Member, None, None]], layer: _Layer, reading: _Reading
) -> Iterator[ReadRecord]:
    """Two passes: the sidecars first, then the records that they describe."""
    sidecars = ArchiveSidecars()
    first_budget = Budget(reading.limits)
    first_budget.packed = reading.budget.packed
    with closing(members(first_budget)) as first_pass:
        sidecars.collect(first_pass)
    if sidecars.looks_like_office_file:
        yield damaged_record(
            layer.locator, ErrorCode.UNKNOWN_FORMAT, "an office document or program, not an archive"
        )
        return
    seen: dict[str, int] = {}
    n_members = 0
    with closing(members(reading.budget)) as second_pass:
        for member in second_pass:
            n_members += 1
            yield from _read_member(member, sidecars, seen, layer, reading)
    for name in sidecars.unused():
        yield SkippedRecord(join_locator(layer.locator, name), OutcomeReason.IGNORED_FILE)
    if not n_members:
        yield damaged_record(layer.locator, ErrorCode.EMPTY_FILE, "the archive is empty")


def _read_member(
    member: Member,
    sidecars: ArchiveSidecars,
    seen: dict[str, int],
    layer: _Layer,
    reading: _Reading,
) -> Iterator[ReadRecord]:
    seen[member.name] = seen.get(member.name, 0) + 1
    # archives may hold a name twice, and the address must tell the two apart
    suffix = f"#{seen[member.name]}" if seen[member.name] > 1 else ""
    locator = join_locator(layer.locator, member.name + suffix)
    if not member.is_file or is_junk(member.name):
        yield SkippedRecord(locator, OutcomeReason.IGNORED_FILE)
    elif member.trouble is not None:
        yield damaged_record(locator, ErrorCode.DAMAGED_RECORD, member.trouble)
    elif sidecars.is_sidecar(member.name):
        if (damage := sidecars.damage_of(member.name)) is not None:
            yield replace(damage, locator=locator)
    else:
        claims = sidecars.claims_for(member.name)
        with ExitStack() as copies:
            opener = _opener(member, reading, copies)
            inner = _Layer(opener, member.name, locator, layer.depth + 1)
            for record in _read_layer(inner, reading):
                yield with_claims(record, claims)


def _opener(member: Member, reading: _Reading, opened: ExitStack) -> Callable[[Budget], Source]:
    """Opens a member: straight for content, from a copy where it will be read more than once."""
    copies: list[BinaryIO] = []

    def open_member(_: Budget) -> Source:
        head = member.source.peek(HEAD_BYTES) if not copies else b""
        compression = find_compression(head)
        inside = unpack_head(head, compression, 512) if compression else head
        if not copies and not (is_zip(inside) or is_tar(inside) or find_compression(inside)):
            return member.source
        if not copies:
            copies.append(opened.enter_context(spool(member.source.as_file(), reading.limits)))
        copies[0].seek(0)
        return Source(copies[0].read, inner=copies[0])

    return open_member


def is_junk(name: str) -> bool:
    """Whether a file is no content but left there by an operating system or a tool."""
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    if not parts:
        return True
    return (
        parts[-1].lower() in _JUNK_NAMES
        or parts[-1].startswith("._")
        or any(part in _JUNK_FOLDERS for part in parts)
    )
