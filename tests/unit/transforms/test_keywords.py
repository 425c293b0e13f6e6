"""Keywords of a page."""

from __future__ import annotations

import pytest

from tests.unit.transforms.pages import linked, metadata_of


def test_keywords_of_the_data_come_before_those_of_the_meta_tags() -> None:
    head = linked(keywords=["Bridges", "Marlow"]) + '<meta name="keywords" content="news">'
    assert metadata_of(head).keywords == ("Bridges", "Marlow")


def test_identifiers_and_machine_labels_are_no_keywords() -> None:
    words = [
        "98be933f-38cf-4fba-b6c6-ad438e82010a", "Category: Local", "NLP Category: Business",
        "100312362", "topic/bridges", "editors_pick", "harbourpost.com", "Harbour Post", "(1) Free",
        "Technik/Hardware",
    ]  # fmt: skip
    head = linked(keywords=words, publisher={"name": "Harbour Post"})
    assert metadata_of(head).keywords == ("Local", "bridges", "Free", "Technik/Hardware")


def test_a_list_that_has_lost_its_commas_gives_way() -> None:
    head = linked(keywords="Bridges Ferry Marlow Council Repairs Spring")
    head += '<meta name="keywords" content="Bridges, Ferry">'
    assert metadata_of(head).keywords == ("Bridges", "Ferry")


def test_slugs_give_way_to_the_same_words_written_out() -> None:
    head = linked(keywords=["bridges", "ferry"])
    head += '<meta name="news_keywords" content="Bridges, Ferry, Jane Doe">'
    assert metadata_of(head).keywords == ("Bridges", "Ferry", "Jane Doe")


@pytest.mark.parametrize(
    "body",
    [
        '<p>Text</p><a rel="tag" href="/x">Bridges</a><a rel="tag" href="/y">Ferry</a>',
        '<div class="articleTags"><a href="/x">Bridges</a><a href="/y">Ferry</a></div>',
        '<h3>Topics</h3><ul><li><a href="/x">Bridges</a><li><a href="/y">#Ferry</a></ul>',
        '<div><a href="/topic/bridges">Bridges</a><a href="/topic/ferry">Ferry</a></div>',
    ],
)
def test_topics_that_readers_see_fill_the_gap(body: str) -> None:
    assert metadata_of("", body).keywords == ("Bridges", "Ferry")


@pytest.mark.parametrize(
    "body",
    [
        '<p>A <a href="/topic/bridges">bridge</a> is shut.</p>',
        '<nav><a href="/topic/bridges">Bridges</a></nav>',
        '<div class="sidebar"><a href="/topic/bridges">Bridges</a></div>',
    ],
)
def test_links_in_sentences_and_menus_are_no_topics(body: str) -> None:
    assert metadata_of("", body).keywords == ()
