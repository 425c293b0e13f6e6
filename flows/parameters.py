"""What a flow run is given, in a form that a scheduler can store: JSON, checked by pydantic."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.settings import Settings
from flows.sources import SourceConfig
from flows.steps.ingest import IngestOptions, RunOrigin
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits, SliceLimits
from flows.steps.workers import WorkerLimits
from schemas.documents import SourceContext
from schemas.vocabularies import Profile, RunTrigger
from transforms.formats.format import ReadLimits
from warehouse.location import LakeLocation

MIB = 1024 * 1024


class IngestParameters(BaseModel):
    """One run of the ingest flow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    paths: tuple[str, ...] = Field(description="Files, folders, globs")
    lake: str = Field(description="Folder of the lake")
    source: str | None = Field(default=None, description="Name for articles.source")
    publisher: str | None = None
    language: str | None = None
    timezone: str | None = None
    format: str = "auto"
    profile: Profile | None = Field(default=None, description="None: the setting")
    reprocess: Literal["none", "failed", "all"] = "none"
    workers: int | None = Field(default=None, ge=1, description="None: the setting")
    day: date | None = Field(default=None, description="Day that the files belong to")
    allow_no_files: bool = False
    trigger: RunTrigger = RunTrigger.CLI

    @classmethod
    def for_source(
        cls, source: SourceConfig, lake: str, day: date | None, trigger: RunTrigger
    ) -> IngestParameters:
        """The run of a configured source, for one day or for all its files."""
        path = source.path_for(day) if day else source.path_for_all()
        return cls(
            paths=(path,),
            lake=lake,
            source=source.name,
            publisher=source.publisher,
            language=source.language,
            timezone=source.timezone,
            format=source.format,
            profile=source.profile,
            day=day,
            allow_no_files=True,
            trigger=trigger,
        )

    @property
    def location(self) -> LakeLocation:
        """Where the lake lies."""
        return LakeLocation.parse(self.lake)

    @property
    def run_name(self) -> str:
        """A name for people: what is ingested, and for which day."""
        what = self.source or Path(self.paths[0]).name or "files"
        return f"ingest-{what}" + (f"-{self.day:%Y-%m-%d}" if self.day else "")

    def request(self, settings: Settings) -> IngestRequest:
        """What the steps are asked to do."""
        return IngestRequest(
            paths=self.paths,
            context=SourceContext(self.source, self.publisher, self.language, self.timezone),
            format_name=None if self.format == "auto" else self.format,
            facts=settings.facts(self.profile),
            reprocess=self.reprocess,
            interval_date=self.day,
            allow_no_files=self.allow_no_files,
        )

    def options(self, settings: Settings) -> IngestOptions:
        """How the steps do it."""
        following = self.day + timedelta(days=1) if self.day else None
        return IngestOptions(
            limits=SessionLimits(
                read=ReadLimits(document_bytes=settings.document_max_mib * MIB),
                workers=WorkerLimits(
                    workers=self.workers or settings.workers,
                    document_time_limit_s=settings.document_time_limit_s,
                    document_memory_bytes=settings.document_memory_mib * MIB,
                ),
                slices=SliceLimits(settings.slice_records, settings.slice_mib * MIB),
            ),
            origin=RunOrigin(trigger=self.trigger, interval_start=self.day, interval_end=following),
        )
