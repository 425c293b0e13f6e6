"""Invented texts as the finders get them, without a parse."""

from __future__ import annotations

from flows.scorecard.texts import GoldText, build_text_article
from schemas.tables.facts import Quantity
from transforms.annotation import AnnotatedText
from transforms.facts import FactResources, annotate
from transforms.quantities.finder import find_quantities


def annotated(body: str, language: str = "en") -> AnnotatedText:
    """The text in the light profile."""
    return annotate(build_text_article(GoldText("made-up", body, language)), FactResources())


def figures(body: str, language: str = "en") -> list[Quantity]:
    """The figures of a text in the light profile."""
    return list(find_quantities(annotated(body, language)))
