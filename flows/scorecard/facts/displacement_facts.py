"""Displacement facts: excerpts of reports, each filed by a desk as one figure, unit and term.

A figure is right when it equals the gold's. The baseline takes the largest number in digits and
the first word of a term.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, build_text_article
from transforms.facts import FactResources, annotate
from transforms.quantities.displacement import choose_displacement_figure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MILLION = re.compile(r"\s*million")
_TERMS = (
    ("evacuat", "Evacuated"), ("fled", "Forced to Flee"), ("flee", "Forced to Flee"),
    ("shelter", "Sheltered"), ("relocat", "Relocated"), ("homeless", "Homeless"),
    ("camp", "In Relief Camp"), ("destroy", "Destroyed Housing"),
    ("damag", "Partially Destroyed Housing"), ("displac", "Displaced"),
)  # fmt: skip
_HOUSEHOLD = re.compile(r"famil|household|house|home", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as it is filed."""

    quantity: float
    unit: str
    term: str


def score_displacement_facts(folder: Path, resources: FactResources) -> list[FactScore]:
    """The lines of the set."""
    lines = (folder / "facts.jsonl").read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    gold = [read_gold(item) for item in items]
    systems: dict[str, Callable[[str], Fact | None]] = {
        "copydesk": lambda text: find_fact(text, resources),
        "copydesk light": lambda text: find_fact(text, FactResources()),
        "regex": find_largest_number,
    }
    found = {name: [find(str(item["text"])) for item in items] for name, find in systems.items()}
    return [
        FactScore(
            measure,
            len(gold),
            {name: share_right(gold, facts, agree) for name, facts in found.items()},
            target,
        )
        for measure, agree, target in _MEASURES
    ]


def find_fact(text: str, resources: FactResources) -> Fact | None:
    """Our figure of an excerpt."""
    article = build_text_article(GoldText("displacement", text))
    chosen = choose_displacement_figure(annotate(article, resources))
    return Fact(chosen.value, chosen.unit, chosen.term) if chosen is not None else None


def find_largest_number(text: str) -> Fact | None:
    """The baseline: the largest number, the first term, households where a house is named."""
    values = [
        float(match.group().replace(",", "")) * (1e6 if _MILLION.match(text, match.end()) else 1.0)
        for match in _NUMBER.finditer(text)
    ]
    if not values:
        return None
    lower = text.lower()
    term = next((name for stem, name in _TERMS if stem in lower), "Displaced")
    return Fact(max(values), "Households" if _HOUSEHOLD.search(text) else "People", term)


def read_gold(item: dict[str, object]) -> Fact:
    """A fact of the gold."""
    return Fact(float(str(item["quantity"])), str(item["unit"]), str(item["term"]))


def share_right(
    gold: Sequence[Fact], found: Sequence[Fact | None], agree: Callable[[Fact, Fact], bool]
) -> float | None:
    """The share of the gold with an answer that agrees."""
    if not gold:
        return None
    right = sum(
        answer is not None and agree(item, answer) for item, answer in zip(gold, found, strict=True)
    )
    return right / len(gold)


def is_same_figure(gold: Fact, answer: Fact) -> bool:
    """Whether the figures are equal."""
    return abs(gold.quantity - answer.quantity) < 0.5


_MEASURES: tuple[tuple[str, Callable[[Fact, Fact], bool], Target | None], ...] = (
    ("figure", is_same_figure, Target(0.62, 0.80)),
    (
        "figure and unit",
        lambda gold, own: is_same_figure(gold, own) and gold.unit == own.unit,
        None,
    ),
    (
        "figure, unit and term",
        lambda gold, own: (
            is_same_figure(gold, own) and (gold.unit, gold.term) == (own.unit, own.term)
        ),
        Target(0.42, 0.60),
    ),
)
