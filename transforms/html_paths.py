"""XPaths with the type of what they find: lxml's own says "anything"."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

ElementFinder = Callable[[HtmlElement], list[HtmlElement]]
TextFinder = Callable[[HtmlElement], list[str]]


def find_elements_by(path: str) -> ElementFinder:
    """The elements that a path finds, in the order of the page."""
    return cast("ElementFinder", etree.XPath(path))  # the path must end in an element


def find_texts_by(path: str) -> TextFinder:
    """The texts or attributes that a path finds, as plain strings."""
    return cast("TextFinder", etree.XPath(path, smart_strings=False))  # must end in a text
