"""Places of a text: found, resolved, with their role."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabularies import EntityType, PlaceResolution, PlaceRole
from tests.cpu_time import assert_ends_within
from tests.unit.transforms.places.annotated import annotated, gazetteer, locate, named
from transforms.places.finder import find_locations, places_of
from transforms.places.resolution import resolve_mentions


@pytest.mark.parametrize(
    ("body", "surface", "place"),
    [
        ("The couple moved to Paris, Texas, last year.", "Paris", "Paris, US, US.TX"),
        ("The couple moved to Paris last year.", "Paris", "Paris, FR, FR.11"),
        ("He was born in Athens, Ga., in May.", "Athens", "Athens, US, US.GA"),
        ("He was born in Athens, Greece.", "Athens", "Athens, GR, GR.ESYE31"),
        ("Talks between Moscow and Washington failed.", "Washington", "Washington, US, US.DC"),
        ("A storm hit Seattle, Spokane and all of Washington.", "Seattle", "Seattle, US, US.WA"),
        ("Voters in Georgia and Alabama chose.", "Georgia", "Georgia, US, US.GA"),
        ("Georgia and Armenia border on Azerbaijan.", "Georgia", "Georgia, GE"),
        ("Police in Lawrence and Topeka, Kansas, said so.", "Lawrence", "Lawrence, US, US.KS"),
        ("Hikers were lost in Wales and Scotland.", "Wales", "Wales, GB, GB.WLS"),
        ("Ships crossed the Red Sea.", "Red Sea", "Red Sea"),
    ],
)
def test_a_name_means_the_place_that_the_text_speaks_of(
    body: str, surface: str, place: str
) -> None:
    assert named(locate(body))[surface] == place


def test_one_name_means_one_place_in_a_text() -> None:
    rows = locate("A fire broke out in Springfield, Ill. Firefighters in Springfield put it out.")
    springfields = {row.place_id for row in rows if row.surface == "Springfield"}
    assert springfields == {"4250542"}


def test_the_country_of_the_outlet_is_a_hint() -> None:
    body = "The council of Hamilton met in London."
    assert named(locate(body, domain="hamiltonpost.ca"))["Hamilton"] == "Hamilton, CA, CA.08"


def test_a_list_of_counties_is_read_as_one() -> None:
    text = annotated("Roads are closed in Clay, Grant and Wilkin counties in Minnesota.")
    start = text.body.index("Clay")
    found = resolve_mentions(text, [(start, start + 4), (53, 62)], gazetteer())
    assert found[0] is not None
    assert gazetteer().place(found[0].number).name == "Clay County"


def test_an_unknown_place_stays_a_mention() -> None:
    (row,) = locate("They fled to Qwertz Heights.", Qwertz_Heights=EntityType.PLACE)
    assert row.place_id is None
    assert row.resolution is PlaceResolution.NONE


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("They fled to the neighbourhood of Sheikh Qwertz by night.", "Sheikh Qwertz"),
        ("They fled to the Qwertzan district by night.", "Qwertzan"),
        ("They met in the village of Uiopa.", "Uiopa"),
    ],
)
def test_what_the_text_calls_a_place_is_one(body: str, surface: str) -> None:
    (row,) = locate(body)
    assert (row.surface, row.place_id, row.resolution) == (surface, None, PlaceResolution.NONE)


def test_the_text_is_believed_more_than_a_person_found_in_it() -> None:
    rows = locate(
        "They fled to the neighbourhood of Sheikh Qwertz.", Sheikh_Qwertz=EntityType.PERSON
    )
    assert [row.surface for row in rows] == ["Sheikh Qwertz"]


def test_a_name_is_what_the_text_said_it_was_elsewhere() -> None:
    rows = locate("He left Paris, Texas, in May. Paris had no work for him.")
    assert len({row.place_id for row in rows if row.surface == "Paris"}) == 1


def test_an_adjective_made_of_a_name_is_no_district() -> None:
    assert not locate("They fled to the Qwertz-held district by night.")


def test_letters_behind_a_person_are_no_state() -> None:
    assert not locate("Say it, M.D., again.")


def test_a_group_that_is_no_people_is_no_place() -> None:
    assert not locate("The Democrats won.", Democrats=EntityType.GROUP)


@pytest.mark.parametrize(
    "body",
    [
        "Michael Jordan retired. Jordan said so.",
        "Nice work, the Mobile phone market grew. Reading is fun.",
        "In March the Police and the Church spoke.",
        "Paris Hilton sang.",
        "Us and them.",
    ],
)
def test_words_and_persons_are_no_places(body: str) -> None:
    assert not locate(body)


def test_a_person_of_the_finder_of_entities_bars_what_is_in_the_name() -> None:
    rows = locate("Mr Chad Berlin spoke in Berlin.", Chad_Berlin=EntityType.PERSON)
    assert [row.char_start for row in rows] == [24]


@pytest.mark.parametrize(
    ("body", "language", "places"),
    [
        ("Die Kanzlerin reiste nach Moskau.", "de", {"Moskau": "Moscow, RU, RU.48"}),
        ("Der syrische Präsident sprach.", "de", {"syrische": "Syria, SY"}),
        ("Die Russen und die Türken.", "de", {"Russen": "Russia, RU", "Türken": "Turkey, TR"}),
        ("Zum Essen in der Halle gab es Wein.", "de", {}),
        ("Il vit à Londres.", "fr", {"Londres": "London, GB, GB.ENG"}),
        ("Les autorités allemandes.", "fr", {"allemandes": "Germany, DE"}),
        ("Un accord avec la Syrie.", "fr", {"Syrie": "Syria, SY"}),
    ],
)
def test_german_and_french(body: str, language: str, places: dict[str, str]) -> None:
    assert named(locate(body, language)) == places


@pytest.mark.parametrize(
    ("body", "surface", "role"),
    [
        ("ALEPPO, Syria (Agency) - Shells fell on Monday.", "ALEPPO", PlaceRole.DATELINE),
        ("ALEPPO, Syria (Agency) - Shells fell on Monday.", "Syria", PlaceRole.DATELINE),
        ("Shells fell in Aleppo on Monday.", "Aleppo", PlaceRole.EVENT),
        ("Moscow called for talks.", "Moscow", PlaceRole.AFFILIATION),
        ("Washington has rejected the offer.", "Washington", PlaceRole.AFFILIATION),
        ("The Syrian army advanced.", "Syrian", PlaceRole.AFFILIATION),
        ("The France president spoke.", "France", PlaceRole.AFFILIATION),
        ("They spoke of Aleppo.", "Aleppo", PlaceRole.MENTION),
    ],
)
def test_the_role_of_a_place(body: str, surface: str, role: PlaceRole) -> None:
    assert {row.role for row in locate(body) if row.surface == surface} == {role}


def test_a_place_in_the_name_of_an_organisation_is_an_affiliation() -> None:
    rows = locate(
        "In the end the Syrian Relief Fund paid.", Syrian_Relief_Fund=EntityType.ORGANISATION
    )
    assert [row.role for row in rows] == [PlaceRole.AFFILIATION]


def test_places_come_once_and_by_id() -> None:
    rows = locate("In Aleppo and Damascus, in Syria, and in Aleppo again.")
    places = places_of(rows, gazetteer())
    assert [place.name for place in places] == ["Syria", "Aleppo", "Damascus"]


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "Paris, Texas",
                    "U.S.",
                    "ROME (X) --",
                    "in New York's",
                    "Syrian",
                    "«Köln»",
                    ", Ga.",
                ]
            ),
        ),
        min_size=1,
        max_size=20,
    ).map(" ".join),
    st.sampled_from(["en", "de", "fr", "ru"]),
)
def test_every_row_stands_where_it_says(body: str, language: str) -> None:
    is_visible = any(char.isprintable() and not char.isspace() for char in body)
    text = annotated(body if is_visible else "x", language)
    rows = find_locations(text, (), gazetteer())
    assert all(text.body[row.char_start : row.char_end] == row.surface for row in rows)
    assert all(row.surface.strip() for row in rows)
    spans = [(row.char_start, row.char_end) for row in rows]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("piece", ["&", "7", '"', "A", "Paris ", "Paris, ", "A.", "in ", "A-", "x"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    body = piece * (400_000 // len(piece))
    assert_ends_within(10, lambda: find_locations(annotated(body), (), gazetteer()))


def test_a_chain_of_hyphens_takes_linear_time_in_french() -> None:
    body = "mot-" * 10_000
    assert_ends_within(5, lambda: find_locations(annotated(body, "fr"), (), gazetteer()))


def test_a_place_that_says_where_somebody_is_from_is_an_affiliation() -> None:
    rows = locate("A Paris-based group met in Berlin.")
    assert {row.surface: row.role for row in rows} == {
        "Paris": PlaceRole.AFFILIATION,
        "Berlin": PlaceRole.EVENT,
    }
