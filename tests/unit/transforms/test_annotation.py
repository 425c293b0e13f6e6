"""The text as the finders get it, and its pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.scorecard.texts import GoldText, build_text_article
from transforms.annotation import AnnotatedText, as_pieces, within
from transforms.facts import FactResources, annotate


def text_of(body: str) -> AnnotatedText:
    article = build_text_article(GoldText("text", "x", "en"))
    return AnnotatedText(replace(article, body=body), ())


@given(st.text(max_size=60))
def test_pieces_leave_no_gap(body: str) -> None:
    text = text_of(body)
    assert len(text.piece_ends) == len(text.pieces)
    assert (text.piece_ends or [0])[-1] == len(body)
    assert "".join(text.pieces) == body.lower() or "İ" in body or "Σ" in body


def test_a_piece_is_a_word_a_number_or_a_mark_with_the_space_before_it() -> None:
    assert text_of("In May 1,200 (or more)").pieces == [
        *["in", " may", " 1", ",", "200", " (", "or", " more", ")"]
    ]


@pytest.mark.parametrize("body", ["One or two.", "ONE or Two.", "İone One or two."])
def test_words_are_found_in_any_case_where_they_begin(body: str) -> None:
    starts = text_of(body).starts_of(as_pieces(["one", "two"]))
    assert [body[start : start + 3].lower() for start in starts] == ["one", "two"]


def test_the_places_within_a_sentence_are_those_from_its_first_to_its_last_character() -> None:
    text = annotate(build_text_article(GoldText("text", "Two left. Two stayed.")), FactResources())
    starts = text.starts_of(as_pieces(["two", "stayed"]))
    spans = [(sentence.char_start, sentence.char_end) for sentence in text.sentences]
    assert [list(within(starts, *span)) for span in spans] == [[0], [10, 14]]
