"""What a cue reports: the span of its content, the clause around it, and the row it makes."""

from __future__ import annotations

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.noun_phrases import antecedent, phrase_span
from transforms.quotes.parse import Parse

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_OBJECT_OF_PREPOSITION = frozenset({"pobj", "pcomp"})
_LEADING = frozenset(" \t\n,;:.-–—)")
_TRAILING = frozenset(" \t\n,;:.-–—(")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING_WORDS = frozenset({"and", "but", "so", "yet", ",", "however", "—", "–", "--", "-"})


def around(parse: Parse, low: int, high: int) -> tuple[int, int] | None:
    """The clause that a frame (tokens from low to high) is set into, or stands before or behind."""
    start, stop = parse.sentence(low)
    first, last = start, stop
    for token in range(start, low):
        if parse.words[token] == ";":
            first = token + 1
    for token in range(stop - 1, high - 1, -1):
        if parse.words[token] == ";":
            last = token
    while first < low and parse.words[first] in _OPENING_WORDS:
        first += 1
    if first >= low:
        return (high, last) if high < last else None
    if not _goes_on(parse, high, last):
        last = low
    return first, last


def _goes_on(parse: Parse, token: int, last: int) -> bool:
    """Whether the clause goes on behind a frame that commas set off."""
    if token >= last or parse.words[token] != ",":
        return False
    return any(parse.tags[each] in _FINITE for each in range(token, last))


def object_of(parse: Parse, preposition: int) -> int | None:
    """The noun or verb that a preposition governs."""
    return next(parse.children_as(preposition, _OBJECT_OF_PREPOSITION), None)


def has_to(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(parse.words[kid] == "to" for kid in parse.children[verb])


def is_marked(parse: Parse, verb: int, marks: set[str]) -> bool:
    """Whether one of some conjunctions opens the clause of a verb."""
    return any(
        parse.words[kid] in marks and parse.relations[kid] in {"mark", "advmod"}
        for kid in parse.children[verb]
    )


def attribution(
    parse: Parse, span: Span, method: str, lemma: str, cue: Span, source: int | None
) -> Attribution:
    """The row of a report, with its speaker if there is one."""
    if source is None:
        return Attribution(span, method, cue, lemma)
    noun = antecedent(parse, source)
    speaker = phrase_span(parse, source)
    return Attribution(
        span, method, cue, lemma, speaker, None if noun is None else phrase_span(parse, noun)
    )


def cue_span(parse: Parse, verb: int) -> Span:
    """The verb with the auxiliaries before it, as long as no subject parts them."""
    first = verb
    kids = parse.children[verb]
    while first > 0 and first - 1 in kids and parse.relations[first - 1] in _AUXILIARIES:
        first -= 1
    return parse.starts[first], parse.ends[verb]


def trimmed(parse: Parse, body: str, first: int, last: int) -> Span | None:
    """The characters of some tokens without the punctuation around them."""
    start, end = parse.starts[first], parse.ends[last - 1]
    while start < end and body[start] in _LEADING:
        start += 1
    while end > start and body[end - 1] in _TRAILING:
        end -= 1
    return (start, end) if end > start else None
