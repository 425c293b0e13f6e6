"""What is kept of a text lets its copies meet, and is the same everywhere."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cpu_time import assert_ends_within
from transforms.copies.anchors import choose_anchors, fingerprint, window_of
from transforms.copies.containment import are_copies, n_shared
from transforms.copies.shingles import (
    SHINGLE_WORDS,
    distinct_shingles,
    fold_words,
    hash_shingles,
)


def text_of(n_words: int, seed: int) -> str:
    source = random.Random(seed)
    return " ".join(
        "".join(source.choice("abcdefghiklmnoprstuvw") for _ in range(5)) for _ in range(n_words)
    )


def anchors_of(text: str) -> set[int]:
    return set(fingerprint(text, None).anchors.tolist())


def test_case_punctuation_and_white_space_do_not_count() -> None:
    plain = "the ferry to merrin was late again on monday because of the fog"
    marked = "THE ferry, to Merrin –\n\nwas “late” again; on\u00a0Monday (because of… the fog)."
    assert fold_words(plain) == fold_words(marked)
    assert fingerprint(plain, None).text_key == fingerprint(marked, None).text_key


def test_a_script_without_spaces_is_cut_into_signs() -> None:
    words = fold_words("東京で会議。 Merrin")
    assert [word.decode() for word in words] == ["東", "京", "で", "会", "議", "merrin"]


def test_hashes_are_the_ones_that_lakes_hold() -> None:
    words = "one two three four five six seven eight nine".split()  # noqa: SIM905 - a sentence
    hashes = hash_shingles([word.encode() for word in words])
    assert [f"{value:016x}" for value in hashes.tolist()] == GOLDEN


def test_texts_of_fewer_than_eight_words_have_no_shingles() -> None:
    found = fingerprint("one two three", "A title")
    assert (found.n_shingles, len(found.anchors)) == (0, 0)


def test_short_equal_texts_are_one_text_only_under_one_title() -> None:
    notice = "Subscribe to read the whole story."
    assert fingerprint(notice, "Storm").text_key != fingerprint(notice, "Budget").text_key
    assert fingerprint(notice, "Storm").text_key == fingerprint(notice, "STORM!").text_key
    long = text_of(30, 1)
    assert fingerprint(long, "Storm").text_key == fingerprint(long, "Budget").text_key


@pytest.mark.parametrize("n_words", [60, 140, 300, 900])
def test_a_brief_of_sixty_words_meets_any_text_that_holds_it(n_words: int) -> None:
    for seed in range(50):
        brief = text_of(60, seed)
        host = f"{text_of(n_words // 2, seed + 1000)} {brief} {text_of(n_words, seed + 2000)}"
        assert len(anchors_of(brief)) >= 5
        assert anchors_of(brief) & anchors_of(host)


def test_texts_that_share_nothing_share_no_anchor() -> None:
    assert not anchors_of(text_of(500, 1)) & anchors_of(text_of(500, 2))


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=400))
def test_every_window_has_one_of_its_shingles_among_the_anchors(words: list[str]) -> None:
    hashes = hash_shingles([word.encode() for word in words])
    anchors = set(choose_anchors(hashes).tolist())
    window = window_of(len(hashes))
    values = hashes.tolist()
    for start in range(len(values) - window + 1):
        assert min(values[start : start + window]) in anchors
    assert anchors <= set(values)


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_has_a_fingerprint(body: str, title: str) -> None:
    found = fingerprint(body, title)
    assert -(2**63) <= found.text_key < 2**63
    assert len(found.anchors) <= found.n_shingles
    assert len(distinct_shingles(body)) == found.n_shingles


def test_an_overlap_counts_shared_shingles() -> None:
    first, second = text_of(100, 1), text_of(100, 2)
    whole = distinct_shingles(f"{second} {first}")
    assert n_shared(distinct_shingles(first), whole) == 100 - SHINGLE_WORDS + 1
    assert n_shared(whole, distinct_shingles(first)) == 100 - SHINGLE_WORDS + 1
    assert n_shared(distinct_shingles(first), distinct_shingles(second)) == 0
    assert n_shared(distinct_shingles(""), distinct_shingles(first)) == 0


def test_a_text_is_a_copy_if_half_of_the_shorter_one_stands_in_the_other() -> None:
    pairs = np.array([(20, 400, 10), (20, 400, 9), (400, 20, 10), (0, 0, 0), (100, 90, 44)])
    assert are_copies(*pairs.T).tolist() == [True, False, True, False, False]


@pytest.mark.parametrize("unit", ["a ", "1", "&", "wort\u3042", "“", "\n\n"])
def test_hostile_texts_take_no_longer_than_others(unit: str) -> None:
    assert_ends_within(5, lambda: fingerprint(unit * (1_000_000 // len(unit)), None))


GOLDEN = ["3ff8274cdf26e36b", "61051c8b9a1facee"]
