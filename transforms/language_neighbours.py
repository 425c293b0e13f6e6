"""Words that tell a language from its nearest neighbours, where letters tell too little.

Bosnian, Croatian and Serbian share nearly all of their sounds and forms; so do Indonesian and
Malay. Their standards differ in some hundred common words: "tjedan" is Croatian, "sedmica" Bosnian
and Serbian. `seeds/languages/neighbours.csv` lists them; users may add rows.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{2,}")
_AGAINST = -4
"""Log-likelihood that a listed word takes from a neighbour that does not use it."""
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class NeighbourWords:
    """Words and stems with the languages that they speak against."""

    languages: frozenset[str]
    """Languages with a neighbour in the table."""
    words: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    longest_stem: int

    @classmethod
    def from_bytes(cls, data: bytes) -> NeighbourWords:
        """Read a table with the columns neighbours, used_in and words (`stem*` for all forms)."""
        languages: set[str] = set()
        words: dict[str, frozenset[str]] = {}
        stems: dict[str, frozenset[str]] = {}
        for row in csv.DictReader(data.decode().splitlines()):
            neighbours = frozenset(row["neighbours"].split())
            languages |= neighbours
            against = neighbours.difference(row["used_in"].split())
            for word in row["words"].split():
                table = stems if word.endswith("*") else words
                table[word.rstrip("*")] = against
        return cls(frozenset(languages), words, stems, max(map(len, stems), default=0))

    def against(self, text: str) -> Counter[str]:
        """Language -> log-likelihood that the words of a text take from it; each word once."""
        found = Counter(
            language
            for word in dict.fromkeys(_WORD.findall(text.lower()))
            for language in self._speaks_against(word)
        )
        return Counter({language: _AGAINST * count for language, count in found.items()})

    def _speaks_against(self, word: str) -> frozenset[str]:
        found = self.words.get(word)
        for length in range(min(len(word), self.longest_stem), _LEAST_STEM - 1, -1):
            if found is not None:
                return found
            found = self.stems.get(word[:length])
        return found or frozenset()
