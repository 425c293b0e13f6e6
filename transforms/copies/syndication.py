"""Who ran whose text: the agency that a text names, and the original that the lake holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.tables.relations import Syndication
from transforms.copies.containment import Overlap
from transforms.copies.credits import byline_names
from transforms.copies.groups import Group, Member, TextPair, is_published_by, text_pair
from transforms.text import fold_key

TEXT_MATCH = "text_match"


def group_syndication(group: Group, edges: Mapping[TextPair, Overlap]) -> Iterator[Syndication]:
    """The rows of a group: every copy with its original, whoever is named."""
    primary = group.primary
    for member in group.members:
        if member.address == primary.address:
            if row := single_syndication(member):
                yield row
            continue
        agency, evidence = _agency_of(member, primary)
        yield Syndication(
            article_id=member.article_id,
            agency=agency,
            evidence="+".join([*evidence, TEXT_MATCH]),
            original_article_id=primary.article_id,
            share_copied=_share(member, primary, edges),
        )


def single_syndication(member: Member) -> Syndication | None:
    """The row of an article with no copy in the lake; None where it names no other's agency."""
    if not member.agency or is_published_by(member, fold_key(member.agency)):
        return None
    return Syndication(member.article_id, member.agency, member.agency_evidence or "", None, None)


def _agency_of(member: Member, primary: Member) -> tuple[str | None, list[str]]:
    """The agency named, else the original's publisher where the author line gives its name."""
    if member.agency and not is_published_by(member, fold_key(member.agency)):
        return member.agency, (member.agency_evidence or "").split("+")
    publisher = primary.publisher
    if publisher and fold_key(publisher) in byline_names(member.byline):
        return publisher, ["byline"]
    return None, []


def _share(member: Member, primary: Member, edges: Mapping[TextPair, Overlap]) -> float | None:
    """Share of the member's own text that stands in the original; None: not compared."""
    if member.text_key == primary.text_key:
        return 1.0
    edge = edges.get(text_pair(member.text_key, primary.text_key))
    return None if edge is None else min(1.0, edge.n_shared / max(member.n_shingles, 1))
