"""Quotations by their marks and the reporting words around them, with no parse.

Each quoted stretch is a row of its own. It is a quotation if it is long enough, or if a reporting
word or the mood of reported speech stands in its sentence; short stretches without are names,
titles and words set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.annotation import AnnotatedText
from transforms.quotes.attribution import Attribution
from transforms.quotes.marks import Quoted
from transforms.quotes.pattern_frames import SURE_WORDS, PatternFrames
from transforms.quotes.pattern_names import LEAST_WORDS, find_names
from transforms.quotes.pattern_subjects import WORD
from transforms.quotes.pattern_words import LANGUAGES

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_AS = re.compile(r"\bals (?:eine?[nmrs]? )?$")
_SURE_WIDE = 8
"""Characters of scripts without spaces from which a stretch is a quotation without any cue."""


def find_by_patterns(text: AnnotatedText, quoted: Sequence[Quoted]) -> Iterator[Attribution]:
    """Direct quotations in order; a speaker where the language has its words here."""
    words = LANGUAGES.get(text.language)
    names = find_names(text.body, quoted)
    search = None if words is None else PatternFrames(text, quoted, names, words)
    last: Attribution | None = None
    for number, each in enumerate(quoted):
        if names[number]:
            continue
        frame = None if search is None else search.frame(number)
        has_cue = frame is not None or (search is not None and search.is_reported(each))
        is_called = (frame is not None and words is not None) and (
            frame.lemma in words.naming or _is_behind_as(text.body, each)
        )
        if not _is_quotation(text.body, each, has_cue, is_called):
            continue
        span = (each.start, each.end)
        if frame is not None and frame.speaker is None and search is not None and last is not None:
            shared = last.speaker if search.in_one_sentence(last.span[1], each) else None
            frame = replace(frame, speaker=shared)
        if frame is not None:
            last = Attribution(
                span, frame.method, frame.cue, frame.lemma, frame.speaker, is_direct=True
            )
        elif last is not None and last.speaker is not None and _is_near(text, last, each):
            last = replace(
                last,
                span=span,
                method="pattern:continued",
                cue=None,
                cue_lemma=None,
                is_continued=True,
            )
        elif search is not None and (speaker := search.own_subject(each)) is not None:
            last = Attribution(span, "pattern:subject", speaker=speaker, is_direct=True)
        elif search is not None and (speaker := search.previous(each)) is not None:
            last = Attribution(
                span, "pattern:continued", speaker=speaker, is_direct=True, is_continued=True
            )
        else:
            last = Attribution(span, "pattern:alone", is_direct=True)
        yield last


def _is_behind_as(body: str, quoted: Quoted) -> bool:
    """ "Wies das als "falsch" zurück": a single word is quoted there."""
    return _AS.search(body, max(0, quoted.start - 10), quoted.start) is not None


def _is_near(text: AnnotatedText, last: Attribution, quoted: Quoted) -> bool:
    between = text.body[last.span[1] : quoted.start]
    return "\n" not in between


def _is_quotation(body: str, quoted: Quoted, has_cue: bool, is_called: bool) -> bool:
    inside = body[quoted.start : min(quoted.end, quoted.start + 400)]
    count = min(len(WORD.findall(inside)), len(inside.split()))
    if count < SURE_WORDS and _WIDE.search(inside):
        return len(inside) - 2 >= _SURE_WIDE
    if quoted.is_single and not has_cue:
        return False
    return count >= SURE_WORDS or is_called or (has_cue and count >= LEAST_WORDS)
