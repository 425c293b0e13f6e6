"""The number that a run of number words and figures stands for."""

from __future__ import annotations

from transforms.times.lexicon import CLASS_CHARS
from transforms.times.tokens import Tokens

_FIGURES = frozenset(CLASS_CHARS[name] for name in ("NUMBER", "FIGURE", "YEAR"))
_WORDS = frozenset(CLASS_CHARS[name] for name in ("WORD_NUMBER", "TEEN"))
_SCALE, _FRACTION, _HALF, _VAGUE, _A = (
    CLASS_CHARS[name] for name in ("SCALE", "FRACTION", "HALF", "VAGUE", "A")
)


def amount(tokens: Tokens, start: int, end: int) -> str:
    """The number in a run of tokens as TIMEX3 writes it: `5`, `2.5`, `X` where it is vague.

    Words add up until a larger one multiplies them: "twenty" "four", "two" "thousand".
    A run with no number in it is 1: "an hour", "the week".
    """
    total, is_said = 0.0, False
    for index in range(start, end):
        kind, value = tokens.classes[index], tokens.value(index)
        if kind == _VAGUE:
            if value == "X":
                return "X"
            total, is_said = float(value), True
        elif kind == _SCALE:
            total, is_said = (total or 1) * float(value), True
        elif kind in _FIGURES:
            total, is_said = total + _figure(value), True
        elif kind in _WORDS:
            total, is_said = total + float(value), True
        elif kind == _FRACTION:
            total, is_said = total + _fraction(value), True
        elif kind == _HALF:
            total, is_said = total + 0.5, True
    return (
        f"{total:.10g}" if is_said and "e" not in f"{total:.10g}" else ("1" if not is_said else "X")
    )


def _figure(text: str) -> float:
    """A figure; a mark before three digits parts thousands, before others decimals."""
    *head, last = text.replace(",", ".").split(".")
    if not head:
        return float(last)
    if len(last) == 3 and head != ["0"]:
        return float("".join(head) + last)
    return float("".join(head) + "." + last)


def _fraction(text: str) -> float:
    whole, _, rest = text.replace("-", " ").rpartition(" ")
    over, under = rest.split("/")
    return float(whole or 0) + float(over) / max(1.0, float(under))


_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def split_half(unit: str, number: str) -> tuple[tuple[str, str], ...]:
    """Units with their amounts: two and a half years are 2 years and 6 months."""
    if not number.endswith(".5") or unit not in _SMALLER:
        return ((unit, number),)
    smaller, count = _SMALLER[unit]
    rest = (smaller, str(count // 2))
    whole = number[:-2]
    return (rest,) if whole == "0" else ((unit, whole), rest)
