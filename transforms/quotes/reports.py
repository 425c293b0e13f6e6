"""Reported speech and attitudes in an English parse: a cue, its complement and its subject."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.english_cues import ADJECTIVES, NOUNS, VERBS, VerbCue
from transforms.quotes.noun_phrases import antecedent, find_subject, phrase_span
from transforms.quotes.parse import NOUN_TAGS, VERB_TAGS, Parse
from transforms.quotes.word_lists import words_of

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_OBJECT_OF_PREPOSITION = frozenset({"pobj", "pcomp"})
_OBJECT_TAIL = frozenset({"oprd", "xcomp", "ccomp", "prep", "acomp", "advcl"})
_TAIL_PREPOSITIONS = frozenset({"of", "as", "for", "with", "to", "in", "on", "over", "from", "at"})
_HEARSAY = words_of("reportedly allegedly supposedly purportedly")
_NOUN_PREPOSITIONS = words_of("of for about on to against over toward towards")
_ADJECTIVE_PREPOSITIONS = words_of("about of on with at over in")
_SOURCELESS = frozenset({"that", "about", "whether"})
"""Complements of a noun that are reported also where nobody is named: "claims that ..."."""
_LEADING = frozenset(" \t\n,;:.-–—)")
_TRAILING = frozenset(" \t\n,;:.-–—(")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
    words, tags = parse.words, parse.tags
    for token, word in enumerate(words):
        tag = tags[token]
        if tag in VERB_TAGS and word != "according":
            cue = VERBS.get(word)
            if cue is not None:
                yield from _verb_reports(parse, body, token, cue)
        elif tag in NOUN_TAGS:
            if word in NOUNS:
                yield from _noun_reports(parse, body, token)
        elif tag in {"JJ", "VBN"} and word in ADJECTIVES:
            yield from _adjective_reports(parse, body, token)
        elif word == "according":
            yield from _according(parse, body, token)
        elif word in _HEARSAY:
            yield from _hearsay(parse, body, token)


def _verb_reports(parse: Parse, body: str, verb: int, cue: VerbCue) -> Iterator[Attribution]:
    piece = _complement(parse, verb, cue)
    if piece is None:
        return
    frame, first, last = piece
    span = trimmed(parse, body, first, last)
    source = find_subject(parse, verb)
    if span is not None and not _is_aside_of_noun(parse, verb, frame, source):
        yield _attribution(parse, span, f"verb:{frame}", cue.lemma, cue_span(parse, verb), source)


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
                and _is_marked(parse, kid, {"if", "whether"})
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
        if not _is_marked(parse, verb, {"as"}) or "nsubj" not in kids:
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
    around = _around(parse, low, high)
    return None if around is None else ("aside", *around)


def _around(parse: Parse, low: int, high: int) -> tuple[int, int] | None:
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


def _infinitive(parse: Parse, verb: int, cue: VerbCue, kids: dict[str, int]) -> Piece | None:
    infinitive = kids.get("xcomp")
    if infinitive is None:
        return None
    if "dobj" in kids or "dative" in kids:
        addressee = kids.get("dobj", kids.get("dative", verb))
        if "o" in cue.frames and addressee < infinitive:
            return ("o", parse.subtree(addressee)[0], parse.subtree(infinitive)[1])
        return None
    if "t" in cue.frames and _has_to(parse, infinitive):
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
            inner = _object_of(parse, kid)
            if inner is not None:
                first, last = parse.subtree(inner)
                return ("p", first, _tail(parse, verb, last))
    return None


def _object_of(parse: Parse, preposition: int) -> int | None:
    return next(parse.children_as(preposition, _OBJECT_OF_PREPOSITION), None)


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.words[kid] == "to" for kid in parse.children[verb])


def _is_marked(parse: Parse, verb: int, marks: set[str]) -> bool:
    return any(
        parse.words[kid] in marks and parse.relations[kid] in {"mark", "advmod"}
        for kid in parse.children[verb]
    )


def _noun_reports(parse: Parse, body: str, noun: int) -> Iterator[Attribution]:
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
        yield _attribution(parse, span, f"noun:{frame}", lemma, cue, source)
        return
    head = parse.heads[noun]
    if parse.relations[noun] == "nsubj" and parse.words[head] in {"is", "was", "'s", "’s"}:
        clause = next(
            (kid for kid in parse.children[head] if parse.relations[kid] == "ccomp"), None
        )
        span = None if clause is None else trimmed(parse, body, *parse.subtree(clause))
        if span is not None:
            cue = parse.starts[noun], parse.ends[noun]
            yield _attribution(
                parse, span, "noun:is", NOUNS[parse.words[noun]], cue, _noun_source(parse, noun)
            )


def _noun_content(parse: Parse, kid: int) -> Piece | None:
    relation = parse.relations[kid]
    if relation in {"acl", "ccomp"} and _is_marked(parse, kid, {"that", "whether"}):
        return ("that", *parse.subtree(kid))
    if relation in {"acl", "xcomp"} and _has_to(parse, kid):
        return ("to", *parse.subtree(kid))
    if relation == "prep" and parse.words[kid] in _NOUN_PREPOSITIONS:
        inner = _object_of(parse, kid)
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


def _adjective_reports(parse: Parse, body: str, adjective: int) -> Iterator[Attribution]:
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
            yield _attribution(parse, span, f"adj:{frame}", word, cue, source)
        return


def _adjective_content(parse: Parse, kid: int) -> Piece | None:
    relation = parse.relations[kid]
    if relation == "ccomp":
        return ("ac", *parse.subtree(kid))
    if relation == "xcomp" and _has_to(parse, kid):
        return ("at", *parse.subtree(kid))
    if relation == "prep" and parse.words[kid] in _ADJECTIVE_PREPOSITIONS:
        inner = _object_of(parse, kid)
        if inner is not None:
            return ("ap", *parse.subtree(inner))
    return None


def _according(parse: Parse, body: str, token: int) -> Iterator[Attribution]:
    to = token + 1
    if to >= len(parse.words) or parse.words[to] != "to":
        return
    source = _object_of(parse, to)
    if source is None:
        return
    around = _around(parse, token, parse.subtree(source)[1])
    span = None if around is None else trimmed(parse, body, *around)
    if span is not None:
        cue = parse.starts[token], parse.ends[to]
        yield _attribution(parse, span, "according", "according to", cue, source)


def _hearsay(parse: Parse, body: str, adverb: int) -> Iterator[Attribution]:
    head = parse.heads[adverb]
    if parse.tags[head] not in VERB_TAGS:
        return
    span = trimmed(parse, body, *parse.subtree(head))
    if span is not None:
        cue = parse.starts[adverb], parse.ends[adverb]
        yield _attribution(parse, span, "hearsay", parse.words[adverb], cue, None)


def _attribution(
    parse: Parse, span: Span, method: str, lemma: str, cue: Span, source: int | None
) -> Attribution:
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
