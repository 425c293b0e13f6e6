"""The scorers against values worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from flows.scorecard.answers import Answer, Gold, Published, published_of
from flows.scorecard.gold_sets import GOLD_SETS
from flows.scorecard.measures import (
    MEASURES,
    Counts,
    compare_authors,
    compare_credits,
    compare_invented_authors,
    compare_invented_credits,
    compare_published_day,
    compare_published_minute,
    compare_segments,
    compare_shingles,
    compare_tags,
    compare_title,
    macro_f1,
    mean_f1,
    pooled_f1,
    share_right,
    share_surplus,
)
from flows.scorecard.targets import TARGETS

TOKYO = timezone(timedelta(hours=9))


def test_shingles_count_runs_of_four_words_and_sum_to_one() -> None:
    # gold has 3 runs (1234, 2345, 3456), the answer 3 (2345, 3456, 4567): 2 in common
    gold = Gold(body="one two three four five six")
    found = compare_shingles(gold, Answer(body="two three four five six seven"))
    assert found == Counts(right=2 / 4, surplus=1 / 4, missed=1 / 4)


def test_a_text_shorter_than_four_words_is_one_shingle() -> None:
    assert compare_shingles(Gold(body="one two"), Answer(body="one two")) == Counts(right=1)
    assert compare_shingles(Gold(body="one two"), Answer(body="one")) == Counts(0, 0.5, 0.5)


def test_a_repeated_shingle_counts_as_often_as_it_stands_there() -> None:
    once, twice = "a b c d", "a b c d a b c d"
    found = compare_shingles(Gold(body=twice), Answer(body=once))
    # abcd bcda cdab dabc abcd against abcd
    assert found == Counts(right=1 / 5, surplus=0, missed=4 / 5)


def test_an_empty_answer_misses_everything() -> None:
    assert compare_shingles(Gold(body="a b c d"), Answer()) == Counts(0, 0, 1)
    assert compare_shingles(Gold(body=""), Answer()) == Counts()
    assert compare_shingles(Gold(), Answer(body="a b c d")) is None


def test_macro_f1_leaves_empty_answers_out_of_precision_but_not_of_recall() -> None:
    pages = [Counts(0.5, 0.5, 0.0), Counts(0, 0, 1)]
    # precision 0.5 over one page, recall (1 + 0) / 2 = 0.5
    assert macro_f1(pages) == pytest.approx(0.5)
    assert macro_f1([Counts(0, 0, 1)]) == 0.0
    assert macro_f1([Counts(0, 0.5, 0.5)]) == 0.0


def test_segments_are_found_across_line_ends_and_unwanted_ones_count_against() -> None:
    gold = Gold(wanted_segments=("first  words", "absent"), unwanted_segments=("Menu", "Imprint"))
    found = compare_segments(gold, Answer(body="Menu\n\nThe first\nwords."))
    assert found == Counts(right=1, surplus=1, missed=1)
    assert compare_segments(Gold(), Answer(body="x")) is None


def test_segments_are_pooled_over_all_pages() -> None:
    # right 4, surplus 1, missed 1: 8 / 10
    assert pooled_f1([Counts(3, 0, 1), Counts(1, 1, 0)]) == pytest.approx(0.8)


def test_a_title_matches_whatever_its_case_accents_and_punctuation() -> None:
    gold = Gold(title="“Café” reopens – at last")
    assert compare_title(gold, Answer(title="CAFE reopens, at last!")) == Counts(right=1)
    assert compare_title(gold, Answer(title="Café reopens")) == Counts(missed=1)
    assert compare_title(gold, Answer()) == Counts(missed=1)
    assert compare_title(Gold(), Answer(title="x")) is None


def test_authors_are_sets_of_folded_names() -> None:
    gold = Gold(authors=("Ana Díaz", "Bo Li"))
    found = compare_authors(gold, Answer(authors=("ana diaz", "Cy Roe", "Cy  Roe")))
    assert found == Counts(right=1, surplus=1, missed=1)
    assert found.f1 == pytest.approx(0.5)
    assert compare_authors(Gold(authors=()), Answer(authors=("x",))) is None


def test_agencies_count_among_all_who_sign_only() -> None:
    gold = Gold(authors=("Ana Díaz", "dpa"))
    answer = Answer(authors=("Ana Díaz",), credits=("Ana Díaz", "dpa"))
    assert compare_authors(gold, answer) == Counts(1, 0, 1)
    assert compare_credits(gold, answer) == Counts(2, 0, 0)


def test_an_author_is_invented_only_where_the_gold_says_that_there_is_none() -> None:
    answer = Answer(authors=("Somebody",), credits=("Somebody", "dpa"))
    assert compare_invented_authors(Gold(authors=()), answer) == Counts(surplus=1)
    assert compare_invented_authors(Gold(authors=()), Answer(credits=("dpa",))) == Counts()
    assert compare_invented_credits(Gold(authors=()), Answer(credits=("dpa",))) == Counts(surplus=1)
    assert compare_invented_authors(Gold(authors=None), answer) is None
    assert compare_invented_authors(Gold(authors=("X",)), answer) is None


def test_shares_are_means_over_the_pages_that_count() -> None:
    assert share_surplus([Counts(surplus=1), Counts(), Counts(), Counts()]) == 0.25
    assert share_right([Counts(right=1), Counts(missed=1)]) == 0.5
    assert mean_f1([Counts(1, 0, 0), Counts(1, 1, 1), Counts(0, 0, 1)]) == pytest.approx(0.5)


def test_tags_are_sets() -> None:
    found = compare_tags(Gold(tags=("Flood", "Rivers")), Answer(tags=("flood",)))
    assert found == Counts(1, 0, 1)
    assert compare_tags(Gold(), Answer(tags=("flood",))) is None


def test_a_day_is_right_in_utc_or_in_the_zone_that_was_written() -> None:
    late = Answer(published=published_of(datetime(2026, 3, 2, 1, 0, tzinfo=TOKYO)))
    for day in (1, 2):
        assert compare_published_day(Gold(published=date(2026, 3, day)), late) == Counts(right=1)
    wrong = compare_published_day(Gold(published=date(2026, 3, 3)), late)
    assert wrong == Counts(missed=1)
    assert compare_published_day(Gold(), late) is None


def test_an_instant_is_right_to_the_minute_in_whatever_zone() -> None:
    gold = Gold(published=datetime(2026, 3, 1, 16, 0, 30, tzinfo=UTC))
    same = published_of(datetime(2026, 3, 2, 1, 0, 0, tzinfo=TOKYO))
    later = published_of(datetime(2026, 3, 2, 1, 1, 0, tzinfo=TOKYO))
    assert compare_published_minute(gold, Answer(published=same)) == Counts(right=1)
    assert compare_published_minute(gold, Answer(published=later)) == Counts(missed=1)


def test_a_day_alone_is_no_instant() -> None:
    gold = Gold(published=datetime(2026, 3, 1, 0, 0, tzinfo=UTC))
    day = Answer(published=Published(frozenset({date(2026, 3, 1)})))
    assert compare_published_minute(gold, day) == Counts(missed=1)


def test_gold_without_a_zone_is_compared_with_the_clock_that_was_written() -> None:
    gold = Gold(published=datetime(2026, 3, 2, 1, 0))  # noqa: DTZ001 - gold without a zone
    said = Answer(published=published_of(datetime(2026, 3, 2, 1, 0, 9, tzinfo=TOKYO)))
    assert compare_published_minute(gold, said) == Counts(right=1)
    assert compare_published_minute(gold, Answer()) == Counts(missed=1)
    day_only = Gold(published=datetime(2026, 3, 2))  # noqa: DTZ001 - gold without a zone
    assert compare_published_minute(day_only, said) is None


def test_every_set_and_every_target_names_measures_that_exist() -> None:
    assert {key for one in GOLD_SETS.values() for key in one.measures} == set(MEASURES)
    for gold_set, key in TARGETS:
        assert key in GOLD_SETS[gold_set].measures
