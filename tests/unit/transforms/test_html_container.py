"""The container alone gives what the whole page gives, or nothing."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from transforms.html_body import METHOD_FIRST, extract_body
from transforms.html_container import extract_from_container
from transforms.html_fast_body import FirstResult, extract_first, prepare_page
from transforms.html_page import parse_page
from transforms.trafilatura_internals import FirstStage, load_first_stage


def sentence(number: int) -> str:
    return f"In its meeting number {number} the council approved the budget for the new bridge."


TEXT = "".join(f"<p>{sentence(n)} {sentence(n + 100)}</p>" for n in range(8))
CARDS = "".join(f"<div><h3><a href='/{n}'>Another story {n}</a></h3></div>" for n in range(3))
SHORT = f"<article><p>{sentence(1)} {sentence(2)}</p><p>{sentence(3)}</p></article>"
SOUND = {
    "a short text and no heading": SHORT,
    "a short text with the title": f"<div><h1>Bridge</h1>{SHORT}</div><div>{CARDS}</div>",
    "an article": f"<article>{TEXT}</article>",
    "a division by its class": f"<div><div class='article-body'>{TEXT}</div></div>",
    "an empty container before it": f"<div class='post'></div><article>{TEXT}</article>",
    "comments before it": f"<div id='comments'><article>Me too</article></div><main>{TEXT}</main>",
    "an aside before it": f"<aside><article>{TEXT}</article></aside><article>{TEXT}</article>",
    "a form around the page": f"<form><article>{TEXT}</article></form><p>The end.</p>",
    "a form in it": f"<article>{TEXT}<form><p>Your address</p></form></article>",
    "links in it": f"<article>{TEXT}<p>See <a href='/x'>this</a> page.</p></article>",
    "links in it and no division": f"<article><a href='/x'>This</a>{TEXT}</article>",
    "cards in it": f"<article>{TEXT}<div>{CARDS}</div>{TEXT}</article>",
    "cards beside it": f"<div><article>{TEXT}</article>{CARDS}</div>",
}
DOUBTFUL = {
    "a form that is most of it": f"<article><p>Vote</p><form>{TEXT}</form></article>",
    "a form around that may be small": f"<form><article>{TEXT}</article></form>{TEXT * 2}",
    "a container in a list": f"<ul><li><article>{TEXT}</article></li></ul>",
    "more text elsewhere": f"<article>{TEXT}</article><div>{TEXT.upper() * 2}</div>",
    "a short text below a linked heading": f"<div><h2><a href='/'>On</a></h2>{SHORT}</div>",
    "a form for a container": f"<form class='post'>{TEXT}</form>",
    "a text without paragraphs": f"<article>{TEXT.replace('<p>', '<h2>')}</article>",
    "a container with nothing in it but links": f"<article><nav>{TEXT}</nav><br></article>{TEXT}",
}


def content_of(body: str) -> HtmlElement:
    return parse_page(f"<html><body>{body}</body></html>").tree.find("body")


def read_alone(body: str, stage: FirstStage, said_chars: int = 0) -> FirstResult | None:
    content = content_of(body)
    return extract_from_container(content, content.text_content(), stage, said_chars=said_chars)


@pytest.fixture
def stage() -> FirstStage:
    found = load_first_stage()
    assert found is not None
    return found


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_a_container_gives_what_its_page_gives(body: str, stage: FirstStage) -> None:
    alone = read_alone(body, stage)
    assert alone is not None
    whole = extract_first(prepare_page(content_of(body), stage), stage)
    assert whole.suspicion is None
    assert alone.text == whole.text


@pytest.mark.parametrize("body", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_the_rest_of_a_page_may_change_is_left_to_the_whole(
    body: str, stage: FirstStage
) -> None:
    assert read_alone(body, stage) is None


@pytest.mark.parametrize(
    ("body", "said_chars", "suspicion"),
    [
        (f"<article>{TEXT}</article>", 1_000, None),
        (f"<article>{TEXT}</article>", 2_000, "first_result_below_article_body"),
        ("<article><p>The bridge is open.</p><p>Or so.</p></article>", 0, "first_result_short"),
        (f"<div>{TEXT}</div>", 0, "first_result_short"),
        (f"<aside><article>{TEXT}</article></aside>", 0, "first_result_short"),
    ],
)
def test_what_is_surely_suspicious_is_told_as_of_the_whole_page(
    body: str, said_chars: int, suspicion: str | None, stage: FirstStage
) -> None:
    alone = read_alone(body, stage, said_chars)
    assert alone is not None
    whole = extract_first(prepare_page(content_of(body), stage, said_chars), stage)
    assert (alone.text, alone.suspicion) == (whole.text, whole.suspicion)
    assert alone.suspicion == suspicion


def test_the_tree_stays_as_it_was() -> None:
    page = parse_page(f"<html><body><article>{TEXT}<p>A <b>b</b></p></article></body></html>")
    first, second = extract_body(page), extract_body(page)
    assert first == second
    assert first.method == METHOD_FIRST
