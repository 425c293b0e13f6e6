"""Matching quotations that may be in several pieces, by the characters that they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Spans = tuple[tuple[int, int], ...]
"""Pieces of a text, in order, ends exclusive."""
LEAST_JACCARD = 0.5


def jaccard(one: Spans, other: Spans) -> float:
    """Characters in both over characters in either, 0 to 1."""
    shared = sum(
        max(0, min(end, there_end) - max(start, there))
        for start, end in one
        for there, there_end in other
    )
    both = sum(end - start for start, end in (*one, *other)) - shared
    return shared / both if shared else 0.0


def overlaps(one: Spans, other: Spans) -> bool:
    """Whether two quotations share a character."""
    return jaccard(one, other) > 0


def match_spans(found: Sequence[Spans], gold: Sequence[Spans]) -> dict[int, int]:
    """Number of a find -> number of its gold item: the best pairs first, each item once."""
    pairs = [
        (-score, here, there)
        for here, one in enumerate(found)
        for there, other in enumerate(gold)
        if (score := jaccard(one, other)) >= LEAST_JACCARD
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, here, there in sorted(pairs):
        if here not in matched and there not in taken:
            matched[here] = there
            taken.add(there)
    return matched


def f_score(right: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall, 0 to 1."""
    return 2 * right / (found + gold) if found + gold else 0.0


def characters(spans: Iterable[Spans]) -> set[int]:
    """The places of all characters of some quotations."""
    return {place for pieces in spans for start, end in pieces for place in range(start, end)}
