"""Quoted stretches of a body: quotation marks paired paragraph by paragraph, in one pass.

Straight and single marks are ambiguous: their neighbours tell whether they open or close. A mark
that is not closed in its paragraph goes on where the next paragraph opens with one again (the
custom for speech over several paragraphs), and else ends with its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.tables.corpus import Paragraph
from schemas.tables.facts import Sentence

# It begins with a set of characters, which `re` looks for faster than for anything else. An
# apostrophe inside a word is no mark.
_MARK = re.compile(
    r"[\"“”„‟«»‹›‘’‚‛「」『』＂'`](?:(?<=')'|(?<=`)`|(?<!`))"
    r"(?<![^\W_]['’](?=[^\W_]))"
)
_CLOSERS = {
    "“": '”"“',
    "„": '“”"„',
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"”',
    "＂": "＂",
    "''": "''\"",
    "``": "''\"",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "'": "'",
}
_ALWAYS_OPEN = frozenset("„‟‚‛「『") | {"``"}
_ALWAYS_CLOSE = frozenset("」』")
_SINGLE = frozenset("'‘’‚‛‹›")
_INWARD_GUILLEMETS = frozenset({"de", "da", "sl", "hr", "hu", "pl", "cs", "sk", "sr", "bs"})
"""Languages that also write »so«."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks, the marks included."""

    start: int
    end: int
    paragraph_no: int
    """Of the opening mark."""
    is_closed: bool = True
    is_single: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    start: int


def find_quoted(
    body: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence], language: str
) -> list[Quoted]:
    """The outermost quoted stretches, in order; none overlaps another."""
    if _MARK.search(body) is None:
        return []
    ends = [sentence.char_end for sentence in sentences]
    found: list[Quoted] = []
    carried: Quoted | None = None
    for number, paragraph in enumerate(paragraphs):
        here, left_open = _in_paragraph(body, paragraph, number, language)
        if carried is not None:
            carried, here, left_open = _continue(carried, here, left_open, paragraph)
            if left_open is None or carried.is_closed:
                found.append(carried)
                carried = None
        found.extend(here)
        if left_open is not None and carried is None:
            carried = Quoted(left_open.start, paragraph.end, number, is_closed=False)
            if not _reopens(body, paragraphs, number):
                found.append(_cut(carried, ends))
                carried = None
        elif carried is not None and not _reopens(body, paragraphs, number):
            found.append(carried)
            carried = None
    return _outermost(found)


def _continue(
    carried: Quoted,
    here: list[Quoted],
    left_open: _Open | None,
    paragraph: Paragraph,
) -> tuple[Quoted, list[Quoted], _Open | None]:
    """Join speech that was left open with what the next paragraph opens with."""
    if here and here[0].start - paragraph.start <= 1:
        joined = Quoted(carried.start, here[0].end, carried.paragraph_no)
        return joined, here[1:], left_open
    if left_open is not None and left_open.start - paragraph.start <= 1:
        joined = Quoted(carried.start, paragraph.end, carried.paragraph_no, is_closed=False)
        return joined, here, left_open
    return carried, here, left_open


def _reopens(body: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    if number + 1 >= len(paragraphs):
        return False
    following = paragraphs[number + 1]
    return _MARK.match(body, following.start, following.end) is not None


def _cut(left: Quoted, sentence_ends: Sequence[int]) -> Quoted:
    """An unclosed stretch ends with the sentence that it opens in."""
    number = bisect_right(sentence_ends, left.start)
    end = sentence_ends[number] if number < len(sentence_ends) else left.end
    return Quoted(left.start, min(end, left.end), left.paragraph_no, is_closed=False)


def _in_paragraph(
    body: str, paragraph: Paragraph, number: int, language: str
) -> tuple[list[Quoted], _Open | None]:
    """Closed stretches of a paragraph, and the double mark that is open at its end."""
    double: _Open | None = None
    single: _Open | None = None
    found: list[Quoted] = []
    for match in _MARK.finditer(body, paragraph.start, paragraph.end):
        mark, at, stop = match.group(), match.start(), match.end()
        opens, closes = _directions(body, mark, at, stop, paragraph, language)
        if mark in _SINGLE:
            if single is not None and closes and mark in _CLOSERS[single.mark]:
                found.append(Quoted(single.start, stop, number, is_single=True))
                single = None
            elif opens and single is None:
                single = _Open(mark, at)
            if not (double is not None and double.mark == "''" and closes):
                continue
        if double is not None and closes and mark in _CLOSERS[double.mark]:
            found.append(Quoted(double.start, stop, number))
            double = None
        elif opens and (double is None or _supersedes(double, mark)):
            double = _Open(mark, at)
    return found, double


def _supersedes(double: _Open, mark: str) -> bool:
    """Whether a second opening mark says that the first one was never closed."""
    return mark in _CLOSERS[double.mark] or mark == double.mark


def _directions(
    body: str, mark: str, at: int, stop: int, paragraph: Paragraph, language: str
) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close a stretch where it stands."""
    if mark in _ALWAYS_OPEN:
        return True, False
    if mark in _ALWAYS_CLOSE:
        return False, True
    before = body[at - 1] if at > paragraph.start else " "
    after = body[stop] if stop < paragraph.end else " "
    if mark in "«»‹›":
        return _guillemet(mark, before, after, language)
    opens = not before.isalnum() and before not in ".,!?…%" and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if mark in "'‘’":
        return _single(mark, before, after, opens, closes)
    if mark == "“":
        # German closes with it; English opens with it, also before a stray blank.
        return not closes or before in "([—–-" or before.isspace(), closes and not before.isspace()
    if mark == "”":
        return opens and before.isspace(), closes or not opens
    if opens and closes:  # between two marks of punctuation: an opening bracket or dash before it
        return before in "([{—–-/:“‘", before not in "([{—–-/“‘"
    if not opens and not closes:  # inside a word, or alone between blanks
        return before.isspace() or not before.isalnum(), after.isspace() or before.isalnum()
    return opens, closes


def _guillemet(mark: str, before: str, after: str, language: str) -> tuple[bool, bool]:
    outward = mark in "«‹"
    if language not in _INWARD_GUILLEMETS:
        return outward, not outward
    # »so« : the mark that touches a word on its right opens.
    opens = before.isspace() or before in "(["
    if opens and after.isspace():
        return outward, not outward
    return opens, not opens


def _single(mark: str, before: str, after: str, opens: bool, closes: bool) -> tuple[bool, bool]:
    if mark == "‘":
        return opens, closes  # it closes after ‚
    can_open = mark == "'" and opens and (before.isspace() or before in '([“"—') and after.isalpha()
    can_close = closes and (before in ',.!?…”"' or not (before == "s" and after.isspace()))
    return can_open, can_close


def _outermost(found: list[Quoted]) -> list[Quoted]:
    """Stretches in order, those inside or across the border of an earlier one left out."""
    kept: list[Quoted] = []
    for quoted in sorted(found, key=lambda each: (each.start, -each.end, each.is_single)):
        if kept and quoted.start < kept[-1].end:
            if kept[-1].is_single and quoted.end > kept[-1].end:
                kept[-1] = quoted
            continue
        kept.append(quoted)
    return kept
