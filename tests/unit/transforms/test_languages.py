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


def test_a_text_in_capitals_has_the_language_of_its_words() -> None:
    assert detect_language(GERMAN.upper(), None).code == "de"


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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kommunen sier at brua ikke blir åpnet før våren, men noen mener noe annet.", "nb"),
        ("Kommunen seier at brua ikkje vert opna før våren, men nokon meiner noko anna.", "nn"),
        ("Kommunen siger, at broen ikke bliver åbnet før foråret, men nogen mener noget.", "da"),
        ("Die brug bly toe omdat hulle nie hierdie jaar meer geld het nie.", "af"),
        ("Što se dogodilo u siječnju, nitko ne zna točno, a vlada o tome šuti.", "hr"),
        ("Predsednik opštine kaže da će most biti gotov pre nove godine, a mleko poskupi.", "sr"),
        ("Abantu abaningi bathi kufanele kube khona ibhuloho elisha ngoba leli selidala.", "zu"),
        ("L'ajuntament diu que el pont nou no s'obrirà fins que arribi la primavera.", "ca"),
        ("El ayuntamiento dice que el puente nuevo no se abrirá hasta la primavera.", "es"),
        ("Občinski svet je potrdil gradnjo novega mostu, ki bo odprt spomladi.", "sl"),
        ("市议会星期二批准了新桥的建设计划。", "zh"),
        ("市議会は火曜日に新しい橋の計画を承認した。", "ja"),
        ("다리는 봄까지 닫힌다", "ko"),
    ],
)  # fmt: skip
def test_neighbours_are_told_from_one_another(text: str, code: str) -> None:
    assert detect_language(text, None).code == code


def test_a_language_that_the_table_does_not_know_is_left_to_the_model() -> None:
    text = "O concello aprobou onte a construción da nova ponte, que abrirá na primavera do ano."
    assert detect_language(text, None).code == "gl"


@pytest.mark.parametrize("text", ["", "1 2 3", "+++ --- +++", "… 12:30 …", "&" * 5000])
def test_what_is_no_language_has_no_code(text: str) -> None:
    assert detect_language(text, None).code is None
