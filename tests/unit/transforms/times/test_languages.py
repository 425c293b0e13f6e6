"""Times in the other languages."""

from __future__ import annotations

import pytest

from tests.unit.transforms.times.articles import times_in, values_in


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Der Rat tagt am 5. Dezember 2016 im Saal.", "5. Dezember 2016", "2016-12-05"),
        ("Der Rat tagte am 5.12.2016.", "5.12.2016", "2016-12-05"),
        ("Der Rat tagt am 5.12. im Saal.", "5.12.", "2016-12-05"),
        ("Der Rat tagte am Samstag.", "Samstag", "2016-12-03"),
        ("Der Rat wird am Montag tagen.", "Montag", "2016-12-05"),
        ("Der Rat tagte gestern Abend.", "gestern Abend", "2016-12-03TEV"),
        ("Der Rat tagte gestern morgen.", "gestern morgen", "2016-12-03TMO"),
        ("Der Rat tagte am Freitagabend.", "Freitagabend", "2016-12-02TEV"),
        ("Der Rat tagte vergangene Woche.", "vergangene Woche", "2016-W47"),
        ("Der Rat tagt heuer nicht.", "heuer", "2016"),
        ("Im Vorjahr war es anders.", "Vorjahr", "2015"),
        ("Im Herbst 2014 brannte es.", "Herbst 2014", "2014-FA"),
        ("In den 90er Jahren war es anders.", "den 90er Jahren", "199"),
        ("Im 19. Jahrhundert war es anders.", "19. Jahrhundert", "18"),
        ("Es geschah im März des vergangenen Jahres.", "März des vergangenen Jahres", "2015-03"),
        ("Es dauerte eineinhalb Stunden.", "eineinhalb Stunden", "PT1H30M"),
        ("Er brach um 10 Uhr abends ein.", "10 Uhr abends", "2016-12-04T22:00"),
        ("Sie las von 1999 bis 2008 Zeitung.", "2008", "2008"),
        ("Er kam um 16 bis 17.30 Uhr.", "17.30 Uhr", "2016-12-04T17:30"),
        ("DAS BESTE AUS 65 JAHREN", "65 JAHREN", "P65Y"),
        ("Sie fahren täglich.", "täglich", "P1D"),
        ("Es geschah vor kurzem.", "vor kurzem", "PAST_REF"),
        ("Wir wissen heute mehr.", "heute", "PRESENT_REF"),
        ("Wir wissen heute mehr als gestern.", "heute", "2016-12-04"),
    ],
)
def test_german_phrases_have_their_values(text: str, surface: str, value: str) -> None:
    assert (surface, value) in values_in(text, "de")


def test_german_ago_is_a_length_that_reaches_a_year() -> None:
    (row,) = times_in("Der Verein wurde vor zwei Jahren gegründet.", "de")
    assert (row.surface, row.value) == ("zwei Jahren", "P2Y")
    assert row.start_date is not None
    assert row.start_date.year == 2014


def test_a_german_number_before_a_noun_is_no_year() -> None:
    assert values_in("Es kamen 2000 Menschen und zahlten 1450 bis 1850 Mark.", "de") == []


def test_a_german_list_of_days_shares_its_month() -> None:
    assert values_in("Gespielt wird am 3., 4. und 5. Oktober 2015.", "de") == [
        ("3.", "2015-10-03"),
        ("4.", "2015-10-04"),
        ("5. Oktober 2015", "2015-10-05"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "surface", "value"),
    [
        ("fr", "Le maire a parlé lundi dernier.", "lundi dernier", "2016-11-28"),
        ("fr", "Le conseil se réunira mardi.", "mardi", "2016-12-06"),
        ("fr", "Il est arrivé la semaine dernière.", "la semaine dernière", "2016-W47"),
        ("fr", "Le pont date du 5 décembre 1912.", "5 décembre 1912", "1912-12-05"),
        ("fr", "Il est parti il y a deux ans.", "il y a deux ans", "2014"),
        ("fr", "Une église du XIIe siècle a brûlé.", "du XIIe siècle", "11"),
        ("fr", "C'était dans les années 1990.", "les années 1990", "199"),
        ("es", "El alcalde habló el lunes.", "lunes", "2016-11-28"),
        ("es", "El consejo votará el martes.", "martes", "2016-12-06"),
        ("es", "Llegó la semana pasada.", "la semana pasada", "2016-W47"),
        ("es", "Abrió el 5 de diciembre de 1912.", "5 de diciembre de 1912", "1912-12-05"),
        ("es", "Se fue hace dos años.", "hace dos años", "2014"),
        ("es", "Ayer por la mañana llovió.", "Ayer por la mañana", "2016-12-03TMO"),
        ("it", "È partito due anni fa.", "due anni fa", "2014"),
        ("it", "È arrivato la settimana scorsa.", "la settimana scorsa", "2016-W47"),
        ("pt", "Chegou na segunda-feira.", "segunda-feira", "2016-11-28"),
        ("pt", "Partiu há dois anos.", "há dois anos", "2014"),
        ("nl", "Hij vertrok twee jaar geleden.", "twee jaar geleden", "2014"),
        ("nl", "Hij kwam vorige week.", "vorige week", "2016-W47"),
    ],
)
def test_other_languages_share_the_grammar(
    language: str, text: str, surface: str, value: str
) -> None:
    assert (surface, value) in values_in(text, language)
