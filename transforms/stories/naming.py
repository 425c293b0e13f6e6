"""Letting a story keep its id when it is found again, and noting which were merged or split."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from schemas.tables.relations import StoryChange
from schemas.vocabularies import StoryChangeKind


def keep_ids(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """`after` (article -> story) with the ids that the stories had `before`.

    A story takes the id that most of its articles had; where two stories claim one id, the one
    with more of its articles has it, of equal ones that with the smaller id of its own.
    """
    shared: Counter[tuple[str, str]] = Counter(
        (before[article], story) for article, story in after.items() if article in before
    )
    claims = sorted(shared.items(), key=lambda one: (-one[1], one[0][0] != one[0][1], one[0]))
    id_of: dict[str, str] = {}
    taken: set[str] = set()
    for (old, story), _ in claims:
        if old not in taken and story not in id_of:
            id_of[story] = old
            taken.add(old)
    for story in sorted(set(after.values()) - set(id_of)):
        # An id that went to another story cannot be used again.
        id_of[story] = story if story not in taken else _next_id(story, taken)
        taken.add(id_of[story])
    return {article: id_of[story] for article, story in after.items()}


def _next_id(story: str, taken: set[str]) -> str:
    number = 2
    while (name := f"{story[:-2]}{number:02x}") in taken:
        number += 1
    return name


def story_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[StoryChange]:
    """Stories whose articles went into another one, and stories that were cut up."""
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for article, story in before.items():
        if article in after:
            moved[story].add(after[article])
    living = set(after.values())
    changes = []
    for story, homes in sorted(moved.items()):
        for home in sorted(homes - {story}):
            kind = StoryChangeKind.SPLIT if story in living else StoryChangeKind.MERGED
            changes.append(StoryChange(story_id=story, other_story_id=home, kind=kind))
    return changes
