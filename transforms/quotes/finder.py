"""The rows of quotations: from a parse where there is one, else from marks and cue words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.identifiers import content_id
from schemas.tables.facts import EntityMention, Quote
from schemas.vocabularies import QuoteType
from transforms.annotation import AnnotatedText
from transforms.quotes.attribution import Attribution
from transforms.quotes.dialogue import find_dialogue
from transforms.quotes.english import find_english
from transforms.quotes.marks import Quoted, find_quoted
from transforms.quotes.parse import Parse
from transforms.quotes.patterns import find_by_patterns
from transforms.quotes.speakers import Speaker, SpeakerFinder

VERSION = "1"
PARSED_LANGUAGE = "en"

_CONFIDENCE = {
    "direct": 0.81,
    "verb": 0.71,
    "according": 0.84,
    "noun": 0.5,
    "adj": 0.6,
    "hearsay": 0.43,
    "pattern": 0.83,
    "dialogue": 0.7,
}
"""Family of rules -> share of its rows that PolNeAR's development half has, matched at a Jaccard
of .5; `pattern` and `dialogue` by German news (direct quotations) and by judgement."""


def find_quotes(text: AnnotatedText, mentions: Sequence[EntityMention]) -> tuple[Quote, ...]:
    """The quotations of a text with their speakers, sorted by their first character."""
    body, language = text.body, text.language
    paragraphs = text.article.paragraphs
    quoted = find_quoted(body, paragraphs, text.sentences, language)
    if text.doc is not None and language == PARSED_LANGUAGE:
        found = find_english(Parse.of(text.doc), body, quoted)
    else:
        spoken = find_dialogue(body, paragraphs, language)
        found = _merged(find_by_patterns(text, quoted), spoken)
    speakers = SpeakerFinder(body, mentions)
    return tuple(_row(text, each, speakers.resolve(each), quoted) for each in found)


def _merged(one: Iterable[Attribution], other: Iterable[Attribution]) -> list[Attribution]:
    """Both by their spans; one that another holds is left out."""
    kept: list[Attribution] = []
    for each in sorted((*one, *other), key=lambda each: (each.span[0], -each.span[1])):
        if not kept or each.span[0] >= kept[-1].span[1]:
            kept.append(each)
    return kept


def _row(
    text: AnnotatedText, found: Attribution, speaker: Speaker, quoted: Sequence[Quoted]
) -> Quote:
    start, end = found.span
    article_id = text.article.article_id
    family = found.method.partition(":")[0]
    surface = None if speaker.span is None else text.body[speaker.span[0] : speaker.span[1]]
    return Quote(
        quote_id=content_id("quote", article_id, str(start), str(end)),
        article_id=article_id,
        char_start=start,
        char_end=end,
        sentence_no=text.sentence_no_at(start),
        method=f"rule:{found.method}",
        extractor_version=VERSION,
        confidence=_CONFIDENCE.get(family, 0.5),
        quote_text=text.body[start:end],
        quote_type=_type(found, quoted),
        speaker_surface=surface,
        speaker_start=None if speaker.span is None else speaker.span[0],
        speaker_end=None if speaker.span is None else speaker.span[1],
        speaker_entity_id=speaker.entity_id,
        speaker_resolution=speaker.resolution,
        cue_verb=found.cue_lemma,
        cue_start=None if found.cue is None else found.cue[0],
        cue_end=None if found.cue is None else found.cue[1],
        is_anonymous=speaker.is_anonymous,
    )


def _type(found: Attribution, quoted: Sequence[Quoted]) -> QuoteType:
    if found.is_direct:
        return QuoteType.DIRECT
    start, end = found.span
    if any(start <= each.start and each.end <= end for each in quoted):
        return QuoteType.MIXED
    return QuoteType.INDIRECT
