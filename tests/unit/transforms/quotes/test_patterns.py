"""Quotations of texts that no model has read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabularies import SpeakerResolution
from tests.cpu_time import assert_ends_within
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Brücke bleibt zu“, sagte er. Dann ging er.", "er"),
        ("„Die Brücke bleibt zu“, wird Okello zitiert.", "Okello"),
        ("So wird sie mit den Worten zitiert: „Die Brücke bleibt zu.“", "sie"),
        ("„Die Brücke bleibt zu“, zeigte sich Okello enttäuscht.", "Okello"),
        ("„Die Brücke bleibt zu“, heißt es in einer gestern verbreiteten Erklärung.",
         "einer gestern verbreiteten Erklärung"),
        ("In dem Bericht heißt es: „Die Brücke bleibt zu.“", "dem Bericht"),
        ("Nach den Worten von Okello bleibt sie „zu bis zum Mai“.", "Okello"),
        ("Die Entscheidung kritisierte die Ministerin Okello: „Das ist zu spät.“",
         "die Ministerin Okello"),
        ("Als der Regen kam, ging Okello hinaus und rief: „Das ist zu spät.“", "Okello"),
        ("Kurz vor der Wahl war Okello heiter und sagte: „Die Brücke bleibt zu.“", "Okello"),
        ("Wie das Blatt schrieb, soll Okello gesagt haben: „Die Brücke bleibt zu.“", "Okello"),
        ("Im Rat warb Okello mit den Worten: „Sie kommt im Mai.“", "Okello"),
        ("Die Brücke wurde von Okello als „eine Gefahr“ beschrieben.", "Okello"),
        ("Okello, die als Ingenieurin arbeitet, erklärte: „Die Brücke bleibt zu.“", "Okello"),
        ("Die Brücke, so Okello, bleibe „zu bis zum Mai“.", "Okello"),
        ("Von der Aue sagte: „Die Brücke bleibt zu.“", "Von der Aue"),
        ("Okello wies den Bericht als „falsch“ zurück.", "Okello"),
        ("Okello hatte den Bericht als „falsch“ bezeichnet.", "Okello"),
        ("Die Zeitung zitierte Okello mit den Worten: „Die Brücke bleibt zu.“", "Okello"),
        ("Es wurde von Okello bestätigt, die Brücke sei „zu bis zum Mai“.", "Okello"),
    ],
)  # fmt: skip
def test_a_german_clause_has_its_speaker_where_its_grammar_puts_it(text: str, speaker: str) -> None:
    (quote,) = quotes_in(text, "de")
    assert quote.speaker_surface == speaker


def test_two_quotations_of_one_sentence_have_one_speaker() -> None:
    text = "Okello nannte die Brücke „eine Gefahr“, stellte aber fest, sie sei „sehr schön gebaut“."
    assert [quote.speaker_surface for quote in quotes_in(text, "de")] == ["Okello", "Okello"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein „Freunde der Brücke“ traf sich im Mai.",
        "Okello sagte in einem Gespräch mit dem „Anzeiger“, sie komme.",
        "Das Bündnis „Rat für die neue und lange Brücke“ (RNB) traf sich.",
        "Er schrieb die Gedichtsammlung „Über den Fluss und unter der Brücke“.",
        "Themen wie „Die Brücke und ihr Bau“, „Das Ufer und was es kostet“ sind offen.",
        "Okello, auch „die Brückenfrau“ genannt, kam.",
    ],
)
def test_a_name_in_marks_is_no_quotation(text: str) -> None:
    assert quotes_in(text, "de") == ()


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
    assert_ends_within(20, lambda: find_quotes(read(unit * 40_000, "de"), ()))


@given(
    st.text(alphabet="aB.,:\n —\"'“”„«»‘’「」", max_size=150),
    st.sampled_from(["de", "fr", "es", "en", "ru", "ja", "und"]),
)
def test_spans_show_what_stands_in_the_body(text: str, language: str) -> None:
    annotated = read(f"x {text}", language)
    for row in find_quotes(annotated, mentions_of(annotated, {})):
        assert annotated.body[row.char_start : row.char_end] == row.quote_text
        assert row.quote_text
