"""Quotations of English news with the cue beside them.

Of the cues that stand around quoted words one is chosen, and the quotation with it. Parts of an
interrupted quotation ("...," Smith said. "...") are one quotation, cue and speaker inside it: so
does PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.english_cues import VERBS
from transforms.quotes.frame_cues import CLAUSE, FINITE, FRAME_COMMAS, FrameCue, FrameCues
from transforms.quotes.marks import Quoted
from transforms.quotes.noun_phrases import find_subject
from transforms.quotes.parse import LONGEST_SENTENCE, Parse

_CONJUNCTIONS = frozenset({"and", "but", "so", "or", "yet"})
_CLAUSE_OPENERS = frozenset({",", ":", ";", "—", "–", "--", "(", "[", "-"}) | _CONJUNCTIONS
_FRAME_SHARE = 0.2
"""Share of the reporter's words, to those of the speaker, above which two parts stay two rows."""
_SHORTEST = 3
"""Words of a quotation that stands without a cue."""


class Frames:
    """Ties the quoted stretches of one text to their cues."""

    def __init__(self, parse: Parse, body: str, quoted: Sequence[Quoted]) -> None:
        self.parse = parse
        self.body = body
        self.quoted = quoted
        self.cues = FrameCues(parse, body, quoted)

    def attributions(self) -> Iterator[Attribution]:
        """Direct quotations in order; quoted words without a frame are left out."""
        last: Attribution | None = None
        for number, quoted in enumerate(self.quoted):
            after = self.cues.after(number)
            before = self.cues.before(number)
            cue = self._choose(quoted, before, after)
            if last is not None and self._goes_on(last, number, before, after):
                last = replace(last, span=(last.span[0], quoted.end))
                continue
            if cue is None:
                alone = self._alone(number, last)
                if alone is None:
                    continue
                if last is not None:
                    yield last
                last = alone
                continue
            if last is not None:
                yield last
            start: int | None = quoted.start
            if cue.span[0] > quoted.start:
                start = self._clause_start(quoted, 0 if last is None else self._frame_end(last))
            if start is None or (start < quoted.start and self._subject_before(cue, quoted)):
                continue
            last = Attribution(
                (start, quoted.end),
                cue.method,
                cue.span,
                cue.lemma,
                cue.speaker,
                is_direct=start == quoted.start,
            )
        if last is not None:
            yield last

    def _frame_end(self, last: Attribution) -> int:
        ends = [span[1] for span in (last.span, last.cue, last.speaker) if span is not None]
        return max(ends)

    def _subject_before(self, cue: FrameCue, quoted: Quoted) -> bool:
        """Whether the quoted words are part of the speaker's own name or description."""
        subject = find_subject(self.parse, self.parse.token_at(cue.span[1] - 1))
        return subject is not None and self.parse.starts[subject] < quoted.start

    def _clause_start(self, quoted: Quoted, after: int) -> int | None:
        """Where the words begin that a quotation ends: the plan was "a disaster," she said.

        None where the words before have a cue of their own.
        """
        parse = self.parse
        first = parse.token_at(quoted.start)
        start, _ = parse.sentence(first)
        start = max(start, parse.token_from(after))
        if first <= start or parse.words[first - 1] in _CLAUSE_OPENERS:
            return quoted.start
        if first - start > LONGEST_SENTENCE:
            return quoted.start
        while start < first and parse.words[start] in FRAME_COMMAS | _CONJUNCTIONS:
            start += 1
        if any(self._is_cue(token) for token in range(start, first)):
            return None
        return min(parse.starts[start], quoted.start)

    def _is_cue(self, token: int) -> bool:
        parse = self.parse
        cue = VERBS.get(parse.words[token])
        if cue is None or "c" not in cue.frames or parse.tags[token] not in FINITE:
            return False
        return any(kid > token for kid in parse.children_as(token, CLAUSE))

    def _choose(
        self, quoted: Quoted, before: FrameCue | None, after: FrameCue | None
    ) -> FrameCue | None:
        if before is None or after is None:
            return before or after
        return after if self.cues.last_inside(quoted) in ",?!" else before

    def _goes_on(
        self, last: Attribution, number: int, before: FrameCue | None, after: FrameCue | None
    ) -> bool:
        """Whether a stretch is the other half of an interrupted quotation."""
        quoted = self.quoted[number]
        between = self.body[last.span[1] : quoted.start]
        if last.cue is None or "\n" in between:
            return False
        if before is not None and before.span == last.cue:
            return not self._frame_outweighs(last, quoted)
        if after is not None or before is not None:
            return False
        if not between.strip():
            return True  # nothing but blanks between two stretches of one speaker
        if last.cue[0] < last.span[1] or not self._is_next_sentence(last.cue, quoted):
            return False
        return self.cues.opens_sentence(quoted) and not self._frame_outweighs(last, quoted)

    def _frame_outweighs(self, last: Attribution, quoted: Quoted) -> bool:
        """Whether one stretch would hold more words of the reporter than of the speaker."""
        frame = quoted.start - last.span[1]
        return frame > _FRAME_SHARE * (last.span[1] - last.span[0] + quoted.end - quoted.start)

    def _is_next_sentence(self, cue: Span, quoted: Quoted) -> bool:
        parse = self.parse
        there = parse.sentence_number(parse.token_at(quoted.start))
        here = parse.sentence_number(parse.token_at(cue[0]))
        if there - here <= 1:
            return True
        # what an abbreviation parted is no sentence: "... Jr. (D-Pa.), a backer. "
        between = range(parse.sentence_starts[here + 1], parse.sentence_starts[there])
        return there - here <= 3 and all(parse.tags[token] not in FINITE for token in between)

    def _is_sentence(self, quoted: Quoted) -> bool:
        """Whether a stretch begins where a sentence does and ends where one does."""
        parse = self.parse
        first = parse.token_at(quoted.start)
        if not self.cues.opens_sentence(quoted):
            return False
        last = max(first, parse.token_from(quoted.end) - 1)
        _, stop = parse.sentence(last)
        return parse.ends[stop - 1] <= quoted.end + 1

    def _alone(self, number: int, last: Attribution | None) -> Attribution | None:
        """A quotation of whole sentences with no cue in them: the speaker stands before it."""
        quoted = self.quoted[number]
        words = self.body.count(" ", quoted.start, quoted.end)
        if words < _SHORTEST - 1 or not self._is_sentence(quoted):
            return None
        span = (quoted.start, quoted.end)
        cue = self.cues.previous_sentence(quoted)
        if cue is not None and cue.method == "direct:colon":
            return Attribution(span, cue.method, cue.span, cue.lemma, cue.speaker, is_direct=True)
        speaker = cue.speaker if cue is not None else None
        if speaker is None and last is not None and self._adjoins(last, number):
            speaker = last.speaker
        return Attribution(
            span,
            "direct:continued" if speaker else "direct:alone",
            speaker=speaker,
            is_direct=True,
            is_continued=speaker is not None,
        )

    def _adjoins(self, last: Attribution, number: int) -> bool:
        """Whether the paragraph before ends with the words of the same speaker, as it seems."""
        quoted = self.quoted[number]
        between = self.body[last.span[1] : quoted.start]
        return between.count("\n\n") <= 1 and self.quoted[number - 1].end == last.span[1]
