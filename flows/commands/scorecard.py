"""`copydesk scorecard --gold DIR`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import (
    JsonOption,
    LakeOption,
    location_of,
    print_json,
    say,
    settings_with,
)

if TYPE_CHECKING:
    from flows.scorecard.run import Scorecard, ScorecardRequest

MIB = 1024 * 1024


def scorecard(
    gold: Annotated[Path, typer.Option(help="Folder that holds the gold sets.")],
    field: Annotated[
        str | None, typer.Option(help="Fields to score, with commas.", show_default="all")
    ] = None,
    sets: Annotated[
        list[str] | None, typer.Option("--set", help="Only this gold set; may be repeated.")
    ] = None,
    with_peers: Annotated[
        bool, typer.Option("--with-peers", help="Run other extractors on the same pages.")
    ] = False,
    peers_dir: Annotated[
        Path | None,
        typer.Option(help="Environments of the peers.", show_default="LAKE/peers"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many pages of a set.")] = None,
    worst: Annotated[
        int, typer.Option(min=0, help="List so many pages of a set where trafilatura is better.")
    ] = 10,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Worker processes.", show_default="one per core")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the JSON object to this file.")] = None,
    as_json: JsonOption = False,
    lake: LakeOption = None,
) -> None:
    """Score extraction and facts on gold data, with other systems beside them."""
    from flows.scorecard.peers import PEERS
    from flows.scorecard.run import KNOWN_FIELDS, ScorecardRequest, run_scorecard
    from flows.steps.workers import WorkerLimits

    settings = settings_with(lake)
    installed = tuple(name for name, peer in PEERS.items() if peer.requirements is None)
    request: ScorecardRequest = ScorecardRequest(
        gold=gold,
        fields=tuple(name.strip() for name in field.split(",") if name.strip())
        if field
        else KNOWN_FIELDS,
        facts=settings.facts(),
        sets=tuple(sets or ()),
        peers=tuple(PEERS) if with_peers else installed,
        peers_folder=peers_dir or location_of(settings).root / "peers",
        n_pages=limit,
        n_worst=worst,
        limits=WorkerLimits(
            workers=workers or settings.workers,
            document_time_limit_s=settings.document_time_limit_s,
            document_memory_bytes=settings.document_memory_mib * MIB,
        ),
    )
    card = run_scorecard(request, datetime.now(UTC), say)
    _print(card, as_json=as_json, out=out)


def _print(card: Scorecard, *, as_json: bool, out: Path | None) -> None:
    from flows.scorecard.table import scorecard_json, scorecard_text

    for name, pages in card.failed_pages.items():
        for page, error in pages.items():
            say(f"{name}: no article from {page}: {error}")
    if out is not None:
        write_json(scorecard_json(card), out)
        say(f"written to {out}")
    if as_json:
        print_json(scorecard_json(card))
    else:
        typer.echo(scorecard_text(card), nl=False)


def write_json(value: object, out: Path) -> None:
    """Write a value as indented JSON, so that two scorecards can be compared line by line."""
    import orjson

    out.write_bytes(
        orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )
