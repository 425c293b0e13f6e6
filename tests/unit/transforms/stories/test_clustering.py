from __future__ import annotations

from collections import defaultdict

from transforms.stories.clustering import assign, first_story_id, merge


def known(*pairs: tuple[str, str, float]) -> dict[str, dict[str, float]]:
    both: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for one, other, similarity in pairs:
        both[one][other] = both[other][one] = similarity
    return both


def test_an_article_like_no_other_opens_a_story_named_after_it() -> None:
    assert assign(["a"], {}, {}) == {"a": (first_story_id("a"), 1.0)}


def test_an_article_joins_the_story_that_it_is_most_like() -> None:
    likeness = known(("c", "a", 0.3), ("c", "b", 0.4))
    assert assign(["c"], {"a": "s", "b": "t"}, likeness) == {"c": ("t", 0.4)}


def test_articles_of_one_day_can_make_a_story_together() -> None:
    found = assign(["a", "b", "c"], {}, known(("a", "b", 0.5), ("b", "c", 0.5), ("a", "c", 0.4)))
    assert {story for story, _ in found.values()} == {first_story_id("a")}


def test_one_like_article_among_many_others_is_not_enough() -> None:
    members = dict.fromkeys("abcdef", "s")
    found = assign(["x"], members, known(("x", "a", 0.2)))
    assert found["x"][0] == first_story_id("x")


def test_a_faint_likeness_is_none() -> None:
    assert assign(["b"], {"a": "s"}, known(("a", "b", 0.05)))["b"][0] != "s"


def test_two_stories_that_are_alike_throughout_become_one_and_the_larger_keeps_its_id() -> None:
    stories = {"a": "s", "b": "s", "c": "t"}
    assert merge(stories, known(("a", "c", 0.5), ("b", "c", 0.5), ("a", "b", 0.5))) == {"t": "s"}


def test_a_bridge_between_two_large_stories_does_not_merge_them() -> None:
    stories = {**dict.fromkeys("abcde", "s"), **dict.fromkeys("vwxyz", "t")}
    assert merge(stories, known(("a", "v", 0.6))) == {}


def test_a_chain_of_merges_ends_in_one_story() -> None:
    stories = {"a": "s", "b": "t", "c": "u"}
    into = merge(stories, known(("a", "b", 0.9), ("b", "c", 0.8), ("a", "c", 0.8)))
    assert into == {"t": "s", "u": "s"}


def test_a_story_that_has_grown_by_a_merge_is_compared_by_its_new_size() -> None:
    stories = {"a": "s", "b": "t", "c": "u"}
    # u is like s, and not like what s has become
    assert merge(stories, known(("a", "b", 0.9), ("a", "c", 0.2))) == {"t": "s"}
    assert merge(stories, known(("a", "b", 0.9), ("a", "c", 0.2), ("b", "c", 0.2))) == {
        "t": "s", "u": "s"
    }  # fmt: skip


def test_the_order_of_what_is_known_does_not_matter() -> None:
    pairs = [("a", "b", 0.3), ("b", "c", 0.3), ("a", "c", 0.3), ("c", "d", 0.2)]
    assert assign(["a", "b", "c", "d"], {}, known(*pairs)) == assign(
        ["a", "b", "c", "d"], {}, known(*reversed(pairs))
    )
