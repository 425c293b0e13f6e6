"""Articles to search for times, made of a sentence or two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from flows.scorecard.texts import GoldText, build_text_article
from schemas.conformance import violations
from schemas.contract import TABLES
from schemas.tables.facts import TimeExpression
from transforms.facts import FactResources, annotate
from transforms.times.find import find_times

SUNDAY = date(2016, 12, 4)


def times_in(
    text: str, language: str = "en", published: date | datetime | None = SUNDAY
) -> tuple[TimeExpression, ...]:
    """The rows of a text that appeared on a day, by default a Sunday; all fit the contract."""
    article = build_text_article(GoldText("text", text, language, published))
    # A sentence is too short to tell its language by.
    rows = find_times(annotate(replace(article, language=language), FactResources()))
    assert violations(TABLES["time_expressions"], rows) == []
    return rows


def values_in(
    text: str, language: str = "en", published: date | datetime | None = SUNDAY
) -> list[tuple[str, str | None]]:
    """(surface, value) of each row."""
    return [(row.surface, row.value) for row in times_in(text, language, published)]
