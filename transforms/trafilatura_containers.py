"""Where the text of a page may stand: BODY_XPATH of trafilatura as tests with a memory.

For each expression there is a test of one element, so that a page as it was parsed can be asked
as well as a converted one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.html_paths import find_elements_by
from transforms.remembered import Test, remembered
from transforms.trafilatura_matchers import Accepts, Expression, any_of

_SECTIONS = ("article", "div", "main", "section")
_SECTIONS_TO_BE = ("details", "figure", "form", "table")
"""Cleaning and conversion make divisions of some of them."""
_ARTICLE_TAGS = frozenset({"article", "main"})

_RUNNING_CHARS = 80
_DENSE_SHARE = 0.6
_HOLDERS = frozenset({"div", "section", "article", "td", "main", "body"})
_find_parents_of_text = find_elements_by(
    "descendant::text()[string-length(.) >= 80][not(ancestor::ref)]/parent::*"
)
_find_main = find_elements_by(
    "(.//*[self::article or self::div or self::section]"
    "[starts-with(@class, 'main') or starts-with(@id, 'main') or starts-with(@role, 'main')])[1]"
    "|(.//main)[1]"
)
_find_first_article = find_elements_by("(.//article)[1]")


@dataclass(frozen=True, slots=True)
class BodyTests:
    """BODY_XPATH element by element: where the text may stand, surest first."""

    tests: tuple[Accepts, ...]
    may_be_class: Test
    may_be_id: Test
    """One answer for all the tests: most elements pass none."""

    def candidates(self, tree: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
        """The elements of a page as it was parsed that may pass one, in its order."""
        for element in tree.iterdescendants(*_SECTIONS, *_SECTIONS_TO_BE):
            class_, id_ = element.get("class") or "", element.get("id") or ""
            if (
                self.may_be_class(class_)
                or self.may_be_id(id_)
                or element.tag in _ARTICLE_TAGS
                or element.get("itemprop") == "articleBody"
                or (element.get("role") or "").startswith(("article", "main"))
            ):
                yield element, class_, id_


def make_body_tests() -> BodyTests:
    """The tests of BODY_XPATH, in its order."""
    content_classes = any_of("_ARTICLE_CONTENT_CLASS_TOKENS")
    content_ids = any_of("_ARTICLE_CONTENT_ID_TOKENS")
    story_classes = any_of("_STORY_CLASS_TOKENS") + "|[fF][uU][lL][lL][tT][eE][xX][tT]"
    story_ids = any_of("_STORY_ID_TOKENS")
    main_classes = any_of("_MAIN_CONTENT_CLASS_TOKENS") + ("|[Mm]ain-[cC]ontent|[pP]age-[cC]ontent")
    main_ids = any_of("_MAIN_CONTENT_ID_TOKENS") + "|[mM]ain-[cC]ontent"
    content_class, content_id = remembered(content_classes), remembered(content_ids)
    story_class, story_id = remembered(story_classes), remembered(story_ids)
    main_class, main_id = remembered(main_classes), remembered(main_ids)

    def by_content(element: HtmlElement, class_: str, id_: str) -> bool:
        return (
            class_ in ("post", "entry")
            or id_ == "articleContent"
            or element.get("itemprop") == "articleBody"
            or content_id(id_)
            or content_class(class_)
        )

    def by_article(element: HtmlElement, _class: str, _id: str) -> bool:
        return bool(element.tag == "article")

    def by_story(element: HtmlElement, class_: str, id_: str) -> bool:
        return (
            element.get("role") == "article"
            or id_ in ("article", "story")
            or class_ in ("postarea", "art-postcontent", "text", "cell", "story")
            or story_id(id_)
            or story_class(class_)
        )

    def by_main_content(_element: HtmlElement, class_: str, id_: str) -> bool:
        return id_ == "content" or class_ == "content" or main_id(id_) or main_class(class_)

    def by_main(element: HtmlElement, class_: str, id_: str) -> bool:
        if element.tag == "main":
            return True
        names = (class_, id_, element.get("role") or "")
        return any(name.startswith("main") for name in names)

    equal_ids = "^(?:articleContent|article|story|content)$|^main"
    equal_classes = "^(?:post|entry|postarea|art-postcontent|text|cell|story|content)$|^main"
    return BodyTests(
        (by_content, by_article, by_story, by_main_content, by_main),
        remembered(f"{content_classes}|{story_classes}|{main_classes}|{equal_classes}"),
        remembered(f"{content_ids}|{story_ids}|{main_ids}|{equal_ids}"),
    )


def make_body_matchers(body: BodyTests) -> list[Expression]:
    """For BODY_XPATH, on a converted page."""
    by_content, _, by_story, by_main_content, _ = body.tests
    return [
        _first_section(by_content),
        _find_first_article,
        _first_section(by_story),
        _first_section(by_main_content),
        _find_main,
    ]


def _first_section(accepts: Accepts) -> Expression:
    def match(tree: HtmlElement) -> Iterator[HtmlElement]:
        for element in tree.iterdescendants(*_SECTIONS):
            if accepts(element, element.get("class") or "", element.get("id") or ""):
                yield element
                return

    return match


def find_densest(tree: HtmlElement) -> list[HtmlElement]:
    """The smallest element that holds most of the running text: a last resort beside BODY_XPATH."""
    weights: dict[HtmlElement, int] = {}
    total = 0
    for node in _find_parents_of_text(tree):
        own_texts = (node.text, *(child.tail for child in node))
        lengths = (len(" ".join(text.split())) for text in own_texts if text)
        length = sum(one for one in lengths if one >= _RUNNING_CHARS)
        total += length
        for holder in (node, *node.iterancestors()) if length else ():
            if holder.tag in _HOLDERS:
                weights[holder] = weights.get(holder, 0) + length
    enough = _DENSE_SHARE * total
    dense = [one for one, weight in weights.items() if weight >= enough]
    # The share is above one half, so these lie within each other: the last one is the innermost.
    return [max(dense, key=lambda one: sum(1 for _ in one.iterancestors()))] if dense else []
