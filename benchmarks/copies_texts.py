"""Invented news texts and the edits by which papers make copies of one another's.

Words are made of syllables and drawn as in real text (Zipf), so that texts share their common
words and hardly a run of eight. All of it follows from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

EDITS = ("dateline", "cut_50", "cut_30", "update", "words_5", "embedded", "reheadlined")
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "cl",
    "dr",
    "fl",
    "gr",
    "pl",
    "st",
    "tr",
    "th",
    "sh",
]
_NUCLEI = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["", "", "n", "r", "s", "l", "t", "nd", "rt"]
VOCABULARY = 30_000
ZIPF = 1.05
_SENTENCE_WORDS = (7, 26)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as paragraphs, with its headline."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs as articles.body has them."""
        return "\n\n".join(self.paragraphs)


class TextMaker:
    """Makes texts and copies of texts; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        words = np.random.default_rng(11)  # one language for all seeds
        pool = [
            "".join(
                str(part)
                for _ in range(int(words.integers(1, 4)))
                for part in (words.choice(_ONSETS), words.choice(_NUCLEI), words.choice(_CODAS))
            )
            for _ in range(VOCABULARY)
        ]
        self._words = np.array(pool, dtype=object)
        weights = 1.0 / np.arange(1, VOCABULARY + 1) ** ZIPF
        self._cumulated = np.cumsum(weights / weights.sum())

    def words(self, number: int) -> list[str]:
        """So many words of running text."""
        ranks = np.searchsorted(self._cumulated, self.random.random(number))
        drawn: list[str] = self._words[np.minimum(ranks, VOCABULARY - 1)].tolist()
        return drawn

    def text(self, n_words: int) -> Text:
        """A text of about so many words in paragraphs of one to three sentences."""
        lengths: list[int] = []
        while sum(lengths) < n_words:
            lengths.append(int(self.random.integers(*_SENTENCE_WORDS)))
        words = self.words(sum(lengths))
        ends = list(accumulate(lengths))
        sentences = [
            " ".join(words[start:end]).capitalize() + "."
            for start, end in zip([0, *ends], ends, strict=False)
        ]
        paragraphs: list[str] = []
        while sentences:
            size = int(self.random.integers(1, 4))
            paragraphs.append(" ".join(sentences[:size]))
            sentences = sentences[size:]
        return Text(self.title(), tuple(paragraphs))

    def title(self) -> str:
        """A headline."""
        return " ".join(self.words(8)).capitalize()

    def edited(self, text: Text, edit: str, agency: str = "Reuters") -> Text:
        """A copy of a text, with one of EDITS."""
        parts = list(text.paragraphs)
        title = text.title
        if edit == "dateline":
            parts[0] = f"{self.words(1)[0].upper()}, March 3 ({agency}) - {parts[0]}"
        elif edit in ("cut_50", "cut_30"):
            parts = _first_words(parts, 0.5 if edit == "cut_50" else 0.3)
        elif edit == "update":
            parts = self._updated(parts)
        elif edit == "words_5":
            parts = [self._reworded(part, 0.05) for part in parts]
        elif edit == "embedded":
            n_words = sum(len(part.split()) for part in parts)
            host = list(self.text(int(n_words * self.random.uniform(0.5, 1.5))).paragraphs)
            place = int(self.random.integers(0, len(host) + 1))
            parts = [*host[:place], *parts, *host[place:]]
            title = self.title()
        elif edit == "reheadlined":
            title = self.title()
            parts = [*parts, f"({agency})"]
        else:
            raise ValueError(f"no edit is called {edit}")
        return Text(title, tuple(parts))

    def _updated(self, parts: list[str]) -> list[str]:
        """A new lead, a paragraph gone, one reworded, one more at the end."""
        changed = [self.text(35).paragraphs[0], *parts]
        if len(changed) > 4:
            del changed[int(self.random.integers(2, len(changed)))]
            number = int(self.random.integers(1, len(changed)))
            changed[number] = self._reworded(changed[number], 0.3)
        return [*changed, " ".join(self.text(30).paragraphs)]

    def _reworded(self, paragraph: str, share: float) -> str:
        words = paragraph.split()
        is_hit = self.random.random(len(words)) < share
        fresh = iter(self.words(int(is_hit.sum())))
        return " ".join(
            next(fresh) if hit else word for word, hit in zip(words, is_hit, strict=True)
        )


def _first_words(parts: list[str], share: float) -> list[str]:
    """The first paragraphs, the last of them cut, up to a share of the words."""
    left = int(share * sum(len(part.split()) for part in parts))
    kept: list[str] = []
    for part in parts:
        words = part.split()
        if left <= 0:
            break
        kept.append(" ".join(words[:left]))
        left -= len(words)
    return kept
