"""Speech that a dash at the start of a paragraph opens, as Spanish, French and Russian write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.tables.corpus import Paragraph
from schemas.vocabularies import ParagraphKind
from transforms.quotes.attribution import Attribution
from transforms.quotes.pattern_words import LANGUAGES
from transforms.quotes.phrases import phrase_after
from transforms.quotes.word_lists import words_of

LANGUAGES_WITH_DASHES = words_of("es fr pt ca gl it ro pl ru uk be bg sr mk hu el tr sv")
_OPENING = re.compile(r"[—–―]\s?(?=[¿¡«“\"…]?[^\W\d_])")
_INNER = re.compile(r"(?<=[.,!?…])\s[—–―]\s?|\s[—–―](?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_FRAME = 160
_FRAME_WORDS = 6
"""Words of a frame among which its reporting verb stands."""


def find_dialogue(
    body: str, paragraphs: Sequence[Paragraph], language: str
) -> Iterator[Attribution]:
    """Paragraphs that open with a dialogue dash; the frame inside ("— dijo Juan —") is cut off."""
    if language not in LANGUAGES_WITH_DASHES:
        return
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.LIST:
            continue
        opening = _OPENING.match(body, paragraph.start, paragraph.end)
        if opening is not None:
            yield _speech(body, opening.end(), paragraph.end, language)


def _speech(body: str, start: int, end: int, language: str) -> Attribution:
    words = LANGUAGES.get(language)
    inner = _INNER.search(body, start, end)
    if inner is None:
        return Attribution((start, end), "dialogue:dash", is_direct=True)
    frame = body[inner.end() : min(end, inner.end() + _LONGEST_FRAME)]
    cue = lemma = None
    for word in list(_WORD.finditer(frame))[:_FRAME_WORDS]:
        lemma = None if words is None else words.verbs.get(word.group().lower())
        if lemma is not None:
            cue = inner.end() + word.start(), inner.end() + word.end()
            break
    if cue is None and not frame[:1].islower():
        return Attribution((start, end), "dialogue:dash", is_direct=True)
    stop = inner.start()
    while stop > start and body[stop - 1] in " ,":
        stop -= 1
    speaker = None
    if cue is not None and words is not None:
        speaker = phrase_after(body, cue[1], min(end, cue[1] + _LONGEST_FRAME), words)
    return Attribution((start, stop), "dialogue:dash", cue, lemma, speaker, is_direct=True)
