"""`copydesk sql`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import LakeOption, location_of, say, settings_with


def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query; '-' reads it from stdin; none: a shell.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", help="table, json, csv or parquet.")
    ] = "table",
    out: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Allow changes of the lake.")] = False,
    lake: LakeOption = None,
) -> None:
    """Ask the lake with SQL; read-only unless --write."""
    import duckdb

    from flows.sql_shell import error_line, run_shell
    from warehouse.connection import open_lake
    from warehouse.result_formats import write_result
    from warehouse.views import create_views

    location = location_of(settings_with(lake))
    with open_lake(location, read_only=not write) as connection:
        create_views(connection)
        if query is None:
            run_shell(connection, history_path=location.root / "sql_history")
            return
        text = sys.stdin.read() if query == "-" else query
        try:
            # DuckDB's stub forgets that a statement without rows gives None.
            relation: duckdb.DuckDBPyRelation | None = connection.sql(text)
            if relation is None:
                say("done")
            elif out is None:
                write_result(relation, format, sys.stdout)
            else:
                with out.open("w", encoding="utf-8", newline="") as stream:
                    write_result(relation, format, stream)
        except duckdb.Error as error:
            say(f"copydesk: {error_line(error)}")
            raise typer.Exit(1) from None
        except RuntimeError as error:
            # What DuckDB makes of Ctrl-C while a query runs.
            if "interrupted" not in str(error):
                raise
            raise KeyboardInterrupt from None
