"""What the languages share: the classes of words, and how a language's tables become a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

CLASS_NAMES = (
    # made by the tokenizer
    "OTHER BREAK COMMA DOT HYPHEN SLASH APOSTROPHE COLON "
    "NUMBER FIGURE YEAR FRACTION CLOCK ISO_DATE NUMERIC_DATE DECADE SHORT_YEAR AM_PM ROMAN "
    # numbers and quantifiers
    "WORD_NUMBER TEEN SCALE ORDINAL HALF A VAGUE APPROXIMATELY "
    # calendar names
    "MONTH SHORT_MONTH WEEKDAY SHORT_WEEKDAY WEEKDAYS SEASON WEAK_SEASON HOLIDAY PART "
    "WEEKDAY_PART DECADE_WORD "
    "UNIT UNITS OCLOCK FIXED_CLOCK FISCAL "
    # phrases in one word
    "DURATION SET REFERENCE DAY_REFERENCE UNIT_REFERENCE "
    # deictic words
    "THIS THAT LAST NEXT COMING FOLLOWING PREVIOUS RECENT LATEST "
    "AGO EARLIER LATER BEFORE AFTER PREFIXED_AGO THERE PERIOD PAST_NOUN "
    "THE OF AND TO FROM BETWEEN IN ON AT EVERY PER EDGE OLD LONG EVE NEW ZONE FUTURE_NOUN"
)
"""Class of a token -> its place here; the grammar writes patterns over these names."""

CLASS_CHARS: Mapping[str, str] = {
    name: chr(0xE000 + number) for number, name in enumerate(CLASS_NAMES.split())
}
"""Each class as one character, so that `re` can match sequences of tokens."""


BLANK, AS_WRITTEN, DIGITS = "\x00", "\x01", "\x02"
"""Classes of white space, which is no token; of words to look up as written, and of digits, which
are read in their context."""


def word_set(words: str) -> frozenset[str]:
    """Words parted by white space."""
    return frozenset(words.split())


Entry = tuple[str, str]
"""Class character and value of a word."""


_MARKS = {
    ",": "COMMA", ".": "DOT", "'": "APOSTROPHE", "’": "APOSTROPHE", "/": "SLASH",
    ":": "COLON", "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "\n": "BREAK",
}  # fmt: skip

_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
ROMAN_NUMERALS = tuple(_NUMERALS.split())
NOUN_FIRST_PATTERNS = (
    ("deictic_count", "THE? NUMERAL [LAST NEXT COMING] U"),
    ("deictic_unit", "THE? U [LAST NEXT COMING FOLLOWING PREVIOUS]"),
    ("deictic_name", "THE? NAME [LAST NEXT COMING FOLLOWING PREVIOUS]"),
    ("hour_clock", "(?<= [TO AT] ) [NUMBER WORD_NUMBER FIGURE CLOCK] U NUMBER?"),
    ("decade_units", "THE? UNITS [NUMBER YEAR WORD_NUMBER]"),
    ("roman_century", "THE? (?: ROMAN UNIT | UNIT ROMAN )"),
)
"""What languages say that put the adjective behind the noun: "la semaine dernière"."""


@dataclass(frozen=True)
class Language:
    """A language as tables. Only words and habits are here; all rules are in the grammar."""

    code: str
    words: Mapping[str, Mapping[str, str]]
    """Class -> value -> words, parted by spaces. A word with a capital is matched as written, one
    in small letters in any case."""
    future: frozenset[str]
    """Words that turn a date near them to the future."""
    past: frozenset[str]
    """Words that turn it to the past."""
    not_future: frozenset[tuple[str, str]] = frozenset()
    """(word that turns to the future, word behind it that takes this from it): "next to"."""
    clause_openers: frozenset[str] = frozenset()
    """Words that open a clause: the verb before them tells little of what follows."""
    past_suffixes: tuple[str, ...] = ()
    """Endings of past tense forms, where the language has such."""
    not_past: frozenset[str] = frozenset()
    """Words with such an ending that are none."""
    passive_auxiliaries: frozenset[str] = frozenset()
    """Words after which a participle says nothing of the past."""
    future_before_infinitive: frozenset[str] = frozenset()
    """Words that turn to the future only before an infinitive: "set to", "due to"."""
    future_suffixes: tuple[str, ...] = ()
    """Endings of future tense forms, where the language has such."""
    infinitive: str | None = None
    """The word before an infinitive that tells of what is still to come."""
    no_infinitive: frozenset[str] = frozenset()
    """Words that show that the infinitive's word is a preposition."""
    before_timeless_infinitive: frozenset[str] = frozenset()
    """Words after which an infinitive tells nothing of what is still to come: "managed to"."""
    holy_days: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(word, number of the weekday behind it) -> holiday: "Good" Friday."""
    month_first: bool = False
    """Dates in figures put the month first."""
    nouns_are_capitalised: bool = False
    ago_is_duration: bool = False
    """"Two years ago" is annotated as the duration that separates it from now."""
    today_is_vague: bool = False
    """The word for "today" means "nowadays" where no other day is spoken of."""
    patterns: tuple[tuple[str, str], ...] = ()
    """(rule, pattern) that only this language has; tried before the shared ones."""
    joined: Mapping[str, Entry] = field(default_factory=dict)
    """Words made by rule: word -> (class, value)."""

    @cached_property
    def lexicon(self) -> Mapping[str, Entry]:
        """Word -> class character and value."""
        entries = {mark: (CLASS_CHARS[name], "") for mark, name in _MARKS.items()}
        entries |= {
            word: (CLASS_CHARS[name], value)
            for name, values in self.words.items()
            for value, words in values.items()
            for word in words.split()
        }
        for word, (name, value) in self.joined.items():
            entries.setdefault(word, (CLASS_CHARS[name], value))
        return entries

    @cached_property
    def classes(self) -> Mapping[str, str]:
        """Piece of a body (`AnnotatedText.pieces`) -> class character; others are of no class.

        A word that the lexicon has with a capital has to be looked up as it is written.
        """
        words = {word: kind for word, (kind, _) in self.lexicon.items()}
        words |= {word.lower(): AS_WRITTEN for word in words if word != word.lower()}
        blanks = dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), BLANK)
        words = {**blanks, **words}
        return {piece: kind for word, kind in words.items() for piece in (word, f" {word}")}

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words that may say that a sentence speaks of the past or of what is to come, or that
        open a clause, in small letters."""
        listed = self.future, self.past, self.future_before_infinitive, self.clause_openers
        return frozenset[str]({self.infinitive or ""}.union(*listed)) - {""}

    @cached_property
    def telling_suffixes(self) -> tuple[str, ...]:
        """Endings of words that may say so."""
        return (*self.future_suffixes, *self.past_suffixes)

    def look_up(self, word: str) -> Entry | None:
        """What the lexicon says of a word as written, in small letters or with a capital."""
        entry = self.lexicon.get(word)
        if entry is None and word[:1].isalpha():
            entry = self.lexicon.get(word.lower())
            if entry is None and word.isupper():
                entry = self.lexicon.get(word.capitalize())
        return entry


def bare(piece: str) -> str:
    """A piece of a body without the space before it."""
    return piece[1:] if len(piece) > 1 and piece[0] == " " else piece
