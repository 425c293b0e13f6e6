"""Quoted words and the cue beside them, in an English parse.

The parser reads a sentence badly where half of it is quoted, so the frame is read off the words
around the marks: behind the quotation ("..." said Smith; "..." Smith, a lawyer, said), before it
(Smith said: "..."), or in the sentence before. Parts of an interrupted quotation
("...," Smith said. "...") are one quotation, cue and speaker inside it: so does PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.contents import cue_span
from transforms.quotes.english_cues import VERBS
from transforms.quotes.marks import Quoted
from transforms.quotes.noun_phrases import find_subject, phrase_span
from transforms.quotes.parse import LONGEST_SENTENCE, NOUN_TAGS, VERB_TAGS, Parse

_REACH = 28
"""Tokens between a quotation and its cue at most: an apposition may stand between them."""
_INSERTED = frozenset({"relcl", "acl"})
_FRAME_COMMAS = frozenset({",", ":", "-", "--", "—", "–", ";"})
_CONJUNCTIONS = frozenset({"and", "but", "so", "or", "yet"})
_CLAUSE_OPENERS = frozenset({",", ":", ";", "—", "–", "--", "(", "[", "-"}) | _CONJUNCTIONS
_CLAUSE = frozenset({"ccomp"})
_SUBJECT = frozenset({"nsubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSERTED_OR_AUXILIARY = frozenset({"relcl", "acl", "aux", "auxpass"})
_PERSON_TAGS = frozenset({"NNP", "PRP", "NNPS"})
_NOT_PERSONS = frozenset({"it", "this", "that", "there", "we", "you", "i"})
_CLOSING_TAGS = frozenset(
    {".", ",", ":", "IN", "RB", "CC", "``", "''", "_SP", "-RRB-", "NNP", "TO"}
)
_MARKS = "\"'“”’‘»«"
_STOPS = frozenset({";", ":", "(", ")"})
_AFTER_MARKS = ",?!—–-.…"
_FRAME_SHARE = 0.2
"""Share of the reporter's words, to those of the speaker, above which two parts stay two rows."""
_SHORTEST = 3
"""Words of a quotation that stands without a cue."""


@dataclass(frozen=True, slots=True)
class _Cue:
    span: Span
    lemma: str
    speaker: Span | None
    method: str


def _has_auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.relations[kid] == "aux" for kid in parse.children[verb])


class Frames:
    """Finds the cue beside quoted stretches of one text."""

    def __init__(self, parse: Parse, body: str, quoted: Sequence[Quoted]) -> None:
        self.parse = parse
        self.body = body
        self.quoted = quoted

    def attributions(self) -> Iterator[Attribution]:
        """Direct quotations in order; quoted words without a frame are left out."""
        last: Attribution | None = None
        for number, quoted in enumerate(self.quoted):
            after = self._after(number)
            before = self._before(number)
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

    def _subject_before(self, cue: _Cue, quoted: Quoted) -> bool:
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
        while start < first and parse.words[start] in _FRAME_COMMAS | _CONJUNCTIONS:
            start += 1
        if any(self._is_cue(token) for token in range(start, first)):
            return None
        return min(parse.starts[start], quoted.start)

    def _is_cue(self, token: int) -> bool:
        parse = self.parse
        cue = VERBS.get(parse.words[token])
        if cue is None or "c" not in cue.frames or parse.tags[token] not in _FINITE:
            return False
        return any(kid > token for kid in parse.children_as(token, _CLAUSE))

    def _choose(self, quoted: Quoted, before: _Cue | None, after: _Cue | None) -> _Cue | None:
        if before is None or after is None:
            return before or after
        return after if self._last_inside(quoted) in ",?!" else before

    def _last_inside(self, quoted: Quoted) -> str:
        """The last character before the closing mark."""
        at = quoted.end - 1
        while at > quoted.start and self.body[at] in _MARKS:
            at -= 1
        return self.body[at]

    def _goes_on(
        self, last: Attribution, number: int, before: _Cue | None, after: _Cue | None
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
        return self._opens_sentence(quoted) and not self._frame_outweighs(last, quoted)

    def _frame_outweighs(self, last: Attribution, quoted: Quoted) -> bool:
        """Whether one stretch would hold more words of the reporter than of the speaker."""
        frame = quoted.start - last.span[1]
        return frame > _FRAME_SHARE * (last.span[1] - last.span[0] + quoted.end - quoted.start)

    def _opens_sentence(self, quoted: Quoted) -> bool:
        first = self.parse.token_at(quoted.start)
        start, _ = self.parse.sentence(first)
        return self.parse.starts[start] >= quoted.start - 1

    def _is_next_sentence(self, cue: Span, quoted: Quoted) -> bool:
        parse = self.parse
        there = parse.sentence_number(parse.token_at(quoted.start))
        here = parse.sentence_number(parse.token_at(cue[0]))
        if there - here <= 1:
            return True
        # what an abbreviation parted is no sentence: "... Jr. (D-Pa.), a backer. "
        between = range(parse.sentence_starts[here + 1], parse.sentence_starts[there])
        return there - here <= 3 and all(parse.tags[token] not in _FINITE for token in between)

    def _is_sentence(self, quoted: Quoted) -> bool:
        """Whether a stretch begins where a sentence does and ends where one does."""
        parse = self.parse
        first = parse.token_at(quoted.start)
        if not self._opens_sentence(quoted):
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
        cue = self._previous_sentence(quoted)
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

    def _previous_sentence(self, quoted: Quoted) -> _Cue | None:
        """What the sentence before says of the speaker."""
        parse = self.parse
        first, _ = parse.sentence(parse.token_at(quoted.start))
        if first == 0:
            return None
        start, stop = parse.sentence(first - 1)
        if parse.words[stop - 1] == ":":
            return self._colon(start, stop, "direct:colon")
        if "\n" in self.body[parse.ends[stop - 1] : quoted.start]:
            return None
        for token in range(start, stop):
            found = self._cue_at(token, start, stop)
            if found is not None and found.speaker is not None:
                return replace(found, method="direct:continued")
        return self._root_subject(start, stop)

    def _root_subject(self, start: int, stop: int) -> _Cue | None:
        parse = self.parse
        for token in range(start, stop):
            if parse.relations[token] == "ROOT":
                subject = next(parse.children_as(token, _SUBJECT), None)
                if (
                    subject is None
                    or parse.tags[subject] not in _PERSON_TAGS
                    or parse.words[subject] in _NOT_PERSONS
                ):
                    return None
                span = (parse.starts[token], parse.ends[token])
                return _Cue(
                    span, parse.words[token], phrase_span(parse, subject), "direct:continued"
                )
        return None

    def _after(self, number: int) -> _Cue | None:
        """The cue behind a quotation: "...," said Smith."""
        quoted, parse = self.quoted[number], self.parse
        first = parse.token_from(quoted.end)
        if first >= len(parse.words):
            return None
        inside = self._last_inside(quoted)
        marked = inside in _AFTER_MARKS or parse.words[first] in _FRAME_COMMAS
        if not marked and not self._opens_sentence(quoted):
            return None
        start, stop = parse.sentence(first)
        if parse.starts[start] >= quoted.end and (
            inside not in "?!…" or "\n" in self.body[quoted.end : parse.starts[start]]
        ):
            return None  # the sentence ended with the quotation
        whole_stop = stop
        stop = min(stop, self._next_start(number), first + _REACH)
        while first < stop and parse.words[first] in _FRAME_COMMAS:
            first += 1
        found = self._cue_in(first, stop)
        if (
            found is not None
            and not marked
            and found.span[0] > parse.ends[min(first + 3, stop - 1)]
        ):
            return None
        if found is not None and parse.starts[start] >= quoted.end:
            # "...?" Smith asked. The cue must not go on with words of its own.
            behind = parse.token_from(found.span[1])
            if behind < whole_stop and parse.tags[behind] not in _CLOSING_TAGS:
                return None
        return found

    def _cue_in(self, first: int, stop: int) -> _Cue | None:
        """The first finite cue of a frame behind a quotation."""
        parse = self.parse
        for token in range(first, stop):
            word, tag = parse.words[token], parse.tags[token]
            if word in _STOPS:
                return None
            if word == "according" and token + 1 < stop:
                return self._according(token)
            if tag == "VBG" or (tag not in VERB_TAGS and word not in VERBS):
                continue
            found = self._cue_at(token, first, stop)
            if found is not None:
                return found if found.speaker is not None else None
            if (
                tag in _FINITE
                and token > first
                and parse.relations[token] not in _INSERTED_OR_AUXILIARY
            ):
                return None
        return None

    def _cue_at(self, token: int, first: int, stop: int) -> _Cue | None:
        parse = self.parse
        cue = VERBS.get(parse.words[token])
        if cue is None or "q" not in cue.frames:
            return None
        tag = parse.tags[token]
        if parse.relations[token] in _INSERTED:
            return None
        if tag not in VERB_TAGS and not self._is_mistaken(token, first):
            return None
        if not parse.is_readable(token):
            return None
        if (
            parse.tags[token] in {"VB", "VBN"}
            and not _has_auxiliary(parse, token)
            and token != stop - 1
        ):
            return None
        if any(token < kid < stop for kid in parse.children_as(token, _CLAUSE)):
            return None  # it has a clause of its own
        speaker = self._speaker(token, first, stop)
        return _Cue(cue_span(parse, token), cue.lemma, speaker, "direct:after")

    def _is_mistaken(self, token: int, first: int) -> bool:
        """Whether a cue beside quoted words was tagged as a noun: "he tweeted", "she mocks"."""
        parse = self.parse
        if parse.words[token].endswith("ed"):
            return True
        return token > first and parse.tags[token - 1] == "PRP" and parse.words[token].endswith("s")

    def _speaker(self, verb: int, first: int, stop: int) -> Span | None:
        """The subject inside the frame, by the parse, or else by where it stands."""
        parse = self.parse
        subject = find_subject(parse, verb)
        if subject is not None and first <= subject < stop:
            start, end = phrase_span(parse, subject)
            if start >= parse.starts[first] and end <= parse.ends[stop - 1]:
                return start, end
        if verb == first or (parse.tags[verb - 1] == "RB" and verb - 1 == first):
            return self._phrase_from(verb + 1, stop)
        return self._phrase_from(first, verb) or self._phrase_before(first, verb)

    def _phrase_before(self, first: int, verb: int) -> Span | None:
        """The noun phrase that ends before a verb, as far back as its words go."""
        parse = self.parse
        last = verb
        while last > first and parse.tags[last - 1] in {"RB", "MD", "VBD", "VBZ", "VBP", ","}:
            last -= 1
        start = last
        while start > first and self._continues(start - 1, first - 1):
            start -= 1
        return (parse.starts[start], parse.ends[last - 1]) if start < last else None

    def _phrase_from(self, first: int, stop: int) -> Span | None:
        """The noun phrase that begins at a token, as far as its words go."""
        parse = self.parse
        while first < stop and parse.tags[first] == "RB":
            first += 1
        last = first
        while last < stop and self._continues(last, first):
            last += 1
        while last > first and parse.tags[last - 1] not in NOUN_TAGS | {"PRP", "CD", "DT", "WP"}:
            last -= 1
        return (parse.starts[first], parse.ends[last - 1]) if last > first else None

    def _continues(self, token: int, first: int) -> bool:
        tag = self.parse.tags[token]
        if tag == "PRP" and token > first:
            return False
        return (
            tag in NOUN_TAGS
            or tag
            in {
                "DT",
                "PRP",
                "PRP$",
                "JJ",
                "POS",
                "CD",
                "HYPH",
                "NNP",
                "WP",
                "JJR",
                "JJS",
                "``",
                "''",
            }
            or (self.parse.words[token] in {"of", "&", "and"} and token > first)
        )

    def _before(self, number: int) -> _Cue | None:
        quoted, parse = self.quoted[number], self.parse
        stop = parse.token_at(quoted.start)
        start, _ = parse.sentence(min(stop, len(parse.words) - 1))
        previous_end = self.quoted[number - 1].end if number else 0
        start = max(start, parse.token_from(previous_end))
        if stop <= start:
            return None
        last = parse.words[stop - 1]
        if last == ":":
            return self._colon(start, stop, "direct:colon")
        if last not in _FRAME_COMMAS and last not in VERBS and last not in {"that"}:
            return None
        if last == "that":
            return None
        for token in range(stop - 1, start - 1, -1):
            found = self._cue_at(token, start, stop)
            if found is not None:
                if last in _FRAME_COMMAS or token == stop - 1:
                    return replace(found, method="direct:before")
                return None
            if parse.words[token] in {";"}:
                return None
        return None

    def _colon(self, start: int, stop: int, method: str) -> _Cue | None:
        """The cue of a sentence that ends in a colon: its reporting verb, any verb, or none."""
        parse = self.parse
        for token in range(stop - 1, start - 1, -1):
            found = self._cue_at(token, start, stop)
            if found is not None:
                return replace(found, method=method)
        colon = stop - 1
        for token in range(stop - 1, start - 1, -1):
            if (
                parse.tags[token] in {"VBD", "VBZ", "VBP", "VBG"}
                and parse.relations[token] not in _INSERTED
            ):
                subject = find_subject(parse, token)
                if subject is not None and start <= subject < stop:
                    return _Cue(
                        (parse.starts[token], parse.ends[token]),
                        parse.words[token],
                        phrase_span(parse, subject),
                        method,
                    )
        speaker = self._phrase_from(start, colon)
        return _Cue((parse.starts[colon], parse.ends[colon]), ":", speaker, method)

    def _according(self, token: int) -> _Cue | None:
        parse = self.parse
        to = token + 1
        source = next((kid for kid in parse.children[to] if parse.relations[kid] == "pobj"), None)
        speaker = None if source is None else phrase_span(parse, source)
        return _Cue(
            (parse.starts[token], parse.ends[to]), "according to", speaker, "direct:according"
        )

    def _next_start(self, number: int) -> int:
        if number + 1 < len(self.quoted):
            return self.parse.token_at(self.quoted[number + 1].start)
        return len(self.parse.words)
