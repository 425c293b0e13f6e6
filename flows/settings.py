"""Settings of the process: built once, at the edge, and handed down as plain values.

Precedence: command line, then environment (`COPYDESK_...`), then the default.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.steps.fact_settings import DEFAULT_MODELS, FactSettings
from schemas.vocabularies import Profile

_MODEL_VARIABLE = re.compile(r"COPYDESK_MODEL_(?P<language>[A-Z]{2,3})")


class Settings(BaseSettings):
    """What can be set from outside. `copydesk doctor` prints the values in force."""

    model_config = SettingsConfigDict(env_prefix="COPYDESK_", frozen=True, extra="forbid")

    lake: str = Field(default="./warehouse/lake", description="Folder of the lake")
    config: Path = Field(
        default=Path("copydesk.toml"), description="Configuration file with the sources"
    )
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, description="Worker processes"
    )
    document_time_limit_s: float = Field(
        default=30.0, gt=0, description="Seconds that one document may take"
    )
    document_memory_mib: int = Field(
        default=1024, ge=64, description="Memory that one document may take, in MiB"
    )
    document_max_mib: int = Field(
        default=64, ge=1, description="Size of the largest record that is read, in MiB"
    )
    profile: Profile = Field(default=Profile.FULL, description="How much is searched for")
    model_en: str = Field(
        default=dict(DEFAULT_MODELS)["en"],
        description="Package of the spaCy model for English; COPYDESK_MODEL_FR and so on name "
        "models for other languages, which have none otherwise",
    )
    entity_rules: Path | None = Field(
        default=None, description="CSV file of entity merging rules that go before our own"
    )
    slice_records: int = Field(
        default=4_000, ge=1, description="Records between two commits of a run"
    )
    slice_mib: int = Field(default=256, ge=1, description="Raw MiB between two commits of a run")
    debug: bool = Field(default=False, description="Show tracebacks")

    def facts(self, profile: Profile | None = None) -> FactSettings:
        """How facts are searched for; a profile given goes before the one that is set."""
        rules = str(self.entity_rules) if self.entity_rules else None
        return FactSettings(profile or self.profile, self.models, rules)

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """Languages and their models; an empty name takes a language's model away."""
        named = {"en": self.model_en}
        for name, package in os.environ.items():
            if match := _MODEL_VARIABLE.fullmatch(name.upper()):
                named[match["language"].lower()] = package
        return tuple(sorted((language, package) for language, package in named.items() if package))
