"""Tables of facts found in the text: each row carries its span, method, version and confidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from schemas.columns import (
    INT32,
    ArticleId,
    CharEnd,
    CharStart,
    Column,
    Confidence,
    ExtractorVersion,
    Method,
    SentenceNo,
    Surface,
)
from schemas.vocabularies import (
    EntityType,
    EventType,
    PlaceResolution,
    PlaceRole,
    Precision,
    Qualifier,
    QuoteType,
    SpeakerResolution,
    Temporality,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body."""

    article_id: ArticleId
    sentence_no: Annotated[int, Column("Order in the body, from 0", arrow_type=INT32, minimum=0)]
    char_start: CharStart
    char_end: CharEnd
    paragraph_no: Annotated[
        int, Column("Paragraph that holds it, from 0", arrow_type=INT32, minimum=0)
    ]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention of an entity in a body."""

    article_id: ArticleId
    char_start: CharStart
    char_end: CharEnd
    sentence_no: SentenceNo
    method: Method
    extractor_version: ExtractorVersion
    confidence: Confidence
    surface: Surface
    type: Annotated[EntityType, Column("What is mentioned")]
    entity_id: Annotated[
        str | None, Column("The entity it was resolved to", references="entities.entity_id")
    ]
    coref_of: Annotated[
        int | None,
        Column(
            "char_start of the fuller mention it stands for", unit="code points", arrow_type=INT32
        ),
    ]


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical entity of the whole corpus."""

    entity_id: Annotated[str, Column("Id, from type and canonical name")]
    canonical_name: Annotated[str, Column("Name shown in reports")]
    type: Annotated[EntityType, Column("What it is")]
    aliases: Annotated[list[str], Column("Other names seen, sorted")]
    country: Annotated[str | None, Column("Country", unit="ISO 3166-1 alpha-2")]
    n_articles: Annotated[int, Column("Articles that mention it", minimum=0)]
    n_mentions: Annotated[int, Column("Mentions of it", minimum=0)]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its speaker."""

    quote_id: Annotated[str, Column("Id, from article and span")]
    article_id: ArticleId
    char_start: CharStart
    char_end: CharEnd
    sentence_no: SentenceNo
    method: Method
    extractor_version: ExtractorVersion
    confidence: Confidence
    quote_text: Annotated[str, Column("The words quoted, as they stand in the body")]
    quote_type: Annotated[QuoteType, Column("Direct, indirect or mixed")]
    speaker_surface: Annotated[str | None, Column("Speaker as named at the quotation")]
    speaker_start: Annotated[
        int | None,
        Column("First character of the speaker", unit="code points", arrow_type=INT32, minimum=0),
    ]
    speaker_end: Annotated[
        int | None,
        Column("Character after the speaker", unit="code points", arrow_type=INT32, minimum=0),
    ]
    speaker_entity_id: Annotated[
        str | None, Column("Speaker as an entity", references="entities.entity_id")
    ]
    speaker_resolution: Annotated[SpeakerResolution, Column("How the speaker was found")]
    cue_verb: Annotated[str | None, Column("Lemma of the reporting verb or phrase")]
    cue_start: Annotated[
        int | None,
        Column("First character of the cue", unit="code points", arrow_type=INT32, minimum=0),
    ]
    cue_end: Annotated[
        int | None,
        Column("Character after the cue", unit="code points", arrow_type=INT32, minimum=0),
    ]
    is_anonymous: Annotated[bool, Column("The source is not named")]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it counts."""

    quantity_id: Annotated[str, Column("Id, from article and span")]
    article_id: ArticleId
    char_start: CharStart
    char_end: CharEnd
    sentence_no: SentenceNo
    method: Method
    extractor_version: ExtractorVersion
    confidence: Confidence
    surface: Surface
    value_min: Annotated[float | None, Column("Lowest value meant; null where open")]
    value_max: Annotated[float | None, Column("Highest value meant; null where open")]
    value_point: Annotated[float | None, Column("The value to use where one is needed")]
    qualifier: Annotated[Qualifier, Column("How the figure is hedged")]
    unit_norm: Annotated[str | None, Column("Unit in its normal form")]
    dimension: Annotated[str | None, Column("What the unit measures: people, money, area ...")]
    currency: Annotated[str | None, Column("Currency", unit="ISO 4217")]
    object_text: Annotated[str | None, Column("What is counted, as written or inherited")]
    event_type: Annotated[EventType | None, Column("What happened to what is counted")]
    temporality: Annotated[Temporality, Column("New, cumulative or unknown")]
    is_negated: Annotated[bool, Column("The text denies it")]
    is_hypothetical: Annotated[bool, Column("The text does not say that it is so")]
    as_of_date: Annotated[date | None, Column("Day for which it holds")]
    place_id: Annotated[str | None, Column("Where it holds", references="places.place_id")]
    quote_id: Annotated[
        str | None, Column("Quotation that it stands in", references="quotes.quote_id")
    ]


@dataclass(frozen=True, slots=True)
class LocationMention:
    """A mention of a place."""

    article_id: ArticleId
    char_start: CharStart
    char_end: CharEnd
    sentence_no: SentenceNo
    method: Method
    extractor_version: ExtractorVersion
    confidence: Confidence
    surface: Surface
    place_id: Annotated[str | None, Column("The place meant", references="places.place_id")]
    role: Annotated[PlaceRole, Column("What the place is to the article")]
    resolution: Annotated[PlaceResolution, Column("How the place was found")]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer that some article mentions."""

    place_id: Annotated[str, Column("GeoNames id, or an id of our own such as region:balkans")]
    name: Annotated[str, Column("Name")]
    feature_class: Annotated[str | None, Column("GeoNames feature class")]
    country_code: Annotated[str | None, Column("Country", unit="ISO 3166-1 alpha-2")]
    admin1: Annotated[str | None, Column("First-order division")]
    lat: Annotated[
        float | None, Column("Latitude", unit="degrees, WGS 84", minimum=-90, maximum=90)
    ]
    lon: Annotated[
        float | None, Column("Longitude", unit="degrees, WGS 84", minimum=-180, maximum=180)
    ]
    population: Annotated[int | None, Column("Inhabitants", unit="people", minimum=0)]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, resolved as far as the text and the publication date allow.

    A row of method `rule:interval` ("from May to June") overlaps the rows of the two ends that it
    joins: leave out one or the other when you count.
    """

    article_id: ArticleId
    char_start: CharStart
    char_end: CharEnd
    sentence_no: SentenceNo
    method: Method
    extractor_version: ExtractorVersion
    confidence: Confidence
    surface: Surface
    value: Annotated[str | None, Column("Value", unit="TIMEX3, ISO 8601")]
    start_date: Annotated[date | None, Column("First day meant")]
    end_date: Annotated[date | None, Column("Last day meant")]
    precision: Annotated[Precision | None, Column("How exact it is")]
    anchor: Annotated[datetime | None, Column("Instant that it was resolved from", unit="UTC")]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of an article."""

    article_id: ArticleId
    scheme: Annotated[str, Column("List of topics, such as IPTC Media Topics")]
    code: Annotated[str, Column("Code in the scheme")]
    label: Annotated[str, Column("Its name in English")]
    score: Annotated[float, Column("Strength", unit="share 0 to 1", minimum=0, maximum=1)]
    evidence: Annotated[str, Column("What it rests on: tag, section, url, text, with the words")]
