"""Environments of the peers: one folder each, made on demand from a pinned requirements file."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from schemas.errors import CopydeskError

REQUIREMENTS = Path(__file__).resolve().parents[2] / "benchmarks" / "peers"
"""In a checkout of the project; an installed wheel has none, and so no peers of its own."""
INSTALL_LIMIT_S = 900.0
_MARK = "installed.sha256"


class NoEnvironment(CopydeskError):
    """The environment of a peer cannot be made; the message says why."""


def python_of(
    requirements: str | None, folder: Path, say: Callable[[str], None], *, is_made: bool = True
) -> Path:
    """The Python that has the requirements installed; NoEnvironment where there is none.

    `requirements` names a file of REQUIREMENTS; None is the environment of copydesk itself. With
    `is_made` a missing or outdated environment is made, which needs a package index.
    """
    if requirements is None:
        return Path(sys.executable)
    wanted = REQUIREMENTS / requirements
    if not wanted.is_file():
        raise NoEnvironment(f"{wanted} is missing: peers need a checkout of the project")
    home = folder.absolute() / wanted.stem
    python, mark = home / "bin" / "python", home / _MARK
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if python.exists() and mark.is_file() and mark.read_text(encoding="ascii") == digest:
        return python
    if not is_made:
        raise NoEnvironment(f"{home} is not made yet")
    say(f"making {home}")
    _make(home, wanted)
    # last, so that an environment that was cut short is made again
    mark.write_text(digest, encoding="ascii")
    return python


def _make(home: Path, requirements: Path) -> None:
    """With uv where it works, else with venv and pip."""
    python = str(home / "bin" / "python")
    # The files name every package there is to install: nothing is resolved, so that a peer's
    # own bounds do not stand against a newer version that was tried.
    pinned = ["--quiet", "--no-deps", "-r", str(requirements)]
    with_uv = (
        ["uv", "venv", "--quiet", "--python", sys.executable, str(home)],
        ["uv", "pip", "install", "--python", python, *pinned],
    )
    with_pip = (
        [sys.executable, "-m", "venv", str(home)],
        [python, "-m", "pip", "install", "--disable-pip-version-check", *pinned],
    )
    trouble = ""
    for steps in (with_uv, with_pip) if shutil.which("uv") else (with_pip,):
        shutil.rmtree(home, ignore_errors=True)
        home.parent.mkdir(parents=True, exist_ok=True)
        trouble = _run_all(steps)
        if not trouble:
            return
    raise NoEnvironment(trouble)


def _run_all(steps: Sequence[Sequence[str]]) -> str:
    """Nothing, or the last line that the step said which failed."""
    for step in steps:
        try:
            done = subprocess.run(  # noqa: S603 - our own words and paths, no shell
                step, capture_output=True, text=True, check=False, timeout=INSTALL_LIMIT_S
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"{step[0]}: {error}"
        if done.returncode:
            lines = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()
            return f"{Path(step[0]).name} failed: {lines[-1]}"
    return ""
