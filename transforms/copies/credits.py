"""Which agency a text names as its author: dateline, credit line, copyright line, author line.

Known agencies are those of `transforms.agencies`. Another name is believed where a dateline has
the form of one ("MERRIN (Agency) -"), where the credit says "news agency", or where credit and
author line agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.agencies import is_wire
from transforms.text import fold_key

_DATELINE_CHARS = 160
_LAST_PARAGRAPHS = 3
_CREDIT_CHARS = 160
_MAX_NAME_WORDS = 4

_DATELINE = re.compile(r"([^\n()]{2,80})\(([^()\n]{2,40})\)\s{0,3}[-–—:]")
_LEADING = re.compile(
    r"^(?:source|sources|quelle|quellen|fuente|fuentes|fonte|fonti|bron|källa|kilde|źródło|"
    r"with|mit material von|by|von|par|por|de|di|av|af|door|from)\b\s*:?\s*",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:supplied|provided|distributed|produced|published) by\s+(?:the\s+)?([^.;\n]{2,40})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©\d,-]*(?:\(c\))?\s*(?:by\s+)?([^.;|\n]{2,40})", re.IGNORECASE
)
_NEWS_AGENCY = re.compile(r"\s+(?:news agency|nachrichtenagentur|presseagentur)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[/,&+|;]\s*|\s+(?:and|und|et|y|e|with|mit)\s+")
_WRAPPING = " \t\"'()[]{}<>*_.:;,-–—©"


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency that a text names, as written, and where: parts joined by '+'."""

    agency: str
    evidence: str


def find_credit(body: str, byline: str | None) -> Credit | None:
    """The agency that the text or its author line names; None for none."""
    own = byline_names(byline)
    found = [
        *(("dateline", name) for name in _dateline_names(body)),
        *(("credit", name) for name in _credit_names(body, own)),
        *(("byline", name) for name in split_names(byline or "") if is_wire(name)),
        *(("copyright", name) for name in _copyright_names(body)),
    ]
    if not found:
        return None
    key = fold_key(found[0][1])
    places = dict.fromkeys(place for place, name in found if fold_key(name) == key)
    if key in own:
        places.setdefault("byline")
    order = ("dateline", "credit", "byline", "copyright")
    return Credit(found[0][1], "+".join(place for place in order if place in places))


def byline_names(byline: str | None) -> frozenset[str]:
    """The folded names of an author line."""
    return frozenset(fold_key(name) for name in split_names(byline or ""))


def split_names(line: str) -> list[str]:
    """The names of a line, as written, without 'By' and 'Source:'."""
    names = (part.strip(_WRAPPING) for part in _BETWEEN.split(line))
    bare = (_LEADING.sub("", name).strip(_WRAPPING) for name in names)
    return [name for name in bare if name]


def _dateline_names(body: str) -> Iterator[str]:
    match = _DATELINE.match(body[:_DATELINE_CHARS])
    if match is None:
        return
    place, inside = match.groups()
    for name in split_names(inside):
        is_name = name[0].isupper() and len(name.split()) <= _MAX_NAME_WORDS
        if is_wire(name) or (is_name and place.split(",")[0].isupper()):
            yield name


def _last_paragraphs(body: str) -> list[str]:
    # A credit is short: the end of the text holds the last paragraphs that can be one.
    tail = body[-_LAST_PARAGRAPHS * (_CREDIT_CHARS + 2) :]
    return [part for part in tail.split("\n\n")[-_LAST_PARAGRAPHS:] if len(part) <= _CREDIT_CHARS]


def _credit_names(body: str, own: frozenset[str]) -> Iterator[str]:
    for paragraph in _last_paragraphs(body):
        supplied = _SUPPLIED.search(paragraph)
        for name in split_names(supplied.group(1) if supplied else paragraph):
            bare = _NEWS_AGENCY.sub("", name)
            if len(bare.split()) > _MAX_NAME_WORDS:
                continue
            if is_wire(bare) or bare != name or fold_key(bare) in own:
                yield bare


def _copyright_names(body: str) -> Iterator[str]:
    for paragraph in _last_paragraphs(body):
        match = _COPYRIGHT.search(paragraph)
        if match:
            words = [word for word in match.group(1).strip(_WRAPPING).split() if word != "Thomson"]
            name = " ".join(words)
            if is_wire(name):
                yield name
