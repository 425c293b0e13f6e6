"""Committing staged slices: the rows of all tables, the ledger and the lineage, in one change.

The same article may come from several inputs. The lake keeps one row of it, and which one does
not depend on the order of arrival: the earliest crawl wins, then the smallest input id, then the
smallest locator. A row that loses, whether it is new or already in the lake, is counted as a
duplicate of its input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from schemas.contract import TABLES, fields_of
from schemas.errors import StorageError
from schemas.tables.operations import InputFile, Lineage, QuarantinedRecord, RecordOutcome
from schemas.vocabularies import InputState, Outcome, OutcomeReason, QuarantineStatus
from warehouse.content_hash import content_hash
from warehouse.ledger import AUTHOR, input_rows, put_input_rows
from warehouse.location import LakeLocation
from warehouse.parquet import sort_rows
from warehouse.staging import STAGED_RECORD, StagedInput, StagedSlice, read_slice
from warehouse.transaction import Transaction, transaction

ARTICLE_TABLES = tuple(
    table.name
    for table in TABLES.values()
    if table.name != "record_outcomes"
    and any(column.name == "article_id" for column in fields_of(table.row_class))
)
"""Tables whose rows go when their article goes."""


@dataclass(frozen=True, slots=True)
class CommitCounts:
    """What a commit added, after duplicates were resolved."""

    records_in: int = 0
    articles_out: int = 0
    duplicates: int = 0
    filtered: int = 0
    quarantined: int = 0


@dataclass(slots=True)
class _Book:
    """The ledger rows of the inputs that a commit touches, as they change."""

    rows: dict[str, InputFile] = field(default_factory=dict)
    before: dict[str, InputFile] = field(default_factory=dict)
    """The rows as the commit found them; an input that is read anew counts from zero."""
    outcomes: list[RecordOutcome] = field(default_factory=list)
    overtaken: set[str] = field(default_factory=set)

    def load(self, change: Transaction, input_ids: Iterable[str]) -> None:
        """Fetch the ledger rows that are not in the book yet."""
        found = input_rows(change, set(input_ids) - set(self.rows))
        self.rows.update(found)
        self.before.update(found)

    def reset(self, input_id: str) -> None:
        """Count an input from zero: its rows have been removed."""
        empty = replace(
            self.rows[input_id],
            records_in=0,
            articles_out=0,
            duplicates=0,
            filtered=0,
            quarantined=0,
        )
        self.rows[input_id] = self.before[input_id] = empty

    def move_to_duplicates(self, input_id: str, locator: str, article_id: str) -> None:
        """Count a record of an input as a duplicate and no longer as an article."""
        row = self.rows[input_id]
        self.rows[input_id] = replace(
            row, articles_out=row.articles_out - 1, duplicates=row.duplicates + 1
        )
        self.outcomes.append(
            RecordOutcome(
                input_id, locator, Outcome.DUPLICATE, OutcomeReason.SAME_ARTICLE, article_id, 1
            )
        )

    def added(self) -> CommitCounts:
        """What the ledger gained."""
        names = ("records_in", "articles_out", "duplicates", "filtered", "quarantined")
        return CommitCounts(
            **{
                name: sum(
                    getattr(row, name) - getattr(self.before.get(input_id), name, 0)
                    for input_id, row in self.rows.items()
                )
                for name in names
            }
        )


def commit_slices(
    connection: duckdb.DuckDBPyConnection,
    location: LakeLocation,
    run_id: str,
    slices: Sequence[StagedSlice],
) -> CommitCounts:
    """Commit slices as one change.

    Inputs that another process has read meanwhile are left out. Raises StorageError, with the
    lake unchanged, if an input does not balance.
    """
    staged_inputs = [staged for one in slices for staged in one.inputs]
    with transaction(connection, location, AUTHOR, f"run {run_id}") as change:
        book = _Book()
        book.load(change, {staged.input_id for staged in staged_inputs})
        replaced = {
            staged.input_id
            for staged in staged_inputs
            if staged.replaces and staged.first_record == 0 and staged.input_id in book.rows
        }
        gone = _remove_inputs(change, book, replaced)
        for one in slices:
            _commit_slice(change, book, run_id, one)
        _merge_quarantine(change, run_id, replaced)
        change.append_rows("record_outcomes", book.outcomes)
        _mark_stale(change, book, gone)
        _check_balance(book)
        put_input_rows(change, (_closed(row) for row in book.rows.values()))
    return book.added()


def commit_identical(
    connection: duckdb.DuckDBPyConnection,
    location: LakeLocation,
    run_id: str,
    copies: Sequence[tuple[InputFile, str]],
) -> CommitCounts:
    """Enter files whose bytes another input holds: pairs of a ledger row and that input's id."""
    if not copies:
        return CommitCounts()
    with transaction(connection, location, AUTHOR, f"identical inputs of run {run_id}") as change:
        originals = input_rows(change, {original for _, original in copies})
        earlier = input_rows(change, {row.input_id for row, _ in copies})
        rows, outcomes = [], []
        for row, original_id in copies:
            n_records = originals[original_id].records_in
            before = earlier.get(row.input_id)
            rows.append(
                replace(
                    row,
                    format=originals[original_id].format,
                    records_in=n_records,
                    duplicates=n_records,
                    first_run_id=before.first_run_id if before else run_id,
                )
            )
            outcomes.append(
                RecordOutcome(
                    row.input_id,
                    "",
                    Outcome.DUPLICATE,
                    OutcomeReason.IDENTICAL_INPUT,
                    None,
                    max(n_records, 1),
                )
            )
        change.delete("record_outcomes", "input_id", [row.input_id for row in rows])
        put_input_rows(change, rows)
        change.append_rows("record_outcomes", outcomes)
    total = sum(row.records_in for row in rows)
    return CommitCounts(records_in=total, duplicates=total)


def _remove_inputs(change: Transaction, book: _Book, replaced: set[str]) -> set[str]:
    """Delete the rows of inputs that are read anew; returns the ids of their articles."""
    if not replaced:
        return set()
    found = change.query(
        "SELECT article_id FROM articles WHERE input_id IN (SELECT value FROM wanted)", replaced
    )
    article_ids = set(found.column("article_id").to_pylist())
    for table_name in ARTICLE_TABLES:
        change.delete(table_name, "article_id", article_ids)
    change.delete("record_outcomes", "input_id", replaced)
    for input_id in replaced:
        book.reset(input_id)
    return article_ids


def _commit_slice(change: Transaction, book: _Book, run_id: str, staged: StagedSlice) -> None:
    for one in staged.inputs:
        _enter_input(book, run_id, one)
    tables = read_slice(staged)
    articles = tables.pop("articles")
    if book.overtaken:
        skip = pa.array(sorted(book.overtaken), pa.string())
        articles = articles.filter(pc.invert(pc.is_in(articles["input_id"], skip)))
        for name in ("record_outcomes", "quarantine"):
            tables[name] = tables[name].filter(pc.invert(pc.is_in(tables[name]["input_id"], skip)))
    kept = _resolve_duplicates(change, book, articles)
    ids, records = kept["article_id"].combine_chunks(), kept[STAGED_RECORD].combine_chunks()
    sources = sorted(set(kept["input_id"].to_pylist()))
    lineage = []
    for name, rows in [("articles", kept), *sorted(tables.items())]:
        if name in ARTICLE_TABLES:
            is_kept = pc.and_(
                pc.is_in(rows["article_id"], ids), pc.is_in(rows[STAGED_RECORD], records)
            )
            rows = rows.filter(is_kept).drop_columns(STAGED_RECORD)  # noqa: PLW2901 - the same rows, fewer
        written = change.append(name, rows)
        if written:
            file = written.path.relative_to(change.location.data).as_posix()
            inputs = (
                sources if name in ARTICLE_TABLES else sorted(set(rows["input_id"].to_pylist()))
            )
            digest = content_hash(change.connection, sort_rows(TABLES[name], rows))
            lineage.append(Lineage(name, file, written.rows, digest, inputs, run_id))
    change.append_rows("lineage", lineage)


def _enter_input(book: _Book, run_id: str, staged: StagedInput) -> None:
    row = book.rows.get(staged.input_id)
    done = row.records_in if row else 0
    if done != staged.first_record or (
        row and row.state == InputState.COMPLETE and not staged.replaces
    ):
        book.overtaken.add(staged.input_id)
    if staged.input_id in book.overtaken:
        return
    book.rows[staged.input_id] = InputFile(
        input_id=staged.input_id,
        same_as_input_id=None,
        uri=staged.uri,
        size_bytes=staged.size_bytes,
        sha256=staged.sha256,
        format=staged.format,
        source=staged.source,
        interval_date=staged.interval_date,
        given_publisher=staged.given_publisher,
        given_language=staged.given_language,
        given_timezone=staged.given_timezone,
        given_format=staged.given_format,
        profile=staged.profile,
        extractor_version=staged.extractor_version,
        facts_version=staged.facts_version,
        state=InputState.COMPLETE if staged.is_last else InputState.PARTIAL,
        first_run_id=row.first_run_id if row else run_id,
        last_run_id=run_id,
        records_in=done + staged.records_in,
        articles_out=(row.articles_out if row else 0) + staged.articles_out,
        duplicates=row.duplicates if row else 0,
        filtered=(row.filtered if row else 0) + staged.filtered,
        quarantined=(row.quarantined if row else 0) + staged.quarantined,
        is_balanced=True,
    )


RANK = (
    ("has_no_crawl", "ascending"),
    ("crawled_at", "ascending"),
    ("input_id", "ascending"),
    ("locator", "ascending"),
    ("is_new", "ascending"),
)


def _resolve_duplicates(change: Transaction, book: _Book, articles: pa.Table) -> pa.Table:
    """The new articles that the lake is to hold; losers, old and new, become duplicates."""
    columns = ("article_id", "crawled_at", "input_id", "locator")
    new = articles.select(columns).append_column("is_new", pa.array([1] * articles.num_rows))
    old = change.query(
        "SELECT article_id, crawled_at, input_id, locator, 0::BIGINT AS is_new FROM articles "
        "WHERE article_id IN (SELECT value FROM wanted)",
        new["article_id"].to_pylist(),
    )
    if old.num_rows == 0 and pc.count_distinct(new["article_id"]).as_py() == new.num_rows:
        return articles
    new = new.append_column("row_no", pa.array(range(new.num_rows), pa.int64()))
    old = old.append_column("row_no", pa.array([-1] * old.num_rows, pa.int64()))
    both = pa.concat_tables([new, old.select(new.column_names).cast(new.schema)])
    both = both.append_column("has_no_crawl", pc.is_null(both["crawled_at"]))
    winners: set[str] = set()
    lost_new: list[int] = []
    lost_old: list[dict[str, str]] = []
    for row in both.sort_by(list(RANK)).to_pylist():
        if row["article_id"] not in winners:
            winners.add(row["article_id"])
        elif row["is_new"]:
            lost_new.append(row["row_no"])
            book.move_to_duplicates(row["input_id"], row["locator"], row["article_id"])
        else:
            lost_old.append(row)
    _displace(change, book, lost_old)
    mask = [True] * articles.num_rows
    for row_no in lost_new:
        mask[row_no] = False
    return articles.filter(pa.array(mask, pa.bool_()))


def _displace(change: Transaction, book: _Book, lost: Sequence[dict[str, str]]) -> None:
    """Take rows out of the lake whose article comes with a better claim."""
    book.load(change, {row["input_id"] for row in lost})
    for row in lost:
        book.move_to_duplicates(row["input_id"], row["locator"], row["article_id"])
    for table_name in ARTICLE_TABLES:
        change.delete(table_name, "article_id", [row["article_id"] for row in lost])


def _merge_quarantine(change: Transaction, run_id: str, replaced: set[str]) -> None:
    """Give bad records that failed again their history; those that passed are `replayed`."""
    if not replaced:
        return
    found = change.query(
        "SELECT * FROM quarantine WHERE input_id IN (SELECT value FROM wanted)", replaced
    ).to_pylist()
    records: dict[str, list[QuarantinedRecord]] = {}
    for row in found:
        records.setdefault(row["record_id"], []).append(QuarantinedRecord(**row))
    merged = [_merged(versions, run_id) for _, versions in sorted(records.items())]
    change.delete("quarantine", "record_id", records)
    change.append_rows("quarantine", merged)


def _merged(versions: list[QuarantinedRecord], run_id: str) -> QuarantinedRecord:
    versions.sort(key=lambda record: record.last_run_id == run_id)
    newest = versions[-1]
    if newest.last_run_id != run_id:
        return replace(newest, status=QuarantineStatus.REPLAYED, last_run_id=run_id)
    if len(versions) == 1:
        return newest
    before = versions[0]
    return replace(
        newest,
        attempts=before.attempts + 1,
        first_run_id=before.first_run_id,
        status=QuarantineStatus.WAIVED
        if before.status == QuarantineStatus.WAIVED
        else QuarantineStatus.OPEN,
    )


def _mark_stale(change: Transaction, book: _Book, gone: set[str]) -> None:
    """Mark inputs whose duplicate stood for an article that this commit took away."""
    if not gone:
        return
    found = change.query(
        "SELECT DISTINCT input_id FROM record_outcomes WHERE article_id IN "
        "(SELECT value FROM wanted) AND article_id NOT IN (SELECT article_id FROM articles)",
        gone,
    )
    stale = set(found.column("input_id").to_pylist())
    book.load(change, stale)
    for input_id in sorted(stale):
        book.rows[input_id] = replace(book.rows[input_id], state=InputState.STALE)


def _closed(row: InputFile) -> InputFile:
    return replace(row, is_balanced=_is_balanced(row))


def _is_balanced(row: InputFile) -> bool:
    return row.records_in == row.articles_out + row.duplicates + row.filtered + row.quarantined


def _check_balance(book: _Book) -> None:
    for row in book.rows.values():
        if not _is_balanced(row):
            raise StorageError(
                f"{row.uri} does not balance: {row.records_in} records in, "
                f"{row.articles_out} articles + {row.duplicates} duplicates + "
                f"{row.filtered} filtered + {row.quarantined} quarantined out; "
                "this is a bug: nothing was committed"
            )
