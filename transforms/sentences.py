"""Sentences of a body, by rules: the same in every profile, and in linear time.

A sentence never crosses a paragraph. Within one it ends at a full stop, question or exclamation
mark or ellipsis (with the closing quotes and brackets behind it) that white space follows and that
is no abbreviation, initial or ordinal; scripts without spaces end theirs at the mark itself. Behind
an abbreviation that may stand at the end ("the U.S. Supreme Court", "left the U.S. The court ...")
the next word decides: the small words that open sentences do, and names do not.
A parser would cut a little better and cost a hundred times as much; and the sentence numbers of a
light and of a full run could then not be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.tables.corpus import Paragraph
from schemas.tables.facts import Sentence
from transforms.sentence_words import (
    ABBREVIATIONS,
    NAMELESS_ABBREVIATIONS,
    OPENING_WORDS,
    SMALL_WORDS,
    WEAK_ABBREVIATIONS,
)

_CLOSERS = "\"'”’»›“‘)\\]」』）】"
_MARKS, _WIDE_MARKS = ".!?…؟।॥։", "。！？｡"
# A run of marks is tried once, from its first mark, and never in part: a text of full stops alone
# would take quadratic time. The pattern begins with a set of characters, which `re` looks for many
# times as fast as for anything else; all that is asked of that character is asked behind it.
_END = re.compile(
    rf"[{_MARKS}{_WIDE_MARKS}](?:"
    rf"(?<=[{_MARKS}])(?<![{_MARKS}]{{2}})[{_MARKS}]*+(?P<closer>[{_CLOSERS}]*+)\s++(?=(?P<next>\S))"
    rf"|(?<=[{_WIDE_MARKS}])(?<![{_WIDE_MARKS}]{{2}})(?P<wide>[{_WIDE_MARKS}]*+[{_CLOSERS}]*+)"
    r"\s*+(?=\S))"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘„«»]+$")
_QUOTES = "\"'“‘„«‹»「『"
_OPENERS = "\"'“‘„«‹»([「『（—–-¿¡"
_ABBREVIATION_SETS = {code: frozenset(words.split()) for code, words in ABBREVIATIONS.items()}
_ALL_ABBREVIATIONS = frozenset[str]().union(*_ABBREVIATION_SETS.values())
_OPENING_SETS = {code: frozenset(words.split()) for code, words in OPENING_WORDS.items()}
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
"""`U.S`, `p.m`, `Ph.D`, `EE.UU`: without the last full stop."""
_NEVER_LAST = frozenset({"e.g", "i.e", "p.ej", "p.ex"})
_CLOCKS = frozenset({"a.m", "p.m"})
_BEHIND_CLOCK = re.compile(
    r"(?:[A-Z]{2,5}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)s?"
    r"|Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec|(?:Janu|Febru)ary|August"
    r"|(?:Septem|Octo|Novem|Decem)ber"
    r"|Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|British|Local)(?![^\W_])"
)
"""What goes on behind `5 p.m.`: the day or the zone."""
_NEXT_WORD = re.compile(
    rf"(?P<marks>[{re.escape(_OPENERS)}]{{0,3}})"
    r"(?P<head>[^\W\d_]{1,20})(?P<rest>['’](?=[^\W\d_])|[-.][^\W_])?(?P<stop>\.)?"
)
_ORDINAL_LANGUAGES = {
    *["de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "hr", "sl", "et", "lv", "pl", "is"]
}
"""Languages that write ordinals as a number with a full stop."""


def split_sentences(
    body: str, paragraphs: Sequence[Paragraph], article_id: str, language: str | None
) -> tuple[Sentence, ...]:
    """The sentences of a body, numbered from 0; none is empty and none crosses a paragraph."""
    found: list[Sentence] = []
    for paragraph_no, paragraph in enumerate(paragraphs):
        for start, end in _spans(body, paragraph.start, paragraph.end, language or ""):
            found.append(Sentence(article_id, len(found), start, end, paragraph_no))
    return tuple(found)


def _spans(body: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(body, start, end):
        is_wide = match["wide"] is not None
        stop = match.end("wide" if is_wide else "closer")
        if is_wide or _ends_sentence(body, start, match, language):
            yield start, stop
            start = match.end()
    if start < end:
        yield start, end


def _ends_sentence(body: str, start: int, match: re.Match[str], language: str) -> bool:
    following = match["next"]
    if following.islower():
        # "!" and "?" inside a sentence: "Stop!" he said.
        return False
    if match.start("closer") - match.start() > 1 or body[match.start()] != ".":
        return True
    if match["closer"]:
        return True
    before = _LAST_WORD.search(body, max(start, match.start() - 40), match.start())
    if before is None:
        return True
    ahead = body[start : min(before.start(), start + 4)]
    is_first = not ahead.strip(_OPENERS + " ")
    return _ends_behind(body, before.group(), match, language, is_first=is_first)


def _ends_behind(
    body: str, word: str, match: re.Match[str], language: str, *, is_first: bool
) -> bool:
    """Whether a sentence ends at a full stop, by the word before it and what follows it.

    A word that the sentence begins with is a list mark or an answer ("No.") as well.
    """
    following = match["next"]
    if word.isdecimal() and len(word) <= 2 and language in _ORDINAL_LANGUAGES:
        return not is_first and _is_opening(body, match.end(), language) is True
    last = word.rpartition("-")[2]  # "J.-M.", "non-U.S."
    word = word if last.isdecimal() else last
    if len(word) == 1 and word.isalpha() and (word.isupper() or language == "de"):
        # An initial; in English only, as "Le" and "De" begin surnames.
        return language == "en" and not is_first and _is_opening(body, match.end(), "en") is True
    key = word.lower()
    is_known = key in _ABBREVIATION_SETS.get(language, _ALL_ABBREVIATIONS)
    if language == "en" and word in SMALL_WORDS and following.isupper():
        return True
    if is_known and key not in WEAK_ABBREVIATIONS:
        return False
    if not is_known and not _is_dotted(word):
        return True
    if following.isdecimal() or key in _NEVER_LAST:
        return False
    return _ends_at_abbreviation(body, key, match, language, is_first=is_first)


def _is_dotted(word: str) -> bool:
    """`U.S`, `p.m`, `Ph.D`, but not `t.co`: parts of two letters begin with a capital."""
    return _DOTTED.fullmatch(word) is not None and all(
        len(part) == 1 or part[0].isupper() for part in word.split(".")
    )


def _ends_at_abbreviation(
    body: str, key: str, match: re.Match[str], language: str, *, is_first: bool
) -> bool:
    following = match["next"]
    if key in _CLOCKS and following.isupper():
        return _BEHIND_CLOCK.match(body, match.end()) is None
    if key in NAMELESS_ABBREVIATIONS or (key == "no" and is_first):
        return following.isupper() or following in _OPENERS
    is_opening = _is_opening(body, match.end(), language)
    if is_opening is not None:
        return is_opening
    return following.isupper() or following in _OPENERS or key not in WEAK_ABBREVIATIONS


def _is_opening(body: str, at: int, language: str) -> bool | None:
    """Whether the word at a place opens a sentence; None where that is not known.

    Words with a capital inside quotation marks do: `in the U.S. "Nobody ..."`.
    """
    words = _OPENING_SETS.get(language)
    match = _NEXT_WORD.match(body, at)
    if words is None or match is None:
        return None
    head = match["head"]
    if head.isupper() and (len(head) > 1 or match["stop"]):
        return False  # "IT", and initials
    if not head[0].isupper():
        return False if head[0].islower() else None
    if match["marks"] and match["marks"][-1] in _QUOTES:
        return True
    rest = match["rest"]
    if rest is not None and rest[0] in "-.":
        return False  # "All-Star"
    key = head.lower()
    return key in words or (rest is not None and f"{key}'" in words)
