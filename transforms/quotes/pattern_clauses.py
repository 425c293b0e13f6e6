"""Reporting words and their speakers in a stretch of text, read off the words alone.

A stretch is a part of the body, named by its start and end; which stretch is worth reading is
another module's business (`pattern_frames`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.quotes.attribution import Span
from transforms.quotes.pattern_words import LanguageWords
from transforms.quotes.phrases import phrase_after

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
REACH = 220
"""Characters of a frame that are read."""
_IT_SAYS = re.compile(
    r"\s+es\s+(?:(?:dazu|dann|darin|weiter|wörtlich|unter anderem|auch)\s+)?"
    r"(?:in|im|aus|von|vom|zur|bei|beim|seitens)\b"
)
_PASSIVE = re.compile(r"\b(?:wird|werden|wurden?)\b")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|er)[a-zäöüß]+(?:t|en)|[a-zäöüß]+ge[a-zäöüß]+(?:t|en)")
_BY = re.compile(r"\b(?:von|vom|seitens|durch)\s")
_CITED = re.compile(r"\bzitiert\b")
_DOCUMENT_LEADERS = frozenset({"in", "im", "aus", "auf", "bei"})
_GERMAN_VERB = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten)|waren?|kam|ging|gab|zog|schlug")
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

    def cue_before(self, start: int, stop: int) -> Frame | None:
        """The reporting words before a quotation: `Müller sagte`, `laut Müller`."""
        words = self.words
        first = True
        for match in WORD.finditer(self.body, start, stop):
            word = match.group().lower()
            lemma = words.verbs.get(word)
            if lemma is not None and match.group()[0].islower():
                return self._subject(start, match, lemma, stop)
            if word in words.source_behind:
                return Frame(self._phrase_before(start, match.start()), match.span(), word)
            if first and words.sources is not None:
                source = self.source(match.start(), stop)
                if source is not None:
                    return source
            first = False
        if words.sources is not None:
            match_source = words.sources.search(self.body, start, stop)
            if match_source is not None:
                return self.source(match_source.start(), stop)
        return None

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
        word = verb.group()
        pronoun = word.rpartition("-")[2].lower() if "-" in word else ""
        if pronoun in self.words.pronouns:
            speaker: Span | None = (verb.end() - len(pronoun), verb.end())
        elif verb.start() == at or self.words.nouns_are_capitalised:
            speaker = phrase_after(self.body, self.skip_prefix(verb.end(), stop), stop, self.words)
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

    def opening_phrase(self, at: int, stop: int) -> Span | None:
        """The noun phrase that opens a clause, or stands behind "Adverb Verb" that does."""
        first = WORD.match(self.body, at, stop)
        if first is not None and first.group().lower() in self.words.subordinators:
            return self._inverted(first, stop)
        if first is not None and first.group().lower() in self.words.adverbials:
            verb = WORD.match(self.body, min(first.end() + 1, stop), stop)
            if verb is None or not _GERMAN_VERB.fullmatch(verb.group()):
                return None
            at = self.skip_prefix(verb.end(), stop)
        return phrase_after(self.body, at, stop, self.words)

    def skip_openers(self, start: int, stop: int) -> int:
        """Past the marks and words that open a clause and are no part of its subject."""
        at = start
        while True:
            while at < stop and not self.body[at].isalnum() and self.body[at] not in "„«(":
                at += 1
            match = WORD.match(self.body, at, stop)
            if match is None or match.group().lower() not in self.words.openers:
                return at
            at = match.end()

    def skip_prefix(self, at: int, stop: int) -> int:
        """Past a reflexive or an adverb behind a verb, and past the "es in" of "heißt es in"."""
        said = _IT_SAYS.match(self.body, at, stop)
        if said is not None:
            return said.end()
        match = WORD.match(self.body, min(at + 1, stop), stop)
        if (
            match is not None
            and match.group().lower() in {"sich", "dazu", "daraufhin", "auch"} | self.words.openers
        ):
            return match.end()
        return at

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

    def _subject(self, start: int, verb: re.Match[str], lemma: str, stop: int) -> Frame:
        """Before the verb if the clause opens with a noun phrase, else behind it."""
        if lemma == "heißen":
            return Frame(self._document(start, verb, stop), verb.span(), lemma)
        at = self.skip_openers(self._clause(start, verb.start()), verb.start())
        helper = self._auxiliary(at, verb.start(), lemma)
        if helper is not None:
            behind = phrase_after(self.body, helper, verb.start(), self.words)
            if behind is not None:
                return Frame(behind, verb.span(), lemma)
        first = WORD.match(self.body, at, verb.start())
        adverbial = first is not None and self._is_adverbial(first)
        phrase = None if adverbial else phrase_after(self.body, at, verb.start(), self.words)
        if phrase is not None and phrase[1] < verb.start() and self._reaches(phrase, verb.start()):
            return Frame(phrase, verb.span(), lemma)
        behind = phrase_after(self.body, self.skip_prefix(verb.end(), stop), stop, self.words)
        if behind is not None and self.body[behind[0] : behind[1]] == "es":
            behind = None
        if behind is None and first is not None:
            behind = self._inverted(first, verb.start())
        return Frame(behind or phrase, verb.span(), lemma)

    def _is_adverbial(self, first: re.Match[str]) -> bool:
        """Whether a clause that opens with a word has its subject behind the verb."""
        word = first.group().lower()
        return word in self.words.adverbials or word in self.words.subordinators

    def _inverted(self, first: re.Match[str], stop: int) -> Span | None:
        """The subject of an earlier verb that shares it: "Am Montag kam Müller und sagte"."""
        word = first.group().lower()
        at = first.end()
        if word in self.words.subordinators:
            comma = self.body.find(", ", at, stop)
            at = stop if comma < 0 else comma + 2
        elif word not in self.words.adverbials:
            return None
        for match in WORD.finditer(self.body, at, stop):
            if match.group() in self.words.verbs or _GERMAN_VERB.fullmatch(match.group()):
                return phrase_after(self.body, match.end(), stop, self.words)
        return None

    def _document(self, start: int, verb: re.Match[str], stop: int) -> Span | None:
        """ "In dem Bericht heißt es", "heißt es in dem Bericht": what is written speaks."""
        said = _IT_SAYS.match(self.body, verb.end(), stop)
        if said is not None:
            return phrase_after(self.body, said.end(), stop, self.words)
        first = WORD.match(self.body, self.skip_openers(start, verb.start()), verb.start())
        if first is None or first.group().lower() not in _DOCUMENT_LEADERS:
            return None
        return phrase_after(self.body, first.end(), verb.start(), self.words)

    def _auxiliary(self, start: int, stop: int, lemma: str) -> int | None:
        """The end of a "hat" or "soll" before its verb, of a "wird" before "zitiert"."""
        if not self.words.nouns_are_capitalised:
            return None
        for match in WORD.finditer(self.body, start, stop):
            is_cited = lemma == "zitieren" and match.group() in self.words.passives
            if is_cited or match.group() in self.words.auxiliaries:
                opening = phrase_after(self.body, start, match.start(), self.words)
                first = WORD.match(self.body, start, stop)
                adverbial = first is not None and first.group().lower() in self.words.adverbials
                return match.end() if opening is None or adverbial else None
        return None

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

    def _clause(self, start: int, stop: int) -> int:
        """Where the clause of a verb begins: behind the last conjunction before it."""
        for match in WORD.finditer(self.body, start, stop):
            if match.group() in self.words.conjunctions:
                start = match.end()
        return start

    def _reaches(self, phrase: Span, verb: int) -> bool:
        """Whether a phrase that opens a clause is its subject: no comma alone before the verb."""
        rest = self.body[phrase[1] : verb].strip()
        return rest.count(",") != 1 or not rest.endswith(",") or len(rest) > 2
