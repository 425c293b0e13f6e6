"""The guarded parse, and the ways around what the real extraction cannot take."""

from __future__ import annotations

import pytest

from schemas.errors import InputError
from schemas.vocabularies import ErrorCode, ParagraphKind, Stage
from transforms.html_body import extract_body
from transforms.html_page import MAX_TAGS, Page, parse_page
from transforms.html_simple import read_blocks_simply

SENTENCE = "The council approved the budget for the bridge after a long debate."


def body_text(page: Page) -> str:
    return " ".join(block.text for block in extract_body(page).blocks)


@pytest.mark.parametrize("html", ["", "  \n", "<!doctype html>"])
def test_an_empty_page_is_refused(html: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_page(html)
    assert caught.value.code is ErrorCode.EMPTY_DOCUMENT
    assert caught.value.stage is Stage.EXTRACT


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_page("\x89PNG\x01\x02\x03\x04\ufffd\ufffd" * 100)
    assert caught.value.code is ErrorCode.NO_BODY


def test_an_ordinary_page_has_no_flags() -> None:
    page = parse_page(f"<html><body><article><p>{SENTENCE}</p></article></body></html>")
    assert page.flags == ()
    assert not page.is_fragment


def test_text_behind_a_nul_is_kept() -> None:
    page = parse_page(f"<html><body><p>{SENTENCE}</p><p>nu\x00l {SENTENCE} end</p></body></html>")
    assert "end" in body_text(page)


@pytest.mark.parametrize("levels", [300, 1_500, 5_000])
def test_deeply_nested_text_is_found_and_flagged(levels: int) -> None:
    page = parse_page("<html><body>" + "<div>" * levels + f"<p>{SENTENCE}</p></body></html>")
    assert page.flags == ("deep_nesting",)
    assert SENTENCE in body_text(page)


def test_a_page_of_very_many_tags_is_read_simply_and_flagged() -> None:
    page = parse_page("<html><body>" + "<p>word</p>" * (MAX_TAGS + 10) + f"<p>{SENTENCE}</p>")
    assert page.flags == ("large_page",)
    assert SENTENCE in body_text(page)


def test_a_text_of_more_than_ten_megabytes_does_not_swallow_what_follows() -> None:
    page = parse_page(f"<html><body><p>{'word ' * 2_200_000}</p><p>{SENTENCE}</p></body></html>")
    assert page.flags == ("large_page",)
    assert SENTENCE in body_text(page)


def test_a_picture_in_the_page_does_not_count_as_text() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    page = parse_page(f"<html><body><article>{picture}<p>{SENTENCE}</p></article></body></html>")
    assert page.flags == ()
    assert SENTENCE in body_text(page)


def test_a_fragment_of_paragraphs_is_read() -> None:
    page = parse_page("<p>First paragraph here.</p><p>Second one here.</p>")
    assert page.is_fragment
    assert [one.text for one in extract_body(page).blocks] == [
        "First paragraph here.",
        "Second one here.",
    ]


def test_the_simple_extraction_leaves_out_navigation_and_keeps_kinds() -> None:
    page = parse_page(
        "<html><body><nav>Menu</nav><ul><li><a href='/a'>Only a link</a></li></ul>"
        f"<h2>Vote</h2><p>{SENTENCE}</p><ul><li>First item of it</li></ul>"
        "<table><tr><td>1</td><td>2</td></tr></table><h3>More</h3></body></html>"
    )
    assert [(one.text, one.kind) for one in read_blocks_simply(page.tree)] == [
        ("Vote", ParagraphKind.HEADING),
        (SENTENCE, ParagraphKind.TEXT),
        ("First item of it", ParagraphKind.LIST),
        ("1 2", ParagraphKind.TABLE),
    ]
