"""Author lines."""

from __future__ import annotations

import pytest

from schemas.vocabularies import AuthorRole
from transforms.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("Von Jane Doe und Max Müller", ["Jane Doe", "Max Müller"]),
        ("Par Élodie Martin et Jean-Luc Petit", ["Élodie Martin", "Jean-Luc Petit"]),
        ("Por Ana García y Luis Pérez", ["Ana García", "Luis Pérez"]),
        ("Jane Doe, Max Roe & Ann Poe; Sam Coe", ["Jane Doe", "Max Roe", "Ann Poe", "Sam Coe"]),
        ("JANE DOE", ["Jane Doe"]),
        ("Jane Doe (jane@example.org)", ["Jane Doe"]),
        ("Jane Doe | 3 May 2024, 10:15", ["Jane Doe"]),
        ("von Jane Doe am 03.05.2024", ["Jane Doe"]),
        ("By Jane Doe Thursday, November 9, 2023 7:35AM", ["Jane Doe"]),
        ("Jane Doe, Chief Political Correspondent", ["Jane Doe"]),
        ("Jane Doe Senior Reporter", ["Jane Doe"]),
        ("By Jane Doe, London", ["Jane Doe"]),
        ("Ursula von der Leyen", ["Ursula von der Leyen"]),
        ("Di Maio", ["Di Maio"]),
        ("Von der Leyen", ["Von der Leyen"]),
        ("Jane Doe, Jane Doe", ["Jane Doe"]),
        ("mh", ["mh"]),
        ("田中太郎", ["田中太郎"]),
        ("https://example.org/author/jane", []),
        ("jane@example.org", []),
        ("By", []),
        ("admin", []),
        ("12 min read", []),
        ("", []),
    ],
)
def test_names_are_found_in_a_line(line: str, names: list[str]) -> None:
    assert [one.name for one in read_byline(line)] == names


@pytest.mark.parametrize(
    "name", ["dpa", "AFP", "Reuters", "Redaktion", "Staff Writer", "News Desk"]
)
def test_agencies_and_desks_are_no_persons(name: str) -> None:
    [credit] = read_byline(name)
    assert credit.is_agency
    assert credit.role is AuthorRole.AGENCY


def test_an_agency_in_brackets_or_after_a_slash_is_a_credit_of_its_own() -> None:
    assert [one.name for one in read_byline("Jane Doe (dpa)")] == ["Jane Doe", "dpa"]
    assert [one.name for one in read_byline("det/dpa")] == ["det", "dpa"]


def test_the_outlet_is_an_organisation_and_no_person() -> None:
    [credit] = read_byline("The Harbour Post", ["The Harbour Post"])
    assert (credit.is_agency, credit.is_outlet) == (True, True)
    assert [one.name for one in read_byline("Jane Doe, Harbour Post", ["Harbour Post"])] == [
        "Jane Doe"
    ]


def test_labels_give_roles_to_the_names_behind_them() -> None:
    found = read_byline("Text: Jane Doe; Fotos: Max Roe; Edited by Ann Poe")
    assert [(one.name, one.role) for one in found] == [
        ("Jane Doe", AuthorRole.AUTHOR),
        ("Max Roe", AuthorRole.PHOTOGRAPHER),
        ("Ann Poe", AuthorRole.EDITOR),
    ]
