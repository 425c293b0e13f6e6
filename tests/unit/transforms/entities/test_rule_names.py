"""Names in a text without a parse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables.corpus import Paragraph
from schemas.vocabularies import ParagraphKind
from tests.cpu_time import assert_grows_with_length
from tests.unit.transforms.entities.entity_texts import (
    ORGANISATION,
    PERSON,
    PLACE,
    found_in,
    rules,
    text_of,
    types_in,
)
from transforms.annotation import AnnotatedText
from transforms.entities.mentions import find_document_entities
from transforms.sentences import split_sentences

ENGLISH = (
    "Mr Odrin Vasko told the Northern Harbour Agency (NHA) that Prime Minister Ana de Torre had "
    "left for Russia. Abu Nidal Karim waited. John Barlow Airport was closed, and the New York "
    "Dockers lost. The NHA thanked Vasko and the EU."
)
GERMAN = (
    "Bundeskanzler Olaf Brenner traf am Montag Außenministerin Petra Vogel. Herr von Stetten kam "
    "später. Der Vogel im Park sang. Brenner sagte, der Bundesverband der Kanalschiffer (BDK) habe "
    "mit Russland gesprochen. Der Sprecher der Fraktion schwieg dazu."
)
FRENCH = (
    "Le président Émile Carvin a rencontré mardi Mme Delphine Aubrac, ministre de la Culture. "
    "Selon l’Agence pour la Navigation Fluviale (ANF), le trafic reprend. "
    "L’Union européenne se tait."
)


def test_english_titles_acronyms_and_known_names_are_found() -> None:
    assert types_in(ENGLISH) == {
        "Odrin Vasko": PERSON,
        "Northern Harbour Agency": ORGANISATION,
        "NHA": ORGANISATION,
        "Ana de Torre": PERSON,
        "Russia": PLACE,
        "Abu Nidal Karim": PERSON,
        "Vasko": PERSON,
        "EU": ORGANISATION,
    }


def test_german_nouns_are_no_names() -> None:
    found = found_in(GERMAN, "de").mentions
    assert [(one.surface, one.type) for one in found] == [
        ("Olaf Brenner", PERSON),
        ("Petra Vogel", PERSON),
        ("von Stetten", PERSON),
        ("Brenner", PERSON),
        ("Bundesverband der Kanalschiffer", ORGANISATION),
        ("BDK", ORGANISATION),
        ("Russland", PLACE),
    ]


def test_french_articles_are_no_part_of_a_name() -> None:
    assert types_in(FRENCH, "fr") == {
        "Émile Carvin": PERSON,
        "Delphine Aubrac": PERSON,
        "Agence pour la Navigation Fluviale": ORGANISATION,
        "ANF": ORGANISATION,
        "Union européenne": ORGANISATION,
    }


@pytest.mark.parametrize(
    "body",
    [
        "The heading says WHO AND WHAT, but who would read it in this long sentence?",
        "They walked in Sheikh Nadim on the day before the market was closed for good.",
        "The Deputy Foreign Minister spoke to us about the new rules for the harbour.",
        "A shell hit the house, and the intel was poor, the people of the village say.",
    ],
)
def test_what_is_no_sure_name_is_left_alone(body: str) -> None:
    assert types_in(body) == {}


_WORDS = (
    "Mr|Dr.|(|)|(EU)|Ben|John|Smith|al-Assad|de|von|The|United|Nations|UN|U.S.|'s|’s|Council|.|,"
    "|Sheikh|\n\n"
)
_PIECES = st.lists(st.one_of(st.sampled_from(_WORDS.split("|")), st.text(max_size=8)), max_size=40)


@settings(max_examples=150)
@given(_PIECES, st.sampled_from(["en", "de", "fr"]))
def test_every_mention_is_the_text_at_its_place(pieces: list[str], language: str) -> None:
    body = "He went home. " + " ".join(pieces)
    text = text_of_any(body, language)
    mentions = find_document_entities(text, rules()).mentions
    at = 0
    starts = {mention.char_start for mention in mentions}
    for mention in mentions:
        assert text.body[mention.char_start : mention.char_end] == mention.surface
        assert mention.surface.strip()
        assert mention.char_start >= at
        at = mention.char_end
        assert mention.coref_of is None or mention.coref_of in starts


def text_of_any(body: str, language: str) -> AnnotatedText:
    """A text whose body was not normalised."""
    article = replace(
        text_of("A plain text of some length in English words.").article,
        body=body,
        language=language,
        paragraphs=[Paragraph(0, len(body), ParagraphKind.TEXT)],
    )
    sentences = split_sentences(body, article.paragraphs, article.article_id, language)
    return AnnotatedText(article, sentences)


@pytest.mark.parametrize(
    "unit", ["&", "1 ", '"', "a", "A", "Abc ", "Mr John Smith ", "(ABC) ", "Mr ", "A.", "John de "]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def search(length: int) -> object:
        return find_document_entities(text_of_any((unit * length)[:length], "en"), rules())

    assert_grows_with_length(search, 20_000)
