"""What every test may rely on: an environment of its own and no network."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}

# Processes that tests start need not compile the project again, each for itself.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A property holds or not, however busy the machine is; a CI run draws the same examples each time.
settings.register_profile(
    "copydesk",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("copydesk")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person who runs the tests leaks in, and none leaks out."""
    for name in list(os.environ):
        if name.startswith(("COPYDESK_", "PREFECT_")) and name != "COPYDESK_GOLD":
            monkeypatch.delenv(name)
    monkeypatch.setenv("COPYDESK_LAKE", str(tmp_path / "lake"))
    # the full profile has tests of its own: a model takes seconds to load in every worker
    monkeypatch.setenv("COPYDESK_PROFILE", "light")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def sample_corpus() -> Path:
    """The sample corpus of the project."""
    return ROOT / "seeds" / "articles"


@pytest.fixture
def gold() -> Path:
    """The folder of gold data; the test is skipped where COPYDESK_GOLD names none."""
    folder = os.environ.get("COPYDESK_GOLD")
    if not folder:
        pytest.skip("COPYDESK_GOLD names no folder of gold data")
    return Path(folder)
