"""The subject of a verb and the span of a noun phrase, in an English parse."""

from __future__ import annotations

from transforms.quotes.attribution import Span
from transforms.quotes.parse import NOUN_TAGS, Parse

_SUBJECT = frozenset({"nsubj"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass"})
_AGENT = frozenset({"agent"})
_OBJECT_OF_PREPOSITION = frozenset({"pobj"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
"""Relations of a verb without a subject that shares the one of its head."""
_CUT = frozenset({"relcl", "acl", "advcl", "punct"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_STRIP = frozenset({",", ";", ":", "-", "--", "—", "–", ".", '"', "“", "”", "''", "``", "'s", "’s"})


def find_subject(parse: Parse, verb: int) -> int | None:
    """The token that does what a verb says, also where the verb shares it with another."""
    for _ in range(6):
        if _is_passive(parse, verb):
            return find_agent(parse, verb)
        subject = next(parse.children_as(verb, _SUBJECT), None)
        if subject is not None:
            return subject
        relation, head = parse.relations[verb], parse.heads[verb]
        if relation in {"acl", "relcl"} and parse.tags[verb] != "VBN":
            return head
        if relation not in _SHARING or head == verb:
            return None
        passive = next(parse.children_as(head, _PASSIVE_SUBJECT), None)
        if passive is not None:
            return passive
        verb = head
    return None


def find_agent(parse: Parse, verb: int) -> int | None:
    """The token behind the "by" of a passive verb."""
    for by in parse.children[verb]:
        if parse.relations[by] == "agent" or parse.words[by] == "by":
            return next(parse.children_as(by, _OBJECT_OF_PREPOSITION), None)
    return None


def _is_passive(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] != "VBN":
        return False
    relations = {parse.relations[child] for child in parse.children[verb]}
    if "auxpass" in relations or "nsubjpass" in relations:
        return True
    return parse.relations[verb] in {"acl", "amod"}


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    if parse.words[pronoun] not in _RELATIVE or parse.tags[pronoun] not in {"WP", "WDT", "IN"}:
        return None
    verb = parse.heads[pronoun]
    for _ in range(4):
        if parse.relations[verb] == "relcl":
            return parse.heads[verb]
        verb = parse.heads[verb]
    return None


def phrase_span(parse: Parse, head: int) -> Span:
    """The span of a noun phrase: with determiners, titles, prepositional phrases and appositions,
    without relative clauses and what follows them.
    """
    first, last = _extent(parse, head)
    while last > first and parse.words[last] in _STRIP:
        last -= 1
    while first < last and parse.words[first] in _STRIP:
        first += 1
    return parse.starts[first], parse.ends[last]


def _extent(parse: Parse, head: int) -> tuple[int, int]:
    first = last = head
    stop = len(parse.words)
    stack = [head]
    while stack:
        here = stack.pop()
        if here >= stop:
            continue
        first, last = min(first, here), max(last, here)
        for child in parse.children[here]:
            relation = parse.relations[child]
            if child > head and relation in {"relcl", "acl"}:
                stop = min(stop, parse.subtree(child)[0])
            elif relation not in {"punct", "advcl"}:
                stack.append(child)
    last = min(last, stop - 1)
    return first, max(last, head)


def is_noun(parse: Parse, token: int) -> bool:
    """Whether a token can head a speaker."""
    return parse.tags[token] in NOUN_TAGS or parse.tags[token] in {"PRP", "WP", "DT", "CD", "WDT"}
