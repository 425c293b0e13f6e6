"""The gazetteer: what it knows, by which names."""

from __future__ import annotations

import pytest

from tests.unit.transforms.places.annotated import gazetteer
from transforms.places.names import fold_place_name


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Aleppo", "170063"),
        ("Alep", "170063"),
        ("Londres", "2643743"),
        ("Moskau", "524901"),
        ("Mailand", "3173435"),
        ("Deutschland", "2921044"),
        ("Allemagne", "2921044"),
        ("Alemania", "2921044"),
        ("U.S.", "6252001"),
        ("Großbritannien", "2635167"),
        ("Bavaria", "2951839"),
        ("New York", "5128581"),
        ("Europe", "6255148"),
        ("Middle East", "6269133"),
        ("Nahost", "6269133"),
        ("Syrian", "163843"),
        ("Britons", "2635167"),
    ],
)
def test_a_place_is_known_by_its_names(name: str, place_id: str) -> None:
    found = {gazetteer().place(number).place_id for number, _ in gazetteer().named(name)}
    assert place_id in found


def test_adjectives_of_another_language_are_filed_under_it() -> None:
    assert not gazetteer().named("syrische")
    assert gazetteer().find("de:syrische")
    assert gazetteer().find("fr:" + fold_place_name("Allemandes"))


def test_a_country_lies_where_geonames_puts_it() -> None:
    number = gazetteer().number_of("6252001")
    assert number is not None
    place = gazetteer().place(number)
    assert (place.lat, place.lon) == (39.76, -98.5)
    assert (place.feature_class, place.country_code, place.admin1) == ("A", "US", None)
    assert place.population is not None
    assert place.population > 300_000_000


def test_a_city_has_its_division_and_country() -> None:
    number = gazetteer().number_of("170063")
    assert number is not None
    place = gazetteer().place(number)
    assert (place.name, place.country_code, place.admin1) == ("Aleppo", "SY", "SY.09")
    assert place.feature_class == "P"


def test_a_region_across_borders_has_no_country() -> None:
    number = gazetteer().number_of("6269133")
    assert number is not None
    place = gazetteer().place(number)
    assert (place.country_code, place.admin1, place.feature_class) == (None, None, "L")


def test_an_unknown_id_and_an_unknown_name_find_nothing() -> None:
    assert gazetteer().number_of("no such id") is None
    assert not gazetteer().named("Qwertzuiopolis")


def test_all_places_lie_on_the_globe() -> None:
    assert all(-90 <= lat <= 90 for lat in gazetteer().lats)
    assert all(-180 <= lon <= 180 for lon in gazetteer().lons)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Saint-Denis", "ST. DENIS"),
        ("Zürich", "zurich"),
        ("Coeur d’Alene", "Coeur d'Alene"),
        ("Łódź", "Lodz"),
        ("Mount Vernon", "Mt. Vernon"),
    ],
)
def test_ways_of_writing_a_name_have_one_key(written: str, other: str) -> None:
    assert fold_place_name(written) == fold_place_name(other)
