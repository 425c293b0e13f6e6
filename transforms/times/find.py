"""The time expressions of a body, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from schemas.tables.corpus import Article
from schemas.tables.facts import TimeExpression
from transforms.annotation import AnnotatedText
from transforms.times.calendar import precision_of
from transforms.times.composition import compose, is_range
from transforms.times.direction import direction_at
from transforms.times.dutch import DUTCH
from transforms.times.english import ENGLISH
from transforms.times.french import FRENCH
from transforms.times.german import GERMAN
from transforms.times.grammar import matches
from transforms.times.italian import ITALIAN
from transforms.times.lexicon import CLASS_CHARS, Language
from transforms.times.phrases import Phrase
from transforms.times.portuguese import PORTUGUESE
from transforms.times.readers import read_all
from transforms.times.resolution import Resolved, Timeline
from transforms.times.spanish import SPANISH
from transforms.times.tokens import Tokens, tokenize

VERSION = "1"
LANGUAGES = {
    language.code: language
    for language in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
}
"""ISO 639-1 code -> tables."""

_CONFIDENCE = {
    "ago": 0.56, "count": 0.80, "day_list": 0.95, "day_month": 0.85, "day_reference": 0.86,
    "decade": 0.75, "deictic_count": 0.87, "deictic_name": 0.87, "deictic_unit": 0.70,
    "fixed_duration": 0.73, "hyphen_ago": 0.73, "iso_date": 0.99, "month": 0.90, "month_day": 0.90,
    "numeric_date": 0.95, "oclock": 0.80, "ordinal_unit": 0.95, "part_set": 0.25,
    "prefixed_ago": 0.95, "reference": 0.63, "season": 0.60, "set": 0.65, "the_unit": 0.64,
    "unit_reference": 0.75, "units": 0.50, "weekday": 0.84, "year": 0.95,
}  # fmt: skip
"""Rule -> share of its rows that the development halves of TempEval-3 and KRAUTS have too, with
the same value, where they have ten or more; dates in figures are set by hand."""
_OTHER_CONFIDENCE = 0.8


def find_times(text: AnnotatedText) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, by start; none in a language without tables.

    Values are TIMEX3 (`transforms.times.calendar`). A relative expression of a text without a
    publication date has no value, a name of the calendar an open one (`XXXX-12`, `XXXX-WXX-1`).
    `start_date` and `end_date` are the days that a value covers, those that a duration reaches
    back or on from the publication ("the last five years"), and in German the time that "vor zwei
    Jahren" names. An interval has a row (`rule:interval`, value `2010/2014`) beside those of its
    ends.
    """
    language = LANGUAGES.get(text.language)
    if language is None:
        return ()
    tokens = tokenize(text, language)
    phrases = compose(read_all(matches(tokens.classes, language), tokens, language), tokens)
    if not phrases:
        return ()
    timeline = _timeline(text, tokens, language, phrases)
    resolved = [timeline.resolve(phrase) for phrase in phrases]
    rows = [_row(text, tokens, one) for one in resolved]
    rows.extend(_intervals(text, tokens, resolved))
    return tuple(sorted(rows, key=lambda row: (row.char_start, row.char_end)))


def _timeline(text: AnnotatedText, tokens: Tokens, language: Language,
              phrases: list[Phrase]) -> Timeline:  # fmt: skip
    def direction(phrase: Phrase) -> int:
        number = text.sentence_no_at(tokens.start(phrase.start))
        sentence = text.sentences[number]
        bounds = (
            tokens.index_at(sentence.char_start),
            tokens.index_at(sentence.char_end),
        )
        return direction_at(tokens, language, bounds, (phrase.start, phrase.end))

    is_day = not language.today_is_vague or any(
        phrase.rule == "day_reference" and (phrase.shift or phrase.clock) for phrase in phrases
    )

    def is_adjective(phrase: Phrase) -> bool:
        return CLASS_CHARS["HYPHEN"] in tokens.classes[phrase.start : phrase.end]

    return Timeline(_local_day(text.article), direction, is_adjective, is_day)


def _local_day(article: Article) -> date | None:
    """The day on which the article appeared where it appeared."""
    published = article.published_at
    if published is None:
        return None
    return (published + timedelta(minutes=article.published_tz_offset_min or 0)).date()


def _anchor(article: Article, day: date | None) -> datetime | None:
    """The instant of publication, or the start of the day counted from."""
    published = article.published_at
    if day is None:
        return None
    if published is not None and day == _local_day(article):
        return published
    offset = timedelta(minutes=article.published_tz_offset_min or 0)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - offset


def _row(text: AnnotatedText, tokens: Tokens, resolved: Resolved) -> TimeExpression:
    phrase = resolved.phrase
    start, end = tokens.start(phrase.start), tokens.end(phrase.end - 1)
    days = resolved.days
    return TimeExpression(
        article_id=text.article.article_id,
        char_start=start,
        char_end=end,
        sentence_no=text.sentence_no_at(start),
        method=f"rule:{phrase.rule}",
        extractor_version=VERSION,
        confidence=_CONFIDENCE.get(phrase.rule, _OTHER_CONFIDENCE),
        surface=text.body[start:end],
        value=resolved.value,
        start_date=days[0] if days else None,
        end_date=days[1] if days else None,
        precision=precision_of(resolved.value) if resolved.value else None,
        anchor=_anchor(text.article, resolved.anchor),
    )


def _intervals(
    text: AnnotatedText, tokens: Tokens, resolved: list[Resolved]
) -> Iterator[TimeExpression]:
    """A row for each "from ... to ...", beside the rows of its ends."""
    for first, second in pairwise(resolved):
        if not (first.days and second.days and first.value and second.value):
            continue
        if first.phrase.clock or second.phrase.clock:
            continue
        if first.days[0] > second.days[1] or not is_range(first.phrase, second.phrase, tokens):
            continue
        start = tokens.start(first.phrase.start)
        end = tokens.end(second.phrase.end - 1)
        yield TimeExpression(
            article_id=text.article.article_id,
            char_start=start,
            char_end=end,
            sentence_no=text.sentence_no_at(start),
            method="rule:interval",
            extractor_version=VERSION,
            confidence=_OTHER_CONFIDENCE,
            surface=text.body[start:end],
            value=f"{first.value}/{second.value}",
            start_date=first.days[0],
            end_date=second.days[1],
            precision=precision_of(first.value),
            anchor=_anchor(text.article, first.anchor or second.anchor),
        )
