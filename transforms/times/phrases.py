"""A phrase as far as its own words go, and the match of the grammar that it is read from."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from transforms.times.lexicon import CLASS_CHARS, Language
from transforms.times.numbers import amount
from transforms.times.tokens import Tokens

PUBLISHED, NARRATIVE = "published", "narrative"
"""What a relative phrase counts from: the publication, or the day last spoken of."""


class Phrase(NamedTuple):
    """A phrase as far as its own words go. Tokens `start` to `end`, end exclusive."""

    rule: str
    start: int
    end: int
    value: str | None = None
    """The TIMEX3 value where the words alone give it."""
    origin: str | None = None
    """Set for a phrase that counts from something: so many units away from it."""
    unit: str = ""
    shift: int = 0
    reach: int = 0
    """Units that a duration covers from the publication on: -5 for "the last five years"."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    clock: str = ""
    """Part of the day or time of day: `TMO`, `T10:35`."""
    direction: int | None = None
    """-1 past, 1 to come, 0 whatever is nearest; None: the sentence decides."""
    is_strict: bool = False
    """The day of reference itself is not meant."""
    needs_company: bool = False
    """No time unless a neighbour makes it one: "first half"."""
    within: Phrase | None = None
    """The longer time that it is a part of."""

    @property
    def is_name(self) -> bool:
        """Names a part of the calendar that comes again and again."""
        return self.month is not None or self.weekday is not None or bool(
            self.quarter or self.half or self.season or self.holiday
        )  # fmt: skip


class Match(NamedTuple):
    """A match of the grammar in the tokens of a body."""

    rule: str
    start: int
    end: int
    tokens: Tokens
    language: Language

    def value(self, *names: str) -> str | None:
        """The value of the first token of one of these classes."""
        chars, classes = _chars(names), self.tokens.classes
        for index in range(self.start, self.end):
            if classes[index] in chars:
                return self.tokens.value(index)
        return None

    def has(self, *names: str) -> bool:
        """Some token is of one of these classes."""
        return self.value(*names) is not None

    def class_at(self, index: int) -> str:
        """The class character at a place, empty outside the body."""
        classes = self.tokens.classes
        return classes[index] if 0 <= index < len(classes) else ""

    def follows(self, *names: str) -> bool:
        """The token before it is of one of these classes."""
        return self.class_at(self.start - 1) in _chars(names)

    def amount(self) -> str:
        """The number said in it."""
        return amount(self.tokens, self.start, self.end)

    def unit(self) -> str:
        """The unit said in it, the last one."""
        for index in range(self.end - 1, self.start - 1, -1):
            if self.tokens.classes[index] in _UNIT_CHARS:
                return self.tokens.value(index)
        return ""

    def opens_sentence(self) -> bool:
        """Nothing, or the end of a sentence or of a line, stands before it."""
        return self.class_at(self.start - 1) in _SENTENCE_ENDS

    def is_title(self) -> bool:
        """Ends in a word whose capital its place does not ask for: the programme "60 Minutes"."""
        word = self.tokens.text(self.end - 1)
        is_odd = word.istitle() and not self.opens_sentence()
        return is_odd and not self.language.nouns_are_capitalised

    def ends_at_blank(self) -> bool:
        """A blank parts it from the next word."""
        end = self.tokens.end(self.end - 1)
        return self.tokens.body[end : end + 1] == " "

    def phrase(self, **fields: object) -> Phrase:
        """A phrase over the tokens of the match."""
        return Phrase(self.rule, self.start, self.end, **fields)  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _chars(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(CLASS_CHARS[name] for name in names)


_SENTENCE_ENDS = ("", CLASS_CHARS["DOT"], CLASS_CHARS["BREAK"], CLASS_CHARS["COLON"])
_UNIT_CHARS = (CLASS_CHARS["UNIT"], CLASS_CHARS["UNITS"])


Phrases = tuple[Phrase, ...]
