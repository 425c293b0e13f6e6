"""What English texts say of times, and where the calendar puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabularies import Precision
from tests.cpu_time import assert_ends_within
from tests.unit.transforms.times.articles import times_in, values_in


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        # explicit
        ("The bridge opened on 5 December 2016.", "5 December 2016", "2016-12-05"),
        ("The bridge opened on December 5, 2016.", "December 5, 2016", "2016-12-05"),
        ("The bridge opened on Monday, Dec. 5.", "Monday, Dec. 5", "2016-12-05"),
        ("It was filed on 2015-03-09.", "2015-03-09", "2015-03-09"),
        ("It was filed on 03/09/2015.", "03/09/2015", "2015-03-09"),
        ("The mill closed in October 1984.", "October 1984", "1984-10"),
        ("The mill closed in 1984.", "1984", "1984"),
        ("Wages rose in the early 1990s.", "early 1990s", "199"),
        ("Wages rose in the nineties.", "the nineties", "199"),
        ("A church of the 12th century burned.", "the 12th century", "11"),
        ("It began in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("Sales fell in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"),
        ("Sales fell in fiscal 2015.", "fiscal 2015", "2015"),
        ("Sales fell in the second half of 2015.", "the second half of 2015", "2015-H2"),
        ("It snowed in the summer of 2014.", "summer of 2014", "2014-SU"),
        # relative
        ("It rained today.", "today", "2016-12-04"),
        ("It rained yesterday morning.", "yesterday morning", "2016-12-03TMO"),
        ("They left the day before yesterday.", "the day before yesterday", "2016-12-02"),
        ("They left last week.", "last week", "2016-W47"),
        ("They left last month.", "last month", "2016-11"),
        ("They left late last month.", "late last month", "2016-11"),
        ("The club was founded two years ago.", "two years ago", "2014"),
        ("The club was founded six weeks ago.", "six weeks ago", "2016-W42"),
        ("Prices rose this year.", "this year", "2016"),
        ("Prices will rise next year.", "next year", "2017"),
        ("They met in March last year.", "March last year", "2015-03"),
        ("They met last spring.", "last spring", "2016-SP"),
        ("They met over the weekend.", "the weekend", "2016-W48-WE"),
        ("They left this year's third quarter out.", "this year's third quarter", "2016-Q3"),
        ("Guests come on Christmas Eve.", "Christmas Eve", "2016-12-24"),
        ("They marched on Good Friday, which was Easter.", "Easter", "2016-03-27"),
        ("They marched on Good Friday.", "Good Friday", "2016-03-25"),
        ("They marched on Easter Monday.", "Easter Monday", "2016-03-28"),
        ("They marched in Easter week.", "Easter week", "2016-W12"),
        ("Sales fell in the latest quarter.", "the latest quarter", "2016-Q3"),
        ("It was sold half a year ago.", "half a year ago", "2016-06"),
        ("It was built half a century ago.", "half a century ago", "1966"),
        ("They met this past weekend.", "past weekend", "2016-W47-WE"),
        (
            "It rang at 9 a.m. local time on Monday.",
            "9 a.m. local time on Monday",
            "2016-11-28T09:00",
        ),
        ("It was sold in June 2009 and rebuilt later that year.", "later that year", "2009"),
        ("The mill closed in 1984. The following year it burned.", "The following year", "1985"),
        ("The rule dates from mid-1996.", "mid-1996", "1996"),
        ("The offer ends at 5 p.m. EST, Nov. 6.", "5 p.m. EST, Nov. 6", "2016-11-06T17:00"),
        ("Profit fell in the current year.", "the current year", "2016"),
        # vague
        ("They worry about the future.", "the future", "FUTURE_REF"),
        ("The road was recently mended.", "recently", "PAST_REF"),
        ("The road is now closed.", "now", "PRESENT_REF"),
        ("It will open in the coming weeks.", "the coming weeks", "PXW"),
        ("That was usual in the past.", "the past", "PAST_REF"),
        ("It will take weeks or months.", "weeks or months", "PXW"),
        ("It rained in recent weeks and months.", "recent weeks and months", "PXW"),
        ("They want it within weeks.", "weeks", "PXW"),
        # lengths and sets
        ("It lasted three months.", "three months", "P3M"),
        ("It lasted 24 hours.", "24 hours", "PT24H"),
        ("It lasted a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("A seven-day truce held.", "seven-day", "P7D"),
        ("She worked there the last five years.", "the last five years", "P5Y"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet daily.", "daily", "P1D"),
    ],
)
def test_a_phrase_has_its_value(text: str, surface: str, value: str) -> None:
    assert (surface, value) in values_in(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council is due to vote on Monday on the budget.", "2016-12-05"),
        ("The council voted on Monday on the budget.", "2016-11-28"),
        ("The mayor said on Saturday she was ready for talks.", "2016-12-03"),
        ("On Monday, the council will vote.", "2016-12-05"),
        ("The mayor was wounded on Saturday, officials said.", "2016-12-03"),
        ("The fair opened on Sunday.", "2016-12-04"),
        ("The fair will open on Sunday.", "2016-12-04"),
        ("The fair was held last Sunday.", "2016-11-27"),
        ("The fair will be held next Sunday.", "2016-12-11"),
        ("They read Monday's order to close the mine.", "2016-11-28"),
        ("The blast hit the shop next to the mill on Monday.", "2016-11-28"),
        ("He left in the early hours of Monday.", "2016-11-28"),
    ],
)
def test_a_weekday_is_past_or_to_come_as_its_sentence_says(text: str, value: str) -> None:
    assert [value] == [found for _, found in values_in(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke in November.", "2016-11"),
        ("The dam will be mended in November.", "2017-11"),
        ("The dam broke in December.", "2016-12"),
        ("The dam was built by May 9.", "2016-05-09"),
        ("The keeper was beaten to death in January.", "2016-01"),
        ("The crew managed to mend it in January.", "2016-01"),
        ("In January, after storm on the coast of the island in the north, it broke.", "2016-01"),
    ],
)
def test_a_month_without_a_year_is_the_one_that_the_sentence_means(text: str, value: str) -> None:
    assert [value] == [found for _, found in values_in(text)]


def test_nothing_gets_a_day_that_nobody_gave() -> None:
    (row,) = times_in("The pier was closed last month.")
    assert (row.value, row.start_date, row.end_date, row.precision) == (
        "2016-11",
        date(2016, 11, 1),
        date(2016, 11, 30),
        Precision.MONTH,
    )


def test_last_week_runs_from_monday_to_sunday() -> None:
    (row,) = times_in("The pier was closed last week.")
    assert (row.value, row.start_date, row.end_date) == (
        "2016-W47",
        date(2016, 11, 21),
        date(2016, 11, 27),
    )


def test_without_a_publication_date_relative_phrases_stay_open() -> None:
    text = "He left on Saturday, last week and this year. The vote is in May. It was 5 June 2015."
    rows = times_in(text, published=None)
    assert [(row.surface, row.value) for row in rows] == [
        ("Saturday", "XXXX-WXX-6"),
        ("last week", None),
        ("this year", None),
        ("May", "XXXX-05"),
        ("5 June 2015", "2015-06-05"),
    ]
    assert [row.start_date for row in rows] == [None, None, None, None, date(2015, 6, 5)]
    assert [row.anchor for row in rows] == [None] * 5


def test_the_day_of_publication_is_that_of_its_own_zone() -> None:
    moment = datetime(2016, 12, 4, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    (row,) = times_in("The pier was closed today.", published=moment)
    assert row.value == "2016-12-04"
    assert row.anchor == moment.astimezone(UTC)


def test_a_story_counts_from_the_day_that_it_last_named() -> None:
    text = "The ship sank on March 10, 2015. Two days earlier it had left port."
    assert values_in(text)[1] == ("Two days earlier", "2015-03-08")
    text = "The ship sank on March 10, 2015. The following day divers found it."
    (_, following) = times_in(text)
    assert following.value == "2015-03-11"
    assert following.anchor == datetime(2015, 3, 10, tzinfo=UTC)


def test_a_story_without_a_date_counts_from_the_day_that_it_named() -> None:
    text = "The ship sank on March 10, 2015. The following day divers found it."
    (_, following) = times_in(text, published=None)
    assert (following.value, following.anchor) == ("2015-03-11", datetime(2015, 3, 10, tzinfo=UTC))


def test_a_day_named_with_its_year_keeps_it() -> None:
    text = "The ship sank on Aug. 7, 2014. Officials said that the Aug. 7 storm was to blame."
    assert values_in(text)[1] == ("Aug. 7", "2014-08-07")


def test_a_clock_belongs_to_its_day() -> None:
    assert values_in("The quake struck at 10:35 a.m. on Friday, they said.") == [
        ("10:35 a.m. on Friday", "2016-12-02T10:35")
    ]


def test_an_interval_stands_beside_its_ends() -> None:
    assert values_in("She led the firm from 2010 to 2014.") == [
        ("2010", "2010"),
        ("2010 to 2014", "2010/2014"),
        ("2014", "2014"),
    ]
    rows = times_in("The fair was open March 3-5, 2015.")
    assert [(row.surface, row.value) for row in rows] == [
        ("March 3", "2015-03-03"),
        ("March 3-5, 2015", "2015-03-03/2015-03-05"),
        ("5, 2015", "2015-03-05"),
    ]
    assert (rows[1].start_date, rows[1].end_date) == (date(2015, 3, 3), date(2015, 3, 5))


def test_between_shares_its_year() -> None:
    assert ("May and July 2014", "2014-05/2014-07") in values_in(
        "Between May and July 2014 it was dry."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ann Wexley, 52 years old, won.",
        "The 6-year-old boy came home.",
        "They may go, and they march on.",
        "The sun sat low over the fall.",
        "The firm sold 1,988 cars and 2000 tractors.",
        "It cost $1990 with room A-1990.",
        "Theresa May met April Smith.",
        "Harvest festivals spring up.",
        "A quarter of them ran.",
        "The 1520 sq m hall is let.",
        "A plant of 1600 MW is planned.",
        "Prices will go up by an average of 1500.",
        "The town has a population of 1900.",
        "The film was called High Noon.",
        "The party's daily Marrow Herald and the show 60 Minutes had it.",
    ],
)
def test_ages_names_and_figures_are_no_times(text: str) -> None:
    assert values_in(text) == []


def test_a_language_without_tables_has_no_times() -> None:
    assert values_in("Rada zasedala v pondělí 5. prosince 2016.", "cs") == []


_WORDS = """
last next the a of 5 31 2016 1990s '90s May March Monday Sun Jan . , - : years week ago two half and
to between early end quarter third p.m. 10:35 29 February 12/31/1999 0 99999 fiscal every now past
this year's noon Easter 2015-02-30 ß İ 🙂 '' /
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl"]))
def test_a_surface_is_what_stands_there(pieces: list[str], language: str) -> None:
    text = "It began. " + " ".join(pieces)
    for published in (date(2016, 12, 4), date(1, 1, 1), date(9999, 12, 31), None):
        rows = times_in(text, language, published)
        assert [row.char_start for row in rows] == sorted(row.char_start for row in rows)
        for row in rows:
            assert row.surface
            assert row.char_end - row.char_start == len(row.surface)
            assert (row.start_date is None) == (row.end_date is None)
            if row.start_date and row.end_date:
                assert row.start_date <= row.end_date


@settings(max_examples=80)
@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    times_in("It began. " + text)


@pytest.mark.parametrize("unit", ["&", "1", '"', "a", "a ", "1 ", "5. ", "the last ", "more "])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    assert_ends_within(10, lambda: times_in("It began. " + unit * (200_000 // len(unit))))


def test_a_text_may_break_off_where_an_infinitive_was_to_come() -> None:
    assert values_in("The plant closed on Monday and is due to") == [("Monday", "2016-11-28")]
