"""Finding stories day by day: the lake tells how alike articles are, the rules place them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import duckdb

from transforms.stories.changes import story_changes
from transforms.stories.clustering import assign, merge
from warehouse import stories, stories_writing
from warehouse.stories_candidates import similar_pairs
from warehouse.stories_vectors import Day, WindowVectors
from warehouse.transaction import Transaction

STORY_WINDOW_DAYS = 30
"""Days between an article and the earlier ones whose story it may join."""
REPLACED_ARTICLES = 20_000
"""A late article makes the search begin again with its day where no more than so many articles are
to be placed anew, which takes some 20 CPU seconds; else it is placed among what is there. In a
lake of so many all are placed anew. Of 10,000 invented articles in ten days, two days swapped and
placed among the others changed one pair in 8,000."""

Pairs = defaultdict[str, dict[str, float]]


def refresh_stories(
    change: Transaction, *, run_id: str | None = None, since: date | None = None
) -> int:
    """Bring stories, their members and figures up to the articles of the lake.

    Articles without a story are placed, those that come late with all that came after them;
    `since` places all articles from a day on anew. Returns how many stories have changed. The work
    tables are dropped after the change (`warehouse.stories_writing.drop_work_tables`).
    """
    connection = change.connection
    stories.load_articles(connection)
    before = stories.placed_articles(connection)
    if since is not None:
        stories.release(connection, since)
    _release_followers(connection)
    story_of, near = place_all(connection)
    n_touched = stories_writing.write_members(change, story_of, near)
    stories_writing.write_stories(change)
    stories_writing.write_changes(change, story_changes(before, story_of), run_id)
    stories_writing.mark_stories(change, run_id)
    return n_touched


def _release_followers(connection: duckdb.DuckDBPyConnection) -> None:
    """Take articles out of their stories whose place depends on what has come or gone.

    Nothing where all that is new is younger than what is there. Else everything in a lake of up
    to REPLACED_ARTICLES, so that its stories do not depend on the order of runs; in a larger one
    what came after the new articles, if that is not more.
    """
    days = stories.unplaced_days(connection)
    is_stale = stories.has_lost_members(connection)
    if not days and not is_stale:
        return
    if stories.n_undated(connection) <= REPLACED_ARTICLES:
        stories.release(connection, None)  # those without a day come last
    first = next((day for day in days if day is not None), None)
    newest = stories.newest_placed_day(connection)
    if newest is None or (not is_stale and (first is None or first > newest)):
        return
    for since in (date.min, first):
        if since is not None and stories.n_since(connection, since) <= REPLACED_ARTICLES:
            stories.release(connection, since)
            return


def place_all(
    connection: duckdb.DuckDBPyConnection, window_days: int = STORY_WINDOW_DAYS
) -> tuple[dict[str, str], dict[str, float]]:
    """Put the unplaced articles of `story_articles` into stories, day by day.

    Returns article -> story of all that are in one, and article -> likeness to its story of those
    that were placed now.
    """
    likeness: dict[str, float] = {}
    vectors = WindowVectors(connection)
    for day in stories.unplaced_days(connection):
        likeness |= _place_day(connection, day, vectors, window_days)
    vectors.drop()
    return stories.placed_articles(connection), likeness


def _place_day(
    connection: duckdb.DuckDBPyConnection, day: Day, vectors: WindowVectors, window_days: int
) -> dict[str, float]:
    """Place the articles of a day; returns how like each is to its story."""
    pairs: Pairs = defaultdict(dict)
    order = stories.articles_of_day(connection, day)
    neighbours: set[str] = set()
    for new_id, other_id, similarity in similar_pairs(connection, vectors, day, window_days):
        pairs[new_id][other_id] = pairs[other_id][new_id] = similarity
        neighbours.add(other_id)
    around = stories.members_of(connection, neighbours)
    found = assign(order, around, pairs)
    placed = {article: story for article, (story, _) in found.items()}
    stories.place(connection, _merged({**around, **placed}, placed, pairs).items())
    return {article: likeness for article, (_, likeness) in found.items()}


def _merged(around: Mapping[str, str], placed: Mapping[str, str], pairs: Pairs) -> dict[str, str]:
    """The articles placed, and those whose story was merged because of them."""
    into = merge(around, pairs)
    return {
        article: into.get(story, story)
        for article, story in around.items()
        if article in placed or story in into
    }
