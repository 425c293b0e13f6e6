"""The quickest way to a body: trafilatura's first stage on nothing but the marked container.

The stage cleans, converts and measures a whole page and then reads one element of it. What stands
outside of that element can change the result in few ways, and each of them can be seen beforehand.
So the element is sought in the page as it was parsed, and only its copy goes through the stage.
Where anything is in doubt there is no result, and transforms.html_fast_body reads the whole page.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.html_fast_body import (
    COMPARED_CHARS,
    MISSED_SHARE,
    SAID_SHARE,
    SHORT_TEXT_CHARS,
    SMALL_PAGE_SHARE,
    SMALL_TEXT_CHARS,
    FirstResult,
    clean_tree,
    finish,
    running_texts,
)
from transforms.html_furniture import MAX_CARD_CHARS, drop_furniture
from transforms.html_paths import find_texts_by
from transforms.trafilatura_containers import BodyTests
from transforms.trafilatura_internals import FirstStage, options
from transforms.trafilatura_matchers import RawTest
from transforms.trafilatura_stage import paragraph_chars

_LINK_HOLDERS = frozenset({"div", "li", "p", "table"})
"""Within these trafilatura takes a link for one."""
_DOUBTFUL_AROUND = frozenset({"a", "dl", "figure", "li", "ol", "p", "ul"})
"""The lists, links and figures that hold a container may go as a whole."""
_SECTIONS = frozenset({"article", "div", "main", "section"})
_MIN_OUTER_CHARS = 40

_find_outer_texts = find_texts_by(
    "descendant::text()[string-length(.) >= 40]"
    "[not(ancestor::a or ancestor::script or ancestor::aside or ancestor::footer or ancestor::nav"
    " or ancestor::form or ancestor::figure)]"
)


class _InDoubt(Exception):
    """What the rest of the page may change."""


@dataclass(frozen=True, slots=True)
class _Container:
    """An element that the first stage would read, and what is around it."""

    element: HtmlElement
    is_in_form: bool = False
    has_links: bool = False
    """Whether all links in it are taken for links."""


def extract_from_container(
    tree: HtmlElement, stage: FirstStage, *, said_chars: int = 0
) -> FirstResult | None:
    """The result of the first stage where nothing is suspicious and nothing else can change it."""
    if stage.body_tests is None or stage.raw_test is None:
        return None
    content = tree.find("body")
    try:
        container = _find_container(
            content if content is not None else tree, stage, stage.body_tests, stage.raw_test
        )
        return _extract(container, tree if content is None else content, stage, said_chars)
    except _InDoubt:
        return None


def _extract(
    container: _Container, content: HtmlElement, stage: FirstStage, said_chars: int
) -> FirstResult:
    part = copy(container.element)
    stage.prune_raw(part)
    if clean_tree(part, stage):
        raise _InDoubt("form")
    if container.is_in_form and 2 * _length(part) <= _length(content):
        raise _InDoubt("form around")
    if container.has_links:
        for link in part.iter("a"):
            link.tag = "ref"
    part = stage.convert_tags(part)
    drop_furniture(part)
    if _length(part) <= MAX_CARD_CHARS:
        raise _InDoubt("card")
    inner_texts = running_texts(part)
    found = stage.extract_itself(part)
    body, text = found.body, found.text
    if not found.is_enough:
        raise _InDoubt("next expression")
    if found.has_divisions and _has_long_paragraphs(content):
        raise _InDoubt("div")
    finish(body)
    _check_measures(text, inner_texts, content, said_chars)
    paragraphs = sum(1 for _ in body.iter("p"))
    if not paragraphs or sum(1 for _ in body.iter("table")) > paragraphs:
        raise _InDoubt("paragraphs")
    return FirstResult(body, text, None)


def _check_measures(
    text: str, inner_texts: list[str], content: HtmlElement, said_chars: int
) -> None:
    """Whether the result is surely long enough for its page."""
    length = len(text)
    if length < SHORT_TEXT_CHARS or said_chars > SAID_SHARE * length:
        raise _InDoubt("short")
    page_text = content.text_content()
    if len(page_text) <= (1 + MISSED_SHARE) * length:
        # There is no room for what could be missing.
        return
    page_chars = len(" ".join(page_text.split()))
    if page_chars <= (1 + MISSED_SHARE) * length:
        return
    if length < min(SMALL_TEXT_CHARS, SMALL_PAGE_SHARE * page_chars):
        raise _InDoubt("share")
    flat = " ".join(text.split())
    missed = sum(len(one) for one in inner_texts if one[:COMPARED_CHARS] not in flat)
    outer = (" ".join(one.split()) for one in _find_outer_texts(content))
    missed += sum(len(one) for one in outer if one[:_MIN_OUTER_CHARS] not in flat)
    if missed > MISSED_SHARE * length:
        raise _InDoubt("missed")


def _find_container(
    content: HtmlElement, stage: FirstStage, body_tests: BodyTests, raw_test: RawTest
) -> _Container:
    by_content, *others = body_tests.tests
    kept = []
    for one in body_tests.candidates(content):
        if by_content(*one) and (container := _stand(one[0], stage, raw_test)):
            return container
        kept.append(one)
    for accepts in others:
        for one in kept:
            if accepts(*one) and (container := _stand(one[0], stage, raw_test)):
                return container
    raise _InDoubt("none")


def _stand(element: HtmlElement, stage: FirstStage, raw_test: RawTest) -> _Container | None:
    """The element as a container; None where the cleaning takes it away."""
    if element.tag not in _SECTIONS:
        raise _InDoubt("section to be")
    is_in_form = False
    has_links = element.tag in _LINK_HOLDERS
    is_empty = len(element) == 0 and element.text is None
    if is_empty or raw_test.is_meant(element):
        return None
    for node in element.iterancestors():
        tag = node.tag
        if tag == "form":
            is_in_form = True
        elif tag in _DOUBTFUL_AROUND:
            raise _InDoubt("around " + tag)
        elif tag in stage.cleaned_tags or raw_test.is_meant(node):
            return None
        has_links = has_links or tag in _LINK_HOLDERS
    return _Container(element, is_in_form, has_links or is_in_form)


def _has_long_paragraphs(content: HtmlElement) -> bool:
    """Whether the page may have enough text in paragraphs that divisions are none."""
    return paragraph_chars(content) >= 3 * options().min_extracted_size


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))
