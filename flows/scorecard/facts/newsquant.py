"""NewsQuant: the figures of news sentences with value, unit, bound and concept (CQE, 2023).

Values are equal within 1e-5; a range is equal where both ends are. Units are compared by name:
the gold's names are those of CQE's unit list, ours are led to them by `GOLD_NAMES`. Each gold
figure is matched at most once. `up` and `down`, which say where a figure moves and not how it is
hedged, count as `=`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, read_texts
from schemas.tables.facts import Quantity
from schemas.vocabularies import Profile, Qualifier
from transforms.facts import FactResources
from transforms.quantities.nouns import normal_form

GOLD_NAMES = {
    "percent": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling",
    "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "JPY": "japanese yen",
    "CNY": "chinese yuan", "INR": "indian rupee", "RUB": "russian ruble", "CHF": "swiss franc",
    "BRL": "brazilian real", "ILS": "shekel", "USc": "cent", "GBX": "penny", "pound": "pound-mass",
    "FIM": "finnish markka", "KRW": "south korean won", "SEK": "swedish krona",
    "TRY": "turkish lira", "MXN": "mexican peso", "ZAR": "south african rand", "time": "count",
    "tonne": "metric ton", "degree Celsius": "celsius", "degree Fahrenheit": "fahrenheit",
    "BTC": "bitcoin", "ESP": "peseta",
}  # fmt: skip
"""Our name of a unit -> the gold's, where they differ."""
FILES = ("NewsQuant", "currency-model", "dimension-model", "temperature-model", "age-model")
_CHANGES = {
    Qualifier.ABOUT: "~", Qualifier.MORE_THAN: ">", Qualifier.AT_LEAST: ">",
    Qualifier.LESS_THAN: "<", Qualifier.AT_MOST: "<",
}  # fmt: skip
_TOLERANCE = 1e-5
_PLAIN_NUMBER = re.compile(
    r"(?P<sign>[$€£])?(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>million|billion|trillion)?"
    r"\s*(?P<unit>%|[a-z]+)?"
)
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound sterling"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as the set compares it."""

    values: tuple[float, ...]
    """One value, or both ends of a range."""
    unit: str
    change: str = "="
    concepts: frozenset[str] = frozenset()


@dataclass(slots=True)
class Counts:
    """What was found, what should be, and what agrees."""

    found: int = 0
    gold: int = 0
    value: int = 0
    unit: int = 0
    change: int = 0
    concept: int = 0

    def f1(self, right: int) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing."""
        return 2 * right / (self.found + self.gold) if self.found + self.gold else None


def score_newsquant(folder: Path, resources: FactResources) -> list[FactScore]:
    """The lines of the set: ours, ours without a parse, and a regex."""
    light = replace(resources, profile=Profile.LIGHT)
    systems: dict[str, Callable[[str], list[Answer]]] = {
        "copydesk": lambda text: find_answers(text, resources),
        "copydesk light": lambda text: find_answers(text, light),
        "regex": find_plain_numbers,
    }
    scores: list[FactScore] = []
    for name in FILES:
        path = folder / f"{name}.jsonl"
        if not path.exists():
            continue
        items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        counts = {system: count_matches(items, find) for system, find in systems.items()}
        n = counts["copydesk"].gold
        is_main = name == "NewsQuant"

        def line(measure: str, attribute: str, target: Target | None) -> FactScore:
            figures = {
                system: found.f1(getattr(found, attribute))
                for system, found in counts.items()  # noqa: B023  # called in this turn
            }
            return FactScore(f"{name}: {measure}", n, figures, target)  # noqa: B023

        scores.append(line("value F", "value", Target(0.86, 0.94) if is_main else None))
        scores.append(line("value and unit F", "unit", Target(0.76, 0.88) if is_main else None))
        if is_main:
            scores.append(line("value and bound F", "change", None))
            scores.append(line("value and concept F, partial", "concept", None))
    return scores


def find_answers(text: str, resources: FactResources) -> list[Answer]:
    """Our figures of a sentence."""
    (answer,) = read_texts([GoldText("newsquant", text, "en")], resources)
    return [_answer(row) for row in answer.facts.quantities]


def find_plain_numbers(text: str) -> list[Answer]:
    """The baseline: every number in digits, with the word or sign beside it as its unit."""
    answers = []
    for match in _PLAIN_NUMBER.finditer(text):
        value = float(match["value"].replace(",", "").rstrip(".")) * _SCALES.get(
            match["scale"] or "", 1.0
        )
        unit = _SIGNS.get(match["sign"] or "") or normal_form(match["unit"] or "-")
        answers.append(
            Answer((value,), GOLD_NAMES.get(unit, "percentage" if unit == "%" else unit))
        )
    return answers


def count_matches(
    items: Sequence[dict[str, object]], find: Callable[[str], list[Answer]]
) -> Counts:
    """What a system finds in all sentences of a file, against the gold."""
    counts = Counts()
    for item in items:
        quantities = item["quantities"]
        assert isinstance(quantities, list)
        gold = [read_gold(quantity) for quantity in quantities]
        found = find(str(item["text"]))
        counts.gold += len(gold)
        counts.found += len(found)
        counts.value += n_agreeing(gold, found, lambda _left, _right: True)
        counts.unit += n_agreeing(gold, found, lambda left, right: left.unit == right.unit)
        counts.change += n_agreeing(gold, found, lambda left, right: left.change == right.change)
        counts.concept += n_agreeing(
            gold, found, lambda left, right: bool(left.concepts & right.concepts)
        )
    return counts


def n_agreeing(
    gold: Sequence[Answer], found: Sequence[Answer], agree: Callable[[Answer, Answer], bool]
) -> int:
    """How many gold figures have an answer of their own with the same value that agrees."""
    left = list(found)
    right = 0
    for item in gold:
        for position, answer in enumerate(left):
            if is_same_value(item.values, answer.values) and agree(item, answer):
                del left[position]
                right += 1
                break
    return right


def is_same_value(left: Sequence[float], right: Sequence[float]) -> bool:
    """Whether two values, or the ends of two ranges, are equal within 1e-5."""
    return len(left) == len(right) and all(
        abs(one - other) <= _TOLERANCE * max(1.0, abs(one))
        for one, other in zip(sorted(left), sorted(right), strict=True)
    )


def read_gold(quantity: dict[str, str]) -> Answer:
    """A figure of the gold."""
    value = quantity["value"]
    is_single = value.startswith("-") or "e" in value.lower()
    ends = [value] if is_single else value.split("-")
    change = quantity.get("change", "=")
    return Answer(
        tuple(float(end) for end in ends),
        _plain(quantity["normalized_unit"]),
        "=" if change in ("up", "down") else change,
        frozenset(re.findall(r"\w+", quantity.get("referred_concepts", "").lower())),
    )


def _answer(row: Quantity) -> Answer:
    is_span = row.qualifier in (Qualifier.RANGE, Qualifier.VAGUE)
    ends = (row.value_min, row.value_max) if is_span else (row.value_point,)
    object_words = row.object_text or ""
    return Answer(
        tuple(end for end in ends if end is not None),
        _unit_name(row),
        _CHANGES.get(row.qualifier, "="),
        frozenset(re.findall(r"\w+", object_words.lower())),
    )


def _unit_name(row: Quantity) -> str:
    if row.dimension in ("people", "households", "dwellings") and row.object_text:
        return _plain(normal_form(row.object_text))
    if row.unit_norm is None:
        return " "
    above, per, below = row.unit_norm.partition(" per ")
    return _plain(GOLD_NAMES.get(above, above) + per + GOLD_NAMES.get(below, below))


def _plain(name: str) -> str:
    """A name of a unit as both sides are compared: the gold leaves out `and` in most."""
    return name.lower().replace(" and ", " ").replace("-", " ")
