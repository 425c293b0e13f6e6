"""Lakes that several modules read and none changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import IngestOptions, RunSummary, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits
from flows.steps.workers import WorkerLimits
from schemas.vocabularies import Profile
from warehouse.location import LakeLocation

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunSummary, LakeLocation]:
    """The whole sample corpus in path order, with one worker and one commit.

    Tests that use it bear the mark xdist_group("sample"): then it is made once.
    """
    location = LakeLocation(tmp_path_factory.mktemp("sample") / "lake")
    request = IngestRequest((str(ROOT / "seeds" / "articles"),), facts=FactSettings(Profile.LIGHT))
    options = IngestOptions(limits=SessionLimits(workers=WorkerLimits(workers=1)))
    return run_ingest(request, location, options), location
