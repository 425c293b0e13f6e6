"""Which place each name of a text means, by what else the text names.

Each distinct name holds a share for each of its candidates. In each round a candidate gains by the
shares of the other names that lie in its country, its division and its neighbourhood; then the
shares are counted anew. Names that say themselves where they lie ("Paris, Texas") are held fast to
that. One name means one place in a text, unless the text says otherwise at a mention.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp

from transforms.annotation import AnnotatedText
from transforms.places.candidates import WEIGHTS, Candidate, find_candidates, find_seat
from transforms.places.gazetteer import CAPITAL, CITY, COUNTRY, FIRST, SECOND, Gazetteer
from transforms.places.names import NameKind, fold_place_name

TEMPERATURES = (4.0, 2.5, 1.0)
"""How evenly the shares are spread in each round: at first nothing is decided, then more and more,
so that names that only make sense together can find each other."""
_LEAST_SHARE = 0.01
CERTAIN_MARGIN = 8.0
"""Distance to the second candidate beyond which a name is not weighed."""
_OUTLET = re.compile(
    r"(?:the|my|go|in|visit)?(?P<name>[a-z-]{4,}?)-?(?:daily|sunday|morning|evening|city|county)?-?"
    r"(?:news|times|herald|post|register|gazette|journal|sun|star|press|tribune|chronicle|mail|"
    r"online|today|courier|observer|reporter|dispatch|sentinel|leader|record|citizen|standard|"
    r"telegraph|examiner|democrat|republican|enterprise|bulletin|argus|advertiser|echo|live|now|"
    r"independent|guardian|review|banner|beacon|world|daily|voice|messenger)?(?:paper|online|now|live)?"
)
_QUALIFIER = re.compile(r"(?:,|\s*\()\s*(?:the )?((?:[^\W\d_][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3})")
_MAX_QUALIFIER_WORDS = 4
_QUALIFIER_CHARS = 40
_LIST_CHARS = 160
_COUNTIES = re.compile(
    r"(?:(?:, and|, or| and| or|,| &) [A-Z][\w.]*(?: [A-Z][\w.]*)?){0,12} [Cc]ounties\b"
)


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """What the rest of the text counts for."""

    country: float = 3.5
    country_named: float = 0.5
    first: float = 2.5
    first_named: float = 0.5
    near: float = 2.5
    home: float = 2.0
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
    home = _home_name(text, gazetteer)
    _weigh([*names.values(), *([home] if home else [])], _home_country(text))
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
    following = (comma + tail) if comma else text.body[end : end + _QUALIFIER_CHARS]
    after_comma = text.body[max(0, start - 2) : start].endswith((", ", "("))
    qualifier = _QUALIFIER.match(following)
    inside = qualifier.group(1) if qualifier else ""
    key = (head + ("," if after_comma and len(head) < 4 else ""), "")
    if inside:
        key = (key[0], inside)
    if key in names:
        return key
    listed = _in_list_of_counties(text.body, end)
    if listed:
        key = (head, "counties")
    candidates = _look_up(head, surface, listed, after_comma, text.language, gazetteer)
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


def _in_list_of_counties(body: str, end: int) -> bool:
    """Whether it is one of 'Clay, Grant and Swift counties'."""
    if body.find("ounties", end, end + _LIST_CHARS) < 0:
        return False
    return _COUNTIES.match(body, end, end + _LIST_CHARS) is not None


def _look_up(
    head: str,
    surface: str,
    listed: bool,
    after_comma: bool,
    language: str,
    gazetteer: Gazetteer,
) -> tuple[Candidate, ...]:
    found: tuple[Candidate, ...] = ()
    if listed:
        found = find_candidates(f"{head} County", gazetteer, language)
    if not found:
        found = find_candidates(head, gazetteer, language, after_comma=after_comma)
    if not found and head != surface:
        found = find_candidates(surface, gazetteer, language)
    return found or find_seat(surface, gazetteer, language)


def _held(candidates: Sequence[Candidate], inside: str, gazetteer: Gazetteer) -> list[bool]:
    """Which candidates lie in the place that is named behind them."""
    for codes in _areas(inside, gazetteer):
        held = [
            (c.country in codes or c.first in codes or c.second in codes)
            and _area_of(c) not in codes
            for c in candidates
        ]
        if any(held):
            return held
    return [False] * len(candidates)


@lru_cache(maxsize=4096)
def _areas(inside: str, gazetteer: Gazetteer) -> tuple[frozenset[str], ...]:
    """Codes of the countries and divisions that the first words may name, longest name first."""
    words = inside.split()
    found = []
    for count in range(min(len(words), _MAX_QUALIFIER_WORDS), 0, -1):
        key = fold_place_name(" ".join(words[:count]).rstrip("'’"))
        codes = frozenset(
            code
            for number, kind in gazetteer.find(key)
            if kind is not NameKind.DEMONYM and (code := _area(gazetteer, number))
        )
        if codes:
            found.append(codes)
    return tuple(found)


def is_inside_following(
    candidates: Sequence[Candidate], body: str, end: int, gazetteer: Gazetteer
) -> bool:
    """Whether one of them lies in the place that is named behind it: 'Paris, Texas'."""
    qualifier = _QUALIFIER.match(body, end, end + _QUALIFIER_CHARS)
    return qualifier is not None and any(_held(candidates, qualifier.group(1), gazetteer))


def _area(gazetteer: Gazetteer, number: int) -> str:
    """Code of a country or division; empty for other places."""
    kind = gazetteer.kinds[number]
    if kind == COUNTRY:
        return gazetteer.countries[number]
    if kind == FIRST:
        return gazetteer.firsts[number]
    return gazetteer.seconds[number] if kind == SECOND else ""


def _area_of(candidate: Candidate) -> str | None:
    own = {COUNTRY: candidate.country, FIRST: candidate.first, SECOND: candidate.second}
    return own.get(candidate.kind)


def _mark_namesakes(candidates: Sequence[Candidate], fixed: list[float]) -> None:
    """A division gives way to the city in it that has its name."""
    cities = {
        c.first: c.prior
        for c in reversed(candidates)
        if c.kind in (CITY, CAPITAL) and c.name_kind is NameKind.OWN
    }
    for at, candidate in enumerate(candidates):
        if candidate.kind not in (FIRST, SECOND) or candidate.first not in cities:
            continue
        if candidate.kind == SECOND or cities[candidate.first] > candidate.prior:
            fixed[at] += WEIGHTS.namesake_division


def _home_country(text: AnnotatedText) -> str:
    """The country that the outlet's domain names; empty for `.com` and its like."""
    suffix = (text.article.domain or "").rpartition(".")[2].upper()
    return "GB" if suffix == "UK" else suffix if len(suffix) == 2 else ""


def _home_name(text: AnnotatedText, gazetteer: Gazetteer) -> _Name | None:
    """The place that the outlet's domain names, as `springfieldherald.com` does."""
    domain = (text.article.domain or "").lower().split(".")
    label = domain[-2] if len(domain) > 1 else ""
    if len(label) <= 3 and len(domain) > 2:
        label = domain[-3]  # co.uk, com.au
    match = _OUTLET.fullmatch(label)
    if match is None:
        return None
    name = match["name"].replace("-", " ").strip()
    candidates = tuple(
        candidate
        for candidate in find_candidates(name, gazetteer, "en")
        if candidate.name_kind is NameKind.OWN
    )
    if not candidates:
        return None
    return _Name(candidates, [candidate.prior for candidate in candidates])


def _weigh(names: Sequence[_Name], home: str) -> None:
    for name in names:
        if home:
            for at, candidate in enumerate(name.candidates):
                if candidate.country == home:
                    name.fixed[at] += CONTEXT.home
        name.shares = _softmax(name.fixed, TEMPERATURES[0])
    certain, open_names = [], []
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


def _is_certain(name: _Name) -> bool:
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
    def of(cls, names: Sequence[_Name]) -> _Mass:
        mass = cls()
        for name in names:
            for candidate, share in zip(name.candidates, name.shares, strict=True):
                if share >= _LEAST_SHARE and candidate.country:
                    mass.add(candidate, share)
        return mass

    def plus(self, others: Sequence[_Mass]) -> _Mass:
        """The sum of this and others."""
        total = _Mass(dict(self.countries), dict(self.firsts), dict(self.cells), dict(self.named))
        for other in others:
            for into, values in (
                (total.countries, other.countries),
                (total.firsts, other.firsts),
                (total.cells, other.cells),
                (total.named, other.named),
            ):
                for key, share in values.items():  # type: ignore[attr-defined]
                    into[key] = into.get(key, 0.0) + share  # type: ignore[index, attr-defined]
        return total

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


def _scores(name: _Name, everything: _Mass, own: _Mass) -> list[float]:
    """What speaks for each candidate of a name, its own shares left out."""
    others = max(1.0, sum(everything.countries.values()) - sum(own.countries.values()))
    scores = []
    for candidate, fixed in zip(name.candidates, name.fixed, strict=True):
        country, first = candidate.country, candidate.first
        mass = everything.countries.get(country, 0.0) - own.countries.get(country, 0.0)
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


def _choose(name: _Name) -> Resolution:
    at = max(range(len(name.shares)), key=lambda number: name.shares[number])
    candidate = name.candidates[at]
    return Resolution(candidate.number, candidate.name_kind, name.shares[at], at != 0)
