"""Pages that are no articles."""

from __future__ import annotations

import pytest

from schemas.errors import NoArticle
from schemas.vocabularies import OutcomeReason
from tests.unit.transforms.pages import URL, claims_of, linked
from transforms.html_page import parse_page
from transforms.page_kinds import check_is_article

HEADLINES = "".join(
    f'<h2><a href="/{n}">Council votes on harbour plan number {n}</a></h2>' for n in range(20)
)
PARAGRAPH = "<p>" + "The bridge will stay shut until spring, the council said. " * 4 + "</p>"
SHELL = '<div id="root"></div><script src="/app.js"></script>'
COOKIES = "<p>We and our partners use cookies and tracking for advertising. Accept all cookies?</p>"


def kind_of(head: str, body: str, url: str = URL) -> OutcomeReason | None:
    page = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    try:
        check_is_article(page.tree, claims_of(head, body, url), url)
    except NoArticle as verdict:
        return verdict.reason
    return None


@pytest.mark.parametrize(
    ("url", "head", "body", "reason"),
    [
        ("https://harbourpost.example/", "", HEADLINES, OutcomeReason.HOME_PAGE),
        ("https://harbourpost.example/index.html", "", HEADLINES, OutcomeReason.HOME_PAGE),
        ("https://harbourpost.example/tag/bridges", "", HEADLINES, OutcomeReason.LISTING_PAGE),
        ("https://harbourpost.example/search?q=bridge", "", HEADLINES, OutcomeReason.SEARCH_PAGE),
        (URL, "<title>404 - Page not found</title>", "<p>Sorry.</p>", OutcomeReason.ERROR_PAGE),
        (URL, "<title>Just a moment...</title>", "<p>Wait.</p>", OutcomeReason.ERROR_PAGE),
        (URL, "<title>Cookies and consent</title>", COOKIES, OutcomeReason.CONSENT_PAGE),
        (URL, "<title>App</title>", SHELL, OutcomeReason.SCRIPT_SHELL),
        (
            "https://harbourpost.example/local",
            '<script type="application/ld+json">{"@type":"CollectionPage"}</script>',
            HEADLINES,
            OutcomeReason.LISTING_PAGE,
        ),
    ],
)
def test_a_page_that_is_no_article_is_named(
    url: str, head: str, body: str, reason: OutcomeReason
) -> None:
    assert kind_of(head, body, url) is reason


@pytest.mark.parametrize(
    ("url", "head", "body"),
    [
        (URL, "", PARAGRAPH * 3 + HEADLINES),
        ("https://harbourpost.example/", "", PARAGRAPH * 4),
        ("https://harbourpost.example/tag/bridges", "", PARAGRAPH * 4 + HEADLINES),
        (URL, "<title>Why 404 is the most famous error</title>", PARAGRAPH * 5),
        (URL, "<title>New law on cookies</title>" + linked(datePublished="2024-05-03"), COOKIES),
        (URL, "<title>Short note</title>", "<p>The ferry runs again.</p>"),
        (URL, "", HEADLINES),
    ],
)
def test_what_may_be_an_article_stays_one(url: str, head: str, body: str) -> None:
    assert kind_of(head, body, url) is None


def test_a_consent_word_or_two_make_no_consent_page() -> None:
    assert kind_of("<title>Cookies</title>", "<p>How to bake cookies with oats.</p>") is None
