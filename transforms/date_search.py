"""The search of a whole page for its date, where its data name none: the last resort."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence
from transforms.html_times import read_visible_date

_MAX_ELEMENTS = 15_000
_count_elements = etree.XPath("count(//*)")
_FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def search_date(
    tree: HtmlElement,
    *,
    url: str | None,
    title: str | None,
    language: str | None,
    latest: datetime | None,
) -> MetadataClaims | None:
    """A visible date that is marked or stands by the title, else what htmldate finds.

    `latest` bounds what is searched for: without it the result would change by the day.
    """
    if _is_large(tree):
        return None
    if visible := read_visible_date(tree, title, language):
        return visible
    bound = (latest or _FAR_FUTURE).astimezone(UTC) + timedelta(days=1)
    # Loaded late: few pages need it.
    from transforms.htmldate_stages import find_day

    found = find_day(tree, url, bound)
    if found is None:
        return None
    claim = DateClaim(DateKind.PUBLISHED, found, Evidence.HTML_TEXT)
    return MetadataClaims(Evidence.HTML_TEXT, dates=(claim,))


def search_visible_date(
    tree: HtmlElement, *, title: str | None, language: str | None
) -> MetadataClaims | None:
    """A visible date that is marked or stands by the title."""
    return None if _is_large(tree) else read_visible_date(tree, title, language)


def _is_large(tree: HtmlElement) -> bool:
    return cast("float", _count_elements(tree)) > _MAX_ELEMENTS
