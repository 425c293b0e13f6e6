"""Values of JSON records are read as what they mean, and not guessed further."""

from __future__ import annotations

import pytest

from schemas.errors import InputError
from transforms.formats.record_values import (
    load_json,
    read_date,
    read_language,
    read_people,
    read_text,
    read_texts,
    split_people,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("Jane Doe; John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe and Max van Dam", ("Jane Doe", "John Roe", "Max van Dam")),
        ("Doe, Jane", ("Doe, Jane",)),
        ("Johnson and Johnson", ("Johnson and Johnson",)),
        ("Ministry of Trade and Industry", ("Ministry of Trade and Industry",)),
        ("", ()),
    ],
)
def test_people_are_split_only_where_it_is_safe(text: str, names: tuple[str, ...]) -> None:
    assert split_people(text) == names


def test_people_may_be_objects_in_lists() -> None:
    assert read_people([{"name": "Jane Doe"}, "John Roe", None, "Jane Doe"]) == (
        "Jane Doe",
        "John Roe",
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024-03-14", "2024-03-14"),
        (1710403200, "2024-03-14T08:00:00+00:00"),
        (1710403200000, "2024-03-14T08:00:00+00:00"),
        ({"$date": 1710403200000}, "2024-03-14T08:00:00+00:00"),
        (20240314, "20240314"),
        (True, None),
        (None, None),
        (-5.5, "-5.5"),
        (1e300, "1e+300"),
    ],
)
def test_dates_stay_as_they_are_written_but_for_epochs(value: object, text: str | None) -> None:
    assert read_date(value) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("english", "en"),
        ("English", "en"),
        ("deu", "de"),
        ("en_US", "en-US"),
        ("fr", "fr"),
        ("", None),
    ],
)
def test_languages_are_codes(value: str, code: str | None) -> None:
    assert read_language(value) == code


def test_texts_come_from_lists_and_separated_strings() -> None:
    assert read_texts(["a", {"name": "b"}, None, "a"]) == ("a", "b")
    assert read_texts("a; b; c") == ("a", "b", "c")
    assert read_text({"rendered": " x "}) == "x"


@pytest.mark.parametrize("payload", [b"{", b"", b"[" * 100_000, b'{"a":}'])
def test_broken_json_is_told(payload: bytes) -> None:
    with pytest.raises(InputError, match="invalid_json"):
        load_json(payload)


def test_json_in_another_encoding_is_read() -> None:
    assert load_json('{"text": "Ein schöner Tag für Brücken"}'.encode("cp1252")) == {
        "text": "Ein schöner Tag für Brücken"
    }
