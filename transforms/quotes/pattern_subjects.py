"""The subject of a reporting verb, read off the words of its clause alone."""

from __future__ import annotations

import re

from transforms.quotes.attribution import Span
from transforms.quotes.pattern_words import LanguageWords
from transforms.quotes.phrases import phrase_after
from transforms.quotes.word_lists import words_of

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_IT_SAYS = re.compile(
    r"\s+es\s+(?:(?:dazu|dann|darin|weiter|wörtlich|unter anderem|auch)\s+)?"
    r"(?:in|im|aus|von|vom|zur|bei|beim|seitens)\b"
)
_DOCUMENT_LEADERS = words_of("in im aus auf bei")
_NOBILIARY = words_of("Von Zu")
_GERMAN_VERB = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten)")
_STRONG_PAST = words_of(
    "war waren kam ging gab zog schlug warb sprach schrieb stand fand hielt ließ blieb rief trat "
    "trug nahm lag saß bot bat begann gewann verlor schloss traf griff verwies wies lief fiel "
    "stieg ergriff erhielt sah las verließ unterschrieb"
)
"""Verbs whose past has no ending by which it could be told."""
_OBJECT_HEAD = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]*(?:ung|heit|keit|ik|nis|vorwurf|vorwürfe|vorschlag|vorschläge|plan|pläne)"
)
_SPEAKING_HEAD = re.compile(
    r"(?i).*(?:regierung|zeitung|verwaltung|stiftung|einigung|leitung|führung|bewegung|vertretung|"
    r"versammlung|abteilung|republik|fabrik|klinik|bündnis)"
)
_NOT_NOMINATIVE = words_of("den dem einen einem")


class Subjects:
    """Finds the subjects of verbs in one text."""

    def __init__(self, body: str, words: LanguageWords) -> None:
        self.body = body
        self.words = words

    def of_verb(self, start: int, verb: re.Match[str], lemma: str, stop: int) -> Span | None:
        """Before the verb if the clause opens with a noun phrase, else behind it."""
        if lemma == "heißen":
            return self._document(start, verb, stop)
        at = self.skip_openers(self._clause(start, verb.start()), verb.start())
        helper = self._auxiliary(at, verb.start(), lemma)
        if helper is not None:
            helped = phrase_after(self.body, helper, verb.start(), self.words)
            if helped is not None:
                return helped
        first = WORD.match(self.body, at, verb.start())
        adverbial = first is not None and self._is_adverbial(first)
        phrase = None if adverbial else self._phrase(at, verb.start())
        behind = self._behind(verb, stop)
        if lemma == "zitieren" and behind is not None:
            return behind  # whom the paper quotes
        if phrase is not None and phrase[1] < verb.start() and self._reaches(phrase, verb.start()):
            return behind if behind is not None and self._is_object(phrase, behind) else phrase
        if behind is None and first is not None:
            behind = self._inverted(first, verb.start())
            if behind is None and phrase is None:
                return self._name_with_von(first, verb.start())
        return behind or phrase

    def _behind(self, verb: re.Match[str], stop: int) -> Span | None:
        """The noun phrase behind a verb."""
        return self._phrase(self.skip_prefix(verb.end(), stop), stop)

    def _phrase(self, start: int, stop: int) -> Span | None:
        """The noun phrase or pronoun that begins at a place; "es" says nothing."""
        phrase = phrase_after(self.body, start, stop, self.words)
        if phrase is None or self.body[phrase[0] : phrase[1]].lower() == "es":
            return None
        return phrase

    def _is_object(self, phrase: Span, behind: Span) -> bool:
        """A thing that nobody hears speak: "Die Kritik wies Müller zurück"."""
        words = self.body[phrase[0] : phrase[1]].split()
        head = next((word for word in words[1:] if word[:1].isupper()), "")
        if self.body[behind[0] : behind[1]].split()[0] in _NOT_NOMINATIVE:
            return False
        return _OBJECT_HEAD.fullmatch(head) is not None and not _SPEAKING_HEAD.fullmatch(head)

    def opening(self, start: int, stop: int) -> Span | None:
        """The noun phrase that opens a clause, or stands behind "Adverb Verb" that does."""
        at = self.skip_openers(start, stop)
        first = WORD.match(self.body, at, stop)
        if first is not None and self._is_adverbial(first):
            return self._inverted(first, stop)
        return phrase_after(self.body, at, stop, self.words)

    def said_in(self, verb: re.Match[str], stop: int) -> Span | None:
        """ "Heißt es in dem Bericht"."""
        said = _IT_SAYS.match(self.body, verb.end(), stop)
        return None if said is None else phrase_after(self.body, said.end(), stop, self.words)

    def is_behind_comma(self, word: re.Match[str]) -> bool:
        """Whether a comma and a blank stand before a word."""
        return self.body.endswith(", ", 0, word.start())

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

    def _document(self, start: int, verb: re.Match[str], stop: int) -> Span | None:
        """ "In dem Bericht heißt es", "heißt es in dem Bericht": what is written speaks."""
        said_in = self.said_in(verb, stop)
        if said_in is not None:
            return said_in
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
                inverted = (first is not None and self._is_adverbial(first)) or (
                    self.is_behind_comma(match)
                )
                return match.end() if opening is None or inverted else None
        return None

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
            if self._is_verb(match.group()):
                return phrase_after(self.body, match.end(), stop, self.words)
        return None

    def _name_with_von(self, first: re.Match[str], stop: int) -> Span | None:
        """ "Von der Leyen sagte": a name that opens like a phrase of time or place."""
        if first.group() not in _NOBILIARY:
            return None
        phrase = phrase_after(self.body, first.start(), stop, self.words)
        is_beside = phrase is not None and not self.body[phrase[1] : stop].strip()
        return phrase if is_beside else None

    def _is_adverbial(self, first: re.Match[str]) -> bool:
        """Whether a clause that opens with a word has its subject behind the verb."""
        word = first.group().lower()
        return word in self.words.adverbials or word in self.words.subordinators

    def _is_verb(self, word: str) -> bool:
        return (
            word in self.words.verbs
            or word in _STRONG_PAST
            or _GERMAN_VERB.fullmatch(word) is not None
        )

    def _clause(self, start: int, stop: int) -> int:
        """Where the clause of a verb begins: behind the last conjunction, which has a comma."""
        for match in WORD.finditer(self.body, start, stop):
            if match.group() in self.words.conjunctions and self.is_behind_comma(match):
                start = match.end()
        return start

    def _reaches(self, phrase: Span, verb: int) -> bool:
        """Whether a phrase that opens a clause is its subject: no comma alone before the verb."""
        rest = self.body[phrase[1] : verb].strip()
        return rest.count(",") != 1 or not rest.endswith(",") or len(rest) > 2
