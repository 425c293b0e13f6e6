"""One run of the pipeline from files to committed rows: plan, process, commit, report.

The four steps are arguments, so that a Prefect flow can pass its tasks and everything else the
plain functions. No step hands rows to another: a slice is a folder on disk.
"""

from __future__ import annotations

import signal
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import FrameType

import duckdb

from flows.steps.annotate import annotate_inputs
from flows.steps.derive import DeriveCounts, derive
from flows.steps.document import ReadDocument, read_document
from flows.steps.plan import IngestRequest, Plan, copy_id, plan_inputs
from flows.steps.process import IngestSession, Progress, SessionLimits
from schemas.documents import SourceContext
from schemas.errors import CopydeskError, NoLake
from schemas.identifiers import content_id
from schemas.tables.operations import InputFile, Run, RunCounts
from schemas.vocabularies import InputState, RunState, RunTrigger
from transforms.article import EXTRACTOR_VERSION
from transforms.formats.format import ReadLimits
from warehouse.commit import CommitCounts, commit_identical, commit_slices
from warehouse.connection import Lake, open_lake
from warehouse.copies import needs_derivation
from warehouse.ledger import EMPTY_COUNTS, finish_run, start_run
from warehouse.location import LakeLocation
from warehouse.locks import run_lock
from warehouse.staging import StagedSlice, drop_slice, remove_abandoned

CODE_VERSION = "0.1.0"
FUTURE_MARGIN = timedelta(days=2)
"""A page may be dated this far ahead of the run: print issues and zones."""


@dataclass(frozen=True, slots=True)
class RunOrigin:
    """Who started a run, for the ledger."""

    flow: str = "ingest"
    trigger: RunTrigger = RunTrigger.CLI
    interval_start: date | None = None
    interval_end: date | None = None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did: printed, put into an artifact, and the source of the exit code."""

    run_id: str
    state: RunState
    message: str | None
    counts: RunCounts
    seconds: float
    workers_lost: int
    searched_again: int
    """Articles of the lake that were searched for facts again."""
    inputs: tuple[dict[str, object], ...]
    """The ledger rows of the inputs read in this run, in brief."""

    def as_json(self) -> dict[str, object]:
        """The summary as JSON holds it."""
        return {
            "run_id": self.run_id,
            "state": str(self.state),
            "message": self.message,
            "is_balanced": all(row["is_balanced"] for row in self.inputs),
            **asdict(self.counts),
            "seconds": round(self.seconds, 3),
            "workers_lost": self.workers_lost,
            "searched_again": self.searched_again,
            "inputs": list(self.inputs),
        }


PlanStep = Callable[[IngestRequest, LakeLocation, ReadLimits], Plan]
ProcessStep = Callable[[IngestSession], StagedSlice | None]
CommitStep = Callable[["Lake", str, Sequence[StagedSlice]], CommitCounts]
AnnotateStep = Callable[["Lake", str, Plan, IngestRequest, "IngestOptions", threading.Event], int]
DeriveStep = Callable[["Lake", str, IngestRequest], DeriveCounts]
ReportStep = Callable[["Lake", Run, int, int], RunSummary]


def plan_step(request: IngestRequest, location: LakeLocation, limits: ReadLimits) -> Plan:
    """Compare the files with the ledger."""
    try:
        with open_lake(location, read_only=True) as connection:
            return plan_inputs(request, connection, limits)
    except NoLake:
        return plan_inputs(request, None, limits)


def process_step(session: IngestSession) -> StagedSlice | None:
    """Read and process the next slice."""
    return session.next_slice()


def commit_step(lake: Lake, run_id: str, slices: Sequence[StagedSlice]) -> CommitCounts:
    """Commit slices as one change, and drop them from the disk."""
    counts = commit_slices(lake.connection, lake.location, run_id, slices)
    for one in slices:
        drop_slice(one)
    return counts


def annotate_step(
    lake: Lake,
    run_id: str,
    plan: Plan,
    request: IngestRequest,
    options: IngestOptions,
    stop: threading.Event,
) -> int:
    """Search the articles of inputs that need no reading for facts again."""
    input_ids = [planned.input_id for planned in plan.to_annotate]
    return annotate_inputs(lake, run_id, input_ids, request.facts, options.limits.workers, stop)


def derive_step(lake: Lake, run_id: str, request: IngestRequest) -> DeriveCounts:
    """Bring up to date what follows from the articles: entities, copies, stories."""
    return derive(lake, run_id, request.facts)


def report_step(lake: Lake, run: Run, workers_lost: int, searched_again: int) -> RunSummary:
    """Close the run in the ledger and sum it up."""
    finish_run(lake.connection, lake.location, run)
    rows = lake.connection.execute(
        "SELECT uri, format, records_in, articles_out, duplicates, filtered, quarantined, "
        "state, is_balanced FROM inputs WHERE last_run_id = ? ORDER BY uri",
        [run.run_id],
    ).to_arrow_table()
    seconds = ((run.finished_at or run.started_at) - run.started_at).total_seconds()
    return RunSummary(
        run.run_id,
        run.state,
        run.message,
        run.counts,
        seconds,
        workers_lost,
        searched_again,
        tuple(rows.to_pylist()),
    )


@dataclass(frozen=True, slots=True)
class IngestSteps:
    """The steps of a run: plain functions, or Prefect tasks around them."""

    plan: PlanStep = plan_step
    process: ProcessStep = process_step
    commit: CommitStep = commit_step
    annotate: AnnotateStep = annotate_step
    derive: DeriveStep = derive_step
    report: ReportStep = report_step


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How a run is done: nothing here changes the rows."""

    limits: SessionLimits = field(default_factory=SessionLimits)
    origin: RunOrigin = field(default_factory=RunOrigin)
    on_plan: Callable[[Plan], None] = lambda _: None
    on_progress: Callable[[Progress], None] = lambda _: None
    read: ReadDocument = read_document


def run_ingest(
    request: IngestRequest,
    location: LakeLocation,
    options: IngestOptions | None = None,
    steps: IngestSteps | None = None,
) -> RunSummary:
    """Ingest what is new under the paths of a request.

    Commits after every slice, so that whatever ends the run, another one goes on there. A first
    SIGINT or SIGTERM ends it after the slice in work. Raises ConfigError for a wrong request,
    before anything is written.
    """
    options, steps = options or IngestOptions(), steps or IngestSteps()
    started_at = datetime.now(UTC)
    request = _with_horizon(request, started_at)
    plan = steps.plan(request, location, options.limits.read)
    options.on_plan(plan)
    run = _new_run(request, options, plan, started_at)
    with (
        run_lock(location, run.run_id),
        _stop_on_signal() as stop,
        open_lake(location) as connection,
    ):
        lake = Lake(location, connection)
        start_run(connection, location, run)
        remove_abandoned(location)
        counts, lost, searched_again = run.counts, 0, 0
        state, message = RunState.COMPLETED, None
        try:
            with IngestSession(
                plan,
                request,
                location,
                run.run_id,
                options.limits,
                stop,
                on_progress=options.on_progress,
                read=options.read,
            ) as session:
                for added in _commits(session, lake, run.run_id, steps):
                    counts = _plus(counts, added)
                lost = session.workers_lost
            if plan.to_annotate:
                searched_again = steps.annotate(lake, run.run_id, plan, request, options, stop)
            if stop.is_set():
                state, message = RunState.INTERRUPTED, "stopped by a signal; run again to go on"
            else:
                counts = _plus(counts, _enter_identical(plan, request, lake, run.run_id))
                if plan.to_read or plan.to_annotate or needs_derivation(connection):
                    steps.derive(lake, run.run_id, request)
        except (CopydeskError, duckdb.Error, OSError) as error:
            state, message = RunState.FAILED, f"{type(error).__name__}: {error}"
        closed = replace(
            run, state=state, message=message, finished_at=datetime.now(UTC), counts=counts
        )
        return steps.report(lake, closed, lost, searched_again)


def _commits(
    session: IngestSession, lake: Lake, run_id: str, steps: IngestSteps
) -> Iterator[CommitCounts]:
    held: list[StagedSlice] = []
    while (staged := steps.process(session)) is not None:
        held.append(staged)
        # Rows that replace others wait until their input is read to its end: readers see the
        # old rows or the new ones, never a part of both.
        if not any(one.replaces and not one.is_last for one in staged.inputs):
            yield steps.commit(lake, run_id, held)
            held = []
    for one in held:
        drop_slice(one)


def _enter_identical(plan: Plan, request: IngestRequest, lake: Lake, run_id: str) -> CommitCounts:
    copies = [
        (
            InputFile(
                input_id=copy_id(one.same_as_input_id, one.planned.path),
                same_as_input_id=one.same_as_input_id,
                uri=one.planned.uri,
                size_bytes=one.planned.size_bytes,
                sha256=one.planned.sha256,
                format=one.planned.format,
                source=request.context.source,
                interval_date=request.interval_date,
                given_publisher=request.context.publisher,
                given_language=request.context.language,
                given_timezone=request.context.timezone,
                given_format=request.format_name,
                profile=request.profile,
                extractor_version=EXTRACTOR_VERSION,
                facts_version=request.facts.version,
                state=InputState.COMPLETE,
                first_run_id=run_id,
                last_run_id=run_id,
                records_in=0,
                articles_out=0,
                duplicates=0,
                filtered=0,
                quarantined=0,
                is_balanced=True,
            ),
            one.same_as_input_id,
        )
        for one in plan.identical
    ]
    return commit_identical(lake.connection, lake.location, run_id, copies)


def _with_horizon(request: IngestRequest, now: datetime) -> IngestRequest:
    if request.context.latest_plausible_at is not None:
        return request
    context: SourceContext = replace(request.context, latest_plausible_at=now + FUTURE_MARGIN)
    return replace(request, context=context)


def _new_run(
    request: IngestRequest, options: IngestOptions, plan: Plan, started_at: datetime
) -> Run:
    origin = options.origin
    return Run(
        run_id=f"{started_at:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}",
        flow=origin.flow,
        trigger=origin.trigger,
        source=request.context.source,
        interval_start=origin.interval_start,
        interval_end=origin.interval_end,
        config_hash=content_id(
            "config",
            EXTRACTOR_VERSION,
            request.facts.version,
            request.profile,
            request.format_name,
            repr(replace(request.context, latest_plausible_at=None)),
            repr(options.limits.read),
        ),
        code_version=CODE_VERSION,
        started_at=started_at,
        finished_at=None,
        state=RunState.RUNNING,
        message=None,
        counts=replace(
            EMPTY_COUNTS,
            inputs_found=plan.inputs_found,
            inputs_read=len(plan.to_read) + len(plan.to_annotate) + len(plan.identical),
            inputs_known=len(plan.known),
            bytes_read=sum(planned.size_bytes for planned in plan.to_read),
        ),
    )


def _plus(counts: RunCounts, added: CommitCounts) -> RunCounts:
    return replace(
        counts, **{name: getattr(counts, name) + value for name, value in asdict(added).items()}
    )


@contextmanager
def _stop_on_signal() -> Iterator[threading.Event]:
    """An event that the first SIGINT or SIGTERM sets; a second one raises KeyboardInterrupt."""
    stop = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    previous = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
