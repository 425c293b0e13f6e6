"""Which place each name of a text means, by what else the text names.

Names that say themselves where they lie ("Paris, Texas") are held fast to that; the rest settle in
`weighing`. One name means one place in a text, unless the text says otherwise at a mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.annotation import AnnotatedText
from transforms.places.candidates import WEIGHTS, Candidate, find_candidates, find_seat
from transforms.places.gazetteer import CAPITAL, CITY, COUNTRY, FIRST, SECOND, Gazetteer
from transforms.places.names import NameKind, fold_place_name
from transforms.places.weighing import CONTEXT, Name, weigh

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
_SHORT = 4
_POSSESSIVE = re.compile(r"['’]s?$")
Key = tuple[str, str, str]
"""A folded name, what it is said to lie in, and how it is to be read."""
_LIST_CHARS = 160
_COUNTIES = re.compile(
    r"(?:(?:, and|, or| and| or|,| &) [A-Z][\w.]*(?: [A-Z][\w.]*)?){0,12} [Cc]ounties\b"
)


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
class _Names:
    """The distinct names of a text."""

    text: AnnotatedText
    gazetteer: Gazetteer
    by_key: dict[Key, Name] = field(default_factory=dict)
    said: dict[str, set[int]] = field(default_factory=dict)
    """Folded name -> places that it means where the text says where it lies."""


def resolve_mentions(
    text: AnnotatedText, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> list[Resolution | None]:
    """What each span means; None where it is no name that the gazetteer knows."""
    names = _Names(text, gazetteer)
    keys = [_enter(names, start, end) for start, end in spans]
    for (head, inside, _), name in names.by_key.items():
        if not inside and head in names.said:
            for at, candidate in enumerate(name.candidates):
                name.fixed[at] += CONTEXT.same_name * (candidate.number in names.said[head])
    home = _home_name(text, gazetteer)
    weigh([*names.by_key.values(), *([home] if home else [])], _home_country(text))
    found = {key: _choose(name) for key, name in names.by_key.items()}
    return [found[key] if key else None for key in keys]


def _enter(names: _Names, start: int, end: int) -> Key | None:
    """File a mention under its name; None where that is no known one."""
    body, gazetteer = names.text.body, names.gazetteer
    surface = body[start:end]
    head, comma, tail = surface.partition(",")
    after_comma = body[max(0, start - 2) : start].endswith((", ", "("))
    qualifier = _QUALIFIER.match((comma + tail) or body[end : end + _QUALIFIER_CHARS])
    inside = qualifier.group(1) if qualifier else ""
    listed = _in_list_of_counties(body, end)
    folded = fold_place_name(_POSSESSIVE.sub("", head))
    # Of short names the letters count as they are: "US" and "us".
    spelt = head if len(head) <= _SHORT else ""
    mode = f"{spelt}{after_comma and bool(spelt)}{listed}"
    if (folded, inside, mode) in names.by_key:
        return (folded, inside, mode)
    candidates = _look_up(head, surface, listed, after_comma, names.text.language, gazetteer)
    if not candidates:
        return None
    held = _held(candidates, inside, gazetteer) if inside else []
    if not any(held):
        inside, held = "", [False] * len(candidates)
    key = (folded, inside, mode)
    if key not in names.by_key:
        fixed = [
            candidate.prior + CONTEXT.inside * is_held
            for candidate, is_held in zip(candidates, held, strict=True)
        ]
        _mark_namesakes(candidates, fixed)
        names.by_key[key] = Name(candidates, fixed)
        if inside:
            said = [c.number for c, is_held in zip(candidates, held, strict=True) if is_held]
            names.said.setdefault(folded, set()).update(said[:1])
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


def _home_name(text: AnnotatedText, gazetteer: Gazetteer) -> Name | None:
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
    return Name(candidates, [candidate.prior for candidate in candidates])


def _choose(name: Name) -> Resolution:
    at = max(range(len(name.shares)), key=lambda number: name.shares[number])
    candidate = name.candidates[at]
    return Resolution(candidate.number, candidate.name_kind, name.shares[at], at != 0)
