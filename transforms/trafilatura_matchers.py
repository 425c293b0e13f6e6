"""trafilatura's element expressions as Python matchers with a memory.

Its XPaths call back into Python for each element that they test with a regular expression, a
tenth of its time; pages repeat few classes, so a remembered answer is much cheaper. The matchers
are written for the expressions whose fingerprint is below, take their word lists from the
installed trafilatura, and are compared with the installed expressions by a test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from trafilatura import xpaths

from transforms.html_paths import find_elements_by
from transforms.remembered import Test, remembered

KNOWN_FINGERPRINT = "d1c7d32ad5f9b43f"
"""Of the expressions in trafilatura 2.3; others are used as they are, at their own speed."""

_NAMES = (
    "BODY_XPATH",
    "OVERALL_DISCARD_XPATH",
    "TEASER_DISCARD_XPATH",
    "DISCARD_IMAGE_ELEMENTS",
    "RAW_TREE_PRUNE_XPATH",
    "REMOVE_COMMENTS_AND_LISTS_XPATH",
)
_BLOCKS = frozenset({"div", "item", "list", "p", "section", "span"})
_COMMENT_AREAS = frozenset({"div", "list", "section", "details", "ol", "ul"})
_RAW_AREAS = frozenset({"div", "section", "aside"})

Expression = Callable[[HtmlElement], Iterable[HtmlElement]]
"""What is called with a tree: an XPath of trafilatura or one of the matchers here."""
Accepts = Callable[[HtmlElement, str, str], bool]
"""Whether an element, its class and its id are what an expression looks for."""


def fingerprint_of_expressions() -> str:
    """Of the installed expressions that the matchers stand for; empty where one is missing."""
    expressions = [one for name in _NAMES for one in getattr(xpaths, name, (None,))]
    paths = ["".join(str(getattr(one, "path", "")).split()) for one in expressions]
    return hashlib.sha256("\n".join(paths).encode()).hexdigest()[:16] if all(paths) else ""


def any_of(*names: str) -> str:
    """One pattern for the words of some of trafilatura's lists."""
    tokens = [token for name in names for token in getattr(xpaths, name)]
    if not tokens:
        raise ValueError(f"no tokens in {names}")
    return "|".join(tokens)


def _word(name: str) -> str:
    return str(getattr(xpaths, name))


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The attribute of the two that is written first: what XPath makes of `@one|@other`."""
    return next((str(value) for name, value in element.items() if name in (one, other)), "")


# A step along the attributes costs a quarter of a predicate that asks each element for them.
_find_with_style = find_elements_by("descendant::*/@style/..")
_find_with_aria = find_elements_by("descendant::*/@aria-hidden/..")
_find_with_role = find_elements_by("descendant::*/@role/..")
_find_with_component = find_elements_by("descendant::*/@data-component/..")
_find_replaced = find_elements_by("descendant::*/@data-lp-replacement-content/..")


_ANY_ID = "reader-comments|akismet|^reply-"
_ANY_CLASS = (
    "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|hide-print"
    "| hidden| hide|noprint|notloaded"
)


@dataclass(frozen=True, slots=True)
class Unwanted:
    """What is taken out of a container, found in one pass over it."""

    surroundings: list[HtmlElement] = field(default_factory=list)
    """For both expressions of OVERALL_DISCARD_XPATH: what surrounds or interrupts the text."""
    captions: list[HtmlElement] = field(default_factory=list)
    """For DISCARD_IMAGE_ELEMENTS."""
    teasers: list[HtmlElement] = field(default_factory=list)
    """For TEASER_DISCARD_XPATH."""


FindUnwanted = Callable[[HtmlElement], Unwanted]


def make_unwanted_finder() -> FindUnwanted:
    """The finder of all that the three expressions mean."""
    is_surrounding, classes, ids = _make_surroundings_test()
    caption, teaser = remembered("caption"), remembered("[tT]easer")
    # Most elements have nothing of all this: one answer for each attribute says so.
    may_be_class = remembered(f"{classes}|caption|[tT]easer")
    may_be_id = remembered(f"{ids}|hidden|caption|[tT]easer")

    def find(tree: HtmlElement) -> Unwanted:
        found = Unwanted()
        for element, class_, id_ in _with(tree.iterdescendants(), may_be_class, may_be_id):
            if is_surrounding(element, class_, id_) or _is_hidden(element):
                found.surroundings.append(element)
            if element.tag not in _BLOCKS:
                continue
            if caption(class_) or caption(id_):
                found.captions.append(element)
            if teaser(class_) or teaser(id_):
                found.teasers.append(element)
        found.surroundings.extend(_find_by_rare(tree))
        return found

    return find


def _make_surroundings_test() -> tuple[Accepts, str, str]:
    """What OVERALL_DISCARD_XPATH says of class and id, and the patterns of each."""
    block_ids = any_of("_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_ID_TOKENS")
    block_classes = any_of("_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_CLASS_TOKENS")
    consents = any_of("_CONSENT_ID_CLASS_TOKENS")
    block_id, block_class = remembered(block_ids), remembered(block_classes)
    any_id, any_class = remembered(_ANY_ID), remembered(_ANY_CLASS)
    consent, reply = remembered(consents), remembered("^reply-")

    def accepts(element: HtmlElement, class_: str, id_: str) -> bool:
        if any_class(class_):
            return True
        if any_id(id_) and (not reply(id_) or _first(element, "id", "class") == id_):
            return True
        if reply(class_) and _first(element, "id", "class") == class_:
            return True
        if element.tag not in _BLOCKS:
            return False
        if block_id(id_) or block_class(class_):
            return True
        first = id_ or class_ if not (id_ and class_) else ""
        if not first and (consent(id_) or consent(class_)):
            first = _first(element, "id", "class")
        return bool(first) and consent(first)

    classes = f"{block_classes}|{consents}|^reply-|{_ANY_CLASS}"
    return accepts, classes, f"{block_ids}|{consents}|{_ANY_ID}"


def _find_by_rare(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What other attributes than class and id tell."""
    for element in _find_with_style(tree):
        style = element.get("style")
        if "display:none" in style or "display: none" in style or _is_hidden(element):
            yield element
    yield from (one for one in _find_with_aria(tree) if one.get("aria-hidden") == "true")
    for element in (*_find_with_role(tree), *_find_with_component(tree), *_find_replaced(tree)):
        if element.tag in _BLOCKS and (
            "nav" in element.get("role", "").replace("N", "n")
            or "MostPopularStories" in element.get("data-component", "")
            or element.get("data-lp-replacement-content") is not None
        ):
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in _first(element, "id", "style")


@dataclass(frozen=True, slots=True)
class RawTest:
    """RAW_TREE_PRUNE_XPATH and REMOVE_COMMENTS_AND_LISTS_XPATH, before any cleaning."""

    is_meant: Callable[[HtmlElement], bool]
    may_be: Test

    def match(self, tree: HtmlElement) -> list[HtmlElement]:
        """All that is meant below an element."""
        areas = tree.iterdescendants(*_COMMENT_AREAS, *_RAW_AREAS)
        found = _with(areas, self.may_be, self.may_be)
        return [element for element, _, _ in found if self.is_meant(element)]


def make_raw_test() -> RawTest:
    """For comments and for further articles below the first."""
    appended = remembered("mvp-post-add-(?:box|wrap)|infinite-?scroll")
    surely_appended = remembered("mvp-post-add-(?:box|wrap)")
    # What each of the expressions needs: most elements have none of it.
    may_be = remembered("omment|comol|disqus|dsq-|mvp-post-add|infinite|elementor-share")
    share = remembered("elementor-share-buttons")
    is_comments = _make_comments_test()

    def is_meant(element: HtmlElement) -> bool:
        tag, class_, id_ = element.tag, element.get("class") or "", element.get("id") or ""
        if tag in _COMMENT_AREAS and is_comments(str(tag), class_, id_):
            return True
        if tag not in _RAW_AREAS:
            return False
        if class_ and share(class_):
            return True
        if not (appended(class_) or appended(id_)):
            return False
        is_sure = surely_appended(class_) or surely_appended(id_)
        return is_sure or element.find(".//h1") is None

    return RawTest(is_meant, may_be)


def _make_comments_test() -> Callable[[str, str, str], bool]:
    comments = _word("_COMMENTS_ID")
    area_id = remembered(f"^(?:{comments}|disqus_thread|dsq-comments)")
    list_id = remembered(f"^(?:{comments})")
    area_class = remembered(_word("_COMMENTS_CLASS"))

    def test(tag: str, class_: str, id_: str) -> bool:
        return area_class(class_) or (list_id if tag in ("ol", "ul") else area_id)(id_)

    return test


def _with(
    elements: Iterable[HtmlElement], by_class: Test, by_id: Test
) -> Iterator[tuple[HtmlElement, str, str]]:
    """The elements whose class or id passes its test, with both."""
    for element in elements:
        class_, id_ = element.get("class") or "", element.get("id") or ""
        if by_class(class_) or by_id(id_):
            yield element, class_, id_
