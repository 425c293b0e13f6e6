"""Scheduled deployments: one per source of copydesk.toml that has a schedule, one run at a time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from flows.prefect_environment import prepare_prefect
from flows.settings import Settings
from flows.sources import Configuration, load_configuration
from flows.steps.backfill import BackfillDay
from schemas.errors import ConfigError, StorageError
from warehouse.location import LakeLocation

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun
    from prefect.deployments.runner import RunnerDeployment

SERVER_START_S = 120.0


def deployments(settings: Settings, location: LakeLocation) -> list[RunnerDeployment]:
    """The deployments of all sources; only those with a schedule run by themselves."""
    configuration = _configuration(settings)
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.ingest import ingest_source

    found = []
    for source in configuration.source:
        one = cast(
            "RunnerDeployment",  # a coroutine only where a loop runs
            ingest_source.to_deployment(
                name=source.name,
                cron=source.schedule,
                parameters={
                    "source": source.name,
                    "config": str(settings.config.absolute()),
                    "lake": str(location.root),
                },
                tags=["copydesk"],
                # The next run of a source waits for the one before it.
                concurrency_limit=ConcurrencyLimitConfig(
                    limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE
                ),
                entrypoint_type=EntrypointType.MODULE_PATH,
            ),
        )
        found.append(one)
    return found


def serve_forever(settings: Settings, location: LakeLocation) -> None:
    """Serve the deployments until stopped; starts a server where none is configured."""
    if not any(source.schedule for source in _configuration(settings).source):
        raise ConfigError(f"{settings.config}: no source has a schedule, so there is nothing to do")
    prepare_prefect(location)
    with _server():
        from prefect import serve

        serve(*deployments(settings, location), limit=settings.workers)


def submit_days(
    planned: Sequence[BackfillDay], settings: Settings, location: LakeLocation, reprocess: str
) -> list[str]:
    """Hand the days of a backfill to the served deployments; the names of the flow runs.

    Submitting the same day again, for the same reason, gives the same run. Raises ConfigError
    where no server is configured.
    """
    if "PREFECT_API_URL" not in os.environ:
        raise ConfigError("--submit needs PREFECT_API_URL: the server that copydesk serve prints")
    prepare_prefect(location)
    from prefect.deployments import run_deployment

    again = "all" if reprocess == "completed" else reprocess
    names = []
    for one in planned:
        if not one.is_run:
            continue
        run = cast(
            "FlowRun",
            run_deployment(
                f"ingest-source/{one.source}",
                parameters={
                    "source": one.source,
                    "config": str(settings.config.absolute()),
                    "lake": str(location.root),
                    "day": one.day.isoformat(),
                    "reprocess": again,
                },
                timeout=0,
                tags=["copydesk", "backfill"],
                idempotency_key=f"{location.root}:{one.source}:{one.day}:{one.reason}",
            ),
        )
        names.append(run.name)
    return names


def _configuration(settings: Settings) -> Configuration:
    return load_configuration(settings.config)


@contextmanager
def _server() -> Iterator[None]:
    """A Prefect server for the time of the block, unless PREFECT_API_URL names one."""
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [
            sys.executable,
            "-m",
            "prefect",
            "server",
            "start",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--log-level",
            "ERROR",
        ],
        stdout=sys.stderr,
    )
    try:
        _wait_until_healthy(process, url)
        os.environ["PREFECT_API_URL"] = url
        sys.stderr.write(f"copydesk: serving; PREFECT_API_URL={url}\n")
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_until_healthy(process: subprocess.Popen[bytes], url: str) -> None:
    import httpx

    deadline = time.monotonic() + SERVER_START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise StorageError(f"the Prefect server ended with exit code {process.returncode}")
        try:
            if httpx.get(f"{url}/health", timeout=2.0).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.5)
    raise StorageError(f"the Prefect server did not answer at {url} within {SERVER_START_S:g} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
