from __future__ import annotations

from schemas.vocabularies import StoryChangeKind
from transforms.stories.changes import story_changes


def test_a_merged_story_is_noted_with_the_one_that_took_it() -> None:
    assert story_changes({"a": "s", "b": "t"}, {"a": "s", "b": "s"}) == [
        ("t", "s", StoryChangeKind.MERGED)
    ]


def test_a_split_story_is_noted_with_the_one_that_left_it() -> None:
    assert story_changes({"a": "s", "b": "s"}, {"a": "s", "b": "t"}) == [
        ("s", "t", StoryChangeKind.SPLIT)
    ]


def test_a_story_that_a_late_article_opens_goes_on_under_its_name() -> None:
    assert story_changes({"b": "of b"}, {"a": "of a", "b": "of a"}) == [
        ("of b", "of a", StoryChangeKind.MERGED)
    ]


def test_nothing_is_noted_where_nothing_changed_or_an_article_is_gone() -> None:
    assert story_changes({"a": "s", "b": "t"}, {"a": "s"}) == []
