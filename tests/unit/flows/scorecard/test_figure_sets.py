"""The arithmetic of the sets of figures, on invented gold."""

from __future__ import annotations

import pytest

from flows.scorecard.facts.displacement_facts import (
    Fact,
    find_largest_number,
    is_same_figure,
    share_right,
)
from flows.scorecard.facts.newsquant import (
    Answer,
    count_matches,
    find_plain_numbers,
    is_same_value,
    read_gold,
)


def test_a_gold_figure_is_matched_once() -> None:
    item: dict[str, object] = {
        "text": "",
        "quantities": [{"value": "5.0", "normalized_unit": "Mile", "change": "up"}],
    }
    counts = count_matches([item], lambda _text: [Answer((5.0,), "mile"), Answer((5.0,), "mile")])
    assert (counts.gold, counts.found, counts.value, counts.unit, counts.change) == (1, 2, 1, 1, 1)
    assert counts.f1(counts.value) == pytest.approx(2 / 3)


def test_the_ends_of_a_range_are_compared_in_any_order() -> None:
    assert is_same_value((4.8, 4.7), (4.7, 4.8))
    assert not is_same_value((4.8,), (4.7, 4.8))


@pytest.mark.parametrize(
    ("value", "values"),
    [("12.5", (12.5,)), ("-5.0", (-5.0,)), ("10-12", (10.0, 12.0)), ("1e-3", (0.001,)),
     ("1.5E-29", (1.5e-29,))],
)  # fmt: skip
def test_values_of_the_gold_are_read(value: str, values: tuple[float, ...]) -> None:
    gold = read_gold({"value": value, "normalized_unit": "gram"})
    assert gold.values == pytest.approx(values)


def test_the_plain_baseline_reads_digits_with_the_word_beside_them() -> None:
    answers = find_plain_numbers("It cost $4.5 million for 12 boats.")
    assert [(answer.values, answer.unit) for answer in answers] == [
        ((4_500_000.0,), "dollar"),
        ((12.0,), "boat"),
    ]


def test_the_share_right_counts_missing_answers_as_wrong() -> None:
    gold = [Fact(40, "People", "Evacuated"), Fact(5, "People", "Displaced")]
    found = [Fact(40, "Households", "Evacuated"), None]
    assert share_right(gold, found, is_same_figure) == 0.5
    assert share_right([], [], is_same_figure) is None


def test_the_baseline_takes_the_largest_number() -> None:
    fact = find_largest_number("In March 40 died and 1.5 million fled.")
    assert fact == Fact(1_500_000.0, "People", "Forced to Flee")
