"""One document from claims and text to its rows: the whole way of an article, read top to bottom.

    page parse -> claims -> body -> metadata and dates -> normalised body -> language -> ids -> rows

Nothing is invented: what nobody says stays null, and each doubt is a quality flag
(docs/quality.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.documents import (
    ArticleRows,
    MetadataClaims,
    SourceContext,
    SourceDocument,
    TextBlock,
)
from schemas.errors import InputError
from schemas.identifiers import content_id
from schemas.tables.corpus import Article, ArticleDate, Author, Image, Link
from schemas.vocabularies import ErrorCode, Evidence, Paywall, Stage
from transforms.date_choice import DateChoice, choose_dates
from transforms.html_body import extract_body
from transforms.html_claims import read_page_claims
from transforms.html_media import Media, find_media
from transforms.html_page import Page, parse_page
from transforms.languages import Language, detect_language
from transforms.metadata import Metadata, combine
from transforms.page_head import PageHead, drop_page_head
from transforms.page_kinds import check_is_article
from transforms.text import (
    Body,
    build_body,
    count_words,
    drop_repeated_title,
    fold_key,
    normalise_blocks,
)

EXTRACTOR_VERSION = "3"
"""Raised when the rows made from the same bytes change."""

SHORT_BODY_CHARS = 250
STUB_BODY_CHARS = 1_500
METHOD_BLOCKS = "blocks"
_LEAD_AREA_CHARS = 3_000


@dataclass(frozen=True, slots=True)
class _Content:
    """The text of a document before it is normalised, and what its page says of it."""

    blocks: Sequence[TextBlock]
    method: str
    claims: tuple[MetadataClaims, ...]
    flags: tuple[str, ...]
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that is known of an article when its row is written."""

    article_id: str
    revision_id: str
    source: str
    method: str
    metadata: Metadata
    dates: DateChoice
    body: Body
    language: Language
    flags: list[str]


def build_article(
    document: SourceDocument, context: SourceContext, *, input_id: str, locator: str
) -> ArticleRows:
    """All rows of one document; raises InputError where no article can be made of it."""
    content = _read_content(document, context)
    metadata = combine(content.claims + _source_claims(context))
    dates = choose_dates(content.claims, context, metadata.language_declared)
    body = _build_body(content, metadata, dates)
    language = detect_language(body.text, metadata.language_declared)
    media = _find_media(content, body, metadata)
    revision_id = content_id(metadata.title, metadata.subtitle, body.text)
    source = context.source or metadata.domain or metadata.publisher or "unknown"
    article_id = content_id("article", *_address(metadata, source), revision_id)
    flags = _quality_flags(
        body, metadata, language, document.quality_flags + content.flags + dates.flags + media.flags
    )
    facts = _Facts(
        article_id, revision_id, source, content.method, metadata, dates, body, language, flags
    )
    return ArticleRows(
        articles=(_article_row(facts, input_id, locator),),
        article_dates=_date_rows(article_id, dates),
        authors=_author_rows(article_id, metadata),
        links=_link_rows(article_id, media),
        images=_image_rows(article_id, media),
    )


def _read_content(document: SourceDocument, context: SourceContext) -> _Content:
    if document.html is None:
        method = document.method or METHOD_BLOCKS
        if not document.blocks:
            raise InputError(ErrorCode.EMPTY_DOCUMENT, "no text", stage=Stage.EXTRACT)
        return _Content(document.blocks, method, document.claims, ())
    page = parse_page(document.html)
    url = next((claim.url for claim in document.claims if claim.url), None)
    latest = context.latest_plausible_at
    said = read_page_claims(page.tree, url, given=document.claims, latest=latest)
    check_is_article(page.tree, document.claims + said.claims, url)
    # After the claims: the extraction takes the scripts out of the tree.
    blocks, method = document.blocks, document.method or METHOD_BLOCKS
    flags = page.flags + said.flags
    if not blocks:
        extracted = extract_body(page)
        blocks, method = extracted.blocks, extracted.method
        flags += extracted.flags
    return _Content(blocks, method, document.claims + said.claims, flags, page)


def _source_claims(context: SourceContext) -> tuple[MetadataClaims, ...]:
    if not context.publisher and not context.language:
        return ()
    return (
        MetadataClaims(Evidence.SOURCE, publisher=context.publisher, language=context.language),
    )


def _build_body(content: _Content, metadata: Metadata, dates: DateChoice) -> Body:
    blocks = drop_repeated_title(normalise_blocks(content.blocks), metadata.title)
    if content.page is not None:
        blocks = drop_page_head(blocks, _page_head(metadata, dates))
    if not blocks:
        message = f"no article text found ({content.method})"
        raise InputError(ErrorCode.NO_BODY, message, stage=Stage.EXTRACT)
    return build_body(blocks)


def _page_head(metadata: Metadata, dates: DateChoice) -> PageHead:
    return PageHead(
        title=metadata.title,
        section=metadata.section,
        byline=metadata.byline_raw,
        names=tuple(chosen.credit.name for chosen in metadata.credits),
        published_on=dates.published.parsed.at.date() if dates.published else None,
    )


def _find_media(content: _Content, body: Body, metadata: Metadata) -> Media:
    if content.page is None or content.page.is_simple_only:
        return Media()
    paragraphs = (body.text[one.start : one.end] for one in body.paragraphs)
    return find_media(content.page.tree, paragraphs, metadata.url or metadata.canonical_url)


def _address(metadata: Metadata, source: str) -> tuple[str, ...]:
    """What the revisions of an article have in common, in words of falling certainty."""
    if metadata.url_key:
        return "url", metadata.url_key
    if metadata.external_id and metadata.has_stable_id:
        return "external", source, metadata.external_id
    return "source", source


def _lead_beside(body: Body, metadata: Metadata) -> str | None:
    if not metadata.lead:
        return None
    if metadata.lead in body.text:
        return None
    key = fold_key(metadata.lead)
    # Leads are often cut: "..." is no letter, so the key of a cut one still is in the body's.
    return None if key in fold_key(body.text[:_LEAD_AREA_CHARS]) else metadata.lead


def _quality_flags(
    body: Body, metadata: Metadata, language: Language, flags: tuple[str, ...]
) -> list[str]:
    declared = (metadata.language_declared or "").split("-")[0]
    checks = {
        "no_title": metadata.title is None,
        "short_body": len(body.text) < SHORT_BODY_CHARS,
        "paywall_stub": metadata.paywall is Paywall.PAID and len(body.text) < STUB_BODY_CHARS,
        "replacement_characters": "\ufffd" in body.text,
        "language_mismatch": bool(declared and language.code and declared != language.code),
    }
    return sorted({*flags, *metadata.flags, *(flag for flag, holds in checks.items() if holds)})


def _article_row(facts: _Facts, input_id: str, locator: str) -> Article:
    return Article(
        article_id=facts.article_id,
        revision_id=facts.revision_id,
        input_id=input_id,
        locator=locator,
        source=facts.source,
        publisher=facts.metadata.publisher,
        url=facts.metadata.url,
        canonical_url=facts.metadata.canonical_url,
        url_key=facts.metadata.url_key,
        domain=facts.metadata.domain,
        external_id=facts.metadata.external_id,
        title=facts.metadata.title,
        subtitle=facts.metadata.subtitle,
        lead=_lead_beside(facts.body, facts.metadata),
        body=facts.body.text,
        paragraphs=list(facts.body.paragraphs),
        byline_raw=facts.metadata.byline_raw,
        authors=[one.credit.name for one in facts.metadata.credits if not one.credit.is_agency],
        section=facts.metadata.section,
        article_type=facts.metadata.article_type,
        published_at=facts.dates.published.parsed.at if facts.dates.published else None,
        published_precision=facts.dates.published.parsed.precision
        if facts.dates.published
        else None,
        published_evidence=facts.dates.published.claim.evidence if facts.dates.published else None,
        published_tz_offset_min=facts.dates.published.parsed.tz_offset_min
        if facts.dates.published
        else None,
        modified_at=facts.dates.modified.parsed.at if facts.dates.modified else None,
        crawled_at=facts.dates.crawled.parsed.at if facts.dates.crawled else None,
        language=facts.language.code,
        language_confidence=facts.language.confidence,
        language_declared=facts.metadata.language_declared,
        word_count=count_words(facts.body.text),
        paywall=facts.metadata.paywall,
        image_url=facts.metadata.image_url,
        keywords=list(facts.metadata.keywords),
        extraction_method=facts.method,
        extractor_version=EXTRACTOR_VERSION,
        quality_flags=facts.flags,
        body_sha256=hashlib.sha256(facts.body.text.encode("utf-8")).hexdigest(),
        is_primary=True,
        dup_group_id=None,
        story_id=None,
    )


def _date_rows(article_id: str, dates: DateChoice) -> tuple[ArticleDate, ...]:
    return tuple(
        ArticleDate(
            article_id=article_id,
            kind=one.claim.kind,
            ts_utc=one.parsed.at,
            tz_offset_min=one.parsed.tz_offset_min,
            precision=one.parsed.precision,
            evidence=one.claim.evidence,
            surface=one.claim.text,
            is_chosen=dates.is_chosen(one),
            is_plausible=one.is_plausible,
            reason=dates.reason_of(one),
        )
        for one in dates.candidates
    )


def _author_rows(article_id: str, metadata: Metadata) -> tuple[Author, ...]:
    return tuple(
        Author(
            article_id=article_id,
            position=position,
            name=one.credit.name,
            name_key=fold_key(one.credit.name),
            role=one.credit.role,
            is_agency=one.credit.is_agency,
            evidence=one.evidence,
        )
        for position, one in enumerate(metadata.credits)
    )


def _link_rows(article_id: str, media: Media) -> tuple[Link, ...]:
    return tuple(
        Link(article_id, position, one.target_url, one.anchor_text, one.is_same_site, one.rel)
        for position, one in enumerate(media.links)
    )


def _image_rows(article_id: str, media: Media) -> tuple[Image, ...]:
    return tuple(
        Image(article_id, position, one.image_url, one.caption, one.credit)
        for position, one in enumerate(media.images)
    )
