"""PolNeAR: quotations and attitudes in English news, with their sources.

A row matches an attribution where the characters of both have a Jaccard index of .5 or more, each
at most once. Where several annotators read a text, the first one counts. A direct quotation of the
gold begins and ends with a quotation mark. A speaker is right that overlaps the gold source.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.facts.quote_matching import (
    Spans,
    characters,
    f_score,
    match_spans,
    overlaps,
)
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, TextAnswer, read_texts
from schemas.tables.facts import Quote
from transforms.facts import FactResources

_OPENING = ('"', "“", "''")
_CLOSING = ('"', "”", "''")
_NAME = r"(?:[A-Z][\w.'’-]+ ?){1,4}"
_REGEX = re.compile(
    r"(?P<quote>“[^“”\n]{3,}”|\"[^\"\n]{3,}\"|''[^'\n]{3,}'')"
    rf"(?:,? (?:(?:said|says|added|wrote) (?P<behind>{_NAME})"
    rf"|(?P<before>{_NAME}|[Hh]e|[Ss]he|[Tt]hey) (?:said|says|added|wrote)))?"
)
"""The baseline: what stands between marks, and the name beside a verb of saying behind it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its speaker, in offsets of the gold text."""

    content: Spans
    speaker: Spans
    is_direct: bool = False


@dataclass(slots=True)
class Tally:
    """Counts of one system over all texts."""

    found: int = 0
    gold: int = 0
    matched: int = 0
    shared_chars: int = 0
    found_chars: int = 0
    gold_chars: int = 0
    direct: int = 0
    direct_matched: int = 0
    speakers: int = 0
    speakers_right: int = 0

    def add(self, found: Sequence[Quotation], gold: Sequence[Quotation]) -> None:
        """Count one text."""
        pairs = match_spans([each.content for each in found], [each.content for each in gold])
        ours = characters(each.content for each in found)
        theirs = characters(each.content for each in gold)
        self.found += len(found)
        self.gold += len(gold)
        self.matched += len(pairs)
        self.shared_chars += len(ours & theirs)
        self.found_chars += len(ours)
        self.gold_chars += len(theirs)
        self.direct += sum(each.is_direct for each in gold)
        for here, there in pairs.items():
            if gold[there].is_direct:
                self._add_direct(found[here], gold[there])

    def _add_direct(self, found: Quotation, gold: Quotation) -> None:
        self.direct_matched += 1
        if gold.speaker:
            self.speakers += 1
            self.speakers_right += overlaps(found.speaker, gold.speaker)

    @property
    def scores(self) -> tuple[float, float, float, float]:
        """Character F, span F, recall of direct quotations, their speakers."""
        return (
            f_score(self.shared_chars, self.found_chars, self.gold_chars),
            f_score(self.matched, self.found, self.gold),
            self.direct_matched / max(1, self.direct),
            self.speakers_right / max(1, self.speakers),
        )


def score_polnear(folder: Path, resources: FactResources) -> list[FactScore]:
    """Character F, span F, recall of direct quotations, and their speakers."""
    documents = list(_documents(folder))
    texts = [
        GoldText(each["id"], each["text"], "en", title=each.get("title")) for each in documents
    ]
    ours, baseline = Tally(), Tally()
    for answer, document in zip(read_texts(texts, resources), documents, strict=True):
        gold = list(gold_quotations(document))
        ours.add([_found(answer, each) for each in answer.facts.quotes], gold)
        baseline.add(list(_by_regex(document["text"])), gold)
    measures = (
        ("character F", ours.gold, Target(0.79, 0.85)),
        ("span F at Jaccard 0.5", ours.gold, Target(0.56, 0.63)),
        ("direct quotes, recall", ours.direct, Target(0.93, 0.97)),
        ("direct quotes, speaker on matched", ours.speakers, Target(0.91, 0.94)),
    )
    return [
        FactScore(name, n, {"copydesk": mine, "regex": theirs}, target)
        for (name, n, target), mine, theirs in zip(
            measures, ours.scores, baseline.scores, strict=True
        )
    ]


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold_quotations(document: dict[str, Any]) -> Iterator[Quotation]:
    """The attributions of the first annotator that have content."""
    for attribution in document["annotations"][0]["attributions"]:
        content = _spans(attribution["content"])
        if content:
            text = document["text"][content[0][0] : content[-1][1]]
            is_direct = text.startswith(_OPENING) and text.endswith(_CLOSING)
            yield Quotation(content, _spans(attribution["source"]), is_direct)


def _spans(parts: list[dict[str, Any]]) -> Spans:
    return tuple((start, end) for part in parts for start, end in part["spans"] if start < end)


def _found(answer: TextAnswer, quote: Quote) -> Quotation:
    speaker: Spans = ()
    if quote.speaker_start is not None and quote.speaker_end is not None:
        speaker = (answer.gold_span(quote.speaker_start, quote.speaker_end),)
    return Quotation((answer.gold_span(quote.char_start, quote.char_end),), speaker)


def _by_regex(text: str) -> Iterator[Quotation]:
    for match in _REGEX.finditer(text):
        side = "behind" if match["behind"] else "before" if match["before"] else None
        yield Quotation((match.span("quote"),), () if side is None else (match.span(side),))
