"""`copydesk doctor`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import metadata

import typer

from flows.commands.options import JsonOption, LakeOption, location_of, print_json, settings_with
from flows.settings import Settings
from schemas.errors import CopydeskError

PACKAGES = ("duckdb", "pyarrow", "prefect", "fastapi", "trafilatura", "lxml", "fastwarc")


def doctor(as_json: JsonOption = False, lake: LakeOption = None) -> None:
    """Check versions, extensions, catalog and settings; say what is wrong and how to mend it."""
    settings = settings_with(lake)
    checks = list(_checks(settings))
    if as_json:
        print_json([{"check": name, "ok": ok, "detail": detail} for name, ok, detail in checks])
    else:
        for name, ok, detail in checks:
            typer.echo(f"{'ok ' if ok else 'BAD'}  {name:<22}{detail}")
    if not all(ok for _, ok, _ in checks):
        raise typer.Exit(1)


def _checks(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    from schemas.contract import SCHEMA_VERSION
    from warehouse.connection import LAKE_EXTENSIONS, connect_duckdb, extension_path, open_lake

    version = sys.version_info
    yield (
        "python",
        (3, 11) <= version[:2] <= (3, 13),
        f"{version.major}.{version.minor}.{version.micro} (3.11 to 3.13)",
    )
    for package in PACKAGES:
        yield f"package {package}", True, metadata.version(package)
    for extension in LAKE_EXTENSIONS:
        path = extension_path(extension)
        yield (
            f"extension {extension}",
            path is not None,
            str(path) if path else f"no wheel: pip install duckdb-extension-{extension}",
        )
    try:
        connect_duckdb().close()
        yield "duckdb", True, "extensions load"
    except Exception as error:  # noqa: BLE001 - whatever is wrong is the finding
        yield "duckdb", False, str(error)
    yield "contract", True, f"schema version {SCHEMA_VERSION}"
    location = location_of(settings)
    if not location.exists:
        yield "lake", True, f"none yet at {location.root}"
        return
    try:
        with open_lake(location, read_only=True) as connection:
            row = connection.sql("SELECT count(*) FROM articles").fetchone()
            bad = connection.sql("SELECT count(*) FROM inputs WHERE NOT is_balanced").fetchone()
        yield "lake", True, f"{location.root}: {row[0] if row else 0} articles"
        yield "balance", not (bad and bad[0]), f"{bad[0] if bad else 0} inputs do not balance"
    except CopydeskError as error:
        yield "lake", False, str(error)
    for name, value in settings.model_dump().items():
        yield f"setting {name}", True, str(value)
