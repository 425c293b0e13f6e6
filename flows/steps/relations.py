"""How articles relate: copies, syndication and revisions, brought up to date in one change.

What must be done follows from the tables alone: articles that nobody has compared are new, groups
that lack a member have lost one. So a run that was killed before this step, an upgrade and a
takedown all mend themselves the next time, and the result depends on the articles of the lake
and not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from flows.steps.relation_texts import Work, add_fingerprints, compare_texts
from schemas.tables.corpus import Revision
from schemas.tables.relations import DupGroup, DupPair, Syndication
from transforms.copies.anchors import DENSITIES, FINGERPRINT_VERSION
from transforms.copies.containment import ANCHOR_DEVIATIONS, ANCHOR_SHARE, Overlap
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
    text_pairs,
)
from transforms.copies.syndication import group_syndication, single_syndication
from transforms.revisions import Version, revision_rows
from warehouse import copies, revisions
from warehouse.copies import Scope
from warehouse.copies_candidates import AnchorRule, candidate_pairs, fresh_blocks
from warehouse.copies_writing import mark_articles, replace_groups
from warehouse.ledger import AUTHOR
from warehouse.location import LakeLocation
from warehouse.transaction import Transaction, transaction

WINDOW_DAYS = 7
"""Days between two articles up to which one is looked at as a copy of the other; equal texts are
copies however far apart."""
ANCHOR_RULE = AnchorRule(DENSITIES, ANCHOR_SHARE, ANCHOR_DEVIATIONS)

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
    workers: int = 1,
) -> RelationCounts:
    """Bring copies, syndication and revisions up to the articles of the lake.

    `scope` names articles to be compared anew though they have not changed; without it only what
    is new or broken is looked at. One change: readers see all of it or nothing. `workers`
    processes read the texts, which changes nothing but the time.
    """
    message = f"relations of run {run_id}" if run_id else "relations"
    try:
        with Work(workers) as work, transaction(connection, location, AUTHOR, message) as change:
            return refresh_copies(change, work, scope or Scope(), run_id, window_days)
    finally:
        copies.drop_work_tables(connection)


def refresh_copies(
    change: Transaction,
    work: Work,
    scope: Scope,
    run_id: str | None,
    window_days: int = WINDOW_DAYS,
) -> RelationCounts:
    """The same inside a change that does more; its work tables are dropped after that change."""
    n_fresh = copies.mark_fresh(change, FINGERPRINT_VERSION, scope)
    copies.forget_fresh(change)
    if n_fresh == 0:
        return RelationCounts(0, 0, 0, 0, 0, _refresh_revisions(change))
    work.get_ready(n_fresh)
    add_fingerprints(change, work)
    edges: Edges = {}
    n_compared = 0
    for block in fresh_blocks(change):
        pairs = candidate_pairs(change, block, window_days, ANCHOR_RULE)
        n_compared += pairs.num_rows
        edges.update(compare_texts(change, work, pairs))
    touched, tables = _regroup(change, work, edges)
    replace_groups(change, touched, tables)
    n_marked = mark_articles(change, touched, tables[1], run_id)
    copies.note_compared(change, FINGERPRINT_VERSION)
    n_addresses = _refresh_revisions(change)
    n_groups = len({row.group_id for row in tables[1]})
    return RelationCounts(n_fresh, n_compared, len(tables[0]), n_groups, n_marked, n_addresses)


def _regroup(change: Transaction, work: Work, edges: Edges) -> tuple[list[str], _GroupTables]:
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
    edges.update(_missing_edges(change, work, groups, edges))
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


def _missing_edges(change: Transaction, work: Work, groups: Iterable[Group], edges: Edges) -> Edges:
    """Compare the members of large groups with their primary where that is not done."""
    rows: list[tuple[int, int, str, str]] = []
    for group in groups:
        article_of = {member.text_key: member.article_id for member in group.members}
        for first, second in missing_edges(group, edges):
            rows.append((first, second, article_of[first], article_of[second]))
    columns = list(zip(*rows, strict=True)) or [()] * 4
    types = (pa.int64(), pa.int64(), pa.string(), pa.string())
    table = pa.table(
        [pa.array(values, kind) for values, kind in zip(columns, types, strict=True)],
        names=["first_key", "second_key", "first_id", "second_id"],
    )
    return dict(compare_texts(change, work, table))


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
