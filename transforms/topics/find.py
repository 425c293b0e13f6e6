"""The topics of an article, from what its publisher names and what its words speak for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.tables.corpus import Article
from schemas.tables.facts import Topic
from transforms.annotation import AnnotatedText
from transforms.topics.names import Naming, TopicNames
from transforms.topics.scheme import SCHEME, MediaTopics
from transforms.topics.words import TopicWords, WordScore

VERSION = "1"
_NAMED = {"tag": 0.75, "section": 0.85, "url": 0.75}
_NAMED_IN_PART = 0.6
_OF_THE_SITE = 0.2
"""For each tag of an article whose tags name so many topics that they are the site's own list."""
_MANY_TOPICS = 4
_MIN_SCORE = 12.0
"""Four words that hardly stand anywhere else."""
_MIN_SHARE = 0.35
"""Share of the weight of all topics of the first level."""
_MIN_OF_STRONGEST = 0.7
_MIN_SECOND_SCORE = 8.0
_MIN_OF_PARENT = 0.25
_SATURATION = 15.0
_MIN_TOPIC_SCORE = 0.25
_MAX_WORDS = 6


@dataclass(frozen=True, slots=True)
class TopicLexicon:
    """The list of topics with the names and words that speak for them."""

    topics: MediaTopics
    names: TopicNames
    words: TopicWords

    @classmethod
    def from_bytes(cls, media_topics: bytes, sections: bytes, words: bytes) -> TopicLexicon:
        """Read `media_topics.csv`, `sections.csv` and `words.csv` of `seeds/topics`."""
        topics = MediaTopics.from_bytes(media_topics)
        lexicon = TopicWords.from_bytes(words)
        names = TopicNames.from_bytes(sections, topics, lexicon.strong_terms())
        return cls(topics, names, lexicon)


@dataclass(slots=True)
class _Evidence:
    """What speaks for a topic."""

    doubt: float = 1.0
    """Probability that all of it misleads, each piece taken alone."""
    parts: dict[str, None] = field(default_factory=dict)

    def add(self, score: float, part: str) -> None:
        if part not in self.parts:
            self.parts[part] = None
            self.doubt *= 1 - score


def find_topics(
    article: Article, text: AnnotatedText | None, lexicon: TopicLexicon
) -> tuple[Topic, ...]:
    """The topics of an article, the strongest first; none where nothing clear speaks for any.

    A topic of the second level brings the one above it with it. The text is not cut into sentences
    for this, so `text` may be None.
    """
    body = text.body if text is not None else article.body
    evidence: dict[str, _Evidence] = defaultdict(_Evidence)
    url = article.canonical_url or article.url
    namings = list(lexicon.names.find(article.keywords, article.section, url))
    are_of_site = _are_of_site(namings, lexicon.topics)
    for naming in namings:
        score = _NAMED[naming.source] if naming.is_whole else _NAMED_IN_PART
        if are_of_site and naming.source == "tag":
            score = _OF_THE_SITE
        _add(evidence, lexicon.topics, naming.code, score, f"{naming.source}: {naming.name}")
    title = " ".join(part for part in (article.title, article.subtitle, article.lead) if part)
    scores = lexicon.words.score(title, body, article.language or "")
    for score, found in _clear(scores, lexicon.topics):
        part = f"text: {', '.join(found.words[:_MAX_WORDS])}"
        evidence[found.code].add(score, part)
    rows = [
        Topic(
            article_id=article.article_id,
            scheme=SCHEME,
            code=code,
            label=lexicon.topics.labels[code],
            score=round(1 - found.doubt, 4),
            evidence="; ".join(found.parts),
        )
        for code, found in evidence.items()
        if 1 - found.doubt >= _MIN_TOPIC_SCORE
    ]
    return tuple(sorted(rows, key=lambda row: (-row.score, row.code)))


def _are_of_site(namings: list[Naming], topics: MediaTopics) -> bool:
    tagged = (naming for naming in namings if naming.source == "tag" and naming.is_whole)
    return len({topics.first_level(naming.code) for naming in tagged}) >= _MANY_TOPICS


def _add(
    evidence: dict[str, _Evidence], topics: MediaTopics, code: str, score: float, part: str
) -> None:
    for of_level in dict.fromkeys((code, topics.first_level(code))):
        evidence[of_level].add(score, part)


def _clear(scores: list[WordScore], topics: MediaTopics) -> Iterator[tuple[float, WordScore]]:
    """The topics that the words speak for clearly, with a score from 0 to 1."""
    first = [score for score in scores if score.code not in topics.parents]
    total = sum(score.score for score in first)
    strongest = first[0].score if first else 0.0
    clear: dict[str, float] = {}
    for found in first:
        if (
            found.score >= _MIN_SCORE
            and found.score >= _MIN_SHARE * total
            and found.score >= _MIN_OF_STRONGEST * strongest
        ):
            clear[found.code] = found.score
            yield _strength(found.score) * found.score / total, found
    for found in scores:
        above = clear.get(topics.parents.get(found.code, ""), math.inf)
        if found.score >= _MIN_SECOND_SCORE and found.score >= _MIN_OF_PARENT * above:
            yield _strength(found.score) * clear[topics.parents[found.code]] / total, found


def _strength(score: float) -> float:
    return 1 - math.exp(-score / _SATURATION)
