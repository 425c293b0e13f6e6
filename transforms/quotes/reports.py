"""Reported speech and attitudes in an English parse: a cue, its complement and its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from transforms.quotes.attribution import Attribution
from transforms.quotes.contents import (
    around,
    attribution,
    cue_span,
    has_to,
    is_marked,
    object_of,
    trimmed,
)
from transforms.quotes.english_cues import ADJECTIVES, NOUNS, VERBS, VerbCue
from transforms.quotes.noun_phrases import find_subject
from transforms.quotes.noun_reports import (
    HEARSAY,
    according,
    adjective_reports,
    hearsay,
    noun_reports,
)
from transforms.quotes.parse import NOUN_TAGS, VERB_TAGS, Parse
from transforms.quotes.word_lists import words_of

_OBJECT_TAIL = frozenset({"oprd", "xcomp", "ccomp", "prep", "acomp", "advcl"})
_TAIL_PREPOSITIONS = frozenset({"of", "as", "for", "with", "to", "in", "on", "over", "from", "at"})
_NO_ASIDES = words_of("begin continue threaten know promise want consider go")
_OPENING_WORDS = frozenset({"and", "but", "so", "yet", ",", "however", "—", "–", "--", "-"})
_FRAME_ENDS = frozenset({",", "—", "–", "--", ";", ":", ".", "that"})
_BORDERS = frozenset({'"', "“", "”", "''", "``", ";", ":"})
_PASSIVES = words_of(
    "accuse believe call consider describe dub expect know regard say see think view report "
    "label portray"
)
"""Verbs whose passive reports what they say of their subject: "she is known as a reformer"."""
Piece = tuple[str, int, int]
"""Frame, first token of the content, and the one behind its last."""


def find_reports(parse: Parse, body: str) -> Iterator[Attribution]:
    """All reports, in the order of their cues."""
    for token, word in enumerate(parse.words):
        find = _rule_for(word, parse.tags[token])
        if find is not None and parse.is_readable(token):
            yield from find(parse, body, token)


def _rule_for(word: str, tag: str) -> Callable[[Parse, str, int], Iterator[Attribution]] | None:
    """The rule that a word calls for; None for nearly all words."""
    if word == "according":
        return according
    if tag in VERB_TAGS and word in VERBS:
        return _verb_reports
    if tag in NOUN_TAGS:
        return noun_reports if word in NOUNS else None
    if word in ADJECTIVES:
        return adjective_reports if tag in {"JJ", "VBN"} else None
    return hearsay if word in HEARSAY else None


def _verb_reports(parse: Parse, body: str, verb: int) -> Iterator[Attribution]:
    cue = VERBS[parse.words[verb]]
    piece = _complement(parse, verb, cue)
    if piece is None:
        return
    frame, first, last = piece
    span = trimmed(parse, body, first, last)
    source = find_subject(parse, verb)
    if span is not None and not _is_aside_of_noun(parse, verb, frame, source):
        yield attribution(parse, span, f"verb:{frame}", cue.lemma, cue_span(parse, verb), source)


def _is_aside_of_noun(parse: Parse, verb: int, frame: str, source: int | None) -> bool:
    """Whether a clause only says which thing is meant ("a law that would require ..."): what
    stands behind its verb is reported in one case of three, a clause in three of four.
    """
    if frame == "c":
        return False
    relation = parse.relations[verb]
    if source is not None and parse.words[source] in {"that", "which"}:
        return parse.tags[source] in {"WDT", "IN"}
    if source is not None and parse.words[source] == "who":
        return frame in {"p", "o", "t"}
    return (relation == "acl" and frame in {"p", "t"}) or (
        relation == "relcl" and frame in {"p", "passive", "passive+"}
    )


def _complement(parse: Parse, verb: int, cue: VerbCue) -> Piece | None:
    """The content of a cue verb, by the first of its frames that the parse fills."""
    by_relation: dict[str, int] = {}
    for kid in parse.children[verb]:
        by_relation.setdefault(parse.relations[kid], kid)
    for find in (_clause, _aside, _infinitive, _object, _passive, _prepositional):
        piece = find(parse, verb, cue, by_relation)
        if piece is not None:
            return piece
    return None


def _clause(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    if "c" not in cue.frames and "o" not in cue.frames and "q" not in cue.frames:
        return None
    clause = kids.get("ccomp")
    if clause is None:
        clause = next(
            (
                kid
                for kid in parse.children[verb]
                if parse.relations[kid] == "advcl"
                and kid > verb
                and is_marked(parse, kid, {"if", "whether"})
                and cue.lemma in {"ask", "wonder", "question", "doubt"}
            ),
            None,
        )
    if clause is None:
        return None
    first, last = parse.subtree(clause, frozenset(_next_reports(parse, verb, clause)))
    if clause < verb and last <= verb:
        first = _first_of_sentence(parse, first)
    return ("c", first, last)


def _first_of_sentence(parse: Parse, first: int) -> int:
    """Where words begin that a cue at the end of the sentence reports: where the sentence does."""
    start, _ = parse.sentence(first)
    while start < first and parse.words[start] in _OPENING_WORDS:
        start += 1
    if any(parse.words[token] in _BORDERS for token in range(start, first)):
        return first
    return start


def _next_reports(parse: Parse, verb: int, clause: int) -> Iterator[int]:
    """Verbs tied to the clause by "and" that go on with what the speaker did: "and warned ..."."""
    for kid in parse.children[clause]:
        if parse.relations[kid] != "conj" or parse.tags[kid] != parse.tags[verb]:
            continue
        if any(
            parse.relations[each] in {"nsubj", "mark", "nsubjpass", "aux", "auxpass"}
            for each in parse.children[kid]
        ):
            continue
        if parse.words[kid] in VERBS or parse.tags[clause] != parse.tags[kid]:
            yield kid
            yield from (
                each
                for each in parse.children[clause]
                if parse.relations[each] == "cc" and each < kid
            )


def _aside(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    """The cue is a clause of its own inside the content: "it is, she said, over"."""
    relation = parse.relations[verb]
    if "c" not in cue.frames or cue.lemma in _NO_ASIDES or "dobj" in kids or "xcomp" in kids:
        return None
    if relation == "advcl":
        if not is_marked(parse, verb, {"as"}) or "nsubj" not in kids:
            return None
        opening = min(parse.children[verb])
        if opening > parse.sentence(verb)[0] and parse.words[opening - 1] not in _FRAME_ENDS:
            return None  # "as" of time or manner
    elif relation != "parataxis" or "nsubj" not in kids:
        return None
    low, high = parse.subtree(kids["nsubj"])
    low, high = (
        min(low, verb, *parse.children[verb]) if relation == "advcl" else min(low, verb),
        max(high, verb + 1),
    )
    _, stop = parse.sentence(verb)
    while high < stop - 1 and parse.words[high] not in _FRAME_ENDS:
        high += 1
    clause = around(parse, low, high)
    return None if clause is None else ("aside", *clause)


def _infinitive(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    infinitive = kids.get("xcomp")
    if infinitive is None:
        return None
    if "dobj" in kids or "dative" in kids:
        addressee = kids.get("dobj", kids.get("dative", verb))
        if "o" in cue.frames and addressee < infinitive:
            return ("o", parse.subtree(addressee)[0], parse.subtree(infinitive)[1])
        return None
    if "t" in cue.frames and has_to(parse, infinitive):
        return ("t", *parse.subtree(infinitive))
    if "d" in cue.frames and parse.tags[infinitive] == "VBG":
        return ("dg", *parse.subtree(infinitive))
    return None


def _object(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    if "d" not in cue.frames:
        return None
    target = kids.get("dobj")
    if target is None:
        target = kids.get("oprd")
    if target is None:
        return None
    if target < verb:  # "what they see as a threat": only what stands behind the verb
        end = _tail(parse, verb, verb + 1)
        return None if end == verb + 1 else ("d", verb + 1, end)
    first, last = parse.subtree(target)
    return ("d", first, _tail(parse, verb, last))


def _tail(parse: Parse, verb: int, last: int) -> int:
    """The end of what belongs to an object: "the plan as a fraud", "her of lying"."""
    for kid in parse.children[verb]:
        if kid < last or parse.relations[kid] not in _OBJECT_TAIL:
            continue
        if parse.words[kid - 1] == "," and parse.relations[kid] != "oprd":
            break
        relation = parse.relations[kid]
        if relation == "prep" and parse.words[kid] not in _TAIL_PREPOSITIONS:
            break
        if relation == "advcl":
            break
        last = max(last, parse.subtree(kid)[1])
    return last


def _passive(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    subject = kids.get("nsubjpass")
    if subject is None or ("d" not in cue.frames and "c" not in cue.frames):
        return None
    first, last = parse.subtree(subject)
    after = _tail(parse, verb, verb + 1) if cue.lemma in _PASSIVES else verb
    if after > verb + 1:
        return ("passive+", first, after)
    if "d" not in cue.frames:
        return None
    return ("passive", first, last)


def _prepositional(parse: Parse, verb: int, cue: VerbCue, _: dict[str, int]) -> Piece | None:
    for kid in parse.children[verb]:
        if parse.relations[kid] in {"prep", "agent"} and parse.words[kid] in cue.prepositions:
            inner = object_of(parse, kid)
            if inner is not None:
                first, last = parse.subtree(inner)
                return ("p", first, _tail(parse, verb, last))
    return None
