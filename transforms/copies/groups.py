"""Groups of copies: which articles belong together, which one stands for them, and why.

All of it follows from the members alone, never from the order in which they came: the same
articles give the same groups, ids and primaries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from schemas.tables.relations import DupGroup, DupPair
from schemas.vocabularies import DuplicateKind, KeepReason
from transforms.copies.containment import Overlap
from transforms.copies.credits import byline_names
from transforms.text import fold_key

LARGE_GROUP = 64
"""Articles above which a group keeps only its pairs with the primary: all would be quadratic."""

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_EVER = datetime(1, 1, 1, tzinfo=UTC)
_COARSE = frozenset({"day", "month", "year"})

TextPair = tuple[int, int]
"""Keys of two texts, the smaller first."""


@dataclass(frozen=True, slots=True)
class Member:
    """What is looked at of an article to choose among copies."""

    article_id: str
    text_key: int
    n_shingles: int
    body_sha256: str
    url_key: str | None
    published_at: datetime | None
    published_precision: str | None
    modified_at: datetime | None
    crawled_at: datetime | None
    publisher: str | None
    source: str
    domain: str | None
    byline: str | None
    agency: str | None
    agency_evidence: str | None

    @property
    def address(self) -> str:
        """The same for all revisions of an article."""
        return self.url_key or self.article_id


@dataclass(frozen=True, slots=True)
class Group:
    """A group of copies: its members, the primary first."""

    members: tuple[Member, ...]
    reason: KeepReason

    @property
    def primary(self) -> Member:
        """The one that stands for the others."""
        return self.members[0]

    @property
    def group_id(self) -> str:
        """The member seen first: later copies, and originals found later, do not change it."""
        return min(self.members, key=_seen_rank).article_id


def text_pair(first: int, second: int) -> TextPair:
    """The pair of two text keys."""
    return (first, second) if first < second else (second, first)


def connect(
    members: Iterable[Member], edges: Mapping[TextPair, Overlap], ties: Iterable[tuple[str, str]]
) -> list[list[Member]]:
    """Members of one text, joined by an edge, or tied by their ids; groups of at least two.

    Only edges between texts of comparable length join (`Overlap.is_grouping`).
    """
    by_text: dict[int, list[Member]] = defaultdict(list)
    text_of: dict[str, int] = {}
    for member in members:
        by_text[member.text_key].append(member)
        text_of[member.article_id] = member.text_key
    parents = {text: text for text in by_text}

    def root(text: int) -> int:
        while parents[text] != text:
            parents[text] = parents[parents[text]]
            text = parents[text]
        return text

    joined = [pair for pair, edge in edges.items() if edge.is_grouping]
    tied = [(text_of[first], text_of[second]) for first, second in ties]
    for first, second in [*joined, *tied]:
        low, high = sorted((root(first), root(second)))
        parents[high] = low
    groups: dict[int, list[Member]] = defaultdict(list)
    for text, own in by_text.items():
        groups[root(text)].extend(own)
    return [group for group in groups.values() if len(group) > 1]


def choose_primary(members: Sequence[Member]) -> Group:
    """The members in rank, with the reason why the first is.

    Addresses are ranked: the agency's own article, where others name that agency; then the
    earliest publication, a day without a time after the times of that day; then the longest
    text; then the id. The newest revision at the first address stands for the group.
    """
    named = {fold_key(member.agency) for member in members if member.agency}
    named.update(name for member in members for name in byline_names(member.byline))
    addresses: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        addresses[member.address].append(member)
    ranked = sorted(
        (_address_rank(own, named), sorted(own, key=_revision_rank, reverse=True))
        for own in addresses.values()
    )
    ordered = tuple(member for _, own in ranked for member in own)
    return Group(ordered, _primary_reason([rank for rank, _ in ranked]))


def group_rows(group: Group, edges: Mapping[TextPair, Overlap]) -> list[DupGroup]:
    """The rows of `dup_groups`."""
    group_id, primary = group.group_id, group.primary
    return [
        DupGroup(
            group_id=group_id,
            article_id=member.article_id,
            is_primary=member is primary,
            keep_reason=group.reason if member is primary else _copy_reason(member, primary, edges),
            n_members=len(group.members),
        )
        for member in group.members
    ]


def group_pairs(group: Group, edges: Mapping[TextPair, Overlap]) -> Iterator[DupPair]:
    """The rows of `dup_pairs` inside a group."""
    by_text: dict[int, list[Member]] = defaultdict(list)
    for member in group.members:
        by_text[member.text_key].append(member)
    is_large = len(group.members) > LARGE_GROUP
    for own in by_text.values():
        for number, member in enumerate(own[:1] if is_large else own):
            for other in own[number + 1 :]:
                yield _equal_pair(member, other)
    for (first, second), edge in sorted(edges.items()):
        if first not in by_text or second not in by_text:
            continue
        if not is_large:
            yield from text_pairs(by_text[first], by_text[second], edge)
        elif group.primary.text_key in (first, second):
            yield from text_pairs(by_text[first][:1], by_text[second][:1], edge)


def missing_edges(group: Group, edges: Mapping[TextPair, Overlap]) -> list[TextPair]:
    """Texts of a large group that have not been compared with the primary's."""
    if len(group.members) <= LARGE_GROUP:
        return []
    own = group.primary.text_key
    others = dict.fromkeys(member.text_key for member in group.members if member.text_key != own)
    return [pair for text in others if (pair := text_pair(own, text)) not in edges]


def text_pairs(
    first: Iterable[Member], second: Sequence[Member], edge: Overlap
) -> Iterator[DupPair]:
    """The rows of `dup_pairs` for all articles of two texts."""
    for one in first:
        for other in second:
            low, high = sorted((one.article_id, other.article_id))
            yield DupPair(low, high, edge.kind, edge.similarity)


def is_published_by(member: Member, agency_key: str) -> bool:
    """Whether an agency, by its folded name, is the publisher of an article."""
    domain_name = (member.domain or "").split(".")[0]
    names = {fold_key(member.publisher or ""), fold_key(member.source), fold_key(domain_name)}
    return bool(agency_key) and (agency_key in names or agency_key.replace(" ", "") in names)


def _equal_pair(first: Member, second: Member) -> DupPair:
    low, high = sorted((first.article_id, second.article_id))
    is_exact = first.body_sha256 == second.body_sha256
    return DupPair(low, high, DuplicateKind.EXACT if is_exact else DuplicateKind.NEAR, 1.0)


_AddressRank = tuple[bool, bool, datetime, bool, datetime, int, str]


def _address_rank(own: Sequence[Member], named: set[str]) -> _AddressRank:
    is_agency = any(is_published_by(member, name) for member in own for name in named)
    dated = min(_publication_rank(member) for member in own)
    longest = max(member.n_shingles for member in own)
    return (not is_agency, *dated, -longest, min(member.article_id for member in own))


def _publication_rank(member: Member) -> tuple[bool, datetime, bool, datetime]:
    at = member.published_at
    if at is None:
        return True, _NEVER, True, _NEVER
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return False, day, member.published_precision in _COARSE, at


def _revision_rank(member: Member) -> tuple[datetime, datetime, datetime, str]:
    """As the view newest_articles ranks revisions, oldest first, but for the id."""
    seen = member.crawled_at or member.modified_at or member.published_at
    instants = (seen, member.modified_at, member.published_at)
    first, second, third = (instant or _EVER for instant in instants)
    return first, second, third, _reversed(member.article_id)


def _reversed(hexadecimal: str) -> str:
    """An id that sorts the other way round."""
    return hexadecimal.translate(str.maketrans("0123456789abcdef", "fedcba9876543210"))


def _seen_rank(member: Member) -> tuple[datetime, str]:
    seen = member.crawled_at or member.published_at or member.modified_at
    return seen or _NEVER, member.article_id


def _primary_reason(ranks: Sequence[_AddressRank]) -> KeepReason:
    if len(ranks) == 1:
        return KeepReason.EARLIEST
    first, second = ranks[:2]
    if first[0] != second[0]:
        return KeepReason.AGENCY_ORIGINAL
    if first[1] != second[1]:
        return KeepReason.ONLY_DATED
    if first[2:5] != second[2:5]:
        return KeepReason.EARLIEST
    return KeepReason.FULLEST if first[5] != second[5] else KeepReason.SMALLEST_ID


def _copy_reason(member: Member, primary: Member, edges: Mapping[TextPair, Overlap]) -> KeepReason:
    if member.address == primary.address:
        return KeepReason.OLDER_REVISION
    if member.text_key == primary.text_key:
        return KeepReason.SAME_TEXT
    edge = edges.get(text_pair(member.text_key, primary.text_key))
    if edge is None:
        return KeepReason.COPY_OF_COPY
    if edge.kind is DuplicateKind.NEAR:
        return KeepReason.NEAR_COPY
    is_part = member.n_shingles < primary.n_shingles
    return KeepReason.PART_OF_PRIMARY if is_part else KeepReason.HOLDS_PRIMARY
