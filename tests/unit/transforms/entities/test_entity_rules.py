"""Merge rules."""

from __future__ import annotations

import pytest

from schemas.errors import ConfigError
from schemas.vocabularies import EntityType
from tests.unit.transforms.entities.entity_texts import rules
from transforms.entities.rules import EntityRules, name_key

HEADER = "name,type,country,aliases\n"
COUNTRIES = (
    b"code,name,aliases,capital,demonyms,cities\nVN,Varnia,Varnland,Karvel,Varnian|Varnians,Odel\n"
)
NAMES = b"gender,names\nm,Odrin\nf,Zelda\n"


def rules_of(*files: str) -> EntityRules:
    return EntityRules.from_bytes([(HEADER + one).encode() for one in files], COUNTRIES, NAMES)


@pytest.mark.parametrize(
    ("name", "type_", "expected", "country"),
    [
        ("UN", EntityType.ORGANISATION, "United Nations", None),
        ("U.N.", EntityType.ORGANISATION, "United Nations", None),
        ("Vereinte Nationen", EntityType.ORGANISATION, "United Nations", None),
        ("ONU", EntityType.ORGANISATION, "United Nations", None),
        ("Hizbullah", EntityType.ORGANISATION, "Hezbollah", "LB"),
        ("US", EntityType.PLACE, "United States", "US"),
        ("U.S.", EntityType.PLACE, "United States", "US"),
        ("États-Unis", EntityType.PLACE, "United States", "US"),
        ("Syrians", EntityType.GROUP, "Syrian", "SY"),
        ("Microsoft Corporation", EntityType.ORGANISATION, "Microsoft", "US"),
        ("Aleppo", EntityType.PLACE, "Aleppo", "SY"),
    ],
)
def test_known_names_have_one_canonical_name(
    name: str, type_: EntityType, expected: str, country: str | None
) -> None:
    found = rules().canonical(name, type_)
    assert (found.name, found.country) == (expected, country)


def test_an_unknown_name_is_its_own_entity_however_it_is_cased() -> None:
    first = rules().canonical("Odrin Vasko", EntityType.PERSON)
    assert first.name == "Odrin Vasko"
    assert rules().canonical("ODRIN VASKO", EntityType.PERSON).entity_id == first.entity_id
    assert rules().canonical("Odrin Vasko", EntityType.PLACE).entity_id != first.entity_id


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    one = rules().canonical("Quellmark Foods Ltd.", EntityType.ORGANISATION)
    assert one == rules().canonical("Quellmark Foods", EntityType.ORGANISATION)


def test_a_later_file_of_the_user_goes_before_an_earlier_one() -> None:
    ours = "Harbour Council,organisation,VN,HC\n"
    theirs = "Harbour Board,organisation,VN,Harbour Council|HC\n"
    found = rules_of(ours, theirs).canonical("HC", EntityType.ORGANISATION)
    assert found.name == "Harbour Board"


@pytest.mark.parametrize("row", ["Harbour Council,club,,\n", ",person,,\n"])
def test_a_row_without_a_name_or_with_an_unknown_type_is_refused(row: str) -> None:
    with pytest.raises(ConfigError, match="line 2"):
        rules_of(row)


def test_short_names_in_capitals_are_no_words() -> None:
    assert name_key("US") != name_key("us")
    assert name_key("U.S.") == name_key("US")
    assert name_key("The Hague") == name_key("the hague")


def test_the_shipped_rules_are_sound() -> None:
    shipped = rules()
    assert len({rule.name for rule in shipped.by_key.values()}) > 250
    for (type_, _), rule in shipped.by_key.items():
        assert rule.type is type_
        assert rule.country is None or (len(rule.country) == 2 and rule.country.isupper())
    for gender in shipped.genders.values():
        assert gender in {"m", "f", "u"}
