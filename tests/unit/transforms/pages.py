"""Small invented pages for the tests of metadata."""

from __future__ import annotations

from schemas.documents import MetadataClaims, SourceContext
from schemas.vocabularies import Evidence
from transforms.date_choice import DateChoice, choose_dates
from transforms.html_claims import read_page_claims
from transforms.html_page import parse_page
from transforms.metadata import Metadata, combine

URL = "https://www.harbourpost.example/news/bridge-stays-shut"


def claims_of(head: str = "", body: str = "", url: str | None = URL) -> tuple[MetadataClaims, ...]:
    """What a page with this head and body says."""
    page = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    found = MetadataClaims(Evidence.ARCHIVE, url=url)
    return (found, *read_page_claims(page.tree, url, given=(found,)).claims)


def metadata_of(head: str = "", body: str = "", url: str | None = URL) -> Metadata:
    """What is decided from it."""
    return combine(claims_of(head, body, url))


def dates_of(head: str = "", body: str = "", url: str | None = URL) -> DateChoice:
    """The dates that are decided from it."""
    return choose_dates(claims_of(head, body, url), SourceContext(), None)


def names_of(metadata: Metadata) -> list[str]:
    """The names of all credits."""
    return [one.credit.name for one in metadata.credits]


def linked(**fields: object) -> str:
    """A JSON-LD script with an article."""
    import orjson

    node = {"@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{orjson.dumps(node).decode()}</script>'
