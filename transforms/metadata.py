"""The combiner: many claims -> one value for each field.

The rules are the table `WEIGHTS`: what a field's value weighs by where it stood. Claims that
agree add to each other. Claims of the input (sidecar, header, record) outweigh any page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.documents import MetadataClaims
from schemas.vocabularies import ArticleType, AuthorRole, Evidence, Paywall
from transforms.bylines import Credit, is_agency, read_byline
from transforms.languages import normalise_tag
from transforms.text import fold_key, normalise_line
from transforms.urls import clean_url, make_url_key, registered_domain

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

_MIN_HEADLINE_SHARE = 0.4
_STABLE_IDS = frozenset({E.SIDECAR, E.HEADER, E.RECORD, E.JSON_LD, E.META})
_SUFFIX = re.compile(r"\s+[|\-–—:•·»«]{1,2}\s+|\s*\|\s*")
_OPINION = re.compile(
    r"\b(?:opinion|opinions|op-?ed|editorials?|columns?|kommentare?|meinung(?:en)?|debatte|"
    r"opinión|opiniones|opinião|opinie|commentary|tribunes?|idées|leitartikel)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(r"\blive-?(?:blog|ticker|updates?)\b|/live/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChosenCredit:
    """A credit and where its author line stood."""

    credit: Credit
    evidence: Evidence


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
    publisher = _choose(claims, "publisher", lambda claim: _line(claim.publisher))
    address = _choose(claims, "url", lambda claim: claim.url)
    url = address.value if address else None
    canonical, url_key, flags = _addresses(claims, url)
    outlets = _outlets(claims, url or canonical)
    title = _choose(_without_kicker(claims), "title", lambda claim: _title(claim, outlets))
    section = _choose(claims, "section", lambda claim: _line(claim.section))
    external = _choose(claims, "external_id", lambda claim: _line(claim.external_id))
    language = _choose(claims, "language", lambda claim: normalise_tag(claim.language))
    byline_raw, chosen = _choose_authors(claims, outlets)
    section_name = section.value if section else None
    return Metadata(
        url=url,
        canonical_url=canonical,
        url_key=url_key,
        domain=registered_domain(url or canonical),
        external_id=external.value if external else None,
        has_stable_id=external is not None and external.evidence in _STABLE_IDS,
        title=title.value if title else None,
        subtitle=_first(claims, "subtitle"),
        lead=_first(claims, "lead"),
        byline_raw=byline_raw,
        credits=chosen,
        section=section_name,
        keywords=_choose_keywords(claims),
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


def strip_outlet(title: str, outlets: Iterable[str]) -> str:
    """The title without the name of the outlet before or after it ('Storm hits | The Gazette')."""
    keys = {key for outlet in outlets if (key := fold_key(outlet).replace(" ", ""))}
    for _ in range(3):
        cuts = list(_SUFFIX.finditer(title))
        if not cuts:
            break
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        first, rest = title[: cuts[0].start()], title[cuts[0].end() :]
        if _is_outlet(tail, keys) and len(head) > 3:
            title = head
        elif _is_outlet(first, keys) and len(rest) > 3:
            title = rest
        else:
            break
    return title.strip()


def _is_outlet(part: str, keys: set[str]) -> bool:
    key = fold_key(part).replace(" ", "")
    return bool(key) and any(
        key == outlet
        or (
            min(len(key), len(outlet)) >= 4
            and (key in outlet or outlet in key)
            and len(key) <= 2 * len(outlet) + 8
        )
        for outlet in keys
    )


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


def _line(text: str | None) -> str | None:
    return (normalise_line(text) or None) if text else None


def _title(claim: MetadataClaims, outlets: Sequence[str]) -> str | None:
    text = _line(claim.title)
    if not text or claim.evidence in _INPUT:
        return text
    text = strip_outlet(text, outlets)
    # A heading that is only the outlet's name is its logo.
    return None if fold_key(text) in {fold_key(outlet) for outlet in outlets} else text or None


def _without_kicker(claims: Sequence[MetadataClaims]) -> list[MetadataClaims]:
    """The heading cut down to the headline where it also holds the line above it: what the
    page's data give as headline is then the end of the heading."""
    headlines = [
        claim.title
        for claim in claims
        if claim.title and claim.evidence in (E.JSON_LD, E.OPENGRAPH, E.MICRODATA)
    ]
    return [
        replace(claim, title=_end_of(claim.title, headlines))
        if claim.evidence is E.HEADING and claim.title
        else claim
        for claim in claims
    ]


def _end_of(heading: str, headlines: Iterable[str]) -> str:
    key = fold_key(heading)
    for headline in headlines:
        end = fold_key(headline)
        if key != end and key.endswith(f" {end}") and len(end) > _MIN_HEADLINE_SHARE * len(key):
            return headline
    return heading


def _outlets(claims: Sequence[MetadataClaims], url: str | None) -> list[str]:
    names = [name for claim in claims if (name := _line(claim.publisher))]
    if domain := registered_domain(url):
        names += [domain, domain.split(".")[0]]
    return list(dict.fromkeys(names))


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


def _choose_authors(
    claims: Sequence[MetadataClaims], outlets: Sequence[str]
) -> tuple[str | None, tuple[ChosenCredit, ...]]:
    """The best author line with a person in it; without one, the best with an agency; without
    that, an outlet that signs as the author (a credit of an organisation, not a person)."""
    lines: list[tuple[str | None, tuple[ChosenCredit, ...]]] = []
    for claim in _ranked(claims, "authors"):
        names = claim.authors or ((claim.byline_raw,) if claim.byline_raw else ())
        raw = _line(claim.byline_raw) or _line("; ".join(names))
        found = tuple(ChosenCredit(one, claim.evidence) for one in _credits(names, outlets))
        if any(not one.credit.is_agency for one in found):
            return raw, found
        if raw:
            lines.append((raw, found or _outlet_credit(names, outlets, claim.evidence)))
    agency = next((line for line in lines if any(_is_wire(one) for one in line[1])), None)
    signed = next((line for line in lines if line[1]), None)
    return agency or signed or (lines[0] if lines else (None, ()))


def _is_wire(one: ChosenCredit) -> bool:
    return is_agency(one.credit.name)


def _outlet_credit(
    names: Sequence[str], outlets: Sequence[str], evidence: Evidence
) -> tuple[ChosenCredit, ...]:
    keys = {fold_key(outlet) for outlet in outlets}
    name = _line(names[0]) if len(names) == 1 else None
    if not name or fold_key(name) not in keys:
        return ()
    return (ChosenCredit(Credit(name, AuthorRole.AGENCY, is_agency=True), evidence),)


def _credits(names: Iterable[str], outlets: Sequence[str]) -> list[Credit]:
    found: dict[str, Credit] = {}
    for name in names:
        # An agency is an author even where it is the outlet itself.
        own = [outlet for outlet in outlets if not is_agency(outlet)]
        for credit in read_byline(name, own):
            found.setdefault(fold_key(credit.name), credit)
    return sorted(found.values(), key=lambda credit: credit.role is AuthorRole.PHOTOGRAPHER)


def _choose_keywords(claims: Sequence[MetadataClaims]) -> tuple[str, ...]:
    for claim in _ranked(claims, "keywords"):
        words = [word for text in claim.keywords if (word := normalise_line(text))]
        if words:
            return tuple(dict.fromkeys(words))
    return ()


def _image(claims: Sequence[MetadataClaims]) -> str | None:
    return next((c.image_url for c in _ranked(claims, "image_url") if c.image_url), None)


def _article_type(
    claims: Sequence[MetadataClaims], section: str | None, url: str | None
) -> ArticleType:
    named = next((c.article_type for c in _ranked(claims, "") if c.article_type), None)
    if named:
        return named
    if section and _OPINION.search(section):
        return ArticleType.OPINION
    return ArticleType.LIVE if url and _LIVE.search(url) else ArticleType.NEWS
