"""Invented articles of planted stories, as the terms that the search for stories compares.

An article's terms are drawn as they come in news: half of its words from a language (Zipf), a fifth
from one of 200 topics, the rest from its story, whose words change from day to day; names, entities
and places of the story, which popular ones share with other stories, and some of no story. Most
stories have one report; a few have up to 2,000, spread over weeks. All of it follows from a seed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.stories.terms import MAX_TERMS

LARGEST_STORY = 2_000
SIZES = 2.2
"""Exponent of the sizes of stories: two thirds have one report."""
COPIES_SHARE = 0.15
WORDS, NAMES, ENTITIES, PLACES = 200_000, 80_000, 40_000, 6_000
TOPICS, TOPIC_WORDS, STORY_WORDS = 200, 300, 60
CONTENT_WORDS = 200
"""Words of an article that are no function words, about; the first LEAD count double."""
LEAD = 35
FIRST_START = -20
"""Stories begin so many days before the first day, or the first days would be poor in old ones."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Report:
    """An article: its story, its terms, and the article of its day that it is a copy of."""

    name: str
    story: str
    second: int
    terms: Numbers
    weights: NDArray[np.float64]
    original: str | None


@dataclass(frozen=True, slots=True)
class _Story:
    name: str
    words: Numbers
    topic: Numbers
    names: Numbers
    entities: Numbers
    places: Numbers


class Zipf:
    """Numbers from 0, drawn with a frequency that falls as a power of their rank."""

    def __init__(self, random: np.random.Generator, size: int, exponent: float = 1.0) -> None:
        self._random = random
        weights = 1.0 / (np.arange(size) + 2.7) ** exponent
        self._cumulated = np.cumsum(weights / weights.sum())

    def draw(self, n: int) -> Numbers:
        """So many of them, with repetition."""
        drawn = np.searchsorted(self._cumulated, self._random.random(n))
        return np.minimum(drawn, len(self._cumulated) - 1).astype(np.int64)


class StoryCorpus:
    """Makes the reports of one day after the other; the same seed makes the same ones."""

    def __init__(self, seed: int, per_day: int) -> None:
        self.random = np.random.default_rng(seed)
        self.per_day = per_day
        self._words = Zipf(self.random, WORDS)
        self._names = Zipf(self.random, NAMES, 0.8)
        self._entities = Zipf(self.random, ENTITIES)
        self._places = Zipf(self.random, PLACES)
        self._near = Zipf(self.random, STORY_WORDS, 0.6)
        self._of_topic = Zipf(self.random, TOPIC_WORDS, 0.8)
        self._topics = [self.random.integers(300, WORDS // 4, TOPIC_WORDS) for _ in range(TOPICS)]
        self._due: defaultdict[int, list[_Story]] = defaultdict(list)
        self._n_stories = 0
        self._next_start = FIRST_START

    def day(self, day: int) -> Iterator[Report]:
        """The reports of a day, in no order; days must be asked for in order."""
        while self._next_start <= day:
            self._start_stories(self._next_start)
            self._next_start += 1
        for number, story in enumerate(self._due.pop(day, [])):
            name = f"{day}-{number}"
            terms, weights = self._terms(story, day)
            second = int(self.random.integers(0, 80_000))
            yield Report(name, story.name, second, terms, weights, None)
            n_copies = int(self.random.geometric(1 - COPIES_SHARE)) - 1
            for copy in range(n_copies):
                at = second + 60 * (copy + 1)
                yield Report(f"{name}-{copy}", story.name, at, terms, weights, name)

    def _start_stories(self, day: int) -> None:
        """Stories that begin on a day: enough for as many originals as there are to be a day."""
        left = self.per_day * (1 - COPIES_SHARE)
        while left > 0:
            size = int(min(self.random.zipf(SIZES), LARGEST_STORY))
            left -= size
            story = self._story()
            # a large story lasts: 2,000 reports come within some three weeks
            lasts_days = 0.5 + size / 300
            for offset in self.random.exponential(lasts_days, size).astype(int).tolist():
                self._due[day + offset].append(story)
        for due in [due for due in self._due if due < 0]:
            del self._due[due]

    def _story(self) -> _Story:
        self._n_stories += 1
        return _Story(
            f"s{self._n_stories}",
            self.random.integers(500, WORDS, STORY_WORDS),
            self._topics[int(self.random.integers(0, TOPICS))],
            self._names.draw(12),
            self._entities.draw(6),
            self._places.draw(2),
        )

    def _terms(self, story: _Story, day: int) -> tuple[Numbers, NDArray[np.float64]]:
        """The terms of a report and how often they occur, title and lead counted double."""
        n = int(CONTENT_WORDS * self.random.lognormal(-0.1, 0.4)) + 20
        from_story = self._near.draw(int(0.3 * n))
        # every day a sixth of a story's words is replaced by new ones
        is_new = from_story % 6 == day % 6
        words = np.where(is_new, (story.words[from_story] + 7_919 * day) % WORDS, 0)
        words = np.where(is_new, words, story.words[from_story])
        topic = story.topic[self._of_topic.draw(int(0.2 * n))]
        text = np.concatenate([words, topic, self._words.draw(n - len(words) - len(topic))])
        self.random.shuffle(text)
        title = np.concatenate([words[:5], topic[:3]])
        names = np.concatenate(
            [self.random.choice(story.names, 5, replace=False), self._names.draw(4)]
        )
        entities = np.concatenate([self.random.choice(story.entities, 8), self._entities.draw(3)])
        drawn = np.concatenate(
            [text, text[:LEAD], title, title, names + WORDS, entities + WORDS + NAMES,
             self.random.choice(story.places, 2) + WORDS + NAMES + ENTITIES]
        )  # fmt: skip
        numbers, counts = np.unique(drawn, return_counts=True)
        heaviest = np.sort(np.lexsort((numbers, -counts))[:MAX_TERMS])
        # spread over 63 bits, as hashes are
        terms = (numbers[heaviest] * 0x9E3779B97F4A7C1).astype(np.int64)
        return terms, counts[heaviest].astype(np.float64)
