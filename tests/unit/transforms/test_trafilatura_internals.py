"""The parts of trafilatura that are not public: these tests fail when a new version changes them.

Then compare the new version with what `transforms.trafilatura_matchers` and
`transforms.trafilatura_internals` say of the old one, and set the fingerprint anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from lxml import html
from lxml.html import HtmlElement
from trafilatura import xpaths
from trafilatura.core import convert_tags, tree_cleaning
from trafilatura.main_extractor import _extract

from transforms import trafilatura_internals
from transforms.html_body import METHOD_CASCADE, METHOD_FIRST, extract_body
from transforms.html_fast_body import clean_tree
from transforms.html_page import parse_page
from transforms.trafilatura_containers import make_body_matchers, make_body_tests
from transforms.trafilatura_internals import load_first_stage, missing_parts, options
from transforms.trafilatura_matchers import (
    KNOWN_FINGERPRINT,
    Expression,
    fingerprint_of_expressions,
    make_raw_test,
    make_unwanted_finder,
)

SECTIONS = ("article", "div", "main", "section")
TAGS = ("div", "section", "p", "span", "article", "main", "ul", "aside", "details", "li")
# Attributes that the expressions speak of, and near misses of them.
ATTRIBUTES = (
    'class="post"', 'class="posts"', 'id="articleContent"', 'itemprop="articleBody"',
    'class="article__body wide"', 'class="Main-Content"', 'id="main-content"', 'role="main"',
    'class="page-Content"', 'class="FullText"', 'class="story"', 'id="story-body-1"',
    'role="article"', 'role="Navigation"', 'class="share-bar"', 'id="sharing"',
    'class="cookie" id="text"', 'id="text" class="cookie"', 'id="cookie-note"',
    'class="newsletter"', 'class="sidebar"', 'class="author"', 'class="byline"', 'id="byline"',
    'class="related"', 'class="unrelated"', 'class="Related"', 'class="teaser"', 'id="Teaser-1"',
    'class="caption"', 'id="caption"', 'class="reply-1"', 'id="x" class="reply-1"',
    'class="hidden"', 'class="x hidden"', 'style="overflow:hidden"', 'id="x" style="hidden"',
    'style="display: none"', 'style="display:none"', 'aria-hidden="true"', 'aria-hidden="false"',
    'class="comments-title"', 'class="comments"', 'class="commentary"', 'id="comments-1"',
    'id="disqus_thread"', 'class="post-comments"', 'class="infinite-scroll"',
    'id="mvp-post-add-box"', 'class="elementor-share-buttons"', 'data-lp-replacement-content="1"',
    'data-component="MostPopularStories"', 'class="message"', 'id="akismet"', 'class="notloaded"',
    'class="hide-print"', 'class=""', "",
)  # fmt: skip
TEXT = "The council approved the budget for the bridge after a long debate on Tuesday night. " * 4


def invented_pages() -> Iterator[HtmlElement]:
    """Pages in which each attribute stands on each tag, alone and inside of one another."""
    for tag in TAGS:
        blocks = "".join(f"<{tag} {one}>{TEXT}<p>{TEXT}</p></{tag}>" for one in ATTRIBUTES)
        yield html.document_fromstring(f"<html><body>{blocks}</body></html>")
    for one in ATTRIBUTES:
        for other in ATTRIBUTES[::7]:
            page = f"<div {one}><section {other}><h1>T</h1><p {one}>{TEXT}</p></section></div>"
            yield html.document_fromstring(f"<html><body><main>{page}</main></body></html>")


def pages_of_blocks() -> Iterator[HtmlElement]:
    """Pages with each kind of block in an article and in a division, with links and without."""
    blocks = (
        f"<p>{TEXT}</p>", f"<p>{TEXT}<b>bold</b> and <a href='/x'>a link</a> in it</p>",
        f"<div>{TEXT}</div>", f"<div>{TEXT}<br>{TEXT}<p>{TEXT}</p>behind</div>",
        f"<ul><li>{TEXT}</li><li><p>One</p><ul><li>Two</li></ul></li></ul>behind the list",
        "<ul><li><a href='/x'>One</a></li><li><a href='/y'>Two</a></li></ul>",
        f"<blockquote><p>{TEXT}</p>by her</blockquote>behind the quote<pre>x = {{1}}</pre>",
        "<table><tr><th>Year</th><td>Cost</td></tr><tr><td>2020</td><td><p>3</p></td></tr></table>",
        "<div><a href='/x'>Read</a> <a href='/y'>this</a> <a href='/z'>now</a></div>",
        f"<div><p><a href='/x'>{TEXT}</a></p></div>", f"<h2>Costs</h2>{TEXT}<br><br>{TEXT}",
        "<p><a href='/x'>Short</a></p>", f"<section>{TEXT}<span>in a span</span></section>",
    )  # fmt: skip
    for number, block in enumerate(blocks):
        for other in blocks[number:]:
            for tag in ("article", "div class='post'"):
                page = f"<html><body><{tag}>A lead.{block}{other}{block}</{tag.split()[0]}>"
                yield html.document_fromstring(page)


find_unwanted = make_unwanted_finder()


def assert_same(ours: Expression, theirs: list[Expression]) -> None:
    for page in invented_pages():
        for tree in (page, convert_tags(tree_cleaning(deepcopy(page), options()), options())):
            expected = {element for expression in theirs for element in expression(tree)}
            found = set(ours(tree))
            assert found == expected, [html.tostring(one)[:80] for one in found ^ expected]


def test_all_names_and_signatures_are_as_they_were() -> None:
    assert missing_parts() == []
    stage = load_first_stage()
    assert stage is not None
    assert stage.has_matchers


def test_the_expressions_are_the_ones_that_the_matchers_were_written_for() -> None:
    assert fingerprint_of_expressions() == KNOWN_FINGERPRINT


@pytest.mark.parametrize(
    ("ours", "names"),
    [
        (lambda tree: find_unwanted(tree).surroundings, ["OVERALL_DISCARD_XPATH"]),
        (lambda tree: find_unwanted(tree).teasers, ["TEASER_DISCARD_XPATH"]),
        (lambda tree: find_unwanted(tree).captions, ["DISCARD_IMAGE_ELEMENTS"]),
        (make_raw_test().match, ["RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH"]),
    ],
    ids=["discard", "teaser", "caption", "raw"],
)
def test_a_matcher_finds_what_the_installed_expressions_find(
    ours: Expression, names: list[str]
) -> None:
    assert_same(ours, [one for name in names for one in getattr(xpaths, name)])


def test_the_body_matchers_find_the_same_first_element() -> None:
    tests = make_body_tests()
    pairs = list(zip(make_body_matchers(tests), xpaths.BODY_XPATH, tests.tests, strict=True))
    for page in invented_pages():
        candidates = list(tests.candidates(page))
        for ours, theirs, accepts in pairs:
            expected = next(iter(theirs(page)), None)
            assert next(iter(ours(page)), None) is expected
            accepted = (one[0] for one in candidates if accepts(*one))
            assert next((one for one in accepted if one.tag in SECTIONS), None) is expected


def test_a_container_is_read_as_trafilatura_reads_it() -> None:
    stage = load_first_stage()
    assert stage is not None
    for page in [*invented_pages(), *pages_of_blocks()]:
        ours = convert_tags(tree_cleaning(deepcopy(page), options()), options())
        theirs = deepcopy(ours)
        found = stage.extract(ours)
        expected, text, _ = _extract(theirs, options())
        assert html.tostring(found.body) == html.tostring(expected)
        assert found.text == text


def test_the_cleaning_gives_what_trafilatura_s_own_gives() -> None:
    stage = load_first_stage()
    assert stage is not None
    extras = (
        "<form><p>Ask</p></form><figure><table><tr><td>1</td></tr></table></figure>"
        "<table role='presentation'><tr><td><p>in a layout table</p></td></tr></table>"
        "<p>a<math alttext='x^2'><mi>x</mi></math> b <wbr>c <abbr>d</abbr></p><p></p><div> </div>"
    )
    for page in invented_pages():
        page.body.extend(html.fragments_fromstring(extras))
        ours = deepcopy(page)
        clean_tree(ours, stage)
        theirs = tree_cleaning(page, options())
        assert html.tostring(ours) == html.tostring(theirs)


PAGE = parse_page(
    "<html><body><article>" + f"<p>{TEXT}</p>" * 3 + "<h2>Vote</h2><p>End of it.</p></article>"
)


def test_the_public_call_takes_over_where_a_part_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert extract_body(PAGE).method == METHOD_FIRST
    expected = {**trafilatura_internals.SIGNATURES, "renamed_since": ("tree",)}
    monkeypatch.setattr(trafilatura_internals, "SIGNATURES", expected)
    monkeypatch.setattr("transforms.html_body.load_first_stage", load_first_stage.__wrapped__)
    extracted = extract_body(PAGE)
    assert extracted.method == METHOD_CASCADE
    assert extracted.flags == ("first_stage_unknown",)
    assert missing_parts() == ["renamed_since"]


def test_other_expressions_are_used_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura_internals, "KNOWN_FINGERPRINT", "another")
    stage = load_first_stage.__wrapped__()
    assert stage is not None
    assert not stage.has_matchers
    monkeypatch.setattr("transforms.html_body.load_first_stage", lambda: stage)
    assert extract_body(PAGE).method == METHOD_FIRST
