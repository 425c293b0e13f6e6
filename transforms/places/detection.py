"""Which spans of a text may be places: what a finder of entities says, and names it missed.

Names that are looked up on their own must be places that a reader anywhere knows, or stand where a
place stands ("in X", "X, Country", "X police"); the gazetteer has a town for almost any word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.places.candidates import Candidate, find_candidates, find_in
from transforms.places.gazetteer import CAPITAL, CITY, COUNTRY, FIRST, SECOND, Gazetteer
from transforms.places.names import NameKind, fold_place_name
from transforms.places.words import (
    CIVIC,
    DIRECTIONS,
    FACILITIES,
    FUNCTION_WORDS,
    NAME_LIKE,
    NOT_PLACES,
    PERSON_TITLES,
)

LARGE_CITY = 100_000
"""Inhabitants from which a city needs no further sign."""
KNOWN_CITY = 1_000
"""Inhabitants from which a city is taken where a place is expected."""
LARGE_DIVISION = 400_000
VERY_LARGE_DIVISION = 3_000_000
FAMILIAR_DIVISIONS = frozenset({"US", "CA", "AU", "GB", "DE", "FR", "IT", "ES", "IN"})
"""Countries whose divisions are known by name abroad."""
_MAX_WORDS = 4
CACHED_WORDS = 16_384
"""Most capitalised words of news are no places, and are the same ones day by day."""
_MAX_SURFACE = 50
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİĶŁŃŇŌŐŒŘŚŞŠȘŤȚŪŮŰŹŻŽ"
_TOKEN = rf"(?:(?:[{_CAPITAL}]\.){{2,4}}|[{_CAPITAL}][\w’'ʻ-]{{0,40}}\.?)"
_RUN = re.compile(
    rf"(?<![\w@#/]){_TOKEN}(?: (?:(?:of|de|del|la|le|les|el|al|am|an|der|sur|upon|du|des|do|da) )?"
    rf"{_TOKEN}){{0,7}}"
)
_SPLIT = re.compile(r"\S+")
_LOCATIVE = re.compile(
    r"\b(?:in|near|outside|around|across|inside|throughout|leaving|visiting|nearby|"
    r"(?:city|town|village|suburb|port|north|south|east|west|northeast|northwest|southeast|"
    r"southwest|outskirts|streets|people|residents|capital|province|state) of|"
    r"nahe|bei|aus|nach|en|à|au|dans|près de|ville de|en|cerca de)"
    r"(?: (?:the|downtown|nearby|central|[ns]o[ru]th(?:ern|east|west)?|east(?:ern)?|west(?:ern)?|"
    r"la|le|rural|suburban))?\s$",
    re.IGNORECASE,
)
_LOCATIVE_CHARS = 32
_HANGING = frozenset("'’-.")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_POSSESSIVE_END = re.compile(r"['’](?:s|S)?$")
_DATELINE_END = re.compile(r"(?:, [^\W\d_][\w. ]{1,20})?\s?(?:\([^)\n]{1,30}\)\s?)?(?:—|–|--|-\s)")
_DATELINE_CHARS = 60
_ADJECTIVE = re.compile(r"\b[a-zà-ÿ]+(?:isch|deutsch)(?:e[nmrs]?)?\b", re.IGNORECASE)
_FRENCH_ADJECTIVE = re.compile(
    r"\b[a-zà-ÿ-]+(?:ais|aise|aises|ois|oise|oises|ien|ienne|iens|iennes|ain|aine|ains|aines|"
    r"and|ande|ands|andes|éen|éenne|éens|éennes|que|ques|sse|sses|ole|oles|oise|ol|ols|agne|"
    r"be|bes|te|tes|ate|ates|rc|rque|rcs|rques|ec|ecque|ecs|an|ane|ans|anes|in|ine|ins|ines)\b"
)
_LANGUAGE_USE = re.compile(r"\b(?:in|speak|speaks|spoke|speaking|learn|teach|into|auf|en)\s$")


@dataclass(frozen=True, slots=True)
class Span:
    """A span that may be a place, and who says so."""

    start: int
    end: int
    source: str
    """`entity`: a finder of entities; `gazetteer`; `demonym`."""


@dataclass(slots=True)
class _Scan:
    text: AnnotatedText
    gazetteer: Gazetteer
    taken: Sequence[tuple[int, int, str]]
    """Spans of entities: places and groups are ready, people and works bar what is in them."""
    trusted: set[str]
    """Folded names that were found with good reason."""
    doubtful: list[tuple[int, int, str]] = field(default_factory=list)

    def look_up(self, surface: str) -> tuple[Candidate, ...]:
        """What a name can mean as it stands."""
        return _look_up(surface, self.gazetteer, self.text.language)


@lru_cache(maxsize=CACHED_WORDS)
def _look_up(surface: str, gazetteer: Gazetteer, language: str) -> tuple[Candidate, ...]:
    key = fold_place_name(surface)
    if len(key) > 1 and find_in(gazetteer, key, language):
        return find_candidates(surface, gazetteer, language, exact=True)
    return ()


def detect_spans(
    text: AnnotatedText, mentions: Sequence[EntityMention], gazetteer: Gazetteer
) -> list[Span]:
    """The spans that may be places, in order, none overlapping another."""
    spans = list(_from_entities(text, mentions, gazetteer))
    taken = _taken(mentions, spans)
    trusted = {
        fold_place_name(text.body[span.start : span.end])
        for span in spans
        if span.source == "entity"
    }
    scan = _Scan(text, gazetteer, taken, trusted)
    for match in _RUN.finditer(text.body):
        spans.extend(_in_run(scan, match.start(), match.end()))
    for start, end, key in scan.doubtful:
        if key in scan.trusted:
            spans.append(Span(start, end, "gazetteer"))
    spans.extend(_small_adjectives(scan))
    return _without_overlaps(spans)


def _from_entities(
    text: AnnotatedText, mentions: Sequence[EntityMention], gazetteer: Gazetteer
) -> Iterator[Span]:
    for mention in mentions:
        start, end = mention.char_start, mention.char_end
        if mention.type is EntityType.GROUP:
            found = find_candidates(mention.surface, gazetteer, text.language)
            spoken = _LANGUAGE_USE.search(text.body, max(0, start - 12), start) is not None
            if found and found[0].name_kind is NameKind.DEMONYM and not spoken:
                yield Span(start, end, "demonym")
        elif mention.type is EntityType.PLACE:
            possessive = _POSSESSIVE_END.search(mention.surface)
            yield Span(start, end - (len(possessive.group()) if possessive else 0), "entity")


def _taken(mentions: Sequence[EntityMention], spans: Sequence[Span]) -> list[tuple[int, int, str]]:
    ready = [(span.start, span.end, "ready") for span in spans]
    others = [
        (m.char_start, m.char_end, m.type.value)
        for m in mentions
        if m.type not in (EntityType.PLACE, EntityType.GROUP)
    ]
    return sorted([*ready, *others])


def _in_run(scan: _Scan, start: int, end: int) -> Iterator[Span]:
    body = scan.text.body
    words = [(m.start(), m.end()) for m in _SPLIT.finditer(body, start, end)]
    gazetteer, language = scan.gazetteer, scan.text.language
    hanging = not _HANGING.isdisjoint(body[start:end])
    at = 0
    while at < len(words):
        size = 0
        longest = min(_MAX_WORDS, len(words) - at)
        if longest > 1 and body[slice(*words[at])] in FUNCTION_WORDS:
            at += 1
            continue
        for count in range(longest, 0, -1):
            surface = body[words[at][0] : words[at + count - 1][1]]
            if not hanging and not _look_up(surface, gazetteer, language):
                continue
            found = _take(scan, words, at, count)
            if found is not None:
                size = count
                if found.source in ("gazetteer", "demonym"):
                    yield found
                break
        at += size or 1


def _take(scan: _Scan, words: Sequence[tuple[int, int]], at: int, count: int) -> Span | None:
    """The span of some words of a run, where they are the name of a place."""
    body = scan.text.body
    start, end = words[at][0], words[at + count - 1][1]
    if end - start > _MAX_SURFACE:
        return None
    surface = body[start:end]
    found = scan.look_up(surface)
    if not found:
        if _HANGING.isdisjoint(surface):
            return None
        for shorter in _shortened(surface):
            found = scan.look_up(shorter)
            if found:
                if shorter + "-" == surface[: len(shorter) + 1] and not _large(scan, found[0]):
                    return None
                surface, end = shorter, start + len(shorter)
                break
        else:
            return None
    if _ends_with_stop(surface) and found[0].name_kind is not NameKind.SHORT:
        surface, end = surface[:-1], end - 1
    if _is_barred(scan, start, end):
        return None
    demonym = found[0].name_kind is NameKind.DEMONYM
    if _accept(scan, words, at, count, surface, found):
        key = fold_place_name(surface)
        if not demonym:
            scan.trusted.add(key)
        return Span(start, end, "demonym" if demonym else "gazetteer")
    if demonym or found[0].name_kind is not NameKind.OWN:
        return None
    key = fold_place_name(surface)
    if key not in NOT_PLACES and _stands_alone(scan, words, at, count, found):
        scan.doubtful.append((start, end, key))
    # "Kansas City Royals": what is no place as a whole is none in part.
    return Span(start, end, "no place") if count > 1 else None


def _ends_with_stop(surface: str) -> bool:
    """Whether the last full stop is that of the sentence: not so in 'U.S.'."""
    return surface.endswith(".") and surface.rpartition(" ")[2].count(".") == 1


def _shortened(surface: str) -> Iterator[str]:
    """The surface without a possessive, a full stop, or what a hyphen hangs on to it."""
    without = _POSSESSIVE_END.sub("", surface)
    if without != surface:
        yield without
    elif surface.endswith(".") and surface.count(".") == 1:
        yield surface[:-1]
    elif "-" in surface:
        yield surface.partition("-")[0]


def _is_barred(scan: _Scan, start: int, end: int) -> bool:
    """Whether an entity that is no place holds the span; a body's first words may be one."""
    at = bisect_right(scan.taken, (end - 1, 1 << 60, ""))
    for other_start, other_end, kind in reversed(scan.taken[max(0, at - 3) : at]):
        if other_end <= start:
            continue
        if kind == EntityType.ORGANISATION.value:
            return False
        return True
    return False


def _accept(
    scan: _Scan,
    words: Sequence[tuple[int, int]],
    at: int,
    count: int,
    surface: str,
    found: Sequence[Candidate],
) -> bool:
    top = found[0]
    key = fold_place_name(surface)
    if top.name_kind is NameKind.SHORT:
        return _after_place(scan, words[at][0])
    if top.name_kind is NameKind.DEMONYM:
        return _accept_demonym(scan, words, at, count, key)
    if not any(c.name_kind is NameKind.OWN for c in found):
        return _accept_foreign(scan, words, at, count, key, top)
    end = words[at + count - 1][1]
    if _is_held(scan, found, end):
        return True
    if key in NOT_PLACES or not _stands_alone(scan, words, at, count, found):
        return False
    if _large(scan, top):
        return key not in NAME_LIKE or not _beside_name(scan, words, at, count)
    if key in scan.trusted or _is_dateline(scan, words[at][0], end):
        return True
    if " " not in key and f" {key} " in scan.text.body:
        return False  # it is a word too
    return _expected(scan, words[at][0], end) and any(
        c.kind in (FIRST, SECOND, CAPITAL) or scan.gazetteer.populations[c.number] >= KNOWN_CITY
        for c in found
        if c.name_kind is NameKind.OWN
    )


def _large(scan: _Scan, candidate: Candidate) -> bool:
    """Whether a reader anywhere knows the place."""
    people = scan.gazetteer.populations[candidate.number]
    if candidate.kind == CITY:
        return people >= LARGE_CITY
    if candidate.kind == FIRST:
        return people >= (
            LARGE_DIVISION if candidate.country in FAMILIAR_DIVISIONS else VERY_LARGE_DIVISION
        )
    return candidate.kind not in (SECOND, "S")


def _expected(scan: _Scan, start: int, end: int) -> bool:
    """Whether the words before or behind let a place be expected."""
    body = scan.text.body
    if _LOCATIVE.search(body, max(0, start - _LOCATIVE_CHARS), start):
        return True
    following = _NEXT_WORD.match(body, end)
    return bool(following) and following.group(1).lower() in CIVIC


def _is_dateline(scan: _Scan, start: int, end: int) -> bool:
    """Whether it stands as 'SPRINGFIELD (Agency) -' does at the head of a sentence."""
    body = scan.text.body
    if not body[start:end].isupper():
        return False
    before = body[max(0, start - 2) : start]
    at_head = not before.strip() or before[-1] == "\n" or before[0] in ".!?"
    return at_head and _DATELINE_END.match(body, end, end + _DATELINE_CHARS) is not None


def _stands_alone(
    scan: _Scan,
    words: Sequence[tuple[int, int]],
    at: int,
    count: int,
    found: Sequence[Candidate],
) -> bool:
    """Whether the name is no part of a longer one: of a person, a team, a paper."""
    body = scan.text.body
    if at and not _is_lead_in(scan, words, at):
        return False
    if at + count < len(words):
        return _begins_body(scan, words, at, count, found[0])
    return True


def _begins_body(
    scan: _Scan, words: Sequence[tuple[int, int]], at: int, count: int, top: Candidate
) -> bool:
    """Whether the words behind make it the name of a body: 'Texas Water Commission'."""
    body = scan.text.body
    if body[slice(*words[at + count - 1])].endswith(("'s", "’s")):
        return True
    behind = [body[slice(*word)].strip(".'’").lower() for word in words[at + count :]]
    if behind[0] in FACILITIES or behind[0] in CIVIC or behind[0] in DIRECTIONS:
        return True
    key = fold_place_name(body[words[at][0] : words[at + count - 1][1]])
    if not FACILITIES.isdisjoint(behind):
        return top.kind != CITY or key not in NAME_LIKE
    return top.kind in (COUNTRY, FIRST, SECOND) and key not in NAME_LIKE


def _is_lead_in(scan: _Scan, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether the word before belongs to the sentence and not to the name."""
    body = scan.text.body
    start, end = words[at - 1]
    word = fold_place_name(body[start:end])
    if word in DIRECTIONS or body[start:end].endswith(("'s", "’s")):
        return True
    if words[at][0] - end > 1:  # a small word lies between: "Bank of X"
        return True
    starts_sentence = (
        at == 1 and scan.text.sentences[scan.text.sentence_no_at(start)].char_start >= start - 1
    )
    return starts_sentence and word in NOT_PLACES


def _beside_name(scan: _Scan, words: Sequence[tuple[int, int]], at: int, count: int) -> bool:
    body = scan.text.body
    before = body[max(0, words[at][0] - 14) : words[at][0]].split()
    if before and fold_place_name(before[-1]) in PERSON_TITLES:
        return True
    following = _NEXT_WORD.match(body, words[at + count - 1][1])
    return bool(following) and following.group(1).lower() in ("said", "says", "told")


def _accept_demonym(
    scan: _Scan, words: Sequence[tuple[int, int]], at: int, count: int, key: str
) -> bool:
    body = scan.text.body
    start = words[at][0]
    if key in NAME_LIKE and (at or at + count < len(words)):
        return False
    return _LANGUAGE_USE.search(body, max(0, start - 12), start) is None or (
        _NEXT_WORD.match(body, words[at + count - 1][1]) is not None
    )


def _accept_foreign(
    scan: _Scan,
    words: Sequence[tuple[int, int]],
    at: int,
    count: int,
    key: str,
    top: Candidate,
) -> bool:
    """A name of another language: of a large city, where a place is expected."""
    people = scan.gazetteer.populations[top.number]
    if key in NOT_PLACES or len(key) < 4 or not _stands_alone(scan, words, at, count, (top,)):
        return False
    start, end = words[at][0], words[at + count - 1][1]
    if top.kind in (COUNTRY, FIRST, CAPITAL) and scan.text.language != "en":
        return True
    return people >= LARGE_CITY / 2 and _expected(scan, start, end)


def _after_place(scan: _Scan, start: int) -> bool:
    """Whether the span stands behind the name of a place and a comma: 'Dayton, Ohio'."""
    before = scan.text.body[max(0, start - 30) : start]
    if not before.endswith(", "):
        return False
    words = before[:-2].split()
    return bool(words) and words[-1][:1].isupper()


def _is_held(scan: _Scan, found: Sequence[Candidate], end: int) -> bool:
    from transforms.places.resolution import is_inside_following

    return scan.text.body.startswith((",", " ("), end) and is_inside_following(
        found, scan.text.body, end, scan.gazetteer
    )


def _small_adjectives(scan: _Scan) -> Iterator[Span]:
    """Adjectives that German and French write small."""
    pattern: Mapping[str, re.Pattern[str]] = {"de": _ADJECTIVE, "fr": _FRENCH_ADJECTIVE}
    language = scan.text.language
    if language not in pattern:
        return
    seen: dict[str, bool] = {}
    for match in pattern[language].finditer(scan.text.body):
        word = match.group()
        if not word[0].islower():
            continue
        known = seen.get(word)
        if known is None:
            found = scan.gazetteer.find(f"{language}:{fold_place_name(word)}")
            known = seen[word] = any(kind is NameKind.DEMONYM for _, kind in found)
        if known:
            yield Span(match.start(), match.end(), "demonym")


def _without_overlaps(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
