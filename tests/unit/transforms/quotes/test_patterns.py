"""Quotations of texts that no model has read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabularies import SpeakerResolution
from tests.unit.transforms.quotes.texts import mentions_of, quotes_in, read
from transforms.quotes.finder import find_quotes


@pytest.mark.parametrize(
    ("language", "text", "speaker", "cue"),
    [
        (
            "de",
            "„Die Brücke wird im Mai geöffnet“, sagte Maria Okello am Montag.",
            "Maria Okello",
            "sagen",
        ),
        (
            "de",
            "„Die Brücke wird im Mai geöffnet“, so der Sprecher der Stadt.",
            "der Sprecher der Stadt",
            "so",
        ),
        (
            "de",
            "Maria Okello erklärte am Montag: „Die Brücke wird im Mai geöffnet.“",
            "Maria Okello",
            "erklären",
        ),
        (
            "de",
            "Am Montag erklärte Maria Okello: „Die Brücke wird im Mai geöffnet.“",
            "Maria Okello",
            "erklären",
        ),
        ("de", "Laut Maria Okello ist die Brücke „eine Gefahr für alle“.", "Maria Okello", "laut"),
        (
            "de",
            "Maria Okello zufolge ist die Brücke „eine Gefahr für alle“.",
            "Maria Okello",
            "zufolge",
        ),
        (
            "de",
            "Nach Angaben von Maria Okello ist sie „eine Gefahr für alle“.",
            "Maria Okello",
            "nach angaben von",
        ),
        (
            "fr",
            "« Le pont ouvrira en mai », a déclaré Maria Okello lundi.",
            "Maria Okello",
            "déclarer",
        ),
        ("fr", "« Le pont ouvrira en mai », dit-il.", "il", "dire"),
        ("es", "«El puente abrirá en mayo», dijo Maria Okello el lunes.", "Maria Okello", "decir"),
        (
            "en",
            '"The bridge will open in May," said Maria Okello on Monday.',
            "Maria Okello",
            "say",
        ),
        ("en", '"The bridge will open in May," Maria Okello said.', "Maria Okello", "say"),
    ],
)
def test_the_reporting_words_of_a_language_name_the_speaker(
    language: str, text: str, speaker: str, cue: str
) -> None:
    (quote,) = quotes_in(text, language, parsed=False)
    assert (quote.speaker_surface, quote.cue_verb) == (speaker, cue)


def test_a_language_without_words_here_still_has_its_quotations() -> None:
    (quote,) = quotes_in("„Most zostanie otwarty w maju przyszłego roku”, powiedziała.", "pl")
    assert quote.speaker_surface is None
    assert quote.speaker_resolution is SpeakerResolution.NONE


def test_a_name_in_marks_is_no_quotation() -> None:
    assert quotes_in("Der Verein „Freunde der Brücke“ traf sich im Mai.", "de") == ()


@pytest.mark.parametrize(
    ("language", "text", "quoted", "speaker"),
    [
        (
            "es",
            "—El puente abrirá en mayo —dijo Maria Okello.",
            "El puente abrirá en mayo",
            "Maria Okello",
        ),
        ("ru", "— Мост откроют в мае, — сказала она.", "Мост откроют в мае", None),
        ("fr", "— Le pont ouvrira en mai.", "Le pont ouvrira en mai.", None),
    ],
)
def test_a_dash_at_the_start_of_a_paragraph_opens_speech(
    language: str, text: str, quoted: str, speaker: str | None
) -> None:
    (quote,) = quotes_in(text, language)
    assert (quote.quote_text, quote.speaker_surface) == (quoted, speaker)


@pytest.mark.parametrize("unit", ['"', "„so“ ", "“a b c d e f,” said ", "« a ", "— ", "Wort ", "1"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = read(unit * 40_000, "de")
    started = time.process_time()
    find_quotes(text, ())
    assert time.process_time() - started < 8


@given(
    st.text(alphabet="aB.,:\n —\"'“”„«»‘’「」", max_size=150),
    st.sampled_from(["de", "fr", "es", "en", "ru", "ja", "und"]),
)
def test_spans_show_what_stands_in_the_body(text: str, language: str) -> None:
    annotated = read(f"x {text}", language)
    for row in find_quotes(annotated, mentions_of(annotated, {})):
        assert annotated.body[row.char_start : row.char_end] == row.quote_text
        assert row.quote_text
