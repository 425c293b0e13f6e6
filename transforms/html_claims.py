"""What a page says of itself: one `MetadataClaims` for each kind of evidence, nothing decided.

Deciding between the claims is `transforms.metadata`'s work.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import ArticleType, DateKind, Evidence, Paywall
from transforms.html_visible import (
    read_byline_claims,
    read_heading,
    read_microdata,
    read_text_claims,
    read_time_tags,
)
from transforms.json_ld import (
    JsonObject,
    JsonValue,
    LinkedData,
    names_of,
    read_linked_data,
    text_of,
    texts_of,
    types_of,
)
from transforms.text import normalise_line
from transforms.urls import absolute_url, day_in_url

_MAX_META_CHARS = 10_000
_MAX_META_TAGS = 1_000
_MAX_KEYWORDS = 100

# Names in lower case, best first. A name counts for the evidence it stands under.
_META_NAMES: dict[Evidence, dict[str, tuple[str, ...]]] = {
    Evidence.OPENGRAPH: {
        "title": ("og:title",),
        "lead": ("og:description",),
        "authors": ("article:author", "og:article:author", "og:author"),
        "published": ("article:published_time", "og:article:published_time", "og:published_time",
                      "og:pubdate", "article:published"),
        "modified": ("article:modified_time", "og:article:modified_time", "og:updated_time",
                     "article:modified"),
        "section": ("article:section", "og:article:section", "og:section"),
        "keywords": ("article:tag", "og:article:tag", "og:keywords"),
        "publisher": ("og:site_name",),
        "image": ("og:image", "og:image:url", "og:image:secure_url"),
        "url": ("og:url",),
        "language": ("og:locale",),
    },
    Evidence.META: {
        "title": ("headline", "parsely-title", "sailthru.title", "citation_title", "dc.title",
                  "dcterms.title", "twitter:title", "title"),
        "lead": ("description", "dc.description", "dcterms.description", "twitter:description",
                 "sailthru.description", "abstract"),
        "authors": ("author", "authors", "parsely-author", "sailthru.author", "byl", "dc.creator",
                    "dcterms.creator", "dc.creator.name", "citation_author", "cxenseparse:author",
                    "article.author", "creator", "cxenseparse:aut-author"),
        "published": ("parsely-pub-date", "datepublished", "pubdate", "publishdate",
                      "publish-date", "publish_date", "publication_date", "date.created",
                      "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
                      "sailthru.date", "citation_publication_date", "citation_date",
                      "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date",
                      "dc.date", "dcterms.date", "article.published", "article.created",
                      "originalpublicationdate", "displaydate", "created", "rnews:datepublished",
                      "iso-8601-publish-date", "bt:pubdate", "article_date_original",
                      "ptime", "shareaholic:article_published_time"),
        "modified": ("last-modified", "lastmod", "dcterms.modified", "dc.date.modified",
                     "article.updated", "revised", "last-updated", "date.updated",
                     "datemodified", "utime", "shareaholic:article_modified_time", "moddate"),
        "section": ("parsely-section", "section", "sailthru.section", "article.section",
                    "cxenseparse:section", "dc.subject.section", "ressort", "category"),
        "keywords": ("news_keywords", "parsely-tags", "sailthru.tags", "cxenseparse:taglist"),
        "publisher": ("application-name", "dc.publisher", "dcterms.publisher",
                      "citation_journal_title", "publisher", "copyright"),
        "image": ("twitter:image", "twitter:image:src", "thumbnail", "image"),
        "language": ("content-language", "dc.language", "dcterms.language", "language"),
    },
}  # fmt: skip
_WEAK_KEYWORDS = ("keywords", "dc.subject", "dcterms.subject")
_WRITTEN_BY = frozenset(
    {
        "written by", "verfasst von", "geschrieben von", "écrit par", "escrito por",
        "scritto da", "door", "skrevet av", "auteur", "author",
    }
)  # fmt: skip
_PAYWALLS = {
    "free": Paywall.FREE, "metered": Paywall.PAID, "locked": Paywall.PAID, "premium": Paywall.PAID,
    "paid": Paywall.PAID, "true": Paywall.FREE, "false": Paywall.PAID,
}  # fmt: skip
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


@dataclass(slots=True)
class _MetaTags:
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def first(self, names: Iterable[str]) -> str | None:
        return next((self.by_name[name][0] for name in names if name in self.by_name), None)

    def all(self, names: Iterable[str]) -> list[str]:
        return next((self.by_name[name] for name in names if name in self.by_name), [])


def read_page_claims(tree: HtmlElement, url: str | None) -> PageClaims:
    """All claims that a page makes of itself; `url` is where it was found, if known."""
    tags = _read_meta_tags(tree)
    linked = read_linked_data(_linked_data_texts(tree))
    base = url or _canonical(tree, None) or tags.first(("og:url",))
    readers: tuple[Callable[[], MetadataClaims | None], ...] = (
        lambda: _from_linked_data(linked, base),
        lambda: _from_meta(tags, Evidence.OPENGRAPH, base),
        lambda: _from_meta(tags, Evidence.META, base),
        lambda: read_microdata(tree),
        lambda: read_time_tags(tree),
        lambda: read_byline_claims(tree),
        lambda: read_heading(tree),
        lambda: read_text_claims(tree),
        lambda: _from_title_tag(tree),
        lambda: _from_link_tag(tree, base),
        lambda: _from_url(url or _canonical(tree, base)),
    )
    claims = tuple(claim for read in readers if (claim := read()) is not None)
    return PageClaims(claims, linked.flags)


def _read_meta_tags(tree: HtmlElement) -> _MetaTags:
    tags = _MetaTags()
    for number, element in enumerate(tree.iter("meta")):
        if number >= _MAX_META_TAGS:
            break
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        content = element.get("content") or element.get("value")
        if name and content and (text := _clean(content)):
            values = tags.by_name.setdefault(name.strip().lower(), [])
            if len(values) < _MAX_KEYWORDS:
                values.append(text)
    return tags


def _linked_data_texts(tree: HtmlElement) -> list[str]:
    return [
        script.text or ""
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]


def _from_meta(tags: _MetaTags, evidence: Evidence, base: str | None) -> MetadataClaims:
    names = _META_NAMES[evidence]
    authors = [text for text in tags.all(names["authors"]) if "://" not in text]
    if evidence is Evidence.META and not authors:
        authors = _labelled_author(tags)
    keywords = tags.all(names["keywords"])
    if evidence is Evidence.META and not keywords and "article:tag" not in tags.by_name:
        keywords = tags.all(_WEAK_KEYWORDS)
    image = tags.first(names["image"])
    return MetadataClaims(
        evidence,
        url=absolute_url(tags.first(names.get("url", ())), base),
        title=tags.first(names["title"]),
        lead=tags.first(names["lead"]),
        byline_raw="; ".join(authors) or None,
        authors=tuple(authors),
        dates=_dates(tags, names, evidence),
        section=_section(tags.first(names["section"])),
        keywords=tuple(split_keywords(keywords)),
        language=tags.first(names["language"]),
        publisher=tags.first(names["publisher"]),
        image_url=absolute_url(image, base),
        paywall=_meta_paywall(tags) if evidence is Evidence.META else None,
    )


def _labelled_author(tags: _MetaTags) -> list[str]:
    """Twitter cards of common publishing systems: label1 'Written by', data1 the name."""
    for number in ("1", "2"):
        label = tags.first((f"twitter:label{number}",))
        if label and label.lower().rstrip(":") in _WRITTEN_BY:
            return tags.all((f"twitter:data{number}",))
    return []


def _dates(
    tags: _MetaTags, names: dict[str, tuple[str, ...]], evidence: Evidence
) -> tuple[DateClaim, ...]:
    kinds = ((DateKind.PUBLISHED, "published"), (DateKind.MODIFIED, "modified"))
    return tuple(
        DateClaim(kind, text, evidence) for kind, key in kinds if (text := tags.first(names[key]))
    )


def _meta_paywall(tags: _MetaTags) -> Paywall | None:
    tier = tags.first(("article:content_tier", "og:article:content_tier", "content_tier"))
    return _PAYWALLS.get(tier.lower()) if tier else None


def _from_linked_data(linked: LinkedData, base: str | None) -> MetadataClaims | None:
    node = linked.article
    if node is None:
        name = text_of(linked.organisation.get("name")) if linked.organisation else None
        return MetadataClaims(Evidence.JSON_LD, publisher=name) if name else None
    authors = names_of(node.get("author") or node.get("creator"), linked.by_id)
    publisher = names_of(node.get("publisher") or node.get("sourceOrganization"), linked.by_id)
    sections = texts_of(node.get("articleSection"))
    return MetadataClaims(
        Evidence.JSON_LD,
        url=absolute_url(_page_address(node), base),
        title=_clean(text_of(node.get("headline")) or text_of(node.get("name"))),
        subtitle=_clean(text_of(node.get("alternativeHeadline"))),
        lead=_clean(text_of(node.get("description"))),
        byline_raw="; ".join(authors) or None,
        authors=tuple(authors),
        dates=_linked_dates(node),
        section=_section(sections[0]) if sections else None,
        keywords=tuple(split_keywords(texts_of(node.get("keywords")))),
        language=text_of(node.get("inLanguage")),
        publisher=publisher[0] if publisher else None,
        image_url=absolute_url(_image_address(node.get("image")), base),
        article_type=next(
            (_ARTICLE_TYPES[name] for name in types_of(node) if name in _ARTICLE_TYPES), None
        ),
        paywall=_PAYWALLS.get(str(node.get("isAccessibleForFree")).lower().rsplit("/", 1)[-1]),
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


def _from_title_tag(tree: HtmlElement) -> MetadataClaims | None:
    element = tree.find(".//head/title")
    if element is None:
        element = tree.find(".//title")
    title = _clean(element.text) if element is not None else None
    return MetadataClaims(Evidence.TITLE_TAG, title=title) if title else None


def _from_link_tag(tree: HtmlElement, base: str | None) -> MetadataClaims | None:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    canonical = _canonical(tree, base)
    if not canonical and not language:
        return None
    return MetadataClaims(Evidence.LINK_TAG, url=canonical, language=language)


def _canonical(tree: HtmlElement, base: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower():
            return absolute_url(link.get("href"), base)
    return None


def _from_url(url: str | None) -> MetadataClaims | None:
    day = day_in_url(url)
    if day is None:
        return None
    return MetadataClaims(Evidence.URL, dates=(DateClaim(DateKind.PUBLISHED, day, Evidence.URL),))


def split_keywords(values: Iterable[str]) -> list[str]:
    """Keywords out of a list or a comma-separated line, each once, in order."""
    values = list(values)
    if len(values) == 1:
        separator = ";" if ";" in values[0] and "," not in values[0] else ","
        values = values[0].split(separator)
    cleaned = (normalise_line(value).strip(" ,;#\"'[]") for value in values)
    return list(dict.fromkeys(word for word in cleaned if 1 < len(word) <= 100))[:_MAX_KEYWORDS]


def _section(text: str | None) -> str | None:
    if not text or "://" in text or len(text) > 100:
        return None
    return _clean(text)


def _clean(text: str | None) -> str | None:
    if not text:
        return None
    text = text[:_MAX_META_CHARS]
    # Escaped twice on many pages: the parser has undone the first time.
    return normalise_line(html.unescape(text) if "&" in text else text) or None
