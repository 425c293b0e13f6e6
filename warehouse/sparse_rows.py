"""Cosines of articles given as sparse vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Vectors of length 1: those of `numbers`, which ascend, lie one after the other.

    The vector of `numbers[i]` has `terms[ends[i]:ends[i + 1]]`, which ascend, and their weights.
    """

    numbers: Numbers
    ends: Numbers
    terms: Numbers
    weights: Weights

    @classmethod
    def of(cls, number: Numbers, term: Numbers, weight: Weights) -> SparseRows:
        """From a row for each term, sorted by number and term."""
        numbers, starts = np.unique(number, return_index=True)
        return cls(numbers, np.append(starts, len(number)), term, weight)


def joined(parts: Sequence[SparseRows]) -> SparseRows:
    """The vectors of all parts; the numbers of a part follow those of the one before."""
    shifts = np.cumsum([0, *(len(part.terms) for part in parts)])
    starts = [part.ends[:-1] + shift for part, shift in zip(parts, shifts, strict=False)]
    return SparseRows(
        np.concatenate([part.numbers for part in parts]),
        np.append(np.concatenate(starts), shifts[-1]),
        np.concatenate([part.terms for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def cosines(rows: SparseRows, first: Numbers, second: Numbers) -> NDArray[np.float64]:
    """The cosine of each pair of numbers; equal ones of `first` must follow one another.

    Weights are summed as doubles: where they are multiples of 2**-20 the sums are exact.
    """
    found = np.zeros(len(first))
    mine, theirs = np.searchsorted(rows.numbers, first), np.searchsorted(rows.numbers, second)
    bounds = np.flatnonzero(np.diff(mine, prepend=-1, append=-1))
    for start, end in pairwise(bounds):
        found[start:end] = _cosines_of_one(rows, int(mine[start]), theirs[start:end])
    return found


def _cosines_of_one(rows: SparseRows, mine: int, theirs: Numbers) -> NDArray[np.float64]:
    own = slice(rows.ends[mine], rows.ends[mine + 1])
    starts, lengths = rows.ends[theirs], rows.ends[theirs + 1] - rows.ends[theirs]
    offsets = np.cumsum(lengths) - lengths
    at = np.arange(lengths.sum()) + np.repeat(starts - offsets, lengths)
    terms, own_terms = rows.terms[at], rows.terms[own]
    place = np.minimum(np.searchsorted(own_terms, terms), len(own_terms) - 1)
    products = rows.weights[own].astype(np.float64)[place] * rows.weights[at]
    return np.add.reduceat(np.where(own_terms[place] == terms, products, 0.0), offsets)
