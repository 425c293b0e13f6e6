"""CoNLL-2003 English, test part: people, organisations and places in newswire.

The gold is given as tokens; a text is made of them, a paragraph for each sentence, and what is
found in it is led back to the tokens that it touches. Exact span and type. `prose` are sentences of
at least 10 tokens, of which 45 % are in small letters, that end in punctuation: the rest of the set
are score tables, headlines and datelines of 1996.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.measures import Counts
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, TextAnswer, read_annotated
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.entities.labels import TYPE_OF_LABEL
from transforms.facts import FactResources

Span = tuple[int, int, str]
"""First token, token after the last, type."""
Finder = Callable[[TextAnswer, AnnotatedText], Iterable[tuple[int, int, EntityType]]]
"""Start, end and type of what a system finds in a text."""

TYPES = {EntityType.PERSON: "PER", EntityType.ORGANISATION: "ORG", EntityType.PLACE: "LOC"}
_NO_SPACE_BEFORE = frozenset(
    {*",.;:!?)%]", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"}
)
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "C$", "A$", "#"})
_NAME = re.compile(r"(?:(?:the|a|an) )?(\S.*?)(?:['’]s?)?\Z", re.IGNORECASE | re.DOTALL)
_MIN_PROSE_TOKENS, _MIN_PROSE_SMALL = 10, 0.45


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of the set: its text, the place of each token in it, and its labels by edition."""

    name: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    """Start and end of each token in the text."""
    prose: tuple[bool, ...]
    """For each token whether it stands in a prose sentence."""
    entities: frozenset[Span]


def score_conll2003_en(folder: Path, resources: FactResources) -> list[FactScore]:
    """Exact span and type F on CoNLL++ (prose, all) and CleanCoNLL (prose)."""
    finders = {
        "copydesk": _own_entities,
        "spacy": _model_entities,
        "spacy, articles off": _model_names,
    }
    corrected = read_documents(folder / "testb.conllpp.gz")
    clean = read_documents(folder / "testb.cleanconll.gz")
    lines: list[FactScore] = []
    for edition, documents in (("CoNLL++", corrected), ("CleanCoNLL", clean)):
        found = _found(documents, resources, finders)
        for part in ("prose", "all"):
            counts = {
                system: sum_counts(
                    count(document, spans, is_prose_only=part == "prose")
                    for document, spans in zip(documents, answers, strict=True)
                )
                for system, answers in found.items()
            }
            gold = next(iter(counts.values()))
            lines.append(
                FactScore(
                    f"people, organisations, places: exact span and type F, {edition}, {part}",
                    int(gold.right + gold.missed),
                    {system: one.f1 for system, one in counts.items()},
                    Target(0.77, 0.84) if (edition, part) == ("CoNLL++", "prose") else None,
                )
            )
    return lines


def _found(
    documents: Sequence[GoldDocument], resources: FactResources, finders: Mapping[str, Finder]
) -> Mapping[str, list[frozenset[Span]]]:
    found: dict[str, list[frozenset[Span]]] = defaultdict(list)
    texts = (GoldText(document.name, document.text, "en") for document in documents)
    answers = read_annotated(texts, resources)
    for document, (answer, text) in zip(documents, answers, strict=True):
        for system, finder in finders.items():
            found[system].append(spans_of(document, answer, finder(answer, text)))
    return found


def spans_of(
    document: GoldDocument, answer: TextAnswer, mentions: Iterable[tuple[int, int, EntityType]]
) -> frozenset[Span]:
    """The mentions of the three types as tokens: all that a mention touches."""
    spans = set()
    for start, end, kind in mentions:
        if kind not in TYPES:
            continue
        first, last = answer.gold_span(start, end)
        touched = [no for no, (a, b) in enumerate(document.tokens) if a < last and first < b]
        if touched:
            spans.add((touched[0], touched[-1] + 1, TYPES[kind]))
    return frozenset(spans)


def count(document: GoldDocument, found: frozenset[Span], *, is_prose_only: bool) -> Counts:
    """What was right, too much and missed in a document."""
    gold = document.entities
    if is_prose_only:
        gold = frozenset(span for span in gold if document.prose[span[0]])
        found = frozenset(span for span in found if document.prose[span[0]])
    right = len(gold & found)
    return Counts(right, len(found) - right, len(gold) - right)


def sum_counts(counts: Iterable[Counts]) -> Counts:
    """The counts of several documents together."""
    right = surplus = missed = 0.0
    for one in counts:
        right, surplus, missed = right + one.right, surplus + one.surplus, missed + one.missed
    return Counts(right, surplus, missed)


def read_documents(path: Path) -> list[GoldDocument]:
    """The documents of a gzipped CoNLL file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [make_document(name, sentences) for name, sentences in _read_sentences(file)]


def _read_sentences(lines: Iterable[str]) -> Iterator[tuple[str, list[list[tuple[str, str]]]]]:
    name, sentences = "", list[list[tuple[str, str]]]()
    for line in lines:
        fields = line.split()
        if fields and fields[0] == "-DOCSTART-":
            if sentences:
                yield name, [one for one in sentences if one]
            name, sentences = fields[-1], [[]]
        elif fields:
            sentences[-1].append((fields[0], fields[-1]))
        elif sentences and sentences[-1]:
            sentences.append([])
    if sentences:
        yield name, [one for one in sentences if one]


def make_document(name: str, sentences: Sequence[Sequence[tuple[str, str]]]) -> GoldDocument:
    """A text of the tokens of its sentences, a paragraph each."""
    text = ""
    tokens: list[tuple[int, int]] = []
    prose: list[bool] = []
    labels: list[str] = []
    for sentence in sentences:
        words = [word for word, _ in sentence]
        text += "\n\n" if text else ""
        for word, gap in zip(words, _gaps(words), strict=True):
            text += gap
            tokens.append((len(text), len(text) + len(word)))
            text += word
        prose += [_is_prose(words)] * len(words)
        labels += [label for _, label in sentence]
    return GoldDocument(name, text, tuple(tokens), tuple(prose), frozenset(_entities(labels)))


def _gaps(words: Sequence[str]) -> Iterator[str]:
    """The space before each token; straight quotation marks open and close in turn."""
    is_open = False
    yield ""
    is_open = words[0] == '"'
    for before, word in pairwise(words):
        is_tight = word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER
        if word == '"':
            is_tight, is_open = is_tight or is_open, not is_open
        elif before == '"' and is_open:
            is_tight = True
        yield "" if is_tight else " "


def _is_prose(words: Sequence[str]) -> bool:
    small = sum(word.islower() for word in words)
    return (
        len(words) >= _MIN_PROSE_TOKENS
        and small / len(words) >= _MIN_PROSE_SMALL
        and words[-1] in {".", "!", "?", '"', "'", ":", ";"}
    )


def _entities(labels: Sequence[str]) -> Iterator[Span]:
    """Spans of IOB2 labels, of the three types only."""
    start, kind = 0, ""
    for no, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            if kind in TYPES.values():
                yield start, no, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = no, label[2:]


def _own_entities(
    answer: TextAnswer, _text: AnnotatedText
) -> Iterator[tuple[int, int, EntityType]]:
    for mention in answer.facts.entity_mentions:
        yield mention.char_start, mention.char_end, mention.type


def _model_entities(
    _answer: TextAnswer, text: AnnotatedText
) -> Iterator[tuple[int, int, EntityType]]:
    """The baseline: what the model says, with its labels led to our types and nothing else done."""
    for span in text.doc.ents if text.doc is not None else ():
        if span.label_ in TYPE_OF_LABEL:
            yield span.start_char, span.end_char, TYPE_OF_LABEL[span.label_]


def _model_names(answer: TextAnswer, text: AnnotatedText) -> Iterator[tuple[int, int, EntityType]]:
    """The same without the articles and possessives, which its gold counts in and this does not."""
    for start, end, kind in _model_entities(answer, text):
        match = _NAME.match(text.body, start, end)
        if match is not None:
            yield *match.span(1), kind
