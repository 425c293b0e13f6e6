"""Anchors: the few shingles of a text that are kept, so that copies meet without the texts.

Chosen by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): the smallest hash of every
window of consecutive shingles. Any passage of `window + 7` words that two texts share gives them
an anchor in common, wherever it stands; "hash is 0 modulo 16" keeps as many and promises nothing
(3 % of 60-word cuts have none). Windows are nested: the smallest of a wide one is the smallest of
each narrow one around it, so a short text with dense anchors meets a long one with sparse ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from transforms.copies.shingles import Hashes, distinct, fold_words, hash_shingles, text_key

FINGERPRINT_VERSION = "1"
"""Raised when the same text gets another fingerprint: all of the lake is then compared anew."""

WINDOWS = ((128, 7), (256, 15))
"""Shingles of a text (exclusive) -> window: a brief of 60 words keeps about 12 anchors."""
WIDEST_WINDOW = 31
"""Window of all longer texts: an article of 600 words keeps about 37 anchors."""
DENSITIES = (
    *((limit, 2 / (window + 1)) for limit, window in WINDOWS),
    (2**31 - 1, 2 / (WIDEST_WINDOW + 1)),
)
"""Shingles of a text (exclusive) -> anchors per shingle."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text."""

    text_key: int
    n_shingles: int
    """Different shingles."""
    anchors: Hashes
    """Different anchors in the order of the text."""


def fingerprint(body: str, title: str | None) -> Fingerprint:
    """The fingerprint of a body; texts of fewer than eight words have no anchors."""
    words = fold_words(body)
    hashes = hash_shingles(words)
    return Fingerprint(text_key(words, title), len(distinct(hashes)), choose_anchors(hashes))


def choose_anchors(hashes: Hashes) -> Hashes:
    """The smallest hash of every window, each once, in the order of the text."""
    if len(hashes) == 0:
        return hashes
    minima = _sliding_minima(hashes, min(window_of(len(hashes)), len(hashes)))
    is_next = np.concatenate(([True], minima[1:] != minima[:-1]))
    return np.array(list(dict.fromkeys(minima[is_next].tolist())), np.uint64)


def _sliding_minima(values: Hashes, window: int) -> Hashes:
    """The minimum of every window, by doubling: logarithmic in the window, linear in the text."""
    minima, width = values, 1
    while width * 2 <= window:
        minima = np.minimum(minima[:-width], minima[width:])
        width *= 2
    rest = window - width
    return np.minimum(minima[: len(minima) - rest], minima[rest:])


def window_of(n_shingles: int) -> int:
    """Shingles in a window for a text of that many."""
    return next((window for limit, window in WINDOWS if n_shingles < limit), WIDEST_WINDOW)
