"""How sure a text is of a figure: the words right before and right behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.vocabularies import Qualifier, Temporality
from transforms.quantities.phrases import Phrases, cells, rows, word_set
from transforms.quantities.tokens import Token

# qualifier; phrases before the number (English | German | French | Spanish)
_BEFORE = """
more_than; more than, over, over than, above, exceeding, in excess of, upwards of, well over, just
  over, a little over, topped, surpassed, >, beyond, greater than, mehr als, über, gut, rund mehr
  als, plus de, plus d', au-delà de, más de, superior a
at_least; at least, no fewer than, no less than, not less than, a minimum of, minimum, >=, ≥,
  mindestens, wenigstens, nicht weniger als, au moins, pas moins de, pas moins d', al menos, por
  lo menos, como mínimo
less_than; less than, fewer than, under, below, just under, well under, short of, <, weniger als,
  unter, knapp unter, moins de, moins d', menos de, sub -, sub
at_most; up to, as many as, as much as, at most, no more than, not more than, a maximum of,
  maximum, <=, ≤, bis zu, höchstens, maximal, nicht mehr als, jusqu'à, au plus, au maximum, hasta,
  como máximo
about; about, around, some, roughly, approximately, approx, approx., circa, ca, ca., close to,
  nearly, almost, an estimated, estimated, barely, just about, in the region of, in the order of,
  more or less, near, ~, ∼, ≈, etwa, rund, ungefähr, circa, fast, knapp, beinahe, nahezu, gegen,
  schätzungsweise, zirka, environ, près de, près d', presque, quelque, à peu près, autour de,
  unos, unas, cerca de, casi, alrededor de, aproximadamente
exact; exactly, precisely, just, only, a total of, total of, total, combined, a mere, whopping, an
  average of, average of, an average, averaging, genau, insgesamt, nur, exactement, au total,
  seulement, sólo, solo, un total de
"""
_NEW = (
    "a further, further, another, an additional, additional, an extra, extra, weitere, weiteren, "
    "noch einmal, un autre, otros, otras"
)
_BEHIND = """
at_least; or more, or above, +, plus, oder mehr, ou plus, o más, and over, and above
at_most; or less, or fewer, or under, oder weniger, ou moins, o menos
about; or so, odd
"""
_NEW_BEHIND = "more, others, additional, further, weitere, weiteren, de plus, más, supplémentaires"
_LIMIT = 5
_BOUNDS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.LESS_THAN, Qualifier.AT_MOST)


class Hedge(NamedTuple):
    """The words around a number that hedge it."""

    first: int
    """First token of the hedge, or the number's own."""
    stop: int
    """Token after the words behind the number, or after the number."""
    qualifier: Qualifier
    temporality: Temporality


def _lines(data: str) -> Iterator[tuple[str, Qualifier | None]]:
    for qualifier, phrases in rows(data):
        for phrase in cells(phrases):
            yield phrase, Qualifier(qualifier)


def _new(data: str) -> Iterator[tuple[str, Qualifier | None]]:
    for phrase in cells(data):
        yield phrase, None


_PHRASES_BEFORE = Phrases([*_lines(_BEFORE), *_new(_NEW)])
_PHRASES_BEHIND = Phrases([*_lines(_BEHIND), *_new(_NEW_BEHIND)])
_NO_HEDGE_ALONE = word_set(
    "a an in the of or than no not as de un une le la d total combined average order region"
)
HEDGE_WORDS = (
    frozenset(
        word for _, phrases in rows(_BEFORE) for word in phrases.replace(",", " ").split()
    ).union(_NEW.replace(",", " ").split())
    - _NO_HEDGE_ALONE
)
"""The words of hedges that hedge on their own, in small letters."""


def hedge_around(tokens: Sequence[Token], first: int, stop: int) -> Hedge:
    """The hedge of the number that the tokens from `first` to `stop` hold."""
    found: list[Qualifier] = []
    temporality = Temporality.UNKNOWN
    start = first
    for _ in range(_LIMIT):
        match = _PHRASES_BEFORE.before(tokens, start)
        if match is None or _is_other_use(tokens, match[0]):
            break
        start, qualifier = match
        if qualifier is None:
            temporality = Temporality.NEW
        else:
            found.append(qualifier)
    behind = _PHRASES_BEHIND.at(tokens, stop)
    if behind is not None:
        stop, qualifier = behind
        if qualifier is None:
            temporality = Temporality.NEW
        else:
            found.append(qualifier)
    return Hedge(start, stop, _strongest(found), temporality)


def _is_other_use(tokens: Sequence[Token], at: int) -> bool:
    """`Der Preis fiel unter`, `Some` in a name: a sign glued to a word is no hedge."""
    token = tokens[at]
    return token.text in ("<", ">", "~") and token.is_glued


def _strongest(found: list[Qualifier]) -> Qualifier:
    """A bound says more than `about`; the outermost bound counts: `at least some 20`."""
    bounds = [qualifier for qualifier in found if qualifier in _BOUNDS]
    if bounds:
        return bounds[-1]
    return Qualifier.ABOUT if Qualifier.ABOUT in found else Qualifier.EXACT
