"""Which places a span of a text can mean, each with how likely it is before anything is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from transforms.places.gazetteer import (
    CAPITAL,
    CITY,
    COUNTRY,
    FIRST,
    REGION_OF_COUNTRY,
    SECOND,
    Found,
    Gazetteer,
)
from transforms.places.names import NameKind, fold_place_name
from transforms.places.words import (
    ABBREVIATED,
    DEGREES,
    DIRECTIONS,
    FACILITIES,
    FIRST_ORDER,
    GENERIC_BEFORE,
    SECOND_ORDER,
    SETTLEMENT,
)

MAX_CANDIDATES = 32
CACHED_NAMES = 4096
"""News names the same places again and again; a cached name takes some 500 bytes."""
DEMONYM_LANGUAGES = frozenset({"de", "fr"})
"""Languages beside English whose demonyms are known."""
_MAX_SEAT_WORDS = 3
_LEAST_SEAT = 4.5
"""Prior of a city of some 3,000 inhabitants."""
_ARTICLE = re.compile(r"(?:the|die|der|das|la|le|les|l)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")
_UPPER_ONLY = 3
"""Names of countries and regions as short as this are abbreviations: "us" is a word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a span may mean."""

    number: int
    kind: str
    name_kind: NameKind
    country: str
    first: str
    second: str
    cell: int
    """Number of the cell of one degree that it lies in."""
    prior: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, where ten times the inhabitants of a city count 1.3.

    Fitted by hand and by coordinate search on two thirds of the development texts.
    """

    country: float = 6.0
    division: float = 4.0
    capital: float = 5.0
    second: float = 2.0
    region: float = 11.0
    old_county: float = 7.0
    people: float = 0.6
    city_people: float = 1.3
    other_name: float = -3.5
    other_name_foreign: float = -1.0
    namesake_division: float = -2.0


WEIGHTS = Weights()


@lru_cache(maxsize=CACHED_NAMES)
def find_candidates(
    surface: str,
    gazetteer: Gazetteer,
    language: str,
    *,
    after_comma: bool = False,
    exact: bool = False,
) -> tuple[Candidate, ...]:
    """The places that a span may mean, the likeliest first; empty where it is no known name.

    `exact`: only as it stands, without words left out.
    """
    key = fold_place_name(_POSSESSIVE.sub("", surface))
    for form, wanted in [(key, "")] if exact else _forms(key):
        found = [
            candidate
            for number, name_kind in find_in(gazetteer, form, language)
            if (candidate := _candidate(gazetteer, number, name_kind, language))
            and _fits(candidate, form, surface, wanted, after_comma or exact)
        ]
        if found:
            return _ranked(found, wanted)
    return ()


def find_in(gazetteer: Gazetteer, key: str, language: str) -> Found:
    """The places of a key, with the demonyms of the language; those of English hold everywhere."""
    found = gazetteer.find(key)
    if language in DEMONYM_LANGUAGES:
        return [*found, *gazetteer.find(f"{language}:{key}")]
    return found


def find_seat(surface: str, gazetteer: Gazetteer, language: str) -> tuple[Candidate, ...]:
    """The places after which a building or a body is named: 'Milan Town Hall', 'Bank of France'.

    Only the beginning of the name and what stands behind "of" is looked at.
    """
    words = fold_place_name(surface).split()
    if words and words[0] == "the":
        del words[0]
    if not FACILITIES.intersection(words):
        return ()
    starts = [0, *(at + 1 for at, word in enumerate(words) if word == "of")]
    for at in starts:
        for size in range(min(_MAX_SEAT_WORDS, len(words) - at), 0, -1):
            key = " ".join(words[at : at + size])
            found = [
                candidate
                for number, name_kind in gazetteer.find(key)
                if name_kind in (NameKind.OWN, NameKind.DEMONYM)
                and (candidate := _candidate(gazetteer, number, name_kind, language))
                and (candidate.kind != CITY or candidate.prior >= _LEAST_SEAT)
            ]
            if found and words[at] not in FACILITIES:
                return _ranked(found, "")
    return ()


def _forms(key: str) -> list[tuple[str, str]]:
    """The forms under which a name is looked up, with the kinds of places that may be meant."""
    forms = [(key, "")]
    article = _ARTICLE.match(key)
    if article:
        key = key[article.end() :]
        forms.append((key, ""))
    words = key.split()
    if len(words) < 2:
        return forms
    last, rest = words[-1], " ".join(words[:-1])
    if last in ABBREVIATED:
        last = ABBREVIATED[last]
        forms.append((f"{rest} {last}", ""))
    if last in SECOND_ORDER:
        forms.append((rest, SECOND))
    if last in FIRST_ORDER:
        forms.append((rest, FIRST))
    if last in SETTLEMENT or last in FACILITIES:
        forms.append((rest, ""))
    if words[0] in DIRECTIONS:
        forms.extend((" ".join(words[at:]), "") for at in (1, 2) if len(words) > at)
    forms.extend(
        (key[len(phrase) + 1 :], "") for phrase in GENERIC_BEFORE if key.startswith(phrase + " ")
    )
    return forms


def _fits(candidate: Candidate, form: str, surface: str, wanted: str, after_comma: bool) -> bool:
    if candidate.name_kind is NameKind.SHORT:
        if surface in DEGREES:
            return False
        written_short = "." in surface or surface.isupper() or len(form) > _UPPER_ONLY
        return written_short and (after_comma or ("." in surface and len(form) > 1))
    if wanted == SECOND and candidate.kind not in (SECOND, FIRST):
        return False
    if len(form) <= _UPPER_ONLY and candidate.kind in (COUNTRY, "L"):
        return surface.isupper()
    return True


def _ranked(found: list[Candidate], wanted: str) -> tuple[Candidate, ...]:
    best: dict[int, Candidate] = {}
    for candidate in found:
        known = best.get(candidate.number)
        if known is None or candidate.name_kind < known.name_kind:
            best[candidate.number] = candidate
    if wanted == FIRST and any(c.kind in (FIRST, SECOND) for c in best.values()):
        best = {n: c for n, c in best.items() if c.kind in (FIRST, SECOND)}
    ranked = sorted(best.values(), key=lambda c: (-c.prior, c.number))
    return tuple(ranked[:MAX_CANDIDATES])


def _candidate(gazetteer: Gazetteer, number: int, name_kind: NameKind, language: str) -> Candidate:
    kind = gazetteer.kinds[number]
    lat, lon = gazetteer.lats[number], gazetteer.lons[number]
    return Candidate(
        number,
        kind,
        name_kind,
        gazetteer.countries[number],
        gazetteer.firsts[number],
        gazetteer.seconds[number],
        (int(lat) + 90) * 360 + int(lon) + 180,
        _prior(kind, gazetteer.populations[number], name_kind, language),
    )


def _prior(kind: str, population: int, name_kind: NameKind, language: str) -> float:
    weights = WEIGHTS
    people = log10(population + 1)
    if kind == CITY:
        prior = weights.city_people * people
    elif kind == COUNTRY:
        prior = weights.country + weights.people * people
    elif kind == FIRST:
        prior = weights.division + weights.people * people
    elif kind == SECOND:
        prior = weights.second + weights.people * people
    elif kind == CAPITAL:
        prior = weights.capital + weights.people * people
    elif kind == REGION_OF_COUNTRY:
        prior = weights.old_county
    else:
        prior = weights.region
    if name_kind is NameKind.OTHER:
        prior += weights.other_name if language == "en" else weights.other_name_foreign
    return prior
