"""The arithmetic of the scores of languages."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.langid_leipzig import (
    LabelledText,
    join_sentences,
    macro_accuracy,
    micro_accuracy,
)


def test_each_language_counts_the_same_in_the_macro_average() -> None:
    gold, told = ["en", "en", "en", "de"], ["en", "en", "en", "nl"]
    assert macro_accuracy(gold, told) == pytest.approx(0.5)
    assert micro_accuracy(gold, told) == pytest.approx(0.75)


def test_sentences_are_joined_within_a_language_until_they_are_long_enough() -> None:
    sentences = [LabelledText("en", "a" * 6)] * 3 + [LabelledText("de", "b" * 12)]
    assert list(join_sentences(sentences, 10)) == [
        LabelledText("en", "aaaaaa aaaaaa"),
        LabelledText("de", "b" * 12),
    ]
