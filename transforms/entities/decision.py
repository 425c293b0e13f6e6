"""The type of each candidate, from what the whole document says of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.vocabularies import EntityType
from transforms.entities.candidates import Candidate
from transforms.entities.evidence import (
    Context,
    context_points,
    label_points,
    own_points,
)
from transforms.entities.points import Points
from transforms.entities.rules import name_key
from transforms.entities.team_evidence import is_used_as_place
from transforms.entities.words import PARTICLES

_PERSON, _ORGANISATION = EntityType.PERSON, EntityType.ORGANISATION
_ELSEWHERE = 0.8
"""What the strongest sign at any occurrence of the name counts, beside those at this one."""
_USUAL = 0.7
"""What the labels of all occurrences count, beside that of this one."""
_MIN_TEAM_POINTS = 2.0
_MIN_POINTS = 3.0
"""What a candidate needs that the model did not find."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A candidate with its type."""

    candidate: Candidate
    type: EntityType
    points: float
    """By how much the type leads the second."""


def decide(context: Context, candidates: Sequence[Candidate]) -> list[Decided]:
    """The candidates that are names, with their types."""
    tokens = context.tokens
    keys = [name_key(tokens.text(one.start, one.end)) for one in candidates]
    around = [context_points(context, one) for one in candidates]
    labels = [label_points(context, one) for one in candidates]
    strongest, usual = _strongest(keys, around), _usual(keys, labels)
    totals: list[Points] = []
    for one, key, *here in zip(candidates, keys, around, labels, strict=True):
        total = own_points(context, one)
        _add(total, here[0])
        _add(total, here[1])
        _add(total, strongest[key], _ELSEWHERE)
        _add(total, usual[key], _USUAL)
        totals.append(total)
    surnames = _surnames(context, candidates, totals)
    heads = _heads(context, candidates, totals)
    decided: list[Decided] = []
    for one, key, total in zip(candidates, keys, totals, strict=True):
        if one.end - one.start == 1:
            word = tokens.words[one.start]
            total[_PERSON] += surnames.get(word, 0.0)
            total[_ORGANISATION] += heads.get(word, 0.0)
        if context.is_sport and _is_team(context, one, strongest[key]):
            total[_ORGANISATION] += 4.0
        found = _choose(one, total)
        if found is not None:
            decided.append(found)
    return decided


def _add(total: Points, more: Mapping[EntityType, float], weight: float = 1.0) -> None:
    for type_, amount in more.items():
        total[type_] += weight * amount


def _strongest(keys: Sequence[str], around: Sequence[Points]) -> Mapping[str, Points]:
    """The strongest sign for each type among the occurrences of a name."""
    found: dict[str, Points] = defaultdict(lambda: defaultdict(float))
    for key, points in zip(keys, around, strict=True):
        best = found[key]
        for type_, amount in points.items():
            best[type_] = max(best[type_], amount)
    return found


def _usual(keys: Sequence[str], labels: Sequence[Points]) -> Mapping[str, Points]:
    """The model's labels for all occurrences of a name: their mean, and a little more for many."""
    sums: dict[str, Points] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, int] = defaultdict(int)
    for key, points in zip(keys, labels, strict=True):
        counts[key] += 1
        _add(sums[key], points)
    for key, points in sums.items():
        for type_ in points:
            points[type_] /= counts[key] ** 0.6
    return sums


def _is_team(context: Context, one: Candidate, strongest: Points) -> bool:
    """Whether a town in a report of sport stands for its team."""
    name = context.tokens.text(one.start, one.end)
    return (
        name in context.rules.places
        and name not in context.rules.countries
        and strongest[_ORGANISATION] >= _MIN_TEAM_POINTS
        and not is_used_as_place(context.tokens, context.rules, one)
    )


def _surnames(
    context: Context, candidates: Sequence[Candidate], totals: Sequence[Points]
) -> Mapping[str, float]:
    """Family names of the people whose full names stand in the document."""
    found: dict[str, float] = {}
    for one, total in zip(candidates, totals, strict=True):
        if one.end - one.start < 2:
            continue
        lead = _lead(total)
        if lead[0] is not _PERSON:
            continue
        words = context.tokens.words[one.start : one.end]
        last = words[-1] if words[-1] not in ("Jr", "Jr.", "Sr", "Sr.", "III", "II") else words[-2]
        if last not in PARTICLES:
            found[last] = 4.0
            if last.lower().startswith(("al-", "el-")):
                found[last[3:]] = 4.0
    return found


def _heads(
    context: Context, candidates: Sequence[Candidate], totals: Sequence[Points]
) -> Mapping[str, float]:
    """First words of names of companies: the short form that they are called by."""
    found: dict[str, float] = {}
    for one, total in zip(candidates, totals, strict=True):
        if one.end - one.start < 2 or _lead(total)[0] is not _ORGANISATION:
            continue
        first = context.tokens.words[one.start]
        if first[:1].isupper() and first not in context.rules.places:
            found[first] = 1.5
        last = context.tokens.words[one.end - 1]
        if context.is_sport and last in context.rules.places:
            found[last] = 2.0  # `AC Milan`
    return found


def _lead(total: Points) -> tuple[EntityType | None, float]:
    if not total:
        return None, 0.0
    type_ = max(sorted(total), key=lambda kind: total[kind])
    return type_, total[type_]


def _choose(one: Candidate, total: Points) -> Decided | None:
    type_, points = _lead(total)
    if type_ is None or points <= 0:
        return None
    if one.label is None and points < _MIN_POINTS:
        return None
    second = max((amount for kind, amount in total.items() if kind is not type_), default=0.0)
    return Decided(one, type_, points - second)
