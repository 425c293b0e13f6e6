"""Bodies of pages: which extraction is taken, and what of the page is in the blocks."""

from __future__ import annotations

import json

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind
from transforms.html_body import (
    METHOD_CASCADE,
    METHOD_DENSEST,
    METHOD_FIRST,
    ExtractedBody,
    extract_body,
)
from transforms.html_page import parse_page
from transforms.html_subheadings import restore_headings


def sentence(number: int) -> str:
    return f"In its meeting number {number} the council approved the budget for the new bridge."


def text(first: int, last: int) -> str:
    return "".join(f"<p>{sentence(n)} {sentence(n + 100)}</p>" for n in range(first, last))


def extract(body: str, head: str = "") -> ExtractedBody:
    return extract_body(parse_page(f"<html><head>{head}</head><body>{body}</body></html>"))


def texts(body: str, head: str = "") -> list[str]:
    return [block.text for block in extract(body, head).blocks]


def test_an_ordinary_article_is_read_by_the_first_stage_with_no_flag() -> None:
    extracted = extract(f"<article>{text(0, 5)}</article>")
    assert (extracted.method, extracted.flags) == (METHOD_FIRST, ())
    assert len(extracted.blocks) == 5


def test_a_page_with_no_marked_container_is_read_from_its_densest_element() -> None:
    side = "<div class='x'><h4>Most read</h4><p>Another title</p></div>"
    extracted = extract(f"<div class='z'><div class='y'>{text(0, 9)}</div>{side}</div>")
    assert (extracted.method, extracted.flags) == (METHOD_DENSEST, ("first_result_short",))
    assert len(extracted.blocks) == 9


def test_sub_headings_stay_where_they_stand() -> None:
    page = f"<div class='y'>{text(0, 3)}<h2>Costs</h2>{text(3, 6)}<h3>Next</h3>{text(6, 9)}</div>"
    kinds = [(number, one.text) for number, one in enumerate(extract(page).blocks)
             if one.kind is ParagraphKind.HEADING]  # fmt: skip
    assert kinds == [(3, "Costs"), (7, "Next")]


def test_a_result_that_misses_most_of_the_text_is_not_taken() -> None:
    page = f"<div><article>{text(0, 6)}</article><div class='rest'>{text(6, 14)}</div></div>"
    extracted = extract(page)
    assert extracted.flags == ("first_result_misses_paragraphs",)
    assert extracted.method == METHOD_DENSEST
    assert len(extracted.blocks) == 14


def test_a_text_in_many_boxes_of_one_kind_is_found_by_the_length_of_the_article_body() -> None:
    boxes = "".join(f"<div class='article-body'>{text(n, n + 10)}</div>" for n in (0, 10))
    said = " ".join(sentence(n) + sentence(n + 100) for n in range(20))
    data = f'<script type="application/ld+json">{json.dumps({"articleBody": said})}</script>'
    extracted = extract(f"<main>{boxes}</main>", data)
    assert extracted.flags == ("first_result_below_article_body",)
    assert len(extracted.blocks) == 20


def test_a_page_with_too_little_text_goes_through_the_cascade() -> None:
    extracted = extract("<div><p>Nothing but a short note about the bridge.</p></div>")
    assert (extracted.method, extracted.flags) == (METHOD_CASCADE, ("first_result_short",))


def test_teaser_cards_and_their_label_are_left_out() -> None:
    cards = "".join(
        f"<div><h3><a href='/{n}'>Another story {n}</a></h3><p>Its summary.</p></div>"
        for n in range(3)
    )
    page = f"<article>{text(0, 3)}<div><h2>More stories</h2>{cards}</div>{text(3, 6)}</article>"
    assert all("stor" not in one for one in texts(page))
    assert len(texts(page)) == 6


def test_headings_that_only_name_their_place_on_the_page_are_no_teasers() -> None:
    steps = "".join(
        f"<div><h3><a name='s{n}'>Step {n}</a></h3><p>{sentence(n)}</p></div>" for n in range(8)
    )
    found = texts(f"<article>{text(20, 24)}<div><h2>Steps</h2>{steps}</div></article>")
    assert [one for one in found if one.startswith("Step ")] == [f"Step {n}" for n in range(8)]


def test_a_list_of_links_goes_with_its_label_and_other_lists_stay() -> None:
    links = (
        "<p>Related:</p><ul><li><a href='/a'>One title</a></li>"
        "<li>Live: <a href='/b'>All that is known</a></li></ul>"
    )
    facts = "<ul><li>The bridge is <a href='/long'>two</a> kilometres long.</li></ul>"
    found = texts(f"<article>{text(0, 3)}{links}{text(3, 6)}{facts}</article>")
    assert found[-1] == "The bridge is two kilometres long."
    assert len(found) == 7


def test_a_paragraph_that_is_a_link_elsewhere_is_left_out() -> None:
    prompts = ("<p>Read more: <a href='/x'>The bridge that nobody wanted to pay for</a></p>",
               "<p><a href='/x'>Here is all that happened</a></p>")  # fmt: skip
    for prompt in prompts:
        assert len(texts(f"<article>{text(0, 3)}{prompt}{text(3, 6)}</article>")) == 6


def test_a_paragraph_that_announces_or_writes_out_an_address_stays() -> None:
    kept = (
        "<p>According to the <a href='/x'>report that the auditors have published</a>:</p>"
        "<p>It stands at <a href='/y'>https://auditors.example/reports/bridge/2024</a></p>"
    )
    assert len(texts(f"<article>{text(0, 3)}{kept}{text(3, 6)}</article>")) == 8


def test_an_embedded_post_is_a_quote() -> None:
    post = f"<blockquote class='post'><p>{sentence(50)}</p>by the mayor</blockquote>"
    blocks = extract(f"<article>{text(0, 3)}{post}{text(3, 6)}</article>").blocks
    assert TextBlock(sentence(50), ParagraphKind.QUOTE) in blocks


def test_an_opening_paragraph_above_the_picture_is_put_first() -> None:
    lead = "The bridge across the harbour has been ten years late, and it costs twice as much."
    head = f"<meta name='description' content='{lead[:70]} ...'>"
    page = f"<header><h1>Bridge</h1><div>{lead}</div></header><article>{text(0, 5)}</article>"
    assert texts(page, head)[0] == lead
    assert lead not in texts(page)


def test_a_description_that_nobody_sees_is_not_put_into_the_text() -> None:
    head = "<meta name='description' content='All news of the harbour and of its new bridge.'>"
    assert len(texts(f"<article>{text(0, 5)}</article>", head)) == 5


def test_headings_that_an_extraction_lost_are_put_back_between_kept_paragraphs() -> None:
    page = parse_page(
        "<html><body><h2>Menu</h2><p>One.</p><h2>Costs</h2><p>Two.</p><h3>Other</h3><p>Ad</p>"
        "<h3>Far</h3><p>Three.</p></body></html>"
    )
    blocks = [TextBlock("One."), TextBlock("Two."), TextBlock("Three.")]
    assert [one.text for one in restore_headings(blocks, page.tree)] == [
        "One.",
        "Costs",
        "Two.",
        "Three.",
    ]


def test_formulas_are_kept_as_their_source() -> None:
    formula = "<p>The load is <math alttext='x^2'><mi>x</mi></math> tons in all its parts.</p>"
    assert any(r"\(x^2\)" in one for one in texts(f"<article>{text(0, 4)}{formula}</article>"))
