"""Reading inputs and turning their records into slices of rows, in bounded memory.

The session reads records in this process (cheap: cutting a stream into records), sends them in
batches to workers (dear: parsing and extraction) and stages what comes back. A slice ends after a
number of records or bytes, wherever that falls inside an input; the next one goes on there.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from flows.steps.document import (
    BatchResult,
    InputTally,
    ReadDocument,
    WorkItem,
    empty_slice,
    quarantine_row,
    read_document,
)
from flows.steps.plan import IngestRequest, Plan, PlannedInput, opener
from flows.steps.workers import Batch, WorkerLimits, WorkerPool
from schemas.conformance import to_arrow
from schemas.contract import TABLES
from schemas.documents import (
    DamagedRecord,
    RawRecord,
    ReadRecord,
    SkippedRecord,
)
from schemas.errors import InputError
from schemas.tables.operations import QuarantinedRecord, RecordOutcome
from schemas.vocabularies import ErrorCode, Outcome, OutcomeReason
from transforms.article import EXTRACTOR_VERSION
from transforms.formats.format import ReadLimits
from transforms.formats.reading import read_input
from warehouse.location import LakeLocation
from warehouse.staging import StagedInput, StagedSlice, slice_folders, write_slice

BATCH_RECORDS = 32
BATCH_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SliceLimits:
    """How much work lies between two commits: what a crash can cost, and what memory holds."""

    records: int = 4_000
    raw_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; handed to the caller after every batch."""

    records: int
    raw_bytes: int
    """Bytes of the files read to their end."""


@dataclass(slots=True)
class _InputPart:
    """What a slice has read of one input so far, by the reader's own count."""

    planned: PlannedInput
    first_record: int
    records_in: int = 0
    is_last: bool = False
    tally: InputTally = field(default_factory=InputTally)


@dataclass(slots=True)
class _Cursor:
    """The records of all inputs of a plan, one after the other."""

    stream: Iterator[tuple[PlannedInput, ReadRecord | None]]
    position: dict[str, int]
    """Records read per input, those of earlier runs included."""
    is_exhausted: bool = False


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """What a run may take: per input, per worker, per slice."""

    read: ReadLimits = field(default_factory=ReadLimits)
    workers: WorkerLimits = field(default_factory=WorkerLimits)
    slices: SliceLimits = field(default_factory=SliceLimits)


class IngestSession:
    """The reading side of a run: `next_slice` until it returns None. A context manager."""

    def __init__(
        self,
        plan: Plan,
        request: IngestRequest,
        location: LakeLocation,
        run_id: str,
        limits: SessionLimits,
        stop: threading.Event,
        *,
        on_progress: Callable[[Progress], None] = lambda _: None,
        read: ReadDocument = read_document,
    ) -> None:
        self._request = request
        self._run_id = run_id
        self._limits = limits.slices
        self._stop = stop
        self._on_progress = on_progress
        self._folders = slice_folders(location, run_id)
        self._pool = WorkerPool(run_id, limits.workers, request.facts, read)
        self._cursor = _Cursor(
            _records(plan.to_read, limits.read, request.format_name),
            {planned.input_id: planned.first_record for planned in plan.to_read},
        )
        self._records = 0
        self._raw_bytes = 0

    def __enter__(self) -> IngestSession:
        """Make the workers ready."""
        self._pool.__enter__()
        return self

    def __exit__(self, *details: object) -> None:
        """Stop the workers."""
        self._pool.__exit__(*details)

    @property
    def workers_lost(self) -> int:
        """Workers that had to be replaced so far."""
        return self._pool.workers_lost

    def next_slice(self) -> StagedSlice | None:
        """Read, process and stage the next slice; None when all is read or a stop was asked."""
        if self._cursor.is_exhausted or self._stop.is_set():
            return None
        parts: dict[str, _InputPart] = {}
        collected: dict[str, list[pa.Table]] = defaultdict(list)
        for result in self._pool.run(self._batches(parts, collected)):
            self._take(result, parts, collected)
        if not parts:
            return None
        tables = {
            name: pa.concat_tables([none, *collected[name]]) for name, none in empty_slice().items()
        }
        staged = tuple(self._staged(part) for part in parts.values())
        return write_slice(next(self._folders), staged, tables)

    def _batches(
        self, parts: dict[str, _InputPart], collected: dict[str, list[pa.Table]]
    ) -> Iterator[Batch]:
        items: list[WorkItem] = []
        rows = _RowsWithoutWork()
        batch_bytes = records = raw_bytes = 0
        while not self._stop.is_set():
            planned, record = next(self._cursor.stream, (None, None))
            if planned is None:
                self._cursor.is_exhausted = True
                break
            part = parts.setdefault(
                planned.input_id,
                _InputPart(planned, self._cursor.position[planned.input_id]),
            )
            if record is None:
                part.is_last = True
                self._raw_bytes += planned.size_bytes
            else:
                size = self._enter(part, record, items, rows)
                batch_bytes, raw_bytes = batch_bytes + size, raw_bytes + size
                records += record.n_records if isinstance(record, SkippedRecord) else 1
            if len(items) >= BATCH_RECORDS or batch_bytes >= BATCH_BYTES:
                yield Batch(tuple(items))
                items, batch_bytes = [], 0
            if records >= self._limits.records or raw_bytes >= self._limits.raw_bytes:
                break
        if items:
            yield Batch(tuple(items))
        for name, table in rows.tables().items():
            collected[name].append(table)

    def _enter(
        self,
        part: _InputPart,
        record: ReadRecord,
        items: list[WorkItem],
        rows: _RowsWithoutWork,
    ) -> int:
        """Count a record; hand it to the workers or account for it here. Returns its bytes."""
        planned = part.planned
        count = record.n_records if isinstance(record, SkippedRecord) else 1
        part.records_in += count
        self._cursor.position[planned.input_id] += count
        if isinstance(record, RawRecord):
            context = self._request.context
            items.append(WorkItem(planned.input_id, planned.uri, context, record))
            return len(record.payload)
        if isinstance(record, SkippedRecord):
            part.tally.filtered += count
            rows.skip(planned.input_id, record)
            return 0
        part.tally.quarantined += 1
        error = InputError(record.error_code, record.message, record.stage)
        rows.quarantine.append(
            quarantine_row(
                planned.input_id,
                planned.uri,
                record.locator,
                error,
                self._run_id,
                record.raw_sha256,
            )
        )
        return 0

    def _take(
        self,
        result: BatchResult,
        parts: dict[str, _InputPart],
        collected: dict[str, list[pa.Table]],
    ) -> None:
        for name, table in result.tables.items():
            collected[name].append(table)
        for input_id, tally in result.tallies.items():
            parts[input_id].tally.add(tally)
            self._records += tally.articles_out + tally.filtered + tally.quarantined
        self._on_progress(Progress(self._records, self._raw_bytes))

    def _staged(self, part: _InputPart) -> StagedInput:
        planned = part.planned
        return StagedInput(
            input_id=planned.input_id,
            uri=planned.uri,
            size_bytes=planned.size_bytes,
            sha256=planned.sha256,
            format=planned.format,
            source=self._request.context.source,
            interval_date=self._request.interval_date,
            given_publisher=self._request.context.publisher,
            given_language=self._request.context.language,
            given_timezone=self._request.context.timezone,
            given_format=self._request.format_name,
            profile=self._request.profile,
            facts_version=self._request.facts.version,
            extractor_version=EXTRACTOR_VERSION,
            first_record=part.first_record,
            records_in=part.records_in,
            articles_out=part.tally.articles_out,
            filtered=part.tally.filtered,
            quarantined=part.tally.quarantined,
            is_last=part.is_last,
            replaces=planned.replaces,
        )


@dataclass(slots=True)
class _RowsWithoutWork:
    """Rows of records that need no worker: skipped ones, folded per reason, and damaged ones."""

    skipped: dict[tuple[str, OutcomeReason], tuple[str, int]] = field(default_factory=dict)
    quarantine: list[QuarantinedRecord] = field(default_factory=list)

    def skip(self, input_id: str, record: SkippedRecord) -> None:
        locator, count = self.skipped.get((input_id, record.reason), (record.locator, 0))
        self.skipped[input_id, record.reason] = locator, count + record.n_records

    def tables(self) -> dict[str, pa.Table]:
        outcomes = [
            RecordOutcome(input_id, locator, Outcome.FILTERED, reason, None, count)
            for (input_id, reason), (locator, count) in self.skipped.items()
        ]
        rows: dict[str, Sequence[object]] = {
            "record_outcomes": outcomes,
            "quarantine": self.quarantine,
        }
        return {name: to_arrow(TABLES[name], found) for name, found in rows.items() if found}


def _records(
    inputs: Sequence[PlannedInput], limits: ReadLimits, format_name: str | None
) -> Iterator[tuple[PlannedInput, ReadRecord | None]]:
    """All records of all inputs, each input followed by None; those already committed skipped."""
    for planned in inputs:
        done = 0
        for record in _records_of(planned, limits, format_name):
            count = record.n_records if isinstance(record, SkippedRecord) else 1
            done += count
            if done > planned.first_record:
                yield planned, record
        yield planned, None


def _records_of(
    planned: PlannedInput, limits: ReadLimits, format_name: str | None
) -> Iterator[ReadRecord]:
    if planned.damage is not None:
        yield planned.damage
        return
    try:
        yield from read_input(
            opener(planned.path),
            planned.path.name,
            limits,
            format_name=format_name,
            sidecar_claims=planned.sidecar,
        )
    except OSError as error:
        # The file vanished or cannot be read any more: that costs this input only.
        yield DamagedRecord("", ErrorCode.UNREADABLE, f"{planned.path}: {error}")
