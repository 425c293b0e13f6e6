"""How articles relate: copies, syndication and revisions, brought up to date in one change.

What must be done follows from the tables alone: articles without a fingerprint are new, groups
that lack a member have lost one. So a run that was killed before this step, an upgrade and a
takedown all mend themselves the next time, and the result depends on the articles of the lake
and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from schemas.tables.corpus import Revision
from schemas.tables.relations import DupGroup, DupPair, Syndication
from transforms.copies.anchors import DENSITIES, FINGERPRINT_VERSION, Fingerprint, fingerprint
from transforms.copies.containment import ANCHOR_DEVIATIONS, MIN_CONTAINMENT, Overlap, overlap
from transforms.copies.credits import Credit, find_credit
from transforms.copies.groups import (
    LARGE_GROUP,
    Group,
    Member,
    TextPair,
    choose_primary,
    connect,
    group_pairs,
    group_rows,
    missing_edges,
    text_pair,
    text_pairs,
)
from transforms.copies.shingles import Hashes, distinct_shingles
from transforms.copies.syndication import group_syndication, single_syndication
from transforms.revisions import Version, revision_rows
from warehouse import copies, revisions
from warehouse.copies import AnchorRule, Scope
from warehouse.copies_writing import mark_articles, replace_groups
from warehouse.ledger import AUTHOR
from warehouse.location import LakeLocation
from warehouse.transaction import Transaction, transaction

WINDOW_DAYS = 7
"""Days between two articles up to which one is looked at as a copy of the other; equal texts are
copies however far apart."""
ANCHOR_RULE = AnchorRule(DENSITIES, MIN_CONTAINMENT, ANCHOR_DEVIATIONS)
COMPARED_PAIRS = 50_000
"""Pairs whose texts are held in memory at a time: some 400 MB."""
WRITTEN_FINGERPRINTS = 250_000

Edges = dict[TextPair, Overlap]
_GroupTables = tuple[Sequence[DupPair], Sequence[DupGroup], Sequence[Syndication]]


@dataclass(frozen=True, slots=True)
class RelationCounts:
    """What a refresh did."""

    n_fresh: int
    """Articles compared: new ones, those of the scope, and members of broken groups."""
    n_compared: int
    """Pairs of texts whose words were compared."""
    n_pairs: int
    """Rows of dup_pairs written."""
    n_groups: int
    n_marked: int
    """Articles whose is_primary or dup_group_id changed."""
    n_addresses: int
    """Addresses whose revisions were written."""


def refresh_relations(
    connection: duckdb.DuckDBPyConnection,
    location: LakeLocation,
    scope: Scope | None = None,
    *,
    run_id: str | None = None,
    window_days: int = WINDOW_DAYS,
) -> RelationCounts:
    """Bring fingerprints, copies, syndication and revisions up to the articles of the lake.

    `scope` names articles to be compared anew though they have not changed; without it only what
    is new or broken is looked at. One change: readers see all of it or nothing.
    """
    message = f"relations of run {run_id}" if run_id else "relations"
    with transaction(connection, location, AUTHOR, message) as change:
        return refresh_copies(change, scope or Scope(), run_id, window_days)


def refresh_copies(
    change: Transaction, scope: Scope, run_id: str | None, window_days: int = WINDOW_DAYS
) -> RelationCounts:
    """The same inside a change that does more."""
    try:
        return _refresh(change, scope, run_id, window_days)
    finally:
        copies.drop_work_tables(change)


def _refresh(
    change: Transaction, scope: Scope, run_id: str | None, window_days: int
) -> RelationCounts:
    n_fresh = copies.mark_fresh(change, FINGERPRINT_VERSION, scope)
    copies.forget_fresh(change)
    if n_fresh == 0:
        return RelationCounts(0, 0, 0, 0, 0, _refresh_revisions(change))
    _add_fingerprints(change)
    edges: Edges = {}
    n_compared = 0
    for block in copies.fresh_blocks(change):
        pairs = copies.candidate_pairs(change, block, window_days, ANCHOR_RULE)
        n_compared += pairs.num_rows
        edges.update(_compare(change, pairs))
    touched, tables = _regroup(change, edges)
    replace_groups(change, touched, tables)
    n_marked = mark_articles(change, touched, tables[1], run_id)
    n_addresses = _refresh_revisions(change)
    n_groups = len({row.group_id for row in tables[1]})
    return RelationCounts(n_fresh, n_compared, len(tables[0]), n_groups, n_marked, n_addresses)


def _add_fingerprints(change: Transaction) -> None:
    fresh = copies.fresh_articles(change)
    days = dict(zip(fresh["article_id"].to_pylist(), fresh["day"], strict=True))
    held: list[pa.Table] = []
    columns = (
        "article_id, title, body, COALESCE(byline_raw, ARRAY_TO_STRING(authors, ' / ')) AS byline"
    )
    for batch in copies.read_articles(change, fresh, columns):
        held.append(_fingerprint_table(batch, days))
        if sum(table.num_rows for table in held) >= WRITTEN_FINGERPRINTS:
            change.append("fingerprints", pa.concat_tables(held))
            held = []
    if held:
        change.append("fingerprints", pa.concat_tables(held))


def _fingerprint_table(batch: pa.Table, days: dict[str, pa.Scalar]) -> pa.Table:
    """Fingerprints of articles, column by column: their lists are too long for rows."""
    prints: list[Fingerprint] = []
    credited: list[Credit | None] = []
    for title, body, byline in zip(
        batch["title"].to_pylist(),
        batch["body"].to_pylist(),
        batch["byline"].to_pylist(),
        strict=True,
    ):
        prints.append(fingerprint(body, title))
        credited.append(find_credit(body, byline))
    ids = batch["article_id"].to_pylist()
    anchors = [one.anchors for one in prints]
    offsets = np.cumsum([0, *(len(own) for own in anchors)])
    flat = np.concatenate(anchors).view(np.int64) if anchors else np.empty(0, np.int64)
    return pa.table(
        {
            "article_id": pa.array(ids, pa.string()),
            "day": pa.array([days[one].as_py() for one in ids], pa.date32()),
            "text_key": pa.array([one.text_key for one in prints], pa.int64()),
            "n_shingles": pa.array([one.n_shingles for one in prints], pa.int32()),
            "anchors": pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(flat)),
            "agency": pa.array([one and one.agency for one in credited], pa.string()),
            "agency_evidence": pa.array([one and one.evidence for one in credited], pa.string()),
            "extractor_version": pa.array([FINGERPRINT_VERSION] * len(ids), pa.string()),
        }
    )


def _compare(change: Transaction, pairs: pa.Table) -> Iterator[tuple[TextPair, Overlap]]:
    """The pairs whose words make them copies."""
    for start in range(0, pairs.num_rows, COMPARED_PAIRS):
        part = pairs.slice(start, COMPARED_PAIRS)
        first_ids, second_ids = part["first_id"].to_pylist(), part["second_id"].to_pylist()
        shingles = _shingles(change, {*first_ids, *second_ids})
        keys = zip(part["first_key"].to_pylist(), part["second_key"].to_pylist(), strict=True)
        for pair, first_id, second_id in zip(keys, first_ids, second_ids, strict=True):
            found = overlap(shingles[first_id], shingles[second_id])
            if found.is_copy:
                # Smaller key first, as everywhere.
                turned = Overlap(found.n_second, found.n_first, found.n_shared)
                yield text_pair(*pair), found if pair[0] < pair[1] else turned


def _shingles(change: Transaction, article_ids: Iterable[str]) -> dict[str, Hashes]:
    wanted = copies.published_of(change, article_ids)
    return {
        article_id: distinct_shingles(body)
        for batch in copies.read_articles(change, wanted, "article_id, body")
        for article_id, body in zip(
            batch["article_id"].to_pylist(), batch["body"].to_pylist(), strict=True
        )
    }


def _regroup(change: Transaction, edges: Edges) -> tuple[list[str], _GroupTables]:
    """The articles whose rows are replaced, and the rows."""
    members, ties = _members(copies.touched_members(change, _ends(edges)))
    edges = {**_known_edges(change), **edges}
    inside = {member.text_key for member in members}
    outside, _ = _members(copies.members_of_texts(change, _ends(edges) - inside))
    pairs: list[DupPair] = []
    rows: list[DupGroup] = []
    syndication: list[Syndication] = []
    grouped: dict[int, Group] = {}
    groups = [choose_primary(own) for own in connect(members, edges, ties)]
    edges.update(_missing_edges(change, groups, edges))
    edges_of = _edges_by_text(edges)
    for group in groups:
        own = _edges_of_group(group, edges_of)
        grouped.update(dict.fromkeys((member.text_key for member in group.members), group))
        pairs += group_pairs(group, own)
        rows += group_rows(group, own)
        syndication += group_syndication(group, own)
    pairs += _pairs_between(edges, [*members, *outside], grouped)
    in_group = {row.article_id for row in rows}
    lone = [member for member in members if member.article_id not in in_group]
    named, _ = _members(copies.fresh_with_agency(change))
    singles = (single_syndication(member) for member in [*lone, *named])
    syndication += [row for row in singles if row]
    return [member.article_id for member in members], (pairs, rows, syndication)


def _ends(edges: Edges) -> set[int]:
    return {key for pair in edges for key in pair}


def _members(table: pa.Table) -> tuple[list[Member], list[tuple[str, str]]]:
    """Members, and the pairs of them that an intact group holds together."""
    members: list[Member] = []
    ties: list[tuple[str, str]] = []
    first_of: dict[str, str] = {}
    for row in table.to_pylist():
        group_id = row.pop("group_id")
        members.append(Member(**row))
        if group_id is not None:
            first = first_of.setdefault(group_id, row["article_id"])
            ties.append((first, row["article_id"]))
    return members, ties


def _known_edges(change: Transaction) -> Edges:
    return {
        (row["first_key"], row["second_key"]): Overlap(
            row["n_first"],
            row["n_second"],
            round(row["similarity"] * min(row["n_first"], row["n_second"])),
        )
        for row in copies.known_edges(change).to_pylist()
    }


def _missing_edges(change: Transaction, groups: Iterable[Group], edges: Edges) -> Edges:
    """Compare the members of large groups with their primary where that is not done."""
    found: Edges = {}
    for group in groups:
        missing = missing_edges(group, edges)
        if not missing:
            continue
        article_of = {member.text_key: member.article_id for member in group.members}
        table = pa.table(
            {
                "first_key": pa.array([first for first, _ in missing], pa.int64()),
                "second_key": pa.array([second for _, second in missing], pa.int64()),
                "first_id": [article_of[first] for first, _ in missing],
                "second_id": [article_of[second] for _, second in missing],
            }
        )
        found.update(_compare(change, table))
    return found


def _edges_by_text(edges: Edges) -> dict[int, Edges]:
    """Text -> the edges in which it comes first."""
    by_text: dict[int, Edges] = {}
    for pair, edge in edges.items():
        by_text.setdefault(pair[0], {})[pair] = edge
    return by_text


def _edges_of_group(group: Group, by_text: dict[int, Edges]) -> Edges:
    texts = {member.text_key for member in group.members}
    return {
        pair: edge
        for text in texts
        for pair, edge in by_text.get(text, {}).items()
        if pair[1] in texts
    }


def _pairs_between(
    edges: Edges, members: Sequence[Member], grouped: dict[int, Group]
) -> Iterator[DupPair]:
    """Pairs of texts that are not of one group: reports and the digest that holds them."""
    by_text: dict[int, list[Member]] = {}
    for member in members:
        by_text.setdefault(member.text_key, []).append(member)
    for (first, second), edge in sorted(edges.items()):
        group = grouped.get(first)
        if group is not None and group is grouped.get(second):
            continue
        one, other = by_text.get(first, []), by_text.get(second, [])
        is_large = len(one) * len(other) > LARGE_GROUP**2
        yield from text_pairs(*((one[:1], other[:1]) if is_large else (one, other)), edge)


def _refresh_revisions(change: Transaction) -> int:
    n_addresses = revisions.mark_addresses(change)
    if n_addresses == 0:
        return 0
    revisions.forget_addresses(change)
    change.append("revisions", revisions.single_versions(change))
    rows: list[Revision] = []
    for table in revisions.several_versions(change):
        by_address: dict[str, list[Version]] = {}
        for row in table.to_pylist():
            by_address.setdefault(row.pop("url_key"), []).append(Version(**row))
        for url_key, versions in sorted(by_address.items()):
            rows += revision_rows(url_key, versions)
    change.append_rows("revisions", rows)
    return n_addresses
