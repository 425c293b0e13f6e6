"""Organisations introduced with their acronym in brackets: `Northern Harbour Agency (NHA)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.vocabularies import EntityType
from transforms.entities.names import Name
from transforms.entities.rule_words import CAPITAL, ORGANISATION_HEADS
from transforms.entities.words import NO_NAMES

METHOD = "rule:acronym"
CONFIDENCE = 0.95
_PLAIN_WORD = re.compile(r"[^\W\d_][\w-]*")
_BRACKET = re.compile(rf"\(({CAPITAL}{{2,8}})\)")
_MAX_FULL_CHARS = 90


def find_introduced(body: str) -> Iterator[Name]:
    """The organisations of a text that bring their acronym along, and the acronyms."""
    for match in _BRACKET.finditer(body):
        acronym = match[1]
        if acronym in NO_NAMES:
            continue
        start = _full_start(body, match.start(), acronym)
        if start is None:
            continue
        surface = body[start : match.start()].rstrip()
        words = surface.split()
        if not any(word in ORGANISATION_HEADS for word in words):
            continue
        yield Name(
            start,
            start + len(surface),
            surface,
            EntityType.ORGANISATION,
            METHOD,
            CONFIDENCE,
        )
        yield Name(
            match.start(1),
            match.end(1),
            acronym,
            EntityType.ORGANISATION,
            METHOD,
            CONFIDENCE,
        )


def _full_start(body: str, end: int, acronym: str) -> int | None:
    """Where the name begins whose words have the letters of an acronym, read backwards."""
    line = body[max(0, end - _MAX_FULL_CHARS) : end]
    line = line[line.rfind("\n") + 1 :]
    base = end - len(line)
    left = list(acronym)
    words = list(_PLAIN_WORD.finditer(line))
    best: int | None = None
    for word in reversed(words):
        text = word[0]
        if left and text[0].upper() == left[-1]:
            left.pop()
            if not left and text[0].isupper():
                best = base + word.start()
                break
        elif text[0].isupper() or len(text) > 6:
            return None
    return best
