"""The sidecars that lie in an archive beside the members that they describe."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from schemas.documents import DamagedRecord, MetadataClaims
from schemas.errors import InputError
from schemas.vocabularies import ErrorCode
from transforms.formats.archives import Member
from transforms.formats.records import damaged_record
from transforms.formats.sidecars import (
    METADATA_CSV,
    is_sidecar,
    parse_meta_json,
    parse_metadata_csv,
    sidecar_names,
)
from transforms.formats.streams import StreamDamage, read_bounded

SIDECAR_BYTES = 64 * 1024 * 1024
_OFFICE_MEMBERS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})


class ArchiveSidecars:
    """Collects the sidecars in a first pass, and tells which claims belong to which member."""

    def __init__(self) -> None:
        self._json: dict[str, MetadataClaims] = {}
        self._csv: dict[str, dict[str, MetadataClaims]] = {}
        self._damaged: dict[str, DamagedRecord] = {}
        self._used: set[str] = set()
        self.looks_like_office_file = False

    def collect(self, members: Iterator[Member]) -> None:
        """Reads the sidecars among the members; what is damaged is told in the second pass."""
        try:
            for member in members:
                if member.name in _OFFICE_MEMBERS:
                    self.looks_like_office_file = True
                    return
                if member.is_file and member.trouble is None and is_sidecar(member.name):
                    self._read(member)
        except StreamDamage:
            return

    def _read(self, member: Member) -> None:
        payload, damage = read_bounded(member.source.as_file(), SIDECAR_BYTES)
        if damage is not None or len(payload) > SIDECAR_BYTES:
            code = ErrorCode.TOO_LARGE if damage is None else damage.code
            message = "the sidecar is too large" if damage is None else damage.message
            self._damaged[member.name] = damaged_record(member.name, code, message)
            return
        folder, name = posixpath.split(member.name)
        try:
            if name.lower() == METADATA_CSV:
                self._csv[folder] = parse_metadata_csv(payload)
            else:
                self._json[member.name] = parse_meta_json(payload)
        except InputError as error:
            self._damaged[member.name] = damaged_record(
                member.name, error.code, error.message, payload
            )

    def is_sidecar(self, name: str) -> bool:
        """Whether a member was taken as sidecar, and so is no record."""
        return is_sidecar(name)

    def damage_of(self, name: str) -> DamagedRecord | None:
        """Why a sidecar could not be read, if it could not."""
        return self._damaged.get(name)

    def claims_for(self, member_name: str) -> tuple[MetadataClaims, ...]:
        """What the sidecars in the folder of a member, and the tables above it, say of it."""
        folder, name = posixpath.split(member_name)
        found: list[MetadataClaims] = []
        for candidate in sidecar_names(name):
            path = posixpath.join(folder, candidate)
            if path in self._json:
                self._used.add(path)
                found.append(self._json[path])
                break
        for table_folder in (folder, *_folders_above(folder)):
            claims = self._csv.get(table_folder, {}).get(_path_from(table_folder, member_name))
            if claims is not None:
                found.append(claims)
                break
        return tuple(found)

    def unused(self) -> list[str]:
        """Sidecars of single files that describe no member."""
        return sorted(self._json.keys() - self._used)


def _folders_above(folder: str) -> Iterator[str]:
    while folder:
        folder = posixpath.dirname(folder)
        yield folder


def _path_from(folder: str, member_name: str) -> str:
    return member_name.removeprefix(f"{folder}/") if folder else member_name
