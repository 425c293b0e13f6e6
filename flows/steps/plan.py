"""Planning a run: which files there are, and which of them the lake has not read yet."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

import duckdb

from flows.steps.fact_settings import FactSettings
from schemas.documents import DamagedRecord, MetadataClaims, SourceContext
from schemas.errors import ConfigError, InputError
from schemas.identifiers import content_id
from schemas.vocabularies import InputState, Profile
from transforms.article import EXTRACTOR_VERSION
from transforms.formats import FORMATS
from transforms.formats.format import ReadLimits
from transforms.formats.reading import sniff_input
from transforms.formats.sidecars import (
    METADATA_CSV,
    is_sidecar,
    parse_meta_json,
    parse_metadata_csv,
    sidecar_name,
)
from warehouse.ledger import KnownInput, is_complete, known_inputs

Reprocess = Literal["none", "failed", "all"]
HASH_CHUNK_BYTES = 1 << 20
MAX_TABLE_LEVELS = 4
"""How far above a file its metadata.csv may lie: an ingest must not search a whole disk."""
IGNORED_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What a run is asked to do."""

    paths: tuple[str, ...]
    context: SourceContext = field(default_factory=SourceContext)
    format_name: str | None = None
    """Input format, where it is not to be told from the content."""
    facts: FactSettings = field(default_factory=FactSettings)
    reprocess: Reprocess = "none"
    interval_date: date | None = None
    allow_no_files: bool = False
    """A scheduled or backfilled day may have no files; a path typed by a person may not."""

    @property
    def profile(self) -> Profile:
        """How much is searched for."""
        return self.facts.profile


@dataclass(frozen=True, slots=True)
class PlannedInput:
    """A file that is to be read."""

    input_id: str
    path: Path
    size_bytes: int
    sha256: str
    format: str
    sidecar: MetadataClaims | None
    first_record: int
    """Records of it that are in the lake already: reading goes on there."""
    replaces: bool
    damage: DamagedRecord | None = None
    """Set for a sidecar that cannot be read: the file's only record."""

    @property
    def uri(self) -> str:
        """The file's address in the ledger."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class IdenticalInput:
    """A file whose bytes another input holds."""

    planned: PlannedInput
    same_as_input_id: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will do with each file that it found."""

    to_read: tuple[PlannedInput, ...]
    to_annotate: tuple[PlannedInput, ...]
    """Read by this very extraction, with another profile, model or version of the finders: their
    articles are in the lake, and only the facts are searched for again."""
    identical: tuple[IdenticalInput, ...]
    known: tuple[str, ...]
    """Addresses of files whose bytes are in the lake."""
    sidecars: tuple[str, ...]
    ignored: tuple[str, ...]

    @property
    def inputs_found(self) -> int:
        """Files found, sidecars and ignored ones aside."""
        found = (self.to_read, self.to_annotate, self.identical, self.known)
        return sum(len(inputs) for inputs in found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file with its identity."""

    path: Path
    size_bytes: int
    sha256: str
    sidecar: MetadataClaims | None
    input_id: str
    damage: DamagedRecord | None


def plan_inputs(
    request: IngestRequest, connection: duckdb.DuckDBPyConnection | None, limits: ReadLimits
) -> Plan:
    """Compare the files with the ledger. Reads every byte once, to hash it, and parses none.

    Raises ConfigError for a path that does not exist or a format that is not known.
    """
    listing = list_request(request)
    tables: dict[Path, dict[str, MetadataClaims]] = {}
    found = [_identify(path, request, sidecar=_sidecar_of(path, tables)) for path in listing.files]
    found += [_identify(path, request, damage=damage) for path, damage in _broken_sidecars(listing)]
    ledger = _ledger_of(found, connection)
    return _sort_out(found, ledger, request, listing, limits)


def list_request(request: IngestRequest) -> Listing:
    """The files that a request names; ConfigError for what it names wrongly."""
    if request.format_name is not None and request.format_name not in FORMATS:
        raise ConfigError(
            f"format {request.format_name!r} is not known; known: auto, {', '.join(FORMATS)}"
        )
    return list_files(request.paths, allow_no_files=request.allow_no_files)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files under the paths of a request."""

    files: tuple[Path, ...]
    sidecars: tuple[Path, ...]
    ignored: tuple[Path, ...]


def list_files(paths: Iterable[str], *, allow_no_files: bool = False) -> Listing:
    """All files under `paths` (files, folders, globs), sorted, each once."""
    files: set[Path] = set()
    ignored: set[Path] = set()
    for path in paths:
        if "://" in path and not path.startswith("file://"):
            raise ConfigError(f"{path}: only local files can be read in this version")
        matches = _matches(path.removeprefix("file://"))
        if not matches and not allow_no_files:
            raise ConfigError(f"{path}: no such file or folder")
        for match in matches:
            for found in _walk(match):
                hidden = found.name.startswith(".") or found.name in IGNORED_NAMES
                (ignored if hidden else files).add(found)
    sidecars = {path for path in files if is_sidecar(path.name)}
    return Listing(tuple(sorted(files - sidecars)), tuple(sorted(sidecars)), tuple(sorted(ignored)))


def _matches(path: str) -> list[Path]:
    # One file has one address: no `..` and no `.` in it. Links are kept, as their owner means them.
    plain = Path(os.path.abspath(Path(path).expanduser()))  # noqa: PTH100 - resolve() follows links
    if plain.exists():
        return [plain]
    if glob.has_magic(path):
        return [Path(match) for match in sorted(glob.glob(str(plain), recursive=True))]  # noqa: PTH207 - an absolute pattern
    return []


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            yield Path(folder) / name


def _identify(
    path: Path,
    request: IngestRequest,
    *,
    sidecar: MetadataClaims | None = None,
    damage: DamagedRecord | None = None,
) -> _Found:
    sha256, size_bytes = _hash_file(path)
    context = request.context
    input_id = content_id(
        "input",
        sha256,
        repr(sidecar) if sidecar else None,
        context.source,
        context.publisher,
        context.language,
        context.timezone,
        request.format_name,
        damage.error_code if damage else None,
    )
    return _Found(path, size_bytes, sha256, sidecar, input_id, damage)


def _hash_file(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        for chunk in iter(partial(stream.read, HASH_CHUNK_BYTES), b""):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def opener(path: Path) -> Callable[[], BinaryIO]:
    """A function that opens the file anew at each call."""
    return lambda: path.open("rb")


def _sidecar_of(path: Path, tables: dict[Path, dict[str, MetadataClaims]]) -> MetadataClaims | None:
    """The metadata that lies beside a file; a broken sidecar is reported on its own.

    A metadata.csv may name files in folders below it. `tables` keeps each one, read once.
    """
    for name in (f"{path.name}.meta.json", sidecar_name(path.name)):
        beside = path.with_name(name)
        if beside.exists():
            try:
                return parse_meta_json(beside.read_bytes())
            except InputError:
                return None
    for folder in list(path.parents)[:MAX_TABLE_LEVELS]:
        claims = _table_in(folder, tables).get(path.relative_to(folder).as_posix())
        if claims is not None:
            return claims
    return None


def _table_in(
    folder: Path, tables: dict[Path, dict[str, MetadataClaims]]
) -> dict[str, MetadataClaims]:
    if folder not in tables:
        table = folder / METADATA_CSV
        try:
            tables[folder] = parse_metadata_csv(table.read_bytes()) if table.is_file() else {}
        except InputError:
            tables[folder] = {}
    return tables[folder]


def _broken_sidecars(listing: Listing) -> Iterator[tuple[Path, DamagedRecord]]:
    for path in listing.sidecars:
        parse = parse_metadata_csv if path.name == METADATA_CSV else parse_meta_json
        try:
            parse(path.read_bytes())
        except InputError as error:
            yield path, DamagedRecord("", error.code, error.message)


def _ledger_of(
    found: Iterable[_Found], connection: duckdb.DuckDBPyConnection | None
) -> dict[str, KnownInput]:
    if connection is None:
        return {}
    ids = [one.input_id for one in found] + [copy_id(one.input_id, one.path) for one in found]
    return known_inputs(connection, ids)


def copy_id(input_id: str, path: Path) -> str:
    """The id of a file that repeats the bytes of an input."""
    return content_id("copy", input_id, str(path))


def _sort_out(
    found: Iterable[_Found],
    ledger: dict[str, KnownInput],
    request: IngestRequest,
    listing: Listing,
    limits: ReadLimits,
) -> Plan:
    to_read: list[PlannedInput] = []
    to_annotate: list[PlannedInput] = []
    identical: list[IdenticalInput] = []
    known: list[str] = []
    planned_ids: set[str] = set()
    for one in found:
        entry = ledger.get(one.input_id)
        is_copy = one.input_id in planned_ids or (
            entry is not None and entry.uri != str(one.path) and not _is_wanted(entry, request)
        )
        if is_copy:
            if copy_id(one.input_id, one.path) in ledger and request.reprocess == "none":
                known.append(str(one.path))
            else:
                planned = _planned(one, copy_id(one.input_id, one.path), None, request, limits)
                identical.append(IdenticalInput(planned, one.input_id))
        elif _needs_facts_only(entry, request):
            planned_ids.add(one.input_id)
            to_annotate.append(_planned(one, one.input_id, entry, request, limits))
        elif _is_wanted(entry, request):
            planned_ids.add(one.input_id)
            to_read.append(_planned(one, one.input_id, entry, request, limits))
        else:
            known.append(str(one.path))
    return Plan(
        tuple(to_read),
        tuple(to_annotate),
        tuple(identical),
        tuple(known),
        tuple(str(path) for path in listing.sidecars),
        tuple(str(path) for path in listing.ignored),
    )


def _is_wanted(entry: KnownInput | None, request: IngestRequest) -> bool:
    if request.reprocess == "all" or not is_complete(entry):
        return True
    return request.reprocess == "failed" and entry is not None and entry.quarantined > 0


def _needs_facts_only(entry: KnownInput | None, request: IngestRequest) -> bool:
    return (
        request.reprocess == "all"
        and entry is not None
        and is_complete(entry)
        and entry.extractor_version == EXTRACTOR_VERSION
        and entry.quarantined == 0
        and (entry.profile, entry.facts_version) != (request.profile, request.facts.version)
    )


def _planned(
    one: _Found,
    input_id: str,
    entry: KnownInput | None,
    request: IngestRequest,
    limits: ReadLimits,
) -> PlannedInput:
    # Only a part that this very extraction wrote can be gone on with.
    resumes = (
        entry is not None
        and entry.state == InputState.PARTIAL
        and request.reprocess == "none"
        and (entry.profile, entry.facts_version) == (request.profile, request.facts.version)
        and entry.extractor_version == EXTRACTOR_VERSION
    )
    return PlannedInput(
        input_id=input_id,
        path=one.path,
        size_bytes=one.size_bytes,
        sha256=one.sha256,
        format=request.format_name or sniff_input(opener(one.path), one.path.name, limits),
        sidecar=one.sidecar,
        first_record=entry.records_in if entry is not None and resumes else 0,
        replaces=entry is not None and not resumes,
        damage=one.damage,
    )
