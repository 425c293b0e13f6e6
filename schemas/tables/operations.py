"""Tables of what was run, read, refused and written: how every input is accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from schemas.columns import Column, InputId, Locator, RunId
from schemas.vocabularies import (
    ErrorCode,
    InputState,
    Outcome,
    OutcomeReason,
    QuarantineStatus,
    RunState,
    RunTrigger,
    Stage,
)


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What a run did, in numbers."""

    inputs_found: Annotated[int, Column("Files found", unit="files")]
    inputs_read: Annotated[int, Column("Files read in this run", unit="files")]
    inputs_known: Annotated[int, Column("Files skipped: their bytes are in the lake", unit="files")]
    bytes_read: Annotated[int, Column("Raw bytes read", unit="bytes")]
    records_in: Annotated[int, Column("Records read", unit="records")]
    articles_out: Annotated[int, Column("Records that gave an article row", unit="records")]
    duplicates: Annotated[int, Column("Records whose article is in the lake", unit="records")]
    filtered: Annotated[int, Column("Records left out for a named reason", unit="records")]
    quarantined: Annotated[int, Column("Records put in quarantine", unit="records")]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a flow."""

    run_id: Annotated[str, Column("Id of the run")]
    flow: Annotated[str, Column("Flow that ran")]
    trigger: Annotated[RunTrigger, Column("What started it")]
    source: Annotated[str | None, Column("Configured source it was for; null for paths")]
    interval_start: Annotated[date | None, Column("First day of the interval it was for")]
    interval_end: Annotated[date | None, Column("Day after the last one of the interval")]
    config_hash: Annotated[str, Column("Hash of the settings that can change results")]
    code_version: Annotated[str, Column("Version of copydesk")]
    started_at: Annotated[datetime, Column("Start", unit="UTC")]
    finished_at: Annotated[datetime | None, Column("End; null while it runs", unit="UTC")]
    state: Annotated[RunState, Column("How it stands")]
    message: Annotated[str | None, Column("Why it failed")]
    counts: Annotated[RunCounts, Column("What it did")]


@dataclass(frozen=True, slots=True)
class InputFile:
    """An input file, as found at one address."""

    input_id: Annotated[
        str,
        Column(
            "Id, from the bytes, the sidecar and the source; from the address too where "
            "the same bytes were seen before"
        ),
    ]
    same_as_input_id: Annotated[
        str | None,
        Column("Input with the same bytes that was read instead", references="inputs.input_id"),
    ]
    uri: Annotated[str, Column("Address of the file")]
    size_bytes: Annotated[int, Column("Size as stored", unit="bytes", minimum=0)]
    sha256: Annotated[str, Column("SHA-256 of the file as stored", unit="hex")]
    format: Annotated[str, Column("Format found in its content")]
    source: Annotated[str | None, Column("Source it belongs to, as configured or given")]
    interval_date: Annotated[date | None, Column("Day in its path, by the source's {date}")]
    given_publisher: Annotated[str | None, Column("Publisher named by source or command line")]
    given_language: Annotated[str | None, Column("Language named by source or command line")]
    given_timezone: Annotated[str | None, Column("Zone named by source or command line")]
    given_format: Annotated[str | None, Column("Format forced; null where told from the content")]
    profile: Annotated[str, Column("Profile it was read with")]
    extractor_version: Annotated[str, Column("Version of the extraction that read it")]
    facts_version: Annotated[
        str | None, Column("Version of the finders of facts, with the models that they used")
    ]
    state: Annotated[InputState, Column("Whether all of it was read")]
    first_run_id: Annotated[str, Column("Run that saw it first", references="runs.run_id")]
    last_run_id: Annotated[str, Column("Run that read it last", references="runs.run_id")]
    records_in: Annotated[int, Column("Records read from it", unit="records", minimum=0)]
    articles_out: Annotated[int, Column("Records that gave an article row", minimum=0)]
    duplicates: Annotated[int, Column("Records whose article came from elsewhere", minimum=0)]
    filtered: Annotated[int, Column("Records left out for a named reason", minimum=0)]
    quarantined: Annotated[int, Column("Records put in quarantine", minimum=0)]
    is_balanced: Annotated[
        bool,
        Column("records_in = articles_out + duplicates + filtered + quarantined"),
    ]


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """Records of an input that gave no article row of their own, and why."""

    input_id: InputId
    locator: Locator
    outcome: Annotated[Outcome, Column("Duplicate or filtered")]
    reason: Annotated[OutcomeReason, Column("Why")]
    article_id: Annotated[
        str | None,
        Column("For a duplicate: the article that stands for it", references="articles.article_id"),
    ]
    n_records: Annotated[int, Column("Records that the row stands for", minimum=1)]


@dataclass(frozen=True, slots=True)
class QuarantinedRecord:
    """A bad record, kept by address with its reason."""

    record_id: Annotated[str, Column("Id, from input and locator")]
    input_id: InputId
    uri: Annotated[str, Column("Address of the input file")]
    locator: Locator
    stage: Annotated[Stage, Column("Where in the pipeline it failed")]
    error_code: Annotated[ErrorCode, Column("Why, as a code")]
    message: Annotated[str, Column("Why, in words")]
    raw_sha256: Annotated[str | None, Column("SHA-256 of the raw record, if it could be read")]
    attempts: Annotated[int, Column("Times it was tried", minimum=1)]
    first_run_id: Annotated[str, Column("Run that met it first", references="runs.run_id")]
    last_run_id: Annotated[str, Column("Run that met it last", references="runs.run_id")]
    status: Annotated[QuarantineStatus, Column("What became of it")]


@dataclass(frozen=True, slots=True)
class Lineage:
    """A data file written by a run, with the inputs whose rows it holds."""

    output_table: Annotated[str, Column("Table")]
    output_file: Annotated[str, Column("Path of the file under the lake's data folder")]
    rows: Annotated[int, Column("Rows written", minimum=0)]
    content_hash: Annotated[str, Column("SHA-256 of the rows, in order", unit="hex")]
    input_ids: Annotated[list[str], Column("Inputs whose rows it holds, sorted")]
    run_id: RunId
