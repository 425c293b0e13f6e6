"""What passes between the steps of the pipeline and is not stored as such.

input file --formats.*.split--> RawRecord --formats.*.parse--> SourceDocument
    --article.build_article--> ArticleRows --facts.find_facts--> ArticleFacts
    --conformance--> Arrow tables
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from schemas.tables.corpus import Article, ArticleDate, Author, Image, Link
from schemas.tables.facts import (
    EntityMention,
    LocationMention,
    Quantity,
    Quote,
    Sentence,
    TimeExpression,
    Topic,
)
from schemas.tables.relations import Fingerprint, StoryTerms
from schemas.vocabularies import (
    ArticleType,
    DateKind,
    ErrorCode,
    Evidence,
    OutcomeReason,
    ParagraphKind,
    Paywall,
    Stage,
)


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date that something says of an article, not yet parsed."""

    kind: DateKind
    text: str
    evidence: Evidence
    is_vague: bool = False
    """It stands where a date of the file is as usual as one of the article."""


@dataclass(frozen=True, slots=True)
class MetadataClaims:
    """What one piece of evidence says of an article. None or empty: it says nothing."""

    evidence: Evidence
    url: str | None = None
    external_id: str | None = None
    title: str | None = None
    subtitle: str | None = None
    lead: str | None = None
    byline_raw: str | None = None
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Those of the authors that are said to be organisations."""
    dates: tuple[DateClaim, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    image_url: str | None = None
    article_type: ArticleType | None = None
    paywall: Paywall | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record of an input, still as bytes: what the reader hands to a worker."""

    locator: str
    """Address inside the input; see `schemas.columns.Locator`."""
    format: str
    """Key of `transforms.formats.FORMATS` that parses the payload."""
    payload: bytes
    charset: str | None = None
    """Charset that the transport names (HTTP Content-Type), if any."""
    claims: tuple[MetadataClaims, ...] = ()
    """What the container says of the record: sidecar, WARC and HTTP headers."""


@dataclass(frozen=True, slots=True)
class SkippedRecord:
    """A record that is no document: counted as filtered, with its reason."""

    locator: str
    reason: OutcomeReason
    n_records: int = 1


@dataclass(frozen=True, slots=True)
class DamagedRecord:
    """A record that could not be read: counted as quarantined."""

    locator: str
    error_code: ErrorCode
    message: str
    stage: Stage = Stage.READ
    raw_sha256: str | None = None


ReadRecord = RawRecord | SkippedRecord | DamagedRecord


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph before the body is put together."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a format makes of a record: its text in one of three shapes, and what is said of it."""

    html: str | None = None
    """A whole page or a fragment, decoded: the body is still to be extracted."""
    blocks: tuple[TextBlock, ...] = ()
    """The body where the format gives it paragraph by paragraph."""
    claims: tuple[MetadataClaims, ...] = ()
    quality_flags: tuple[str, ...] = ()
    method: str = ""
    """How the text was got, for `articles.extraction_method` (HTML extraction sets its own)."""


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What the configuration says of all records of an input."""

    source: str | None = None
    publisher: str | None = None
    language: str | None = None
    timezone: str | None = None
    """IANA zone in which dates without a zone are to be read; None: UTC."""
    latest_plausible_at: datetime | None = None
    """A publication date after this one is not plausible (the start of the run plus a margin)."""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows that one article gives; a field is named after its table."""

    articles: tuple[Article, ...]
    article_dates: tuple[ArticleDate, ...] = ()
    authors: tuple[Author, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts found in the text of one article; a field is named after its table."""

    sentences: tuple[Sentence, ...] = ()
    entity_mentions: tuple[EntityMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    location_mentions: tuple[LocationMention, ...] = ()
    time_expressions: tuple[TimeExpression, ...] = ()
    topics: tuple[Topic, ...] = ()
    story_terms: tuple[StoryTerms, ...] = ()
    quality_flags: tuple[str, ...] = ()
    """No table: what the search could not do, for `articles.quality_flags`."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Metadata that lies beside the files of a folder or archive: file name -> claims."""

    by_name: dict[str, MetadataClaims] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from start (inclusive) to end (exclusive)."""

    start: date
    end: date
