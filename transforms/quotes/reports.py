"""Reported speech and attitudes in an English parse: a cue, its complement and its subject."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.english_cues import ADJECTIVES, NOUNS, VERBS, VerbCue
from transforms.quotes.noun_phrases import antecedent, find_subject, phrase_span
from transforms.quotes.parse import NOUN_TAGS, VERB_TAGS, Parse

_CLAUSE = frozenset({"ccomp"})
_INFINITIVE = frozenset({"xcomp"})
_OBJECT = frozenset({"dobj"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_QUOTES = frozenset('"“”\'‘’«»')
_LEADING = frozenset(" \t\n,;:.-–—)")
_TRAILING = frozenset(" \t\n,;:.-–—(")


def find_reports(parse: Parse, body: str) -> Iterator[Attribution]:
    """All reports, in the order of their cues."""
    words, tags = parse.words, parse.tags
    for token, word in enumerate(words):
        tag = tags[token]
        if tag in VERB_TAGS:
            cue = VERBS.get(word)
            if cue is not None:
                yield from _verb_reports(parse, body, token, cue)
        elif tag in NOUN_TAGS:
            if word in NOUNS:
                yield from _noun_reports(parse, body, token)
        elif tag == "JJ" or tag == "VBN":
            if word in ADJECTIVES:
                yield from _adjective_reports(parse, body, token)
        elif word == "according":
            yield from _according(parse, body, token)


def _verb_reports(parse: Parse, body: str, verb: int, cue: VerbCue) -> Iterator[Attribution]:
    for frame, first, last in _complements(parse, verb, cue):
        span = trimmed(parse, body, first, last)
        if span is None:
            continue
        subject = find_subject(parse, verb)
        yield _attribution(parse, span, f"verb:{frame}", cue.lemma, cue_span(parse, verb), subject)


def _complements(parse: Parse, verb: int, cue: VerbCue) -> Iterator[tuple[str, int, int]]:
    frames = cue.frames
    relation = parse.relations
    kids = parse.children[verb]
    clause = next((kid for kid in kids if relation[kid] == "ccomp"), None)
    infinitive = next((kid for kid in kids if relation[kid] == "xcomp"), None)
    obj = next((kid for kid in kids if relation[kid] in {"dobj","dative"}), None)
    if clause is not None and ("c" in frames or "o" in frames):
        yield ("c", *parse.subtree(clause))
        return
    if relation[verb] in {"parataxis"} and "c" in frames:
        head = parse.heads[verb]
        first, last = parse.subtree(head, frozenset({verb}))
        yield ("par", first, last)
        return
    if infinitive is not None and obj is None and "t" in frames and _has_to(parse, infinitive):
        yield ("t", *parse.subtree(infinitive))
        return
    if obj is not None and "o" in frames and infinitive is not None:
        yield ("o", parse.subtree(obj)[0], parse.subtree(infinitive)[1])
        return
    if obj is not None and "d" in frames:
        first, last = parse.subtree(obj)
        for kid in kids:
            if kid > obj and relation[kid] in {"oprd", "xcomp", "prep", "ccomp"}:
                last = max(last, parse.subtree(kid)[1])
        yield ("d", first, last)
        return
    passive = next((kid for kid in kids if relation[kid] == "nsubjpass"), None)
    if passive is not None and "d" in frames:
        yield ("passive", *parse.subtree(passive))
    for kid in kids:
        if relation[kid] in {"prep", "agent"} and parse.words[kid] in cue.prepositions:
            inner = next((each for each in parse.children[kid] if relation[each] in {"pobj", "pcomp"}), None)
            if inner is not None:
                yield ("p", *parse.subtree(inner))
                return


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.words[kid] == "to" for kid in parse.children[verb])


def _noun_reports(parse: Parse, body: str, noun: int) -> Iterator[Attribution]:
    relation = parse.relations
    for kid in parse.children[noun]:
        frame = None
        if relation[kid] in {"acl", "ccomp"} and (
            any(relation[each] == "mark" and parse.words[each] in ("that", "whether") for each in parse.children[kid])
        ):
            frame = "nthat"
            first, last = parse.subtree(kid)
        elif relation[kid] in {"acl"} and _has_to(parse, kid):
            frame = "nto"
            first, last = parse.subtree(kid)
        elif relation[kid] == "prep" and parse.words[kid] in {"of", "for", "about", "on", "to", "against", "over", "with", "in"}:
            inner = next((each for each in parse.children[kid] if relation[each] in {"pobj", "pcomp"}), None)
            if inner is not None:
                frame = "n" + parse.words[kid]
                first, last = parse.subtree(inner)
        if frame is None:
            continue
        span = trimmed(parse, body, first, last)
        if span is None:
            continue
        source = next((each for each in parse.children[noun] if relation[each] == "poss"), None)
        frame += "+" if source is not None else "-"
        if source is None:
            head = parse.heads[noun]
            if relation[noun] == "dobj":
                source = find_subject(parse, head)
        yield _attribution(parse, span, f"noun:{frame}", NOUNS[parse.words[noun]], (parse.starts[noun], parse.ends[noun]), source)
        return


def _adjective_reports(parse: Parse, body: str, adjective: int) -> Iterator[Attribution]:
    relation = parse.relations
    for kid in parse.children[adjective]:
        if relation[kid] == "ccomp":
            frame, inner = "ac", kid
        elif relation[kid] == "xcomp" and _has_to(parse, kid):
            frame, inner = "at", kid
        elif relation[kid] == "prep" and parse.words[kid] in {"about", "of", "on", "with", "at"}:
            found = next((each for each in parse.children[kid] if relation[each] in {"pobj", "pcomp"}), None)
            if found is None:
                continue
            frame, inner = "ap", found
        else:
            continue
        span = trimmed(parse, body, *parse.subtree(inner))
        if span is None:
            continue
        head = parse.heads[adjective]
        yield _attribution(parse, span, f"adj:{frame}", parse.words[adjective], (parse.starts[adjective], parse.ends[adjective]), find_subject(parse, head))
        return


def _according(parse: Parse, body: str, token: int) -> Iterator[Attribution]:
    to = next((kid for kid in parse.children[token] if parse.words[kid] == "to"), None)
    if to is None:
        return
    source = next((kid for kid in parse.children[to] if parse.relations[kid] in {"pobj", "pcomp"}), None)
    if source is None:
        return
    head = parse.heads[token]
    first, last = parse.subtree(head, frozenset({token}))
    span = trimmed(parse, body, first, last)
    if span is not None:
        yield _attribution(parse, span, "according", "according to", (parse.starts[token], parse.ends[to]), source)


def _attribution(
    parse: Parse, span: Span, method: str, lemma: str, cue: Span, source: int | None
) -> Attribution:
    speaker = None if source is None else phrase_span(parse, source)
    return Attribution(span, method, cue, lemma, speaker)


def cue_span(parse: Parse, verb: int) -> Span:
    """The verb with the auxiliaries before it."""
    first = verb
    for kid in parse.children[verb]:
        if parse.relations[kid] in _AUXILIARIES and kid < first:
            first = kid
    if any(kid > first and kid < verb and parse.relations[kid] in {"nsubj"} for kid in parse.children[verb]):
        first = verb
    return parse.starts[first], parse.ends[verb]


def trimmed(parse: Parse, body: str, first: int, last: int) -> Span | None:
    """The characters of some tokens without the punctuation around them."""
    start, end = parse.starts[first], parse.ends[last - 1]
    while start < end and body[start] in _LEADING:
        start += 1
    while end > start and body[end - 1] in _TRAILING:
        end -= 1
    return (start, end) if end > start else None
