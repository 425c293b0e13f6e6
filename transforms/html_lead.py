"""The opening paragraph that stands apart from the text of an article, above its picture."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from transforms.text import normalise_line

_MIN_CHARS = 40
_MAX_CHARS = 1_200
_KEY_CHARS = 40
_MAX_PLACES = 3
_MAX_DESCRIPTIONS = 4
_NAMES = frozenset({"description", "og:description"})
_find_holders = etree.XPath(
    "descendant::text()[contains(., $start)][starts-with(normalize-space(.), $key)]"
    "[not(ancestor::script or ancestor::style or ancestor::aside or ancestor::footer"
    " or ancestor::nav or ancestor::a or ancestor::figcaption)]/parent::*"
)
_AROUND_CHARS = 1_000
_MAX_LOOKS = 20
_INLINE = frozenset({"span", "strong", "b", "em", "i", "font", "time", "small"})


def find_descriptions(metas: Iterable[HtmlElement]) -> list[str]:
    """The first descriptions among the `meta` elements of a page."""
    found = (
        one.get("content")
        for one in metas
        if one.get("name") in _NAMES or one.get("property") == "og:description"
    )
    return list(islice((text for text in found if text is not None), _MAX_DESCRIPTIONS))


def find_lead(
    content: HtmlElement, page_text: str, descriptions: Iterable[str], body_text: str
) -> str | None:
    """A visible text that the page also gives as its description, if the body lacks it.

    `content` is the body of the page and `page_text` all text in it outside of scripts.
    The description itself is not taken: it may be written for search engines only.
    """
    for description in descriptions:
        key = " ".join(description.split())[:_KEY_CHARS]
        if len(key) < _MIN_CHARS:
            continue
        if key in body_text:
            return None
        # A look at each text by itself is dear, and few pages have the description in one.
        if not _may_have(page_text, key):
            continue
        holders = cast("list[HtmlElement]", _find_holders(content, start=key.split()[0], key=key))
        for holder in holders[:_MAX_PLACES]:
            lead = _block_text(holder)
            if lead and len(lead) <= _MAX_CHARS and lead[:_KEY_CHARS] == normalise_line(key):
                return None if lead in body_text else lead
    return None


def _may_have(text: str, key: str) -> bool:
    """Whether a text may have the key, whatever white space it has in it: found without a copy of
    the whole text."""
    word = max(key.split(), key=len)
    at = text.find(word)
    for _ in range(_MAX_LOOKS):
        if at < 0:
            return False
        around = text[max(0, at - _AROUND_CHARS) : at + _AROUND_CHARS]
        if key in " ".join(around.split()):
            return True
        at = text.find(word, at + 1)
    return True


def _block_text(element: HtmlElement | None) -> str | None:
    while element is not None and element.tag in _INLINE:
        element = element.getparent()
    if element is None or element.tag in ("h1", "title"):
        return None
    return normalise_line("".join(element.itertext()))
