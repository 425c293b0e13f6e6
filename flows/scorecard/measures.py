"""The measures: one answer against one gold, and the score of a set.

All compare through the same counts (right, too much, missed) and differ in how they sum them up.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from statistics import fmean

from flows.scorecard.answers import Answer, Gold, published_of
from transforms.text import fold_key

SHINGLE_WORDS = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Counts:
    """How an answer compares with its gold."""

    right: float = 0.0
    surplus: float = 0.0
    missed: float = 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find or say."""
        total = 2 * self.right + self.surplus + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to score a field."""

    field: str
    title: str
    compare: Callable[[Gold, Answer], Counts | None]
    """None where the gold says nothing of the field: the page is not counted."""
    total: Callable[[Sequence[Counts]], float]
    is_lower_better: bool = False


def macro_f1(pages: Sequence[Counts]) -> float:
    """F1 of mean precision and mean recall, as article-extraction-benchmark defines it.

    Precision is the mean over the pages with any output, recall over those with any gold.
    """
    said = [one for one in pages if one.right + one.surplus]
    asked = [one for one in pages if one.right + one.missed]
    if not said or not asked:
        return 0.0
    precision = fmean(one.right / (one.right + one.surplus) for one in said)
    recall = fmean(one.right / (one.right + one.missed) for one in asked)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pooled_f1(pages: Sequence[Counts]) -> float:
    """F1 of the counts of all pages together."""
    return Counts(
        sum(one.right for one in pages),
        sum(one.surplus for one in pages),
        sum(one.missed for one in pages),
    ).f1


def mean_f1(pages: Sequence[Counts]) -> float:
    """Mean of the pages' F1."""
    return fmean(one.f1 for one in pages)


def share_right(pages: Sequence[Counts]) -> float:
    """Share of the pages whose answer is right."""
    return fmean(one.right for one in pages)


def share_surplus(pages: Sequence[Counts]) -> float:
    """Share of the pages that got an answer where there is none."""
    return fmean(one.surplus for one in pages)


def compare_shingles(gold: Gold, answer: Answer) -> Counts | None:
    """Bags of four words in a row; scaled to a sum of 1, so that long pages weigh no more."""
    if gold.body is None:
        return None
    wanted, found = _shingles(gold.body), _shingles(answer.body)
    right = (wanted & found).total()
    surplus, missed = found.total() - right, wanted.total() - right
    total = right + surplus + missed
    return Counts(right / total, surplus / total, missed / total) if total else Counts()


def compare_segments(gold: Gold, answer: Answer) -> Counts | None:
    """Segments that the text must hold, and segments that it must not hold."""
    if not gold.wanted_segments and not gold.unwanted_segments:
        return None
    text = _one_line(answer.body)
    right = sum(_one_line(segment) in text for segment in gold.wanted_segments)
    surplus = sum(_one_line(segment) in text for segment in gold.unwanted_segments)
    return Counts(right, surplus, len(gold.wanted_segments) - right)


def compare_title(gold: Gold, answer: Answer) -> Counts | None:
    """Equal but for case, accents, punctuation and spaces."""
    if gold.title is None:
        return None
    is_right = fold_key(gold.title) == fold_key(answer.title or "")
    return Counts(right=1) if is_right else Counts(missed=1)


def compare_authors(gold: Gold, answer: Answer) -> Counts | None:
    """Sets of names of persons, where the gold names any."""
    return _compare_sets(gold.authors, answer.authors) if gold.authors else None


def compare_credits(gold: Gold, answer: Answer) -> Counts | None:
    """The same with the agencies and outlets that sign: some gold counts them as authors."""
    return _compare_sets(gold.authors, answer.credits) if gold.authors else None


def compare_invented_authors(gold: Gold, answer: Answer) -> Counts | None:
    """Persons named where the gold says that nobody signs."""
    return Counts(surplus=bool(answer.authors)) if gold.authors == () else None


def compare_invented_credits(gold: Gold, answer: Answer) -> Counts | None:
    """The same with agencies and outlets."""
    return Counts(surplus=bool(answer.credits)) if gold.authors == () else None


def compare_tags(gold: Gold, answer: Answer) -> Counts | None:
    """Sets of tags, where the gold has any."""
    return _compare_sets(gold.tags, answer.tags) if gold.tags else None


def compare_published_day(gold: Gold, answer: Answer) -> Counts | None:
    """The same day, in UTC or in the zone that was written."""
    if gold.published is None:
        return None
    is_right = bool(published_of(gold.published).days & answer.published.days)
    return Counts(right=1) if is_right else Counts(missed=1)


def compare_published_minute(gold: Gold, answer: Answer) -> Counts | None:
    """The same instant; seconds are forgiven. Gold without a zone is a clock on the wall."""
    wanted, said = gold.published, answer.published.instant
    if not isinstance(wanted, datetime) or (wanted.tzinfo is None and wanted.time() == time()):
        return None  # a day alone, also where it is written as midnight
    if said is not None:
        said = said.replace(tzinfo=None) if wanted.tzinfo is None else said.astimezone(UTC)
    if wanted.tzinfo is not None:
        wanted = wanted.astimezone(UTC)
    is_right = said is not None and _minute(said) == _minute(wanted)
    return Counts(right=1) if is_right else Counts(missed=1)


def _compare_sets(wanted: Iterable[str] | None, found: Iterable[str]) -> Counts:
    gold = {key for key in map(fold_key, wanted or ()) if key}
    said = {key for key in map(fold_key, found) if key}
    return Counts(len(gold & said), len(said - gold), len(gold - said))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    starts = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return Counter(tuple(words[start : start + SHINGLE_WORDS]) for start in starts)


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


MEASURES: dict[str, Measure] = {
    "body_shingles": Measure("body", "4-shingle F1", compare_shingles, macro_f1),
    "body_segments": Measure("body", "segment F1", compare_segments, pooled_f1),
    "title": Measure("title", "normalised match", compare_title, share_right),
    "authors": Measure("authors", "persons, set F1", compare_authors, mean_f1),
    "credits": Measure("authors", "all who sign, set F1", compare_credits, mean_f1),
    "authors_invented": Measure(
        "authors", "persons invented", compare_invented_authors, share_surplus, True
    ),
    "credits_invented": Measure(
        "authors", "signers invented", compare_invented_credits, share_surplus, True
    ),
    "published_day": Measure("published", "day", compare_published_day, share_right),
    "published_minute": Measure("published", "minute, zone", compare_published_minute, share_right),
    "tags": Measure("tags", "set F1", compare_tags, mean_f1),
}
"""Key -> measure. The field is what `--field` names."""
