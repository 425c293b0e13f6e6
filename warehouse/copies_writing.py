"""Writing what was found of copies: the relation tables, and the mark on the articles themselves.

`articles.is_primary` and `dup_group_id` repeat `dup_groups`, because every report and every query
of a user filters on them. Only rows whose mark changes are rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from schemas.contract import TABLES
from schemas.tables.operations import Lineage
from schemas.tables.relations import DupGroup, DupPair, Syndication
from warehouse.content_hash import content_hash
from warehouse.copies import read_articles
from warehouse.parquet import sort_rows
from warehouse.transaction import Transaction

REWRITTEN_ROWS = 20_000
"""Articles rewritten at a time: some 100 MB."""


def replace_groups(
    change: Transaction,
    touched: Sequence[str],
    rows: tuple[Sequence[DupPair], Sequence[DupGroup], Sequence[Syndication]],
) -> None:
    """Put pairs, groups and syndication in place of all rows of the touched articles."""
    for table, column in (
        ("dup_pairs", "article_id"),
        ("dup_pairs", "other_id"),
        ("dup_groups", "article_id"),
        ("syndication", "article_id"),
    ):
        change.delete(table, column, touched)
    pairs, groups, syndication = rows
    change.append_rows("dup_pairs", pairs)
    change.append_rows("dup_groups", groups)
    change.append_rows("syndication", syndication)


def mark_articles(
    change: Transaction, touched: Iterable[str], groups: Iterable[DupGroup], run_id: str | None
) -> int:
    """Rewrite the articles whose mark is not what their group says; returns how many.

    Looked at are the touched articles and the fresh ones that bear a mark.
    """
    marks = {row.article_id: (row.is_primary, row.group_id) for row in groups}
    found = change.query(
        "SELECT article_id, published_at, is_primary, dup_group_id FROM articles "
        "WHERE article_id IN (SELECT value FROM wanted) OR (dup_group_id IS NOT NULL "
        "AND article_id IN (SELECT article_id FROM fresh))",
        touched,
    )
    is_changed = [
        marks.get(article_id, (True, None)) != (is_primary, group_id)
        for article_id, is_primary, group_id in zip(
            found["article_id"].to_pylist(),
            found["is_primary"].to_pylist(),
            found["dup_group_id"].to_pylist(),
            strict=True,
        )
    ]
    changed = found.filter(pa.array(is_changed, pa.bool_()))
    for rows in read_articles(change, changed, "*", REWRITTEN_ROWS):
        _rewrite(change, rows, marks, run_id)
    n_changed: int = changed.num_rows
    return n_changed


def _rewrite(
    change: Transaction,
    rows: pa.Table,
    marks: Mapping[str, tuple[bool, str | None]],
    run_id: str | None,
) -> None:
    ids = rows["article_id"].to_pylist()
    own = [marks.get(article_id, (True, None)) for article_id in ids]
    for name, values in (
        ("is_primary", pa.array([is_primary for is_primary, _ in own], pa.bool_())),
        ("dup_group_id", pa.array([group_id for _, group_id in own], pa.string())),
    ):
        rows = rows.set_column(rows.schema.get_field_index(name), name, values)
    change.delete("articles", "article_id", ids)
    written = change.append("articles", rows)
    if written and run_id:
        file = written.path.relative_to(change.location.data).as_posix()
        digest = content_hash(change.connection, sort_rows(TABLES["articles"], rows))
        inputs = sorted(set(rows["input_id"].to_pylist()))
        change.append_rows(
            "lineage", [Lineage("articles", file, written.rows, digest, inputs, run_id)]
        )
