"""JSON-LD blocks."""

from __future__ import annotations

import pytest

from transforms.json_ld import (
    MAX_BLOCK_CHARS,
    JsonObject,
    JsonValue,
    names_of,
    read_linked_data,
    text_of,
)


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "Bridge opens"}',
        '[{"@type": "WebSite", "name": "P"}, {"@type": "NewsArticle", "headline": "Bridge opens"}]',
        '{"@graph": [{"@type": ["NewsArticle"], "headline": "Bridge opens"}]}',
        '{"@type": "WebPage", "other": {"@type": "Article", "headline": "Bridge opens"}}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Bridge opens",}',
        '<!-- {"@type": "NewsArticle", "headline": "Bridge opens"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Bridge opens"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Bridge opens", "description": "two\nlines"};',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Bridge opens&quot;}",
        '{"@type": "WebSite"} {"@type": "NewsArticle", "headline": "Bridge opens"}',
    ],
)
def test_the_article_is_found_in_each_shape(block: str) -> None:
    linked = read_linked_data([block])
    assert linked.article is not None
    assert linked.article["headline"] == "Bridge opens"
    assert linked.flags == ()


def test_an_article_in_a_list_of_others_does_not_stand_for_the_page() -> None:
    other = '{"@type": "NewsArticle", "headline": "Other", "datePublished": "2024-05-03"}'
    teasers = f'{{"@type": "ItemList", "itemListElement": [{other}]}}'
    linked = read_linked_data([teasers, '{"@type": "Article", "headline": "Own"}'])
    assert linked.article is not None
    assert linked.article["headline"] == "Own"


def test_a_broken_block_is_flagged_and_the_others_are_read() -> None:
    linked = read_linked_data(['{"Person","x":"y"', '{"@type": "Article", "headline": "A"}'])
    assert linked.article is not None
    assert linked.flags == ("json_ld_broken",)


def test_a_block_too_large_is_not_read() -> None:
    assert read_linked_data([" " * (MAX_BLOCK_CHARS + 1)]).flags == ("json_ld_too_large",)


def test_a_block_nested_without_end_is_broken_and_does_no_harm() -> None:
    assert read_linked_data(["[" * 200_000]).flags == ("json_ld_broken",)


def test_author_names_are_read_in_each_shape() -> None:
    by_id: dict[str, JsonObject] = {"#jane": {"@id": "#jane", "name": "Jane Doe"}}
    value: JsonValue = [
        "Max Roe",
        {"@id": "#jane"},
        {"givenName": "Ann", "familyName": "Poe"},
        {"name": ["Sam Coe", "Tim Low"]},
        {"@id": "#nobody"},
        "https://example.org/author",
    ]
    assert names_of(value, by_id) == ["Max Roe", "Jane Doe", "Ann Poe", "Sam Coe", "Tim Low"]


def test_the_text_of_a_value_is_found_in_lists_and_objects() -> None:
    assert text_of([{"@value": "A &amp; B"}]) == "A & B"
    assert text_of(7) == "7"
    assert text_of(True) is None
    assert text_of({"other": 1}) is None
