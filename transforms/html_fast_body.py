"""The quick way to a body: trafilatura's first stage on a copy of the page that is cleaned in C.

It says nothing of metadata and does not choose between extractions: it gives its result and what
makes that suspicious, and transforms.html_body decides.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from transforms.html_furniture import drop_furniture
from transforms.html_paths import find_elements_by, find_texts_by
from transforms.trafilatura_internals import FirstStage
from transforms.trafilatura_stage import StageResult

IS_SHORT = "first_result_short"
IS_BELOW_ARTICLE_BODY = "first_result_below_article_body"
SHORT_TEXT_CHARS = 150
"""Shorter results are suspicious; 700 sent twice as many sound pages through the cascade."""
SHORT_DENSE_CHARS = 700
"""The same for the densest element, which nothing but its text speaks for."""
MISSED_SHARE = 1.0
"""So much running text may stand elsewhere on a page, as a share of the result: comments do."""
MISSED_DENSE_SHARE = 0.5
SMALL_TEXT_CHARS = 3_000
SMALL_PAGE_SHARE = 0.2
"""trafilatura's own measure: a text below both limits covers too little of its page."""
SAID_SHARE = 1.35
"""An articleBody that is longer than this share of the result says that some of it is missing."""
_LONG_TEXT_CHARS = 80
_COMPARED_CHARS = 60
_MIN_REPEATED_CHARS = 50

_find_long_texts = find_texts_by("descendant::text()[string-length(.) >= 80][not(ancestor::ref)]")
_find_empty = find_elements_by("descendant::*[not(node())]")


@dataclass(frozen=True, slots=True)
class FirstResult:
    """The result tree of the first stage and why it may be wrong (a flag), if anything says so."""

    body: etree._Element
    text: str
    suspicion: str | None


@dataclass(frozen=True, slots=True)
class _Measures:
    """What the page held before the stage took its elements."""

    running_texts: list[str]
    page_text: str
    linked_chars: int
    said_chars: int

    @property
    def page_chars(self) -> int:
        """How much text the page has outside of links."""
        return len(" ".join(self.page_text.split())) - self.linked_chars


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A copy of the body of a page, cleaned and converted, and its measures."""

    page: HtmlElement
    measures: _Measures


def prepare_page(content: HtmlElement, stage: FirstStage, said_chars: int = 0) -> PreparedPage:
    """What the stage reads of a page, which stays as it is.

    `said_chars` is the length of the text that the page's own data claims.
    """
    page = copy(content)
    stage.prune_raw(page)
    clean_tree(page, stage)
    page = stage.convert_tags(page)
    page_text, n_linked = page.text_content(), linked_chars(page, "ref")
    drop_furniture(page)
    return PreparedPage(page, _Measures(_running_texts(page), page_text, n_linked, said_chars))


def extract_first(prepared: PreparedPage, stage: FirstStage) -> FirstResult:
    """The quick result from the marked container."""
    return _judge(stage.extract(copy(prepared.page)), prepared.measures, is_dense=False)


def extract_densest(prepared: PreparedPage, stage: FirstStage) -> FirstResult:
    """The quick result from the densest element; uses the prepared page up."""
    return _judge(stage.extract_densest(prepared.page), prepared.measures, is_dense=True)


def _judge(found: StageResult, measures: _Measures, *, is_dense: bool) -> FirstResult:
    finish(found.body)
    suspicion = _suspicion(found.body, found.text, measures, is_dense)
    return FirstResult(found.body, found.text, suspicion)


def finish(body: etree._Element) -> None:
    """Take out of a result tree what trafilatura takes out of it."""
    _drop_repeats(body)
    etree.strip_elements(body, "done")
    etree.strip_tags(body, "div")


def clean_tree(tree: HtmlElement, stage: FirstStage) -> bool:
    """What trafilatura's cleaning does for articles with tables and no images, in a few C calls.

    Tells whether a form was kept.
    """
    stage.recover_math(tree)
    for element in tree.iter("figure", "table"):
        if element.tag == "figure":
            is_layout = element.find(".//table") is not None
        else:
            is_layout = element.get("role") in ("presentation", "none")
        if is_layout:
            element.tag = "div"
    etree.strip_tags(tree, *stage.stripped_tags)
    cleaned = [tag for tag in stage.cleaned_tags if tag != "form"]
    etree.strip_elements(tree, *cleaned, with_tail=False)
    has_form = _clean_forms(tree)
    for element in _find_empty(tree):
        if element.tag in stage.cut_if_empty:
            element.drop_tree()
    return has_form


def _clean_forms(tree: HtmlElement) -> bool:
    """A form around most of a page is its layout; the others ask for something."""
    forms = list(tree.iter("form"))
    if not forms:
        return False
    total = len(tree.text_content())
    has_kept = False
    for form in forms:
        if total and len(form.text_content()) > total / 2:
            form.tag = "div"
            has_kept = True
        else:
            form.drop_tree()
    return has_kept


def linked_chars(page: HtmlElement, tag: str) -> int:
    """The length of the text of all links, which have that tag."""
    texts = ((one.text_content() if len(one) else one.text) for one in page.iter(tag))
    return sum(len(text.strip()) for text in texts if text)


def _running_texts(tree: HtmlElement) -> list[str]:
    """The long texts of a page that are no links, wherever they stand."""
    texts = (" ".join(text.split()) for text in _find_long_texts(tree))
    return [text for text in texts if len(text) >= _LONG_TEXT_CHARS]


def _suspicion(body: etree._Element, text: str, measures: _Measures, is_dense: bool) -> str | None:
    length = len(text)
    flat = " ".join(text.split())
    missed = sum(len(one) for one in measures.running_texts if one[:_COMPARED_CHARS] not in flat)
    is_small = length < SMALL_TEXT_CHARS and length < SMALL_PAGE_SHARE * measures.page_chars
    checks = {
        IS_SHORT: length < (SHORT_DENSE_CHARS if is_dense else SHORT_TEXT_CHARS),
        IS_BELOW_ARTICLE_BODY: measures.said_chars > SAID_SHARE * length,
        "first_result_misses_paragraphs": missed
        > (MISSED_DENSE_SHARE if is_dense else MISSED_SHARE) * length,
        "first_result_no_paragraphs": has_odd_blocks(body),
        "first_result_small_share": is_small,
    }
    return next((flag for flag, holds in checks.items() if holds), None)


def has_odd_blocks(body: etree._Element) -> bool:
    """Whether a result tree has no paragraph or more tables than paragraphs."""
    paragraphs = sum(1 for _ in body.iter("p"))
    return not paragraphs or sum(1 for _ in body.iter("table")) > paragraphs


def _drop_repeats(body: etree._Element) -> None:
    """Two long blocks with the same text after one another are one, found twice."""
    previous = ""
    for element in list(body):
        raw = "".join(map(str, element.itertext())) if len(element) else element.text or ""
        # Most blocks begin otherwise than the one before.
        if raw.split(None, 1)[:1] == previous.split(None, 1)[:1] and len(raw) > _MIN_REPEATED_CHARS:
            current = " ".join(raw.split())
            if current == " ".join(previous.split()) and len(current) > _MIN_REPEATED_CHARS:
                body.remove(element)
                continue
        previous = raw
