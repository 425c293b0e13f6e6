"""Roles of places where there is a parse."""

from __future__ import annotations

from dataclasses import replace

from spacy.lang.en import English
from spacy.tokens import Doc

from schemas.vocabularies import PlaceRole
from tests.unit.transforms.places.annotated import annotated, gazetteer
from transforms.places.finder import find_locations

Row = tuple[str, int, str, str]


def roles(*tokens: Row) -> dict[str, PlaceRole]:
    """Roles by surface of a text given as (word, head, dependency, tag)."""
    words = [token[0] for token in tokens]
    spaces = [True] * (len(words) - 2) + [False, False]
    doc = Doc(
        English().vocab,
        words=words,
        spaces=spaces,
        heads=[token[1] for token in tokens],
        deps=[token[2] for token in tokens],
        tags=[token[3] for token in tokens],
    )
    text = replace(annotated(doc.text), doc=doc)
    return {row.surface: row.role for row in find_locations(text, (), gazetteer())}


def test_who_calls_for_talks_and_with_whom_are_governments() -> None:
    found = roles(
        ("Moscow", 1, "nsubj", "NNP"),
        ("called", 1, "ROOT", "VBD"),
        ("for", 1, "prep", "IN"),
        ("talks", 2, "pobj", "NNS"),
        ("with", 3, "prep", "IN"),
        ("Washington", 4, "pobj", "NNP"),
        (".", 1, "punct", "."),
    )
    assert found == {"Moscow": PlaceRole.AFFILIATION, "Washington": PlaceRole.AFFILIATION}


def test_where_something_happens_is_an_event() -> None:
    found = roles(
        ("Shells", 1, "nsubj", "NNS"),
        ("fell", 1, "ROOT", "VBD"),
        ("in", 1, "prep", "IN"),
        ("Aleppo", 2, "pobj", "NNP"),
        (".", 1, "punct", "."),
    )
    assert found == {"Aleppo": PlaceRole.EVENT}


def test_where_somebody_is_from_is_a_mention() -> None:
    found = roles(
        ("Rebels", 3, "nsubj", "NNS"),
        ("in", 0, "prep", "IN"),
        ("Aleppo", 1, "pobj", "NNP"),
        ("spoke", 3, "ROOT", "VBD"),
        (".", 3, "punct", "."),
    )
    assert found == {"Aleppo": PlaceRole.MENTION}


def test_the_army_of_a_city_is_an_affiliation() -> None:
    found = roles(
        ("Aleppo", 1, "compound", "NNP"),
        ("army", 2, "nsubj", "NN"),
        ("fled", 2, "ROOT", "VBD"),
        (".", 2, "punct", "."),
    )
    assert found == {"Aleppo": PlaceRole.AFFILIATION}
