"""The cascade on faster expressions gives what the public call gives, and leaves that alone."""

from __future__ import annotations

import pytest
import trafilatura
from lxml import html
from lxml.html import HtmlElement
from trafilatura import core, external, main_extractor, xpaths
from trafilatura.metadata import Document

from transforms import trafilatura_cascade
from transforms.html_page import parse_page
from transforms.trafilatura_cascade import load_extraction
from transforms.trafilatura_internals import load_first_stage, options

SENTENCE = "The council approved the budget for the bridge after a long debate on Tuesday night. "
PAGES = (
    f"<div><p>{SENTENCE}</p></div>",
    f"<div class='x'>{f'<p>{SENTENCE * 3}</p>' * 5}</div><div id='comments'>{SENTENCE * 9}</div>",
    f"<div><div class='teaser'>{SENTENCE * 4}</div><span class='share-bar'>{SENTENCE}</span></div>",
    f"<table><tr><td>{SENTENCE * 3}<td><a href='/x'>{SENTENCE}</a></table><ul><li><a>On</a></ul>",
    "<div>" + "".join(f"<p><a href='/{n}'>{n} {SENTENCE}</a></p>" for n in range(30)) + "</div>",
    "<div>Nothing to read</div>",
)


def tree_of(body: str) -> HtmlElement:
    return parse_page(f"<html><body><h1>Bridge</h1>{body}</body></html>").tree


@pytest.mark.parametrize("body", PAGES)
def test_the_result_is_that_of_the_public_call(body: str) -> None:
    ours = load_extraction(load_first_stage())(tree_of(body), options=options())
    theirs = trafilatura.bare_extraction(tree_of(body), options=options())
    assert isinstance(ours, Document)
    assert isinstance(theirs, Document)
    assert html.tostring(ours.body) == html.tostring(theirs.body)


def test_the_modules_that_others_import_stay_as_they_are() -> None:
    assert load_extraction(load_first_stage()) is not trafilatura.bare_extraction
    assert main_extractor.BODY_XPATH is xpaths.BODY_XPATH
    assert core.extract_content is main_extractor.extract_content
    assert core.justext_rescue is external.justext_rescue


def test_the_public_call_is_taken_where_the_expressions_or_names_are_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load = load_extraction.__wrapped__
    assert load(None) is trafilatura.bare_extraction

    def replace_nothing(*_arguments: object, **_values: object) -> None:
        raise AttributeError("renamed_since")

    monkeypatch.setattr(trafilatura_cascade, "_replace", replace_nothing)
    assert load(load_first_stage()) is trafilatura.bare_extraction
