"""The speaker in the frame of a quotation: the subject of its cue, or the noun phrase beside it."""

from __future__ import annotations

from transforms.quotes.attribution import Span
from transforms.quotes.noun_phrases import find_subject, phrase_span
from transforms.quotes.parse import NOUN_TAGS, Parse

_PHRASE_TAGS = NOUN_TAGS | frozenset(
    {"DT", "PRP", "PRP$", "JJ", "POS", "CD", "HYPH", "NNP", "WP", "JJR", "JJS", "``", "''"}
)
_PHRASE_ENDS = NOUN_TAGS | frozenset({"PRP", "CD", "DT", "WP"})
_BEFORE_VERBS = frozenset({"RB", "MD", "VBD", "VBZ", "VBP", ","})


def find_speaker(parse: Parse, verb: int, first: int, stop: int) -> Span | None:
    """The subject of a verb inside the frame, by the parse, or else by where it stands."""
    subject = find_subject(parse, verb)
    if subject is not None and first <= subject < stop:
        start, end = phrase_span(parse, subject)
        if start >= parse.starts[first] and end <= parse.ends[stop - 1]:
            return start, end
    if verb == first or (parse.tags[verb - 1] == "RB" and verb - 1 == first):
        return phrase_from(parse, verb + 1, stop)
    return phrase_from(parse, first, verb) or _phrase_before(parse, first, verb)


def phrase_from(parse: Parse, first: int, stop: int) -> Span | None:
    """The noun phrase that begins at a token, as far as its words go."""
    while first < stop and parse.tags[first] == "RB":
        first += 1
    last = first
    while last < stop and _continues(parse, last, first):
        last += 1
    while last > first and parse.tags[last - 1] not in _PHRASE_ENDS:
        last -= 1
    return (parse.starts[first], parse.ends[last - 1]) if last > first else None


def _phrase_before(parse: Parse, first: int, verb: int) -> Span | None:
    """The noun phrase that ends before a verb, as far back as its words go."""
    last = verb
    while last > first and parse.tags[last - 1] in _BEFORE_VERBS:
        last -= 1
    start = last
    while start > first and _continues(parse, start - 1, first - 1):
        start -= 1
    return (parse.starts[start], parse.ends[last - 1]) if start < last else None


def _continues(parse: Parse, token: int, first: int) -> bool:
    tag = parse.tags[token]
    if tag == "PRP" and token > first:
        return False
    return tag in _PHRASE_TAGS or (parse.words[token] in {"of", "&", "and"} and token > first)
