"""Topics that the words of a text speak for, by a lexicon with a weight for each word."""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.topics.scheme import tokens_of

_TEXT_CHARS = 4000
"""News says at its beginning what it is about."""
_PREFIX_CHARS = 4
_MAX_COUNT = 4
_STRONG = 3.0
_TITLE_FACTOR = 1.5
_WITH_S = frozenset({"en", "es", "fr"})

Weights = tuple[tuple[str, float], ...]
"""Code and weight: 3 hardly stands elsewhere, 2 often belongs to the topic, 1 tips the scales."""


@dataclass(frozen=True, slots=True)
class WordScore:
    """How strongly the words of a text speak for a topic."""

    code: str
    score: float
    _parts: Sequence[tuple[float, str]]
    """Words and what each of them adds to the score."""

    @property
    def words(self) -> list[str]:
        """The words, the strongest first."""
        return [term for _, term in sorted(self._parts, key=lambda part: (-part[0], part[1]))]


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a language."""

    words: Mapping[str, Weights]
    stems: Mapping[str, tuple[tuple[str, Weights], ...]]
    """First letters -> stems that begin with them."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Weights], ...]]
    """First word -> the other words of the phrases that begin with it."""

    def find(self, tokens: list[str]) -> dict[str, int]:
        """The terms in a text, with their number."""
        counts = Counter(tokens)
        found = {word: counts[word] for word in filter(self.words.__contains__, counts)}
        if self.stems:
            for word, count in counts.items():
                for stem, _ in self.stems.get(word[:_PREFIX_CHARS], ()):
                    if word.startswith(stem):
                        found[stem + "*"] = found.get(stem + "*", 0) + count
        starts = self.phrases.keys() & counts.keys()
        places = [place for place, word in enumerate(tokens) if word in starts] if starts else ()
        for place in places:
            for rest, _ in self.phrases[tokens[place]]:
                if tuple(tokens[place + 1 : place + 1 + len(rest)]) == rest:
                    phrase = " ".join((tokens[place], *rest))
                    found[phrase] = found.get(phrase, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The lexicon of all languages."""

    terms: Mapping[str, _Terms]
    """ISO 639-1 code -> terms."""
    weights: Mapping[tuple[str, str], Weights]
    """Language and term, stems with a star -> the topics that it speaks for."""

    @classmethod
    def from_bytes(cls, words: bytes) -> TopicWords:
        """Read `seeds/topics/words.csv`."""
        collected: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for row in csv.DictReader(words.decode().splitlines()):
            language, code, weight = row["language"], row["code"], float(row["weight"])
            for term in row["words"].split("|"):
                for form in _forms(term, language):
                    codes = collected[language, form]
                    codes[code] = max(weight, codes.get(code, 0.0))
        weights = {key: tuple(codes.items()) for key, codes in collected.items()}
        languages = dict.fromkeys(language for language, _ in weights)
        return cls({language: _terms(language, weights) for language in languages}, weights)

    def strong_terms(self) -> frozenset[str]:
        """The terms that hardly mean anything but their topic, of all languages."""
        return frozenset(
            term
            for (_, term), codes in self.weights.items()
            if max(weight for _, weight in codes) >= _STRONG
        )

    def score(self, title: str, body: str, language: str) -> list[WordScore]:
        """The topics of both levels with any word in the text, the strongest first."""
        terms = self.terms.get(language)
        if terms is None:
            return []
        in_title = terms.find(tokens_of(title))
        found = terms.find(tokens_of(body[:_TEXT_CHARS]))
        for term, count in in_title.items():
            found[term] = found.get(term, 0) + count
        by_code: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for term, count in found.items():
            factor = 1 + math.log(min(count, _MAX_COUNT))
            if term in in_title:
                factor *= _TITLE_FACTOR
            for code, weight in self.weights[language, term]:
                by_code[code].append((weight * factor, term))
        scores = [
            WordScore(code, sum([weight for weight, _ in parts]), parts)
            for code, parts in by_code.items()
        ]
        return sorted(scores, key=lambda score: (-score.score, score.code))


def _forms(term: str, language: str) -> Iterator[str]:
    """A term as it is looked up, and its plural in -s."""
    folded = " ".join(tokens_of(term))
    if term.endswith("*"):
        yield folded + "*"
        return
    yield folded
    if language in _WITH_S and len(folded) > 3 and not folded.endswith("s"):
        yield folded + "s"


def _terms(language: str, weights: Mapping[tuple[str, str], Weights]) -> _Terms:
    words: dict[str, Weights] = {}
    stems: dict[str, list[tuple[str, Weights]]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], Weights]]] = defaultdict(list)
    for (of_language, term), codes in weights.items():
        if of_language != language:
            continue
        first, *rest = term.split()
        if term.endswith("*"):
            stems[term[:_PREFIX_CHARS].rstrip("*")].append((term[:-1], codes))
        elif rest:
            phrases[first].append((tuple(rest), codes))
        else:
            words[term] = codes
    return _Terms(
        words,
        {start: tuple(found) for start, found in stems.items()},
        {first: tuple(found) for first, found in phrases.items()},
    )
