"""Where sentences end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.tables.corpus import Paragraph
from schemas.vocabularies import ParagraphKind
from tests.cpu_time import assert_ends_within, assert_grows_with_length
from transforms.sentences import split_sentences


def cut(text: str, language: str | None = "en") -> list[str]:
    """The sentences of a text whose paragraphs are parted by empty lines."""
    found = split_sentences(text, paragraphs_of(text), "a", language)
    return [text[each.char_start : each.char_end] for each in found]


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    matches = re.finditer(r"\S(?:(?!\n\n).)*(?<!\s)", text, re.DOTALL)
    return tuple(Paragraph(*match.span(), ParagraphKind.TEXT) for match in matches)


def is_cut(text: str, language: str | None = "en") -> bool:
    """Whether a text is cut at `|`, and nowhere else."""
    return cut(text.replace("|", " "), language) == text.split("|")


def test_plain_sentences() -> None:
    assert is_cut("The river rose.|Who was told?|Nobody!|We waited…|It fell.")


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Supreme Court ruled.",
        "He lives in St. Louis now.",
        "She left No. 10 Downing Street.",
        "On Jan. 5 it rained.",
        "It opens on Sept. Monday or not.",
        "Apple Inc. Chief Executive Ann Doe spoke.",
        "Acme Corp. (NYSE: AC) fell.",
        "Mr. A. B. Doe met Dr. Roe and J.K. Poe.",
        "Jean Doe, Jr. Senior Fellow, wrote it.",
        "She has a Ph.D. Degree holders agree.",
        "The U.S. IT sector grew.",
        "The U.S. All-Star team won.",
        "It met at 5 p.m. Friday at the hall.",
        "It met at 5 p.m. EST.",
        "It met at 5 p.m. (EST) there.",
        "Some towns, e.g. The Hague, agreed.",
        "The non-U.S. Bank said so.",
        "Gen. The Lord Doe came.",
        "A. The first point.",
    ],
)
def test_a_name_behind_an_abbreviation_goes_on(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He left the U.S.|The court agreed.",
        "He left the U.S.|It's true.",
        "He left the U.S.|A court agreed.",
        "He left the U.S.|I know.",
        "She works for Acme Inc.|However, she left.",
        "He lives in Main St.|They know him.",
        'He left the U.S.|"Nobody asked," he said.',
        "It was Plan B.|Meanwhile they waited.",
        "They met at 5 p.m.|Doe was late.",
        "Tea, milk, etc.|Doe drank it.",
        "No.|Doe never came.",
        "He said no.|Doe left.",
        "We sat in the sun.|Birds sang.",
        "We read about art.|Doe slept.",
        "It began in Nov.|The end came soon.",
    ],
)
def test_a_word_that_opens_sentences_ends_the_one_before(text: str) -> None:
    assert is_cut(text)


def test_closing_marks_belong_to_the_sentence_before() -> None:
    assert is_cut('"We won."|(It was late.)|“Really?”|She laughed.')


def test_small_letters_go_on() -> None:
    assert is_cut('"Stop!" he said.|"Why?" asked Doe ... and left.|Yes.')


def test_an_ellipsis_ends_a_sentence_before_a_capital_only() -> None:
    assert is_cut("We waited... and waited...|Nothing came.")


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. Oktober kam er.",
        "Das geschah z. B. Anfang Mai.",
        "Sie wohnt in St. Gallen.",
        "Die U.S. Armee kam.",
        "Er zahlte 5 Mio. Euro.",
        "Der Verein, u. a. Rot und Weiß, gewann.",
        "3. Die Kosten",
        "Der 1. FC spielt.",
    ],
)
def test_german_abbreviations_and_ordinals_go_on(text: str) -> None:
    assert cut(text, "de") == [text]


def test_german_sentences_end_at_numbers_and_abbreviations_too() -> None:
    assert is_cut("Rot wurde 3.|Die Blauen siegten.", "de")
    assert is_cut("Es kostet 5 Mio.|Das ist viel.|Er wurde 45.|Dann verlor Blau.", "de")


def test_french_and_spanish_abbreviations() -> None:
    assert is_cut("M. Le Doe vit à St. Roe.|L'homme part.", "fr")
    assert is_cut("Il quitte les U.S.A.|L'armée reste.", "fr")
    assert is_cut("El Sr. Roe vive en EE.UU.|El otro no.", "es")
    assert is_cut("La U.S. Army llegó.", "es")


def test_a_language_without_lists_ends_at_dotted_abbreviations() -> None:
    assert is_cut("Han lever i U.S.|Doe gik.", "xx")
    assert is_cut("Mr. Doe came.|He left.", None)


def test_scripts_without_spaces_end_at_the_mark() -> None:
    assert cut("雨が降った。誰が？川。 山！！", "ja") == [
        "雨が降った。",
        "誰が？",
        "川。",
        "山！！",
    ]
    assert cut("他说：“走吧。”然后走了。", "zh") == ["他说：“走吧。”", "然后走了。"]


def test_other_full_stops_end_sentences() -> None:
    assert is_cut("नदी बढ़ी।|वह गया।", "hi")
    assert is_cut("من جاء؟|ذهب.", "ar")


def test_a_sentence_never_crosses_a_paragraph() -> None:
    text = "A heading\n\nThe U.S.\n\nSenate voted. It rained"
    found = split_sentences(text, paragraphs_of(text), "a", "en")
    assert [text[each.char_start : each.char_end] for each in found] == [
        "A heading",
        "The U.S.",
        "Senate voted.",
        "It rained",
    ]
    assert [each.paragraph_no for each in found] == [0, 1, 2, 2]
    assert [each.sentence_no for each in found] == [0, 1, 2, 3]


_TEXTS = st.lists(
    st.sampled_from(
        ["U.S.", "St.", "No.", "Jan.", "The", "Doe", "z.", "B.", "3.", "p.m.", "he", "I", "...",
         "！", "。", "?!", '"', "”", "(", ")", "«", "—", " ", "\n", "\n\n", "川", "é", "\u00a0"]
    )
    | st.text(max_size=5)
).map(" ".join) | st.text()  # fmt: skip


@given(_TEXTS, st.sampled_from(["en", "de", "fr", "es", "ja", "fi", None]))
def test_sentences_are_ordered_and_cover_what_is_seen(text: str, language: str | None) -> None:
    paragraphs = paragraphs_of(text)
    at = 0
    for each in split_sentences(text, paragraphs, "a", language):
        paragraph = paragraphs[each.paragraph_no]
        assert paragraph.start <= each.char_start < each.char_end <= paragraph.end
        assert each.char_start >= at
        assert not text[at : each.char_start].strip()
        at = each.char_end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "part", [".", "。", "a. ", "U.S. The ", "a", ".”", "。”", "\u00a0.", "A.", "“", "-", "1. "]
)
def test_hostile_texts_take_linear_time(part: str) -> None:
    assert_grows_with_length(lambda length: _split(part, length), 50_000)


def test_a_million_full_stops_take_a_second_or_two() -> None:
    assert_ends_within(2, lambda: _split(".", 1_000_000))


def _split(part: str, n: int) -> None:
    text = part * (n // len(part))
    whole = (Paragraph(0, len(text), ParagraphKind.TEXT),)
    split_sentences(text, whole, "a", "de")
    split_sentences(text, whole, "a", "en")
