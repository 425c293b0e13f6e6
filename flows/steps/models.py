"""Loading what the finders of facts look things up in: models and reference data.

A process does it once. The fork server of the workers does it for all of them
(`flows.steps.preloaded`), but for the models, which settings choose.
"""

from __future__ import annotations

import importlib
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from flows.steps.fact_settings import FactSettings, not_installed
from schemas.errors import ConfigError
from transforms.entities.rules import EntityRules
from transforms.facts import FactResources
from transforms.places.gazetteer import Gazetteer
from transforms.topics.find import TopicLexicon

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.language import Language


def load_resources(settings: FactSettings | None = None) -> FactResources:
    """Models and reference data of a profile, the full one if none is named.

    ConfigError where a model is not installed.
    """
    settings = settings or FactSettings()
    return FactResources(
        profile=settings.profile,
        models={
            language: _load_model(language, package) for language, package in settings.used_models
        },
        entity_rules=load_entity_rules(settings.entity_rules),
        gazetteer=load_gazetteer(),
        topic_lexicon=load_topic_lexicon(),
    )


def load_entity_rules(own: str | None = None) -> EntityRules:
    """The rules that merge entities: those of the package, and a file of one's own before them."""
    entities = [_seed("entities", "entities.csv")]
    if own:
        try:
            entities.append(Path(own).expanduser().read_bytes())
        except OSError as error:
            raise ConfigError(f"COPYDESK_ENTITY_RULES {own}: {error.strerror}") from error
    return _entity_rules(tuple(entities))


@lru_cache(maxsize=1)
def _entity_rules(entities: tuple[bytes, ...]) -> EntityRules:
    countries, names = _seed("entities", "countries.csv"), _seed("entities", "given_names.csv")
    return EntityRules.from_bytes(entities, countries, names)


@cache
def load_topic_lexicon() -> TopicLexicon:
    """The words and names of topics of the package."""
    return TopicLexicon.from_bytes(
        _seed("topics", "media_topics.csv"),
        _seed("topics", "sections.csv"),
        _seed("topics", "words.csv"),
    )


@cache
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
        raise not_installed(language, package) from error
    return prepare_model(module.load())
