"""The type of each candidate, from what the whole document says of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.vocabularies import EntityType
from transforms.entities.candidates import Candidate
from transforms.entities.evidence import Context, Points, context_points, own_points
from transforms.entities.rules import name_key
from transforms.entities.words import PARTICLES

_PERSON, _ORGANISATION = EntityType.PERSON, EntityType.ORGANISATION
_POOLED = 0.7
"""What another occurrence of the name counts beside this one."""
_MIN_POINTS = 2.0
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
    own = [own_points(context, one) for one in candidates]
    around = [context_points(context, one) for one in candidates]
    pooled = _pool(keys, around)
    totals = [
        _total(mine, here, pooled[key]) for mine, here, key in zip(own, around, keys, strict=True)
    ]
    surnames = _surnames(context, candidates, totals)
    heads = _heads(context, candidates, totals)
    decided: list[Decided] = []
    for one, total in zip(candidates, totals, strict=True):
        if one.end - one.start == 1:
            word = tokens.words[one.start]
            if word in surnames:
                total[_PERSON] += surnames[word]
            if word in heads:
                total[_ORGANISATION] += heads[word]
        found = _choose(one, total)
        if found is not None:
            decided.append(found)
    return decided


def _pool(keys: Sequence[str], around: Sequence[Points]) -> Mapping[str, Points]:
    """The mean of the points of all occurrences of a name, and a little more for many."""
    sums: dict[str, Points] = defaultdict(lambda: defaultdict(float))
    counts: dict[str, int] = defaultdict(int)
    for key, points in zip(keys, around, strict=True):
        counts[key] += 1
        for type_, amount in points.items():
            sums[key][type_] += amount
    for key, points in sums.items():
        for type_ in points:
            points[type_] /= counts[key] ** 0.6
    return sums


def _total(own: Points, here: Points, pooled: Points) -> Points:
    total: Points = defaultdict(float, own)
    for type_, amount in here.items():
        total[type_] += amount
    for type_, amount in pooled.items():
        total[type_] += _POOLED * amount
    return total


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
