"""Figures that belong together: two ends of a range, and lists with one unit."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.vocabularies import Qualifier
from transforms.quantities.figures import Figure, Reader, read_single_figures
from transforms.quantities.nouns import dimension_of
from transforms.quantities.phrases import word_set
from transforms.quantities.tokens import Token
from transforms.quantities.vocabulary import NumberWords

_HYPHENS = frozenset("-‐‑–—")
_SCORE_WORDS = word_set(
    "win victory defeat loss draw lead record vote aggregate decision score majority ruling wins "
    "away home down up sieg niederlage victoire défaite"
)
_MIN_LENT_SCALE = 1_000.0


def read_figures(tokens: Sequence[Token], reader: Reader) -> list[Figure]:
    """The figures of a sentence, in their order."""
    joined = _join_ranges(tokens, list(read_single_figures(tokens, reader)), reader)
    return _with_units_of_lists(tokens, joined)


def _join_ranges(
    tokens: Sequence[Token], figures: Sequence[Figure], reader: Reader
) -> list[Figure]:
    joined: list[Figure] = []
    position = 0
    while position < len(figures):
        left = figures[position]
        right = figures[position + 1] if position + 1 < len(figures) else None
        if right is None:
            joined.append(left)
            break
        link = [token.lower for token in tokens[left.stop : right.first]]
        if _is_score(tokens, left, right, link):
            position += 2
            continue
        both = _range(tokens, left, right, link, reader.words)
        joined.append(both if both is not None else left)
        position += 2 if both is not None else 1
    return joined


def _is_score(tokens: Sequence[Token], left: Figure, right: Figure, link: Sequence[str]) -> bool:
    """`2-1`, `6-4 win`, `555-1234`."""
    if len(link) != 1 or link[0] not in _HYPHENS or left.unit or right.unit:
        return False
    if not (tokens[right.first].is_glued and tokens[right.first - 1].is_glued):
        return False
    following = tokens[right.stop].lower if right.stop < len(tokens) else ""
    is_counted = right.noun is not None and following not in _SCORE_WORDS
    return not is_counted or left.low >= right.low


def _range(
    tokens: Sequence[Token],
    left: Figure,
    right: Figure,
    link: Sequence[str],
    words: NumberWords,
) -> Figure | None:
    if not 1 <= len(link) <= 3 or left.number.is_share or left.number.is_vague:
        return None
    opener = tokens[left.hedge_first - 1].lower if left.hedge_first else ""
    is_opened = opener in words.between or opener == "aged"
    if not _is_link(link, words, opener=opener, is_opened=is_opened):
        return None
    if opener == "by" or not _same_measure(left, right, is_opened=is_opened):
        return None
    low, high = left.low, right.high
    is_lent = right.number.scale >= _MIN_LENT_SCALE and left.number.scale == 1.0
    if is_lent and low * right.number.scale <= high:  # "$10 to $15 billion"
        low *= right.number.scale
    if low > high and not (is_opened and (left.unit or right.unit)):
        return None
    qualifier = Qualifier.RANGE
    return right._replace(
        first=left.first,
        hedge_first=left.hedge_first,
        low=min(low, high),
        high=max(low, high),
        unit=right.unit or left.unit,
        dimension=right.dimension if right.unit or not left.unit else left.dimension,
        qualifier=qualifier,
        temporality=left.temporality,
        is_range=True,
    )


def _is_link(link: Sequence[str], words: NumberWords, *, opener: str, is_opened: bool) -> bool:
    core = [word for word in link if word not in _HYPHENS]
    if not core:
        return len(link) == 1
    if len(core) > 1:
        return False
    if core[0] in words.range_words:
        return True
    return is_opened and core[0] in words.and_words and opener not in ("from", "von", "de")


def _same_measure(left: Figure, right: Figure, *, is_opened: bool) -> bool:
    if left.unit is None and right.unit is None:
        return left.noun is None or is_opened or left.dimension == right.dimension
    if left.unit is None:
        return left.noun is None
    if right.unit is None:
        return is_opened and right.noun is None
    if left.unit.currency and right.unit.currency:
        return left.unit.currency == right.unit.currency
    return left.unit.dimension == right.unit.dimension


def _counted(tokens: Sequence[Token], figure: Figure) -> str | None:
    return dimension_of(tokens[figure.noun.head]) if figure.noun is not None else None


def _with_units_of_lists(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """`eight or nine euros`, `10, 15 and 20 percent`: the unit of the last is that of all."""
    result = list(figures)
    for position in range(len(result) - 2, -1, -1):
        left, right = result[position], result[position + 1]
        if left.unit is not None or left.noun is not None or left.number.is_share:
            continue
        if left.stop == right.first and right.noun is not None:  # "two 500-pound bombs"
            result[position] = left._replace(noun=right.noun, dimension=_counted(tokens, right))
            continue
        link = [token.lower for token in tokens[left.stop : right.hedge_first]]
        if link not in (["or"], ["and"], ["oder"], ["und"], ["ou"], ["et"], [","], ["o"], ["y"]):
            continue
        is_choice = right.unit is not None and link[0] in ("or", "oder", "ou", "o")
        if right.unit is not None and (right.first == right.number.first or is_choice):
            result[position] = left._replace(unit=right.unit, dimension=right.dimension)
        elif right.noun is not None:
            result[position] = left._replace(noun=right.noun, dimension=right.dimension)
    return result
