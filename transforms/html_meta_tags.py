"""Claims of a page's `<meta>` tags: OpenGraph apart from all other names."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence, Paywall
from transforms.html_parts import Elements
from transforms.text import normalise_line
from transforms.urls import absolute_url

_MAX_META_CHARS = 10_000
_MAX_META_TAGS = 1_000
_MAX_KEYWORDS = 100

# Names in lower case, best first. A name counts for the evidence it stands under.
_META_NAMES: dict[Evidence, dict[str, tuple[str, ...]]] = {
    Evidence.OPENGRAPH: {
        "title": ("og:title",),
        "lead": ("og:description",),
        "authors": ("article:author", "og:article:author", "og:author", "article:author:name"),
        "published": ("article:published_time", "og:article:published_time", "og:published_time",
                      "og:pubdate", "article:published", "og:article:publish_date"),
        "modified": ("article:modified_time", "og:article:modified_time", "og:updated_time",
                     "article:modified", "article:updated_time"),
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
                    "article.author", "creator", "cxenseparse:aut-author", "dable:author",
                    "article:authorname", "article_author",
                    "articleauthor", "dc.contributor", "mediator_author",
                    "cxenseparse:recs:authors"),
        "published": ("parsely-pub-date", "datepublished", "pubdate", "publishdate",
                      "publish-date", "publish_date", "publication_date", "date.created",
                      "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
                      "sailthru.date", "citation_publication_date", "citation_date",
                      "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
                      "article.published", "article.created",
                      "originalpublicationdate", "displaydate", "created", "rnews:datepublished",
                      "iso-8601-publish-date", "bt:pubdate", "article_date_original",
                      "ptime", "shareaholic:article_published_time", "article:publicationdate",
                      "mediator_published_time", "publishedat", "article.publish_date"),
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
_VAGUE_DATES = ("date", "dc.date", "dcterms.date")
"""Publishing systems write the day of the last change there as often as that of publication."""
_WEAK_KEYWORDS = ("keywords", "dc.subject", "dcterms.subject")
_WRITTEN_BY = frozenset(
    {
        "written by", "verfasst von", "geschrieben von", "écrit par", "escrito por",
        "scritto da", "door", "skrevet av", "auteur", "author",
    }
)  # fmt: skip
PAYWALLS = {
    "free": Paywall.FREE, "metered": Paywall.PAID, "locked": Paywall.PAID, "premium": Paywall.PAID,
    "paid": Paywall.PAID, "true": Paywall.FREE, "false": Paywall.PAID,
}  # fmt: skip
"""Words for the tier of an article, lower case."""


@dataclass(frozen=True, slots=True)
class MetaTags:
    """The contents of the tags by name in lower case, in order."""

    by_name: dict[str, list[str]] = field(default_factory=dict)

    def first(self, names: Iterable[str]) -> str | None:
        """The first content of the best name that is there."""
        return next((self.by_name[name][0] for name in names if name in self.by_name), None)

    def all(self, names: Iterable[str]) -> list[str]:
        """All contents of the best name that is there."""
        return next((self.by_name[name] for name in names if name in self.by_name), [])


def read_meta_tags(metas: Elements) -> MetaTags:
    """All named tags with a content."""
    tags = MetaTags()
    for element in metas[:_MAX_META_TAGS]:
        content = element.get("content") or element.get("value")
        if not content:
            continue
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if name and (text := clean_text(content)):
            values = tags.by_name.setdefault(name.strip().lower(), [])
            if len(values) < _MAX_KEYWORDS:
                values.append(text)
    return tags


def claims_of_tags(tags: MetaTags, evidence: Evidence, base: str | None) -> MetadataClaims:
    """What the tags of one kind of evidence say; addresses are made absolute with `base`."""
    names = _META_NAMES[evidence]
    authors = [text for text in tags.all(names["authors"]) if "://" not in text]
    if evidence is Evidence.META and not authors:
        authors = _labelled_author(tags)
    keywords = tags.all(names["keywords"])
    if evidence is Evidence.META and not keywords and "article:tag" not in tags.by_name:
        keywords = tags.all(_WEAK_KEYWORDS)
    return MetadataClaims(
        evidence,
        url=absolute_url(tags.first(names.get("url", ())), base),
        title=tags.first(names["title"]),
        lead=tags.first(names["lead"]),
        byline_raw="; ".join(authors) or None,
        authors=tuple(authors),
        dates=_dates(tags, names, evidence),
        section=section_name(tags.first(names["section"])),
        keywords=tuple(split_keywords(keywords)),
        language=tags.first(names["language"]),
        publisher=tags.first(names["publisher"]),
        image_url=absolute_url(tags.first(names["image"]), base),
        paywall=_paywall(tags) if evidence is Evidence.META else None,
    )


def split_keywords(values: Iterable[str]) -> list[str]:
    """Keywords out of a list or a comma-separated line, each once, in order."""
    values = list(values)
    if len(values) == 1:
        separator = ";" if ";" in values[0] and "," not in values[0] else ","
        values = values[0].split(separator)
    cleaned = (normalise_line(value).strip(" ,;#\"'[]") for value in values)
    return list(dict.fromkeys(word for word in cleaned if 1 < len(word) <= 100))[:_MAX_KEYWORDS]


def section_name(text: str | None) -> str | None:
    """The text if it can be the name of a section."""
    if not text or "://" in text or len(text) > 100:
        return None
    return clean_text(text)


def clean_text(text: str | None) -> str | None:
    """One normalised line, entities that were escaped twice undone; None if nothing is left."""
    if not text:
        return None
    text = text[:_MAX_META_CHARS]
    # Escaped twice on many pages: the parser has undone the first time.
    return normalise_line(html.unescape(text) if "&" in text else text) or None


def _labelled_author(tags: MetaTags) -> list[str]:
    """Twitter cards of common publishing systems: label1 'Written by', data1 the name."""
    for number in ("1", "2"):
        label = tags.first((f"twitter:label{number}",))
        if label and label.lower().rstrip(":") in _WRITTEN_BY:
            return tags.all((f"twitter:data{number}",))
    return []


def _dates(
    tags: MetaTags, names: dict[str, tuple[str, ...]], evidence: Evidence
) -> tuple[DateClaim, ...]:
    kinds = ((DateKind.PUBLISHED, "published"), (DateKind.MODIFIED, "modified"))
    dates = [
        DateClaim(kind, text, evidence) for kind, key in kinds if (text := tags.first(names[key]))
    ]
    is_published = any(date.kind is DateKind.PUBLISHED for date in dates)
    vague = tags.first(_VAGUE_DATES) if evidence is Evidence.META and not is_published else None
    if vague:
        dates.append(DateClaim(DateKind.PUBLISHED, vague, evidence, is_vague=True))
    return tuple(dates)


def _paywall(tags: MetaTags) -> Paywall | None:
    tier = tags.first(("article:content_tier", "og:article:content_tier", "content_tier"))
    return PAYWALLS.get(tier.lower()) if tier else None
