from __future__ import annotations

import numpy as np

from warehouse.sparse_rows import SparseRows, cosines, joined


def rows(*vectors: tuple[int, dict[int, float]]) -> SparseRows:
    flat = [(number, term, own[term]) for number, own in vectors for term in sorted(own)]
    number, term, weight = zip(*flat, strict=True)
    return SparseRows.of(np.array(number), np.array(term), np.array(weight, np.float32))


def test_a_cosine_is_the_sum_over_the_terms_that_both_have() -> None:
    own = rows((3, {1: 0.5, 7: 0.5}), (5, {7: 0.25, 9: 0.75}), (8, {2: 1.0}))
    found = cosines(own, np.array([3, 3, 5]), np.array([5, 8, 3]))
    assert found.tolist() == [0.125, 0.0, 0.125]


def test_vectors_of_several_days_are_compared_as_if_they_were_of_one() -> None:
    days = [rows((1, {1: 0.5})), rows((2, {1: 0.5, 4: 0.5}), (4, {4: 0.5}))]
    found = cosines(joined(days), np.array([2, 2]), np.array([1, 4]))
    assert found.tolist() == [0.25, 0.25]


def test_no_pairs_have_no_cosines() -> None:
    none = np.array([], np.int64)
    assert cosines(rows((1, {1: 1.0})), none, none).tolist() == []
