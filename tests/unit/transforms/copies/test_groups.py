"""Groups follow from their members: who is primary, why, and what id the group has."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from schemas.vocabularies import DuplicateKind, KeepReason
from transforms.copies.containment import Overlap
from transforms.copies.groups import (
    LARGE_GROUP,
    Group,
    Member,
    choose_primary,
    connect,
    group_pairs,
    group_rows,
    missing_edges,
)
from transforms.copies.syndication import group_syndication, single_syndication

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def member(name: str, text: int = 1, hours: float | None = 0, **more: object) -> Member:
    plain = Member(
        article_id=name,
        text_key=text,
        n_shingles=100,
        body_sha256=str(text),
        url_key=f"{name}.example/x",
        published_at=None if hours is None else NOON + timedelta(hours=hours),
        published_precision="second",
        modified_at=None,
        crawled_at=None,
        publisher=None,
        source=f"{name}.example",
        domain=f"{name}.example",
        byline=None,
        agency=None,
        agency_evidence=None,
    )
    return replace(plain, **more)  # type: ignore[arg-type] - names of columns


def reasons(group: Group, edges: dict[tuple[int, int], Overlap] | None = None) -> dict[str, str]:
    return {row.article_id: row.keep_reason for row in group_rows(group, edges or {})}


def test_the_earliest_is_primary_whatever_the_order_of_the_members() -> None:
    members = [member("a", hours=2), member("b"), member("c", hours=1)]
    for order in itertools.permutations(members):
        group = choose_primary(order)
        assert (group.primary.article_id, group.reason) == ("b", KeepReason.EARLIEST)


def test_the_article_of_the_agency_that_others_name_is_primary_though_later() -> None:
    own = member("wire", hours=5, publisher="Thalwire")
    group = choose_primary([own, member("a", byline="By Thalwire"), member("b", agency="Thalwire")])
    assert (group.primary, group.reason) == (own, KeepReason.AGENCY_ORIGINAL)


def test_a_day_without_a_time_is_not_earlier_than_a_time_of_that_day() -> None:
    dated = member("a", hours=-12, published_precision="day")
    assert choose_primary([dated, member("b")]).primary.article_id == "b"


def test_undated_copies_come_after_dated_ones() -> None:
    group = choose_primary([member("a", hours=None), member("b")])
    assert (group.primary.article_id, group.reason) == ("b", KeepReason.ONLY_DATED)


def test_the_longest_of_equally_early_texts_is_primary() -> None:
    group = choose_primary([member("a"), member("b", text=2, n_shingles=150)])
    assert (group.primary.article_id, group.reason) == ("b", KeepReason.FULLEST)


def test_the_newest_revision_stands_for_its_address() -> None:
    old = member("a", url_key="x.example/1", crawled_at=NOON)
    new = member("b", text=2, url_key="x.example/1", crawled_at=NOON + timedelta(days=1))
    group = choose_primary([old, new, member("c", hours=1)])
    assert group.primary == new
    assert reasons(group)["a"] == KeepReason.OLDER_REVISION


def test_the_group_id_is_that_of_the_member_seen_first_and_an_original_found_late_keeps_it() -> (
    None
):
    copies = [
        member("b", hours=2, crawled_at=NOON + timedelta(hours=3)),
        member("c", hours=4, crawled_at=NOON + timedelta(hours=5)),
    ]
    late = member("a", hours=0, crawled_at=NOON + timedelta(days=9))
    before, after = choose_primary(copies), choose_primary([*copies, late])
    assert before.group_id == after.group_id == "b"
    assert after.primary == late


def test_each_copy_is_told_how_it_relates_to_the_primary() -> None:
    edges = {
        (1, 2): Overlap(100, 90, 80),
        (1, 3): Overlap(100, 40, 40),
        (1, 4): Overlap(100, 250, 100),
        (2, 5): Overlap(90, 90, 50),
    }
    sizes = {1: 100, 2: 90, 3: 40, 4: 250, 5: 90}
    members = [member(f"m{text}", text, text, n_shingles=size) for text, size in sizes.items()]
    members.append(member("same", 1, 9))
    (found,) = connect(members, edges, [])
    assert reasons(choose_primary(found), edges) == {
        "m1": KeepReason.EARLIEST,
        "m2": KeepReason.NEAR_COPY,
        "m3": KeepReason.PART_OF_PRIMARY,
        "m4": KeepReason.HOLDS_PRIMARY,
        "m5": KeepReason.COPY_OF_COPY,
        "same": KeepReason.SAME_TEXT,
    }


def test_a_digest_is_no_member_of_the_groups_of_its_reports() -> None:
    edges = {(1, 9): Overlap(60, 400, 60), (2, 9): Overlap(60, 400, 60)}
    members = [member("a", 1), member("b", 2), member("digest", 9, n_shingles=400)]
    assert connect(members, edges, []) == []


def test_a_large_group_keeps_pairs_with_its_primary_only() -> None:
    members = [member(f"{number:03d}", number, number) for number in range(LARGE_GROUP + 10)]
    members.append(member("equal", 5, 500))
    edges = {
        (first, second): Overlap(100, 100, 90)
        for first in range(LARGE_GROUP + 10)
        for second in range(first + 1, min(first + 4, LARGE_GROUP + 10))
    }
    (found,) = connect(members, edges, [])
    group = choose_primary(found)
    missing = missing_edges(group, edges)
    assert {first for first, _ in missing} == {0}
    assert len(missing) == LARGE_GROUP + 10 - 4
    pairs = list(group_pairs(group, {**edges, **dict.fromkeys(missing, Overlap(100, 100, 90))}))
    assert len(pairs) == LARGE_GROUP + 10
    assert ("005", "equal", DuplicateKind.EXACT) in {
        (pair.article_id, pair.other_id, pair.kind) for pair in pairs
    }


def test_a_copy_is_told_its_agency_its_original_and_the_share_of_it() -> None:
    edges = {(1, 2): Overlap(100, 50, 45)}
    own = member("wire", publisher="Thalwire")
    copy = member("post", 2, 3, n_shingles=50, byline="Thalwire")
    (row,) = group_syndication(choose_primary([own, copy]), edges)
    assert (row.article_id, row.agency, row.original_article_id) == ("post", "Thalwire", "wire")
    assert (row.evidence, row.share_copied) == ("byline+text_match", 0.9)


def test_an_agency_does_not_syndicate_its_own_article() -> None:
    named = member("a", agency="Reuters", agency_evidence="dateline")
    assert single_syndication(replace(named, publisher="Reuters")) is None
    row = single_syndication(named)
    assert row is not None
    assert (row.agency, row.evidence, row.share_copied) == ("Reuters", "dateline", None)
