"""Short names and the full ones that they stand for."""

from __future__ import annotations

import pytest

from schemas.vocabularies import EntityType
from tests.unit.transforms.entities.entity_texts import found_in, heads_in, rules
from transforms.entities.aliases import find_aliases, organisation_parts, person_parts
from transforms.entities.names import Name


def names_of(body: str, *parts: tuple[str, EntityType, str | None]) -> list[Name]:
    names, at = [], 0
    for surface, type_, title in parts:
        at = body.index(surface, at)
        names.append(Name(at, at + len(surface), surface, type_, "test", 1.0, title))
        at += len(surface)
    return names


P, O = EntityType.PERSON, EntityType.ORGANISATION  # noqa: E741


def heads_of(body: str, *parts: tuple[str, EntityType, str | None]) -> list[str | None]:
    names = names_of(body, *parts)
    return [
        None if alias is None else names[alias.head].surface
        for alias in find_aliases(names, body, rules())
    ]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Odrin Vasko", "Vasko"),
        ("Nabil al-Karim", "Karim"),
        ("Nabil al-Karim", "al-Karim"),
        ("Ana de la Torre", "de la Torre"),
        ("Ana de la Torre", "Torre"),
        ("Jonas van der Meulen", "van der Meulen"),
        ("Peter J. Marlow Jr.", "Marlow"),
        ("Odrin Emil Vasko", "Odrin Vasko"),
        ("Zhao Menglin", "Zhao"),
    ],
)
def test_a_person_is_called_by_parts_of_the_name(full: str, short: str) -> None:
    assert short in person_parts(full.split())


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Harbour Workers Union", "HWU"),
        ("Office for River Safety", "ORS"),
        ("Varnian Observatory for Water Rights", "Varnian Observatory"),
        ("Varnian Observatory for Water Rights", "Observatory"),
        ("Quellmark Foods Ltd", "Quellmark"),
    ],
)
def test_an_organisation_is_called_by_its_initials_its_head_or_its_beginning(
    full: str, short: str
) -> None:
    assert short in organisation_parts(full.split())


def test_a_family_name_before_the_full_name_is_led_forward() -> None:
    body = "Vasko has resigned. Odrin Vasko had led the party."
    assert heads_of(body, ("Vasko", P, None), ("Odrin Vasko", P, None)) == ["Odrin Vasko", None]


def test_of_two_people_of_one_name_the_last_named_is_meant_with_low_confidence() -> None:
    body = "Odrin Vasko met Zelda Vasko. Vasko smiled."
    names = names_of(body, ("Odrin Vasko", P, None), ("Zelda Vasko", P, None), ("Vasko", P, None))
    alias = find_aliases(names, body, rules())[2]
    assert alias is not None
    assert names[alias.head].surface == "Zelda Vasko"
    assert alias.confidence <= 0.5


def test_a_title_tells_two_people_of_one_name_apart() -> None:
    body = "Peter Marlow and Anna Marlow came. Mr Marlow spoke."
    found = heads_of(body, ("Peter Marlow", P, None), ("Anna Marlow", P, None), ("Marlow", P, "Mr"))
    assert found[2] == "Peter Marlow"


def test_a_family_name_before_two_people_of_that_name_is_led_to_neither() -> None:
    body = "Vasko won. Odrin Vasko met Zelda Vasko."
    found = heads_of(body, ("Vasko", P, None), ("Odrin Vasko", P, None), ("Zelda Vasko", P, None))
    assert found == [None, None, None]


def test_an_acronym_in_brackets_stands_for_the_name_before_it() -> None:
    body = "The Kanal Schiffer Bund (KaSchBu) met. KaSchBu is old."
    found = heads_of(
        body, ("Kanal Schiffer Bund", O, None), ("KaSchBu", O, None), ("KaSchBu", O, None)
    )
    assert found == [None, "Kanal Schiffer Bund", "Kanal Schiffer Bund"]


def test_a_head_noun_that_fits_two_organisations_is_led_to_neither() -> None:
    body = "The Varnian Council met the Harbour Council. The Council agreed."
    found = heads_of(
        body, ("Varnian Council", O, None), ("Harbour Council", O, None), ("Council", O, None)
    )
    assert found[2] is None


def test_known_acronyms_and_their_names_are_one_entity() -> None:
    body = "The UN said on Monday that it would help. The United Nations has said so before."
    mentions = found_in(body).mentions
    assert heads_in(body) == {"UN": "United Nations"}
    assert len({mention.entity_id for mention in mentions}) == 1


def test_the_entity_of_a_mention_can_be_computed_from_the_rows_alone() -> None:
    body = (
        "President Bashar al-Assad spoke in Russia. Mr Assad thanked the EU, and the European "
        "Union answered Mr Assad on Monday."
    )
    mentions = found_in(body).mentions
    by_start = {mention.char_start: mention for mention in mentions}
    assert len(mentions) > 4
    for mention in mentions:
        head = by_start[mention.coref_of] if mention.coref_of is not None else mention
        assert head.coref_of is None
        assert rules().canonical(head.surface, head.type).entity_id == mention.entity_id


def test_roles_and_genders_are_kept_for_who_resolves_them() -> None:
    body = (
        "UN envoy Staffan Lindqvist said talks would go on. Mrs Anna Marlow, a spokeswoman for the "
        "port, agreed. The envoy left."
    )
    found = found_in(body)
    ids = {mention.surface: mention.entity_id for mention in found.mentions}
    assert {(role.noun, role.entity_id) for role in found.roles} >= {
        ("envoy", ids["Staffan Lindqvist"]),
        ("spokeswoman", ids["Anna Marlow"]),
    }
    assert found.genders[ids["Anna Marlow"] or ""] == "f"
