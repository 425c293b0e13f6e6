"""Agencies are read from where papers name them, and from nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cpu_time import assert_ends_within
from transforms.copies.credits import Credit, find_credit

TEXT = "The ferry to Merrin was late.\n\nNobody was hurt, the harbour master said.\n\n"


@pytest.mark.parametrize(
    ("body", "byline", "expected"),
    [
        (f"MERRIN, March 3 (Reuters) - {TEXT}", None, ("Reuters", "dateline")),
        (f"MERRIN (Thalwire) – {TEXT}", None, ("Thalwire", "dateline")),
        (f"Merrin (dpa) - {TEXT}", None, ("dpa", "dateline")),
        (f"{TEXT}(AFP)", None, ("AFP", "credit")),
        (f"{TEXT}Source: Thalwire news agency", None, ("Thalwire", "credit")),
        (
            f"{TEXT}This article was supplied by Thalwire.",
            "Thalwire",
            ("Thalwire", "credit+byline"),
        ),
        (
            f"{TEXT}Thalwire, with additional reporting by Odile Bram",
            "Thalwire / Odile Bram",
            ("Thalwire", "credit+byline"),
        ),
        (f"{TEXT}© 2026 The Associated Press. All rights reserved.", None,
         ("The Associated Press", "copyright")),
        (TEXT, "Von dpa", ("dpa", "byline")),
        (f"MERRIN (AP) - {TEXT}", "AP", ("AP", "dateline+byline")),
        (TEXT, "Odile Bram", None),
        (f"Merrin (the port) - {TEXT}", None, None),
        (f"{TEXT}(Ends)", None, None),
        (f"{TEXT}Reuters was bought by a rival, the minister told Reuters on Monday.", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_agency_and_where_it_is_named(
    body: str, byline: str | None, expected: tuple[str, str] | None
) -> None:
    assert find_credit(body, byline) == (expected and Credit(*expected))


@given(st.text(max_size=300), st.none() | st.text(max_size=40))
def test_any_text_can_be_read(body: str, byline: str | None) -> None:
    find_credit(body, byline)


@pytest.mark.parametrize("unit", ["(", "A (", "©", "by ", "a/b, ", "\n\n", "(c) "])
def test_hostile_texts_take_no_longer_than_others(unit: str) -> None:
    assert_ends_within(2, lambda: find_credit(unit * 200_000, unit * 2_000))
