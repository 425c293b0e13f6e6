"""The members of zip and tar archives, in order, each as a stream of its own.

A damaged archive gives the members before the damage, and where it can be done those after it;
each damage is told once. What the members hold is not looked at here.
"""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO, cast

from schemas.vocabularies import ErrorCode
from transforms.formats.format import ReadLimits
from transforms.formats.streams import READ_BYTES, Budget, Source, StreamDamage
from transforms.formats.zip_salvage import salvage_members

SPOOL_BYTES = 32 * 1024 * 1024
"""A container inside a container is copied once to be read at random: up to here in memory."""
_ENCRYPTED = 0x1
_TAR_BLOCK = 512
_EXTENSION_BYTES = 1024 * 1024
_EXTENSIONS = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive. The stream is to be read before the next member is asked for."""

    name: str
    is_file: bool
    source: Source
    trouble: str | None = None
    """Why the member cannot be read at all."""


def is_zip(head: bytes) -> bool:
    """Whether a stream starts like a zip file, an empty one included."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"))


def is_tar(head: bytes) -> bool:
    """Whether a stream starts with a tar header, by its checksum (old tars have no magic)."""
    if len(head) < _TAR_BLOCK or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:_TAR_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError):
        return False
    return True


def no_stream() -> Source:
    """The stream of a member that has no bytes."""
    return Source(lambda _: b"")


def zip_members(stream: BinaryIO, budget: Budget) -> Generator[Member, None, None]:
    """The members of a zip in a stream that can seek; without its directory, from the front."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        stream.seek(0)
        yield from _salvaged(stream, budget)
        raise StreamDamage(
            ErrorCode.DAMAGED_ARCHIVE, f"the zip file has no sound directory: {error}"
        ) from error
    with archive:
        for info in archive.infolist():
            yield _zip_member(archive, info, budget)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Member:
    name = info.filename
    if info.is_dir():
        return Member(name, is_file=False, source=no_stream())
    if info.flag_bits & _ENCRYPTED:
        return Member(name, True, no_stream(), "the zip member is encrypted")
    try:
        opened = archive.open(info)
    except Exception as error:  # noqa: BLE001 - zipfile raises what it likes on hostile headers
        return Member(name, True, no_stream(), f"the zip member cannot be opened: {error}")
    return Member(name, True, Source(_metered(opened.read, budget), ErrorCode.DAMAGED_RECORD))


def _metered(read: Callable[[int], bytes], budget: Budget) -> Callable[[int], bytes]:
    def read_some(n_bytes: int) -> bytes:
        piece = read(n_bytes)
        budget.spend(len(piece))
        return piece

    return read_some


def _salvaged(stream: BinaryIO, budget: Budget) -> Generator[Member, None, None]:
    for name, read_some in salvage_members(stream):
        if name.endswith("/"):
            yield Member(name, is_file=False, source=no_stream())
        else:
            source = Source(_metered(read_some, budget), ErrorCode.DAMAGED_RECORD)
            yield Member(name, True, source)
            _drain(source)


def _drain(source: Source) -> None:
    """Reads to the end, so that the next member is found."""
    try:
        while source.read(READ_BYTES):
            pass
    except StreamDamage:
        return


class _CountedTarInfo(tarfile.TarInfo):
    """Tells its archive of headers that are not sound, which tarfile skips in silence."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> _CountedTarInfo:
        """Reads the next header; see tarfile."""
        try:
            return super().fromtarfile(tarfile)
        except _UNSOUND:
            cast("_CountedTarFile", tarfile).n_unsound += 1
            raise

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        # tarfile reads long names and attributes into memory whatever size they claim
        if self.type in _EXTENSIONS and self.size > _EXTENSION_BYTES:
            raise tarfile.ReadError(f"a tar header extension of {self.size} bytes")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]  # not in the stubs


class _CountedTarFile(tarfile.TarFile):
    members: list[tarfile.TarInfo]  # not in the stubs
    n_unsound = 0


_UNSOUND = (
    tarfile.InvalidHeaderError,  # type: ignore[attr-defined]  # not in the stubs
    tarfile.TruncatedHeaderError,  # type: ignore[attr-defined]  # not in the stubs
)


def tar_members(stream: BinaryIO) -> Generator[Member, None, None]:
    """The members of an unpacked tar stream, read forward once."""
    try:
        # ignore_zeros: go on after an unsound header, and read tars that were joined end to end
        archive = _CountedTarFile.open(
            fileobj=stream, mode="r|", tarinfo=_CountedTarInfo, ignore_zeros=True
        )
        with closing(archive):
            yield from _walk_tar(archive)
    except (tarfile.TarError, OSError, ValueError, OverflowError, RecursionError) as error:
        raise StreamDamage(
            ErrorCode.DAMAGED_ARCHIVE, f"the tar file cannot be read further: {error}"
        ) from error


def _walk_tar(archive: _CountedTarFile) -> Generator[Member, None, None]:
    while (info := archive.next()) is not None:
        archive.members.clear()  # tarfile keeps all members otherwise
        opened = archive.extractfile(info) if info.isreg() else None
        if opened is None:
            yield Member(info.name, is_file=False, source=no_stream())
            continue
        source = Source(opened.read)
        yield Member(info.name, True, source)
        source.raise_damage()  # nothing can be found behind it
    if archive.n_unsound:
        raise StreamDamage(
            ErrorCode.DAMAGED_ARCHIVE,
            f"{archive.n_unsound} blocks of the tar file are no sound headers; members may be lost",
        )


def spool(stream: BinaryIO, limits: ReadLimits) -> BinaryIO:
    """A copy that can seek, to be closed: in memory, or an unnamed temporary file if large."""
    copy = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - the caller's
    size = 0
    try:
        while size <= limits.decompressed_bytes and (piece := stream.read(READ_BYTES)):
            size += len(piece)
            copy.write(piece)
    except StreamDamage:
        copy.close()
        raise
    if size > limits.decompressed_bytes:
        copy.close()
        raise StreamDamage(ErrorCode.DECOMPRESSION_BOMB, "the inner archive is too large")
    copy.seek(0)
    return cast("BinaryIO", copy)  # a SpooledTemporaryFile has all that BinaryIO needs
