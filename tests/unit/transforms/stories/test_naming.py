from __future__ import annotations

from schemas.vocabularies import StoryChangeKind
from transforms.stories.naming import keep_ids, story_changes


def test_a_story_that_is_found_again_keeps_its_id_whoever_came_first_now() -> None:
    before = {"b": "old", "c": "old"}
    assert keep_ids(before, {"a": "new", "b": "new", "c": "new"}) == dict.fromkeys("abc", "old")


def test_of_two_halves_the_larger_keeps_the_id() -> None:
    before = dict.fromkeys("abc", "old")
    after = {"a": "x", "b": "x", "c": "y"}
    assert keep_ids(before, after) == {"a": "old", "b": "old", "c": "y"}


def test_an_id_that_went_to_another_story_is_not_used_twice() -> None:
    before = dict.fromkeys("abc", "0" * 32)
    after = {"a": "f" * 32, "b": "f" * 32, "c": "0" * 32}
    found = keep_ids(before, after)
    assert found["a"] == found["b"] == "0" * 32
    assert found["c"] not in {"0" * 32, "f" * 32}


def test_a_merged_story_is_noted_with_the_one_that_took_it() -> None:
    (change,) = story_changes({"a": "s", "b": "t"}, {"a": "s", "b": "s"})
    assert (change.story_id, change.other_story_id, change.kind) == (
        "t",
        "s",
        StoryChangeKind.MERGED,
    )


def test_a_split_story_is_noted_with_the_one_that_left_it() -> None:
    (change,) = story_changes({"a": "s", "b": "s"}, {"a": "s", "b": "t"})
    assert (change.story_id, change.other_story_id, change.kind) == (
        "s",
        "t",
        StoryChangeKind.SPLIT,
    )


def test_nothing_is_noted_where_nothing_changed_or_an_article_is_gone() -> None:
    assert story_changes({"a": "s", "b": "t"}, {"a": "s"}) == []
