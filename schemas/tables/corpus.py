"""Tables of the articles themselves and of what their pages say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from schemas.columns import INT32, ArticleId, Column, InputId, Locator
from schemas.vocabularies import (
    ArticleType,
    AuthorRole,
    DateKind,
    Evidence,
    ParagraphKind,
    Paywall,
    Precision,
    RevisionKind,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a body: `body[start:end]` is its text."""

    start: Annotated[int, Column("First character in body", unit="code points", arrow_type=INT32)]
    end: Annotated[
        int, Column("Character after the last one in body", unit="code points", arrow_type=INT32)
    ]
    kind: Annotated[ParagraphKind, Column("What the paragraph is")]


@dataclass(frozen=True, slots=True)
class Article:
    """An article revision: one row for each text seen under one address."""

    article_id: Annotated[
        str, Column("Id of this revision: a hash of the article's address and revision_id")
    ]
    revision_id: Annotated[
        str, Column("Hash of title, subtitle and body: equal where the text is equal")
    ]
    input_id: InputId
    locator: Locator
    source: Annotated[
        str,
        Column(
            "Source named in the configuration or on the command line; else the registered "
            "domain of the URL, else the publisher, else 'unknown'"
        ),
    ]
    publisher: Annotated[str | None, Column("Outlet named by the page, record or configuration")]
    url: Annotated[str | None, Column("Address as found, before any cleaning")]
    canonical_url: Annotated[str | None, Column("Address that the page names as its own, cleaned")]
    url_key: Annotated[
        str | None,
        Column(
            "Canonical URL without scheme, 'www.', trackers and trailing slash: the same for "
            "all revisions"
        ),
    ]
    domain: Annotated[str | None, Column("Registered domain of the URL (public suffix list)")]
    external_id: Annotated[str | None, Column("Id given by the publisher, dump or agency")]
    title: Annotated[str | None, Column("Headline")]
    subtitle: Annotated[str | None, Column("Second line or standfirst beside the headline")]
    lead: Annotated[str | None, Column("Summary by the publisher, where it is not in the body")]
    body: Annotated[
        str,
        Column(
            "Text, normalised once (NFC, line ends, spaces); paragraphs are separated by an "
            "empty line; every offset of every table counts its code points"
        ),
    ]
    paragraphs: Annotated[list[Paragraph], Column("Paragraphs of the body, in order")]
    byline_raw: Annotated[str | None, Column("Author line as found")]
    authors: Annotated[list[str], Column("Names of the persons, in order; see the table authors")]
    section: Annotated[str | None, Column("Section of the outlet")]
    article_type: Annotated[ArticleType, Column("Kind of piece")]
    published_at: Annotated[datetime | None, Column("First published", unit="UTC")]
    published_precision: Annotated[Precision | None, Column("How exact published_at is")]
    published_evidence: Annotated[Evidence | None, Column("Where published_at stood")]
    published_tz_offset_min: Annotated[
        int | None,
        Column(
            "Zone in which published_at was written; null where none was given",
            unit="minutes east of UTC",
            arrow_type=INT32,
        ),
    ]
    modified_at: Annotated[datetime | None, Column("Last changed, as the page says", unit="UTC")]
    crawled_at: Annotated[datetime | None, Column("Fetched, as the archive says", unit="UTC")]
    language: Annotated[str | None, Column("Detected language", unit="ISO 639-1 or 639-3")]
    language_confidence: Annotated[
        float | None,
        Column("How sure the detection is", unit="share 0 to 1", minimum=0, maximum=1),
    ]
    language_declared: Annotated[
        str | None, Column("Language that the page or record claims", unit="BCP 47, lower case")
    ]
    word_count: Annotated[
        int,
        Column(
            "Words of the body (runs of letters and digits; characters for CJK and Thai)",
            unit="words",
            arrow_type=INT32,
            minimum=0,
        ),
    ]
    paywall: Annotated[Paywall, Column("Paywall, as the page declares it")]
    image_url: Annotated[str | None, Column("Main image")]
    keywords: Annotated[list[str], Column("Tags given by the publisher, in order")]
    extraction_method: Annotated[str, Column("How the body was got out of the raw record")]
    extractor_version: Annotated[str, Column("Version of the extraction that made the row")]
    quality_flags: Annotated[list[str], Column("Doubts about the row, sorted; see docs/quality.md")]
    body_sha256: Annotated[str, Column("SHA-256 of the body in UTF-8", unit="hex")]
    is_primary: Annotated[bool, Column("False for a copy of another article in the lake")]
    dup_group_id: Annotated[str | None, Column("Group of copies", references="dup_groups.group_id")]
    story_id: Annotated[str | None, Column("Story", references="stories.story_id")]


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """A date candidate of an article, chosen or not."""

    article_id: ArticleId
    kind: Annotated[DateKind, Column("What the date says of the article")]
    ts_utc: Annotated[datetime, Column("The instant, start of the period if coarse", unit="UTC")]
    tz_offset_min: Annotated[
        int | None,
        Column(
            "Zone written beside it; null where none", unit="minutes east of UTC", arrow_type=INT32
        ),
    ]
    precision: Annotated[Precision, Column("How exact it is")]
    evidence: Annotated[Evidence, Column("Where it stood")]
    surface: Annotated[str, Column("The date as written")]
    is_chosen: Annotated[bool, Column("Used for articles.published_at or modified_at")]
    is_plausible: Annotated[bool, Column("Passed the checks on its value")]
    reason: Annotated[str | None, Column("Why it was not plausible or not chosen")]


@dataclass(frozen=True, slots=True)
class Author:
    """An author of an article."""

    article_id: ArticleId
    position: Annotated[int, Column("Place in the byline, from 0", arrow_type=INT32, minimum=0)]
    name: Annotated[str, Column("Name as written, cleaned")]
    name_key: Annotated[str, Column("Name folded for matching: lower case, no accents")]
    role: Annotated[AuthorRole, Column("What the person or agency did")]
    is_agency: Annotated[bool, Column("An agency or desk, not a person")]
    evidence: Annotated[Evidence, Column("Where the name stood")]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the body of an article."""

    article_id: ArticleId
    position: Annotated[int, Column("Order in the body, from 0", arrow_type=INT32, minimum=0)]
    target_url: Annotated[str, Column("Where it points, made absolute")]
    anchor_text: Annotated[str | None, Column("Its text")]
    is_same_site: Annotated[bool, Column("Points to the same registered domain")]
    rel: Annotated[str | None, Column("Value of the rel attribute")]


@dataclass(frozen=True, slots=True)
class Image:
    """An image of an article."""

    article_id: ArticleId
    position: Annotated[int, Column("Order in the article, from 0", arrow_type=INT32, minimum=0)]
    image_url: Annotated[str, Column("Address, made absolute")]
    caption: Annotated[str | None, Column("Caption")]
    credit: Annotated[str | None, Column("Photographer or agency")]


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of the text at one address, in the order seen.

    Characters are counted by words: a sentence that only moved counts neither as added nor as
    removed.
    """

    url_key: Annotated[str, Column("Address without scheme and trackers")]
    revision_id: Annotated[str, Column("The version", references="articles.revision_id")]
    previous_id: Annotated[
        str | None, Column("The version before", references="articles.revision_id")
    ]
    seen_at: Annotated[datetime | None, Column("When it was first seen", unit="UTC")]
    title_changed: Annotated[bool, Column("The headline differs from the version before")]
    chars_added: Annotated[
        int, Column("Characters added", unit="code points", arrow_type=INT32, minimum=0)
    ]
    chars_removed: Annotated[
        int, Column("Characters removed", unit="code points", arrow_type=INT32, minimum=0)
    ]
    kind: Annotated[RevisionKind, Column("What the change is")]
    figures_added: Annotated[
        list[str] | None, Column("Numbers as written that the version before had not, in order")
    ]
    figures_removed: Annotated[
        list[str] | None, Column("Numbers as written that the version before had, in order")
    ]
    note: Annotated[
        str | None, Column("What the text says of its own correction or retraction, as written")
    ]
