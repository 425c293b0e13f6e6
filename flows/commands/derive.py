"""`copydesk derive`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from flows.commands.options import (
    JsonOption,
    LakeOption,
    location_of,
    parse_day,
    print_json,
    settings_with,
)
from schemas.errors import ConfigError


def derive(
    date_from: Annotated[
        str | None, typer.Option("--from", help="First day to compare again, YYYY-MM-DD.")
    ] = None,
    date_to: Annotated[
        str | None, typer.Option("--to", help="Day after the last one, YYYY-MM-DD.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Compare all articles of the lake again.")
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Apply the entity merging rules to all mentions again.")
    ] = False,
    as_json: JsonOption = False,
    lake: LakeOption = None,
) -> None:
    """Bring up to date what follows from articles: entities, copies, revisions, stories.

    A run does this at its end for what is new. With --all or a range of days it is done again,
    in place and in one change; stories are found again from the first day on.
    """
    from flows.steps.derive import DeriveRequest, derive_alone
    from schemas.documents import Interval
    from warehouse.copies import Scope

    start, end = parse_day(date_from, "--from"), parse_day(date_to, "--to")
    if (start is None) != (end is None):
        raise ConfigError("give both --from and --to, or neither")
    if start is not None and end is not None and end <= start:
        raise ConfigError(f"the range from {start} to {end} holds no day")
    days = Interval(start, end) if start is not None and end is not None else None
    request = DeriveRequest(
        scope=Scope(days=days, is_whole=everything),
        stories_since=datetime.min.replace(tzinfo=UTC).date() if everything else start,
        applies_rules=rules,
    )
    settings = settings_with(lake)
    counts = derive_alone(location_of(settings), settings.facts(), request)
    if as_json:
        print_json(counts.as_json())
        return
    typer.echo(
        f"{counts.entities} entities, {counts.places} places, {counts.relations.n_groups} groups "
        f"of copies, {counts.relations.n_addresses} addresses and {counts.stories} stories "
        f"brought up to date; {counts.renamed_articles} articles have other entities"
    )
