"""Names in a text with a parse."""

from __future__ import annotations

import pytest

from schemas.vocabularies import EntityType
from tests.unit.transforms.entities.entity_texts import (
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    rules,
    text_of,
    types_in,
)
from transforms.entities.parsed_names import find_parsed_names, is_about_sport


@pytest.mark.parametrize(
    ("body", "surface", "expected"),
    [
        (
            "They fled to the neighbourhood of Sheikh Nadim after dark on Monday.",
            "Sheikh Nadim",
            PLACE,
        ),
        ("Shells fell on the town of Karvel, residents said on Monday.", "Karvel", PLACE),
        ("He met Sheikh Nadim, a cleric, and asked him for help.", "Nadim", PERSON),
        ("The brewer Tarbeck said its profits had fallen by a third.", "Tarbeck", ORGANISATION),
        ("Police named the victim as Odrin Vasko, 41, a lawyer.", "Odrin Vasko", PERSON),
        (
            "The Harbour Workers Union called a strike for Friday.",
            "Harbour Workers Union",
            ORGANISATION,
        ),
        ("The Kenyan government said it had signed the deal.", "Kenyan", GROUP),
        ("It was the worst storm since tropical cyclone Belinda.", "Belinda", EntityType.EVENT),
        ("He has shares in Quellmark and sits on its board.", "Quellmark", ORGANISATION),
    ],
)
def test_the_words_around_a_name_tell_its_type(
    body: str, surface: str, expected: EntityType
) -> None:
    assert types_in(body, is_parsed=True)[surface] is expected


def test_articles_titles_and_possessives_are_no_part_of_a_name() -> None:
    found = types_in(
        "The United States said President Jane Hollis's visit to the Gulf of Aden was over.",
        is_parsed=True,
    )
    assert "United States" in found
    assert found["Jane Hollis"] is PERSON


def test_a_nationality_before_a_person_is_no_part_of_the_name() -> None:
    found = types_in("The goal was scored by Croat Goran Petrovic late on.", is_parsed=True)
    assert found["Goran Petrovic"] is PERSON


def test_a_body_of_a_state_is_one_name() -> None:
    found = types_in("The case went to the U.S. Supreme Court on Thursday.", is_parsed=True)
    assert found["U.S. Supreme Court"] is ORGANISATION


def test_a_family_name_is_a_person_wherever_it_stands() -> None:
    body = (
        "Minister Anton Brandl resigned on Monday, his office said. "
        "Brandl had been in office for two years. Critics of Brandl cheered."
    )
    text = text_of(body, is_parsed=True)
    names = find_parsed_names(text, rules())
    assert [name.surface for name in names if name.type is PERSON] == [
        "Anton Brandl",
        "Brandl",
        "Brandl",
    ]


def test_a_town_in_a_report_of_sport_is_its_team_but_not_where_the_match_was() -> None:
    body = (
        "Leeds beat Derby 2-1 in the league on Saturday after two goals by their striker. "
        "The match was played in Nottingham because the club's stadium is closed this season."
    )
    found = types_in(body, is_parsed=True)
    assert found["Leeds"] is ORGANISATION
    assert found["Derby"] is ORGANISATION
    assert found["Nottingham"] is PLACE


def test_a_few_words_of_sport_make_no_report_of_sport() -> None:
    assert not is_about_sport(["the", "coach", "left", "with", "the", "team", "for", "home"])


def test_a_text_without_a_parse_is_refused() -> None:
    with pytest.raises(ValueError, match="no model"):
        find_parsed_names(text_of("Nothing was parsed here."), rules())
