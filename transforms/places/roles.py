"""What a place is to its article: where it was written, where it happened, who acts, or none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType, PlaceRole
from transforms.annotation import AnnotatedText
from transforms.parse_columns import numbers_of
from transforms.places.role_words import ACTS, EVENT_NOUNS, LOCATIVES, OFFICES, RELATIONS

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.tokens import Token

_DATELINE_CHARS = 90
_DATELINE_PARAGRAPHS = 3
_DATELINE = re.compile(r"[^\W\d_][^\n()—–:]{1,60}?(?:\s?\([^)\n]{1,40}\))?\s?(?:—|–|--|-\s|:\s)")
_WORD = re.compile(r"[^\W_][\w-]*")
_BEHIND = re.compile(r"(?P<own>['’]s?)?\s+(?P<word>[^\W\d_][\w-]*)(?:\s+(?P<next>[^\W\d_][\w-]*))?")
_LETTERS_END = re.compile(r"[^\W\d_]+$")
_NEAR = 40
_WITH = frozenset({"with", "between", "mit", "avec"})
_TIED = re.compile(
    r"[-‐‑](?:based|backed|born|led|funded|owned|registered|educated|trained|sponsored|listed)\b"
)
"""What makes a place say where somebody is from: "a Britain-based group"."""
_GOVERNING = frozenset({"A0", "A1", "C", "L"})
"""Kinds of places whose name stands for a government."""


class RoleFinder:
    """The roles of the places of one text."""

    def __init__(self, text: AnnotatedText, mentions: Sequence[EntityMention]) -> None:
        self._text = text
        self._organisations = sorted(
            (mention.char_start, mention.char_end)
            for mention in mentions
            if mention.type is EntityType.ORGANISATION
        )
        self._tokens = numbers_of(text.doc, "IDX") if text.doc is not None else []
        self._datelines = tuple(_datelines(text))

    def role(self, start: int, end: int, *, is_demonym: bool, kind: str) -> PlaceRole:
        """The role of the place that stands at a span; `kind` is that of the gazetteer."""
        if not is_demonym and any(left <= start < right for left, right in self._datelines):
            return PlaceRole.DATELINE
        is_tied = _TIED.match(self._text.body, end) is not None
        if is_demonym or is_tied or self._in_organisation(start, end):
            return PlaceRole.AFFILIATION
        if self._text.doc is not None:
            return self._parsed_role(start, end, kind)
        return self._plain_role(start, end, kind)

    def _in_organisation(self, start: int, end: int) -> bool:
        at = bisect_right(self._organisations, (start, 1 << 60))
        if not at:
            return False
        left, right = self._organisations[at - 1]
        return left <= start and end <= right and (left, right) != (start, end)

    def _parsed_role(self, start: int, end: int, kind: str) -> PlaceRole:
        token = self._head(start, end)
        if token is None:
            return self._plain_role(start, end, kind)
        dependency, head = token.dep_, token.head
        if dependency in {"nsubj", "nsubjpass"} and kind in _GOVERNING:
            return PlaceRole.AFFILIATION if _acts(head) else PlaceRole.MENTION
        if dependency in {"poss", "compound", "nmod", "amod"}:
            return PlaceRole.AFFILIATION if head.lower_ in OFFICES else PlaceRole.MENTION
        if dependency == "pobj":
            return _role_behind_preposition(head, kind)
        if dependency in {"conj", "appos"} and head.i != token.i and head.dep_ == "pobj":
            return _role_behind_preposition(head.head, kind)
        return PlaceRole.MENTION

    def _head(self, start: int, end: int) -> Token | None:
        """The token of the span that the rest of it hangs on."""
        doc = self._text.doc
        if doc is None:
            return None
        first = bisect_right(self._tokens, start) - 1
        last = bisect_right(self._tokens, end - 1) - 1
        for at in range(max(0, first), last + 1):
            head = doc[at].head.i
            if not first <= head <= last or head == at:
                return doc[at]
        return None

    def _plain_role(self, start: int, end: int, kind: str) -> PlaceRole:
        body = self._text.body
        behind = _BEHIND.match(body, end, end + _NEAR)
        before = body[max(0, start - _NEAR) : start]
        last = before.split()[-3:]
        preposition = _preposition(last) if before[-1:].isspace() else ""
        direct = last[-1:]
        if kind in _GOVERNING and _WITH.intersection(last) and RELATIONS.intersection(last):
            return PlaceRole.AFFILIATION
        if behind and behind["word"].lower() in OFFICES:
            return PlaceRole.AFFILIATION
        if preposition in LOCATIVES or (direct and direct[0].lower() in LOCATIVES):
            return PlaceRole.EVENT
        if behind and not behind["own"] and kind in _GOVERNING:
            words = {behind["word"].lower(), (behind["next"] or "").lower()}
            if words & ACTS:
                return PlaceRole.AFFILIATION
        return PlaceRole.MENTION


def _preposition(before: Sequence[str]) -> str:
    """The word before a name, or the one before that where both are words alone."""
    ends = [_LETTERS_END.search(word) for word in before[-2:]]
    last = ends[-1] if ends else None
    if last is None:
        return ""
    first = ends[0]
    return (last if first is None or last.start() else first)[0].lower()


def _acts(verb: Token) -> bool:
    if verb.lower_ in ACTS:
        return True
    return any(child.lower_ in ACTS for child in verb.children if child.dep_ == "xcomp")


def _role_behind_preposition(preposition: Token, kind: str) -> PlaceRole:
    """'in X' says where it happens, 'talks with X' with whom."""
    word, governor = preposition.lower_, preposition.head
    if word in LOCATIVES:
        happens = governor.tag_[:1] == "V" or governor.lower_ in EVENT_NOUNS
        return PlaceRole.EVENT if happens else PlaceRole.MENTION
    if kind in _GOVERNING and governor.lower_ in RELATIONS:
        return PlaceRole.AFFILIATION
    if kind in _GOVERNING and word == "with" and governor.head.lower_ in ACTS | RELATIONS:
        return PlaceRole.AFFILIATION
    if word == "of" and governor.lower_ in OFFICES:
        return PlaceRole.AFFILIATION
    return PlaceRole.MENTION


def _datelines(text: AnnotatedText) -> list[tuple[int, int]]:
    """Where the datelines stand: 'ALEPPO, Syria (Agency) -' at the head of a paragraph."""
    found = []
    for paragraph in text.article.paragraphs[:_DATELINE_PARAGRAPHS]:
        match = _DATELINE.match(text.body, paragraph.start, paragraph.start + _DATELINE_CHARS)
        if match is None:
            continue
        written = match.group()
        first = _WORD.match(written)
        shouted = first is not None and first.group().isupper() and len(first.group()) > 1
        if shouted or "(" in written:
            found.append(match.span())
            break
    return found
