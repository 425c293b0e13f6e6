"""Searching articles of the lake for facts again: their bodies are there, no file is read.

So a light lake becomes a full one, and a better finder or model reaches what is in the lake.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from flows.steps.document import FACT_TABLES, WorkItem
from flows.steps.fact_settings import FactSettings
from flows.steps.workers import Batch, WorkerLimits, WorkerPool
from schemas.arrow import arrow_schema
from schemas.conformance import from_row, to_arrow
from schemas.contract import TABLES
from schemas.documents import RawRecord, SourceContext
from schemas.tables.corpus import Article
from schemas.tables.operations import InputFile
from transforms.facts import FACT_FLAGS, FAILED
from warehouse.commit_facts import articles_of_inputs, commit_facts, stored_articles
from warehouse.connection import Lake
from warehouse.ledger import read_input_rows
from warehouse.staging import STAGED_RECORD

BATCH_ARTICLES = 32
CHUNK_ARTICLES = 4_000
"""Articles between two commits: what a crash can cost, and what memory holds."""
REPLACED_TABLES = ("articles", *FACT_TABLES)


def annotate_inputs(
    lake: Lake,
    run_id: str,
    input_ids: Sequence[str],
    facts: FactSettings,
    limits: WorkerLimits,
    stop: threading.Event,
    on_articles: Callable[[int], None] = lambda _: None,
) -> int:
    """Search all articles of the inputs anew; returns how many. Ends early where `stop` is set.

    An input counts as done when its last article is committed: until then its row in the ledger
    names the old profile, and another run starts it again.
    """
    found = articles_of_inputs(lake.connection, input_ids)
    left = Counter(input_id for input_id, _ in found)
    rows = read_input_rows(lake.connection, input_ids)
    empty = [_done(rows[input_id], facts, run_id) for input_id in input_ids if not left[input_id]]
    done = 0
    with WorkerPool(run_id, limits, facts) as pool:
        for start in range(0, len(found), CHUNK_ARTICLES):
            if stop.is_set():
                return done
            chunk = found[start : start + CHUNK_ARTICLES]
            left.subtract(input_id for input_id, _ in chunk)
            finished = [
                _done(rows[input_id], facts, run_id)
                for input_id in sorted({input_id for input_id, _ in chunk})
                if not left[input_id]
            ]
            tables = _search(pool, lake, [article_id for _, article_id in chunk], on_articles)
            done += commit_facts(
                lake.connection, lake.location, run_id, tables, [*finished, *empty]
            )
            empty = []
    if empty:
        commit_facts(lake.connection, lake.location, run_id, _no_rows(), empty)
    return done


def _search(
    pool: WorkerPool, lake: Lake, article_ids: Sequence[str], on_articles: Callable[[int], None]
) -> dict[str, pa.Table]:
    articles = [from_row(Article, row) for row in stored_articles(lake.connection, article_ids)]
    collected: dict[str, list[pa.Table]] = defaultdict(list)
    for result in pool.run(_batches(articles)):
        for name in set(result.tables) & set(REPLACED_TABLES):
            collected[name].append(result.tables[name].drop_columns(STAGED_RECORD))
        on_articles(sum(tally.articles_out for tally in result.tallies.values()))
    tables = {
        name: pa.concat_tables([empty, *collected[name]]) for name, empty in _no_rows().items()
    }
    searched = set(tables["articles"]["article_id"].to_pylist())
    lost = [_without_facts(one) for one in articles if one.article_id not in searched]
    rest = to_arrow(TABLES["articles"], lost)
    return {**tables, "articles": pa.concat_tables([tables["articles"], rest])}


def _batches(articles: Sequence[Article]) -> Iterator[Batch]:
    for start in range(0, len(articles), BATCH_ARTICLES):
        yield Batch(tuple(_item(one) for one in articles[start : start + BATCH_ARTICLES]))


def _item(article: Article) -> WorkItem:
    record = RawRecord(article.locator, "stored", b"")
    return WorkItem(article.input_id, article.article_id, SourceContext(), record, article)


def _without_facts(article: Article) -> Article:
    """The article whose search has killed its worker twice."""
    flags = {*article.quality_flags} - FACT_FLAGS | {FAILED}
    return replace(article, quality_flags=sorted(flags))


def _no_rows() -> dict[str, Any]:
    return {name: arrow_schema(TABLES[name]).empty_table() for name in REPLACED_TABLES}


def _done(row: InputFile, facts: FactSettings, run_id: str) -> InputFile:
    return replace(row, profile=facts.profile, facts_version=facts.version, last_run_id=run_id)
