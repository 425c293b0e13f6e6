"""The patterns of time phrases over classes of tokens: one regular expression for each language.

A pattern is written with names of classes (`lexicon.CLASS_NAMES`), the macros below, and the
operators of `re`; blanks only part names. The first pattern that matches at a token wins, so a
longer phrase stands before a shorter one. No pattern repeats without bound what a neighbour of
it can match too: matching is linear in the number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from transforms.times.lexicon import CLASS_CHARS, Language

_MACROS = {
    "U": "[UNIT UNITS]",
    "M": "(?: MONTH | SHORT_MONTH DOT? )",
    "DAY": "(?:[NUMBER ORDINAL] DOT?)",
    "WORDS": "(?:[WORD_NUMBER TEEN](?: HYPHEN? [WORD_NUMBER TEEN])? SCALE? | A? SCALE "
    "(?: AND? [WORD_NUMBER TEEN])?)",
    "FIGURES": "(?:[NUMBER FIGURE YEAR FRACTION] SCALE?)",
    "COUNT": "(?: APPROXIMATELY{0,3} (?: A? VAGUE OF? | FIGURES | WORDS | A? HALF A? | A )"
    " APPROXIMATELY{0,2})",
    "NUMERAL": "(?: APPROXIMATELY{0,3} (?: A? VAGUE OF? | FIGURES | WORDS ) APPROXIMATELY{0,2})",
    "DEICTIC": "[THIS THAT LAST PAST_NOUN NEXT COMING FOLLOWING PREVIOUS RECENT LATEST]",
    "NAME": "[WEEKDAY MONTH SEASON WEAK_SEASON HOLIDAY PART WEEKDAY_PART]",
}

_PATTERNS = (
    ("iso_date", "ISO_DATE"),
    ("numeric_date", "NUMERIC_DATE"),
    (
        "day_list",
        "(?: DAY (?: COMMA | HYPHEN | SLASH | AND | TO | COMMA AND ) ON? THE?){1,8} DAY OF? M",
    ),
    ("month_day_range", "M [NUMBER ORDINAL] (?: HYPHEN | TO | AND ) [NUMBER ORDINAL]"),
    ("month_day", "M THE? [NUMBER ORDINAL](?! [UNIT UNITS SCALE AM_PM])"),
    ("day_month", "[NUMBER ORDINAL] DOT? OF? M"),
    # "the day before yesterday", "the week after next"
    ("beyond", "THE? UNIT [BEFORE AFTER] (?: DAY_REFERENCE | [LAST NEXT] (?! NAME | UNIT) )"),
    # "a year ago", "two days earlier", "year-ago quarter"
    ("ago", "COUNT U (?: AGO | EARLIER )"),
    ("prefixed_ago", "PREFIXED_AGO COUNT U (?: HALF )?"),
    ("later", "COUNT U LATER"),
    ("hyphen_ago", "THE? (?:COUNT HYPHEN?)? UNIT HYPHEN? [AGO EARLIER] (?: NUMERAL? U )?"),
    ("the_unit_before", "THE UNIT [BEFORE AFTER] (?= [COMMA DOT BREAK COLON] | AND )"),
    # "the last five years", "next week", "this month"
    ("deictic_count", "THE? DEICTIC NUMERAL [UNIT UNITS]"),
    ("deictic_unit", "THE? DEICTIC UNITS AND UNITS"),
    ("deictic_unit", "THE? DEICTIC FISCAL? [UNIT UNITS]"),
    ("past_time", "THE? [LAST PAST_NOUN RECENT] PERIOD | PREFIXED_AGO RECENT"),
    ("deictic_ordinal", "THE? DEICTIC ORDINAL HYPHEN? [UNIT HALF]"),
    ("deictic_name", "THE? DEICTIC NAME"),
    ("day_reference", "THE? DAY_REFERENCE"),
    ("unit_reference", "THE? UNIT_REFERENCE"),
    ("past", "THE PAST_NOUN (?! HYPHEN )"),
    # sets: "every three days", "per day"
    ("every", "EVERY (?: ORDINAL | NUMERAL )? [UNIT UNITS WEEKDAY WEEKDAYS MONTH PART SEASON]"),
    ("per", "PER UNIT"),
    ("set", "SET"),
    ("weekdays", "WEEKDAYS"),
    # years and what is made of them
    ("year_word", "THE? FISCAL? UNIT OF? [YEAR SHORT_YEAR]"),
    ("fiscal_year", "FISCAL OF? [YEAR SHORT_YEAR]"),
    ("spelled_year", "THE UNIT WORDS (?! U )"),
    ("year_range", "YEAR [HYPHEN SLASH] NUMBER (?! DOT? MONTH | HYPHEN)"),
    ("decade", "THE? [DECADE DECADE_WORD] UNITS?"),
    (
        "spelled_year",
        "(?: UNIT )? TEEN [WORD_NUMBER TEEN] (?: HYPHEN? WORD_NUMBER )? (?! U | SCALE)",
    ),
    ("first_units", "THE? ORDINAL NUMERAL UNITS"),
    ("ordinal_unit", "THE? FISCAL? ORDINAL (?:HYPHEN | DOT)? FISCAL? [UNIT HALF]"),
    ("numbered_century", "THE? NUMBER DOT UNIT"),
    ("clock", "[NUMBER CLOCK] AM_PM ZONE{0,2}"),
    ("clock", "CLOCK ZONE{1,2}"),
    (
        "clock_range",
        "[NUMBER FIGURE CLOCK] (?: TO | AND | SLASH | HYPHEN ) [NUMBER FIGURE CLOCK] OCLOCK",
    ),
    ("oclock", "[NUMBER FIGURE CLOCK WORD_NUMBER] APOSTROPHE? OCLOCK (?: NUMBER (?! U) )?"),
    ("at_clock", "(?<= [AT FROM BETWEEN TO IN] ) CLOCK"),
    # durations; "40 years old" is none
    ("and_a_half", "COUNT U AND A HALF"),
    ("half_between", "NUMERAL AND A HALF UNITS"),
    ("count_range", "NUMERAL (?: TO | HYPHEN | AND ) NUMERAL HYPHEN? U"),
    ("half_unit", "A? HALF HYPHEN? A? UNIT"),
    ("age", "THE? COUNT HYPHEN? U HYPHEN? OLD"),
    ("count", "THE? COUNT HYPHEN? U (?: HYPHEN LONG )?"),
    ("units_long", "U HYPHEN LONG"),
    ("units", "UNITS (?: AND UNITS )?"),
    ("fixed_duration", "DURATION"),
    ("year_end", "UNIT HYPHEN? EDGE"),
    ("the_unit", "[THE LATEST] [FISCAL APPROXIMATELY]? UNIT"),
    ("current_unit", "THE? REFERENCE FISCAL? UNIT"),
    ("future", "THE FUTURE_NOUN (?! OF )"),
    ("units", "FUTURE_NOUN UNITS"),
    ("weekend", "(?<= ON ) UNIT"),
    # names of the calendar
    ("holiday", "HOLIDAY [UNIT EVE WEEKDAY]?"),
    ("new_year", "NEW UNIT APOSTROPHE OTHER [UNIT EVE]"),
    ("weekday_part", "WEEKDAY_PART"),
    ("weekday", "WEEKDAY | SHORT_WEEKDAY DOT"),
    ("weekday", "SHORT_WEEKDAY (?= COMMA? [MONTH SHORT_MONTH NUMBER CLOCK ORDINAL] )"),
    ("month", "MONTH | SHORT_MONTH DOT | SHORT_MONTH (?= [YEAR SHORT_YEAR] )"),
    ("season", "SEASON"),
    ("weak_season", "WEAK_SEASON"),
    ("part", "THE? PART"),
    ("fixed_clock", "FIXED_CLOCK"),
    ("reference", "THE? REFERENCE"),
    ("year", "[YEAR SHORT_YEAR]"),
)
"""(rule, pattern), tried in this order."""

_NAME = re.compile(r"[A-Z][A-Z_]*")


@lru_cache(maxsize=32)
def _compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    # A rule may have several patterns: the group says which one it was. It stands behind its
    # pattern, as `re` passes over a branch at once that begins with another character.
    groups = [f"(?:{_expanded(text)})(?P<p{number}>)" for number, (_, text) in enumerate(patterns)]
    return re.compile("|".join(groups)), tuple(rule for rule, _ in patterns)


def _expanded(pattern: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        name = match.group()
        return _expanded(_MACROS[name]) if name in _MACROS else CLASS_CHARS[name]

    return _NAME.sub(replacement, pattern).replace(" ", "")


_NEVER_FIRST = (
    "OTHER BREAK COMMA DOT HYPHEN SLASH APOSTROPHE COLON OF AND TO FROM BETWEEN IN ON AT AM_PM OLD "
    "LONG ZONE FUTURE_NOUN PERIOD AGO EARLIER LATER BEFORE OCLOCK THERE EVE"
)
_NEEDS_MORE = (
    "THE A APPROXIMATELY VAGUE THIS THAT LAST NEXT COMING FOLLOWING PREVIOUS RECENT LATEST HALF "
    "NUMBER WORD_NUMBER SCALE FRACTION ORDINAL EVERY PER NEW EDGE AFTER ROMAN FISCAL"
)
"""Words that only make a time together with one that names a time, a few tokens on."""


def _chars(names: Iterable[str]) -> str:
    return "".join(CLASS_CHARS[name] for name in names)


_NAMING = "".join(
    char
    for name, char in CLASS_CHARS.items()
    if name not in {*_NEVER_FIRST.split(), *_NEEDS_MORE.split()}
) + _chars(["AM_PM", "OCLOCK", "PERIOD", "FUTURE_NOUN"])
_FIRST = re.compile(
    f"[{_NAMING}{_chars(_NEEDS_MORE.split())}]"
    f"(?:(?<=[{_NAMING}])|(?=[^{_chars(['OTHER', 'BREAK'])}]{{0,30}}?[{_NAMING}]))"
)
"""Tokens that a phrase can begin with."""


def matches(classes: str, language: Language) -> Iterator[tuple[str, int, int]]:
    """(rule, first token, token after the last one) of each phrase, in order, none overlapping."""
    pattern, rules = _compiled(language.patterns + _PATTERNS)
    position = 0
    while first := _FIRST.search(classes, position):
        match = pattern.match(classes, first.start())
        if match is None or match.lastgroup is None:
            position = first.end()
            continue
        yield rules[int(match.lastgroup[1:])], match.start(), match.end()
        position = match.end()
