"""Prefect's environment: quiet, offline, with its database beside the lake.

Must run before Prefect is imported: it reads these variables at import. A variable that the user
has set wins, so that a server of their own is used when PREFECT_API_URL names one.
"""

from __future__ import annotations

import os

from warehouse.location import LakeLocation

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    # The default of 20 s is too tight for the first start, which makes the database.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


def prepare_prefect(location: LakeLocation) -> None:
    """Set what Prefect is to find in its environment."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(location.prefect_home))
    location.prefect_home.mkdir(parents=True, exist_ok=True)
