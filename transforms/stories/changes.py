"""What became of stories when their articles were placed anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from schemas.vocabularies import StoryChangeKind


def story_changes(
    before: Mapping[str, str], after: Mapping[str, str]
) -> list[tuple[str, str, StoryChangeKind]]:
    """Stories whose articles went into another one, and stories that were cut up.

    Article -> story before and after; gives story, the one that took its articles, and which of
    the two it was. A story that a late article opens anew is merged into the one of that name.
    """
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for article, story in before.items():
        if article in after:
            moved[story].add(after[article])
    living = set(after.values())
    return [
        (story, home, StoryChangeKind.SPLIT if story in living else StoryChangeKind.MERGED)
        for story, homes in sorted(moved.items())
        for home in sorted(homes - {story})
    ]
