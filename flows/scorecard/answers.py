"""What is right for a page, and what a system says of it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Gold:
    """What people found in a page. None: nobody looked; an empty tuple: there is none."""

    body: str | None = None
    wanted_segments: tuple[str, ...] = ()
    unwanted_segments: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: date | datetime | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page of a gold set."""

    name: str
    path: Path
    url: str | None
    gold: Gold
    format: str = "html"
    """Key of `transforms.formats.FORMATS` that reads the page."""

    def read(self) -> bytes:
        """The bytes of the page as they were crawled."""
        data = self.path.read_bytes()
        return gzip.decompress(data) if self.path.suffix == ".gz" else data


@dataclass(frozen=True, slots=True)
class Published:
    """When a page was published, as far as a system says."""

    days: frozenset[date] = frozenset()
    """The day in the zone that was written, and in UTC."""
    instant: datetime | None = None
    """In the zone that was written, and exact to the minute at least; else None."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of a page."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    """Persons."""
    credits: tuple[str, ...] = ()
    """Persons, agencies and outlets; for a system that does not part them: its authors."""
    published: Published = Published()
    tags: tuple[str, ...] = ()
    error: str | None = None
    """Why there is no answer: a page that failed counts as empty."""
    method: str = ""
    flags: tuple[str, ...] = ()
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Our rows, by table; empty for the peers."""


def published_of(moment: date | datetime | None) -> Published:
    """The days and the instant that a date stands for."""
    if moment is None:
        return Published()
    if not isinstance(moment, datetime):
        return Published(frozenset({moment}))
    if moment.tzinfo is None:
        return Published(frozenset({moment.date()}))
    return Published(frozenset({moment.date(), moment.astimezone(UTC).date()}), moment)
