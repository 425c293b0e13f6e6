"""How the scorecard reads and counts CoNLL documents, on invented ones."""

from __future__ import annotations

from flows.scorecard.facts.conll2003_en import count, make_document, spans_of
from flows.scorecard.texts import GoldText, TextAnswer, build_text_article
from schemas.documents import ArticleFacts
from schemas.vocabularies import EntityType

SENTENCE = [
    *[("Odrin", "B-PER"), ("Vasko", "I-PER"), ("said", "O"), ("they", "O"), ("had", "O")],
    *[("seen", "O"), ('"', "O"), ("Karvel", "B-LOC"), ("'s", "O"), ("old", "O"), ("port", "O")],
    *[('"', "O"), ("(", "O"), ("the", "O"), ("HWU", "B-ORG"), (")", "O"), (".", "O")],
]
TABLE = [("KARVEL", "B-LOC"), ("2", "O"), ("ODEL", "B-ORG"), ("UNITED", "I-ORG")]


def test_tokens_make_a_text_as_it_is_written() -> None:
    document = make_document("x", [SENTENCE, TABLE])
    assert document.text == (
        'Odrin Vasko said they had seen "Karvel\'s old port" (the HWU).\n\nKARVEL 2 ODEL UNITED'
    )
    assert all(document.text[a:b] for a, b in document.tokens)


def test_entities_are_spans_of_tokens_and_prose_is_told_from_tables() -> None:
    document = make_document("x", [SENTENCE, TABLE])
    assert sorted(document.entities) == [
        (0, 2, "PER"),
        (7, 8, "LOC"),
        (14, 15, "ORG"),
        (17, 18, "LOC"),
        (19, 21, "ORG"),
    ]
    assert document.prose[0]
    assert not document.prose[17]


def test_a_mention_counts_as_the_tokens_that_it_touches() -> None:
    document = make_document("x", [SENTENCE])
    gold = GoldText("x", document.text, "en")
    answer = TextAnswer(gold, build_text_article(gold), ArticleFacts())
    at = document.text.index("Vasko")
    found = spans_of(
        document, answer, [(at, at + 3, EntityType.PERSON), (at, at + 5, EntityType.EVENT)]
    )
    assert found == {(1, 2, "PER")}


def test_only_the_exact_span_and_type_is_right() -> None:
    document = make_document("x", [SENTENCE, TABLE])
    found = frozenset({(0, 2, "PER"), (7, 8, "ORG"), (17, 18, "LOC")})
    counts = count(document, found, is_prose_only=False)
    assert (counts.right, counts.surplus, counts.missed) == (2, 1, 3)
    prose = count(document, found, is_prose_only=True)
    assert (prose.right, prose.surplus, prose.missed) == (1, 1, 2)
