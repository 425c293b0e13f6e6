"""Offsets into bodies: they are what every fact in the warehouse rests on."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents import SourceContext, SourceDocument, TextBlock
from schemas.errors import InputError
from schemas.vocabularies import ParagraphKind
from transforms.article import build_article
from transforms.text import (
    PARAGRAPH_SEPARATOR,
    build_body,
    count_words,
    fold_key,
    normalise_blocks,
    normalise_line,
)

# Text with what breaks offsets: invisible characters, accents apart, joiners, odd spaces, controls.
AWKWARD = (
    "a é e\u0301 \u00ad \u200b \u200c \u200d \ufeff "
    "\u2028 \u2029 \u0085 \x00 \x93 \u3000 क\u094d \U0001f468"
)
texts = st.text(st.one_of(st.characters(), st.sampled_from(AWKWARD + "\n\r\t\u2002")), max_size=80)
blocks = st.lists(st.builds(TextBlock, texts, st.sampled_from(list(ParagraphKind))), max_size=8)


@given(texts)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_line(text)
    assert normalise_line(once) == once


@given(texts)
def test_a_normalised_line_is_in_nfc_with_single_spaces_and_can_be_stored(text: str) -> None:
    line = normalise_line(text)
    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in line)
    assert line.encode("utf-8").decode("utf-8") == line


@given(blocks)
def test_each_paragraph_is_cut_out_of_the_body_by_its_offsets(
    given_blocks: list[TextBlock],
) -> None:
    normalised = normalise_blocks(given_blocks)
    body = build_body(normalised)
    cut = [TextBlock(body.text[one.start : one.end], one.kind) for one in body.paragraphs]
    assert cut == normalised


@given(blocks)
def test_paragraphs_cover_the_body_in_order_but_for_the_separators(
    given_blocks: list[TextBlock],
) -> None:
    body = build_body(normalise_blocks(given_blocks))
    position = 0
    for number, paragraph in enumerate(body.paragraphs):
        if number:
            assert body.text[position : paragraph.start] == PARAGRAPH_SEPARATOR
        assert paragraph.start < paragraph.end
        position = paragraph.end
    assert position == len(body.text)
    assert body.text.count(PARAGRAPH_SEPARATOR) == max(0, len(body.paragraphs) - 1)


@settings(deadline=None)  # the models of languages are read at the first text
@given(blocks)
def test_the_blocks_of_a_document_give_the_same_rows_each_time(
    given_blocks: list[TextBlock],
) -> None:
    document = SourceDocument(blocks=tuple(given_blocks))
    try:
        rows = build_article(document, SourceContext(), input_id="i", locator="")
    except InputError:
        assert not normalise_blocks(given_blocks)
        return
    again = build_article(document, SourceContext(), input_id="i", locator="")
    assert rows == again
    article = rows.articles[0]
    assert [article.body[one.start : one.end] for one in article.paragraphs] == [
        block.text for block in normalise_blocks(given_blocks)
    ]


@given(texts)
def test_a_fold_key_is_the_key_of_itself(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)


@given(texts)
def test_a_text_has_no_more_words_than_characters(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)
