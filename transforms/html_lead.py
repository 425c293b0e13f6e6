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

    `content` is the body of the page and `page_text` all text in it, scripts included.
    The description itself is not taken: it may be written for search engines only.
    """
    for description in descriptions:
        key = " ".join(description.split())[:_KEY_CHARS]
        if len(key) < _MIN_CHARS:
            continue
        if key in body_text:
            return None
        # The look at each text of the page is dear, and few pages have the description in one.
        if not _is_visible(key, content, page_text):
            continue
        holders = cast("list[HtmlElement]", _find_holders(content, start=key.split()[0], key=key))
        for holder in holders[:_MAX_PLACES]:
            lead = _block_text(holder)
            if lead and len(lead) <= _MAX_CHARS and lead[:_KEY_CHARS] == normalise_line(key):
                return None if lead in body_text else lead
    return None


def _is_visible(key: str, content: HtmlElement, text: str) -> bool:
    """Whether the body of the page has the text outside of scripts, cut by elements or not."""
    if not _is_around_its_longest_word(key, text):
        return False
    n_found = " ".join(text.split()).count(key)
    if not n_found:
        return False
    scripts = (" ".join((one.text or "").split()) for one in content.iter("script"))
    return n_found > sum(text.count(key) for text in scripts)


def _is_around_its_longest_word(key: str, text: str) -> bool:
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
