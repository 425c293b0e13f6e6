"""Which place each name of a text means, by what else the text names.

Each distinct name holds a share for each of its candidates. In each round a candidate gains by the
shares of the other names that lie in its country, its division and its neighbourhood; then the
shares are counted anew. Names that say themselves where they lie ("Paris, Texas") are held fast to
that. One name means one place in a text, unless the text says otherwise at a mention.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from transforms.annotation import AnnotatedText
from transforms.places.candidates import WEIGHTS, Candidate, find_candidates
from transforms.places.gazetteer import COUNTRY, FIRST, Gazetteer
from transforms.places.names import NameKind, fold_place_name

ROUNDS = 2
_QUALIFIER = re.compile(r"(?:,|\s*\()\s*(?:the )?((?:[^\W\d_][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})")
_MAX_QUALIFIER_WORDS = 4


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """What the rest of the text counts for."""

    country: float = 2.5
    country_named: float = 1.0
    first: float = 3.0
    first_named: float = 1.5
    near: float = 2.5
    home: float = 1.0
    inside: float = 12.0


CONTEXT = ContextWeights()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was found to mean."""

    number: int
    name_kind: NameKind
    share: float
    """Of the belief in all candidates."""
    by_context: bool
    """The rest of the text decided: without it another place would have been taken."""


@dataclass(slots=True)
class _Name:
    """A distinct name of a text, with what it can mean."""

    candidates: tuple[Candidate, ...]
    fixed: list[float]
    """What speaks for each candidate without the other names."""
    shares: list[float] = field(default_factory=list)


def resolve_mentions(
    text: AnnotatedText, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> list[Resolution | None]:
    """What each span means; None where it is no name that the gazetteer knows."""
    names: dict[tuple[str, str], _Name] = {}
    keys = []
    for start, end in spans:
        key = _enter(text, start, end, names, gazetteer)
        keys.append(key)
    _weigh(list(names.values()), _homes(text, gazetteer))
    found = {key: _choose(name) for key, name in names.items()}
    return [found[key] if key else None for key in keys]


def _enter(
    text: AnnotatedText,
    start: int,
    end: int,
    names: dict[tuple[str, str], _Name],
    gazetteer: Gazetteer,
) -> tuple[str, str] | None:
    surface = text.body[start:end]
    head, comma, tail = surface.partition(",")
    following = (comma + tail) if comma else text.body[end : end + 40]
    after_comma = text.body[max(0, start - 2) : start].endswith((", ", "("))
    qualifier = _QUALIFIER.match(following)
    inside = qualifier.group(1) if qualifier else ""
    key = (head + ("," if after_comma and len(head) < 4 else ""), "")
    if inside:
        key = (key[0], inside)
    if key in names:
        return key
    candidates = find_candidates(head, gazetteer, text.language, after_comma=after_comma)
    if not candidates and comma:
        candidates = find_candidates(surface, gazetteer, text.language)
    if not candidates:
        return None
    fixed = [candidate.prior for candidate in candidates]
    held = _held(candidates, inside, gazetteer) if inside else []
    if not any(held):
        key = (key[0], "")
        if key in names:
            return key
    else:
        fixed = [
            prior + (CONTEXT.inside if is_held else 0.0)
            for prior, is_held in zip(fixed, held, strict=True)
        ]
    _mark_namesakes(candidates, fixed)
    names[key] = _Name(candidates, fixed)
    return key


def _held(
    candidates: Sequence[Candidate], inside: str, gazetteer: Gazetteer
) -> list[bool]:
    """Which candidates lie in the place that is named behind them."""
    words = inside.split()
    for count in range(min(len(words), _MAX_QUALIFIER_WORDS), 0, -1):
        key = fold_place_name(" ".join(words[:count]).rstrip("'’"))
        areas = [gazetteer_area(gazetteer, n) for n, k in gazetteer.find(key) if k != NameKind.DEMONYM]
        codes = {code for code in areas if code}
        held = [bool(codes & {c.country, c.first, c.second} - {""}) and not _is_area(c, codes) for c in candidates]
        if any(held):
            return held
    return [False] * len(candidates)


def gazetteer_area(gazetteer: Gazetteer, number: int) -> str:
    kind = gazetteer.kinds[number]
    if kind == COUNTRY:
        return gazetteer.countries[number]
    if kind == FIRST:
        return gazetteer.firsts[number]
    if kind == "A2":
        return gazetteer.seconds[number]
    return ""


def _is_area(candidate: Candidate, codes: set[str]) -> bool:
    own = {COUNTRY: candidate.country, FIRST: candidate.first, "A2": candidate.second}
    return own.get(candidate.kind, "") in codes


def _mark_namesakes(candidates: Sequence[Candidate], fixed: list[float]) -> None:
    """A division gives way to the city in it that has its name."""
    cities = {c.first for c in candidates if c.kind in ("P", "C") and c.name_kind is NameKind.OWN}
    for at, candidate in enumerate(candidates):
        if candidate.kind in (FIRST, "A2") and candidate.first in cities:
            fixed[at] += WEIGHTS.namesake_division


def _homes(text: AnnotatedText, gazetteer: Gazetteer) -> str:
    domain = text.article.domain or ""
    suffix = domain.rpartition(".")[2].upper()
    return "GB" if suffix == "UK" else suffix if len(suffix) == 2 else ""


def _weigh(names: Sequence[_Name], home: str) -> None:
    for name in names:
        if home:
            for at, candidate in enumerate(name.candidates):
                if candidate.country == home:
                    name.fixed[at] += CONTEXT.home
        name.shares = _softmax(name.fixed)
    for _ in range(ROUNDS):
        evidence = _Evidence.of(names)
        for name in names:
            name.shares = _softmax(evidence.scores(name))


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


@dataclass(slots=True)
class _Evidence:
    countries: Mapping[str, float]
    firsts: Mapping[str, float]
    cells: Mapping[int, float]
    named: Mapping[str, float]
    total: float

    @classmethod
    def of(cls, names: Sequence[_Name]) -> _Evidence:
        countries: dict[str, float] = defaultdict(float)
        firsts: dict[str, float] = defaultdict(float)
        cells: dict[int, float] = defaultdict(float)
        named: dict[str, float] = defaultdict(float)
        for name in names:
            for candidate, share in zip(name.candidates, name.shares, strict=True):
                if share < 0.02:
                    continue
                if candidate.country:
                    countries[candidate.country] += share
                if candidate.kind == COUNTRY:
                    named[candidate.country] += share
                elif candidate.first and candidate.country:
                    firsts[candidate.first] += share
                    if candidate.kind == FIRST:
                        named[candidate.first] += share
                    else:
                        cells[candidate.cell] += share
        return cls(countries, firsts, cells, named, sum(countries.values()))

    def scores(self, name: _Name) -> list[float]:
        """What speaks for each candidate of a name, its own share left out."""
        scores = []
        own_countries: dict[str, float] = defaultdict(float)
        for candidate, share in zip(name.candidates, name.shares, strict=True):
            own_countries[candidate.country] += share
        others = max(1.0, self.total - 1.0)
        for candidate, share, fixed in zip(name.candidates, name.shares, name.fixed, strict=True):
            country = self.countries.get(candidate.country, 0.0) - own_countries[candidate.country]
            score = fixed + CONTEXT.country * max(0.0, country) / others
            named = self.named.get(candidate.country, 0.0)
            if candidate.kind != COUNTRY:
                score += CONTEXT.country_named * min(1.0, named)
                score += self._local(candidate, share)
            scores.append(score)
        return scores

    def _local(self, candidate: Candidate, share: float) -> float:
        first = max(0.0, self.firsts.get(candidate.first, 0.0) - share)
        score = CONTEXT.first * first / (first + 1.0)
        if candidate.kind != FIRST:
            score += CONTEXT.first_named * min(1.0, self.named.get(candidate.first, 0.0))
            near = sum(
                self.cells.get(candidate.cell + row + column, 0.0)
                for row in (-360, 0, 360)
                for column in (-1, 0, 1)
            )
            near = max(0.0, near - share)
            score += CONTEXT.near * near / (near + 1.0)
        return score


def _choose(name: _Name) -> Resolution:
    at = max(range(len(name.shares)), key=lambda number: name.shares[number])
    candidate = name.candidates[at]
    return Resolution(candidate.number, candidate.name_kind, name.shares[at], at != 0)
