"""When a page was published."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from schemas.vocabularies import Evidence, Precision
from tests.unit.transforms.pages import dates_of, linked
from transforms.html_page import parse_page
from transforms.html_times import read_visible_date


def test_the_instant_of_the_data_is_chosen_with_its_zone() -> None:
    published = dates_of(linked(datePublished="2024-05-03T10:15:30+02:00")).published
    assert published is not None
    assert published.parsed.at == datetime(2024, 5, 3, 8, 15, 30, tzinfo=UTC)
    assert published.parsed.tz_offset_min == 120


def test_the_same_instant_with_a_zone_tells_the_day_at_the_outlet() -> None:
    body = '<time datetime="2024-05-02T21:11:03-05:00">May 2</time>'
    published = dates_of(linked(datePublished="2024-05-03T02:11:03Z"), body).published
    assert published is not None
    assert published.parsed.local_day == "2024-05-02"
    assert published.claim.evidence is Evidence.TIME_TAG


def test_a_local_time_beside_the_same_in_utc_tells_the_zone() -> None:
    body = '<time datetime="2024-05-02 21:11:03">May 2</time>'
    published = dates_of(linked(datePublished="2024-05-03T02:11:03Z"), body).published
    assert published is not None
    assert published.parsed.tz_offset_min == -300
    assert published.parsed.at == datetime(2024, 5, 3, 2, 11, 3, tzinfo=UTC)


def test_a_time_that_differs_by_no_zone_is_left_alone() -> None:
    body = '<time datetime="2024-05-02 21:11:09">May 2</time>'
    published = dates_of(linked(datePublished="2024-05-03T02:11:03Z"), body).published
    assert published is not None
    assert published.parsed.tz_offset_min == 0


@pytest.mark.parametrize(
    "line",
    [
        '<p class="date">Written: 2024-05-03 15:03:30</p>',
        "<h1>Bridge stays shut</h1><p>3. Mai 2024</p>",
        "<ul><li><strong>Datum</strong> 03.05.2024</li></ul>",
        '<span class="byline-date">07 May, 2024</span><p>Veröffentlicht am 03.05.2024</p>',
        "<h1>Bridge stays shut</h1><p>2024年05月03日</p>",
    ],
)
def test_a_date_that_readers_see_is_found(line: str) -> None:
    published = dates_of("<title>Bridge stays shut</title>", f"<article>{line}</article>").published
    assert published is not None
    assert published.parsed.local_day in {"2024-05-03", "2024-05-07"}
    assert published.claim.evidence is Evidence.HTML_TEXT


def test_a_visible_minute_is_kept() -> None:
    body = "<h1>Bridge stays shut</h1><p>2024.05.03 18:40</p>"
    published = dates_of("", body).published
    assert published is not None
    assert published.parsed.precision is Precision.MINUTE


def test_a_copyright_year_is_no_date() -> None:
    assert read_visible_date(parse_page("<p>© 2024 Harbour Post</p>").tree, None, None) is None


def test_a_sentence_with_a_date_in_it_is_no_date_of_publication() -> None:
    page = parse_page("<p>On 3 May 2024 the council had voted to shut the bridge for good.</p>")
    assert read_visible_date(page.tree, None, None) is None


def test_the_date_a_member_joined_is_no_date_of_publication() -> None:
    page = parse_page("<div class='user'><dt>Joined</dt><dd>May 11, 2017</dd></div>")
    assert read_visible_date(page.tree, None, None) is None


def test_implausible_dates_are_kept_and_not_chosen() -> None:
    choice = dates_of(linked(datePublished="1970-01-01T00:00:00Z"))
    assert choice.published is None
    assert [one.reason for one in choice.candidates] == ["epoch"]


def test_a_visible_day_outweighs_a_date_that_may_be_of_the_file() -> None:
    head = '<meta name="date" content="2024-05-09T10:00:00+02:00">'
    body = '<h1>Bridge stays shut until spring</h1><p class="date">Published: 3 May 2024</p>'
    published = dates_of(head, body).published
    assert published is not None
    assert published.parsed.local_day == "2024-05-03"
    assert published.claim.evidence is Evidence.HTML_TEXT


def test_a_date_that_may_be_of_the_file_is_better_than_none() -> None:
    published = dates_of('<meta name="DC.date" content="2024-05-09">', "<p>No date.</p>").published
    assert published is not None
    assert published.parsed.local_day == "2024-05-09"


def test_a_named_date_of_publication_is_not_vague() -> None:
    head = '<meta name="date" content="2024-05-09"><meta name="publish-date" content="2024-05-02">'
    published = dates_of(head, '<p class="date">Published: 3 May 2024</p>').published
    assert published is not None
    assert published.parsed.local_day == "2024-05-02"
