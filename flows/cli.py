"""The command line: `copydesk VERB`. stdout is data, stderr is talk.

Exit codes: 0 done; 1 failed; 2 usage; 3 done, and some input is in quarantine.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from flows.commands import (
    backfill,
    derive,
    dictionary,
    doctor,
    ingest,
    quarantine,
    report,
    scorecard,
    serve,
    sql,
    status,
)
from schemas.errors import ConfigError, CopydeskError

FAILED, USAGE = 1, 2

app = typer.Typer(
    name="copydesk",
    help="Raw news articles in, a DuckDB warehouse of facts with evidence out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("ingest")(ingest.ingest)
app.command("backfill")(backfill.backfill)
app.command("derive")(derive.derive)
app.command("serve")(serve.serve)
app.command("sql")(sql.sql)
app.command("report")(report.report)
app.command("status")(status.status)
app.add_typer(quarantine.app, name="quarantine")
app.command("dictionary")(dictionary.dictionary)
app.command("scorecard")(scorecard.scorecard)
app.command("doctor")(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        from flows.steps.ingest import CODE_VERSION

        typer.echo(CODE_VERSION)
        raise typer.Exit


@app.callback()
def global_options(
    lake: Annotated[
        str | None, typer.Option("--lake", help="Folder of the lake, for any verb.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the verb: the same as their environment variables."""
    if lake is not None:
        os.environ["COPYDESK_LAKE"] = lake
    if debug:
        os.environ["COPYDESK_DEBUG"] = "true"


def main() -> None:
    """Run the command line; an error is one line, unless --debug asks for the traceback."""
    try:
        app()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        _fail(f"{where}: {first['msg']}", USAGE, error)
    except ConfigError as error:
        _fail(str(error), USAGE, error)
    except (CopydeskError, OSError) as error:
        _fail(str(error), FAILED, error)
    except Exception as error:
        # DuckDB is not imported here, so that --help stays instant.
        if type(error).__module__ not in {"duckdb", "_duckdb"}:
            raise
        _fail(str(error).splitlines()[0], FAILED, error)
    except KeyboardInterrupt:
        typer.echo("copydesk: stopped", err=True)
        sys.exit(FAILED)


def _fail(message: str, code: int, error: Exception) -> None:
    if os.environ.get("COPYDESK_DEBUG", "").lower() in {"1", "true", "yes"}:
        raise error
    typer.echo(f"copydesk: {message}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
