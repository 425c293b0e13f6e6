"""`copydesk status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from flows.commands.options import JsonOption, LakeOption, location_of, print_json, settings_with

if TYPE_CHECKING:
    import duckdb


def status(as_json: JsonOption = False, lake: LakeOption = None) -> None:
    """Say how the lake stands: counts, balance, lag, quarantine, last runs."""
    from warehouse.connection import open_lake

    location = location_of(settings_with(lake))
    with open_lake(location, read_only=True) as connection:
        found = _status(connection)
    if as_json:
        print_json({"lake": str(location.root), **found})
        return
    typer.echo(f"lake            {location.root}")
    for name, value in found.items():
        if name != "runs":
            typer.echo(f"{name:<16}{'-' if value is None else value}")
    for run in found["runs"]:  # type: ignore[attr-defined]  # a list of rows
        typer.echo(
            f"run {run['run_id']}  {run['state']:<11} {run['started_at']:%Y-%m-%d %H:%M}  "
            f"{run['articles_out']} articles, {run['quarantined']} quarantined  "
            f"{run['source'] or ''}"
        )


def _status(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    row = connection.sql(
        "SELECT (SELECT count(*) FROM articles) AS articles, "
        "(SELECT max(published_at) FROM articles) AS newest_article, "
        "count(*) AS inputs, "
        "count(*) FILTER (WHERE NOT is_balanced) AS unbalanced, "
        "count(*) FILTER (WHERE state <> 'complete') AS unfinished, "
        "(SELECT count(*) FROM quarantine WHERE status = 'open') AS quarantined, "
        "(SELECT max(finished_at) FROM runs WHERE state = 'completed') AS last_completed "
        "FROM inputs"
    ).to_arrow_table()
    runs = connection.sql(
        "SELECT run_id, state, source, started_at, counts.articles_out, counts.quarantined "
        "FROM runs ORDER BY started_at DESC, run_id LIMIT 5"
    ).to_arrow_table()
    return {**row.to_pylist()[0], "runs": runs.to_pylist()}
