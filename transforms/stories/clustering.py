"""Putting articles into stories, one after the other, by their likeness to those already there.

An article joins the story whose three nearest members are most like it, if they are like enough;
else it opens a story. Stories that turn out to be one are merged afterwards. The thresholds were
set on the development half of a set of 216 articles on 38 events (docs/quality.md): from 0.08 to
0.12 the pairwise F moves by less than 0.03.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schemas.identifiers import content_id

JOIN_SIMILARITY = 0.10
"""Mean cosine with the nearest members from which an article belongs to a story."""
MERGE_SIMILARITY = 0.13
"""Mean cosine of the most alike members from which two stories are one."""
NEAREST_MEMBERS = 3

Similarities = Mapping[str, Mapping[str, float]]
"""Article -> neighbour -> cosine; each pair in both directions; pairs not there are 0."""


def assign(
    order: Sequence[str], story_of: Mapping[str, str], similarities: Similarities
) -> dict[str, tuple[str, float]]:
    """The story of each article of `order`, and how like it is to it: 1 where it opens it.

    `order` is by time; `story_of` gives the stories of the articles in reach that have one. A
    story's id is that of its first article.
    """
    stories: dict[str, str] = dict(story_of)
    sizes: defaultdict[str, int] = defaultdict(int)
    for story in stories.values():
        sizes[story] += 1
    found: dict[str, tuple[str, float]] = {}
    for article in order:
        nearest = _nearest(article, stories, sizes, similarities)
        story, likeness = nearest or (first_story_id(article), 1.0)
        stories[article], found[article] = story, (story, likeness)
        sizes[story] += 1
    return found


def first_story_id(article_id: str) -> str:
    """The id of a story that an article opens."""
    return content_id("story", article_id)


def _nearest(
    article: str, stories: Mapping[str, str], sizes: Mapping[str, int], similarities: Similarities
) -> tuple[str, float] | None:
    likeness: defaultdict[str, list[float]] = defaultdict(list)
    for neighbour, similarity in similarities.get(article, {}).items():
        if neighbour in stories:
            likeness[stories[neighbour]].append(similarity)
    best, best_story = JOIN_SIMILARITY, None
    for story, own in sorted(likeness.items()):
        n = min(NEAREST_MEMBERS, sizes[story])
        mean = sum(sorted(own, reverse=True)[:n]) / n
        if mean > best or (mean == best and best_story is None):
            best, best_story = mean, story
    return None if best_story is None else (best_story, round(min(best, 1.0), 4))


def merge(story_of: Mapping[str, str], similarities: Similarities) -> dict[str, str]:
    """Stories that are one: story -> the story that it goes into.

    Two stories are compared by as many of their most alike pairs as the larger one has members,
    pairs that nothing is known of counting as 0; the most alike are merged first.
    """
    members: defaultdict[str, set[str]] = defaultdict(set)
    for article, story in story_of.items():
        members[story].add(article)
    into: dict[str, str] = {}
    while (pair := _most_alike(members, similarities)) is not None:
        kept, gone = pair
        members[kept] |= members.pop(gone)
        into[gone] = kept
    return {gone: _end(into, gone) for gone in into}


def _most_alike(
    members: Mapping[str, set[str]], similarities: Similarities
) -> tuple[str, str] | None:
    story_of = {article: story for story, own in members.items() for article in own}
    likeness: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for article, story in story_of.items():
        for neighbour, similarity in similarities.get(article, {}).items():
            other = story_of.get(neighbour)
            if other is not None and story < other:
                likeness[story, other].append(similarity)
    best, found = MERGE_SIMILARITY, None
    for pair, own in sorted(likeness.items()):
        sizes = [len(members[story]) for story in pair]
        n = min(max(sizes), sizes[0] * sizes[1])
        mean = sum(sorted(own, reverse=True)[:n]) / n
        if mean >= best and (found is None or mean > best):
            best, found = mean, pair
    if found is None:
        return None
    first, second = found
    # the larger one keeps its id, of equal ones the smaller id
    return (first, second) if len(members[first]) >= len(members[second]) else (second, first)


def _end(into: Mapping[str, str], story: str) -> str:
    while story in into:
        story = into[story]
    return story
