"""Phrases that name years, what years make up, and what they are made of."""

from __future__ import annotations

import re

from transforms.times.calendar import long_year
from transforms.times.lexicon import CLASS_CHARS
from transforms.times.phrases import Match, Phrase, Phrases


def _year_of(match: Match) -> str | None:
    if year := match.value("YEAR"):
        return year
    short = match.value("SHORT_YEAR")
    return None if short is None else str(long_year(int(short)))


def year(match: Match) -> Phrase | None:
    """A number that is a year: after a word that says so, or where it counts nothing."""
    value = _year_of(match)
    if value is None:
        return None
    if match.follows(*_SURE_LEADERS) or _follows_prefix(match):
        return match.phrase(value=value)
    if match.has("SHORT_YEAR"):
        return match.phrase(value=value) if match.follows("IN", "OF", "TO", "BETWEEN") else None
    return match.phrase(value=value) if _stands_as_year(match, int(value)) else None


_SURE_LEADERS = ("MONTH", "SEASON", "WEAK_SEASON", "FISCAL", "UNIT", "EDGE")


_NOT_BEFORE_YEARS = frozenset("$€£¥#%&+=*@<>№")


def _stands_as_year(match: Match, year: int) -> bool:
    """A bare number of four figures that is a year and counts nothing."""
    tokens, body = match.tokens, match.tokens.body
    start, end = tokens.start(match.start), tokens.end(match.start)
    if not 1500 <= year <= 2100 or body[max(0, start - 1) : start] in _NOT_BEFORE_YEARS:
        return False
    if body[end : end + 1] in _NOT_BEFORE_YEARS or body[max(0, start - 1) : start] in (
        "-",
        "/",
        ".",
    ):
        return body[end : end + 1] not in _NOT_BEFORE_YEARS and _is_range(match)
    if (
        match.start > 1
        and match.follows("OF")
        and match.tokens.text(match.start - 2).lower() in _AMOUNTS
    ):
        return False
    after = match.end
    if _ends_range(match, year):
        return True
    if match.class_at(after) == CLASS_CHARS["TO"] and match.class_at(after + 1) in _FIGURE_CHARS:
        if _opens_range(match, year):
            return True
        after += 2  # "1200 to 1500 marks"
        end = tokens.end(after - 1)
    if match.class_at(after) != CLASS_CHARS["OTHER"] or body[end : end + 1] != " ":
        return True
    word = tokens.text(after)
    if word.lower() in _UNITS:
        return False
    if match.language.nouns_are_capitalised:
        return not word[:1].isupper() and word != "m"
    return not (
        word.islower() and (word.endswith("s") or word in _COUNTED) and word not in _VERBS_S
    )


_FIGURE_CHARS = tuple(CLASS_CHARS[name] for name in ("YEAR", "FIGURE", "NUMBER"))


_COUNTED = frozenset(["people", "men", "women", "children", "m"])


_UNITS = frozenset(
    {
        *("km", "cm", "mm", "ft", "sq", "sqm", "square", "cubic", "cc", "kg", "mg", "lb", "oz"),
        *("kw", "mw", "gw", "kwh", "mwh", "hp", "hz", "khz", "mhz", "ghz", "mb", "gb", "kb"),
        *("mph", "kph", "kmh", "rpm", "metre", "meter", "tonne", "kcal"),
    }
)
"""Units behind a number of four figures, in small letters; other words are told by their ending."""
_AMOUNTS = frozenset(
    {
        *("amount", "average", "capacity", "count", "height", "length", "limit", "maximum", "mean"),
        *("median", "minimum", "number", "population", "rate", "score", "sum", "total", "weight"),
    }
)
"""Nouns whose "of" leads to a figure and no year: "an average of 1600"."""


_VERBS_S = frozenset(["was", "is", "has", "as", "does", "its", "his", "this", "sees", "marks"])


def _opens_range(match: Match, year: int) -> bool:
    last = match.tokens.value(match.end + 1)
    return (
        match.follows("OF", "FROM")
        and match.class_at(match.end + 1) == CLASS_CHARS["YEAR"]
        and _MODERN[0] <= year < int(last) <= _MODERN[1]
    )


def _ends_range(match: Match, year: int) -> bool:
    """The last year of "from 1999 to 2008": a noun behind it is not counted by it."""
    opener = match.start - 3
    is_open = match.follows("TO") and match.class_at(opener + 1) == CLASS_CHARS["YEAR"]
    if not is_open or match.class_at(opener) not in _RANGE_OPENERS:
        return False
    return _MODERN[0] <= int(match.tokens.value(opener + 1)) < year <= _MODERN[1]


_RANGE_OPENERS = tuple(CLASS_CHARS[name] for name in ("OF", "FROM"))
_MODERN = (1900, 2050)


def _is_range(match: Match) -> bool:
    """The second year of "1989-1990"."""
    return match.class_at(match.start - 2) == CLASS_CHARS["YEAR"]


def year_word(match: Match) -> Phrase | None:
    """ "The year 2000"."""
    value = _year_of(match)
    return match.phrase(value=value) if value is not None and match.unit() == "Y" else None


def fiscal_year(match: Match) -> Phrase | None:
    """ "Fiscal 1989"."""
    return match.phrase(value=_year_of(match))


def spelled_year(match: Match) -> Phrase | None:
    """ "Nineteen ninety-six"."""
    chars = (CLASS_CHARS["TEEN"], CLASS_CHARS["WORD_NUMBER"])
    if match.has("UNIT") and (match.has("SCALE") or match.unit() != "Y"):
        number = match.amount()
        is_year = match.unit() == "Y" and number.isdigit() and 1000 <= int(number) <= 2100
        return match.phrase(value=number) if is_year else None
    parts = [
        int(match.tokens.value(index))
        for index in range(match.start, match.end)
        if match.tokens.classes[index] in chars and match.tokens.value(index).isdigit()
    ]
    rest = sum(parts[1:])
    if not 10 <= rest <= 99:
        return None
    return match.phrase(value=f"{parts[0]}{rest:02}")


def _follows_prefix(match: Match) -> bool:
    """ "Mid-1996", "post-1990"."""
    prefixes = (CLASS_CHARS["EDGE"], CLASS_CHARS["IN"])
    return match.follows("HYPHEN") and match.class_at(match.start - 2) in prefixes


def year_range(match: Match) -> Phrase | Phrases | None:
    """ "1989-90", "2010/15": the second year is short."""
    first, last = match.tokens.value(match.start), match.tokens.value(match.end - 1)
    is_tight = match.tokens.start(match.end - 1) - match.tokens.end(match.start) == 1
    if not is_tight:
        return year(match._replace(end=match.start + 1))
    if len(last) != 2 or int(last) <= int(first[2:]) or not _stands_as_year(match, int(first)):
        return None
    return (
        match.phrase(value=first)._replace(end=match.start + 1),
        match.phrase(value=first[:2] + last)._replace(start=match.end - 1),
    )


def decade(match: Match) -> Phrase | None:
    """ "The 1990s", "the '90s", "the nineties"."""
    if match.tokens.text(match.start).lower() in ("his", "her", "their", "its"):
        return None  # an age
    figures = re.match(r"\d+", match.value("DECADE") or "")
    if figures:
        decade = figures[0][:-1]
        return match.phrase(value=decade if len(decade) == 3 else _century_of(decade))
    word = match.value("DECADE_WORD")
    return None if word is None else match.phrase(value=_century_of(word))


def _century_of(decade: str) -> str:
    return ("20" if decade in "01" else "19") + decade


def decade_units(match: Match) -> Phrase | None:
    """ "Les années 1990", "los años noventa"."""
    if match.unit() != "Y":
        return None
    if (year := match.value("YEAR")) is not None:
        return match.phrase(value=year[:3] if year.endswith("0") else year)
    decade = match.value("NUMBER", "WORD_NUMBER") or ""
    is_decade = len(decade) == 2 and decade.endswith("0") and decade >= "20"
    return match.phrase(value=_century_of(decade[0])) if is_decade else None


def roman_century(match: Match) -> Phrase | None:
    """ "Le XXe siècle", "el siglo XX"."""
    number = int(match.value("ROMAN") or 1)
    return match.phrase(value=f"{number - 1:02}") if match.unit() == "CE" else None


def ordinal_unit(match: Match) -> Phrase | None:
    """ "The third quarter", "the first half", "the 20th century"."""
    number = int(re.sub(r"\D", "", match.value("ORDINAL") or match.value("NUMBER") or "") or 0)
    if match.has("HALF") and number in (1, 2):
        is_dated = match.has("FISCAL")
        return match.phrase(half=number, needs_company=not is_dated)
    unit = match.unit()
    if unit == "Q" and 1 <= number <= 4:
        return match.phrase(quarter=number)
    if unit == "CE" and 1 <= number <= 21:
        return match.phrase(value=f"{number - 1:02}")
    return None
