"""The search of a whole page for its date, where its data name none: the last resort."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence
from transforms.html_times import read_visible_date

_MAX_ELEMENTS = 15_000
_FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


class _FindDate(Protocol):
    def __call__(
        self, htmlobject: HtmlElement, *, original_date: bool, url: str | None, max_date: datetime
    ) -> object: ...


def search_date(
    tree: HtmlElement,
    *,
    url: str | None,
    title: str | None,
    language: str | None,
    latest: datetime | None,
) -> MetadataClaims | None:
    """A visible date that is marked or stands by the title, else what htmldate finds.

    `latest` bounds what is searched for: without it htmldate takes today, and the result would
    change by the day.
    """
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        return None
    if visible := read_visible_date(tree, title, language):
        return visible
    bound = (latest or _FAR_FUTURE).astimezone(UTC) + timedelta(days=1)
    found = _find_date()(tree, original_date=True, url=url, max_date=bound)
    if not isinstance(found, str):
        return None
    claim = DateClaim(DateKind.PUBLISHED, found, Evidence.HTML_TEXT)
    return MetadataClaims(Evidence.HTML_TEXT, dates=(claim,))


@lru_cache(maxsize=1)
def _find_date() -> _FindDate:
    # Loaded late: few pages need it.
    from htmldate import find_date

    # It logs each page that it finds nothing in.
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    finder: _FindDate = find_date
    return finder
