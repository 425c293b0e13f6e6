"""`copydesk.toml`: the sources that are ingested on a schedule and can be backfilled.

[[source]]
name = "harbourpost"
path = "archive/{date}/*.html"      # relative to this file; {date} or {date:%Y/%m/%d}
publisher = "The Harbour Post"
language = "en"
timezone = "Europe/Lisbon"
schedule = "15 * * * *"
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from schemas.documents import Interval
from schemas.errors import ConfigError
from schemas.vocabularies import Profile

PLACEHOLDER = re.compile(r"\{date(?::([^}]+))?\}")
DEFAULT_DATE_FORMAT = "%Y-%m-%d"


class SourceConfig(BaseModel):
    """A source: where its files lie and what is known of all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, description="Name, shown in articles.source")
    path: str = Field(min_length=1, description="Files: path, glob, with {date} for its days")
    format: str = Field(default="auto", description="Input format; auto: told from the content")
    publisher: str | None = Field(default=None, description="Outlet, where the files do not say")
    language: str | None = Field(default=None, description="Language, where it cannot be told")
    timezone: str | None = Field(default=None, description="IANA zone of dates without a zone")
    schedule: str | None = Field(default=None, description="Cron expression for copydesk serve")
    profile: Profile | None = Field(default=None, description="light or full; None: the setting")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in available_timezones():
            raise ValueError(f"{value!r} is no IANA time zone")
        return value

    @property
    def is_dated(self) -> bool:
        """Whether the path has a day in it, so that the source can be backfilled by day."""
        return PLACEHOLDER.search(self.path) is not None

    def path_for(self, day: date) -> str:
        """The path (a glob) of the files of a day."""
        return PLACEHOLDER.sub(
            lambda match: day.strftime(match.group(1) or DEFAULT_DATE_FORMAT), self.path
        )

    def path_for_all(self) -> str:
        """The path (a glob) of the files of all days."""
        return PLACEHOLDER.sub("*", self.path)


class Configuration(BaseModel):
    """All of copydesk.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: tuple[SourceConfig, ...] = ()

    def named(self, name: str) -> SourceConfig:
        """The source of that name; ConfigError if there is none."""
        for source in self.source:
            if source.name == name:
                return source
        known = ", ".join(source.name for source in self.source) or "none"
        raise ConfigError(f"no source {name!r} in the configuration; known: {known}")


def load_configuration(path: Path) -> Configuration:
    """Read copydesk.toml; paths of sources become absolute. ConfigError says what is wrong."""
    try:
        with path.open("rb") as stream:
            raw = tomllib.load(stream)
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; name one with --config") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        configuration = Configuration.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{path}: {where}: {first['msg']}") from error
    names = [source.name for source in configuration.source]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise ConfigError(f"{path}: sources named twice: {', '.join(repeated)}")
    folder = path.absolute().parent
    return Configuration(
        source=tuple(
            source.model_copy(update={"path": str(folder / source.path)})
            for source in configuration.source
        )
    )


def days(interval: Interval, *, reverse: bool = False) -> list[date]:
    """The days of an interval, in order."""
    count = (interval.end - interval.start).days
    found = [interval.start + timedelta(days=number) for number in range(count)]
    return found[::-1] if reverse else found
