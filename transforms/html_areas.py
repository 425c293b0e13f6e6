"""Which part of a page an element stands in, by the names that pages give to their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from transforms.remembered import Test, remembered
from transforms.text import normalise_line

OTHER_AREA = remembered(
    r"comment|sidebar|related|teaser|recommend|popular|most-?read|newsletter|promo(?!ted)|carousel"
    r"|trending|more-|author-?bio|testimonial|breadcrumb|footer\b|(?:^|[\s_-])footer(?:$|[\s_-])"
    # Builders of pages put everything into widgets; blogs their posts into one of that name.
    r"|(?:^|\s)widgets?(?:[-_]?area)?(?:$|\s)(?!blog\b)"
    # "vcard" marks the author of a blog post, "card" a link to another article.
    r"|(?<!v)card",
    re.IGNORECASE,
)
"""Marks of what is not the article: other articles, comments, the end of the page."""
_OWN_FOOTER = remembered(r"(?:post|entry|article|story)[-_]*footer", re.IGNORECASE)
_AREA_TAGS = frozenset({"aside", "footer", "nav"})
_OWN_TAGS = frozenset({"body", "html", "main"})
_HIDDEN_TAGS = frozenset({"script", "style", "time", "svg", "figure", "button", "noscript"})
_LINE_TAGS = frozenset({"li", "p", "div", "br"})


def is_in_area(
    element: HtmlElement,
    is_area: Test,
    levels: int,
    *,
    stops_at_link: bool = False,
    has_area_tags: bool = True,
) -> bool:
    """Whether the element or one of the next ancestors is marked as another part of the page."""
    node: HtmlElement | None = element
    for _ in range(levels):
        if node is None or node.tag in _OWN_TAGS:
            return False
        if has_area_tags and node.tag in _AREA_TAGS and not _is_in_article(node):
            return True
        if stops_at_link and node.tag == "a":
            return True
        marks = area_marks(node)
        if marks and is_area(marks) and not _OWN_FOOTER(marks) and not _has_title(node):
            return True
        node = node.getparent()
    return False


def area_marks(node: HtmlElement) -> str:
    """The names that a page gives to a part: its class and id, as far as they are looked at."""
    class_, id_ = node.get("class"), node.get("id")
    if id_:
        return f"{class_[:300] if class_ else ''} {id_[:100]}"
    return str(class_[:300]) if class_ else ""


def _has_title(node: HtmlElement) -> bool:
    """What holds the main heading is no other part, whatever it is called: 'has-sidebar'."""
    return node.tag != "h1" and next(node.iter("h1"), None) is not None


def _is_in_article(node: HtmlElement) -> bool:
    """An aside or footer right inside the article is its own: byline, tags."""
    parent = node.getparent()
    for _ in range(2):
        if parent is None:
            return False
        if parent.tag == "article":
            return True
        parent = parent.getparent()
    return False


def is_of_other_item(element: HtmlElement) -> bool:
    """The author of a review or an answer on the page is not the author of the page."""
    node = element.getparent()
    for _ in range(12):
        if node is None:
            return False
        if node.get("itemprop") in {"review", "reviews", "comment", "suggestedAnswer"}:
            return True
        if (node.get("itemtype") or "").rsplit("/", 1)[-1] in {"Comment", "Answer"}:
            return True
        node = node.getparent()
    return False


def own_line(element: HtmlElement, max_chars: int) -> str | None:
    """The visible text of a small element, ';' between its lines; None for a larger one."""
    parts: list[str] = []
    length = 0
    for text in _visible_texts(element):
        parts.append(text)
        length += len(text)
        if length > 2 * max_chars:
            return None
    line = normalise_line(" ".join(parts))
    return line if 0 < len(line) <= max_chars else None


def _visible_texts(element: HtmlElement) -> Iterator[str]:
    if len(element) == 0:
        yield element.text or ""
        return
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node.tag in _HIDDEN_TAGS:
            walker.skip_subtree()
        elif event == "start" and node.text:
            yield node.text
        elif event == "end" and node is not element and node.tail:
            yield node.tail
        if event == "end" and node.tag in _LINE_TAGS:
            yield ";"
