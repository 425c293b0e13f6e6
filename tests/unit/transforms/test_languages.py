"""Languages."""

from __future__ import annotations

import pytest

from transforms.languages import detect_language, normalise_tag

GERMAN = "Der Stadtrat hat am Dienstag über den Bau der neuen Brücke beraten und zugestimmt."


def test_a_text_is_told_by_its_words_and_not_by_what_the_page_claims() -> None:
    language = detect_language(GERMAN, "en")
    assert language.code == "de"
    assert language.confidence is not None
    assert language.confidence > 0.9


def test_a_text_too_short_to_tell_has_the_declared_language_with_little_confidence() -> None:
    language = detect_language("Goal!", "pt-br")
    assert language.code == "pt"
    assert language.confidence is not None
    assert language.confidence < 0.5


def test_a_text_too_short_to_tell_has_no_language_where_none_is_declared() -> None:
    language = detect_language("Goal!", None)
    assert (language.code, language.confidence) == (None, None)


def test_an_unclear_text_falls_to_the_declared_language() -> None:
    language = detect_language("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21", "nl")
    assert language.code == "nl"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("de_AT", "de-at"), ("EN", "en"), ("en-US, de", "en-us"), ("German", "de"), ("iw", "he"),
     ("und", None), ("", None), (None, None), ("not a tag", None), ("en_US.UTF-8", "en-us")],
)  # fmt: skip
def test_declared_tags_are_written_one_way(text: str | None, tag: str | None) -> None:
    assert normalise_tag(text) == tag
