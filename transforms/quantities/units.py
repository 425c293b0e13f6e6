"""What a number is measured in: units and currencies behind it, signs before it, rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.quantities.phrases import Phrases, cells, rows
from transforms.quantities.tokens import Token
from transforms.quantities.unit_data import (
    CURRENCIES,
    GLUED_SIGNS,
    HUNDREDTHS,
    NO_RATE_BEHIND,
    PER_ARTICLES,
    PER_NOUNS,
    PER_UNITS,
    PER_WORDS,
    RARE_MONEY,
    UNITS,
)

MONEY = "money"
_LARGE = 1e6
"""Pounds are money from here on, and weight below."""
_THOUSAND = 1e3
_HYPHENS = frozenset("-‐‑")
_PER_WORDS = frozenset(PER_WORDS.split())
_PER_ARTICLES = frozenset(PER_ARTICLES.split())
_PER_NOUNS = frozenset(PER_NOUNS.split())
_NO_RATE_BEHIND = frozenset(NO_RATE_BEHIND.split())
_PER_UNITS = frozenset(name.replace("_", " ") for name in PER_UNITS.split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its normal form."""

    name: str
    dimension: str
    currency: str | None = None
    is_sign: bool = False
    """A sign or abbreviation with capitals that only stands behind digits."""


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit and the tokens that name it."""

    unit: Unit
    first: int
    stop: int


YEAR_OF_AGE = Unit("year of age", "age")


def _measures() -> Iterator[tuple[str, Unit]]:
    for dimension, name, spellings in rows(UNITS):
        for text in cells(spellings):
            yield text, Unit(name, dimension, is_sign=text.startswith("="))
    for code, _, names in rows(CURRENCIES):
        for name in cells(names):
            yield name, _money(code, is_sign=name.startswith("="))


def _signs() -> Iterator[tuple[str, Unit]]:
    for code, signs, _ in rows(CURRENCIES):
        for sign in cells(signs):
            yield sign, _money(code, is_sign=False)


def _money(code: str, *, is_sign: bool) -> Unit:
    currency = None if code.islower() else HUNDREDTHS.get(code, code)
    return Unit(code, MONEY, currency, is_sign)


_BEHIND: Phrases[Unit] = Phrases(_measures())
_BEFORE: Phrases[Unit] = Phrases(_signs())


def currency_before(tokens: Sequence[Token], at: int) -> FoundUnit | None:
    """The sign or code of a currency right before a number."""
    found = _BEFORE.before(tokens, at)
    if found is None:
        return None
    first, unit = found
    sign = tokens[first].text
    if sign.isalpha() and first and tokens[first].is_glued and tokens[first - 1].text != "(":
        return None
    # "PS" and "Rp" are letters of other words too: they must touch the number
    if sign in ("PS", "RM", "Rp", "DM", "FF", "Euro") and not tokens[at].is_glued:
        return None
    return FoundUnit(unit, first, at)


def unit_behind(
    tokens: Sequence[Token], at: int, *, after_words: bool, value: float
) -> FoundUnit | None:
    """The unit right behind a number, with what it is divided by; `5-day` counts as `5 day`."""
    start = at
    if start + 1 < len(tokens) and tokens[start].text in _HYPHENS:
        start += 1
    found = _BEHIND.at(tokens, start)
    if found is None:
        return None
    stop, unit = found
    if unit.is_sign and (after_words or not _is_sign_of_unit(tokens, start, stop)):
        return None
    name = tokens[start].lower
    if name in RARE_MONEY and value < _THOUSAND:
        return None
    if name in ("pound", "pounds") and value >= _LARGE:
        unit = _money("GBP", is_sign=False)
    return with_rate(tokens, FoundUnit(unit, at, stop))


def unit_of_noun(tokens: Sequence[Token], at: int, stop: int) -> FoundUnit | None:
    """The unit in a noun phrase behind its adjectives: `50 previous years`, `two long miles`."""
    for head in range(at + 1, stop):
        found = _BEHIND.at(tokens, head)
        if found is None or found[1].is_sign or not tokens[head].lower.endswith(("s", "feet")):
            continue
        if found[1].dimension in ("duration", "length", "mass", "area"):
            return with_rate(tokens, FoundUnit(found[1], at, found[0]))
    return None


def _is_sign_of_unit(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a lone letter is a unit: no name and no list mark goes on behind it."""
    token = tokens[start]
    if token.text in GLUED_SIGNS and stop - start == 1:
        return token.is_glued or _is_divided(tokens, stop)
    if stop - start > 1 or len(token.text) > 1 or token.is_glued or _is_divided(tokens, stop):
        return True
    following = tokens[stop] if stop < len(tokens) else None
    return following is None or not following.text[0].isupper()


def with_rate(tokens: Sequence[Token], found: FoundUnit) -> FoundUnit:
    """The unit with `per`, `a` or `/` and the unit behind it, where they follow."""
    at = _skip_hyphen(tokens, found.stop)
    if at + 1 >= len(tokens) or found.unit.dimension == "percent":
        return found
    sign = tokens[at].lower
    is_per = sign in _PER_WORDS or sign == "/"
    if not (is_per or sign in _PER_ARTICLES):
        return found
    divisor = _divisor(tokens, _skip_hyphen(tokens, at + 1), is_per=is_per, is_sign=sign == "/")
    if divisor is None:
        return found
    stop, name, dimension = divisor
    above = found.unit
    unit = Unit(f"{above.name} per {name}", _rate_dimension(above, dimension), above.currency)
    return FoundUnit(unit, found.first, stop)


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """`$60-a-barrel` is read as `$60 a barrel`."""
    return at + 1 if at < len(tokens) and tokens[at].text in _HYPHENS else at


def _divisor(
    tokens: Sequence[Token], at: int, *, is_per: bool, is_sign: bool
) -> tuple[int, str, str] | None:
    """What a rate divides by: the token behind it, its name and its dimension."""
    if at >= len(tokens):
        return None
    lower = _BEHIND.at(tokens, at)
    if lower is not None and lower[1].dimension != MONEY:
        following = tokens[lower[0]].lower if lower[0] < len(tokens) else ""
        if is_per or (lower[1].name in _PER_UNITS and following not in _NO_RATE_BEHIND):
            return lower[0], lower[1].name, lower[1].dimension
        return None
    word = tokens[at]
    if word.lower in _PER_NOUNS or (is_per and not is_sign and word.text.islower()):
        return at + 1, word.lower, "count"
    return None


def _is_divided(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == "/" and tokens[at].is_glued


def rate_behind(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """What a count is divided by, `per day`: the token behind it, and its name."""
    plain = Unit("", "count")
    found = with_rate(tokens, FoundUnit(plain, at, at))
    return (found.stop, found.unit.name.strip()) if found.unit is not plain else None


def _rate_dimension(unit: Unit, below: str) -> str:
    if unit.dimension == "length" and below == "duration":
        return "speed"
    return unit.dimension if unit.dimension == MONEY else f"{unit.dimension}_rate"
