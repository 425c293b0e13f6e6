"""Noun phrases read off the words alone, for texts that no model has read."""

from __future__ import annotations

import re

from transforms.quotes.attribution import Span
from transforms.quotes.pattern_words import LanguageWords

_TOKEN = re.compile(
    r"[ld]['’](?=\w)|[^\W_]+(?:[-./’'&][^\W_]+)*\.?|„[^“”]{1,40}[“”]|«[^»]{1,40}»|\([^)\n]{1,40}\)|\S",
    re.I,
)
_ADJECTIVE = re.compile(r"[a-zäöüß-]+(?:e|er|en|es|em)")
_ADVERBS = frozenset({"gestern", "heute", "jetzt", "nun", "kürzlich", "soeben", "neu", "sehr"})
"""Words before the adjective of a phrase: "einer gestern verbreiteten Erklärung"."""
_MOST_TOKENS = 16
_MOST_COMMON_NOUNS = 3
"""Small words behind a determiner that a phrase of a language with small nouns takes in."""


def phrase_after(body: str, start: int, stop: int, words: LanguageWords) -> Span | None:
    """The noun phrase or pronoun that begins at a place (blanks and a hyphen skipped)."""
    while start < stop and body[start] in " -\u00a0\u202f\t":
        start += 1
    end: int | None = None
    state = _State(words)
    for number, match in enumerate(_TOKEN.finditer(body, start, stop)):
        token = match.group()
        if number == 0 and token.lower().removesuffix(".") in words.pronouns:
            return match.start(), match.start() + len(token.removesuffix("."))
        if number >= _MOST_TOKENS or not state.takes(token):
            break
        if state.is_complete:
            end = match.end() - (1 if _is_stop(token) else 0)
            if _is_stop(token) and len(token) > 3:
                break
    return None if end is None else (start, end)


def _is_stop(token: str) -> bool:
    """A word with the full stop of its sentence: "Müller." but not "Dr." or "J."."""
    return token.endswith(".") and len(token) > 3


class _State:
    """Reads a noun phrase token by token."""

    def __init__(self, words: LanguageWords) -> None:
        self.words = words
        self.is_complete = False
        self.after_link = True
        self.common = 0

    def takes(self, token: str) -> bool:
        """Whether a token goes on with the phrase."""
        lower = token.lower()
        first = token[0]
        if first in "(„«":
            took = self.is_complete or first != "("
            self.is_complete = self.is_complete or took
            return took
        if (first.isupper() and lower not in self.words.determiners) or first.isdigit():
            self.is_complete, self.after_link = True, False
            return True
        if lower in self.words.determiners and self.after_link:
            self.is_complete = False
            return True
        if lower in self.words.links and self.is_complete:
            self.is_complete, self.after_link = False, True
            self.common = 0
            return True
        return self._common_word(lower)

    def _common_word(self, lower: str) -> bool:
        if not lower[0].isalpha() or lower in self.words.verbs:
            return False
        if self.words.nouns_are_capitalised:
            self.is_complete = False
            is_adjective = _ADJECTIVE.fullmatch(lower) is not None or lower in _ADVERBS
            return self.after_link and is_adjective
        if self.common >= _MOST_COMMON_NOUNS or not (self.after_link or self.common):
            return False
        self.common += 1
        self.is_complete, self.after_link = True, False
        return True
