"""Small staged slices for tests of the warehouse: articles with nothing in them but their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from flows.steps.document import empty_slice
from schemas.conformance import to_arrow
from schemas.contract import TABLES
from schemas.identifiers import content_id
from schemas.tables.corpus import Article, Author
from schemas.tables.operations import QuarantinedRecord
from schemas.vocabularies import ArticleType, AuthorRole, ErrorCode, Evidence, Paywall, Stage
from schemas.vocabularies import QuarantineStatus as Status
from warehouse.staging import STAGED_RECORD, StagedInput, StagedSlice, staged_record, write_slice

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(name: str, input_id: str, locator: str, crawled_at: datetime | None = None) -> Article:
    """An article whose id depends on its name alone."""
    return Article(
        article_id=content_id("article", name),
        revision_id=content_id(name),
        input_id=input_id,
        locator=locator,
        source="test",
        publisher=None,
        url=None,
        canonical_url=None,
        url_key=None,
        domain=None,
        external_id=None,
        title=name,
        subtitle=None,
        lead=None,
        body=name,
        paragraphs=[],
        byline_raw=None,
        authors=[],
        section=None,
        article_type=ArticleType.NEWS,
        published_at=NOON,
        published_precision=None,
        published_evidence=None,
        published_tz_offset_min=None,
        modified_at=None,
        crawled_at=crawled_at,
        language="en",
        language_confidence=1.0,
        language_declared=None,
        word_count=1,
        paywall=Paywall.UNKNOWN,
        image_url=None,
        keywords=[],
        extraction_method="test",
        extractor_version="1",
        quality_flags=[],
        body_sha256="",
        is_primary=True,
        dup_group_id=None,
        story_id=None,
    )


def author_of(row: Article) -> Author:
    """An author that marks which copy of an article its rows belong to."""
    name = f"{row.input_id}/{row.locator}"
    return Author(row.article_id, 0, name, name, AuthorRole.AUTHOR, False, Evidence.BYLINE)


def bad_record(input_id: str, locator: str, run_id: str) -> QuarantinedRecord:
    """A quarantined record."""
    return QuarantinedRecord(
        record_id=content_id("record", input_id, locator),
        input_id=input_id,
        uri=f"/{input_id}",
        locator=locator,
        stage=Stage.PARSE,
        error_code=ErrorCode.INVALID_JSON,
        message="bad",
        raw_sha256=None,
        attempts=1,
        first_run_id=run_id,
        last_run_id=run_id,
        status=Status.OPEN,
    )


def staged_input(input_id: str, articles: int, quarantined: int = 0) -> StagedInput:
    """An input that was read to its end."""
    return StagedInput(
        input_id=input_id,
        uri=f"/{input_id}",
        size_bytes=1,
        sha256=input_id,
        format="text",
        source=None,
        interval_date=None,
        given_publisher=None,
        given_language=None,
        given_timezone=None,
        given_format=None,
        profile="full",
        facts_version="1",
        extractor_version="1",
        first_record=0,
        records_in=articles + quarantined,
        articles_out=articles,
        filtered=0,
        quarantined=quarantined,
        is_last=True,
        replaces=False,
    )


def stage(
    folder: Path,
    names: dict[str, Sequence[str]],
    *,
    crawled: dict[str, datetime] | None = None,
    bad: Sequence[QuarantinedRecord] = (),
    replaces: bool = False,
) -> StagedSlice:
    """A slice with, for each input id, articles of the given names."""
    rows = [
        article(name, input_id, f"line={number}", (crawled or {}).get(input_id))
        for input_id, own in names.items()
        for number, name in enumerate(own)
    ]
    inputs = [
        replace(
            staged_input(input_id, len(own), sum(one.input_id == input_id for one in bad)),
            replaces=replaces,
        )
        for input_id, own in names.items()
    ]
    tables: dict[str, Sequence[object]] = {
        "articles": rows,
        "authors": [author_of(row) for row in rows],
        "quarantine": list(bad),
    }
    arrow = empty_slice()
    records = pa.array([staged_record(row.input_id, row.locator) for row in rows], pa.string())
    for name, own in tables.items():
        arrow[name] = to_arrow(TABLES[name], own)
        if name != "quarantine":
            arrow[name] = arrow[name].append_column(STAGED_RECORD, records)
    return write_slice(folder, tuple(inputs), arrow)
