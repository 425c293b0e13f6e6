"""Figures as rows: value, hedge, unit, what is counted and what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables.facts import LocationMention, Quote, Sentence, TimeExpression
from schemas.vocabularies import (
    EventType,
    PlaceResolution,
    PlaceRole,
    Precision,
    Qualifier,
    QuoteType,
    SpeakerResolution,
    Temporality,
)
from tests.unit.transforms.quantities.texts import annotated, figures
from transforms.annotation import AnnotatedText
from transforms.quantities.finder import find_quantities


@pytest.mark.parametrize(
    ("body", "language", "value"),
    [
        ("They sold 2.5 million tickets.", "en", 2_500_000),
        ("They sold a dozen tickets.", "en", 12),
        ("They sold two hundred and fifty tickets.", "en", 250),
        ("They sold half a million tickets.", "en", 500_000),
        ("They sold 1,200.5 tonnes.", "en", 1200.5),
        ("They sold 1 200 tickets.", "en", 1200),
        ("They sold 1'200 tickets.", "en", 1200),
        ("They sold 12,34,567 tickets.", "en", 1_234_567),
        ("They sold 3 lakh tickets.", "en", 300_000),
        ("One in four homes is empty.", "en", 0.25),
        ("Two-thirds of the homes are empty.", "en", 2 / 3),
        ("The trip was 10 1/2 miles long.", "en", 10.5),
        ("Sie verkauften 1.200,5 Tonnen.", "de", 1200.5),
        ("Sie verkauften 1.200 Karten.", "de", 1200),
        ("Sie verkauften dreihundertfünfundzwanzig Karten.", "de", 325),
        ("Ils ont vendu quatre-vingt-dix-sept billets.", "fr", 97),
        ("Ils ont vendu 3,5 millions de billets.", "fr", 3_500_000),
        ("Vendieron treinta y cinco entradas.", "es", 35),
    ],
)
def test_a_number_is_read_in_every_notation(body: str, language: str, value: float) -> None:
    (row,) = figures(body, language)
    assert row.value_point == pytest.approx(value)


@pytest.mark.parametrize(
    "body",
    [
        "It opened in 1987.",
        "It opened on 12 March 2019.",
        "It opened between 8 and 10 January.",
        "It opened at 12:30.",
        "It opened at 9 p.m. sharp.",
        "It opened on the 22nd of the month.",
        "It opened in the 1990s.",
        "They lost 2-1 to Carrow Town.",
        "The Kestrel 737 landed in Thalmere.",
        "Turn to Section 4 for more.",
        "The COVID-19 ward closed.",
        "The S23 is out.",
        "Nobody knew which one it was.",
        "The Group of Seven met.",
        "Call 555-1234 or write.",
        "She lives at 49 Old Mill Road, Thalmere.",
        "The paper is dated 2019-09-01.",
    ],
)
def test_what_counts_nothing_is_no_figure(body: str) -> None:
    assert figures(body) == []


@pytest.mark.parametrize(
    ("phrase", "qualifier", "low", "high"),
    [
        ("40", Qualifier.EXACT, 40, 40),
        ("about 40", Qualifier.ABOUT, 40, 40),
        ("close to 40", Qualifier.ABOUT, 40, 40),
        ("more than 40", Qualifier.MORE_THAN, 40, None),
        ("at least some 40", Qualifier.AT_LEAST, 40, None),
        ("no fewer than 40", Qualifier.AT_LEAST, 40, None),
        ("fewer than 40", Qualifier.LESS_THAN, None, 40),
        ("as many as 40", Qualifier.AT_MOST, None, 40),
        ("40 or more", Qualifier.AT_LEAST, 40, None),
        ("between 40 and 60", Qualifier.RANGE, 40, 60),
        ("40 to 60", Qualifier.RANGE, 40, 60),
        ("40-60", Qualifier.RANGE, 40, 60),
        ("dozens of", Qualifier.VAGUE, 12, 120),
        ("tens of thousands of", Qualifier.VAGUE, 10_000, 100_000),
        ("several hundred", Qualifier.VAGUE, 100, 1_000),
    ],
)
def test_a_hedge_opens_the_value(
    phrase: str, qualifier: Qualifier, low: float | None, high: float | None
) -> None:
    (row,) = figures(f"Rangers counted {phrase} tents on the hill.")
    assert (row.qualifier, row.value_min, row.value_max) == (qualifier, low, high)


@pytest.mark.parametrize(
    ("body", "unit", "dimension", "currency"),
    [
        ("It cost $4.5 million.", "USD", "money", "USD"),
        ("It cost A$40.", "AUD", "money", "AUD"),
        ("It cost 300 euros.", "EUR", "money", "EUR"),
        ("It cost $60 a barrel.", "USD per barrel", "money", "USD"),
        ("It cost 45 cents.", "USc", "money", "USD"),
        ("It fell 4 per cent.", "percent", "percent", None),
        ("It fell 0.5 percentage points.", "percentage point", "percentage_points", None),
        ("It blew at 80 km/h.", "kilometre per hour", "speed", None),
        ("It burned 300 hectares.", "hectare", "area", None),
        ("It weighed 12kg.", "kilogram", "mass", None),
        ("It was -5 degrees.", "degree", "temperature", None),
        ("It fell to 30C.", "degree Celsius", "temperature", None),
        ("It holds 256GB.", "gigabyte", "data", None),
        ("It took six weeks.", "week", "duration", None),
        ("A 50-year-old man left.", "year of age", "age", None),
        ("Mara Tolland, 66, left.", "year of age", "age", None),
        ("It sank 12 fishing boats.", "fishing boat", "count", None),
        ("It moved 40 families.", "household", "households", None),
        ("Millions of euros vanished.", "EUR", "money", "EUR"),
    ],
)
def test_a_unit_has_a_normal_form(
    body: str, unit: str, dimension: str, currency: str | None
) -> None:
    (row,) = figures(body)
    assert (row.unit_norm, row.dimension, row.currency) == (unit, dimension, currency)


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("The flood killed 14 people.", EventType.KILLED),
        ("Some 30 people were hurt.", EventType.INJURED),
        ("Police detained 12 men.", EventType.ARRESTED),
        ("About 4,000 people were forced to flee.", EventType.DISPLACED),
        ("The evacuation of 600 villagers began.", EventType.EVACUATED),
        ("The storm destroyed 70 homes.", EventType.DESTROYED),
        ("Damage came to $4 million.", EventType.COST),
        ("Some 20,000 people marched.", EventType.PROTEST_SIZE),
        ("About 400 people live there.", EventType.OTHER),
        ("Dozens of protesters were arrested.", EventType.ARRESTED),
    ],
)
def test_the_event_is_what_befell_them(body: str, event: EventType) -> None:
    assert figures(body)[0].event_type is event


def test_each_of_two_figures_has_its_own_verb() -> None:
    dead, hurt = figures("The quake killed 12 people and injured 30.")
    assert (dead.event_type, hurt.event_type) == (EventType.KILLED, EventType.INJURED)


def test_a_bare_figure_inherits_what_is_counted() -> None:
    whole, part, further = figures(
        "Close to 900 people have been displaced, 500 going to Thalmere and a further 250 to Mirra."
    )
    assert [row.object_text for row in (whole, part, further)] == ["people"] * 3
    assert [row.event_type for row in (whole, part, further)] == [EventType.DISPLACED] * 3
    assert further.temporality is Temporality.NEW
    assert part.method == "rule:inherited"


def test_a_hyphenated_duration_has_the_noun_behind_it_as_its_object() -> None:
    (row,) = figures("They agreed on a seven-day truce.")
    assert (row.value_point, row.unit_norm, row.object_text) == (7, "day", "truce")


@pytest.mark.parametrize(
    ("body", "negated", "hypothetical"),
    [
        ("About 40 people died.", False, False),
        ("The ministry denied that 40 people died.", True, False),
        ("Up to 40 people could die.", False, True),
        ("Not only 40 people died.", False, False),
    ],
)
def test_what_the_text_does_not_assert_is_marked(
    body: str, negated: bool, hypothetical: bool
) -> None:
    (row,) = figures(body)
    assert (row.is_negated, row.is_hypothetical) == (negated, hypothetical)


def test_a_total_is_cumulative() -> None:
    (row,) = figures("So far 214 people have died.")
    assert row.temporality is Temporality.CUMULATIVE


def test_a_figure_is_tied_to_day_place_and_quotation() -> None:
    text = annotated('"As of 2 March 2019 about 40 people were missing in Mirra," she said.')
    body, article_id = text.body, text.article.article_id
    time_start, place_start = body.index("2 March"), body.index("Mirra")
    day = date(2019, 3, 2)
    time = TimeExpression(
        article_id, time_start, time_start + 12, 0, "m", "1", 1.0, "2 March 2019", "2019-03-02",
        day, day, Precision.DAY, None,
    )  # fmt: skip
    place = LocationMention(
        article_id, place_start, place_start + 5, 0, "m", "1", 1.0, "Mirra", "42",
        PlaceRole.EVENT, PlaceResolution.GAZETTEER,
    )  # fmt: skip
    end = body.index('" she')
    quote = Quote(
        "q1", article_id, 1, end, 0, "m", "1", 1.0, body[1:end], QuoteType.DIRECT, None, None,
        None, None, SpeakerResolution.NONE, None, None, None, False,
    )  # fmt: skip
    (row,) = find_quantities(text, (time,), (quote,), (place,))
    assert (row.as_of_date, row.place_id, row.quote_id) == (day, "42", "q1")
    assert row.event_type is EventType.MISSING


@settings(max_examples=200)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "5",
                "1,200",
                "2018",
                "$",
                "%",
                "-",
                "–",
                "(",
                ")",
                ",",
                ".",
                "or",
                "of",
                "the",
                "to",
                "and",
                "people",
                "homes",
                "killed",
                "million",
                "one",
                "half",
                "a",
                "km/h",
                "third",
                "between",
                "more",
                "than",
                "Thalmere",
                "May",
                "in",
                "12",
                "twenty",
                "hundred",
                "dozens",
            ]
        ),
        max_size=40,
    ).map(" ".join),
    st.sampled_from(["en", "de", "fr", "es", "ja", "und"]),
)
def test_any_text_gives_rows_that_lie_in_it(body: str, language: str) -> None:
    article = replace(annotated("Some text.").article, body=body, language=language)
    text = AnnotatedText(article, (Sentence(article.article_id, 0, 0, len(body), 0),))
    rows = find_quantities(text)
    assert rows == find_quantities(text)
    assert [row.char_start for row in rows] == sorted(row.char_start for row in rows)
    assert len({row.quantity_id for row in rows}) == len(rows)
    for row in rows:
        assert body[row.char_start : row.char_end] == row.surface
        assert row.surface


@pytest.mark.parametrize(
    "piece", ["&", "1", '"', "a", "1,", "5 or ", "5(", "of 5 ", "twenty-", "5-"]
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    body = piece * (40_000 // len(piece))
    article = replace(annotated("Some text.").article, body=body)
    text = AnnotatedText(article, (Sentence(article.article_id, 0, 0, len(body), 0),))
    assert all(body[row.char_start : row.char_end] == row.surface for row in find_quantities(text))


def test_where_somebody_is_from_is_not_where_a_figure_holds() -> None:
    text = annotated("Mirra-based doctors say that 40 people died.")
    place = LocationMention(
        text.article.article_id, 0, 5, 0, "m", "1", 1.0, "Mirra", "42",
        PlaceRole.AFFILIATION, PlaceResolution.GAZETTEER,
    )  # fmt: skip
    (row,) = find_quantities(text, (), (), (place,))
    assert row.place_id is None
