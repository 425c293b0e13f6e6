"""What a worker does with one record: parse, build the article, check it against the contract.

The only place where any exception of a document is caught: it becomes a row of the quarantine,
and the run goes on.
"""

from __future__ import annotations

import hashlib
import logging
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from types import FrameType

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.conformance import to_arrow, violations
from schemas.contract import TABLES
from schemas.documents import ArticleFacts, ArticleRows, RawRecord, SourceContext
from schemas.errors import InputError, NoArticle
from schemas.identifiers import content_id
from schemas.tables.corpus import Article
from schemas.tables.operations import QuarantinedRecord, RecordOutcome
from schemas.vocabularies import ErrorCode, Outcome, QuarantineStatus, Stage
from transforms.article import build_article
from transforms.copies.fingerprints import article_fingerprint
from transforms.facts import FACT_FLAGS, FAILED
from transforms.formats import FORMATS
from warehouse.staging import STAGED_RECORD, staged_record

_log = logging.getLogger(__name__)

FACT_TABLES = tuple(field.name for field in fields(ArticleFacts) if field.name in TABLES)
ROW_TABLES = (*(field.name for field in fields(ArticleRows)), *FACT_TABLES)
SLICE_TABLES = (*ROW_TABLES, "record_outcomes", "quarantine")


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A record with what is needed to turn it into rows."""

    input_id: str
    uri: str
    context: SourceContext
    record: RawRecord
    article: Article | None = None
    """Set for an article of the lake that is only to be searched for facts again."""


@dataclass(slots=True)
class InputTally:
    """What became of the records of one input, by the worker's count."""

    articles_out: int = 0
    filtered: int = 0
    quarantined: int = 0

    def add(self, other: InputTally) -> None:
        """Add another count of the same input."""
        self.articles_out += other.articles_out
        self.filtered += other.filtered
        self.quarantined += other.quarantined


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The rows of a batch and the count of its records per input."""

    tables: dict[str, pa.Table]
    tallies: dict[str, InputTally]


class DocumentTimeout(BaseException):
    """A document used up its time. No Exception, so that no library swallows it."""


ReadDocument = Callable[[WorkItem], ArticleRows]
FindFacts = Callable[[Article], ArticleFacts]
Rows = dict[str, Sequence[object]]
"""Table -> rows of one record."""


def read_document(item: WorkItem) -> ArticleRows:
    """Parse a record and build its article; InputError or NoArticle where there is none."""
    if item.article is not None:
        return ArticleRows(articles=(item.article,))
    document = FORMATS[item.record.format].parse(item.record)
    return build_article(
        document, item.context, input_id=item.input_id, locator=item.record.locator
    )


def no_facts(_article: Article) -> ArticleFacts:
    """Find nothing."""
    return ArticleFacts()


def process_items(
    items: Sequence[WorkItem],
    run_id: str,
    time_limit_s: float,
    read: ReadDocument = read_document,
    find: FindFacts = no_facts,
    on_start: Callable[[int], None] = lambda _: None,
) -> BatchResult:
    """Turn records into rows; each ends as an article, filtered or in quarantine.

    `on_start` is called with the number of each item before it is touched, so that a process
    that watches can tell which one killed this one.
    """
    rows: dict[str, list[object]] = defaultdict(list)
    records: dict[str, list[str]] = defaultdict(list)
    tallies: dict[str, InputTally] = defaultdict(InputTally)
    for number, item in enumerate(items):
        on_start(number)
        tally = tallies[item.input_id]
        try:
            with _time_limit(time_limit_s):
                found = rows_of(_with_fingerprints(read(item), item), find)
        except NoArticle as verdict:
            tally.filtered += 1
            rows["record_outcomes"].append(
                RecordOutcome(
                    item.input_id, item.record.locator, Outcome.FILTERED, verdict.reason, None, 1
                )
            )
        except (Exception, DocumentTimeout) as error:  # noqa: BLE001 - the boundary of a document
            tally.quarantined += 1
            rows["quarantine"].append(
                quarantined(item, _as_input_error(error, time_limit_s), run_id)
            )
        else:
            tally.articles_out += 1
            record = staged_record(item.input_id, item.record.locator)
            for name in ROW_TABLES:
                own = found[name]
                rows[name].extend(own)
                records[name].extend([record] * len(own))
    tables = {name: to_arrow(TABLES[name], rows[name]) for name in SLICE_TABLES if rows[name]}
    for name, own_records in records.items():
        if own_records:
            column = pa.array(own_records, pa.string())
            tables[name] = tables[name].append_column(STAGED_RECORD, column)
    return BatchResult(tables, dict(tallies))


def empty_slice() -> dict[str, pa.Table]:
    """The tables of a slice, without a row."""
    empty = {name: arrow_schema(TABLES[name]).empty_table() for name in SLICE_TABLES}
    for name in ROW_TABLES:
        empty[name] = empty[name].append_column(STAGED_RECORD, pa.array([], pa.string()))
    return empty


def quarantined(item: WorkItem, error: InputError, run_id: str) -> QuarantinedRecord:
    """The quarantine row of a record."""
    return quarantine_row(
        item.input_id,
        item.uri,
        item.record.locator,
        error,
        run_id,
        hashlib.sha256(item.record.payload).hexdigest(),
    )


def quarantine_row(
    input_id: str, uri: str, locator: str, error: InputError, run_id: str, raw_sha256: str | None
) -> QuarantinedRecord:
    """A quarantine row, first attempt."""
    return QuarantinedRecord(
        record_id=content_id("record", input_id, locator),
        input_id=input_id,
        uri=uri,
        locator=locator,
        stage=error.stage,
        error_code=error.code,
        message=error.message[:2_000].encode("utf-8", "replace").decode("utf-8"),
        raw_sha256=raw_sha256,
        attempts=1,
        first_run_id=run_id,
        last_run_id=run_id,
        status=QuarantineStatus.OPEN,
    )


def rows_of(found: ArticleRows, find: FindFacts) -> Rows:
    """The rows of a document with the facts found in its text, checked against the contract.

    Facts never cost their article: where the search fails, it is kept without any, and a flag
    says so.
    """
    articles, facts = [], []
    for article in found.articles:
        searched, of_article = _search(article, find)
        articles.append(searched)
        facts.append(of_article)
    rows: Rows = {field.name: getattr(found, field.name) for field in fields(ArticleRows)}
    rows["articles"] = articles
    for name in FACT_TABLES:
        rows[name] = [row for one in facts for row in getattr(one, name)]
    for name in (field.name for field in fields(ArticleRows)):
        _conform(name, rows[name])
    return rows


def _with_fingerprints(found: ArticleRows, item: WorkItem) -> ArticleRows:
    """The rows with those by which copies are found; an article of the lake has them there."""
    if item.article is not None:
        return found
    return replace(found, fingerprints=tuple(map(article_fingerprint, found.articles)))


def _search(article: Article, find: FindFacts) -> tuple[Article, ArticleFacts]:
    try:
        facts = find(article)
        for name in FACT_TABLES:
            _conform(name, getattr(facts, name))
    except (Exception, DocumentTimeout):  # noqa: BLE001 - the boundary of a search
        _log.exception("the search for facts failed in article %s", article.article_id)
        facts = ArticleFacts(quality_flags=(FAILED,))
    flags = {*article.quality_flags} - FACT_FLAGS | {*facts.quality_flags}
    if flags == {*article.quality_flags}:
        return article, facts
    return replace(article, quality_flags=sorted(flags)), facts


def _conform(name: str, rows: Sequence[object]) -> None:
    breaches = violations(TABLES[name], rows)
    if breaches:
        raise InputError(ErrorCode.CONTRACT_VIOLATION, breaches[0].message, Stage.CONFORM)


def _as_input_error(error: BaseException, time_limit_s: float) -> InputError:
    if isinstance(error, InputError):
        return error
    if isinstance(error, DocumentTimeout):
        message = f"no result after {time_limit_s:g} s"
        return InputError(ErrorCode.DOCUMENT_TIMEOUT, message, Stage.EXTRACT)
    if isinstance(error, MemoryError):
        message = "the document needs more memory than a worker may take"
        return InputError(ErrorCode.OUT_OF_MEMORY, message, Stage.EXTRACT)
    message = f"{type(error).__name__}: {error}"
    return InputError(ErrorCode.EXTRACTION_FAILED, message, Stage.EXTRACT)


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise DocumentTimeout in the block after `seconds`, and again every second.

    Needs the main thread. Does not interrupt one long call of native code: for that a worker is
    killed from outside (`flows.steps.workers`).
    """

    def expire(_signal: int, _frame: FrameType | None) -> None:
        raise DocumentTimeout

    previous = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
