"""The reporting words beside quoted stretches, with no parse: behind, before and around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.annotation import AnnotatedText
from transforms.quotes.attribution import Span
from transforms.quotes.marks import Quoted
from transforms.quotes.pattern_clauses import REACH, Clauses, Frame
from transforms.quotes.pattern_names import LEAST_WORDS
from transforms.quotes.pattern_subjects import WORD
from transforms.quotes.pattern_words import LanguageWords
from transforms.quotes.phrases import phrase_after

SURE_WORDS = 5
"""Words from which a quoted stretch is a quotation without any cue: nine in ten are."""
_SO_BEHIND = re.compile(r",\s+so\s+")
_SENTENCES_BACK = 4
"""Sentences before a quotation without a cue in which its speaker is looked for."""
_FRAME_WORDS = 12
"""Words behind a quotation among which its reporting verb stands."""


class PatternFrames:
    """Finds the frames of one text."""

    def __init__(
        self,
        text: AnnotatedText,
        quoted: Sequence[Quoted],
        names: Sequence[bool],
        words: LanguageWords,
    ) -> None:
        self.body = text.body
        self.quoted = quoted
        self.names = names
        self.words = words
        self.clauses = Clauses(text.body, words)
        self.counts = [_count_words(text.body, each) for each in quoted]
        self.starts = [each.char_start for each in text.sentences]
        self.ends = [each.char_end for each in text.sentences]

    def frame(self, number: int) -> Frame | None:
        """The reporting words beside a stretch."""
        quoted = self.quoted[number]
        low = self._last_border(number)
        high = self._next_border(number)
        start = max(low, self._sentence_start(quoted.start), quoted.start - REACH)
        stop = min(high, self._sentence_end(quoted.end), quoted.end + REACH)
        after = self._after(quoted, stop)
        if after is not None and after.speaker is None and after.cue is not None:
            speaker = self.clauses.agent(after.cue, start, quoted.start)
            speaker = speaker or self.clauses.antecedent(start, quoted.start)
            speaker = speaker or self.clauses.of_auxiliary(start, quoted.start)
            after = replace(after, speaker=speaker)
        if after is not None and after.speaker is not None:
            return after
        before = self._before(quoted, start)
        if before is not None and (before.speaker is not None or after is None):
            return before
        return after or self._through(quoted, stop)

    def is_reported(self, quoted: Quoted) -> bool:
        """Whether the sentence around a stretch is in the mood of reported speech."""
        mood = self.words.reported_mood
        if mood is None:
            return False
        start = max(self._sentence_start(quoted.start), quoted.start - REACH)
        stop = min(self._sentence_end(quoted.end), quoted.end + REACH)
        return (
            mood.search(self.body, start, quoted.start) is not None
            or mood.search(self.body, quoted.end, stop) is not None
        )

    def in_one_sentence(self, char: int, quoted: Quoted) -> bool:
        """Whether a place is in the sentence that a stretch begins in."""
        return self._sentence_start(quoted.start) < char

    def own_subject(self, quoted: Quoted) -> Span | None:
        """The subject of the sentence that quotes a part of what it says, if none is reported."""
        if not self.words.nouns_are_capitalised or self.is_reported(quoted):
            return None
        start = self._sentence_start(quoted.start)
        if quoted.start - start < SURE_WORDS or quoted.start - start > REACH:
            return None
        return self.clauses.subjects.opening(start, quoted.start)

    def previous(self, quoted: Quoted) -> Span | None:
        """The speaker that reporting words name in the sentences before."""
        number = bisect_right(self.starts, quoted.start) - 2
        if number < 0:
            return None
        for place in range(number, max(-1, number - _SENTENCES_BACK), -1):
            if self.body.count("\n\n", self.ends[place], quoted.start) > 1:
                break
            stop = min(self.ends[place], self.starts[place] + 2 * REACH)
            found = self.clauses.cue_before(self.starts[place], stop)
            if found is not None and found.speaker is not None:
                return found.speaker
        return None

    def _after(self, quoted: Quoted, stop: int) -> Frame | None:
        """`"...", sagte Müller`, `"...", so Müller`, `"..." Müller said`."""
        at = quoted.end
        while at < stop and self.body[at] in " ,.-–—\u00a0\u202f":
            at += 1
        inside = self.body[quoted.end - 2 : quoted.end - 1]
        parted = inside in ",.!?…" or "," in self.body[quoted.end : at]
        if not (self.words.nouns_are_capitalised or (parted and at > quoted.end)):
            return None
        source = self.clauses.source(at, stop)
        if source is not None:
            return source
        for count, match in enumerate(WORD.finditer(self.body, at, stop)):
            word = match.group().lower()
            if count == 0:
                first = self.clauses.first_word(match, word, stop)
                if first is not None:
                    return first
            lemma = self.words.verbs.get(word) or self.clauses.inverted(word)
            lemma = lemma or self.clauses.reflexive(match)
            if lemma is not None and self._is_frame_start(at, match.start(), count):
                return self.clauses.around_verb(match, lemma, at, stop)
            if count >= _FRAME_WORDS:
                return None
        return None

    def _is_frame_start(self, at: int, verb: int, count: int) -> bool:
        if count == 0:
            return True
        between = self.body[at:verb]
        if self.words.nouns_are_capitalised:
            return count <= 2 and "," not in between
        return "." not in between and ";" not in between

    def _before(self, quoted: Quoted, start: int) -> Frame | None:
        """`Müller sagte: "..."`, `Müller: "..."`, `laut Müller "..."`."""
        stop = quoted.start
        head = self.body[start:stop].rstrip(" \u00a0\u202f")
        if not head:
            return self._colon_line(quoted)
        so = _SO_BEHIND.search(self.body, start, stop) if self.words.so else None
        if so is not None and head.endswith(":"):
            speaker = phrase_after(self.body, so.end(), stop, self.words)
            return Frame(speaker, (so.start() + 2, so.end() - 1), "so", "pattern:before")
        colon = self.body.rfind(": ", start, max(start, stop - 2))
        found = None if colon < 0 else self.clauses.cue_before(colon + 1, stop)
        found = found or self.clauses.cue_before(start, stop)
        if found is not None:
            return replace(found, method="pattern:before")
        if head.endswith(":"):
            at = self.clauses.subjects.skip_openers(start, stop)
            speaker = self.clauses.subjects.opening(at, start + len(head))
            colon = start + len(head) - 1
            return Frame(speaker, (colon, colon + 1), ":", "pattern:colon")
        return None

    def _colon_line(self, quoted: Quoted) -> Frame | None:
        """A sentence or line before that ends in a colon."""
        number = bisect_right(self.starts, quoted.start) - 2
        if number < 0 or self.body[self.ends[number] - 1] != ":":
            return None
        start, stop = self.starts[number], self.ends[number]
        found = self.clauses.cue_before(start, stop)
        if found is None:
            speaker = self.clauses.subjects.opening(start, stop)
            found = Frame(speaker, (stop - 1, stop), ":")
        return replace(found, method="pattern:colon")

    def _through(self, quoted: Quoted, stop: int) -> Frame | None:
        """A verb at the end of a German clause around the stretch: `... als "..." bezeichnete`."""
        if not self.words.nouns_are_capitalised:
            return None
        so = _SO_BEHIND.search(self.body, quoted.end, stop)
        if so is not None:
            speaker = phrase_after(self.body, so.end(), stop, self.words)
            return Frame(speaker, (so.start() + 2, so.end() - 1), "so", "pattern:through")
        for match in WORD.finditer(self.body, quoted.end, stop):
            lemma = self.words.verbs.get(match.group().lower())
            if lemma is not None and match.group()[0].islower():
                start = max(self._sentence_start(quoted.start), quoted.start - REACH)
                at = self.clauses.subjects.skip_openers(start, quoted.start)
                phrase = phrase_after(
                    self.body, match.end(), stop, self.words
                ) or self.clauses.subjects.opening(at, quoted.start)
                return Frame(phrase, match.span(), lemma, "pattern:through")
        return None

    def _last_border(self, number: int) -> int:
        """Where the last stretch ended that is no mere name."""
        for before in range(number - 1, max(-1, number - 4), -1):
            if not self.names[before] and self.counts[before] >= LEAST_WORDS:
                return self.quoted[before].end
        return 0

    def _next_border(self, number: int) -> int:
        """Where the next stretch begins that is no mere name."""
        for behind in range(number + 1, min(number + 3, len(self.quoted))):
            start = self.quoted[behind].start
            if not self.names[behind] and self.counts[behind] >= SURE_WORDS:
                return start
            if self.body[start - 2 : start] in {": ", ":\n"}:
                return start
        return len(self.body)

    def _sentence_start(self, char: int) -> int:
        number = bisect_right(self.starts, char) - 1
        return self.starts[number] if number >= 0 else 0

    def _sentence_end(self, char: int) -> int:
        number = bisect_right(self.ends, char - 1)
        return self.ends[number] if number < len(self.ends) else len(self.body)


def _count_words(body: str, quoted: Quoted) -> int:
    """Words of a stretch, as far as counting is worth it."""
    return len(WORD.findall(body, quoted.start, min(quoted.end, quoted.start + 60)))
