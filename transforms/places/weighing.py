"""How the names of a text weigh on one another.

Each distinct name holds a share for each of its candidates. In each round a candidate gains by the
shares of the other names that lie in its country, its division and its neighbourhood; then the
shares are counted anew. This is the mean field of a model in which two names that lie together
please each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import TypeVar

from transforms.places.candidates import Candidate
from transforms.places.gazetteer import COUNTRY, FIRST

TEMPERATURES = (4.0, 2.5, 1.0)
"""How evenly the shares are spread in each round: at first nothing is decided, then more and more,
so that names that only make sense together can find each other."""
_LEAST_SHARE = 0.01
_NOTHING = 1e-9
CERTAIN_MARGIN = 8.0
"""Distance to the second candidate beyond which a name is not weighed."""


K = TypeVar("K", str, int)


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """What the rest of the text counts for."""

    country: float = 3.5
    country_named: float = 0.5
    first: float = 2.5
    first_named: float = 0.5
    near: float = 2.5
    home: float = 2.0
    same_name: float = 8.0
    """For what the name meant where the text said where it lies."""
    inside: float = 12.0


CONTEXT = ContextWeights()


@dataclass(slots=True)
class Name:
    """A distinct name of a text, with what it can mean."""

    candidates: tuple[Candidate, ...]
    fixed: list[float]
    """What speaks for each candidate without the other names."""
    shares: list[float] = field(default_factory=list)


def weigh(names: Sequence[Name], home: str) -> None:
    """Settle the shares; `home` is the country of the outlet, or empty."""
    for name in names:
        if home:
            for at, candidate in enumerate(name.candidates):
                if candidate.country == home:
                    name.fixed[at] += CONTEXT.home
        name.shares = _softmax(name.fixed, TEMPERATURES[0])
    certain: list[Name] = []
    open_names: list[Name] = []
    for name in names:
        (certain if _is_certain(name) else open_names).append(name)
    if not open_names:
        return
    base = _Mass.of(certain)
    for temperature in TEMPERATURES[1:]:
        own = [_Mass.of((name,)) for name in open_names]
        everything = base.plus(own)
        for name, mass in zip(open_names, own, strict=True):
            name.shares = _softmax(_scores(name, everything, mass), temperature)


def _is_certain(name: Name) -> bool:
    """Whether no context could turn the choice."""
    if len(name.fixed) == 1:
        return True
    second, first = sorted(name.fixed)[-2:]
    if first - second < CERTAIN_MARGIN:
        return False
    name.shares = [float(fixed == first) for fixed in name.fixed]
    return True


def _softmax(scores: Sequence[float], temperature: float) -> list[float]:
    top = max(scores)
    raised = [exp((score - top) / temperature) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


@dataclass(slots=True)
class _Mass:
    """The shares of names, summed by where their candidates lie."""

    countries: dict[str, float] = field(default_factory=dict)
    firsts: dict[str, float] = field(default_factory=dict)
    cells: dict[int, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    """Countries and divisions that are themselves meant."""

    @classmethod
    def of(cls, names: Sequence[Name]) -> _Mass:
        mass = cls()
        for name in names:
            for candidate, share in zip(name.candidates, name.shares, strict=True):
                if share >= _LEAST_SHARE and candidate.country:
                    mass.add(candidate, share)
        return mass

    def plus(self, others: Sequence[_Mass]) -> _Mass:
        """The sum of this and others."""
        masses = (self, *others)
        return _Mass(
            _sum([mass.countries for mass in masses]),
            _sum([mass.firsts for mass in masses]),
            _sum([mass.cells for mass in masses]),
            _sum([mass.named for mass in masses]),
        )

    def add(self, candidate: Candidate, share: float) -> None:
        countries, firsts, named = self.countries, self.firsts, self.named
        country, first = candidate.country, candidate.first
        countries[country] = countries.get(country, 0.0) + share
        if candidate.kind == COUNTRY:
            named[country] = named.get(country, 0.0) + share
        elif first:
            firsts[first] = firsts.get(first, 0.0) + share
            if candidate.kind == FIRST:
                named[first] = named.get(first, 0.0) + share
            else:
                cell = candidate.cell
                self.cells[cell] = self.cells.get(cell, 0.0) + share


def _sum(parts: Sequence[dict[K, float]]) -> dict[K, float]:
    total = dict(parts[0])
    for part in parts[1:]:
        for key, share in part.items():
            total[key] = total.get(key, 0.0) + share
    return total


def _scores(name: Name, everything: _Mass, own: _Mass) -> list[float]:
    """What speaks for each candidate of a name, its own shares left out."""
    others = max(1.0, sum(everything.countries.values()) - sum(own.countries.values()))
    scores = []
    for candidate, fixed in zip(name.candidates, name.fixed, strict=True):
        country, first = candidate.country, candidate.first
        mass = everything.countries.get(country, 0.0) - own.countries.get(country, 0.0)
        if mass <= _NOTHING:  # no other name lies in the country
            scores.append(fixed)
            continue
        score = fixed + CONTEXT.country * mass / others
        if candidate.kind != COUNTRY:
            named = everything.named.get(country, 0.0) - own.named.get(country, 0.0)
            score += CONTEXT.country_named * min(1.0, named)
            mass = everything.firsts.get(first, 0.0) - own.firsts.get(first, 0.0)
            score += CONTEXT.first * mass / (mass + 1.0)
            if candidate.kind != FIRST:
                named = everything.named.get(first, 0.0) - own.named.get(first, 0.0)
                score += CONTEXT.first_named * min(1.0, named)
                near = _near(everything.cells, candidate.cell)
                if near and own.cells:
                    near -= _near(own.cells, candidate.cell)
                score += CONTEXT.near * near / (near + 1.0)
        scores.append(score)
    return scores


def _near(cells: Mapping[int, float], cell: int) -> float:
    get = cells.get
    return (
        get(cell, 0.0) + get(cell - 1, 0.0) + get(cell + 1, 0.0)
        + get(cell - 361, 0.0) + get(cell - 360, 0.0) + get(cell - 359, 0.0)
        + get(cell + 359, 0.0) + get(cell + 360, 0.0) + get(cell + 361, 0.0)
    )  # fmt: skip
