"""The title of an article: which of the claimed ones, and without what sites hang on to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.bylines import outlet_keys
from transforms.text import fold_key, normalise_line
from transforms.urls import domain_label

E = Evidence
_AGREEMENT = 0.5
_INPUT = frozenset({E.SIDECAR, E.HEADER, E.RECORD})
_MIN_HEADLINE_SHARE = 0.4
_MIN_SHARED_CHARS = 5
_MAX_CUTS = 3

_SEPARATOR = re.compile(r"\s+[|\-–—:•·»«ㅣ]{1,2}\s+|\s*[|ㅣ｜]\s*|_(?=[^_]+$)")
_LAST_HYPHEN = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af!?！？…])-(?=[^-]{1,12}$)")
_ARCHIVE = re.compile(r"^.{2,60}?\s*[»|:-]\s*blog\s?archi[vf]e?s?\s*[»|:-]\s*", re.IGNORECASE)
_DATE_END = re.compile(
    r"(?:\s+[|:–—-]\s+|\s*\|\s*)(?:\w{2,12},?\s*)?\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}(?:[,\s]+\d{1,2}[.:]\d{2}.*)?$"
)
_DIGIT = re.compile(r"\d")
_GOES_ON = "|-–—·•»(ㅣ｜_/"
_HEADLINES = frozenset({E.JSON_LD, E.OPENGRAPH, E.MICRODATA})
_HEAD = frozenset({E.TITLE_TAG, E.META, E.OPENGRAPH})


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    key: str
    evidence: Evidence
    weight: float


def choose_title(
    claims: Sequence[MetadataClaims],
    outlets: Sequence[str],
    url: str | None,
    weight_of: Callable[[Evidence], float],
) -> str | None:
    """The title with the largest weight, agreement with the others added."""
    keys = outlet_keys(outlets)
    label = domain_label(url)
    candidates = []
    cleaned: dict[tuple[str, bool, bool], str | None] = {}
    for title, evidence in _without_kicker(claims):
        # A page says its title many times over.
        same = title, evidence in _INPUT, evidence in _HEAD
        if same not in cleaned:
            cleaned[same] = _clean(title, evidence, keys, label)
        if text := cleaned[same]:
            key = fold_key(text) or text
            candidates.append(_Candidate(text, key, evidence, weight_of(evidence)))
    best = max(candidates, key=lambda one: _score(one, candidates), default=None)
    return best.text if best else None


def strip_outlet(title: str, outlets: Iterable[str], label: str | None = None) -> str:
    """The title without the name of the outlet before or after it ('Storm hits | The Gazette');
    `label` is the name of the domain, which a last part may begin like."""
    return _strip(title, outlet_keys(outlets), label)


def _strip(title: str, keys: frozenset[str], label: str | None) -> str:
    for _ in range(_MAX_CUTS):
        cuts = [*_SEPARATOR.finditer(title), *_LAST_HYPHEN.finditer(title)]
        if not cuts:
            break
        first, last = cuts[0], max(cuts, key=lambda cut: cut.start())
        head, tail = title[: last.start()], title[last.end() :]
        start, rest = title[: first.start()], title[first.end() :]
        if len(head) > 3 and (_is_outlet(tail, keys) or _is_like(tail, label)):
            title = head
        elif len(rest) > 3 and _is_outlet(start, keys):
            title = rest
        else:
            break
    return title.strip()


def _is_outlet(part: str, keys: frozenset[str]) -> bool:
    key = fold_key(part).replace(" ", "")
    return bool(key) and (
        key in keys
        or any(
            min(len(key), len(outlet)) >= 4
            and (key in outlet or outlet in key)
            and len(key) <= 2 * len(outlet) + 8
            for outlet in keys
        )
    )


def _is_like(part: str, label: str | None) -> bool:
    """Whether the part begins like the domain: 'Harbour Post Forum' at harbourpost.example."""
    key = fold_key(part).replace(" ", "")
    if not label or len(part.split()) > 6:
        return False
    n_shared = next(
        (n for n, (one, other) in enumerate(zip(key, label, strict=False)) if one != other),
        min(len(key), len(label)),
    )
    return n_shared >= _MIN_SHARED_CHARS


def _clean(title: str, evidence: Evidence, keys: frozenset[str], label: str | None) -> str | None:
    text = normalise_line(title)
    if not text or evidence in _INPUT:
        return text or None
    if "blog" in text.lower():
        text = _ARCHIVE.sub("", text) or text
    text = _without_date(text)
    text = _without_date(_strip(text, keys, label if evidence in _HEAD else None))
    # A heading that is only the outlet's name is its logo.
    return None if fold_key(text).replace(" ", "") in keys else text or None


def _without_date(title: str) -> str:
    return (_DATE_END.sub("", title) or title) if _DIGIT.search(title) else title


def _score(candidate: _Candidate, candidates: Sequence[_Candidate]) -> float:
    support = {
        other.evidence: other.weight
        for other in candidates
        if other.evidence is not candidate.evidence and _supports(other, candidate)
    }
    return candidate.weight + _AGREEMENT * sum(support.values())


def _supports(other: _Candidate, candidate: _Candidate) -> bool:
    """The same title, or the same with a part behind it that the site hangs on."""
    if other.key == candidate.key:
        return True
    if not other.key.startswith(f"{candidate.key} ") and not other.text.startswith(candidate.text):
        return False
    rest = other.text[len(candidate.text) :].lstrip()
    is_most = len(candidate.key) >= _MIN_HEADLINE_SHARE * len(other.key)
    return is_most and rest[:1] in _GOES_ON and other.text.startswith(candidate.text)


def _without_kicker(claims: Sequence[MetadataClaims]) -> list[tuple[str, Evidence]]:
    """The titles, the heading cut down to the headline where it also holds the line above it: what
    the page's data give as headline is then the end of the heading. Not where the JSON-LD has both
    as one headline."""
    titles = [(claim.title, claim.evidence) for claim in claims if claim.title]
    headlines = [title for title, evidence in titles if evidence in _HEADLINES]
    whole = {fold_key(title) for title, evidence in titles if evidence is E.JSON_LD}
    return [
        (_end_of(title, headlines), evidence)
        if evidence is E.HEADING and fold_key(title) not in whole
        else (title, evidence)
        for title, evidence in titles
    ]


def _end_of(heading: str, headlines: Iterable[str]) -> str:
    key = fold_key(heading)
    for headline in headlines:
        end = fold_key(headline)
        if key != end and key.endswith(f" {end}") and len(end) > _MIN_HEADLINE_SHARE * len(key):
            return headline
    return heading
