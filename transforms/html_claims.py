"""What a page says of itself: one `MetadataClaims` for each kind of evidence, nothing decided.

Deciding between the claims is `transforms.metadata`'s work. What is dear to read is read only
where the data in the head of the page leave a gap: author lines and topics that readers see,
microdata, dates in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import ArticleType, DateKind, Evidence
from transforms.bylines import has_full_name
from transforms.date_search import search_date, search_visible_date
from transforms.dates import parse_date
from transforms.html_bylines import read_byline_claims
from transforms.html_headings import read_heading
from transforms.html_meta_tags import (
    PAYWALLS,
    MetaTags,
    claims_of_tags,
    clean_text,
    read_meta_tags,
    section_name,
    split_keywords,
)
from transforms.html_microdata import read_microdata
from transforms.html_parts import Elements, PageParts, find_parts
from transforms.html_times import read_time_tags
from transforms.html_topics import read_topics
from transforms.json_ld import (
    JsonObject,
    JsonValue,
    LinkedData,
    is_person,
    names_of,
    organisations_of,
    read_linked_data,
    text_of,
    texts_of,
    types_of,
)
from transforms.languages import normalise_tag
from transforms.urls import absolute_url, day_in_url

_ARTICLE_TYPES = {
    "opinionnewsarticle": ArticleType.OPINION, "reviewnewsarticle": ArticleType.REVIEW,
    "liveblogposting": ArticleType.LIVE, "imagegallery": ArticleType.GALLERY,
    "videoobject": ArticleType.VIDEO, "review": ArticleType.REVIEW,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageClaims:
    """The claims of a page and what was wrong with them."""

    claims: tuple[MetadataClaims, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What all readers share."""

    parts: PageParts
    tags: MetaTags
    linked: LinkedData
    url: str | None
    base: str | None
    canonical: str | None


def read_page_claims(
    tree: HtmlElement,
    url: str | None,
    *,
    given: Sequence[MetadataClaims] = (),
    latest: datetime | None = None,
) -> PageClaims:
    """All claims that a page makes of itself.

    `url` is where it was found, `given` what the input says of it already, and `latest` the last
    instant at which it can have been published, each if known.
    """
    page = _open(tree, url)
    claims = _head_claims(page)
    claims += _visible_claims(page, claims)
    claims += _searched_date(page, [*given, *claims], latest)
    return PageClaims(tuple(claims), page.linked.flags)


def _open(tree: HtmlElement, url: str | None) -> _Page:
    parts = find_parts(tree)
    tags = read_meta_tags(parts.metas)
    canonical_link = _canonical(parts.links)
    base = url or absolute_url(canonical_link, None) or tags.first(("og:url",))
    texts = [
        script.text or ""
        for script in parts.scripts
        if "ld+json" in (script.get("type") or "").lower()
    ]
    return _Page(
        parts, tags, read_linked_data(texts), url, base, absolute_url(canonical_link, base)
    )


def _head_claims(page: _Page) -> list[MetadataClaims]:
    """What the data in the head say; cheap to read."""
    found = (
        _from_linked_data(page.linked, page.base),
        claims_of_tags(page.tags, Evidence.OPENGRAPH, page.base),
        claims_of_tags(page.tags, Evidence.META, page.base),
        _from_title_tag(page.parts.titles),
        _from_link_tag(page),
        _from_url(page.url or page.canonical),
    )
    return [claim for claim in found if claim is not None]


def _visible_claims(page: _Page, head: Sequence[MetadataClaims]) -> list[MetadataClaims]:
    """What readers see: the heading and times always, the rest where the head leaves a gap."""
    titles = [claim.title for claim in head if claim.title]
    found = [read_heading(page.parts.headings, titles), read_time_tags(page.parts.times)]
    outlets = [claim.publisher for claim in head if claim.publisher]
    if not _is_complete(head):
        found.append(read_microdata(page.parts.root))
    named = [claim for claim in (*head, *found) if claim is not None]
    if not any(has_full_name(claim, outlets) for claim in named):
        found += read_byline_claims(page.parts.root)
    if not any(claim.keywords for claim in head):
        found.append(read_topics(page.parts.root))
    return [claim for claim in found if claim is not None]


def _is_complete(head: Sequence[MetadataClaims]) -> bool:
    """Whether the JSON-LD alone names title, author and dates: microdata would add nothing."""
    linked = next((claim for claim in head if claim.evidence is Evidence.JSON_LD), None)
    return linked is not None and bool(linked.title and linked.authors and linked.dates)


def _searched_date(
    page: _Page, claims: Sequence[MetadataClaims], latest: datetime | None
) -> list[MetadataClaims]:
    dates = (date for claim in claims for date in claim.dates if date.kind is DateKind.PUBLISHED)
    readable = [date for date in dates if parse_date(date.text)]
    if any(not date.is_vague for date in readable):
        return []
    heading = next((one.title for one in claims if one.evidence is Evidence.HEADING), None)
    title = heading or next((one.title for one in claims if one.title), None)
    languages = (normalise_tag(claim.language) for claim in claims)
    language = next((code for code in languages if code), None)
    root = page.parts.root
    if readable:
        found = search_visible_date(root, title=title, language=language)
    else:
        address = page.url or page.canonical
        found = search_date(root, url=address, title=title, language=language, latest=latest)
    return [found] if found else []


def _from_linked_data(linked: LinkedData, base: str | None) -> MetadataClaims | None:
    node = linked.article
    if node is None:
        name = text_of(linked.organisation.get("name")) if linked.organisation else None
        return MetadataClaims(Evidence.JSON_LD, publisher=name) if name else None
    author = node.get("author") or node.get("creator")
    authors = names_of(author, linked.by_id)
    house = node.get("publisher") or node.get("sourceOrganization")
    # The blog of a person: its publisher is its author, and no outlet.
    publisher = [] if is_person(house, linked.by_id) else names_of(house, linked.by_id)
    sections = texts_of(node.get("articleSection"))
    return MetadataClaims(
        Evidence.JSON_LD,
        url=absolute_url(_page_address(node), base),
        title=clean_text(text_of(node.get("headline")) or text_of(node.get("name"))),
        subtitle=clean_text(text_of(node.get("alternativeHeadline"))),
        lead=clean_text(text_of(node.get("description"))),
        byline_raw="; ".join(authors) or None,
        authors=tuple(authors),
        organisations=tuple(organisations_of(author, linked.by_id)),
        dates=_linked_dates(node),
        section=section_name(sections[0]) if sections else None,
        keywords=tuple(split_keywords(texts_of(node.get("keywords")))),
        language=text_of(node.get("inLanguage")),
        publisher=publisher[0] if publisher else None,
        image_url=absolute_url(_image_address(node.get("image")), base),
        article_type=next(
            (_ARTICLE_TYPES[name] for name in types_of(node) if name in _ARTICLE_TYPES), None
        ),
        paywall=PAYWALLS.get(str(node.get("isAccessibleForFree")).lower().rsplit("/", 1)[-1]),
    )


def _linked_dates(node: JsonObject) -> tuple[DateClaim, ...]:
    published = text_of(node.get("datePublished")) or text_of(node.get("dateCreated"))
    modified = text_of(node.get("dateModified"))
    kinds = ((DateKind.PUBLISHED, published), (DateKind.MODIFIED, modified))
    return tuple(DateClaim(kind, text, Evidence.JSON_LD) for kind, text in kinds if text)


def _page_address(node: JsonObject) -> str | None:
    entity = node.get("mainEntityOfPage")
    address = entity.get("@id") if isinstance(entity, dict) else entity
    for value in (address, node.get("url")):
        if isinstance(value, str) and value.startswith("http"):
            return value
    return None


def _image_address(value: JsonValue) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return text_of(value)


def _from_title_tag(titles: Elements) -> MetadataClaims | None:
    # A drawing in the page may have a title of its own.
    in_head = [one for one in titles if (parent := one.getparent()) is None or parent.tag == "head"]
    title = next((text for one in (*in_head, *titles) if (text := clean_text(one.text))), None)
    return MetadataClaims(Evidence.TITLE_TAG, title=title) if title else None


def _from_link_tag(page: _Page) -> MetadataClaims | None:
    language = page.parts.language
    if not page.canonical and not language:
        return None
    return MetadataClaims(Evidence.LINK_TAG, url=page.canonical, language=language)


def _canonical(links: Iterable[HtmlElement]) -> str | None:
    for link in links:
        if "canonical" in (link.get("rel") or "").lower():
            address: str | None = link.get("href")
            return address
    return None


def _from_url(url: str | None) -> MetadataClaims | None:
    day = day_in_url(url)
    if day is None:
        return None
    return MetadataClaims(Evidence.URL, dates=(DateClaim(DateKind.PUBLISHED, day, Evidence.URL),))
