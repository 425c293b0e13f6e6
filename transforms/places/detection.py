"""Which spans of a text may be places: what a finder of entities says, and names it missed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.places.acceptance import (
    LANGUAGE_USE,
    Occurrence,
    accepts,
    is_large,
    stands_alone,
)
from transforms.places.candidates import Candidate, find_candidates, find_in
from transforms.places.gazetteer import Gazetteer
from transforms.places.names import NameKind, fold_place_name
from transforms.places.words import FACILITIES, FUNCTION_WORDS, NOT_PLACES

_MAX_WORDS = 5
CACHED_WORDS = 16_384
"""Most capitalised words of news are no places, and are the same ones day by day."""
_MAX_SURFACE = 50
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŐŒŘŚŞŠȘŤȚŪŮŰŹŻŽ"
_AFTER_CAPITAL = rf"(?:\.(?:[{_CAPITAL}]\.){{1,3}}|[\w’'ʻ-]{{0,40}}\.?)"
_TOKEN = rf"[{_CAPITAL}]{_AFTER_CAPITAL}"
# What stands before the run is asked behind its first letter: `re` finds a pattern that begins with
# a set of characters much faster.
_RUN = re.compile(
    rf"[{_CAPITAL}](?<![\w@#/].){_AFTER_CAPITAL}"
    rf"(?: (?:(?:of|de|del|la|le|les|el|al|am|an|der|sur|upon|du|des|do|da) )?"
    rf"{_TOKEN}){{0,7}}"
)
_SPLIT = re.compile(r"\S+")
_PLACE_KINDS = (
    "neighbourhood", "neighborhood", "district", "town", "village", "city", "suburb", "province",
    "region", "settlement", "hamlet", "municipality", "governorate", "quarter", "peninsula",
    "valley", "tadtteil", "Gemeinde", "Ortschaft", "quartier", "commune",
)  # fmt: skip
"""Words that say of a name that it is that of a place, known or not."""
_NOT_BEHIND = frozenset({"town", "city", "region", "quarter", "settlement", "municipality"})
"""Of these, words that stand behind other things too: "the Ford settlement"."""
_KIND_BEFORE = re.compile(rf"(?: of| de)? ({_TOKEN}(?: {_TOKEN}){{0,3}})")
_KIND_BEHIND = re.compile(rf"\b(?:the|in|of) ({_TOKEN}(?: {_TOKEN}){{0,2}}) $")
_KIND_BEHIND_CHARS = 64
_WORD_ENDS = frozenset(" ,.;:\n)") | {""}
_COMPOUND = re.compile(r"-[a-z]+$")
"""How adjectives end that are made of a name: "Kurdish-held"."""
_HANGING = frozenset("'’-.")
_POSSESSIVE_END = re.compile(r"['’](?:s|S)?$")
_ADJECTIVE = re.compile(r"\b[a-zà-ÿ]+(?:isch|deutsch)(?:e[nmrs]?)?\b", re.IGNORECASE)
_FRENCH_ADJECTIVE = re.compile(
    r"\b[a-zà-ÿ-]{1,40}(?:ais|aise|aises|ois|oise|oises|ien|ienne|iens|iennes|ain|aine|ains|aines|"
    r"and|ande|ands|andes|éen|éenne|éens|éennes|que|ques|sse|sses|ole|oles|oise|ol|ols|agne|"
    r"be|bes|te|tes|ate|ates|rc|rque|rcs|rques|ec|ecque|ecs|an|ane|ans|anes|in|ine|ins|ines)\b"
)


class Span(NamedTuple):
    """A span that may be a place, and who says so."""

    start: int
    end: int
    source: str
    """`entity`: a finder of entities; `gazetteer`; `demonym`."""


@dataclass(slots=True)
class _Scan:
    text: AnnotatedText
    gazetteer: Gazetteer
    taken: Sequence[tuple[int, int, bool]]
    """Spans of entities, sorted, and whether each bars what is in it."""
    trusted: set[str]
    """Folded names that were found with good reason."""
    doubtful: list[tuple[Span, str]] = field(default_factory=list)
    """Names that wait for a good reason elsewhere in the text."""


def detect_spans(
    text: AnnotatedText, mentions: Sequence[EntityMention], gazetteer: Gazetteer
) -> list[Span]:
    """The spans that may be places, in order, none overlapping another."""
    spans = list(_from_entities(text, mentions, gazetteer))
    spans.extend(_called_places(text, spans))
    named = (text.body[span.start : span.end] for span in spans if span.source == "entity")
    scan = _Scan(text, gazetteer, _taken(mentions, spans), set(map(fold_place_name, named)))
    for match in _RUN.finditer(text.body):
        known = _known_names(match.group(), gazetteer, text.language)
        if known:
            spans.extend(_in_run(scan, match, known))
    spans.extend(span for span, key in scan.doubtful if key in scan.trusted)
    spans.extend(_small_adjectives(text, gazetteer))
    return _without_overlaps(spans)


def _from_entities(
    text: AnnotatedText, mentions: Sequence[EntityMention], gazetteer: Gazetteer
) -> Iterator[Span]:
    for mention in mentions:
        start, end = mention.char_start, mention.char_end
        if mention.type is EntityType.GROUP:
            found = find_candidates(mention.surface, gazetteer, text.language)
            spoken = LANGUAGE_USE.search(text.body, max(0, start - 12), start) is not None
            if found and found[0].name_kind is NameKind.DEMONYM and not spoken:
                yield Span(start, end, "demonym")
        elif mention.type is EntityType.PLACE and not mention.surface.islower():
            possessive = _POSSESSIVE_END.search(mention.surface)
            yield Span(start, end - (len(possessive.group()) if possessive else 0), "entity")


def _called_places(text: AnnotatedText, found: Sequence[Span]) -> Iterator[Span]:
    """Names that the text itself calls a district, a village or the like."""
    taken = sorted((span.start, span.end, True) for span in found)
    for start, written in _called(text.body):
        name = _POSSESSIVE_END.sub("", written.rstrip("."))
        words = fold_place_name(name).split()
        if not words or words[0] in NOT_PLACES or not FACILITIES.isdisjoint(words):
            continue
        if not _COMPOUND.search(name) and not _is_barred(taken, start, start + len(name)):
            yield Span(start, start + len(name), "entity")


def _called(body: str) -> Iterator[tuple[int, str]]:
    """The names beside words for kinds of places, and where they begin."""
    for kind in _PLACE_KINDS:
        at = body.find(kind)
        while at >= 0:
            end = at + len(kind)
            match = _KIND_BEFORE.match(body, end)
            if match is None and kind not in _NOT_BEHIND and body[end : end + 1] in _WORD_ENDS:
                match = _KIND_BEHIND.search(body, max(0, at - _KIND_BEHIND_CHARS), at)
            if match is not None:
                yield match.start(1), match.group(1)
            at = body.find(kind, end)


def _taken(mentions: Sequence[EntityMention], spans: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """What is found already, and people and works, which bar names in them; bodies do not."""
    ready = [(span.start, span.end, True) for span in spans]
    others = [
        (mention.char_start, mention.char_end, mention.type is not EntityType.ORGANISATION)
        for mention in mentions
        if mention.type not in (EntityType.PLACE, EntityType.GROUP)
    ]
    return sorted([*ready, *others])


class _Known(NamedTuple):
    """Some words of a run that are a name that the gazetteer knows."""

    at: int
    size: int
    start: int
    """In the run, as the end: without a possessive or the full stop of the sentence."""
    end: int
    key: str
    found: tuple[Candidate, ...]


def _in_run(scan: _Scan, run: re.Match[str], known: Sequence[_Known]) -> Iterator[Span]:
    """The places in a run of capitalised words: the longest known names from the left."""
    first = run.start()
    words = [(first + match.start(), first + match.end()) for match in _SPLIT.finditer(run[0])]
    behind = 0
    for one in known:
        start, end = first + one.start, first + one.end
        if one.at < behind or _is_barred(scan.taken, start, end):
            continue
        name = Occurrence(
            scan.text, scan.gazetteer, words, one.at, one.size, start, end, one.key, one.found
        )
        span = _take(scan, name)
        if span is not None:
            yield span
        # "Kansas City Royals": what is no place as a whole is none in part.
        if span is not None or (one.size > 1 and one.found[0].name_kind is NameKind.OWN):
            behind = one.at + one.size


@lru_cache(maxsize=CACHED_WORDS)
def _known_names(run: str, gazetteer: Gazetteer, language: str) -> tuple[_Known, ...]:
    """The known names in a run of capitalised words, from the left, of each word the longest first.

    Most runs hold none, and the others come again in the text and from day to day.
    """
    if run in FUNCTION_WORDS:
        return ()
    words = [match.span() for match in _SPLIT.finditer(run)]
    known: list[_Known] = []
    for at, (start, end) in enumerate(words):
        longest = min(_MAX_WORDS, len(words) - at)
        if longest > 1 and run[start:end] in FUNCTION_WORDS:
            continue
        for count in range(longest, 0, -1):
            surface = run[start : words[at + count - 1][1]]
            name, found = _name_in(surface, gazetteer, language)
            if found:
                key = fold_place_name(name)
                known.append(_Known(at, count, start, start + len(name), key, found))
    return tuple(known)


@lru_cache(maxsize=CACHED_WORDS)
def _look_up(surface: str, gazetteer: Gazetteer, language: str) -> tuple[Candidate, ...]:
    """What a name can mean as it stands."""
    key = fold_place_name(surface)
    if len(key) > 1 and find_in(gazetteer, key, language):
        return find_candidates(surface, gazetteer, language, exact=True)
    return ()


def _name_in(
    surface: str, gazetteer: Gazetteer, language: str
) -> tuple[str, tuple[Candidate, ...]]:
    """The name in some words of a run and what it can mean; nothing where it is not known."""
    if len(surface) > _MAX_SURFACE:
        return surface, ()
    name, found = surface, _look_up(surface, gazetteer, language)
    if not found and not _HANGING.isdisjoint(surface):
        name = _shortened(surface)
        found = _look_up(name, gazetteer, language) if name else ()
        if found and surface.startswith("-", len(name)) and not is_large(found[0], gazetteer):
            return surface, ()
    if found and _ends_with_stop(name) and found[0].name_kind is not NameKind.SHORT:
        name = name[:-1]
    return name, found


def _take(scan: _Scan, name: Occurrence) -> Span | None:
    kind = name.found[0].name_kind
    demonym = kind is NameKind.DEMONYM
    if accepts(name, scan.trusted):
        if not demonym:
            scan.trusted.add(name.key)
        return Span(name.start, name.end, "demonym" if demonym else "gazetteer")
    if kind is NameKind.OWN and name.key not in NOT_PLACES and stands_alone(name):
        scan.doubtful.append((Span(name.start, name.end, "gazetteer"), name.key))
    return None


def _ends_with_stop(surface: str) -> bool:
    """Whether the last full stop is that of the sentence: not so in 'U.S.'."""
    return surface.endswith(".") and surface.rpartition(" ")[2].count(".") == 1


def _shortened(surface: str) -> str:
    """The surface without a possessive, or what a hyphen hangs on to it; '' where it has none."""
    without = _POSSESSIVE_END.sub("", surface)
    if without != surface:
        return without
    return surface.partition("-")[0] if "-" in surface else ""


def _is_barred(taken: Sequence[tuple[int, int, bool]], start: int, end: int) -> bool:
    """Whether an entity that is no place holds the span; a body's first words may be one."""
    at = bisect_right(taken, (end - 1, 1 << 60, True))
    for _, other_end, bars in reversed(taken[max(0, at - 3) : at]):
        if other_end > start:
            return bars
    return False


def _small_adjectives(text: AnnotatedText, gazetteer: Gazetteer) -> Iterator[Span]:
    """Adjectives that German and French write small."""
    pattern: Mapping[str, re.Pattern[str]] = {"de": _ADJECTIVE, "fr": _FRENCH_ADJECTIVE}
    language = text.language
    if language not in pattern:
        return
    seen: dict[str, bool] = {}
    for match in pattern[language].finditer(text.body):
        word = match.group()
        if not word[0].islower():
            continue
        known = seen.get(word)
        if known is None:
            found = gazetteer.find(f"{language}:{fold_place_name(word)}")
            known = seen[word] = any(kind is NameKind.DEMONYM for _, kind in found)
        if known:
            yield Span(match.start(), match.end(), "demonym")


def _without_overlaps(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
