"""The title of a page."""

from __future__ import annotations

import pytest

from tests.unit.transforms.pages import linked, metadata_of
from transforms.title_choice import strip_outlet


def test_the_single_h1_is_the_title() -> None:
    found = metadata_of(
        '<title>Bridge | Harbour Post</title><meta property="og:title" content="Bridge shut!">',
        "<h1>Bridge stays shut until spring</h1><h2>More</h2>",
    )
    assert found.title == "Bridge stays shut until spring"


def test_an_h1_that_ends_the_title_tag_is_the_name_of_the_site() -> None:
    found = metadata_of(
        "<title>How we baked the bread | Kitchen by the Sea</title>",
        "<h1>Kitchen by the Sea</h1><h2>How we baked the bread</h2>",
    )
    assert found.title == "How we baked the bread"


def test_without_any_heading_the_name_of_the_site_is_still_cut_off() -> None:
    found = metadata_of(
        "<title>How we baked the bread | Kitchen by the Sea</title>",
        "<h1>Kitchen by the Sea</h1>",
    )
    assert found.title == "How we baked the bread"


def test_of_many_headings_the_one_that_the_title_tag_repeats_is_taken() -> None:
    found = metadata_of(
        "<title>Bridge stays shut until spring | The Post</title>",
        "<h1>News</h1><h1>Bridge stays shut until spring</h1><h1>Most read</h1>",
    )
    assert found.title == "Bridge stays shut until spring"


def test_a_label_as_h1_gives_way_to_the_heading_in_the_title_tag() -> None:
    found = metadata_of(
        "<title>Bridge stays shut until spring</title>",
        "<h1>Details</h1><h2>Bridge stays shut until spring</h2>",
    )
    assert found.title == "Bridge stays shut until spring"


def test_a_kicker_in_the_heading_goes_unless_the_data_have_it() -> None:
    heading = '<h1><span class="kicker">Marlow Point</span> Bridge stays shut</h1>'
    assert metadata_of("<title>Bridge</title>", heading).title == "Bridge stays shut"
    same = '<meta property="og:title" content="Marlow Point Bridge stays shut">'
    assert metadata_of(same, heading).title == "Marlow Point Bridge stays shut"


def test_the_line_above_is_cut_where_the_headline_is_the_end_of_the_heading() -> None:
    found = metadata_of(
        linked(headline="Bridge stays shut until spring"),
        "<h1>Town council Bridge stays shut until spring</h1>",
    )
    assert found.title == "Bridge stays shut until spring"


def test_a_title_that_others_only_lengthen_is_preferred() -> None:
    head = (
        "<title>Bridge stays shut-PoliticsㅣMarlow Daily</title>"
        '<meta property="og:title" content="Bridge stays shut-PoliticsㅣMarlow Daily">'
        '<meta name="twitter:title" content="Bridge stays shut">'
        '<meta property="og:site_name" content="Marlow Daily">'
    )
    assert metadata_of(head, "").title == "Bridge stays shut"


@pytest.mark.parametrize(
    "title",
    [
        "Bridge stays shut | Harbour Post",
        "Bridge stays shut - Harbour Post Forum",
        "Harbour Post: Blog Archive » Bridge stays shut",
        "Bridge stays shut | 06.11.2023, 11.41 Uhr",
        "Bridge stays shut | Harbour Post | 03.05.2024",
    ],
)
def test_what_sites_hang_on_to_the_title_tag_is_cut_off(title: str) -> None:
    assert metadata_of(f"<title>{title}</title>").title == "Bridge stays shut"


def test_a_dash_inside_a_headline_is_no_suffix() -> None:
    title = "Bridge shut - and no ferry"
    assert strip_outlet(title, ["Harbour Post"]) == title


def test_a_publisher_that_is_the_title_does_not_take_the_title_away() -> None:
    name = "Bridge at Marlow Point stays shut"
    head = f'<meta property="og:site_name" content="{name}">' + linked(headline=name)
    assert metadata_of(head).title == name


def test_hidden_and_empty_headings_are_no_titles() -> None:
    body = '<h1></h1><h1 class="site-title">Harbour Post</h1><h1>Bridge stays shut</h1>'
    assert metadata_of("", body).title == "Bridge stays shut"


def test_an_h1_in_the_breadcrumbs_is_not_the_headline() -> None:
    found = metadata_of(
        "<title>Bridge news: all on the repairs</title>" + linked(headline="Bridge stays shut"),
        '<nav data-part="BreadcrumbModule"><ul><li><h1>Bridge news: all on the repairs</h1></li>'
        "</ul></nav><article><h2>Bridge stays shut</h2></article>",
    )
    assert found.title == "Bridge stays shut"


def test_a_heading_with_a_line_above_it_is_known_by_its_end() -> None:
    found = metadata_of(
        '<title>Bridge: all on it</title><meta property="og:title" content="Why the bridge of '
        'Marlow stays shut until spring">',
        '<ol class="breadcrumb"><li><h1>Bridge: all on it</h1></li></ol>'
        "<h2>Opinion <span>Why the bridge of Marlow stays shut until spring</span></h2>",
    )
    assert found.title == "Why the bridge of Marlow stays shut until spring"


def test_a_headline_that_the_json_ld_has_with_its_first_line_is_not_cut() -> None:
    title = "Two years on: Bridge stays shut until spring"
    found = metadata_of(
        linked(headline=title)
        + '<meta property="og:title" content="Bridge stays shut until spring">',
        f"<h1>{title}</h1>",
    )
    assert found.title == title
