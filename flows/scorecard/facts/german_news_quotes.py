"""German news quotations: direct ones with their speakers, and all types together.

A row matches an item where the characters of both have a Jaccard index of .5 or more, each at most
once. "With speaker": the row's speaker also overlaps the item's, or the item has none.
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
from flows.scorecard.facts.quote_matching import Spans, f_score, match_spans, overlaps
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, TextAnswer, read_texts
from schemas.tables.facts import Quote
from transforms.facts import FactResources

_NAME = r"(?:(?:der|die|das|ein|eine) )?(?:[A-ZÄÖÜ][\w.-]+ ?){1,4}"
_REGEX = re.compile(
    r"(?P<quote>„[^„“”\n]{3,}[“”]|\"[^\"\n]{3,}\"|»[^»«\n]{3,}«)"
    rf"(?:, (?:sagte?|so|erklärte?|betonte?|meinte?|schrieb) (?P<speaker>{_NAME}))?"
)
"""The baseline: what stands between marks, and the name behind a verb of saying."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its speaker, in offsets of the gold text."""

    content: Spans
    speaker: Spans
    is_direct: bool = True


@dataclass(slots=True)
class Tally:
    """Counts of one system over all texts."""

    found: int = 0
    gold: int = 0
    matched: int = 0
    with_speaker: int = 0

    def add(self, found: Sequence[Quotation], gold: Sequence[Quotation]) -> None:
        """Count one text."""
        pairs = match_spans([each.content for each in found], [each.content for each in gold])
        self.found += len(found)
        self.gold += len(gold)
        self.matched += len(pairs)
        self.with_speaker += sum(
            not gold[there].speaker or overlaps(found[here].speaker, gold[there].speaker)
            for here, there in pairs.items()
        )


def score_german_news_quotes(folder: Path, resources: FactResources) -> list[FactScore]:
    """Span F of direct quotations without and with speaker, and of all types."""
    documents = list(_documents(folder))
    texts = [GoldText(each["documentName"], each["originalText"], "de") for each in documents]
    ours, baseline, every, every_baseline = Tally(), Tally(), Tally(), Tally()
    for answer, document in zip(read_texts(texts, resources), documents, strict=True):
        gold = list(_gold(document))
        direct = [each for each in gold if each.is_direct]
        found = [_found(answer, each) for each in answer.facts.quotes]
        by_regex = list(_by_regex(document["originalText"]))
        ours.add(found, direct)
        baseline.add(by_regex, direct)
        every.add(found, gold)
        every_baseline.add(by_regex, gold)
    target = Target(0.60, 0.75)
    return [
        _line("direct quotes, span F", "matched", ours, baseline, None),
        _line("direct quotes, span F with speaker", "with_speaker", ours, baseline, target),
        _line("all types, span F", "matched", every, every_baseline, None),
    ]


def _line(
    measure: str, count: str, ours: Tally, baseline: Tally, target: Target | None
) -> FactScore:
    scores = {
        name: f_score(getattr(tally, count), tally.found, tally.gold)
        for name, tally in (("copydesk", ours), ("regex", baseline))
    }
    return FactScore(measure, ours.gold, scores, target)


def _documents(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _gold(document: dict[str, Any]) -> Iterator[Quotation]:
    for item in document["annotations"]:
        content = _spans(item["quote"])
        if content:
            yield Quotation(content, _spans(item["speaker"]), item["type"] == "Direct")


def _spans(role: dict[str, Any]) -> Spans:
    return tuple((span["charBegin"], span["charEnd"]) for span in role["spans"])


def _found(answer: TextAnswer, quote: Quote) -> Quotation:
    speaker: Spans = ()
    if quote.speaker_start is not None and quote.speaker_end is not None:
        speaker = (answer.gold_span(quote.speaker_start, quote.speaker_end),)
    return Quotation((answer.gold_span(quote.char_start, quote.char_end),), speaker)


def _by_regex(text: str) -> Iterator[Quotation]:
    for match in _REGEX.finditer(text):
        speaker: Spans = (match.span("speaker"),) if match["speaker"] else ()
        yield Quotation((match.span("quote"),), speaker)
