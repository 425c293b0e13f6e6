"""Addresses."""

from __future__ import annotations

import pytest

from transforms.urls import (
    absolute_url,
    clean_url,
    day_in_url,
    is_web_url,
    make_url_key,
    registered_domain,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/news/a/",
        "http://example.org/news/a?utm_source=feed",
        "https://EXAMPLE.org/news/a#comments",
    ],
)
def test_variants_of_an_address_share_a_key(url: str) -> None:
    assert make_url_key(url) == "example.org/news/a"


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("https://example.org/news/a-1.html", "https://example.org/news/a-1.html"),
        ("https://example.org/news//a/", "https://example.org/news/a/"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org:443/news/a", "https://example.org/news/a"),
        ("https://example.org/../news/a", "https://example.org/news/a"),
        ("https://xn--bcher-kva.example/a", "https://bücher.example/a"),
    ],
)
def test_an_address_is_written_one_way(url: str, cleaned: str) -> None:
    assert clean_url(url) == cleaned


def test_a_bare_number_in_the_query_stays_in_the_key() -> None:
    assert make_url_key("https://example.org/show?12345") == "example.org/show?12345"


@pytest.mark.parametrize(
    "url", [None, "", "mailto:a@example.org", "/news/a", "http://[bad", "x" * 9]
)
def test_what_is_no_web_address_has_no_key(url: str | None) -> None:
    assert make_url_key(url) is None
    assert clean_url(url) is None
    assert not is_web_url(url)
    assert registered_domain(url) is None


def test_the_registered_domain_knows_public_suffixes() -> None:
    assert registered_domain("https://news.example.co.uk/a") == "example.co.uk"
    assert registered_domain("https://news.post.example/a") == "post.example"
    assert registered_domain("http://127.0.0.1/a") is None
    assert registered_domain("http://localhost/a") is None


@pytest.mark.parametrize(
    ("href", "absolute"),
    [
        ("/b", "https://example.org/b"),
        ("/b/c/?d=1", "https://example.org/b/c/?d=1"),
        ("/../b", "https://example.org/b"),
        ("/b//c", "https://example.org/b//c"),
        ("/b/./c#top", "https://example.org/b/c#top"),
        ("c.html", "https://example.org/a/c.html"),
        ("//cdn.example.net/i.jpg", "https://cdn.example.net/i.jpg"),
        ("https://other.example/x", "https://other.example/x"),
        ("#top", None),
        ("javascript:void(0)", None),
        ("data:image/png;base64,AA", None),
        ("mailto:a@example.org", None),
        (None, None),
        ("http://[", None),
    ],
)
def test_links_are_made_absolute(href: str | None, absolute: str | None) -> None:
    assert absolute_url(href, "https://example.org/a/b") == absolute


def test_a_link_without_a_base_needs_a_host() -> None:
    assert absolute_url("//example.org/a", None) == "https://example.org/a"
    assert absolute_url("/a", None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2024/05/03/title", "2024-05-03"),
        ("https://example.org/2024/5/3/title", "2024-05-03"),
        ("https://example.org/title-20240503.html", "2024-05-03"),
        ("https://example.org/2024/13/03/title", None),
        ("https://example.org/id-1234567890", None),
        (None, None),
    ],
)
def test_the_day_in_an_address_is_read(url: str | None, day: str | None) -> None:
    assert day_in_url(url) == day
