"""Matching of quotations that may be in pieces."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.polnear import Quotation, Tally
from flows.scorecard.facts.quote_matching import f_score, jaccard, match_spans, overlaps


def test_pieces_count_as_one_quotation() -> None:
    assert jaccard(((0, 30),), ((0, 10), (20, 30))) == pytest.approx(20 / 30)


def test_quotations_apart_share_nothing() -> None:
    assert jaccard(((0, 5),), ((5, 9),)) == 0
    assert not overlaps(((0, 5),), ((5, 9),))


def test_each_item_is_matched_once_and_the_best_pair_first() -> None:
    assert match_spans([((0, 8),), ((0, 10),)], [((0, 10),)]) == {1: 0}


def test_f_is_zero_where_there_is_nothing() -> None:
    assert f_score(0, 0, 0) == 0


def test_a_tally_counts_direct_quotations_and_their_speakers() -> None:
    tally = Tally()
    gold = [Quotation(((0, 10),), ((12, 15),), is_direct=True), Quotation(((20, 30),), ())]
    tally.add([Quotation(((0, 10),), ((12, 15),))], gold)
    assert tally.scores == pytest.approx((2 * 10 / 30, 2 / 3, 1.0, 1.0))
