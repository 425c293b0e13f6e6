"""German numbers, which are written as one word."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.quantities.vocabulary import GERMAN

MIN_COMPOUND_CHARS = 7
"""A shorter word is in the list of the small numbers."""
_COMPOUND_END = re.compile(
    "(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zig|ßig|hundert|tausend)$"
)


@lru_cache(maxsize=4_096)
def german_compound(word: str) -> float | None:
    """The value of a German number in one word: `dreihundertfünfundzwanzigtausend`."""
    if len(word) > 60 or not _COMPOUND_END.search(word):
        return None
    head, found, tail = word.partition("tausend")
    if found:
        return _compound_sum(head, 1e3, tail)
    head, found, tail = word.partition("hundert")
    if found:
        return _compound_sum(head, 100.0, tail)
    head, found, tail = word.partition("und")
    units = _GERMAN_SMALL.get(head)
    tens = _GERMAN_SMALL.get(tail)
    if found and units is not None and tens is not None and units < 10 <= tens:
        return units + tens
    return _GERMAN_SMALL.get(word)


def _compound_sum(head: str, scale: float, tail: str) -> float | None:
    times = 1.0 if not head else _GERMAN_SMALL.get(head, german_compound(head))
    rest = 0.0 if not tail else _GERMAN_SMALL.get(tail, german_compound(tail))
    if times is None or rest is None or times >= 1e3 or rest >= scale:
        return None
    return times * scale + rest


_GERMAN_SMALL = {**GERMAN.small, "hundert": 100.0}
