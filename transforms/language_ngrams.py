"""How well a text's runs of three to five letters fit each of 64 languages.

A naive Bayes classifier over `seeds/languages/ngrams.txt.gz`. It tells apart what the fastText
model mixes up or does not know: Norwegian and Danish, Croatian and Serbian, Zulu and Xhosa.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W\d_]{3,}")
_SIZES = (3, 4, 5)
_STEP = 0.3
"""Logarithm of the step between two levels of the file, as its builder sets it."""
_FIRST_LEVEL = ord("0")
_OVERLAP = 0.3
"""Weight of a run: its letters are counted again in the runs that overlap it."""
_TILT = {"bs": 0.06, "ms": -0.05, "nn": -0.02}
"""Log-likelihood a letter for languages whose own words are the standard of a larger neighbour too.

Nothing in a Bosnian sentence need be foreign to Croatian, so the table alone would hardly ever name
it. Set on half of the development sentences of langid_leipzig.
"""
_SCRIPTS = {
    "cyrillic": (re.compile("[Ѐ-ԯ]"), "be bg kk mk mn ru sr uk"),
    "arabic": (re.compile("[؀-ۿݐ-ݿ]"), "ar fa ur"),
    "devanagari": (re.compile("[ऀ-ॿ]"), "hi mr"),
}


@dataclass(frozen=True, slots=True)
class NgramTable:
    """The levels of each run in each language."""

    languages: tuple[str, ...]
    rows: Mapping[str, int]
    """Run of letters -> its row."""
    levels: NDArray[np.uint8]
    """Row x language; 0 is a run that the language does not have."""

    @classmethod
    def from_bytes(cls, data: bytes) -> NgramTable:
        """Read a file as `seeds.languages.build_ngrams` writes it."""
        head, body, levels = gzip.decompress(data).split(b"\n\n")
        languages, runs = tuple(head.decode().split()), body.decode().split("\n")
        flat = np.frombuffer(levels, dtype=np.uint8) - np.uint8(_FIRST_LEVEL)
        return cls(
            languages,
            dict(zip(runs, range(len(runs)), strict=True)),
            flat.reshape(len(runs), len(languages)),
        )

    def fits(self, text: str) -> dict[str, float]:
        """Language -> log-likelihood of the text but for a constant; empty where nothing fits.

        Only languages of the script that most of the text is written in.
        """
        n_letters, found = self._find(text.lower())
        if not found:
            return {}
        sums = self.levels[found].sum(axis=0, dtype=np.int64).tolist()
        among = _of_script(text)
        return {
            language: _OVERLAP * _STEP * level + _OVERLAP * _TILT.get(language, 0.0) * n_letters
            for language, level in zip(self.languages, sums, strict=True)
            if (language in among if among else language not in _OF_A_SCRIPT)
        }

    def _find(self, text: str) -> tuple[int, list[int]]:
        """Letters of the text, and the rows of all its runs."""
        row_of = self.rows.get
        n_letters = 0
        found = []
        for word in _WORD.findall(text):
            n_letters += len(word)
            for size in _SIZES:
                for start in range(len(word) - size + 1):
                    row = row_of(word[start : start + size])
                    if row is not None:
                        found.append(row)
        return n_letters, found


_IN_LATIN_TOO = {"sr"}
_OF_A_SCRIPT = frozenset(
    " ".join(languages for _, languages in _SCRIPTS.values()).split()
).difference(_IN_LATIN_TOO)


def _of_script(text: str) -> frozenset[str]:
    """The languages of the script of the text; none where it is Latin or one not listed."""
    for letters, languages in _SCRIPTS.values():
        if 2 * len(letters.findall(text)) > sum(map(str.isalpha, text)):
            return frozenset(languages.split())
    return frozenset()
