"""A bare loop over our transforms from WARCs to Arrow tables, and where its time goes.

    python -m benchmarks.warc_stages FOLDER_OF_WARCS LAKE

One process, no pool; then one ingest into the lake with one worker, for the times of staging and
of the commit. Prints one JSON object: documents, CPU seconds of the loop, seconds by stage.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import ParamSpec, TypeVar

import flows.steps.process
import transforms.article
from flows.steps.document import WorkItem
from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import FUTURE_MARGIN, IngestOptions, IngestSteps, commit_step, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits
from flows.steps.workers import WorkerLimits
from schemas.conformance import to_arrow, violations
from schemas.contract import TABLES
from schemas.documents import ArticleRows, RawRecord, ReadRecord, SourceContext
from schemas.errors import InputError, NoArticle
from schemas.vocabularies import Profile
from transforms.formats import FORMATS
from transforms.formats.format import ReadLimits
from transforms.formats.reading import read_input
from warehouse.location import LakeLocation

P = ParamSpec("P")
T = TypeVar("T")

ARTICLE_STAGES = {
    "parse_page": "parse",
    "extract_body": "extract",
    "read_page_claims": "metadata",
    "combine": "metadata",
    "choose_dates": "metadata",
    "find_date": "metadata",
    "detect_language": "language",
    "find_media": "links and images",
}
"""Functions that `transforms.article` calls -> stage; what it does itself is "rows"."""


@dataclass(slots=True)
class StageClock:
    """CPU seconds by stage; a stage inside another counts for itself only."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _inner_s: list[float] = field(default_factory=lambda: [0.0])

    def timed(self, stage: str, call: Callable[P, T]) -> Callable[P, T]:
        """The function, with its time put down to a stage."""

        def measured(*arguments: P.args, **named: P.kwargs) -> T:
            started_s = time.process_time()
            self._inner_s.append(0.0)
            try:
                return call(*arguments, **named)
            finally:
                took_s = time.process_time() - started_s
                self.seconds[stage] += took_s - self._inner_s.pop()
                self._inner_s[-1] += took_s

        return measured

    def watch(self, module: ModuleType, stages: dict[str, str]) -> list[str]:
        """Time functions where a module calls them; returns the names it does not have."""
        for name, stage in stages.items():
            if hasattr(module, name):
                setattr(module, name, self.timed(stage, getattr(module, name)))
        return [name for name in stages if not hasattr(module, name)]


def bare_loop(folder: Path, clock: StageClock) -> int:
    """Every page of the WARCs to Arrow tables; returns the number of documents."""
    context = SourceContext(latest_plausible_at=datetime.now(UTC) + FUTURE_MARGIN)
    rows: dict[str, list[object]] = defaultdict(list)
    build = clock.timed("rows", transforms.article.build_article)
    for record in clock_reading(read_records(folder), clock):
        if not isinstance(record, RawRecord):
            continue
        item = WorkItem("input", "uri", context, record)
        try:
            document = clock.timed("decode", FORMATS[record.format].parse)(record)
            found = build(document, context, input_id=item.input_id, locator=record.locator)
        except (InputError, NoArticle):
            continue
        clock.timed("check", check)(found)
        for name in ARTICLE_TABLES:
            rows[name].extend(getattr(found, name))
    to_tables = clock.timed("to Arrow", to_arrow)
    for name, found_rows in rows.items():
        to_tables(TABLES[name], found_rows)
    return len(rows["articles"])


def read_records(folder: Path) -> Iterator[ReadRecord]:
    """All records of all WARCs of a folder."""
    for path in sorted(folder.glob("*.warc.gz")):
        yield from read_input(lambda path=path: path.open("rb"), path.name, ReadLimits())  # type: ignore[misc]  # mypy does not infer a lambda with a default


def clock_reading(records: Iterator[ReadRecord], clock: StageClock) -> Iterator[ReadRecord]:
    """The records, with the time it takes to get each put down to a stage."""

    def advance() -> ReadRecord | None:
        return next(records, None)

    timed = clock.timed("read", advance)
    while (record := timed()) is not None:
        yield record


ARTICLE_TABLES = tuple(one.name for one in fields(ArticleRows))


def check(found: ArticleRows) -> None:
    """The check against the contract that a worker makes."""
    for name in ARTICLE_TABLES:
        violations(TABLES[name], getattr(found, name))


def ingest_times(folder: Path, lake: Path) -> dict[str, float]:
    """Wall seconds that a run waits for staging and for the commit, per run."""
    clock = StageClock()
    clock.watch(flows.steps.process, {"write_slice": "stage"})
    seconds = {"commit": 0.0}

    def commit(*arguments: object) -> object:
        started_s = time.monotonic()
        found = commit_step(*arguments)  # type: ignore[arg-type]  # handed on as they came
        seconds["commit"] += time.monotonic() - started_s
        return found

    limits = SessionLimits(workers=WorkerLimits(workers=1))
    run_ingest(
        IngestRequest(paths=(str(folder),), facts=FactSettings(Profile.LIGHT)),
        LakeLocation(lake),
        IngestOptions(limits=limits),
        IngestSteps(commit=commit),  # type: ignore[arg-type]  # as above
    )
    return {"stage": clock.seconds["stage"], **seconds}


def main(folder: Path, lake: Path) -> None:
    """Run the loop and the ingest, and print the figures."""
    clock = StageClock()
    missing = clock.watch(transforms.article, ARTICLE_STAGES)
    if missing:
        print(f"not called by transforms.article any more: {missing}", file=sys.stderr)
    started_s, started_cpu_s = time.monotonic(), time.process_time()
    documents = bare_loop(folder, clock)
    wall_s, cpu_s = time.monotonic() - started_s, time.process_time() - started_cpu_s
    stages = {name: seconds for name, seconds in clock.seconds.items() if seconds}
    print(
        json.dumps(
            {
                "documents": documents,
                "wall_s": wall_s,
                "cpu_s": cpu_s,
                "stages": {**stages, **ingest_times(folder, lake)},
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
