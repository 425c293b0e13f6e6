"""`copydesk quarantine list|replay|waive`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

import typer

from flows.commands.options import LakeOption, location_of, say, settings_with

app = typer.Typer(
    help="Bad records: list them, try them again, or let them be.", no_args_is_help=True
)

LIST_SQL = """
SELECT record_id, error_code, stage, uri, locator, message, attempts, status
FROM quarantine
WHERE $status = 'any' OR status = $status
ORDER BY error_code, uri, locator
"""


REPLAY_SQL = """
SELECT
  i.source, i.given_publisher, i.given_language, i.given_timezone, i.given_format, i.profile,
  list(DISTINCT i.uri ORDER BY i.uri) AS uris
FROM quarantine AS q
JOIN inputs AS i USING (input_id)
WHERE q.status = 'open'
GROUP BY ALL
ORDER BY ALL
"""


@app.command("list")
def list_records(
    status: Annotated[str, typer.Option(help="open, replayed, waived or any.")] = "open",
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", help="table, json or csv.")
    ] = "table",
    lake: LakeOption = None,
) -> None:
    """List bad records with their reasons and raw addresses."""
    from warehouse.connection import open_lake
    from warehouse.result_formats import write_result

    with open_lake(location_of(settings_with(lake)), read_only=True) as connection:
        rows = connection.execute(LIST_SQL, {"status": status}).to_arrow_table()
    write_result(rows, format, sys.stdout)


@app.command("replay")
def replay(
    no_prefect: Annotated[
        bool, typer.Option("--no-prefect", help="Run the same steps without Prefect.")
    ] = False,
    lake: LakeOption = None,
) -> None:
    """Read every input with an open record again, as it was read before."""
    from flows.commands.ingest import FAILED, exit_code, run_with_progress
    from flows.parameters import IngestParameters
    from flows.steps.run_report import headline
    from warehouse.connection import open_lake

    settings = settings_with(lake)
    with open_lake(location_of(settings), read_only=True) as connection:
        rows = connection.sql(REPLAY_SQL).fetchall()
    if not rows:
        say("no open record in quarantine")
        return
    worst = 0
    for source, publisher, language, timezone, format_name, profile, uris in rows:
        parameters = IngestParameters(
            paths=tuple(uris),
            lake=settings.lake,
            source=source,
            publisher=publisher,
            language=language,
            timezone=timezone,
            format=format_name or "auto",
            profile=profile,
            reprocess="failed",
        )
        summary = run_with_progress(parameters, settings, with_prefect=not no_prefect)
        typer.echo(headline(summary))
        code = exit_code(summary)
        worst = FAILED if FAILED in (code, worst) else max(code, worst)
    if worst:
        raise typer.Exit(worst)


@app.command("waive")
def waive(
    record_ids: Annotated[list[str], typer.Argument(help="Ids, as quarantine list prints them.")],
    lake: LakeOption = None,
) -> None:
    """Let bad records be: they stay in the table and are no longer open."""
    from schemas.errors import ConfigError
    from schemas.tables.operations import QuarantinedRecord
    from schemas.vocabularies import QuarantineStatus
    from warehouse.connection import open_lake
    from warehouse.transaction import transaction

    location = location_of(settings_with(lake))
    with (
        open_lake(location) as connection,
        transaction(connection, location, "copydesk", "waive quarantined records") as change,
    ):
        found = change.query(
            "SELECT * FROM quarantine WHERE record_id IN (SELECT value FROM wanted)", record_ids
        ).to_pylist()
        unknown = sorted(set(record_ids) - {row["record_id"] for row in found})
        if unknown:
            raise ConfigError(f"no record {', '.join(unknown)} in quarantine")
        change.delete("quarantine", "record_id", record_ids)
        change.append_rows(
            "quarantine",
            [replace(QuarantinedRecord(**row), status=QuarantineStatus.WAIVED) for row in found],
        )
    say(f"{len(found)} records waived")
