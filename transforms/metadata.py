"""The combiner: many claims -> one value for each field.

The rules are the table `WEIGHTS`: what a field's value weighs by where it stood. Claims that
agree add to each other. Claims of the input (sidecar, header, record) outweigh any page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from schemas.documents import MetadataClaims
from schemas.vocabularies import ArticleType, Evidence, Paywall
from transforms.author_choice import ChosenCredit, choose_authors
from transforms.keyword_choice import choose_keywords
from transforms.languages import normalise_tag
from transforms.text import fold_key, normalise_line
from transforms.title_choice import choose_title
from transforms.urls import clean_url, is_web_url, make_url_key, registered_domain

E = Evidence
AGREEMENT = 0.5
"""Share of its own weight that a claim lends to another one that says the same."""

_INPUT = {E.SIDECAR: 1_000.0, E.HEADER: 600.0, E.RECORD: 400.0}
WEIGHTS: dict[str, dict[Evidence, float]] = {
    # The single h1 is right most often, the others by vote (measured: docs/quality.md).
    "title": {**_INPUT, E.HEADING: 18, E.JSON_LD: 14, E.MICRODATA: 6, E.META: 6, E.OPENGRAPH: 5,
              E.TITLE_TAG: 3, E.FIRST_LINE: 2, E.ARCHIVE: 1},
    "authors": {**_INPUT, E.JSON_LD: 20, E.META: 12, E.MICRODATA: 9, E.OPENGRAPH: 8, E.BYLINE: 7,
                E.HTML_TEXT: 3, E.FIRST_LINE: 2},
    "keywords": {**_INPUT, E.JSON_LD: 20, E.META: 10, E.OPENGRAPH: 9, E.MICRODATA: 5,
                 E.HTML_TEXT: 3},
    "section": {**_INPUT, E.JSON_LD: 20, E.OPENGRAPH: 10, E.META: 8, E.MICRODATA: 5},
    "publisher": {**_INPUT, E.OPENGRAPH: 20, E.JSON_LD: 14, E.META: 5, E.MICRODATA: 4, E.SOURCE: 1},
    "language": {**_INPUT, E.LINK_TAG: 20, E.JSON_LD: 12, E.META: 10, E.MICRODATA: 8,
                 E.OPENGRAPH: 6, E.HTTP: 4, E.SOURCE: 1},
    "url": {**_INPUT, E.ARCHIVE: 200, E.HTTP: 100, E.LINK_TAG: 20, E.OPENGRAPH: 10, E.JSON_LD: 8},
    "canonical_url": {E.LINK_TAG: 20, E.OPENGRAPH: 12, E.JSON_LD: 8},
    "external_id": {**_INPUT, E.JSON_LD: 20, E.META: 10, E.ARCHIVE: 1},
    "image_url": {**_INPUT, E.OPENGRAPH: 20, E.JSON_LD: 14, E.META: 8},
    "": {**_INPUT, E.JSON_LD: 20, E.OPENGRAPH: 12, E.META: 10, E.MICRODATA: 8, E.BYLINE: 5},
}  # fmt: skip
"""Field -> evidence -> weight; the empty name is for all other fields. Unlisted evidence: 0.5."""

_MAX_OUTLET_WORDS = 3
_STABLE_IDS = frozenset({E.SIDECAR, E.HEADER, E.RECORD, E.JSON_LD, E.META})
_HOST = re.compile(r"(?:www\.[\w.-]+|(?:[\w-]+\.)+[a-z]{2,24})/?")
# What the section or the address says of the kind of piece; the first that holds.
_TYPE_SECTIONS = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (ArticleType.OPINION, r"opinions?|op-?ed|editorials?|columns?|kommentare?|meinung(?:en)?"),
        (
            ArticleType.OPINION,
            r"debatte|opinión|opiniones|opinião|opinie|commentary|tribunes?|idées",
        ),
        (ArticleType.OPINION, r"leitartikel"),
        (ArticleType.REVIEW, r"reviews?|rezensionen|kritiken|critiques"),
        (ArticleType.OBITUARY, r"obituar(?:y|ies)|nachrufe?|obituarios"),
        (ArticleType.INTERVIEW, r"interviews?|entrevistas?|entretiens?"),
    )
)
_TYPE_PATHS = tuple(
    (kind, re.compile(rf"/(?:{words})/", re.IGNORECASE))
    for kind, words in (
        (ArticleType.LIVE, r"live|live-?(?:blog|ticker|updates?)"),
        (ArticleType.GALLERY, r"(?:photo-?)?galler(?:y|ies)|fotostrecken?|bilderstrecken?"),
        (ArticleType.GALLERY, r"bildergalerien?|diaporamas?|slideshows?|fotogaler[ií]as?"),
        (ArticleType.VIDEO, r"videos?"),
        (ArticleType.OBITUARY, r"obituar(?:y|ies)|nachrufe?|obituarios"),
    )
)
_LIVE = re.compile(r"\blive-?(?:blog|ticker|updates?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """One value for each field that is decided by weight; dates are `transforms.date_choice`'s."""

    url: str | None
    canonical_url: str | None
    url_key: str | None
    domain: str | None
    external_id: str | None
    has_stable_id: bool
    title: str | None
    subtitle: str | None
    lead: str | None
    byline_raw: str | None
    credits: tuple[ChosenCredit, ...]
    section: str | None
    keywords: tuple[str, ...]
    language_declared: str | None
    publisher: str | None
    image_url: str | None
    article_type: ArticleType
    paywall: Paywall
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: str
    key: str
    evidence: Evidence
    weight: float


def combine(claims: Sequence[MetadataClaims]) -> Metadata:
    """Decide each field; among equals the earlier claim wins, so the order is part of the input."""
    publisher = _choose(claims, "publisher", lambda claim: _publisher(claim.publisher))
    address = _choose(claims, "url", lambda claim: claim.url)
    url = address.value if address else None
    canonical, url_key, flags = _addresses(claims, url)
    outlets = _outlets(claims, url or canonical)
    title = choose_title(claims, outlets, url or canonical, partial(weight_of, "title"))
    section = _choose(claims, "section", lambda claim: _line(claim.section))
    external = _choose(claims, "external_id", lambda claim: _line(claim.external_id))
    language = _choose(claims, "language", lambda claim: normalise_tag(claim.language))
    byline = choose_authors(claims, outlets, partial(weight_of, "authors"))
    section_name = section.value if section else None
    return Metadata(
        url=url,
        canonical_url=canonical,
        url_key=url_key,
        domain=registered_domain(url or canonical),
        external_id=external.value if external else None,
        has_stable_id=external is not None and external.evidence in _STABLE_IDS,
        title=title,
        subtitle=_first(claims, "subtitle"),
        lead=_first(claims, "lead"),
        byline_raw=byline.raw,
        credits=byline.credits,
        section=section_name,
        keywords=choose_keywords(claims, partial(weight_of, "keywords")),
        language_declared=language.value if language else None,
        publisher=publisher.value if publisher else None,
        image_url=_image(claims),
        article_type=_article_type(claims, section_name, url or canonical),
        paywall=next((c.paywall for c in _ranked(claims, "") if c.paywall), Paywall.UNKNOWN),
        flags=flags,
    )


def weight_of(field: str, evidence: Evidence) -> float:
    """What a claim of this evidence weighs for a field."""
    return WEIGHTS.get(field, WEIGHTS[""]).get(evidence, 0.5)


def _choose(
    claims: Sequence[MetadataClaims], field: str, value_of: Callable[[MetadataClaims], str | None]
) -> _Candidate | None:
    """The value with the largest weight, agreement with the others added."""
    candidates = [
        _Candidate(value, fold_key(value) or value, claim.evidence,
                   weight_of(field, claim.evidence))
        for claim in claims
        if (value := value_of(claim))
    ]  # fmt: skip
    return max(candidates, key=lambda one: _score(one, candidates), default=None)


def _score(candidate: _Candidate, candidates: Sequence[_Candidate]) -> float:
    support = {
        other.evidence: other.weight
        for other in candidates
        if other.key == candidate.key and other.evidence is not candidate.evidence
    }
    return candidate.weight + AGREEMENT * sum(support.values())


def _ranked(claims: Sequence[MetadataClaims], field: str) -> list[MetadataClaims]:
    return sorted(claims, key=lambda claim: -weight_of(field, claim.evidence))


def _first(claims: Sequence[MetadataClaims], field: str) -> str | None:
    for claim in _ranked(claims, field):
        if value := _line(getattr(claim, field)):
            return value
    return None


def _publisher(text: str | None) -> str | None:
    """The name of a publisher; its address is none."""
    name = _line(text)
    return None if not name or "://" in name or _HOST.fullmatch(name) else name


def _line(text: str | None) -> str | None:
    return (normalise_line(text) or None) if text else None


def _outlets(claims: Sequence[MetadataClaims], url: str | None) -> list[str]:
    seen_authors = {
        fold_key(name)
        for claim in claims
        if claim.evidence in (E.BYLINE, E.HTML_TEXT)
        for name in claim.authors
    }
    names = [
        name
        for claim in claims
        if (name := _line(claim.publisher))
        # A blogger names herself as publisher in the tags of her page.
        and not (claim.evidence is E.META and fold_key(name) in seen_authors)
    ]
    if domain := registered_domain(url):
        names += [domain, domain.split(".")[0]]
    # Some sites put the title of the page where their name belongs.
    titles = [
        key
        for claim in claims
        if claim.title and claim.evidence is not E.TITLE_TAG
        for key in [fold_key(claim.title)]
        if len(key.split()) > _MAX_OUTLET_WORDS
    ]
    return [
        name
        for name in dict.fromkeys(names)
        if not any(title in fold_key(name) for title in titles)
    ]


def _addresses(
    claims: Sequence[MetadataClaims], url: str | None
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Canonical address, key, flags. A page that names its home page or another site as its
    canonical address keeps its own key: two texts must not share one by mistake."""
    flags: list[str] = []
    named = _choose(
        [claim for claim in claims if claim.evidence in WEIGHTS["canonical_url"]],
        "canonical_url",
        lambda claim: clean_url(claim.url),
    )
    canonical = named.value if named else None
    key = make_url_key(canonical)
    own_key = make_url_key(url)
    if canonical and own_key and key != own_key:
        if "/" not in (key or "") and "/" in own_key:
            flags.append("canonical_is_home")
            key = own_key
        elif registered_domain(canonical) != registered_domain(url):
            flags.append("canonical_other_site")
            key = own_key
    return canonical, key or own_key, tuple(flags)


def _image(claims: Sequence[MetadataClaims]) -> str | None:
    return next((c.image_url for c in _ranked(claims, "image_url") if c.image_url), None)


def _article_type(
    claims: Sequence[MetadataClaims], section: str | None, url: str | None
) -> ArticleType:
    named = next((c.article_type for c in _ranked(claims, "") if c.article_type), None)
    if named:
        return named
    for kind, pattern in _TYPE_SECTIONS:
        if section and pattern.search(section):
            return kind
    path = urlsplit(url).path if url and is_web_url(url) else ""
    if _LIVE.search(path):
        return ArticleType.LIVE
    for kind, pattern in _TYPE_PATHS:
        if pattern.search(path):
            return kind
    return ArticleType.NEWS
