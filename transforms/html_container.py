"""The quickest way to a body: trafilatura's first stage on nothing but the marked container.

The stage cleans, converts and measures a whole page and then reads one element of it. What stands
outside of that element can change the result in few ways, and each of them can be seen beforehand.
So the element is sought in the page as it was parsed, and only its copy goes through the stage.
Where anything is in doubt there is no result, and transforms.html_fast_body reads the whole page.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from transforms.html_fast_body import (
    IS_BELOW_ARTICLE_BODY,
    IS_SHORT,
    MISSED_SHARE,
    SAID_SHARE,
    SHORT_TEXT_CHARS,
    SMALL_PAGE_SHARE,
    SMALL_TEXT_CHARS,
    FirstResult,
    clean_tree,
    finish,
    has_odd_blocks,
    linked_chars,
)
from transforms.html_furniture import MAX_CARD_CHARS, drop_furniture
from transforms.html_paths import find_texts_by
from transforms.trafilatura_containers import BodyTests
from transforms.trafilatura_internals import FirstStage
from transforms.trafilatura_matchers import RawTest
from transforms.trafilatura_stage import paragraph_chars

_LINK_HOLDERS = frozenset({"div", "li", "p", "table"})
"""Within these trafilatura takes a link for one."""
_DOUBTFUL_AROUND = frozenset({"a", "dl", "figure", "li", "ol", "p", "ul"})
"""The lists, links and figures that hold a container may go as a whole."""
_SECTIONS = frozenset({"article", "div", "main", "section"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "summary")
_COMPARED_CHARS = 40

_find_running_texts = find_texts_by(
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


@dataclass(frozen=True, slots=True)
class _Page:
    """The body of a page and its text."""

    content: HtmlElement
    text: str


def extract_from_container(
    content: HtmlElement, page_text: str, stage: FirstStage, *, said_chars: int = 0
) -> FirstResult | None:
    """The result of the first stage where nothing outside of the container can change it.

    `content` is the body of the page, without scripts, and `page_text` all text in it.
    """
    if stage.body_tests is None or stage.raw_test is None:
        return None
    page = _Page(content, page_text)
    try:
        container = _find_container(content, stage, stage.body_tests, stage.raw_test)
        if container is None:
            return FirstResult(etree.Element("body"), "", IS_SHORT)
        return _extract(container, page, stage, said_chars)
    except _InDoubt:
        return None


def _extract(container: _Container, page: _Page, stage: FirstStage, said_chars: int) -> FirstResult:
    part = _prepare(container, page, stage)
    own_linked_chars = linked_chars(part, "ref")
    found = stage.extract_itself(part)
    if not found.is_enough:
        raise _InDoubt("there is nothing in it")
    if found.has_divisions and paragraph_chars(page.content) >= stage.min_paragraph_chars:
        raise _InDoubt("the paragraphs of the page may be enough")
    finish(found.body)
    if len(found.text) < SHORT_TEXT_CHARS:
        return FirstResult(found.body, found.text, IS_SHORT)
    if said_chars > SAID_SHARE * len(found.text):
        return FirstResult(found.body, found.text, IS_BELOW_ARTICLE_BODY)
    if has_odd_blocks(found.body):
        raise _InDoubt("it has no paragraphs")
    _check_length(found.text, page, own_linked_chars)
    return FirstResult(found.body, found.text, None)


def _prepare(container: _Container, page: _Page, stage: FirstStage) -> HtmlElement:
    """A copy of the container, cleaned and converted as with its page around it."""
    part = copy(container.element)
    stage.prune_raw(part)
    if clean_tree(part, stage):
        raise _InDoubt("a form in it is most of it")
    if container.is_in_form and 2 * len(part.text_content()) <= len(page.text):
        raise _InDoubt("the form around it may be small")
    if container.has_links:
        for link in part.iter("a"):
            link.tag = "ref"
    part = stage.convert_tags(part)
    drop_furniture(part)
    if _length(part.text_content()) <= MAX_CARD_CHARS and _may_be_in_card(container, stage):
        raise _InDoubt("it may be in a card")
    return part


def _check_length(text: str, page: _Page, own_linked_chars: int) -> None:
    """Whether the result is surely long enough for its page."""
    length = len(text)
    enough = (1 + MISSED_SHARE) * length
    if len(page.text) <= enough or (page_chars := _length(page.text)) <= enough:
        return  # There is no room for what could be missing.
    page_chars += own_linked_chars - linked_chars(page.content, "a")
    if page_chars <= enough:
        return
    if length < min(SMALL_TEXT_CHARS, SMALL_PAGE_SHARE * page_chars):
        raise _InDoubt("it is a small share")
    flat = " ".join(text.split())
    others = (" ".join(one.split()) for one in _find_running_texts(page.content))
    missed = sum(len(one) for one in others if one[:_COMPARED_CHARS] not in flat)
    if missed > MISSED_SHARE * length:
        raise _InDoubt("it may miss paragraphs")


def _find_container(
    content: HtmlElement, stage: FirstStage, body_tests: BodyTests, raw_test: RawTest
) -> _Container | None:
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
    return None


def _stand(element: HtmlElement, stage: FirstStage, raw_test: RawTest) -> _Container | None:
    """The element as a container; None where the cleaning takes it away."""
    if element.tag not in _SECTIONS:
        raise _InDoubt("it is no section yet")
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
            raise _InDoubt("what is around it may go")
        elif tag in stage.cleaned_tags or raw_test.is_meant(node):
            return None
        has_links = has_links or tag in _LINK_HOLDERS
    return _Container(element, is_in_form, has_links or is_in_form)


def _may_be_in_card(container: _Container, stage: FirstStage) -> bool:
    """Whether a heading with a link stands nearer to the container than the title of the page.

    A card goes with all that is in it unless that is the title.
    """
    for node in (container.element, *container.element.iterancestors()):
        headings = list(node.iter(*_HEADINGS))
        if any(one.tag == "h1" and _is_kept(one, stage) for one in headings):
            return False
        if any(one.find(".//a") is not None or _is_in_link(one) for one in headings):
            return True
    return False


def _is_kept(title: HtmlElement, stage: FirstStage) -> bool:
    is_cut = any(node.tag in stage.cleaned_tags for node in title.iterancestors())
    return not is_cut and bool(title.text_content().strip())


def _is_in_link(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None


def _length(text: str) -> int:
    return len(" ".join(text.split()))
