"""The figures of a sentence, each for itself: numbers with unit, hedge and noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.vocabularies import Qualifier, Temporality
from transforms.quantities.exclusions import MIN_AGE, is_counting_one, is_month, is_no_figure
from transforms.quantities.german_numbers import MIN_COMPOUND_CHARS
from transforms.quantities.hedges import Hedge, hedge_around
from transforms.quantities.nouns import NounPhrase, Tags, dimension_of, read_noun_phrase, skip_of
from transforms.quantities.number_words import Number, read_number
from transforms.quantities.phrases import word_set
from transforms.quantities.tokens import MAX_WINDOW_CHARS, Token
from transforms.quantities.units import (
    YEAR_OF_AGE,
    FoundUnit,
    Unit,
    currency_before,
    unit_behind,
    unit_of_noun,
    with_rate,
)
from transforms.quantities.vocabulary import NumberWords

_HYPHENS = frozenset("-‐‑–—")
_MAX_AGE = 110


class Figure(NamedTuple):
    """A figure among the tokens of its sentence."""

    first: int
    """First token of number, sign and unit: what the row shows as its surface."""
    stop: int
    hedge_first: int
    clause_stop: int
    """Token behind the noun phrase."""
    number: Number
    low: float
    high: float
    unit: Unit | None
    noun: NounPhrase | None
    qualifier: Qualifier
    temporality: Temporality
    dimension: str | None
    is_range: bool = False
    is_inherited: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """What a sentence is read with."""

    words: NumberWords
    decimal_comma: bool
    tags: Tags
    openers: frozenset[str]
    """Words that a number can begin with."""


def read_single_figures(tokens: Sequence[Token], reader: Reader) -> Iterator[Figure]:
    """The figures of a sentence in their order, each end of a range for itself."""
    behind = 0
    for at in _openings(tokens, reader):
        if at < behind:
            continue
        number = read_number(tokens, at, reader.words, decimal_comma=reader.decimal_comma)
        if number is None:
            continue
        figure = _figure(tokens, number, reader)
        behind = number.stop
        if figure is not None:
            yield figure
            behind = max(figure.stop, number.stop)


def _openings(tokens: Sequence[Token], reader: Reader) -> list[int]:
    """The tokens that can begin a number."""
    openers = reader.openers
    least = MIN_COMPOUND_CHARS if reader.words.compounds else MAX_WINDOW_CHARS
    return [
        at
        for at, token in enumerate(tokens)
        if token.is_number or token.lower in openers or len(token.text) >= least
    ]


def _figure(tokens: Sequence[Token], number: Number, reader: Reader) -> Figure | None:
    sign = currency_before(tokens, number.first)
    behind = unit_behind(tokens, number.stop, after_words=number.is_words, value=number.point)
    if behind is None and not number.is_plain:  # "millions of dollars", "3 millions d'euros"
        start = skip_of(tokens, number.stop, reader.words.of_words)
        behind = unit_behind(tokens, start, after_words=True, value=number.point)
    measure = behind if sign is None else _signed(tokens, sign, number, behind)
    noun = None
    if measure is None or measure.unit.dimension == "percent" or number.is_share:
        noun = _noun(tokens, measure.stop if measure else number.stop, reader)
    elif measure.unit.dimension != "money":
        noun = _noun(tokens, measure.stop, reader)
    if measure is None and noun is not None:
        measure = unit_of_noun(tokens, number.stop, noun.stop)
        noun = noun if measure is None else None
    age = _age(tokens, number) if measure is None and noun is None else None
    measure = age or measure
    dimension = _dimension(tokens, number, measure, noun)
    is_known = (measure is not None and sign is None) or dimension not in ("count", None)
    has_small_noun = noun is not None and tokens[noun.first].text[0].islower()
    if is_no_figure(
        tokens, number, has_unit=is_known, has_sign=sign is not None, has_noun=has_small_noun
    ):
        return None
    if number.is_one and measure is None and not _counts_one(tokens, number, reader):
        return None
    return _assemble(tokens, number, measure, noun, dimension, sign)


def _age(tokens: Sequence[Token], number: Number) -> FoundUnit | None:
    """`Mara Tolland, 66, said`: a number between commas behind a name."""
    if not (number.is_plain and not number.is_words and 1 <= number.point <= _MAX_AGE):
        return None
    before, behind = number.first - 1, number.stop
    if before < 1 or behind >= len(tokens) or not tokens[number.first].text.isdigit():
        return None
    is_aged = tokens[before].lower == "aged" or _is_of_person(tokens, before)
    is_set_off = tokens[before].text == "," and tokens[behind].text in (",", ".")
    is_bracketed = tokens[before].text == "(" and tokens[behind].text == ")"
    is_set_off = is_set_off or (is_bracketed and number.point >= MIN_AGE)
    if is_aged or (
        is_set_off and tokens[before - 1].text[0].isupper() and not is_month(tokens[before - 1])
    ):
        return FoundUnit(YEAR_OF_AGE, behind, behind)
    return None


def _is_of_person(tokens: Sequence[Token], at: int) -> bool:
    """`she is 35`, `he will be 40`, `he turned 18`."""
    if tokens[at].lower not in _BEING:
        return False
    return any(token.lower in _PERSONS for token in tokens[max(0, at - 2) : at])


_BEING = word_set("is was be turned turns turning")
_PERSONS = word_set("he she i who")


def _counts_one(tokens: Sequence[Token], number: Number, reader: Reader) -> bool:
    if tokens[number.first].lower != "one":
        return False  # an article: ein, un
    tag = reader.tags.at(tokens[number.first].start)
    behind = ""
    if number.stop < len(tokens):
        behind = reader.tags.at(tokens[number.stop].start)
    return is_counting_one(tokens, number, tag, behind)


def _signed(
    tokens: Sequence[Token], sign: FoundUnit, number: Number, behind: FoundUnit | None
) -> FoundUnit:
    """`$5 billion`, `$60 a barrel`, `$5 US`, `A$5`."""
    stop = number.stop
    if behind is not None and behind.unit.currency and behind.first == number.stop:
        # the name behind says which: "HK$5 dollars"; "$50 US"
        return with_rate(tokens, FoundUnit(sign.unit, sign.first, behind.stop))
    for letters in (["US"], ["U", ".", "S", "."], ["USD"], ["AUD"], ["CAD"]):
        if [token.text for token in tokens[stop : stop + len(letters)]] == letters:
            stop += len(letters)
            break
    return with_rate(tokens, FoundUnit(sign.unit, sign.first, stop))


def _noun(tokens: Sequence[Token], at: int, reader: Reader) -> NounPhrase | None:
    if at < len(tokens) and tokens[at].lower in ("more", "other", "others", "additional"):
        at += 1
    return read_noun_phrase(tokens, skip_of(tokens, at, reader.words.of_words), reader.tags)


def _dimension(
    tokens: Sequence[Token], number: Number, measure: FoundUnit | None, noun: NounPhrase | None
) -> str | None:
    if measure is not None:
        return measure.unit.dimension
    if number.is_share:
        return "share"
    return dimension_of(tokens[noun.head]) if noun is not None else None


def _assemble(
    tokens: Sequence[Token],
    number: Number,
    measure: FoundUnit | None,
    noun: NounPhrase | None,
    dimension: str | None,
    sign: FoundUnit | None,
) -> Figure:
    first = min(number.first, sign.first) if sign is not None else number.first
    stop = max(number.stop, measure.stop) if measure is not None else number.stop
    first, number = _with_minus(tokens, first, number)
    hedge: Hedge = hedge_around(tokens, first, stop)
    qualifier = hedge.qualifier
    if number.is_vague:
        qualifier = Qualifier.VAGUE
    elif number.is_about and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.ABOUT
    if noun is None and hedge.stop > stop and measure is None:
        noun, dimension = None, None
    return Figure(
        first=first,
        stop=stop,
        hedge_first=hedge.first,
        clause_stop=max(stop, noun.stop if noun is not None else 0),
        number=number,
        low=number.low,
        high=number.high,
        unit=measure.unit if measure is not None else None,
        noun=noun,
        qualifier=qualifier,
        temporality=hedge.temporality,
        dimension=dimension,
    )


def _with_minus(tokens: Sequence[Token], first: int, number: Number) -> tuple[int, Number]:
    """`-5`, `minus 5`; a hyphen between two words or numbers is no minus."""
    if not first or number.is_words:
        return first, number
    before = tokens[first - 1]
    is_sign = before.text in ("-", "−") and tokens[first].is_glued and not before.is_glued
    is_word = before.lower == "minus" or (
        before.text == "-" and first >= 2 and tokens[first - 2].lower == "minus"
    )
    if not (is_sign or is_word):
        return first, number
    start = first - 1 if before.lower == "minus" or is_sign else first - 2
    low = -number.low
    return start, number._replace(low=low, high=low, point=low)
