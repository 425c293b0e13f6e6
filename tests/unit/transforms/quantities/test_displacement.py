"""The figure that a desk for displacement would file."""

from __future__ import annotations

import pytest

from tests.unit.transforms.quantities.texts import annotated
from transforms.quantities.displacement import choose_displacement_figure


@pytest.mark.parametrize(
    ("body", "value", "unit", "term"),
    [
        ("The flood killed 3 people and displaced 4,000.", 4000, "People", "Displaced"),
        ("About 200 families (900 people) were evacuated.", 200, "Households", "Evacuated"),
        ("Of the 900 people affected, 60 were relocated.", 60, "People", "Relocated"),
        ("At least 70 homes were destroyed.", 70, "Households", "Destroyed Housing"),
        ("Some 850 villagers displaced by rain were evacuated.", 850, "People", "Evacuated"),
        ("More than 500 people fled Mirra.", 500, "People", "Forced to Flee"),
        ("The rain left 40 people homeless.", 40, "People", "Homeless"),
        ("About 600 people are living in 12 camps.", 600, "People", "In Relief Camp"),
        ("Houses destroyed: 146", 146, "Households", "Destroyed Housing"),
        ("Up to 900 may be evacuated. So far 70 people fled.", 70, "People", "Forced to Flee"),
    ],
)
def test_the_reported_displacement_is_chosen(body: str, value: float, unit: str, term: str) -> None:
    chosen = choose_displacement_figure(annotated(body))
    assert chosen is not None
    assert (chosen.value, chosen.unit, chosen.term) == (value, unit, term)


def test_a_text_without_people_or_homes_has_no_figure() -> None:
    assert choose_displacement_figure(annotated("Shares fell 4 per cent to $12.")) is None
