"""The versions of a text at one address: in which order they were seen, and what each changed.

Linear in the texts, without an alignment: paragraphs that both versions hold are set aside, then
words are counted. A sentence that moved is neither added nor removed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from schemas.tables.corpus import Revision
from schemas.vocabularies import ArticleType, RevisionKind

UPDATE_SHARE = 0.05
"""Share of the text, added and removed together, from which a change is an update."""
UPDATE_CHARS = 200
"""Characters from which it is one in a long text too."""

_EVER = datetime(1, 1, 1, tzinfo=UTC)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# A word at the start of a paragraph or title names what it is; in the middle only a phrase that
# speaks of the article does: people correct and retract things in the news, too.
_CORRECTION = re.compile(
    r"^\W*(?:correct(?:ions?|ed|s)\b|clarifications?\b|errat(?:um|a)\b|editor[’']s note\b|"
    r"korrektur|berichtigung|richtigstellung|korrigiert|rectificatif|correctif|"
    r"correcci[oó]n|fe de errata|rectificaci[oó]n|correzione|rettifica|corre[cç][aã]o|errata|"
    r"rectificatie|correctie|rättelse|rettelse|sprostowanie)|"
    r"\b(?:earlier|previous) version of (?:this|the)\b|"
    r"\bthis (?:article|story|report) (?:corrects|(?:was|has been) (?:amended|corrected))\b|"
    r"\bin einer früheren (?:version|fassung)\b|\bune version (?:antérieure|précédente)\b|"
    r"\buna versi[oó]n anterior\b|\buna versione precedente\b",
    re.IGNORECASE,
)
_RETRACTION = re.compile(
    r"^\W*(?:retract(?:ion|ed)\b|withdrawn\b|kill notice\b|rétractation|retractaci[oó]n)|"
    r"\b(?:this|the) (?:article|story|report) (?:has been|was|is) "
    r"(?:retracted|withdrawn|removed)\b|"
    r"\b(?:retracted|withdrawn|retracts|withdraws) (?:this|the) (?:article|story|report)\b|"
    r"\b(?:artikel|beitrag) wurde (?:zurückgezogen|gelöscht|entfernt)\b|"
    r"\b(?:article|dépêche) a été (?:retiré|supprimé)|"
    r"\b(?:artículo|noticia) ha sido retirad[oa]\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Version:
    """What is looked at of an article revision."""

    article_id: str
    revision_id: str
    title: str | None
    body: str
    article_type: str
    published_at: datetime | None
    modified_at: datetime | None
    crawled_at: datetime | None

    @property
    def seen_at(self) -> datetime | None:
        """The crawl, else the last change, else the publication: as in the view newest_articles."""
        return self.crawled_at or self.modified_at or self.published_at


def revision_rows(url_key: str, versions: Iterable[Version]) -> list[Revision]:
    """The versions at an address in the order seen, each with what it changed."""
    # Ascending ids first: two stable sorts put the smallest id of equal instants last, where the
    # view newest_articles has its newest.
    by_id = sorted(versions, key=lambda version: version.article_id, reverse=True)
    ordered = sorted(by_id, key=_order)
    return [
        first_revision(url_key, version.revision_id, version.seen_at)
        if number == 0
        else _changed(url_key, ordered[number - 1], version)
        for number, version in enumerate(ordered)
    ]


def first_revision(url_key: str, revision_id: str, seen_at: datetime | None) -> Revision:
    """The row of the first version: it changed nothing."""
    return Revision(
        url_key, revision_id, None, seen_at, False, 0, 0, RevisionKind.FIRST, None, None, None
    )


def _order(version: Version) -> tuple[datetime, datetime, datetime]:
    instants = (version.seen_at, version.modified_at, version.published_at)
    first, second, third = (instant or _EVER for instant in instants)
    return first, second, third


def _changed(url_key: str, before: Version, after: Version) -> Revision:
    removed, added = _unmatched_paragraphs(before.body, after.body)
    words_removed, words_added = _surplus(removed, added), _surplus(added, removed)
    title_changed = before.title != after.title
    n_added, n_removed = _chars(words_added), _chars(words_removed)
    share = (n_added + n_removed) / max(len(before.body), len(after.body), 1)
    kind, note = _notice(before, after, removed, added)
    # What a correction says of the wrong figure is not the figure itself.
    told = [text for text in added if text != note]
    figures_removed, figures_added = _figures(removed, told), _figures(told, removed)
    if kind is None:
        is_large = share >= UPDATE_SHARE or n_added + n_removed >= UPDATE_CHARS
        is_update = is_large or bool(figures_added or figures_removed)
        kind = RevisionKind.UPDATE if is_update else RevisionKind.MINOR
    return Revision(
        url_key=url_key,
        revision_id=after.revision_id,
        previous_id=before.revision_id,
        seen_at=after.seen_at,
        title_changed=title_changed,
        chars_added=n_added,
        chars_removed=n_removed,
        kind=kind,
        figures_added=figures_added,
        figures_removed=figures_removed,
        note=note,
    )


def _notice(
    before: Version, after: Version, gone: Sequence[str], new: Sequence[str]
) -> tuple[RevisionKind | None, str | None]:
    """The kind that the new version gives itself, and the words; `gone`, `new`: paragraphs."""
    gone_texts = [text for text in (before.title, *gone) if text and text != after.title]
    said = [text for text in (after.title, *new) if text and text != before.title]
    for kind, words in (
        (RevisionKind.RETRACTION, _RETRACTION),
        (RevisionKind.CORRECTION, _CORRECTION),
    ):
        notes = [text for text in said if words.search(text)]
        # An edited paragraph that said so before is no new notice.
        n_before = sum(words.search(text) is not None for text in gone_texts)
        if len(notes) > n_before:
            return kind, notes[-1]
    if after.article_type == ArticleType.CORRECTION != before.article_type:
        return RevisionKind.CORRECTION, None
    return None, None


def _unmatched_paragraphs(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n\n"), after.split("\n\n")
    return _surplus_in_order(old, Counter(new)), _surplus_in_order(new, Counter(old))


def _surplus_in_order(items: Iterable[str], others: Counter[str]) -> list[str]:
    left = Counter(others)
    surplus = []
    for item in items:
        if left[item] > 0:
            left[item] -= 1
        else:
            surplus.append(item)
    return surplus


def _surplus(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    words = (word for text in texts for word in text.split())
    return _surplus_in_order(words, Counter(word for text in others for word in text.split()))


def _figures(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    own = (figure for text in texts for figure in _FIGURE.findall(text))
    return _surplus_in_order(own, Counter(one for text in others for one in _FIGURE.findall(text)))


def _chars(words: Iterable[str]) -> int:
    return sum(len(word) for word in words)
