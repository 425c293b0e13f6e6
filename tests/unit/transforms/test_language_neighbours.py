"""Words that tell a language from its neighbours."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language_neighbours import NeighbourWords
from transforms.languages import detect_language

TABLE = b"neighbours,used_in,words\nbs hr sr,hr,tjedan tjedn*\nbs hr sr,bs sr,sedmic*\n"
SMALL = NeighbourWords.from_bytes(TABLE)


@pytest.fixture(scope="module")
def shipped() -> NeighbourWords:
    file = resources.files("seeds").joinpath("languages", "neighbours.csv")
    return NeighbourWords.from_bytes(file.read_bytes())


def test_a_word_speaks_against_the_neighbours_that_do_not_use_it() -> None:
    against = SMALL.against("Svaki tjedan")
    assert against["bs"] == against["sr"] < 0
    assert against["hr"] == 0


def test_a_stem_stands_for_all_forms() -> None:
    assert SMALL.against("prošlog TJEDNA") == SMALL.against("tjedan")
    assert SMALL.against("tjedanak") == {}


def test_a_word_that_comes_again_counts_once() -> None:
    assert SMALL.against("sedmica, sedmica") == SMALL.against("sedmica")


def test_no_word_is_listed_for_and_against_a_language(shipped: NeighbourWords) -> None:
    file = resources.files("seeds").joinpath("languages", "neighbours.csv").read_text("utf-8")
    listed = [
        (row.split(",")[0], word)
        for row in file.splitlines()[1:]
        for word in row.split(",")[2].split()
    ]
    assert len(listed) == len(set(listed))
    assert shipped.languages >= {"bs", "hr", "sr", "id", "ms", "nb", "nn"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Općina je prošle sedmice saopćila da će historijski most biti otvoren u januaru.", "bs"),
        ("Općina je prošlog tjedna priopćila da će povijesni most biti otvoren u siječnju.", "hr"),
        ("Opština je prošle nedelje saopštila da će istorijski most biti otvoren ovde.", "sr"),
        ("Pemerintah kota mengatakan bahwa jembatan itu ditutup karena butuh perbaikan.", "id"),
        ("Kerajaan negeri berkata bahawa jambatan itu ditutup kerana perlu dibaiki.", "ms"),
    ],
)
def test_the_words_of_its_standard_name_a_language(text: str, code: str) -> None:
    assert detect_language(text, None).code == code


@given(st.text(max_size=200))
def test_any_text_can_be_weighed(text: str) -> None:
    assert set(SMALL.against(text)) <= {"bs", "hr", "sr"}
