"""trafilatura's element expressions as Python matchers with a memory.

Its XPaths call back into Python for each element that they test with a regular expression, a
tenth of its time; pages repeat few classes, so a remembered answer is much cheaper. The matchers
are written for the expressions whose fingerprint is below, take their word lists from the
installed trafilatura, and are compared with the installed expressions by a test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

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
_SECTIONS = ("article", "div", "main", "section")
_BLOCKS = frozenset({"div", "item", "list", "p", "section", "span"})
_COMMENT_AREAS = frozenset({"div", "list", "section", "details", "ol", "ul"})
_RAW_AREAS = frozenset({"div", "section", "aside"})

_RUNNING_CHARS = 80
_DENSE_SHARE = 0.6
_HOLDERS = frozenset({"div", "section", "article", "td", "main", "body"})
_find_parents_of_text = find_elements_by(
    "descendant::text()[string-length(.) >= 80][not(ancestor::ref)]/parent::*"
)

Expression = Callable[[HtmlElement], Iterable[HtmlElement]]
"""What trafilatura calls with a tree: an XPath of its own or one of the matchers here."""


def fingerprint_of_expressions() -> str:
    """Of the installed expressions that the matchers stand for; empty where one is missing."""
    expressions = [one for name in _NAMES for one in getattr(xpaths, name, (None,))]
    paths = ["".join(str(getattr(one, "path", "")).split()) for one in expressions]
    return hashlib.sha256("\n".join(paths).encode()).hexdigest()[:16] if all(paths) else ""


def _any_of(*names: str) -> str:
    tokens = [token for name in names for token in getattr(xpaths, name)]
    if not tokens:
        raise ValueError(f"no tokens in {names}")
    return "|".join(tokens)


def _word(name: str) -> str:
    return str(getattr(xpaths, name))


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The attribute of the two that is written first: what XPath makes of `@one|@other`."""
    return next((str(value) for name, value in element.items() if name in (one, other)), "")


_find_with_class_or_id = find_elements_by("descendant::*[@class or @id]")
_find_blocks_by_rare = find_elements_by(
    "descendant::*[self::div or self::item or self::list or self::p or self::section or self::span]"
    "[@data-lp-replacement-content or contains(translate(@role, 'N', 'n'), 'nav') "
    "or contains(@data-component, 'MostPopularStories')]"
)
_find_hidden = find_elements_by(
    "descendant::*[contains(@style, 'display:none') or contains(@style, 'display: none') "
    "or @aria-hidden='true']"
)
_find_maybe_hidden = find_elements_by(
    "descendant::*[contains(@style, 'hidden') or contains(@id, 'hidden')]"
)
_find_main = find_elements_by(
    "(.//*[self::article or self::div or self::section]"
    "[starts-with(@class, 'main') or starts-with(@id, 'main') or starts-with(@role, 'main')])[1]"
    "|(.//main)[1]"
)
_find_first_article = find_elements_by("(.//article)[1]")


def make_body_matchers() -> list[Expression]:
    """For BODY_XPATH: where the text may stand, surest first."""
    content_class = remembered(_any_of("_ARTICLE_CONTENT_CLASS_TOKENS"))
    content_id = remembered(_any_of("_ARTICLE_CONTENT_ID_TOKENS"))
    story_class = remembered(_any_of("_STORY_CLASS_TOKENS") + "|[fF][uU][lL][lL][tT][eE][xX][tT]")
    story_id = remembered(_any_of("_STORY_ID_TOKENS"))
    main_class = remembered(
        _any_of("_MAIN_CONTENT_CLASS_TOKENS") + "|[Mm]ain-[cC]ontent|[pP]age-[cC]ontent"
    )
    main_id = remembered(_any_of("_MAIN_CONTENT_ID_TOKENS") + "|[mM]ain-[cC]ontent")

    def by_content(element: HtmlElement, class_: str, id_: str) -> bool:
        return (
            class_ in ("post", "entry")
            or id_ == "articleContent"
            or element.get("itemprop") == "articleBody"
            or bool(id_ and content_id(id_))
            or bool(class_ and content_class(class_))
        )

    def by_story(element: HtmlElement, class_: str, id_: str) -> bool:
        return (
            element.get("role") == "article"
            or id_ in ("article", "story")
            or class_ in ("postarea", "art-postcontent", "text", "cell", "story")
            or bool(id_ and story_id(id_))
            or bool(class_ and story_class(class_))
        )

    def by_main(_element: HtmlElement, class_: str, id_: str) -> bool:
        return (
            id_ == "content"
            or class_ == "content"
            or bool(id_ and main_id(id_))
            or bool(class_ and main_class(class_))
        )

    return [
        _first_section(by_content),
        _find_first_article,
        _first_section(by_story),
        _first_section(by_main),
        _find_main,
    ]


def _first_section(accepts: Callable[[HtmlElement, str, str], bool]) -> Expression:
    def match(tree: HtmlElement) -> Iterator[HtmlElement]:
        for element in tree.iterdescendants(*_SECTIONS):
            if accepts(element, element.get("class") or "", element.get("id") or ""):
                yield element
                return

    return match


_ANY_ID = "reader-comments|akismet|^reply-"
_ANY_CLASS = (
    "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|hide-print"
    "| hidden| hide|noprint|notloaded"
)


def make_discard_matcher() -> Expression:
    """For both expressions of OVERALL_DISCARD_XPATH: what surrounds or interrupts the text."""
    block_ids = _any_of("_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_ID_TOKENS")
    block_classes = _any_of("_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_CLASS_TOKENS")
    consents = _any_of("_CONSENT_ID_CLASS_TOKENS")
    block_id, block_class = remembered(block_ids), remembered(block_classes)
    any_id, any_class = remembered(_ANY_ID), remembered(_ANY_CLASS)
    consent, reply = remembered(consents), remembered("^reply-")
    # Most elements have nothing of all this: one answer for each attribute says so.
    may_be_id = remembered(f"{block_ids}|{consents}|{_ANY_ID}")
    may_be_class = remembered(f"{block_classes}|{consents}|^reply-|{_ANY_CLASS}")

    def is_meant(element: HtmlElement) -> bool:
        class_, id_ = element.get("class") or "", element.get("id") or ""
        if class_ and any_class(class_):
            return True
        if id_ and any_id(id_) and (not reply(id_) or _first(element, "id", "class") == id_):
            return True
        if class_ and reply(class_) and _first(element, "id", "class") == class_:
            return True
        if element.tag not in _BLOCKS:
            return False
        if (id_ and block_id(id_)) or (class_ and block_class(class_)):
            return True
        first = id_ or class_ if not (id_ and class_) else ""
        if not first and (consent(id_) or consent(class_)):
            first = _first(element, "id", "class")
        return bool(first) and consent(first)

    def match(tree: HtmlElement) -> list[HtmlElement]:
        candidates = _with(_find_with_class_or_id(tree), may_be_class, may_be_id)
        found = list(filter(is_meant, candidates))
        found += _find_blocks_by_rare(tree)
        found += _find_hidden(tree)
        found += [one for one in _find_maybe_hidden(tree) if "hidden" in _first(one, "id", "style")]
        return found

    return match


def make_raw_matcher() -> Expression:
    """For RAW_TREE_PRUNE_XPATH and REMOVE_COMMENTS_AND_LISTS_XPATH, before any cleaning."""
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

    def match(tree: HtmlElement) -> list[HtmlElement]:
        areas = tree.iterdescendants(*_COMMENT_AREAS, *_RAW_AREAS)
        return list(filter(is_meant, _with(areas, may_be, may_be)))

    return match


def _make_comments_test() -> Callable[[str, str, str], bool]:
    comments = _word("_COMMENTS_ID")
    area_id = remembered(f"^(?:{comments}|disqus_thread|dsq-comments)")
    list_id = remembered(f"^(?:{comments})")
    area_class = remembered(_word("_COMMENTS_CLASS"))

    def test(tag: str, class_: str, id_: str) -> bool:
        return area_class(class_) or (list_id if tag in ("ol", "ul") else area_id)(id_)

    return test


def _with(elements: Iterable[HtmlElement], by_class: Test, by_id: Test) -> Iterator[HtmlElement]:
    """The elements whose class or id passes its test."""
    for element in elements:
        class_, id_ = element.get("class"), element.get("id")
        if (class_ and by_class(class_)) or (id_ and by_id(id_)):
            yield element


def make_teaser_matcher() -> Expression:
    """For TEASER_DISCARD_XPATH."""
    return _blocks_named("[tT]easer")


def make_caption_matcher() -> Expression:
    """For DISCARD_IMAGE_ELEMENTS."""
    return _blocks_named("caption")


def _blocks_named(pattern: str) -> Expression:
    test = remembered(pattern)

    def match(tree: HtmlElement) -> list[HtmlElement]:
        return list(_with(tree.iterdescendants(*_BLOCKS), test, test))

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
