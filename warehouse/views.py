"""Views and macros over the tables, one SELECT a file.

The views are the same for readers and for published snapshots; the macros are what the reports
have in common.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb

from schemas.errors import ConfigError

_SUFFIX = ".sql"


@cache
def view_names() -> tuple[str, ...]:
    """The names of all views, sorted."""
    entries = (entry.name for entry in resources.files("warehouse").joinpath("views").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in entries if name.endswith(_SUFFIX)))


@cache
def view_query(name: str) -> str:
    """The SELECT of a view; ConfigError where there is none of that name."""
    if name not in view_names():
        raise ConfigError(f"no view is called {name!r}: there are {', '.join(view_names())}")
    path = resources.files("warehouse").joinpath("views").joinpath(name + _SUFFIX)
    return path.read_text(encoding="utf-8").strip()


def create_view_sql(name: str, *, is_temporary: bool = True) -> str:
    """The statement that creates a view over the tables that unqualified names resolve to."""
    temporary = "TEMP " if is_temporary else ""
    return f'CREATE OR REPLACE {temporary}VIEW "{name}" AS\n{view_query(name)}'


def create_views(connection: duckdb.DuckDBPyConnection, *, is_temporary: bool = True) -> None:
    """Create all views. Temporary ones need no right to write: readers attach read-only."""
    for name in view_names():
        connection.execute(create_view_sql(name, is_temporary=is_temporary))


MACRO_PARAMETERS = {"reported_articles": ("first_day", "end_day", "one_source", "copies")}
"""Table macro -> its parameters, in order."""


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table macros that reports are written with, for this connection."""
    for name, parameters in MACRO_PARAMETERS.items():
        path = resources.files("warehouse").joinpath("macros").joinpath(name + _SUFFIX)
        query = path.read_text(encoding="utf-8").strip()
        connection.execute(
            f'CREATE OR REPLACE TEMP MACRO "{name}"({", ".join(parameters)}) AS TABLE\n{query}'
        )
