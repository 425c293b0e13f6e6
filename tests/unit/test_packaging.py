"""What the installed environment must look like for plain top-level packages and pinned traps."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUR_PACKAGES = {"flows", "transforms", "schemas", "warehouse", "seeds"}


def version(package: str) -> tuple[int, ...]:
    return tuple(int(part) for part in metadata.version(package).split(".")[:2])


def test_no_other_distribution_owns_our_package_names() -> None:
    owners = metadata.packages_distributions()
    for name in OUR_PACKAGES:
        assert set(owners.get(name, [])) <= {"copydesk"}, name


def test_prefect_stands_beside_versions_that_it_works_with() -> None:
    # With fastapi 0.151 the server dies at import; with SQLAlchemy 2.1 its scheduler makes no runs.
    assert metadata.version("prefect") == "3.8.8"
    assert (0, 139) <= version("fastapi") < (0, 151)
    assert version("sqlalchemy") < (2, 1)


def test_duckdb_and_its_extensions_are_of_one_version() -> None:
    for package in ("duckdb-extension-ducklake", "duckdb-extension-sqlite-scanner"):
        assert metadata.version(package) == metadata.version("duckdb") == "1.5.5"


def test_the_lock_names_hashes_and_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(pinned) > 100
    assert all(line.rstrip().endswith("\\") for line in pinned)


def test_every_dependency_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("_", "-").lower()
    for dependency in project["dependencies"]:
        name = dependency.split(";")[0].split("=")[0].split(">")[0].split("<")[0].strip()
        assert f"\n{name.replace('_', '-').lower()}==" in f"\n{lock}", name


def test_importing_every_module_does_nothing_but_define() -> None:
    program = f"""
import builtins, os, pathlib, pkgutil, importlib, socket, threading
def refuse(*_, **__): raise AssertionError("a module opened a socket at import")
socket.socket.connect = refuse
before = threading.active_count()
for package in {sorted(OUR_PACKAGES)}:
    path = importlib.import_module(package).__path__
    for module in pkgutil.walk_packages(path, package + "."):
        if module.name not in {{"flows.ingest", "flows.steps.preloaded", "seeds.build_corpus"}}:
            importlib.import_module(module.name)
            assert threading.active_count() == before, module.name + " started a thread at import"
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_no_module_is_longer_than_400_lines() -> None:
    too_long = {
        str(path.relative_to(ROOT)): lines
        for package in OUR_PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert too_long == {}
