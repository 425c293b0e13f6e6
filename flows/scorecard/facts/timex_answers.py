"""TIMEX3 gold documents, and what the pipeline and the baseline find in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from flows.scorecard.facts.timex_scoring import Timex
from flows.scorecard.texts import GoldText, read_texts
from transforms.facts import FactResources


@dataclass(frozen=True, slots=True)
class TimexDocument:
    """A gold document."""

    name: str
    corpus: str
    text: str
    published: str
    timexes: tuple[Timex, ...]
    """Only those with an extent: TimeML has others, for ends of intervals that nobody wrote."""


def load_documents(folder: Path) -> list[TimexDocument]:
    """The documents of `docs.jsonl.gz`."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(record: dict[str, object]) -> TimexDocument:
    timexes: list[dict[str, object]] = record["timex3"]  # type: ignore[assignment]
    return TimexDocument(
        name=str(record["id"]),
        corpus=str(record["corpus"]),
        text=str(record["text"]),
        published=str(record["dct"]),
        timexes=tuple(
            Timex(int(str(one["start"])), int(str(one["end"])), str(one["value"]), str(one["type"]))
            for one in timexes
            if str(one["start"]) < str(one["end"]) or one["text"]
        ),
    )


def our_answers(
    documents: Iterable[TimexDocument], language: str, resources: FactResources
) -> Iterator[list[Timex]]:
    """What the pipeline finds, in offsets of the gold text.

    Rows of whole intervals are left out: they stand beside the rows of their two ends, and TIMEX3
    has no such value.
    """
    texts = (
        GoldText(document.name, document.text, language, _published(document.published))
        for document in documents
    )
    for answer in read_texts(texts, resources):
        yield [
            Timex(*answer.gold_span(row.char_start, row.char_end), row.value)
            for row in answer.facts.time_expressions
            if row.method != "rule:interval"
        ]


def _published(text: str) -> date | datetime:
    # Only the day: TempEval's times have no zone, and the day is what values are anchored on.
    return date.fromisoformat(text[:10])


def dateparser_answers(documents: Iterable[TimexDocument], language: str) -> Iterator[list[Timex]]:
    """What `dateparser.search.search_dates` finds; it prefers the past, as news does."""
    from dateparser.search import search_dates

    for document in documents:
        base = datetime.fromisoformat(document.published[:10])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found = search_dates(document.text, languages=[language], settings=settings) or []
        yield list(_located(document.text, found))


def _located(text: str, found: Iterable[tuple[str, datetime]]) -> Iterator[Timex]:
    """The library names the words and not where they stand: they are looked up in order."""
    at = 0
    for surface, moment in found:
        start = text.find(surface, at)
        if start < 0:
            continue
        at = start + len(surface)
        yield Timex(start, at, moment.date().isoformat())
