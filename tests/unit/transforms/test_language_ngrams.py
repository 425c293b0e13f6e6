"""The fit of letter n-grams."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cpu_time import assert_ends_within
from transforms.language_ngrams import NgramTable

SMALL = NgramTable.from_bytes(gzip.compress("da ru\n\nbro\nbroe\nили\n\n703009".encode()))


@pytest.fixture(scope="module")
def shipped() -> NgramTable:
    file = resources.files("seeds").joinpath("languages", "ngrams.txt.gz")
    return NgramTable.from_bytes(file.read_bytes())


def test_a_run_that_a_language_has_speaks_for_it() -> None:
    assert SMALL.fits("bro broer")["da"] > SMALL.fits("bro")["da"] > 0


def test_a_text_without_known_runs_fits_nothing() -> None:
    assert SMALL.fits("xy 123 ...") == {}
    assert SMALL.fits("") == {}


def test_only_languages_of_the_script_are_weighed() -> None:
    assert set(SMALL.fits("или")) == {"ru"}
    assert set(SMALL.fits("broer")) == {"da"}


def test_capitals_make_no_difference() -> None:
    assert SMALL.fits("BROER") == SMALL.fits("broer")


def test_every_language_of_the_table_has_its_column(shipped: NgramTable) -> None:
    assert shipped.levels.shape == (len(shipped.rows), len(shipped.languages))
    assert len(shipped.languages) == 62


@given(st.text(max_size=300))
def test_any_text_can_be_weighed(text: str) -> None:
    assert set(SMALL.fits(text)) <= {"da", "ru"}


def test_the_time_grows_with_the_length_and_no_faster() -> None:
    assert_ends_within(3, lambda: SMALL.fits("a" * 100_000 + "&" * 100_000))
