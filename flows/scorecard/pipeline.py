"""Pages through our own pipeline: the workers, limits and functions of an ingest, no lake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import Any

from flows.scorecard.answers import Answer, GoldPage, Published, Row, published_of
from flows.steps.document import BatchResult, WorkItem
from flows.steps.ingest import FUTURE_MARGIN
from flows.steps.workers import Batch, WorkerLimits, WorkerPool
from schemas.documents import MetadataClaims, RawRecord, SourceContext
from schemas.vocabularies import Evidence, Precision

BATCH_PAGES = 8
_TO_THE_DAY = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAY})
_TO_THE_MINUTE = frozenset({Precision.SECOND, Precision.MINUTE})


def read_pages(pages: Sequence[GoldPage], now: datetime, limits: WorkerLimits) -> dict[str, Answer]:
    """What the pipeline makes of each page, by name. A page that fails has an error."""
    context = SourceContext(latest_plausible_at=now + FUTURE_MARGIN)
    tables: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    with WorkerPool("scorecard", limits) as pool:
        for result in pool.run(_batches(pages, context)):
            _file_rows(result, tables)
    return {page.name: answer_from_rows(tables[page.name]) for page in pages}


def work_item(page: GoldPage, context: SourceContext) -> WorkItem:
    """A page as the reader hands it to a worker: its bytes, and where it was fetched."""
    claims = (MetadataClaims(Evidence.ARCHIVE, url=page.url),) if page.url else ()
    record = RawRecord(page.name, page.format, page.read(), claims=claims)
    return WorkItem(page.name, page.name, context, record)


def _batches(pages: Iterable[GoldPage], context: SourceContext) -> Iterator[Batch]:
    waiting = iter(pages)
    while chosen := tuple(islice(waiting, BATCH_PAGES)):
        yield Batch(tuple(work_item(page, context) for page in chosen))


def _file_rows(result: BatchResult, tables: dict[str, dict[str, list[Row]]]) -> None:
    """Sort the rows of a batch by page; most tables name the article, which names its page."""
    found = {name: table.to_pylist() for name, table in result.tables.items()}
    page_of = {row["article_id"]: row["input_id"] for row in found.get("articles", ())}
    for name, rows in found.items():
        for row in rows:
            page = row.get("input_id") or page_of.get(row.get("article_id"))
            if page is not None:
                tables[page][name].append(row)


def answer_from_rows(tables: Mapping[str, Sequence[Row]]) -> Answer:
    """The answer that the rows of a page stand for: its longest article, if it has several."""
    articles: Sequence[Mapping[str, Any]] = tables.get("articles", ())  # Any: rows of all types
    if not articles:
        return Answer(error=_why_not(tables))
    main = max(articles, key=lambda row: len(row["body"]))
    signed = [row for row in tables.get("authors", ()) if row["article_id"] == main["article_id"]]
    return Answer(
        body=main["body"],
        title=main["title"],
        authors=tuple(main["authors"]),
        credits=tuple(str(row["name"]) for row in signed),
        published=_published(main),
        tags=tuple(main["keywords"]),
        method=main["extraction_method"],
        flags=tuple(main["quality_flags"]),
        tables={name: tuple(rows) for name, rows in tables.items()},
    )


def _why_not(tables: Mapping[str, Sequence[Row]]) -> str:
    for row in tables.get("quarantine", ()):
        return f"{row['error_code']}: {row['message']}"
    for row in tables.get("record_outcomes", ()):
        return f"{row['outcome']}: {row['reason']}"
    return "no row at all"


def _published(article: Mapping[str, Any]) -> Published:  # Any: a row of all types
    moment, precision = article["published_at"], article["published_precision"]
    if moment is None or precision not in _TO_THE_DAY:
        return Published()
    offset_min = article["published_tz_offset_min"]
    # a day without a clock time is stored as midnight UTC of that day
    if offset_min is None or precision == Precision.DAY:
        return Published(frozenset({moment.astimezone(UTC).date()}))
    said = published_of(moment.astimezone(timezone(timedelta(minutes=offset_min))))
    return said if precision in _TO_THE_MINUTE else Published(said.days)
