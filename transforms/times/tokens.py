"""A body as tokens: words, figures and marks, each with its class.

The classes of a body are also one string, a character for each token, over which the grammar's
patterns are matched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.times.lexicon import CLASS_CHARS, Entry

_TOKEN = re.compile(
    r"[^\S\n]+|[^\W\d_]+(?:['’]hui\b|(?<=[Ww]eek)-end\b|(?<=a)-feira\b)?|\d+|.", re.DOTALL
)
"""Cuts a text without a gap: white space, words, digits, and any other character alone."""
_FIGURES = re.compile(
    r"(?P<ISO_DATE>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![\w-]))"
    r"|(?P<NUMERIC_DATE>\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d\d)(?![\w/-]))"
    r"|(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
    r"|(?P<FRACTION>\d{1,2}[ -]\d/\d\b|1/2)"
    r"|(?P<FIGURE>\d{1,12}(?:[.,]\d{1,12}){1,6})"
    r"|(?P<DECADE>\d{3}0(?:['’]?s|er)(?!\w)|\d0(?:['’]?s|er)(?!\w))"
    r"|(?P<ORDINAL>\d{1,4}(?:st|nd|rd|th|er|ème|e|º|ª|°)(?!\w))"
    r"|(?P<YEAR>(?:1\d|20|21)\d\d(?!\w))"
    r"|(?P<NUMBER>\d{1,3}(?!\w))"
)
_AM_PM = re.compile(r"([ap])\.? ?m\b\.?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['’](\d\d)(s?)(?!\w)")
_OTHER, _FIGURE = CLASS_CHARS["OTHER"], CLASS_CHARS["FIGURE"]
_AM_PM_CHAR, _APOSTROPHE, _ARTICLE = (CLASS_CHARS[name] for name in ("AM_PM", "APOSTROPHE", "A"))
_HOURS = frozenset(CLASS_CHARS[name] for name in ("NUMBER", "CLOCK", "FIGURE", "WORD_NUMBER"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """A body in tokens. The lists are as long as `classes`."""

    body: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[str]
    """What the lexicon says of a word; the text of figures; empty for all others."""

    def text(self, index: int) -> str:
        """The token as it stands in the body."""
        return self.body[self.starts[index] : self.ends[index]]


def tokenize(body: str, lexicon: Mapping[str, Entry]) -> Tokens:
    """Cut a body and look its words up; linear in the length of the body."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    end = taken = 0
    get = lexicon.get
    for text in _TOKEN.findall(body):
        start = end
        end += len(text)
        if text == " " or start < taken:
            continue
        entry = get(text)
        if entry is None and text[0].isalpha():
            entry = get(text.lower()) or (get(text.capitalize()) if text.isupper() else None)
        taken = end
        if entry is None:
            if text.isspace():
                continue
            kind, value = _OTHER, ""
            if text.isdecimal():
                kind, value, taken = _figures(body, start, end)
        else:
            kind, value = entry
            if kind == _APOSTROPHE:
                kind, value, taken = _short_year(body, start, end)
            elif kind == _AM_PM_CHAR or (kind == _ARTICLE and classes and classes[-1] in _HOURS):
                kind, value, taken = _half_day(body, start, end, entry)
        classes.append(kind)
        starts.append(start)
        ends.append(taken)
        values.append(value)
    return Tokens(body, "".join(classes), starts, ends, values)


def _half_day(body: str, start: int, end: int, entry: Entry) -> tuple[str, str, int]:
    """ "a.m.", "pm"."""
    match = _AM_PM.match(body, start)
    if match is None:
        return *entry, end
    return _AM_PM_CHAR, match[1].lower(), match.end()


def _short_year(body: str, start: int, end: int) -> tuple[str, str, int]:
    """ "'98", "'90s"."""
    match = _SHORT_YEAR.match(body, start)
    if match is None:
        return _APOSTROPHE, "", end
    return CLASS_CHARS["DECADE" if match[2] else "SHORT_YEAR"], match[1], match.end()


def _figures(body: str, start: int, end: int) -> tuple[str, str, int]:
    match = _FIGURES.match(body, start)
    if match is None or match.lastgroup is None:
        return _FIGURE, body[start:end], end
    return CLASS_CHARS[match.lastgroup], match.group(), match.end()
