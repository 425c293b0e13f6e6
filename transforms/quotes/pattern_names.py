"""Quoted stretches that are names and titles: of papers, songs, parties, themes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.quotes.marks import Quoted
from transforms.quotes.pattern_subjects import WORD
from transforms.quotes.word_lists import words_of

LEAST_WORDS = 2
"""Words of a quotation at least: a single one is a word set apart."""
_TITLED = re.compile(
    r"\b(?:Titel|Namen?|Motto|Buch|Film|Lied|Song|Zeitung|Zeitschrift|Magazins?|Organisation|Projekt|"
    r"Gruppe|Bewegung|Sendung|Artikel|Serie|Album|Roman|Schiff|titled|entitled|called|named|book|"
    r"film|movie|song|album|titre|film|livre|título|libro|película)[,:]?\s*$"
    r"|(?:zeitung|zeitschrift|magazin|blatt|sammlung|sendung|serie|reihe|portal|verband|stück|tournee|preis|"
    r"orden|[Aa]uszeichnung|[Tt]hema|[Tt]hemen|[Tt]hemen wie|[Bb]ündnis|[Pp]artei|[Vv]erein)\s*$",
)
_ACRONYM = re.compile(r"\W ?\([A-ZÄÖÜ]{2,8}\)")
"""Behind a name: „Rat der Weisen“ (RDW)."""
_BEFORE_NAMES = words_of("dem im vom beim zum des Sender Radiosender")
_NEVER_BEFORE_NAMES = words_of("ein eine einer einem einen eines wegen als keine")
_LONGEST_NAME = 12
"""Words of a title or name at most."""
_LINK = re.compile(r",?\s*(?:und|oder|sowie|and|or|et|ou|y|o)?(?: auch| beispielsweise)?\s*")
_BEFORE_CHARS = 40


def find_names(body: str, quoted: Sequence[Quoted]) -> list[bool]:
    """For each stretch whether it is a name; in a list all are what the first one is."""
    names: list[bool] = []
    for number, each in enumerate(quoted):
        last = quoted[number - 1] if number and names[-1] else None
        is_listed = last is not None and _LINK.fullmatch(body, last.end, each.start) is not None
        names.append(is_listed or _is_name(body, each))
    return names


def _is_name(body: str, quoted: Quoted) -> bool:
    """Behind a word for works or groups, before its acronym, or in mid-clause with capitals."""
    before = body[max(0, quoted.start - _BEFORE_CHARS) : quoted.start]
    if _TITLED.search(before) or _ACRONYM.match(body, quoted.end - 1):
        return True
    if before.endswith("(") and body.startswith(")", quoted.end):
        return True
    inside = WORD.findall(body[quoted.start : min(quoted.end, quoted.start + 120)])
    longer = [word for word in inside if len(word) > 3]
    last = WORD.findall(before)[-1:]
    if last and last[0] in _NEVER_BEFORE_NAMES:
        return False
    if not before.rstrip()[-1:].isalnum() or not longer or len(inside) > _LONGEST_NAME:
        return False
    if len(inside) < LEAST_WORDS:
        return inside[0][0].isupper() and bool(last) and last[0] in _BEFORE_NAMES
    return inside[0][0].isupper() and all(word[0].isupper() for word in longer)
