"""Reporting words and their speakers in a stretch of text, read off the words alone.

A stretch is a part of the body, named by its start and end; which stretch is worth reading is
another module's business (`pattern_frames`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.quotes.attribution import Span
from transforms.quotes.pattern_subjects import WORD, Subjects
from transforms.quotes.pattern_words import LanguageWords
from transforms.quotes.phrases import phrase_after

REACH = 220
"""Characters of a frame that are read."""
_PASSIVE = re.compile(r"\b(?:wird|werden|wurden?)\b")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|er)[a-zäöüß]+(?:t|en)|[a-zäöüß]+ge[a-zäöüß]+(?:t|en)")
_RELATIVE = re.compile(r", (?:der|die|das|welche[rs]?)\s")
_BY = re.compile(r"\b(?:von|vom|seitens|durch)\s")
_ASIDE = re.compile(r"\s*Wie\b")
_CITED = re.compile(r"\bzitiert\b")
_SKIPPED = 4
"""Small words between "so" and the speaker at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Reporting words, with the speaker that they name."""

    speaker: Span | None
    cue: Span | None = None
    lemma: str | None = None
    method: str = "pattern:after"


class Clauses:
    """Reads the clauses of one text."""

    def __init__(self, body: str, words: LanguageWords) -> None:
        self.body = body
        self.words = words
        self.subjects = Subjects(body, words)

    def cue_before(self, start: int, stop: int) -> Frame | None:
        """The reporting words before a quotation: `Müller sagte`, `laut Müller`."""
        words = self.words
        first = True
        aside: Frame | None = None
        for match in WORD.finditer(self.body, start, stop):
            word = match.group().lower()
            lemma = words.verbs.get(word)
            if lemma is not None and match.group()[0].islower():
                speaker = self.agent(match.span(), start, match.start())
                speaker = speaker or self.subjects.of_verb(start, match, lemma, stop)
                found = Frame(speaker, match.span(), lemma)
                if not self._is_aside(start, match):
                    return found
                aside = found
            named = self._named_beside(match, word, start, stop)
            if named is not None:
                return named
            if first and words.sources is not None:
                source = self.source(match.start(), stop)
                if source is not None:
                    return source
            first = False
        if aside is None and words.sources is not None:
            match_source = words.sources.search(self.body, start, stop)
            if match_source is not None:
                return self.source(match_source.start(), stop)
        return aside

    def _named_beside(self, match: re.Match[str], word: str, start: int, stop: int) -> Frame | None:
        """ ", so Müller,", "Müller zufolge"."""
        if word in self.words.source_behind:
            return Frame(self._phrase_before(start, match.start()), match.span(), word)
        if word not in self.words.so or not self.subjects.is_behind_comma(match):
            return None
        speaker = phrase_after(self.body, match.end(), stop, self.words)
        return None if speaker is None else Frame(speaker, match.span(), word)

    def _is_aside(self, start: int, verb: re.Match[str]) -> bool:
        """ "Wie das Blatt schrieb, ...": who is quoted may follow."""
        return _ASIDE.match(self.body, start) is not None and self.body.startswith(",", verb.end())

    def first_word(self, match: re.Match[str], word: str, stop: int) -> Frame | None:
        """`so Müller`, `hatte Müller gesagt`, `a déclaré Martin`, `a-t-il déclaré`."""
        if word in self.words.so:
            return self._so(match, stop)
        if word in self.words.passives:
            cited = _CITED.search(self.body, match.end(), stop)
            if cited is None:
                return None
            speaker = phrase_after(self.body, match.end(), cited.start(), self.words)
            return Frame(speaker, cited.span(), "zitieren")
        head, _, tail = word.partition("-")
        if head not in self.words.auxiliaries:
            return None
        participle = WORD.match(self.body, min(match.end() + 1, stop), stop)
        lemma = None if participle is None else self.words.verbs.get(participle.group().lower())
        if participle is not None and lemma is not None:
            pronoun = tail.rpartition("-")[2]
            if pronoun in self.words.pronouns:
                span = (match.end() - len(pronoun), match.end())
                return Frame(span, participle.span(), lemma)
            speaker = phrase_after(self.body, participle.end(), stop, self.words)
            return Frame(speaker, participle.span(), lemma)
        speaker = phrase_after(self.body, match.end(), stop, self.words)
        return Frame(speaker, match.span(), word)

    def inverted(self, word: str) -> str | None:
        """French "dit-il"."""
        return self.words.verbs.get(word.partition("-")[0]) if "-" in word else None

    def reflexive(self, verb: re.Match[str]) -> str | None:
        """German "freute sich Müller", "zeigte sich Müller zufrieden"."""
        is_reflexive = self.body.startswith(" sich ", verb.end())
        return self.words.reflexives.get(verb.group()) if is_reflexive else None

    def around_verb(self, verb: re.Match[str], lemma: str, at: int, stop: int) -> Frame:
        """The frame of a reporting verb in a stretch that begins at a place."""
        if lemma == "heißen":
            return Frame(self.subjects.said_in(verb, stop), verb.span(), lemma)
        word = verb.group()
        pronoun = word.rpartition("-")[2].lower() if "-" in word else ""
        if pronoun in self.words.pronouns:
            speaker: Span | None = (verb.end() - len(pronoun), verb.end())
        elif verb.start() == at or self.words.nouns_are_capitalised:
            speaker = phrase_after(
                self.body, self.subjects.skip_prefix(verb.end(), stop), stop, self.words
            )
        else:
            speaker = phrase_after(self.body, at, verb.start(), self.words) or phrase_after(
                self.body, verb.end(), stop, self.words
            )
        return Frame(speaker, verb.span(), lemma)

    def source(self, at: int, stop: int) -> Frame | None:
        """`laut Müller`, `selon lui`, `according to Smith` at a place."""
        if self.words.sources is None:
            return None
        match = self.words.sources.match(self.body, at, stop)
        if match is None:
            return None
        lemma = match.group().strip().lower()
        speaker = phrase_after(self.body, match.end(), stop, self.words)
        return None if speaker is None else Frame(speaker, (match.start(), match.end() - 1), lemma)

    def agent(self, verb: Span, start: int, stop: int) -> Span | None:
        """Who describes, in "wird von Müller als "..." beschrieben"; None in the active."""
        if not _PARTICIPLE.fullmatch(self.body, *verb):
            return None
        passive = _PASSIVE.search(self.body, start, stop)
        if passive is None:
            return None
        by = _BY.search(self.body, passive.end(), stop) or _BY.search(self.body, start, stop)
        return None if by is None else phrase_after(self.body, by.end(), stop, self.words)

    def of_auxiliary(self, start: int, stop: int) -> Span | None:
        """ "Müller hatte das als "falsch" bezeichnet": the subject of the first verb."""
        for match in WORD.finditer(self.body, start, stop):
            if match.group() in self.words.auxiliaries:
                return self.subjects.of_verb(start, match, match.group(), stop)
        return None

    def antecedent(self, start: int, stop: int) -> Span | None:
        """What the last relative clause before a place speaks of: "ein Bericht, der ... nennt"."""
        starts = [match.start() for match in _RELATIVE.finditer(self.body, start, stop)]
        return self._phrase_before(start, starts[-1]) if starts else None

    def _so(self, so: re.Match[str], stop: int) -> Frame:
        """`so Müller`, `so heißt es in einer Erklärung`, `so lobte ihn Müller`."""
        at = so.end()
        for number, match in enumerate(WORD.finditer(self.body, at, stop)):
            word = match.group()
            is_phrase = (
                word[0].isupper() or word in self.words.determiners or word in self.words.pronouns
            )
            if number >= _SKIPPED or (is_phrase and word != "es"):
                break
            at = match.end()
        return Frame(phrase_after(self.body, at, stop, self.words), so.span(), "so")

    def _phrase_before(self, start: int, stop: int) -> Span | None:
        """The noun phrase that ends at a place: the longest that begins behind `start`."""
        end = stop
        while end > start and self.body[end - 1].isspace():
            end -= 1
        for match in WORD.finditer(self.body, max(start, stop - REACH), stop):
            found = phrase_after(self.body, match.start(), end, self.words)
            if found is not None and found[1] == end:
                return found
        return None
