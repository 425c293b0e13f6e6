"""Pages that hang or crash extractors, small: `python -m benchmarks.hostile` has them whole."""

from __future__ import annotations

import random

import pytest

from benchmarks.hostile import ARTICLE, make_inputs, mutate, page_of, read
from tests.cpu_time import assert_ends_within
from transforms.html_claims import read_page_claims
from transforms.html_page import parse_page

SMALL = make_inputs(scale=0.02)
MAX_SECONDS = 5.0
"""Quadratic steps would take minutes even at this size on a slow machine."""


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_page_ends_soon_in_a_row_or_a_refusal(name: str) -> None:
    html = SMALL[name]()
    assert read(html)
    assert_ends_within(MAX_SECONDS, lambda: read(html))


def test_damaged_pages_end_in_rows_or_refusals() -> None:
    chance = random.Random(7)
    page = page_of(ARTICLE * 3 + "<ul><li><a href='/x'>Other</a></li></ul><table><tr><td>1</table>")
    outcomes = {read(mutate(page, chance)).split(":")[0] for _ in range(60)}
    assert outcomes <= {"trafilatura_first", "trafilatura_densest", "trafilatura", "simple_html",
                        "refused"}  # fmt: skip


@pytest.mark.parametrize("mark", ["<a href='/x'>Other</a>", "<i itemprop='author'>x</i>"])
def test_claims_are_read_in_linear_time(mark: str) -> None:
    tree = parse_page(page_of(mark * 120_000)).tree
    assert_ends_within(MAX_SECONDS, lambda: read_page_claims(tree, None))
