"""The copies, reprints, correction and revision planted in the sample corpus come out exactly."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from flows.steps.ingest import RunSummary
from tests.integration.test_sample_corpus import EXPECTED, truth_of
from warehouse.connection import open_lake
from warehouse.location import LakeLocation

pytestmark = pytest.mark.xdist_group("sample")

ROWS = """
SELECT
    articles.article_id, articles.url, articles.body, articles.is_primary, articles.dup_group_id,
    inputs.uri, syndication.agency, syndication.evidence, syndication.original_article_id,
    syndication.share_copied
FROM articles JOIN inputs USING (input_id) LEFT JOIN syndication USING (article_id)
ORDER BY article_id
"""
REVISIONS = """
SELECT articles.url, revisions.* FROM revisions
JOIN articles ON revisions.url_key = articles.url_key
    AND revisions.revision_id = articles.revision_id
"""


@pytest.fixture(scope="module")
def location(sample_run: tuple[RunSummary, LakeLocation]) -> LakeLocation:
    """The lake of the whole sample corpus."""
    return sample_run[1]


def rows_of(location: LakeLocation, sql: str) -> list[dict[str, Any]]:
    with open_lake(location, read_only=True) as connection:
        found: list[dict[str, Any]] = connection.sql(sql).to_arrow_table().to_pylist()
    return found


@pytest.fixture(scope="module")
def by_truth(location: LakeLocation) -> dict[str, list[dict[str, Any]]]:
    """Id of the corpus -> the articles of the lake that are it."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of(location, ROWS):
        truth = truth_of(row)
        if truth is not None:
            found[truth["id"]].append(row)
    return found


def relations(kind: str) -> list[tuple[str, str]]:
    return [
        (one.get("id", one["of"]), one["of"])
        for one in EXPECTED["relations"]
        if one["type"] == kind
    ]


def test_every_reprint_names_its_agency_and_its_original(
    by_truth: dict[str, list[dict[str, Any]]],
) -> None:
    assert len(relations("reprint")) == 5
    for copy, original in relations("reprint"):
        originals = {row["article_id"] for row in by_truth[original]}
        for row in by_truth[copy]:
            assert not row["is_primary"]
            assert row["original_article_id"] in originals
            assert row["agency"] == "Thalwire"
            assert row["evidence"] == "credit+byline+text_match"
            assert row["share_copied"] > 0.9
        assert sum(row["is_primary"] for row in by_truth[original]) == 1


def test_an_article_that_came_in_several_files_counts_once(
    by_truth: dict[str, list[dict[str, Any]]],
) -> None:
    for _, name in relations("duplicate"):
        rows = by_truth[name]
        primaries = [row for row in rows if row["is_primary"]]
        is_padded = [row for row in rows if row["uri"].endswith("huge.html.gz")]
        # That page holds a megabyte of filling besides: the article is a small part of it.
        assert len(primaries) == 1 + len(is_padded), name
        groups = {row["dup_group_id"] for row in rows if row not in is_padded}
        assert len(groups) == 1, name


def test_no_article_is_put_with_another_one(by_truth: dict[str, list[dict[str, Any]]]) -> None:
    allowed = {frozenset(pair) for kind in ("reprint", "correction", "revision")
               for pair in relations(kind)}  # fmt: skip
    names_of: dict[str, set[str]] = defaultdict(set)
    for name, rows in by_truth.items():
        for row in rows:
            if row["dup_group_id"]:
                names_of[row["dup_group_id"]].add(name)
    for names in names_of.values():
        originals = {next((of for id_, of in relations("reprint") if id_ == name), name)
                     for name in names}  # fmt: skip
        assert len(originals) == 1 or frozenset(names) in allowed


def test_the_correction_says_what_it_corrects(location: LakeLocation) -> None:
    ((copy, _),) = relations("correction")
    url = next(one["url"] for one in EXPECTED["articles"] if one["id"] == copy)
    found = {row["kind"]: row for row in rows_of(location, REVISIONS) if row["url"] == url}
    assert set(found) == {"first", "correction"}
    row = found["correction"]
    assert (row["figures_removed"], row["figures_added"]) == (["27"], ["7"])
    assert row["previous_id"] == found["first"]["revision_id"]
    assert row["note"].startswith("Correction, 12 March 2026")
    assert not row["title_changed"]


def test_the_revision_says_what_it_changed(location: LakeLocation) -> None:
    ((copy, _),) = relations("revision")
    url = next(one["url"] for one in EXPECTED["articles"] if one["id"] == copy)
    found = {row["kind"]: row for row in rows_of(location, REVISIONS) if row["url"] == url}
    assert set(found) == {"first", "update"}
    assert found["update"]["title_changed"]
    assert found["update"]["figures_removed"] == ["86", "92", "80", "28", "74.3"]
