"""Numbers that are no figures: years, dates, clock times, scores, ordinals, labels, names, ids."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.quantities.hedges import HEDGE_WORDS
from transforms.quantities.noun_data import DETERMINERS, STOP_WORDS
from transforms.quantities.number_words import Number
from transforms.quantities.numerals import parse_numeral
from transforms.quantities.phrases import word_set
from transforms.quantities.tokens import Token

_HYPHENS = frozenset("-‐‑–—")
_MONTHS = word_set(
    """
january february march april june july august september october november december jan feb apr jun
jul aug sep sept oct nov dec januar februar märz april mai juni juli august september oktober
november dezember jänner janvier février mars avril juin juillet août septembre octobre novembre
décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """
)
_CAPITAL_MONTHS = frozenset(["May", "Mar", "Mai"])
_DAY_LINKS = word_set("and to - – — bis und et au y al or through until &")
_YEAR_BEFORE = word_set(
    """
in since by of during until till from before after late early mid circa year years spring summer
autumn fall winter season the between and to through seit im jahr jahre bis ab von vor nach ende
anfang mitte en depuis de avant après fin début année desde hasta año
"""
)
_LABELS = word_set(
    """
section row page pages chapter no nos number numbers article room channel route highway interstate
flight phase category episode season type version volume figure fig table rule line stage group
class gate exit platform lot game grade level tier model round part act scene appendix amendment
proposition clause paragraph step week day quarter junction track area zone district ward precinct
unit division windows ios android iphone formula top bottom seed bus boeing airbus resolution
sector block terminal building bed pier apt apartment suite box act title psalm verse season nr
nummer seite kapitel artikel gruppe platz linie paragraf abschnitt numéro page article chapitre
número artículo página capítulo
    """
)
_RANKS = frozenset(["top", "bottom"])
_CLOCK_BEHIND = word_set("a.m p.m am pm o'clock o uhr gmt utc et est edt pst pdt bst cet")
_ORDINAL_ENDINGS = word_set("st nd rd th er re e ère ème eme nde º ª ste ter te ten s er's")
_GLUED_BEFORE = word_set("sub minus plus to and und bis")
_BREAKING_SIGNS = frozenset(":./_@#=&\\*")
_AMOUNTS = word_set("average total maximum minimum excess number")
MIN_AGE = 14
"""A smaller number in brackets behind a name is that of a shirt or a note."""
MIN_YEAR, MAX_YEAR = 1500, 2199


def is_no_figure(
    tokens: Sequence[Token], number: Number, *, has_unit: bool, has_sign: bool, has_noun: bool
) -> bool:
    """Whether a number counts and measures nothing.

    `has_unit`: a known unit or a noun for people follows; `has_sign`: a currency stands before
    it; `has_noun`: any noun in small letters follows.
    """
    if number.is_words:
        return _is_word_of_name(tokens, number, has_unit=has_unit)
    if has_sign:
        return False
    return (
        _is_part_of_word(tokens, number, has_unit)
        or _is_code(tokens, number, has_unit or has_noun)
        or _is_clock(tokens, number)
        or is_day_of_month(tokens, number)
        or (not has_unit and _is_label(tokens, number, has_noun))
        or (not has_unit and _is_address(tokens, number))
        or (number.is_plain and _is_year(tokens, number, has_unit, has_noun))
    )


def _is_compound(tokens: Sequence[Token], number: Number) -> bool:
    """`four-door`, `one-sided`: how something is, and no figure; `twelve-member` is one."""
    if number.stop + 1 >= len(tokens) or number.point > 10:
        return False
    hyphen, behind = tokens[number.stop], tokens[number.stop + 1]
    is_joined = hyphen.text in _HYPHENS and hyphen.is_glued and behind.is_glued
    return is_joined and behind.lower not in _GROUPS


_GROUPS = word_set("member person people man woman strong")


def _is_word_of_name(tokens: Sequence[Token], number: Number, *, has_unit: bool) -> bool:
    """`Group of Seven`, `Big Six`: a capital that no sentence begins with."""
    if number.first == 0:
        return not has_unit and _is_compound(tokens, number)
    before = tokens[number.first - 1]
    if before.text in _HYPHENS and before.is_glued and tokens[number.first].is_glued:
        return before.text == "-" and tokens[number.first - 2].lower not in _GLUED_BEFORE
    if not has_unit and _is_compound(tokens, number):
        return True
    if before.lower in _RANKS and number.stop < len(tokens):
        return not tokens[number.stop].text[0].isalpha() or tokens[number.stop].lower in STOP_WORDS
    if not tokens[number.first].text[0].isupper():
        return False
    if before.text.isupper() and tokens[number.first].text.isupper():
        return False  # a headline in capitals
    return before.text[0].isalnum() or before.text in "-’'"


def _is_part_of_word(tokens: Sequence[Token], number: Number, has_unit: bool) -> bool:
    """`S23`, `COVID-19`, `22nd`, `1990s`, `4x4`, `v1.2`, `10/12`, `[3]`."""
    if _is_glued_on_the_left(tokens, number):
        return True
    if number.stop >= len(tokens) or not tokens[number.stop].is_glued:
        return False
    behind = tokens[number.stop]
    if behind.lower in _ORDINAL_ENDINGS and not (has_unit and behind.lower not in ("s", "th")):
        return True
    if behind.text[0].isalpha():
        return not has_unit and not (len(behind.text) > 3 and behind.text.islower())
    if behind.text in _BREAKING_SIGNS or behind.text in _HYPHENS:
        following = tokens[number.stop + 1] if number.stop + 1 < len(tokens) else None
        if following is None or not following.is_glued:
            return False
        if following.is_number:
            return behind.text in _BREAKING_SIGNS
        return behind.text in "_@=.\\" and not has_unit
    return False


def _is_glued_on_the_left(tokens: Sequence[Token], number: Number) -> bool:
    token = tokens[number.first]
    if number.first == 0 or not token.is_glued:
        return False
    before = tokens[number.first - 1]
    if before.text[0].isalpha():
        # words run together, as in text taken from a PDF: "about2,700"
        is_run_in = before.text.islower() and len(before.text) >= 4 and len(token.text) >= 4
        return not (is_run_in or before.lower in HEDGE_WORDS)
    if before.text in _BREAKING_SIGNS or before.text == "[":
        return (number.first >= 2 and before.is_glued) or before.text in "#[@_"
    if before.text in _HYPHENS and before.is_glued and number.first >= 2:
        first = tokens[number.first - 2]
        return not first.is_number and first.lower not in _GLUED_BEFORE
    return before.text in "'’" and not before.is_glued


def _is_code(tokens: Sequence[Token], number: Number, is_counted: bool) -> bool:
    """`007`, `2019-09-01`, `3888-2`, `2-1`: ids, dates and scores; `5-7 years` is a range."""
    text = tokens[number.first].text
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        return True
    if not is_counted and number.point < MIN_AGE and _is_bracketed(tokens, number):
        return True
    if not is_counted and _is_in_row(tokens, number):
        return True
    before = _number_over_hyphen(tokens, number.first, -1)
    behind = _number_over_hyphen(tokens, number.first, 1)
    if before is None and behind is None:
        return False
    if before is not None and behind is not None:
        return True
    if before is not None:
        is_chain = _number_over_hyphen(tokens, number.first - 2, -1) is not None
        is_telephone = len(text) == 4 and before >= 100
        return is_chain or (not is_counted and (before >= number.point or is_telephone))
    is_chain = _number_over_hyphen(tokens, number.first + 2, 1) is not None
    return is_chain or (behind is not None and behind <= number.point)


def _is_bracketed(tokens: Sequence[Token], number: Number) -> bool:
    return (
        number.first > 0
        and number.stop < len(tokens)
        and tokens[number.first - 1].text == "("
        and tokens[number.stop].text == ")"
    )


def _is_in_row(tokens: Sequence[Token], number: Number) -> bool:
    """A number between two numbers: a line of a table, or a telephone number."""
    return (
        number.first > 0
        and number.stop < len(tokens)
        and tokens[number.first - 1].is_number
        and tokens[number.stop].is_number
    )


def _number_over_hyphen(tokens: Sequence[Token], at: int, step: int) -> float | None:
    """The number that a glued hyphen joins to the one at a token, before or behind it."""
    other = at + 2 * step
    if not 0 <= other < len(tokens) or tokens[at + step].text not in _HYPHENS:
        return None
    right = max(at, other)
    if not (tokens[other].is_number and tokens[right].is_glued and tokens[right - 1].is_glued):
        return None
    return parse_numeral(tokens[other].text, decimal_comma=False)


def _is_clock(tokens: Sequence[Token], number: Number) -> bool:
    if number.stop < len(tokens) and number.point <= 24:
        behind = tokens[number.stop]
        following = tokens[number.stop + 1].text if number.stop + 1 < len(tokens) else ""
        if behind.lower in ("a", "p") and following == ".":
            return number.stop + 2 < len(tokens) and tokens[number.stop + 2].lower == "m"
        return (behind.lower in _CLOCK_BEHIND and behind.lower != "o") or (
            behind.lower == "o" and following in "'’"
        )
    return False


def is_month(token: Token) -> bool:
    """Whether a token names a month."""
    return token.lower in _MONTHS or token.text in _CAPITAL_MONTHS


def is_day_of_month(tokens: Sequence[Token], number: Number) -> bool:
    """`March 29`, `29 March`, `8 and 9 November`, `6. Mai`, `7 de mayo`."""
    if not (number.is_plain and 1 <= number.point <= 31 and len(tokens[number.first].text) <= 2):
        return False
    return _month_behind(tokens, number.stop) or _month_before(tokens, number.first)


def _month_behind(tokens: Sequence[Token], at: int) -> bool:
    for _ in range(4):
        if at < len(tokens) and tokens[at].lower in (".", "de", "of", "st", "nd", "rd", "th"):
            at += 1
        if at >= len(tokens):
            return False
        if is_month(tokens[at]):
            return True
        if tokens[at].lower not in _DAY_LINKS or at + 1 >= len(tokens):
            return False
        if not (tokens[at + 1].is_number and len(tokens[at + 1].text) <= 2):
            return False
        at += 2
    return False


def _month_before(tokens: Sequence[Token], at: int) -> bool:
    for _ in range(3):
        at -= 1
        if at >= 0 and tokens[at].text == ".":
            at -= 1
        if at < 0:
            return False
        if is_month(tokens[at]):
            return True
        if tokens[at].lower not in _DAY_LINKS or at < 1:
            return False
        at -= 1
        if not (tokens[at].is_number and len(tokens[at].text) <= 2):
            return False
    return False


def is_yearlike(tokens: Sequence[Token], number: Number) -> bool:
    """Four digits without a sign that could be a year."""
    text = tokens[number.first].text
    return len(text) == 4 and text.isdigit() and MIN_YEAR <= number.point <= MAX_YEAR


def _is_year(tokens: Sequence[Token], number: Number, has_unit: bool, has_noun: bool) -> bool:
    if not is_yearlike(tokens, number):
        return False
    before = tokens[number.first - 1] if number.first else None
    if before is None:
        return not (has_unit or has_noun)
    if before.lower == "of" and number.first >= 2 and tokens[number.first - 2].lower in _AMOUNTS:
        return False
    if before.lower in ("to", "and") and number.first >= 2 and (has_unit or has_noun):
        other = tokens[number.first - 2]
        if other.is_number and not (len(other.text) == 4 and other.text[:2] in ("19", "20")):
            return False
    if before.lower in _YEAR_BEFORE or is_month(before) or before.text in "'’,(":
        return not has_unit or (before.lower in ("in", "since") and not has_noun)
    if before.lower in DETERMINERS or before.lower in ("a", "an"):
        return not has_unit
    if has_unit or before.lower in HEDGE_WORDS:
        return False
    if before.text[0].isalnum():
        return not has_noun or not before.text.islower()
    return True


def _is_label(tokens: Sequence[Token], number: Number, has_noun: bool) -> bool:
    """`Section 427`, `Boeing 737`, `top 10`: a word that numbers, or a name that goes on."""
    if number.first == 0:
        return False
    before = tokens[number.first - 1]
    if before.text in (".", "-") and number.first >= 2:  # "No. 5", "Section-5"
        before = tokens[number.first - 2] if tokens[number.first - 2].lower in _LABELS else before
    if before.lower in _LABELS and not (before.text.islower() and has_noun):
        return True
    if not (before.text[0].isupper() and number.is_plain and number.point < 10_000):
        return False
    if any(sign in tokens[number.first].text for sign in ",. "):
        return False
    if is_month(before) or before.lower in STOP_WORDS or before.lower in HEDGE_WORDS:
        return False
    return number.first > 1 or not has_noun


def _is_address(tokens: Sequence[Token], number: Number) -> bool:
    """`49 Old Mill Road`, `7 E 71st St`."""
    if not number.is_plain or number.point >= 100_000:
        return False
    for at in range(number.stop, min(number.stop + 6, len(tokens))):
        token = tokens[at]
        if token.text[0].isalpha() and not token.text[0].isupper() and not token.is_glued:
            return False
        if token.text == ",":
            return False
        if at > number.stop and token.lower in _STREETS:
            return True
    return False


_STREETS = word_set(
    "street st road rd avenue ave lane ln drive dr way boulevard blvd place pl square court ct "
    "terrace crescent highway hwy parkway straße strasse platz allee weg"
)


def is_counting_one(tokens: Sequence[Token], number: Number, tag: str, behind_tag: str) -> bool:
    """Whether `one` is a number: `one man`, `one of the stores`; not `no one`, `the one that`."""
    before = tokens[number.first - 1].lower if number.first else ""
    if before in _ONE_BEFORE:
        return False
    if number.stop >= len(tokens):
        return False
    behind = tokens[number.stop]
    if behind.lower == "of":
        return True
    if behind.lower in ("to", "or") and number.stop + 1 < len(tokens):
        return tokens[number.stop + 1].is_number or tokens[number.stop + 1].lower in _SMALL
    if behind_tag:
        return tag == "CD" and (behind_tag.startswith(("NN", "JJ", "VBN")) or behind.text in "-")
    if behind.text == "-":
        return True
    return behind.text.islower() and behind.lower not in STOP_WORDS and behind.lower not in _ONE_NOT


_SMALL = word_set("two three four five six")
_ONE_BEFORE = word_set("no each every this that which the any another some everyone big")
_ONE_NOT = word_set("another thing's who's is's needs wants knows thinks")
