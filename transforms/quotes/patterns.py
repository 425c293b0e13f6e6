"""Quotations by their marks and the reporting words around them, with no parse.

Each quoted stretch is a row of its own. It is a quotation if it is long enough, or if a reporting
word or the mood of reported speech stands in its sentence; short stretches without are names,
titles and words set apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.annotation import AnnotatedText
from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.marks import Quoted
from transforms.quotes.pattern_words import LANGUAGES, LanguageWords
from transforms.quotes.phrases import phrase_after

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_IT_SAYS = re.compile(r"\s+es\s+(?:dazu\s+)?(?:in|im|aus|von|vom|zur|bei|beim|seitens)\b")
_GERMAN_VERB = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten)")
_SO_BEHIND = re.compile(r",\s+so\s+")
_TITLED = re.compile(
    r"\b(?:Titel|Namen?|Motto|Buch|Film|Lied|Song|Zeitung|Zeitschrift|Magazins?|Organisation|Projekt|"
    r"Gruppe|Bewegung|Sendung|Artikel|Serie|Album|Roman|Schiff|titled|entitled|called|named|book|"
    r"film|movie|song|album|titre|film|livre|título|libro|película)[,:]?\s*$",
)
_SENTENCES_BACK = 4
"""Sentences before a quotation without a cue in which its speaker is looked for."""
_FRAME_WORDS = 12
"""Words behind a quotation among which its reporting verb stands."""
_SKIPPED = 4
"""Small words between "so" and the speaker at most."""
_MARKS = "\"'“”„‟«»‹›‘’‚「」『』"
_REACH = 220
"""Characters of a frame that are read."""
_SURE_WORDS = 5
"""Words from which a quoted stretch is a quotation without any cue: nine in ten are."""
_LEAST_WORDS = 2
_LONGEST_NAME = 6
"""Words of a title or name at most."""
_SURE_WIDE = 8
"""The same in characters of scripts without spaces."""


@dataclass(frozen=True, slots=True)
class _Frame:
    speaker: Span | None
    cue: Span | None = None
    lemma: str | None = None
    method: str = "pattern:after"


def find_by_patterns(text: AnnotatedText, quoted: Sequence[Quoted]) -> Iterator[Attribution]:
    """Direct quotations in order; a speaker where the language has its words here."""
    words = LANGUAGES.get(text.language)
    search = None if words is None else _Search(text, quoted, words)
    last: Attribution | None = None
    for number, each in enumerate(quoted):
        frame = None if search is None else search.frame(number)
        has_cue = frame is not None or (search is not None and search.is_reported(each))
        names = frame is not None and words is not None and frame.lemma in words.naming
        if not _is_quotation(text.body, each, has_cue, names) or _is_name(text.body, each):
            continue
        span = (each.start, each.end)
        if frame is not None:
            last = Attribution(
                span, frame.method, frame.cue, frame.lemma, frame.speaker, is_direct=True
            )
        elif last is not None and last.speaker is not None and _is_near(text, last, each):
            last = replace(
                last,
                span=span,
                method="pattern:continued",
                cue=None,
                cue_lemma=None,
                is_continued=True,
            )
        elif search is not None and (speaker := search.own_subject(each)) is not None:
            last = Attribution(span, "pattern:subject", speaker=speaker, is_direct=True)
        elif search is not None and (speaker := search.previous(each)) is not None:
            last = Attribution(
                span, "pattern:continued", speaker=speaker, is_direct=True, is_continued=True
            )
        else:
            last = Attribution(span, "pattern:alone", is_direct=True)
        yield last


def _is_near(text: AnnotatedText, last: Attribution, quoted: Quoted) -> bool:
    between = text.body[last.span[1] : quoted.start]
    return "\n" not in between


def _is_name(body: str, quoted: Quoted) -> bool:
    """A title or name in marks: in mid-clause, all its longer words with a capital."""
    before = body[max(0, quoted.start - 40) : quoted.start]
    if _TITLED.search(before):
        return True
    inside = _WORD.findall(body[quoted.start : min(quoted.end, quoted.start + 80)])
    mid_clause = before.rstrip()[-1:].isalnum()
    longer = [word for word in inside if len(word) > 3]
    if not mid_clause or not longer or len(inside) > _LONGEST_NAME or len(inside) < _LEAST_WORDS:
        return False
    return inside[0][0].isupper() and all(word[0].isupper() for word in longer)


def _is_quotation(body: str, quoted: Quoted, has_cue: bool, names: bool) -> bool:
    inside = body[quoted.start : min(quoted.end, quoted.start + 400)]
    count = len(_WORD.findall(inside))
    if count < _SURE_WORDS and _WIDE.search(inside):
        return len(inside) - 2 >= _SURE_WIDE
    if quoted.is_single and not has_cue:
        return False
    return count >= _SURE_WORDS or names or (has_cue and count >= _LEAST_WORDS)


class _Search:
    """Reads the frames of one text."""

    def __init__(self, text: AnnotatedText, quoted: Sequence[Quoted], words: LanguageWords) -> None:
        self.body = text.body
        self.quoted = quoted
        self.words = words
        self.starts = [each.char_start for each in text.sentences]
        self.ends = [each.char_end for each in text.sentences]

    def frame(self, number: int) -> _Frame | None:
        """The reporting words beside a stretch."""
        quoted = self.quoted[number]
        low = self._last_border(number)
        high = self._next_border(number)
        start = max(low, self._sentence_start(quoted.start), quoted.start - _REACH)
        stop = min(high, self._sentence_end(quoted.end), quoted.end + _REACH)
        after = self._after(quoted, stop)
        if after is not None and after.speaker is not None:
            return after
        before = self._before(quoted, start)
        if before is not None and (before.speaker is not None or after is None):
            return before
        return after or self._through(quoted, stop)

    def _count(self, quoted: Quoted) -> int:
        """Words of a stretch, as far as counting is worth it."""
        return len(_WORD.findall(self.body[quoted.start : min(quoted.end, quoted.start + 60)]))

    def _last_border(self, number: int) -> int:
        """Where the last stretch ended that is no mere name."""
        for each in self.quoted[max(0, number - 2) : number][::-1]:
            if self._count(each) >= _LEAST_WORDS:
                return each.end
        return 0

    def _next_border(self, number: int) -> int:
        """Where the next stretch begins that is no mere name."""
        for each in self.quoted[number + 1 : number + 3]:
            if self._count(each) >= _SURE_WORDS:
                return each.start
            if self.body[each.start - 2 : each.start] in {": ", ":\n"}:
                return each.start
        return len(self.body)

    def is_reported(self, quoted: Quoted) -> bool:
        """Whether the sentence around a stretch is in the mood of reported speech."""
        mood = self.words.reported_mood
        if mood is None:
            return False
        start = max(self._sentence_start(quoted.start), quoted.start - _REACH)
        stop = min(self._sentence_end(quoted.end), quoted.end + _REACH)
        return (
            mood.search(self.body, start, quoted.start) is not None
            or mood.search(self.body, quoted.end, stop) is not None
        )

    def own_subject(self, quoted: Quoted) -> Span | None:
        """The subject of the sentence that quotes a part of what it says, if none is reported."""
        if not self.words.nouns_are_capitalised or self.is_reported(quoted):
            return None
        start = self._sentence_start(quoted.start)
        if quoted.start - start < _SURE_WORDS or quoted.start - start > _REACH:
            return None
        return self._opening_phrase(self._skip_openers(start, quoted.start), quoted.start)

    def previous(self, quoted: Quoted) -> Span | None:
        """The speaker that the sentence before names."""
        number = bisect_right(self.starts, quoted.start) - 2
        if number < 0:
            return None
        for place in range(number, max(-1, number - _SENTENCES_BACK), -1):
            if self.body.count("\n\n", self.ends[place], quoted.start) > 1:
                break
            stop = min(self.ends[place], self.starts[place] + 2 * _REACH)
            found = self._cue_before(self.starts[place], stop)
            if found is not None and found.speaker is not None:
                return found.speaker
        start, stop = self.starts[number], self.ends[number]
        return self._opening_phrase(self._skip_openers(start, stop), stop)

    def _sentence_start(self, char: int) -> int:
        number = bisect_right(self.starts, char) - 1
        return self.starts[number] if number >= 0 else 0

    def _sentence_end(self, char: int) -> int:
        number = bisect_right(self.ends, char - 1)
        return self.ends[number] if number < len(self.ends) else len(self.body)

    def _after(self, quoted: Quoted, stop: int) -> _Frame | None:
        """`"...", sagte Müller`, `"...", so Müller`, `"..." Müller said`."""
        at = quoted.end
        while at < stop and self.body[at] in " ,.-–—\u00a0\u202f":
            at += 1
        inside = self.body[quoted.end - 2 : quoted.end - 1]
        parted = inside in ",.!?…" or "," in self.body[quoted.end : at]
        if not (self.words.nouns_are_capitalised or (parted and at > quoted.end)):
            return None
        source = self._source(at, stop)
        if source is not None:
            return source
        for count, match in enumerate(_WORD.finditer(self.body, at, stop)):
            word = match.group().lower()
            if count == 0:
                first = self._first_word(match, word, stop)
                if first is not None:
                    return first
            lemma = self.words.verbs.get(word) or self._inverted(word)
            if lemma is not None and self._is_frame_start(at, match.start(), count):
                return self._around_verb(match, lemma, at, stop)
            if count >= _FRAME_WORDS:
                return None
        return None

    def _first_word(self, match: re.Match[str], word: str, stop: int) -> _Frame | None:
        """`so Müller`, `hatte Müller gesagt`, `a déclaré Martin`, `a-t-il déclaré`."""
        if word in self.words.so:
            return self._so(match, stop)
        head, _, tail = word.partition("-")
        if head not in self.words.auxiliaries:
            return None
        participle = _WORD.match(self.body, min(match.end() + 1, stop), stop)
        lemma = None if participle is None else self.words.verbs.get(participle.group().lower())
        if participle is not None and lemma is not None:
            pronoun = tail.rpartition("-")[2]
            if pronoun in self.words.pronouns:
                span = (match.end() - len(pronoun), match.end())
                return _Frame(span, participle.span(), lemma)
            speaker = phrase_after(self.body, participle.end(), stop, self.words)
            return _Frame(speaker, participle.span(), lemma)
        speaker = phrase_after(self.body, match.end(), stop, self.words)
        return _Frame(speaker, match.span(), word)

    def _inverted(self, word: str) -> str | None:
        """French "dit-il"."""
        return self.words.verbs.get(word.partition("-")[0]) if "-" in word else None

    def _is_frame_start(self, at: int, verb: int, count: int) -> bool:
        if count == 0:
            return True
        between = self.body[at:verb]
        if self.words.nouns_are_capitalised:
            return count <= 2 and "," not in between
        return "." not in between and ";" not in between

    def _around_verb(self, verb: re.Match[str], lemma: str, at: int, stop: int) -> _Frame:
        word = verb.group()
        pronoun = word.rpartition("-")[2].lower() if "-" in word else ""
        if pronoun in self.words.pronouns:
            speaker: Span | None = (verb.end() - len(pronoun), verb.end())
        elif verb.start() == at or self.words.nouns_are_capitalised:
            speaker = phrase_after(self.body, self._skip_prefix(verb.end(), stop), stop, self.words)
        else:
            speaker = phrase_after(self.body, at, verb.start(), self.words) or phrase_after(
                self.body, verb.end(), stop, self.words
            )
        return _Frame(speaker, verb.span(), lemma)

    def _skip_prefix(self, at: int, stop: int) -> int:
        """Past a reflexive or an adverb behind a verb, and past the "es in" of "heißt es in"."""
        said = _IT_SAYS.match(self.body, at, stop)
        if said is not None:
            return said.end()
        match = _WORD.match(self.body, min(at + 1, stop), stop)
        if (
            match is not None
            and match.group().lower() in {"sich", "dazu", "daraufhin", "auch"} | self.words.openers
        ):
            return match.end()
        return at

    def _so(self, so: re.Match[str], stop: int) -> _Frame:
        """`so Müller`, `so heißt es in einer Erklärung`, `so lobte ihn Müller`."""
        at = so.end()
        for number, match in enumerate(_WORD.finditer(self.body, at, stop)):
            word = match.group()
            is_phrase = (
                word[0].isupper() or word in self.words.determiners or word in self.words.pronouns
            )
            if number >= _SKIPPED or (is_phrase and word != "es"):
                break
            at = match.end()
        return _Frame(phrase_after(self.body, at, stop, self.words), so.span(), "so")

    def _source(self, at: int, stop: int) -> _Frame | None:
        """`laut Müller`, `selon lui`, `according to Smith` at a place."""
        if self.words.sources is None:
            return None
        match = self.words.sources.match(self.body, at, stop)
        if match is None:
            return None
        lemma = match.group().strip().lower()
        speaker = phrase_after(self.body, match.end(), stop, self.words)
        return None if speaker is None else _Frame(speaker, (match.start(), match.end() - 1), lemma)

    def _before(self, quoted: Quoted, start: int) -> _Frame | None:
        """`Müller sagte: "..."`, `Müller: "..."`, `laut Müller "..."`."""
        stop = quoted.start
        head = self.body[start:stop].rstrip(" \u00a0\u202f")
        if not head:
            return self._colon_line(quoted)
        so = _SO_BEHIND.search(self.body, start, stop) if self.words.so else None
        if so is not None and head.endswith(":"):
            speaker = phrase_after(self.body, so.end(), stop, self.words)
            return _Frame(speaker, (so.start() + 2, so.end() - 1), "so", "pattern:before")
        colon = self.body.rfind(": ", start, max(start, stop - 2))
        found = None if colon < 0 else self._cue_before(colon + 1, stop)
        found = found or self._cue_before(start, stop)
        if found is not None:
            return replace(found, method="pattern:before")
        if head.endswith(":"):
            at = self._skip_openers(start, stop)
            speaker = self._opening_phrase(at, start + len(head))
            colon = start + len(head) - 1
            return _Frame(speaker, (colon, colon + 1), ":", "pattern:colon")
        return None

    def _colon_line(self, quoted: Quoted) -> _Frame | None:
        """A sentence or line before that ends in a colon."""
        number = bisect_right(self.starts, quoted.start) - 2
        if number < 0 or self.body[self.ends[number] - 1] != ":":
            return None
        start, stop = self.starts[number], self.ends[number]
        found = self._cue_before(start, stop)
        if found is None:
            speaker = self._opening_phrase(self._skip_openers(start, stop), stop)
            found = _Frame(speaker, (stop - 1, stop), ":")
        return replace(found, method="pattern:colon")

    def _cue_before(self, start: int, stop: int) -> _Frame | None:
        words = self.words
        first = True
        for match in _WORD.finditer(self.body, start, stop):
            word = match.group().lower()
            lemma = words.verbs.get(word)
            if lemma is not None and match.group()[0].islower():
                return self._subject(start, match, lemma, stop)
            if word in words.source_behind:
                return _Frame(self._phrase_before(start, match.start()), match.span(), word)
            if first and words.sources is not None:
                source = self._source(match.start(), stop)
                if source is not None:
                    return source
            first = False
        if words.sources is not None:
            match_source = words.sources.search(self.body, start, stop)
            if match_source is not None:
                return self._source(match_source.start(), stop)
        return None

    def _subject(self, start: int, verb: re.Match[str], lemma: str, stop: int) -> _Frame:
        """Before the verb if the clause opens with a noun phrase, else behind it."""
        at = self._skip_openers(self._clause(start, verb.start()), verb.start())
        helper = self._auxiliary(at, verb.start())
        if helper is not None:
            behind = phrase_after(self.body, helper, verb.start(), self.words)
            if behind is not None:
                return _Frame(behind, verb.span(), lemma)
        first = _WORD.match(self.body, at, verb.start())
        adverbial = first is not None and first.group().lower() in self.words.adverbials
        phrase = None if adverbial else phrase_after(self.body, at, verb.start(), self.words)
        if phrase is not None and phrase[1] < verb.start() and self._reaches(phrase, verb.start()):
            return _Frame(phrase, verb.span(), lemma)
        behind = phrase_after(self.body, self._skip_prefix(verb.end(), stop), stop, self.words)
        if behind is not None and self.body[behind[0] : behind[1]] == "es":
            behind = None
        return _Frame(behind or phrase, verb.span(), lemma)

    def _auxiliary(self, start: int, stop: int) -> int | None:
        """The end of a "hat" or "hatte" that stands before its participle."""
        if not self.words.nouns_are_capitalised:
            return None
        for match in _WORD.finditer(self.body, start, stop):
            if match.group() in self.words.auxiliaries:
                opening = phrase_after(self.body, start, match.start(), self.words)
                first = _WORD.match(self.body, start, stop)
                adverbial = first is not None and first.group().lower() in self.words.adverbials
                return match.end() if opening is None or adverbial else None
        return None

    def _phrase_before(self, start: int, stop: int) -> Span | None:
        """The noun phrase that ends at a place: the longest that begins behind `start`."""
        end = stop
        while end > start and self.body[end - 1].isspace():
            end -= 1
        for match in _WORD.finditer(self.body, max(start, stop - _REACH), stop):
            found = phrase_after(self.body, match.start(), end, self.words)
            if found is not None and found[1] == end:
                return found
        return None

    def _opening_phrase(self, at: int, stop: int) -> Span | None:
        """The noun phrase that opens a clause, or stands behind "Adverb Verb" that does."""
        first = _WORD.match(self.body, at, stop)
        if first is not None and first.group().lower() in self.words.adverbials:
            verb = _WORD.match(self.body, min(first.end() + 1, stop), stop)
            if verb is None or not _GERMAN_VERB.fullmatch(verb.group()):
                return None
            at = self._skip_prefix(verb.end(), stop)
        return phrase_after(self.body, at, stop, self.words)

    def _clause(self, start: int, stop: int) -> int:
        """Where the clause of a verb begins: behind the last conjunction before it."""
        for match in _WORD.finditer(self.body, start, stop):
            if match.group() in self.words.conjunctions:
                start = match.end()
        return start

    def _reaches(self, phrase: Span, verb: int) -> bool:
        """Whether a phrase that opens a clause is its subject: no comma alone before the verb."""
        rest = self.body[phrase[1] : verb].strip()
        return rest.count(",") != 1 or not rest.endswith(",") or len(rest) > 2

    def _skip_openers(self, start: int, stop: int) -> int:
        at = start
        while True:
            while at < stop and not self.body[at].isalnum() and self.body[at] not in "„«(":
                at += 1
            match = _WORD.match(self.body, at, stop)
            if match is None or match.group().lower() not in self.words.openers:
                return at
            at = match.end()

    def _through(self, quoted: Quoted, stop: int) -> _Frame | None:
        """A verb at the end of a German clause around the stretch: `... als "..." bezeichnete`."""
        if not self.words.nouns_are_capitalised:
            return None
        so = _SO_BEHIND.search(self.body, quoted.end, stop)
        if so is not None:
            speaker = phrase_after(self.body, so.end(), stop, self.words)
            return _Frame(speaker, (so.start() + 2, so.end() - 1), "so", "pattern:through")
        for match in _WORD.finditer(self.body, quoted.end, stop):
            lemma = self.words.verbs.get(match.group().lower())
            if lemma is not None and match.group()[0].islower():
                start = max(self._sentence_start(quoted.start), quoted.start - _REACH)
                at = self._skip_openers(start, quoted.start)
                phrase = phrase_after(
                    self.body, match.end(), stop, self.words
                ) or self._opening_phrase(at, quoted.start)
                return _Frame(phrase, match.span(), lemma, "pattern:through")
        return None
