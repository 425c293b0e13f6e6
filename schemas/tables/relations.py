"""Tables of how articles relate: copies, syndication, stories and the figures of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from schemas.columns import INT32, ArticleId, Column, ExtractorVersion
from schemas.vocabularies import DuplicateKind, EventType, KeepReason, StoryChangeKind


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the search for copies keeps of an article, so that it need not read the text again."""

    article_id: ArticleId
    day: Annotated[
        date | None,
        Column("Day of publication, else of the crawl, else of the last change", unit="UTC"),
    ]
    text_key: Annotated[
        int,
        Column(
            "Hash of the words without case and punctuation; of the title too for texts below "
            "20 words"
        ),
    ]
    n_shingles: Annotated[int, Column("Different runs of eight words", arrow_type=INT32, minimum=0)]
    anchors: Annotated[
        list[int],
        Column("Hashed runs of eight words, chosen by winnowing, in the order of the text"),
    ]
    agency: Annotated[str | None, Column("Agency that the text or its author line names")]
    agency_evidence: Annotated[
        str | None, Column("Where: dateline, credit, byline, copyright, joined by '+'")
    ]
    extractor_version: ExtractorVersion


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article that has been compared with the others; one without a row is new."""

    article_id: ArticleId
    extractor_version: Annotated[str, Column("Version of the fingerprint that it was compared by")]


@dataclass(frozen=True, slots=True)
class DupPair:
    """Two articles, one a copy of the other.

    In groups of more than 64 articles only the pairs with the primary are kept, and those of
    equal texts with the first of them.
    """

    article_id: Annotated[
        str, Column("The article with the smaller id", references="articles.article_id")
    ]
    other_id: Annotated[str, Column("The other article", references="articles.article_id")]
    kind: Annotated[DuplicateKind, Column("How they are copies")]
    similarity: Annotated[
        float,
        Column("Share of the shorter text in the other", unit="share 0 to 1", minimum=0, maximum=1),
    ]


@dataclass(frozen=True, slots=True)
class DupGroup:
    """A member of a group of copies."""

    group_id: Annotated[
        str,
        Column(
            "Id of the group: the article_id of the member seen first (crawl, else publication). "
            "A group keeps it as it grows, and an id that it once had is that of a member"
        ),
    ]
    article_id: ArticleId
    is_primary: Annotated[bool, Column("The one that reports count")]
    keep_reason: Annotated[KeepReason, Column("Why it is, or is not, the primary")]
    n_members: Annotated[int | None, Column("Articles in the group", arrow_type=INT32, minimum=2)]


@dataclass(frozen=True, slots=True)
class Syndication:
    """An article that runs another's text."""

    article_id: ArticleId
    agency: Annotated[str | None, Column("Agency that wrote it")]
    evidence: Annotated[
        str, Column("What says so: dateline, credit, byline, copyright, text_match, joined by '+'")
    ]
    original_article_id: Annotated[
        str | None, Column("The original, if in the lake", references="articles.article_id")
    ]
    share_copied: Annotated[
        float | None,
        Column("Share of the text that is copied", unit="share 0 to 1", minimum=0, maximum=1),
    ]


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """What an article is about, as the search for stories compares it."""

    article_id: ArticleId
    terms: Annotated[list[int], Column("Hashed words, names, entities, places and figures")]
    weights: Annotated[list[float], Column("How often each occurs, title and lead counted double")]


@dataclass(frozen=True, slots=True)
class Story:
    """An event that articles report."""

    story_id: Annotated[str, Column("Id, stable as the story grows")]
    title: Annotated[str, Column("Headline of its most central article")]
    first_at: Annotated[
        datetime | None, Column("First report; null where no article has a date", unit="UTC")
    ]
    last_at: Annotated[datetime | None, Column("Latest report", unit="UTC")]
    n_articles: Annotated[int, Column("Articles", minimum=0)]
    n_sources: Annotated[int, Column("Outlets", minimum=0)]
    n_independent_sources: Annotated[int, Column("Outlets, copies counted once", minimum=0)]
    languages: Annotated[list[str], Column("Languages, sorted", unit="ISO 639-1 or 639-3")]
    top_entities: Annotated[list[str], Column("Entities most mentioned")]
    top_places: Annotated[list[str], Column("Places most mentioned")]


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article of a story."""

    story_id: Annotated[str, Column("The story", references="stories.story_id")]
    article_id: ArticleId
    similarity: Annotated[
        float,
        Column(
            "Likeness to its nearest members when it was placed, 1 for the first; a copy has that "
            "of its primary",
            unit="share 0 to 1",
            minimum=0,
            maximum=1,
        ),
    ]
    is_copy: Annotated[
        bool | None, Column("In the story as a copy of one that was placed, not by itself")
    ]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story that was merged into another one, or split, when articles were compared anew."""

    story_id: Annotated[str, Column("The story as it was; gone if merged")]
    other_story_id: Annotated[str, Column("The story that took its articles")]
    kind: Annotated[StoryChangeKind, Column("Merged or split")]
    run_id: Annotated[str | None, Column("Run that did it", references="runs.run_id")]


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """What the reports of a story say of one kind of figure at one place."""

    story_id: Annotated[str, Column("The story", references="stories.story_id")]
    event_type: Annotated[EventType, Column("What is counted")]
    place_id: Annotated[str | None, Column("Where", references="places.place_id")]
    latest_point: Annotated[float | None, Column("Latest figure")]
    low: Annotated[float | None, Column("Lowest figure that still stands")]
    high: Annotated[float | None, Column("Highest figure that still stands")]
    peak: Annotated[float | None, Column("Highest figure ever reported")]
    first_reported_at: Annotated[datetime, Column("First report of a figure", unit="UTC")]
    n_reports: Annotated[int, Column("Reports of a figure", minimum=0)]
    n_independent: Annotated[int, Column("Reports, copies counted once", minimum=0)]
    sources_disagree: Annotated[bool, Column("Independent reports of one day differ")]
    chosen_quantity_id: Annotated[
        str | None, Column("Figure behind latest_point", references="quantities.quantity_id")
    ]
    rule: Annotated[str, Column("Rule that chose it")]
