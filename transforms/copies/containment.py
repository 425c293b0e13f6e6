"""How much of a text stands in another, and what kind of copy that makes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from schemas.vocabularies import DuplicateKind
from transforms.copies.shingles import Hashes

MIN_CONTAINMENT = 0.5
"""Share of the shorter text's shingles that the other must hold. Jaccard would miss cut and
embedded copies: a cut to 30 % has a Jaccard of .3 with its original."""
MIN_SHARED = 10
"""Shingles in common, some 17 words on end: a phrase that two briefs share makes no copy."""
MIN_LENGTH_RATIO = 0.25
"""A text that is a smaller part of another than this is a pair with it, and not of one group: a
digest would make one group of all the reports it is made of."""
ANCHOR_DEVIATIONS = 1.7
"""Two texts are compared where they share the anchors that texts of this containment share on
average, less so many standard deviations. Counted are anchors at the density of the longer text.
Of 2,800 republished texts every one of this containment is compared."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shingles of two texts, and those in common."""

    n_first: int
    n_second: int
    n_shared: int

    @property
    def similarity(self) -> float:
        """Share of the shorter text in the other."""
        return self.n_shared / max(min(self.n_first, self.n_second), 1)

    @property
    def is_copy(self) -> bool:
        """Whether one text is a copy of the other, or of a part of it."""
        return self.n_shared >= MIN_SHARED and self.similarity >= MIN_CONTAINMENT

    @property
    def kind(self) -> DuplicateKind:
        """Near where half of each stands in the other, else contained."""
        share = self.n_shared / max(self.n_first, self.n_second, 1)
        return DuplicateKind.NEAR if share >= MIN_CONTAINMENT else DuplicateKind.CONTAINED

    @property
    def is_grouping(self) -> bool:
        """Whether the pair puts both into one group."""
        shorter, longer = sorted((self.n_first, self.n_second))
        return shorter >= MIN_LENGTH_RATIO * longer


def overlap(first: Hashes, second: Hashes) -> Overlap:
    """Compare the distinct shingles of two texts, both sorted; 20 microseconds for 500 words."""
    if len(first) > len(second):
        turned = overlap(second, first)
        return Overlap(turned.n_second, turned.n_first, turned.n_shared)
    if len(first) == 0:
        return Overlap(0, len(second), 0)
    places = np.searchsorted(second, first)
    places[places == len(second)] = 0
    return Overlap(len(first), len(second), int(np.count_nonzero(second[places] == first)))
