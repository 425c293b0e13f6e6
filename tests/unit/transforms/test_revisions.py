"""Revisions: the order in which versions were seen, and what each changed."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.tables.corpus import Revision
from schemas.vocabularies import RevisionKind
from tests.cpu_time import assert_ends_within
from transforms.revisions import Version, revision_rows

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BODY = "\n\n".join(f"Paragraph {word} of the report on the harbour." for word in "abcdefghijkl")


def version(number: int, body: str, title: str | None = "Ferry late", **more: str) -> Version:
    return Version(
        article_id=f"{number:032x}",
        revision_id=f"r{number}",
        title=title,
        body=body,
        article_type=more.get("article_type", "news"),
        published_at=NOON,
        modified_at=None,
        crawled_at=NOON + timedelta(hours=number),
    )


def change(before: str, after: str, **more: str) -> Revision:
    return revision_rows("x", [version(1, before), version(2, after, **more)])[1]


def test_versions_are_ordered_by_when_they_were_seen_however_they_come() -> None:
    versions = [version(1, "One."), version(2, "Two."), version(3, "Three.")]
    expected = [("r1", None), ("r2", "r1"), ("r3", "r2")]
    for order in itertools.permutations(versions):
        rows = revision_rows("x", order)
        assert [(row.revision_id, row.previous_id) for row in rows] == expected
        assert rows[0].kind == RevisionKind.FIRST


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (BODY.replace("harbour", "harbor", 1), RevisionKind.MINOR),
        (f"{BODY}\n\n{BODY[:300].upper()}", RevisionKind.UPDATE),
        (f"{BODY} 12", RevisionKind.UPDATE),
        (f"{BODY}\n\nCorrection: the report named the wrong ferry.", RevisionKind.CORRECTION),
        (f"{BODY}\n\nAn earlier version of this article was wrong.", RevisionKind.CORRECTION),
        (f"Berichtigung: Die Fähre war pünktlich.\n\n{BODY}", RevisionKind.CORRECTION),
        ("This article has been removed.", RevisionKind.RETRACTION),
        (f"{BODY}\n\nThe witness retracted his words.", RevisionKind.UPDATE),
    ],
)
def test_the_kind_of_a_change(after: str, kind: RevisionKind) -> None:
    assert change(BODY, after).kind == kind


def test_a_notice_that_stood_there_before_is_no_new_correction() -> None:
    noted = f"{BODY}\n\nCorrection: the ferry was late."
    assert change(noted, noted.replace("was late", "was very late")).kind == RevisionKind.MINOR


def test_a_correction_tells_the_figures_and_its_note() -> None:
    before = f"{BODY}\n\nAnother 27 people are missing."
    note = "Correction: an earlier version of this article said that 27 people were missing."
    row = change(before, f"{BODY}\n\nAnother 7 people are missing.\n\n{note}")
    assert (row.figures_removed, row.figures_added, row.note) == (["27"], ["7"], note)


def test_characters_are_those_of_words_that_came_and_went() -> None:
    row = change("The ferry was late.\n\nEnd.", "End.\n\nThe big ferry was early.")
    assert (row.chars_added, row.chars_removed) == (len("big") + len("early."), len("late."))
    assert not row.title_changed
    assert change(BODY, BODY, title="Ferry").title_changed


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    row = change(before, after)
    assert row.chars_added >= 0
    if before == after:
        assert (row.chars_added, row.chars_removed) == (0, 0)


def test_long_texts_are_compared_in_linear_time() -> None:
    assert_ends_within(5, lambda: change("one two\n\n" * 200_000, "two one three\n\n" * 200_000))
