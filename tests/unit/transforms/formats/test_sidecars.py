"""Metadata files beside an article say what the article does not."""

from __future__ import annotations

import pytest

from schemas.errors import InputError
from schemas.vocabularies import DateKind, Evidence
from transforms.formats.sidecars import (
    is_sidecar,
    parse_meta_json,
    parse_metadata_csv,
    sidecar_name,
    sidecar_names,
    unknown_columns,
)


def test_a_sidecar_has_the_name_of_its_file_without_the_extension() -> None:
    assert sidecar_name("march/a.b.html") == "march/a.b.meta.json"
    assert sidecar_names("a.html") == ("a.meta.json", "a.html.meta.json")
    assert is_sidecar("x/a.meta.json")
    assert is_sidecar("x/metadata.csv")
    assert not is_sidecar("x/a.json")


def test_a_json_sidecar_gives_claims() -> None:
    claims = parse_meta_json(
        b'{"title": "Shut", "authors": "Jane Doe; John Roe", "date": "2024-03-14",'
        b' "lang": "German"}'
    )
    assert claims.evidence is Evidence.SIDECAR
    assert (claims.title, claims.authors, claims.language) == (
        "Shut",
        ("Jane Doe", "John Roe"),
        "de",
    )
    assert [(date.kind, date.text) for date in claims.dates] == [(DateKind.PUBLISHED, "2024-03-14")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_be_separated_in_three_ways(delimiter: str) -> None:
    rows = [
        ["\ufeffFilename", "URL", "Title", "Published", "Outlet"],
        ["a.html", "https://a.test/", "Shut", "2024-03-14", "Gazette"],
    ]
    payload = "\r\n".join(delimiter.join(row) for row in rows).encode()
    claims = parse_metadata_csv(payload)["a.html"]
    assert (claims.url, claims.title, claims.publisher) == ("https://a.test/", "Shut", "Gazette")


def test_unknown_columns_are_ignored_and_listed() -> None:
    payload = b"file,title,mood\na.txt,Shut,glum\n"
    assert parse_metadata_csv(payload)["a.txt"].title == "Shut"
    assert unknown_columns(payload) == ("mood",)


@pytest.mark.parametrize("payload", [b"{", b"[]", b'{"mood": "glum"}', b"\xff\xfe"])
def test_a_broken_json_sidecar_is_told(payload: bytes) -> None:
    with pytest.raises(InputError):
        parse_meta_json(payload)


@pytest.mark.parametrize("payload", [b"", b"title\nShut\n", b'file,title\n"a.txt,Shut\n'])
def test_a_broken_table_is_told(payload: bytes) -> None:
    with pytest.raises(InputError):
        parse_metadata_csv(payload)
