"""Languages that the model does not know or mixes up."""

from __future__ import annotations

import pytest

from transforms.language_words import code_by_words, settle_neighbours
from transforms.languages import detect_language

ZULU = "Abantu abaningi bathi kufanele kube khona ibhuloho elisha ngoba leli selidala kakhulu."
NORWEGIAN = "Kommunen sier at brua ikke blir åpnet før våren, men noen mener den kommer tidligere."


def test_a_language_that_the_model_does_not_know_is_told_by_its_words() -> None:
    assert code_by_words(ZULU) == "zu"
    assert detect_language(ZULU, None).code == "zu"


@pytest.mark.parametrize(
    "text",
    [
        "The council said that the bridge will stay shut until spring and a ferry will run.",
        "Il consiglio ha detto che il ponte resta chiuso fino alla primavera.",
        "",
        "...",
    ],
)
def test_other_texts_are_left_to_the_model(text: str) -> None:
    assert code_by_words(text) is None


def test_norwegian_is_written_as_bokmal() -> None:
    assert detect_language(NORWEGIAN, None).code == "nb"


@pytest.mark.parametrize(
    ("text", "named", "told"),
    [
        ("Eg veit ikkje kva dei seier mellom dykk.", "nb", "nn"),
        ("Die brug bly toe omdat hulle nie hierdie jaar meer geld het nie.", "nl", "af"),
        ("Kerajaan berkata bahawa jambatan itu ditutup kerana rosak.", "id", "ms"),
        ("Što se dogodilo u siječnju, nitko ne zna točno.", "bs", "hr"),
        ("El puente sigue cerrado.", "es", "es"),
    ],
)
def test_neighbours_are_told_from_one_another(text: str, named: str, told: str) -> None:
    assert settle_neighbours(text, named) == told
