"""Reports without a verb: "her claim that ...", "sure that ...", "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.quotes.attribution import Attribution
from transforms.quotes.contents import around, attribution, has_to, is_marked, object_of, trimmed
from transforms.quotes.english_cues import NOUNS
from transforms.quotes.noun_phrases import find_subject
from transforms.quotes.parse import VERB_TAGS, Parse
from transforms.quotes.word_lists import words_of

HEARSAY = words_of("reportedly allegedly supposedly purportedly")
_NOUN_PREPOSITIONS = words_of("of for about on to against over toward towards")
_ADJECTIVE_PREPOSITIONS = words_of("about of on with at over in")
_SOURCELESS = frozenset({"that", "about", "whether"})
"""Complements of a noun that are reported also where nobody is named: "claims that ..."."""
Piece = tuple[str, int, int]
"""Frame, first token of the content, and the one behind its last."""


def noun_reports(parse: Parse, body: str, noun: int) -> Iterator[Attribution]:
    """What a noun of speech or thought has as its content: "her claim that it rained"."""
    for kid in parse.children[noun]:
        piece = _noun_content(parse, kid)
        if piece is None:
            continue
        frame, first, last = piece
        span = trimmed(parse, body, first, last)
        if span is None:
            continue
        source = _noun_source(parse, noun)
        if source is None and frame not in _SOURCELESS:
            continue
        frame += "+" if source is not None else "-"
        lemma = NOUNS[parse.words[noun]]
        cue = parse.starts[noun], parse.ends[noun]
        yield attribution(parse, span, f"noun:{frame}", lemma, cue, source)
        return
    head = parse.heads[noun]
    if parse.relations[noun] == "nsubj" and parse.words[head] in {"is", "was", "'s", "’s"}:
        clause = next(
            (kid for kid in parse.children[head] if parse.relations[kid] == "ccomp"), None
        )
        span = None if clause is None else trimmed(parse, body, *parse.subtree(clause))
        if span is not None:
            cue = parse.starts[noun], parse.ends[noun]
            yield attribution(
                parse, span, "noun:is", NOUNS[parse.words[noun]], cue, _noun_source(parse, noun)
            )


def _noun_content(parse: Parse, kid: int) -> Piece | None:
    relation = parse.relations[kid]
    if relation in {"acl", "ccomp"} and is_marked(parse, kid, {"that", "whether"}):
        return ("that", *parse.subtree(kid))
    if relation in {"acl", "xcomp"} and has_to(parse, kid):
        return ("to", *parse.subtree(kid))
    if relation == "prep" and parse.words[kid] in _NOUN_PREPOSITIONS:
        inner = object_of(parse, kid)
        if inner is not None:
            return (parse.words[kid], *parse.subtree(inner))
    return None


def _noun_source(parse: Parse, noun: int) -> int | None:
    owner = next((kid for kid in parse.children[noun] if parse.relations[kid] == "poss"), None)
    if owner is not None:
        return owner
    if parse.relations[noun] in {"dobj", "attr"}:
        return find_subject(parse, parse.heads[noun])
    return None


def adjective_reports(parse: Parse, body: str, adjective: int) -> Iterator[Attribution]:
    """What an adjective of mind has as its content: "sure that it rained"."""
    for kid in parse.children[adjective]:
        piece = _adjective_content(parse, kid)
        if piece is None:
            continue
        frame, first, last = piece
        span = trimmed(parse, body, first, last)
        if span is not None:
            source = find_subject(parse, parse.heads[adjective])
            word = parse.words[adjective]
            cue = parse.starts[adjective], parse.ends[adjective]
            yield attribution(parse, span, f"adj:{frame}", word, cue, source)
        return


def _adjective_content(parse: Parse, kid: int) -> Piece | None:
    relation = parse.relations[kid]
    if relation == "ccomp":
        return ("ac", *parse.subtree(kid))
    if relation == "xcomp" and has_to(parse, kid):
        return ("at", *parse.subtree(kid))
    if relation == "prep" and parse.words[kid] in _ADJECTIVE_PREPOSITIONS:
        inner = object_of(parse, kid)
        if inner is not None:
            return ("ap", *parse.subtree(inner))
    return None


def according(parse: Parse, body: str, token: int) -> Iterator[Attribution]:
    """The clause that an "according to" stands beside or in."""
    to = token + 1
    if to >= len(parse.words) or parse.words[to] != "to":
        return
    source = object_of(parse, to)
    if source is None:
        return
    clause = around(parse, token, parse.subtree(source)[1])
    span = None if clause is None else trimmed(parse, body, *clause)
    if span is not None:
        cue = parse.starts[token], parse.ends[to]
        yield attribution(parse, span, "according", "according to", cue, source)


def hearsay(parse: Parse, body: str, adverb: int) -> Iterator[Attribution]:
    """The clause of a "reportedly": somebody unnamed says so."""
    head = parse.heads[adverb]
    if parse.tags[head] not in VERB_TAGS:
        return
    span = trimmed(parse, body, *parse.subtree(head))
    if span is not None:
        cue = parse.starts[adverb], parse.ends[adverb]
        yield attribution(parse, span, "hearsay", parse.words[adverb], cue, None)
