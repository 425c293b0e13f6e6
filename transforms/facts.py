"""The facts of an article: its finders, in the order in which one reads another's rows.

    body -> sentences -> parse -> entities -> times, places -> quotes -> quantities -> topics

A profile is a list of these steps. The light one has no parse, and with it no statistical model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.documents import ArticleFacts
from schemas.tables.corpus import Article
from schemas.tables.facts import (
    LocationMention,
    Quantity,
    Quote,
    Sentence,
    TimeExpression,
    Topic,
)
from schemas.tables.relations import StoryTerms
from schemas.vocabularies import Profile
from transforms.annotation import AnnotatedText
from transforms.entities.mentions import DocumentEntities, find_document_entities
from transforms.entities.rules import EntityRules
from transforms.places.finder import find_locations
from transforms.places.gazetteer import Gazetteer
from transforms.quantities.finder import find_quantities
from transforms.quotes.finder import find_quotes
from transforms.sentences import split_sentences
from transforms.stories.terms import story_terms
from transforms.times.find import find_times
from transforms.topics.find import TopicLexicon, find_topics

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.language import Language
    from spacy.tokens import Doc

FACTS_VERSION = "1"
"""Raised when other facts are found in the same body."""

MAX_PARSED_CHARS = 200_000
"""A longer body is searched by rules only: its parse would take more than five seconds."""

MAX_SEARCHED_CHARS = 500_000
"""A longer body is cut into sentences and given topics, and not searched: no article is as long,
and what is (a dump, a list of a megabyte) can hold a figure in every word."""

NO_MODEL, TOO_LONG, FAILED = "no_language_model", "too_long_to_parse", "facts_failed"
NOT_SEARCHED = "too_long_for_facts"
FACT_FLAGS = frozenset({NO_MODEL, TOO_LONG, NOT_SEARCHED, FAILED})
"""Flags of an article that the search for facts sets, and that a new search takes back."""


@dataclass(frozen=True, slots=True)
class FactResources:
    """What the finders look things up in: loaded once per process, shared by all articles."""

    profile: Profile = Profile.LIGHT
    models: Mapping[str, Language] = field(default_factory=dict)
    """ISO 639-1 code -> model, set up by `transforms.syntax.prepare_model`."""
    entity_rules: EntityRules = field(default_factory=EntityRules)
    gazetteer: Gazetteer | None = None
    topic_lexicon: TopicLexicon | None = None


@dataclass
class Draft:
    """An article with what has been found so far."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    doc: Doc | None = None
    entities: DocumentEntities = field(default_factory=DocumentEntities)
    times: tuple[TimeExpression, ...] = ()
    locations: tuple[LocationMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[Topic, ...] = ()
    story_terms: tuple[StoryTerms, ...] = ()
    flags: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> AnnotatedText:
        """The text as finders get it, once it is cut and parsed."""
        return AnnotatedText(self.article, self.sentences, self.doc)

    @property
    def facts(self) -> ArticleFacts:
        """What has been found so far."""
        return ArticleFacts(
            sentences=self.sentences,
            entity_mentions=self.entities.mentions,
            quotes=self.quotes,
            quantities=self.quantities,
            location_mentions=self.locations,
            time_expressions=self.times,
            topics=self.topics,
            story_terms=self.story_terms,
            quality_flags=tuple(self.flags),
        )


Step = Callable[[Draft, FactResources], None]


def add_sentences(draft: Draft, _resources: FactResources) -> None:
    """Cut the body into sentences."""
    article = draft.article
    draft.sentences = split_sentences(
        article.body, article.paragraphs, article.article_id, article.language
    )


def add_parse(draft: Draft, resources: FactResources) -> None:
    """Parse the body, where there is a model for its language and it is not too long."""
    model = resources.models.get(draft.article.language or "")
    if model is None:
        draft.flags.append(NO_MODEL)
    elif len(draft.article.body) > MAX_PARSED_CHARS:
        draft.flags.append(TOO_LONG)
    else:
        from transforms.syntax import TooManyTokens, parse

        try:
            draft.doc = parse(model, draft.article.body, draft.sentences)
        except TooManyTokens:
            draft.flags.append(TOO_LONG)


def add_entities(draft: Draft, resources: FactResources) -> None:
    """Find persons, organisations and other names, and which of them are one."""
    draft.entities = find_document_entities(draft.text, resources.entity_rules)


def add_times(draft: Draft, _resources: FactResources) -> None:
    """Find times and place them in the calendar."""
    draft.times = find_times(draft.text)


def add_places(draft: Draft, resources: FactResources) -> None:
    """Find places and tie them to the gazetteer."""
    if resources.gazetteer is not None:
        mentions = draft.entities.mentions
        draft.locations = find_locations(draft.text, mentions, resources.gazetteer)


def add_quotes(draft: Draft, _resources: FactResources) -> None:
    """Find quotations and their speakers."""
    draft.quotes = find_quotes(draft.text, draft.entities.mentions)


def add_quantities(draft: Draft, _resources: FactResources) -> None:
    """Find figures, what they count and what happened to it."""
    draft.quantities = find_quantities(draft.text, draft.times, draft.quotes, draft.locations)


def add_topics(draft: Draft, resources: FactResources) -> None:
    """Find what the article is about."""
    if resources.topic_lexicon is not None:
        draft.topics = find_topics(draft.article, draft.text, resources.topic_lexicon)


def add_story_terms(draft: Draft, _resources: FactResources) -> None:
    """Note what the article is compared by when stories are looked for."""
    found = story_terms(draft.article, draft.entities.mentions, draft.locations, draft.quantities)
    draft.story_terms = (found,)


_RULES: tuple[Step, ...] = (
    add_entities,
    add_times,
    add_places,
    add_quotes,
    add_quantities,
    add_topics,
    add_story_terms,
)

PROFILES: dict[Profile, tuple[Step, ...]] = {
    Profile.LIGHT: (add_sentences, *_RULES),
    Profile.FULL: (add_sentences, add_parse, *_RULES),
}
"""What a profile does, in order."""


def find_facts(article: Article, resources: FactResources) -> ArticleFacts:
    """All facts that the profile of the resources looks for in an article."""
    return search_article(article, resources).facts


def search_article(article: Article, resources: FactResources) -> Draft:
    """The article with its facts and the parse that they were found in."""
    draft = Draft(article)
    steps = PROFILES[resources.profile]
    if len(article.body) > MAX_SEARCHED_CHARS:
        draft.flags.append(NOT_SEARCHED)
        steps = (add_sentences, add_topics, add_story_terms)
    for step in steps:
        step(draft, resources)
    return draft


def annotate(article: Article, resources: FactResources) -> AnnotatedText:
    """The text with its sentences, and its parse where there is a model for its language."""
    draft = Draft(article)
    add_sentences(draft, resources)
    add_parse(draft, resources)
    return draft.text
