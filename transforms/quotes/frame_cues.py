"""The cue beside quoted words, in an English parse.

The parser reads a sentence badly where half of it is quoted, so the frame is read off the words
around the marks: behind the quotation ("..." said Smith; "..." Smith, a lawyer, said), before it
(Smith said: "..."), or in the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.quotes.attribution import Span
from transforms.quotes.contents import cue_span
from transforms.quotes.english_cues import VERBS
from transforms.quotes.frame_speakers import find_speaker, phrase_from
from transforms.quotes.marks import Quoted
from transforms.quotes.noun_phrases import find_subject, phrase_span
from transforms.quotes.parse import VERB_TAGS, Parse

FRAME_COMMAS = frozenset({",", ":", "-", "--", "—", "–", ";"})
"""What parts a frame from the quoted words."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSE = frozenset({"ccomp"})
_REACH = 28
"""Tokens between a quotation and its cue at most: an apposition may stand between them."""
_INSERTED = frozenset({"relcl", "acl"})
_SUBJECT = frozenset({"nsubj"})
_INSERTED_OR_AUXILIARY = frozenset({"relcl", "acl", "aux", "auxpass"})
_PERSON_TAGS = frozenset({"NNP", "PRP", "NNPS"})
_NOT_PERSONS = frozenset({"it", "this", "that", "there", "we", "you", "i"})
_CLOSING_TAGS = frozenset(
    {".", ",", ":", "IN", "RB", "CC", "``", "''", "_SP", "-RRB-", "NNP", "TO"}
)
_MARKS = "\"'“”’‘»«"
_STOPS = frozenset({";", ":", "(", ")"})
_AFTER_MARKS = ",?!—–-.…"


@dataclass(frozen=True, slots=True)
class FrameCue:
    """A cue with its speaker, and where it stands to the quotation."""

    span: Span
    lemma: str
    speaker: Span | None
    method: str


class FrameCues:
    """Finds the cue behind and before each quoted stretch of one text."""

    def __init__(self, parse: Parse, body: str, quoted: Sequence[Quoted]) -> None:
        self.parse = parse
        self.body = body
        self.quoted = quoted

    def after(self, number: int) -> FrameCue | None:
        """The cue behind a quotation: "...," said Smith."""
        quoted, parse = self.quoted[number], self.parse
        first = parse.token_from(quoted.end)
        if first >= len(parse.words):
            return None
        inside = self.last_inside(quoted)
        marked = inside in _AFTER_MARKS or parse.words[first] in FRAME_COMMAS
        if not marked and not self.opens_sentence(quoted):
            return None
        start, stop = parse.sentence(first)
        if parse.starts[start] >= quoted.end and (
            inside not in "?!…" or "\n" in self.body[quoted.end : parse.starts[start]]
        ):
            return None  # the sentence ended with the quotation
        whole_stop = stop
        stop = min(stop, self._next_start(number), first + _REACH)
        while first < stop and parse.words[first] in FRAME_COMMAS:
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

    def _cue_in(self, first: int, stop: int) -> FrameCue | None:
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
                tag in FINITE
                and token > first
                and parse.relations[token] not in _INSERTED_OR_AUXILIARY
            ):
                return None
        return None

    def _cue_at(self, token: int, first: int, stop: int) -> FrameCue | None:
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
        if any(token < kid < stop for kid in parse.children_as(token, CLAUSE)):
            return None  # it has a clause of its own
        speaker = find_speaker(parse, token, first, stop)
        return FrameCue(cue_span(parse, token), cue.lemma, speaker, "direct:after")

    def _is_mistaken(self, token: int, first: int) -> bool:
        """Whether a cue beside quoted words was tagged as a noun: "he tweeted", "she mocks"."""
        parse = self.parse
        if parse.words[token].endswith("ed"):
            return True
        return token > first and parse.tags[token - 1] == "PRP" and parse.words[token].endswith("s")

    def before(self, number: int) -> FrameCue | None:
        """The cue before a quotation in its sentence: Smith said, "..."; Smith said: "..."."""
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
        if last not in FRAME_COMMAS and last not in VERBS and last not in {"that"}:
            return None
        if last == "that":
            return None
        for token in range(stop - 1, start - 1, -1):
            found = self._cue_at(token, start, stop)
            if found is not None:
                if last in FRAME_COMMAS or token == stop - 1:
                    return replace(found, method="direct:before")
                return None
            if parse.words[token] in {";"}:
                return None
        return None

    def _colon(self, start: int, stop: int, method: str) -> FrameCue | None:
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
                    return FrameCue(
                        (parse.starts[token], parse.ends[token]),
                        parse.words[token],
                        phrase_span(parse, subject),
                        method,
                    )
        speaker = phrase_from(parse, start, colon)
        return FrameCue((parse.starts[colon], parse.ends[colon]), ":", speaker, method)

    def _according(self, token: int) -> FrameCue | None:
        parse = self.parse
        to = token + 1
        source = next((kid for kid in parse.children[to] if parse.relations[kid] == "pobj"), None)
        speaker = None if source is None else phrase_span(parse, source)
        return FrameCue(
            (parse.starts[token], parse.ends[to]), "according to", speaker, "direct:according"
        )

    def previous_sentence(self, quoted: Quoted) -> FrameCue | None:
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

    def _root_subject(self, start: int, stop: int) -> FrameCue | None:
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
                return FrameCue(
                    span, parse.words[token], phrase_span(parse, subject), "direct:continued"
                )
        return None

    def last_inside(self, quoted: Quoted) -> str:
        """The last character before the closing mark."""
        at = quoted.end - 1
        while at > quoted.start and self.body[at] in _MARKS:
            at -= 1
        return self.body[at]

    def opens_sentence(self, quoted: Quoted) -> bool:
        """Whether a quotation begins where a sentence does."""
        first = self.parse.token_at(quoted.start)
        start, _ = self.parse.sentence(first)
        return self.parse.starts[start] >= quoted.start - 1

    def _next_start(self, number: int) -> int:
        if number + 1 < len(self.quoted):
            return self.parse.token_at(self.quoted[number + 1].start)
        return len(self.parse.words)


def _has_auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.relations[kid] == "aux" for kid in parse.children[verb])
