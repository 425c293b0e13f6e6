"""Options that several verbs share, and how a verb gets its settings."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Annotated, Any

import orjson
import typer

from flows.settings import Settings
from schemas.errors import ConfigError
from warehouse.location import LakeLocation

LakeOption = Annotated[
    str | None,
    typer.Option(
        "--lake", help="Folder of the lake.", show_default="COPYDESK_LAKE or ./warehouse/lake"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]
ConfigOption = Annotated[
    str | None,
    typer.Option("--config", help="File with the sources.", show_default="copydesk.toml"),
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source; may be repeated.")
]


def settings_with(lake: str | None = None, config: str | None = None) -> Settings:
    """The settings, with what the command line overrides."""
    given = {"lake": lake, "config": config}
    return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # pydantic parses the strings


def location_of(settings: Settings) -> LakeLocation:
    """Where the lake lies."""
    return LakeLocation.parse(settings.lake)


def parse_day(text: str | None, option: str) -> date | None:
    """A day given as YYYY-MM-DD; ConfigError for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{option} {text!r}: give a day as YYYY-MM-DD") from None


def print_json(value: object) -> None:
    """Write a value as one line of JSON to stdout."""

    def plain(other: Any) -> str:
        return other.isoformat() if isinstance(other, date | datetime) else str(other)

    sys.stdout.buffer.write(orjson.dumps(value, default=plain, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.flush()


def say(text: str) -> None:
    """Talk to the person: to stderr, so that stdout stays data."""
    typer.echo(text, err=True)
