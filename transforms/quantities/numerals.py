"""Numbers in digits, in the notation of the text's language."""

from __future__ import annotations

import re

from transforms.quantities.phrases import word_set

MAX_DIGITS = 30
"""A longer run of digits is an id."""
_DECIMAL_COMMA = word_set(
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl no pl pt ro ru sk sl sr sv tr uk vi"
)
"""Languages that write 1.234,5 or 1 234,5 (CLDR, decimal symbol of the main locale)."""
_SPACES = re.compile("[ \u00a0\u2009\u202f'’]")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_PLAIN = re.compile(r"\d*(?:[.,]\d+)?")


def has_decimal_comma(language: str) -> bool:
    """Whether a language writes its decimals behind a comma."""
    return language in _DECIMAL_COMMA


def parse_numeral(text: str, *, decimal_comma: bool) -> float | None:
    """The value of a number in digits; None where it is none (1.2.3, an id of forty digits).

    A single sign before three digits ("1.200") is read as the language writes it; more than one
    group, or a group and decimals ("1.200,5"), speak for themselves.
    """
    if len(text) > MAX_DIGITS:
        return None
    compact = _SPACES.sub("", text)
    if compact.isdigit():
        return float(compact)
    if "'" in text or "’" in text:
        return _decimal(compact)
    for sign in ",.":
        if not _GROUPED[sign].fullmatch(compact):
            continue
        other = "." if sign == "," else ","
        is_foreign = sign == ("," if decimal_comma else ".")
        if is_foreign and compact.count(sign) == 1 and other not in compact:
            continue
        return float(compact.replace(sign, "").replace(other, "."))
    return _decimal(compact)


def is_written_whole(text: str) -> bool:
    """Digits alone, as years and ids are written."""
    return text.isdigit()


def _decimal(text: str) -> float | None:
    if not _PLAIN.fullmatch(text):
        return None
    return float(text.replace(",", "."))
