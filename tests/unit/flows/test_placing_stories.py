"""Placing articles day by day gives the stories of placing all at once."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from benchmarks.stories_corpus import StoryCorpus
from benchmarks.stories_scale import Tables, day_tables
from flows.steps.stories import place_all
from schemas.contract import TABLES
from schemas.ddl import create_table_sql
from warehouse import stories

N_DAYS = 6


def stories_of(runs: Sequence[Sequence[Tables]]) -> dict[str, str]:
    """Article -> story, after runs that bring the articles of some days each."""
    connection = duckdb.connect()
    for name in ("articles", "story_terms", "story_members"):
        connection.execute(create_table_sql(TABLES[name], "main"))
    placed: dict[str, str] = {}
    for days in runs:
        for tables in days:
            for name in ("articles", "story_terms"):
                connection.register("rows", tables[name])
                connection.execute(f"INSERT INTO {name} SELECT * FROM rows")
                connection.unregister("rows")
        stories.load_articles(connection)
        placed, _ = place_all(connection)
        members = pa.table({"article_id": list(placed), "story_id": list(placed.values())})
        connection.register("members", members)
        connection.execute("DELETE FROM story_members")
        connection.execute(
            "INSERT INTO story_members SELECT story_id, article_id, 1.0, FALSE FROM members"
        )
        connection.unregister("members")
    return placed


def test_days_one_by_one_give_the_stories_of_one_run() -> None:
    corpus = StoryCorpus(seed=2, per_day=120)
    days = [day_tables(list(corpus.day(day)), day) for day in range(N_DAYS)]
    at_once = stories_of([days])
    assert stories_of([[one] for one in days]) == at_once
    planted = {
        row["article_id"]: row["external_id"]
        for tables in days
        for row in tables["articles"].select(["article_id", "external_id"]).to_pylist()
    }
    mixed = {(story, planted[article]) for article, story in at_once.items()}
    assert len(mixed) < 1.05 * len(set(at_once.values()))
