"""Numbers as they are written: digits, words, both, fractions; one grammar for all languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transforms.quantities.german_numbers import MIN_COMPOUND_CHARS, german_compound
from transforms.quantities.numerals import parse_numeral
from transforms.quantities.phrases import word_set
from transforms.quantities.tokens import Token
from transforms.quantities.vocabulary import ENGLISH, GLYPHS, NumberWords

VAGUE_SPAN = 10.0
"""`dozens` is one to ten dozen, `tens of thousands` ten to a hundred thousand."""
VAGUE_POINT = 3.0
"""The point of such a span: its geometric mean, to one digit."""
_GLUED_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9,
                 "B": 1e9, "b": 1e9, "tn": 1e12}  # fmt: skip
_SMALL_CASE_SCALES = frozenset("mb")
_HYPHENS = frozenset("-‐‑")
_MAX_WORDS = 14


class Number(NamedTuple):
    """A number in a list of tokens: its first token, the one after its last, and its value."""

    first: int
    stop: int
    low: float
    high: float
    point: float
    is_vague: bool = False
    is_share: bool = False
    """A fraction of what is counted: two thirds, one in four."""
    is_words: bool = False
    """Without digits."""
    is_plain: bool = True
    """One token: `2018`, not `2.5 million`."""
    scale: float = 1.0
    """What the digits were multiplied by."""
    is_about: bool = False
    """A round number by its very word: `une centaine`."""
    is_one: bool = False
    """The word for one, that may be no number at all."""


def read_number(
    tokens: Sequence[Token], at: int, words: NumberWords, *, decimal_comma: bool
) -> Number | None:
    """The number that begins at a token."""
    token = tokens[at]
    if token.is_number:
        return _read_digits(tokens, at, words, decimal_comma)
    return _read_words(tokens, at, words)


def _exact(first: int, stop: int, value: float, *, words: bool, plain: bool) -> Number:
    return Number(first, stop, value, value, value, is_words=words, is_plain=plain)


def _vague(first: int, stop: int, scale: float) -> Number:
    return Number(
        first, stop, scale, scale * VAGUE_SPAN, scale * VAGUE_POINT,
        is_vague=True, is_words=True, is_plain=False,
    )  # fmt: skip


def _read_digits(
    tokens: Sequence[Token], at: int, words: NumberWords, decimal_comma: bool
) -> Number | None:
    value = parse_numeral(tokens[at].text, decimal_comma=decimal_comma)
    if value is None:
        return None
    stop = at + 1
    added, stop = _read_fraction_sign(tokens, stop)
    value += added
    share = _share(tokens, at, stop, value, words, decimal_comma)
    if share is not None:
        return share
    scale, after = _read_scales(tokens, stop, words)
    value *= scale
    return Number(at, after, value, value, value, is_plain=after == at + 1, scale=scale)


def _read_fraction_sign(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """`10 1/2`, `10½`."""
    if at < len(tokens):
        if tokens[at].text in GLYPHS:
            return GLYPHS[tokens[at].text], at + 1
        if at + 2 < len(tokens) and tokens[at + 1].text == "/" and not tokens[at].is_glued:
            value = _slashed(tokens, at)
            if value is not None:
                return value, at + 3
    return 0.0, at


def _slashed(tokens: Sequence[Token], at: int) -> float | None:
    upper, lower = tokens[at], tokens[at + 2]
    if not (upper.text.isdigit() and lower.text.isdigit() and lower.is_glued):
        return None
    above, below = float(upper.text[:9]), float(lower.text[:9])
    return above / below if 0 < above < below <= 16 else None


def _read_scales(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int]:
    scale = 1.0
    if at < len(tokens) and tokens[at].is_glued and tokens[at].text in _GLUED_SCALES:
        if tokens[at].text not in _SMALL_CASE_SCALES or _small_case_is_scale(tokens, at):
            return _GLUED_SCALES[tokens[at].text], at + 1
        return scale, at
    while at < len(tokens):
        step = at
        if tokens[step].text in _HYPHENS and step + 1 < len(tokens):
            step += 1
        found = words.scales.get(tokens[step].lower)
        if found is None:
            found = words.plurals.get(tokens[step].lower) if scale == 1.0 else None
            if found is None or found < 100:
                break
        scale *= found
        at = step + 1
        if (
            at < len(tokens)
            and tokens[at].text == "."
            and tokens[at - 1].lower
            in (
                "mio",
                "mrd",
                "tsd",
                "mln",
            )
            and at + 1 < len(tokens)
        ):
            at += 1
    return scale, at


def _small_case_is_scale(tokens: Sequence[Token], at: int) -> bool:
    """`$5m` and `2.7m visitors` are millions; `5m` and `5m deep` are metres."""
    before = at - 2
    if before >= 0 and (tokens[before].text in "$€£¥₹" or tokens[before].text in ("PS", "EUR")):
        return True
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.lower in _MILLIONS_OF
        or (following.text.islower() and following.lower.endswith("s") and len(following.text) > 4)
        or following.lower in ("people", "combined", "total")
    )


_MILLIONS_OF = word_set("euros euro dollars pounds yen yuan shekels people users homes")


def _share(
    tokens: Sequence[Token],
    at: int,
    stop: int,
    value: float,
    words: NumberWords,
    decimal_comma: bool,
) -> Number | None:
    """`one in four`, `9 out of 10`, `2/3`."""
    if stop + 1 >= len(tokens) or not 0 < value < 100 or value != int(value):
        return None
    if tokens[at].is_number and at + 2 < len(tokens) and tokens[at + 1].text == "/":
        share = _slashed(tokens, at) if tokens[at + 1].is_glued else None
        if share is not None:
            return Number(at, at + 3, share, share, share, is_share=True)
    if tokens[stop].lower not in words.in_words:
        return None
    below_at = stop + 1
    if tokens[stop].lower == "out":
        below_at += 1
        if tokens[stop + 1].lower not in words.of_words:
            return None
    if below_at >= len(tokens):
        return None
    below_token = tokens[below_at]
    below = (
        parse_numeral(below_token.text, decimal_comma=decimal_comma)
        if below_token.is_number
        else words.small.get(below_token.lower)
    )
    if below is None or not value < below <= 100 or (tokens[stop].lower == "in" and value > 12):
        return None
    after = tokens[below_at + 1].lower if below_at + 1 < len(tokens) else ""
    if tokens[stop].lower in ("in", "von", "de") and (
        after in _TIME_WORDS or below_token.is_number != tokens[at].is_number or below > 20
    ):
        return None
    share = value / below
    return Number(at, below_at + 1, share, share, share, is_share=True)


_TIME_WORDS = word_set(
    "day days week weeks month months year years hour hours minute minutes seconds games matches "
    "innings overs tests starts races rounds"
)


def _read_words(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    token = tokens[at]
    lower = token.lower
    if lower in words.plurals:
        return _read_plural(tokens, at, words)
    about_at = at + 1 if lower in words.articles and at + 1 < len(tokens) else at
    about = words.abouts.get(tokens[about_at].lower)
    if about is not None:
        return Number(
            at, about_at + 1, about, about, about, is_words=True, is_plain=False, is_about=True
        )
    if lower in words.several and at + 1 < len(tokens):
        scale = words.scales.get(tokens[at + 1].lower)
        if scale is not None:
            more, stop = _read_scales(tokens, at + 2, words)
            return _vague(at, stop, scale * more)
        return None
    if lower in words.parts or token.text in GLYPHS:
        return _read_part(tokens, at, words)
    return _read_cardinal(tokens, at, words)


def _read_plural(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """`tens of thousands`, `hundreds`, `dozens`."""
    scale, stop = words.plurals[tokens[at].lower], at + 1
    while (
        stop + 1 < len(tokens)
        and tokens[stop].lower in words.of_words
        and (tokens[stop + 1].lower in words.plurals or tokens[stop + 1].lower in words.scales)
    ):
        following = tokens[stop + 1].lower
        scale *= words.plurals.get(following) or words.scales[following]
        stop += 2
    if tokens[at].lower in ("tens", "scores", "miles") and stop == at + 1:
        # alone, these are decimals, results and a measure as often as a number
        if not (stop < len(tokens) and tokens[stop].lower in words.of_words):
            return None
        if tokens[at].lower == "miles" and words.scales.get("mil") is None:
            return None
    return _vague(at, stop, scale)


def _read_part(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """`half of`, `a third of`; `half a million`."""
    share = words.parts.get(tokens[at].lower, GLYPHS.get(tokens[at].text, 0.0))
    stop = at + 1
    if stop + 1 < len(tokens) and share == 0.5 and tokens[stop].lower in words.articles:
        scale, after = _read_scales(tokens, stop + 1, words)
        if after > stop + 1:
            return _exact(at, after, share * scale, words=True, plain=False)
    if stop < len(tokens) and tokens[stop].lower in words.of_words:
        before = tokens[at - 1].lower if at else ""
        is_half = share == 0.5 and before not in _HALVES_OF_TIME
        if is_half or before in words.articles:
            return Number(at, stop, share, share, share, is_share=True, is_words=True)
    return None


_HALVES_OF_TIME = word_set("first second final last opening other latter better zweite erste")


def _read_cardinal(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """A number in words; a fraction or a share where it goes on as one."""
    value, stop = _cardinal(tokens, at, words)
    if stop == at:
        return None
    part = _part_after(tokens, stop, words)
    if part is not None and value < 10:
        share, after = part
        is_joined = value > 1 or tokens[stop].text in _HYPHENS
        if 0 < value * share < 1 and (
            is_joined or (after < len(tokens) and tokens[after].lower in words.of_words)
        ):
            share *= value
            return Number(at, after, share, share, share, is_share=True, is_words=True)
    of_many = _share(tokens, at, stop, value, words, decimal_comma=False)
    if of_many is not None:
        return of_many
    is_single = stop == at + 1
    last = words.scales.get(tokens[stop - 1].lower, 1.0)
    return Number(
        at, stop, value, value, value, is_words=True, is_plain=is_single,
        scale=last if last > 100 else 1.0,
        is_one=is_single and tokens[at].lower in words.pronoun_one,
    )  # fmt: skip


def _part_after(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int] | None:
    if at < len(tokens) and tokens[at].text in _HYPHENS:
        at += 1
    if at < len(tokens) and tokens[at].lower in words.parts:
        return words.parts[tokens[at].lower], at + 1
    return None


def _cardinal(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int]:
    """The value of a run of number words and the token where it stops."""
    total, current, position = 0.0, 0.0, at
    if tokens[at].lower in words.articles and at + 1 < len(tokens):
        if tokens[at + 1].lower in words.scales:
            current, position = 1.0, at + 1
    elif tokens[at].lower in words.scales and words is ENGLISH:
        return 0.0, at  # "hundred" alone is half a compound: "the hundred metres"
    stop = at
    while position < len(tokens) and position - at < _MAX_WORDS:
        lower = tokens[position].lower
        if stop > at and _is_joint(tokens, position, words, current):
            position += 1
            continue
        scale = words.scales.get(lower)
        if scale is not None:
            total, current = _scaled(total, current, scale)
        else:
            grown = _grown(current, _small_value(lower, words))
            if grown is None:
                break
            current = grown
        position += 1
        stop = position
    return _with_half(tokens, total, current, stop, words)


def _is_joint(tokens: Sequence[Token], at: int, words: NumberWords, current: float) -> bool:
    """A hyphen or an `and` inside a number, with more of the number behind it."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].lower
    small = _small_value(following, words)
    if tokens[at].text in _HYPHENS:
        return following in words.scales or (
            small is not None
            and (current >= 20 or (current, small) == (4, 20))
            and _grown(current, small) is not None
        )
    if tokens[at].lower not in words.joiners or small is None:
        return False
    # French and Spanish join tens and units, English what follows a hundred
    joins_tens = words is not ENGLISH and current >= 20
    is_hundred = current >= 100 and current % 100 == 0
    return _grown(current, small) is not None and (joins_tens or is_hundred)


def _scaled(total: float, current: float, scale: float) -> tuple[float, float]:
    if scale < 1e3:
        return total, max(current, 1.0) * scale
    if current == 0 and total:
        return total * scale, 0.0
    return total + max(current, 1.0) * scale, 0.0


def _grown(current: float, small: float | None) -> float | None:
    """What a number becomes with one more word; None where that word begins another number."""
    if small is None:
        return None
    rest = current % 100
    if current == 0:
        return small
    if rest == 4 and small == 20:  # quatre-vingts
        return current + 76
    if rest == 0 and small < 100:
        return current + small
    if rest in (60, 80) and 10 <= small < 20:  # soixante-dix
        return current + small
    if rest >= 20 and rest % 10 == 0 and 0 < small < 10:
        return current + small
    if rest in (70, 90) and 7 <= small < 10:
        return current + small
    return None


def _with_half(
    tokens: Sequence[Token], total: float, current: float, stop: int, words: NumberWords
) -> tuple[float, int]:
    """`two and a half years`, `one and a half million`."""
    if [token.lower for token in tokens[stop : stop + 3]] == ["and", "a", "half"]:
        scale, after = _read_scales(tokens, stop + 3, words)
        return (total + current + 0.5) * scale, after
    return total + current, stop


def _small_value(lower: str, words: NumberWords) -> float | None:
    value = words.small.get(lower)
    if value is None and words.compounds and len(lower) >= MIN_COMPOUND_CHARS:
        return german_compound(lower)
    return value
