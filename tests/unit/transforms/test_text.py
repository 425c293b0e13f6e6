"""Normalised text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind
from transforms.text import (
    _fold_any,
    build_body,
    count_words,
    drop_repeated_title,
    fold_key,
    normalise_blocks,
    normalise_line,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Cafe\u0301 au\u00a0lait", "Café au lait"),
        ("two\r\nlines\tand\u2003wide  spaces", "two lines and wide spaces"),
        ("Helikopter\u00adlandeplatz", "Helikopterlandeplatz"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("he said \x93no\x94", "he said “no”"),
        ("می\u200cروم", "می\u200cروم"),
        ("plain\u200cword", "plainword"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("a\x00b\ud800c", "abc"),
        ("\u2000", ""),
    ],
)
def test_a_line_is_normalised(raw: str, clean: str) -> None:
    assert normalise_line(raw) == clean


def test_an_empty_line_cuts_a_block_in_two_of_its_kind() -> None:
    blocks = normalise_blocks([TextBlock("one\n \ntwo\nlines\n\n", ParagraphKind.QUOTE)])
    assert [(one.text, one.kind) for one in blocks] == [
        ("one", ParagraphKind.QUOTE),
        ("two lines", ParagraphKind.QUOTE),
    ]


def test_a_body_of_nothing_is_empty() -> None:
    assert build_body([]).text == ""
    assert build_body([]).paragraphs == ()


def test_the_title_is_dropped_where_it_only_opens_the_body() -> None:
    blocks = [TextBlock("Storm hits coast!"), TextBlock("Rain fell.")]
    assert drop_repeated_title(blocks, "Storm hits coast") == blocks[1:]
    assert drop_repeated_title(blocks, "Another title") == blocks
    assert drop_repeated_title(blocks[:1], "Storm hits coast") == blocks[:1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council met 3 times.", 5),
        ("snake_case", 2),
        ("東京都", 3),
        ("हिन्दी भाषा", 2),
        ("Zürich – naïve", 2),
        ("", 0),
    ],
)
def test_words_are_counted_in_each_script(text: str, words: int) -> None:
    assert count_words(text) == words


def test_keys_ignore_case_accents_and_punctuation() -> None:
    assert fold_key("Élodie  D'Arc") == fold_key("elodie d arc") == "elodie d arc"


def test_a_heading_that_holds_the_title_and_a_kicker_is_dropped() -> None:
    title = "The bridge across the harbour is open"
    kicker = TextBlock(f"Traffic: {title}", ParagraphKind.HEADING)
    sentence = TextBlock(f"{title}, said the mayor.")
    assert drop_repeated_title([kicker, sentence], title) == [sentence]
    assert drop_repeated_title([sentence, sentence], title) == [sentence, sentence]


def test_a_fold_key_of_mathematical_letters_is_the_key_of_itself() -> None:
    assert fold_key(fold_key("𝛓")) == fold_key("𝛓") == "σ"


@given(st.text(st.sampled_from("aZ9 _-’“éßŒıΣж中\u0301\u0488½ﬁ²\xa0\u200d😀"), max_size=12))
def test_folding_by_character_gives_what_folding_the_whole_text_gives(text: str) -> None:
    assert fold_key(text) == _fold_any(text)
