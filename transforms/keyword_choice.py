"""The keywords of an article: which of the claimed lists, and without what is no topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.text import fold_key, normalise_line

_MAX_WORDS_OF_ONE = 5
_IDENTIFIER = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{5,}|(?:www\.)?[\w-]+\.(?:com|org|net|de|co\.uk)"
    r"|[\w-]{0,30}\d{6,}[\w-]{0,30}|[\w.-]+_[\w.-]+",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:\(\d+\)\s*|(?:category|section|tag|topic|keyword|thema):\s*)", re.IGNORECASE
)
_MACHINE = re.compile(
    r"^(?:nlp|iab|seo|source|channel|author|type|layout)\b[^:]{0,30}:", re.IGNORECASE
)
_PATH = re.compile(r"^[a-z-]{2,30}/(?=[^/]+$)")


def choose_keywords(
    claims: Sequence[MetadataClaims], weight_of: Callable[[Evidence], float]
) -> tuple[str, ...]:
    """The list of the weightiest evidence that is a list."""
    publishers = frozenset(fold_key(one.publisher) for one in claims if one.publisher)
    lists: list[dict[str, str]] = []
    for claim in sorted(claims, key=lambda one: -weight_of(one.evidence)):
        if claim.keywords and (words := _clean(claim.keywords, publishers)):
            lists.append(words)
            if not _is_one_line(words) and not all(map(str.islower, words.values())):
                break
    if not lists:
        return ()
    best = next((words for words in lists if not _is_one_line(words)), lists[0])
    if all(word.islower() for word in best.values()):
        # A list of slugs: the same words are written out elsewhere, often with more.
        named = (words for words in lists if best.keys() <= words.keys())
        best = next((words for words in named if not all(map(str.islower, words.values()))), best)
    return tuple(best.values())


def _clean(words: Iterable[str], publishers: frozenset[str]) -> dict[str, str]:
    """Folded keyword -> keyword."""
    found: dict[str, str] = {}
    for raw in words:
        text = normalise_line(raw)
        if not text or _IDENTIFIER.fullmatch(text) or _MACHINE.match(text):
            continue
        text = (
            _PATH.sub("", _PREFIX.sub("", text))
            if "/" in text or ":" in text or "(" in text
            else text
        )
        key = fold_key(text)
        if key and key not in publishers:
            found.setdefault(key, text)
    return found


def _is_one_line(words: dict[str, str]) -> bool:
    """Many words in one keyword are a list that has lost its commas."""
    return len(words) == 1 and len(next(iter(words)).split()) > _MAX_WORDS_OF_ONE
