"""The opening paragraph that stands apart from the text of an article, above its picture."""

from __future__ import annotations

from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from transforms.html_paths import find_texts_by
from transforms.text import normalise_line

_MIN_CHARS = 40
_MAX_CHARS = 1_200
_KEY_CHARS = 40
_MAX_PLACES = 3
_MAX_DESCRIPTIONS = 4
_find_descriptions = find_texts_by(
    "//meta[@name='description' or @property='og:description' or @name='og:description']/@content"
)
_find_holders = etree.XPath(
    "//body/descendant::text()[contains(., $start)][starts-with(normalize-space(.), $key)]"
    "[not(ancestor::script or ancestor::style or ancestor::aside or ancestor::footer"
    " or ancestor::nav or ancestor::a or ancestor::figcaption)]/parent::*"
)
_INLINE = frozenset({"span", "strong", "b", "em", "i", "font", "time", "small"})


def find_lead(tree: HtmlElement, body_text: str) -> str | None:
    """A visible text that the page also gives as its description, if the body lacks it.

    The description itself is not taken: it may be written for search engines only.
    """
    for description in _find_descriptions(tree)[:_MAX_DESCRIPTIONS]:
        key = " ".join(description.split())[:_KEY_CHARS]
        if len(key) < _MIN_CHARS:
            continue
        if key in body_text:
            return None
        # The look at each text of the page is dear, and few pages have the description in one.
        if not _is_visible(key, tree):
            continue
        holders = cast("list[HtmlElement]", _find_holders(tree, start=key.split()[0], key=key))
        for holder in holders[:_MAX_PLACES]:
            lead = _block_text(holder)
            if lead and len(lead) <= _MAX_CHARS and lead[:_KEY_CHARS] == normalise_line(key):
                return None if lead in body_text else lead
    return None


def _is_visible(key: str, tree: HtmlElement) -> bool:
    """Whether the body of the page has the text outside of scripts, cut by elements or not."""
    body = tree.find("body")
    if body is None:
        return False
    n_found = " ".join(body.text_content().split()).count(key)
    if not n_found:
        return False
    scripts = (" ".join((one.text or "").split()) for one in body.iter("script"))
    return n_found > sum(text.count(key) for text in scripts)


def _block_text(element: HtmlElement | None) -> str | None:
    while element is not None and element.tag in _INLINE:
        element = element.getparent()
    if element is None or element.tag in ("h1", "title"):
        return None
    return normalise_line("".join(element.itertext()))
