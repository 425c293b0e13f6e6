"""Putting articles into stories, one after the other, by their likeness to those already there.

An article joins the story whose three nearest members are most like it, if they are like enough;
else it opens a story. Stories that turn out to be one are merged afterwards. The thresholds were
set on the development half of a set of 216 articles on 38 events (docs/quality.md): from 0.08 to
0.12 the pairwise F moves by less than 0.03.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from schemas.identifiers import content_id

JOIN_SIMILARITY = 0.10
"""Mean cosine with the nearest members from which an article belongs to a story."""
MERGE_SIMILARITY = 0.13
"""Mean cosine of the most alike members from which two stories are one."""
NEAREST_MEMBERS = 3

Similarities = Mapping[str, Mapping[str, float]]
"""Article -> neighbour -> cosine; each pair in both directions; pairs not there are 0."""
Likeness = defaultdict[str, defaultdict[str, list[float]]]
"""Story -> other story -> cosines of their members; each pair in both directions."""


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
    sizes = Counter(story_of.values())
    likeness = _likeness(story_of, similarities)
    heap = [
        (-mean, *pair)
        for pair in {
            (min(one, other), max(one, other)) for one in likeness for other in likeness[one]
        }
        if (mean := _mean(*pair, likeness, sizes)) >= MERGE_SIMILARITY
    ]
    heapify(heap)
    into: dict[str, str] = {}
    while heap:
        negative, first, second = heappop(heap)
        is_known = first in likeness and second in likeness[first]
        if not is_known or _mean(first, second, likeness, sizes) != -negative:
            continue  # one of them has been merged since
        # the larger one keeps its id, of equal ones the smaller id
        kept, gone = (first, second) if sizes[first] >= sizes[second] else (second, first)
        into[gone] = kept
        sizes[kept] += sizes.pop(gone)
        _join(kept, gone, likeness)
        for other in likeness[kept]:
            pair = min(kept, other), max(kept, other)
            if (mean := _mean(*pair, likeness, sizes)) >= MERGE_SIMILARITY:
                heappush(heap, (-mean, *pair))
    return {gone: _end(into, gone) for gone in into}


def _likeness(story_of: Mapping[str, str], similarities: Similarities) -> Likeness:
    """Similarities between the members of two stories, the largest first."""
    likeness: Likeness = defaultdict(lambda: defaultdict(list))
    for article, story in story_of.items():
        for neighbour, similarity in similarities.get(article, {}).items():
            other = story_of.get(neighbour)
            if other is not None and story < other:
                likeness[story][other].append(similarity)
    for story, others in list(likeness.items()):
        for other, own in others.items():
            own.sort(reverse=True)
            likeness[other][story] = own
    return likeness


def _mean(first: str, second: str, likeness: Likeness, sizes: Mapping[str, int]) -> float:
    n = min(max(sizes[first], sizes[second]), sizes[first] * sizes[second])
    return sum(likeness[first][second][:n]) / n


def _join(kept: str, gone: str, likeness: Likeness) -> None:
    """What is known of the story that is gone is known of the one that is kept."""
    for other, own in likeness.pop(gone).items():
        del likeness[other][gone]
        if other != kept:
            joined = sorted([*likeness[kept][other], *own], reverse=True)
            likeness[kept][other] = likeness[other][kept] = joined


def _end(into: Mapping[str, str], story: str) -> str:
    while story in into:
        story = into[story]
    return story
