"""Quotations of parsed English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabularies import EntityType, QuoteType, SpeakerResolution
from tests.unit.transforms.quotes.texts import quotes_in

PEOPLE = {
    "Maria Okello": (EntityType.PERSON, "okello"),
    "Okello": (EntityType.PERSON, "okello"),
    "Peter Lindqvist": (EntityType.PERSON, "lindqvist"),
    "Harbour Board": (EntityType.ORGANISATION, "board"),
}


@pytest.mark.parametrize(
    ("text", "quoted", "speaker", "cue"),
    [
        (
            '"The bridge will open in May," said Maria Okello, the mayor of Norvale.',
            '"The bridge will open in May,"',
            "Maria Okello, the mayor of Norvale",
            "say",
        ),
        (
            'Maria Okello told reporters: "The bridge will open in May."',
            '"The bridge will open in May."',
            "Maria Okello",
            "tell",
        ),
        (
            "“Will the bridge open?” Peter Lindqvist asked.",
            "“Will the bridge open?”",
            "Peter Lindqvist",
            "ask",
        ),
        (
            "Maria Okello said that the bridge would open in May.",
            "that the bridge would open in May",
            "Maria Okello",
            "say",
        ),
        (
            "According to the Harbour Board, the bridge will open in May.",
            "the bridge will open in May",
            "the Harbour Board",
            "according to",
        ),
        (
            "The bridge will open in May, Maria Okello said.",
            "The bridge will open in May",
            "Maria Okello",
            "say",
        ),
        (
            "Peter Lindqvist criticised the plan for the bridge.",
            "the plan for the bridge",
            "Peter Lindqvist",
            "criticise",
        ),
        (
            "Maria Okello vowed to open the bridge in May.",
            "to open the bridge in May",
            "Maria Okello",
            "vow",
        ),
    ],
)
def test_quoted_words_have_their_speaker_and_cue(
    text: str, quoted: str, speaker: str, cue: str
) -> None:
    (quote,) = quotes_in(text, names=PEOPLE)
    assert (quote.quote_text, quote.speaker_surface, quote.cue_verb) == (quoted, speaker, cue)


def test_an_interrupted_quotation_is_one_row() -> None:
    text = (
        '"The bridge will open in May, as we have always told everybody here," '
        'Maria Okello said, "and it will be free for everyone who lives in the town."'
    )
    (quote,) = quotes_in(text, names=PEOPLE)
    assert quote.quote_text == text
    assert quote.speaker_entity_id == "okello"


def test_a_long_frame_parts_a_quotation_into_two_rows() -> None:
    text = (
        '"It will open," Maria Okello said at a meeting of the council that had been called '
        'on Monday evening after weeks of delay. "It will be free."'
    )
    first, second = (each for each in quotes_in(text, names=PEOPLE) if each.quote_type == "direct")
    assert first.quote_text == '"It will open,"'
    assert second.quote_text == '"It will be free."'
    assert second.speaker_resolution is SpeakerResolution.CONTINUED
    assert second.speaker_entity_id == "okello"


def test_quoted_words_in_a_report_make_it_mixed() -> None:
    (quote,) = quotes_in(
        "Maria Okello said the old bridge was “a danger” to the town.", names=PEOPLE
    )
    assert quote.quote_type is QuoteType.MIXED


def test_a_title_in_marks_is_no_quotation() -> None:
    assert quotes_in("The museum shows “The Long Winter” until May.") == ()


def test_a_pronoun_means_the_person_of_its_gender() -> None:
    text = 'Maria Okello met Peter Lindqvist on Monday. "The bridge will open in May," she said.'
    quote = next(each for each in quotes_in(text, names=PEOPLE) if each.quote_type == "direct")
    assert quote.speaker_surface == "she"
    assert quote.speaker_entity_id == "okello"
    assert quote.speaker_resolution is SpeakerResolution.PRONOUN


def test_a_role_means_the_person_who_was_named_with_it() -> None:
    text = 'UN envoy Maria Okello arrived on Monday. "The road is open," the envoy said.'
    quote = next(each for each in quotes_in(text, names=PEOPLE) if each.quote_type == "direct")
    assert quote.speaker_entity_id == "okello"
    assert quote.speaker_resolution is SpeakerResolution.ROLE


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the bridge would open in May.",
        '"The bridge will open," said a source close to the board.',
        "Witnesses said the bridge was closed.",
    ],
)
def test_a_source_without_a_name_is_anonymous(text: str) -> None:
    (quote,) = quotes_in(text)
    assert quote.is_anonymous
    assert quote.speaker_entity_id is None


def test_a_named_source_is_not_anonymous() -> None:
    (quote,) = quotes_in("Maria Okello said the bridge would open in May.", names=PEOPLE)
    assert not quote.is_anonymous


def test_a_report_inside_a_report_stays_part_of_it() -> None:
    (quote,) = quotes_in("Maria Okello said Peter Lindqvist feared the bridge would fall.")
    assert quote.speaker_surface == "Maria Okello"


WORDS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "''",
        "said",
        "Okello",
        "he",
        ",",
        ".",
        "that",
        "the bridge",
        "according to",
        "\n\n",
        ":",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=30))
def test_rows_are_sorted_and_show_what_stands_in_the_body(words: list[str]) -> None:
    from tests.unit.transforms.quotes.texts import mentions_of, read
    from transforms.quotes.finder import find_quotes

    text = read("Start " + " ".join(words), "en", parsed=True)
    rows = find_quotes(text, mentions_of(text, PEOPLE))
    assert [row.char_start for row in rows] == sorted(row.char_start for row in rows)
    for row in rows:
        assert text.body[row.char_start : row.char_end] == row.quote_text
        if row.speaker_start is not None:
            assert text.body[row.speaker_start : row.speaker_end] == row.speaker_surface
    assert len({row.quote_id for row in rows}) == len(rows)
