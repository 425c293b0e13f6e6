"""A body as tokens: words, figures and marks, each with its class.

The classes of a body are also one string, a character for each token, over which the grammar's
patterns are matched.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, repeat

from transforms.annotation import AnnotatedText
from transforms.times.lexicon import AS_WRITTEN, BLANK, CLASS_CHARS, DIGITS, Language, bare

_JOINS = ("'hui", "’hui", "eek-end", "a-feira")
"""In every body that has words joined by a mark."""
_PIECE = re.compile(
    r" ?(?:[^\W\d_]+(?:['’]hui\b|(?<=[Ww]eek)-end\b|(?<=a)-feira\b)?|\d+|.)", re.DOTALL
)
"""Cuts such a body as `AnnotatedText.pieces` cuts all others."""
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
_WORD_NUMBER = CLASS_CHARS["WORD_NUMBER"]
_HOURS = frozenset(CLASS_CHARS[name] for name in ("NUMBER", "CLOCK", "FIGURE", "WORD_NUMBER"))
_IN_CONTEXT = re.compile(
    f"[{DIGITS}{AS_WRITTEN}{_AM_PM_CHAR}]|{_APOSTROPHE}(?={DIGITS})"
    f"|{_ARTICLE}(?<=[{DIGITS}{AS_WRITTEN}{_WORD_NUMBER}{BLANK}]{_ARTICLE})"
)
"""Tokens that may belong together with what follows."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A body in tokens. Where they stand and what they say is worked out for those asked for."""

    body: str
    classes: str
    """A character for each token."""
    _places: Sequence[int]
    """Place of each token among the pieces of the body."""
    _pieces: Sequence[str]
    _piece_ends: Sequence[int]
    _read: Mapping[int, tuple[str, int]]
    """Place -> value and end of a token that was read in its context."""
    _language: Language

    def start(self, index: int) -> int:
        """Where a token begins in the body."""
        place = self._places[index]
        return self._piece_ends[place] - len(bare(self._pieces[place]))

    def end(self, index: int) -> int:
        """Where it ends."""
        place = self._places[index]
        read = self._read.get(place)
        return self._piece_ends[place] if read is None else read[1]

    def value(self, index: int) -> str:
        """What the lexicon says of a word; the text of figures; empty for all others."""
        read = self._read.get(self._places[index])
        if read is not None:
            return read[0]
        entry = self._language.look_up(self.text(index))
        return "" if entry is None else entry[1]

    def text(self, index: int) -> str:
        """The token as it stands in the body; empty before the first and behind the last."""
        if not 0 <= index < len(self._places):
            return ""
        return self.body[self.start(index) : self.end(index)]

    def may_tell(self, index: int) -> bool:
        """Whether a token is a word that may tell whether a sentence speaks of the past."""
        word = bare(self._pieces[self._places[index]])
        return word in self._language.telling or word.endswith(self._language.telling_suffixes)

    def index_at(self, char: int) -> int:
        """The first token that does not begin before a character."""
        place = bisect_right(self._piece_ends, char)
        index = bisect_left(self._places, place)
        return index + (index < len(self._places) and self.start(index) < char)


def tokenize(text: AnnotatedText, language: Language) -> Tokens:
    """Cut a body and look its words up; linear in the length of the body."""
    body, pieces, ends = text.body, text.pieces, text.piece_ends
    if any(join in body for join in _JOINS):
        written = _PIECE.findall(body)
        pieces, ends = list(map(str.lower, written)), list(accumulate(map(len, written)))
    kinds = list(map(language.classes.get, pieces, repeat(_OTHER)))
    for start in text.digit_starts:
        kinds[bisect_right(ends, start)] = DIGITS
    read: dict[int, tuple[str, int]] = {}
    for match in _IN_CONTEXT.finditer("".join(kinds)):
        at = match.start()
        if kinds[at] == BLANK:  # taken in by a token before
            continue
        start = ends[at] - len(bare(pieces[at]))
        if kinds[at] == AS_WRITTEN:
            entry = language.look_up(body[start : ends[at]])
            kinds[at] = _OTHER if entry is None else entry[0]
        found = _read(body, kinds, at, start, ends[at])
        if found is None:
            continue
        kinds[at], value, end = found
        read[at] = value, end
        at += 1
        while at < len(ends) and ends[at] - len(bare(pieces[at])) < end:
            kinds[at] = BLANK
            at += 1
    classes = "".join(kinds).replace(BLANK, "")
    places = list(compress(range(len(kinds)), map(ord, kinds)))  # the code of a blank is 0
    return Tokens(body, classes, places, pieces, ends, read, language)


def _read(
    body: str, kinds: list[str], at: int, start: int, end: int
) -> tuple[str, str, int] | None:
    """Class, value and end of a piece, by the characters behind it and the token before it.

    None where they are those that it has anyway.
    """
    kind = kinds[at]
    if kind == DIGITS:
        return _figures(body, start, end)
    if kind == _APOSTROPHE:
        return _short_year(body, start)
    if kind == _AM_PM_CHAR or (kind == _ARTICLE and _follows_hour(kinds, at)):
        return _half_day(body, start)
    return None


def _follows_hour(kinds: list[str], at: int) -> bool:
    before = at - 1
    while before >= 0 and kinds[before] == BLANK:
        before -= 1
    return before >= 0 and kinds[before] in _HOURS


def _half_day(body: str, start: int) -> tuple[str, str, int] | None:
    """ "a.m.", "pm"."""
    match = _AM_PM.match(body, start)
    return None if match is None else (_AM_PM_CHAR, match[1].lower(), match.end())


def _short_year(body: str, start: int) -> tuple[str, str, int] | None:
    """ "'98", "'90s"."""
    match = _SHORT_YEAR.match(body, start)
    if match is None:
        return None
    return CLASS_CHARS["DECADE" if match[2] else "SHORT_YEAR"], match[1], match.end()


def _figures(body: str, start: int, end: int) -> tuple[str, str, int]:
    match = _FIGURES.match(body, start)
    if match is None or match.lastgroup is None:
        return _FIGURE, body[start:end], end
    return CLASS_CHARS[match.lastgroup], match.group(), match.end()
