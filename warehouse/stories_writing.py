"""Writing what was found of stories: members, stories, their figures, the mark on the articles.

Only what has changed is written: rows are compared with those that the lake holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.contract import TABLES
from schemas.tables.operations import Lineage
from schemas.tables.relations import StoryChange
from schemas.vocabularies import StoryChangeKind
from warehouse.content_hash import content_hash
from warehouse.copies import read_articles
from warehouse.parquet import sort_rows
from warehouse.transaction import Transaction

REWRITTEN_ROWS = 20_000
"""Articles rewritten at a time: some 100 MB."""

_NEW_MEMBERS = """
CREATE OR REPLACE TEMP TABLE new_members AS
WITH primaries AS (
    SELECT
        story_articles.story_id,
        story_articles.article_id,
        COALESCE(nearness.similarity, story_members.similarity, 1.0) AS similarity,
        FALSE AS is_copy
    FROM story_articles
    LEFT JOIN nearness ON story_articles.article_id = nearness.article_id
    LEFT JOIN story_members ON story_articles.article_id = story_members.article_id
    WHERE story_articles.story_id IS NOT NULL
)
SELECT * FROM primaries
UNION ALL
SELECT primaries.story_id, copies.article_id, primaries.similarity, TRUE AS is_copy
FROM dup_groups AS copies
INNER JOIN dup_groups AS originals ON copies.group_id = originals.group_id
INNER JOIN primaries ON originals.article_id = primaries.article_id
WHERE originals.is_primary AND NOT copies.is_primary
"""
_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched_stories AS
SELECT story_id FROM (SELECT * FROM new_members EXCEPT SELECT * FROM story_members)
UNION
SELECT story_id FROM (SELECT * FROM story_members EXCEPT SELECT * FROM new_members)
UNION
-- A commit that replaced an article has taken its membership away, and left the story as it was.
SELECT stories.story_id
FROM stories
LEFT JOIN (SELECT story_id, COUNT(*) AS n_members FROM new_members GROUP BY story_id) AS counts
    ON stories.story_id = counts.story_id
WHERE stories.n_articles <> COALESCE(counts.n_members, 0)
"""
_WORK_TABLES = (
    "new_members", "touched_stories", "story_articles", "window_articles",
    "story_vectors", "terms_read", "terms_weighed",
)  # fmt: skip


def write_members(
    change: Transaction, story_of: Mapping[str, str], nearness: Mapping[str, float]
) -> int:
    """Bring story_members up to date; `touched_stories` then names the stories that changed.

    `story_of` gives the story of every primary; copies follow theirs. Returns how many stories
    have changed.
    """
    connection = change.connection
    given = pa.table(
        {"article_id": list(story_of), "story_id": list(story_of.values())},
        schema=pa.schema([("article_id", pa.string()), ("story_id", pa.string())]),
    )
    near = pa.table(
        {"article_id": list(nearness), "similarity": list(nearness.values())},
        schema=pa.schema([("article_id", pa.string()), ("similarity", pa.float64())]),
    )
    with _registered(connection, placed_now=given, nearness=near):
        connection.execute(
            "UPDATE story_articles SET story_id = placed_now.story_id FROM placed_now "
            "WHERE story_articles.article_id = placed_now.article_id"
        )
        connection.execute(_NEW_MEMBERS)
    connection.execute(_TOUCHED)
    gone = connection.execute(
        "SELECT article_id FROM (SELECT * FROM story_members EXCEPT SELECT * FROM new_members)"
    ).fetchall()
    fresh = connection.execute(
        "SELECT * FROM new_members EXCEPT SELECT * FROM story_members"
    ).to_arrow_table()
    change.delete("story_members", "article_id", (article_id for (article_id,) in gone))
    change.append("story_members", fresh.cast(arrow_schema(TABLES["story_members"])))
    row = connection.execute("SELECT COUNT(*) FROM touched_stories").fetchone()
    return int(row[0]) if row else 0


def write_stories(change: Transaction) -> None:
    """Write the touched stories and their figures anew."""
    touched = change.connection.execute("SELECT story_id FROM touched_stories").fetchall()
    ids = [story_id for (story_id,) in touched]
    for name, file in (("stories", "story_rows.sql"), ("figure_series", "figure_series.sql")):
        rows = change.connection.execute(_query(file)).to_arrow_table()
        change.delete(name, "story_id", ids)
        change.append(name, rows.cast(arrow_schema(TABLES[name])))


def write_changes(
    change: Transaction, changes: Iterable[tuple[str, str, StoryChangeKind]], run_id: str | None
) -> None:
    """Note which stories were merged or split: story, the other one, kind."""
    change.append_rows("story_changes", [StoryChange(*one, run_id) for one in changes])


def mark_stories(change: Transaction, run_id: str | None) -> int:
    """Give every article the id of its story; only rows that change are rewritten."""
    found = change.connection.execute(
        "SELECT articles.article_id, articles.published_at, new_members.story_id FROM articles "
        "LEFT JOIN new_members ON articles.article_id = new_members.article_id "
        "WHERE articles.story_id IS DISTINCT FROM new_members.story_id"
    ).to_arrow_table()
    story_of = dict(
        zip(found["article_id"].to_pylist(), found["story_id"].to_pylist(), strict=True)
    )
    changed = found.drop_columns("story_id")
    for rows in read_articles(change, changed, "*", REWRITTEN_ROWS):
        _rewrite(change, rows, story_of, run_id)
    return int(changed.num_rows)


def drop_work_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the temporary tables of a search, whether its change was committed or not."""
    for name in _WORK_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.main.{name}")


def _rewrite(
    change: Transaction, rows: pa.Table, story_of: Mapping[str, str | None], run_id: str | None
) -> None:
    ids = rows["article_id"].to_pylist()
    stories = pa.array([story_of[article_id] for article_id in ids], pa.string())
    rows = rows.set_column(rows.schema.get_field_index("story_id"), "story_id", stories)
    change.delete("articles", "article_id", ids)
    written = change.append("articles", rows)
    if written and run_id:
        file = written.path.relative_to(change.location.data).as_posix()
        digest = content_hash(change.connection, sort_rows(TABLES["articles"], rows))
        inputs = sorted(set(rows["input_id"].to_pylist()))
        change.append_rows(
            "lineage", [Lineage("articles", file, written.rows, digest, inputs, run_id)]
        )


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, **tables: pa.Table) -> Iterator[None]:
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


@cache
def _query(file: str) -> str:
    return resources.files("warehouse").joinpath(file).read_text(encoding="utf-8").strip()
