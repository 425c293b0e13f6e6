"""One guarded parse of a page or fragment: what would hang, hide or cut text is met here.

libxml2 drops without an error what lies below its depth limit or behind a text of 10 MB, and
later steps take more than linear time on very large pages. So the text is scrubbed first, parsed
once without the small limits, and the page says what it is, so that others choose a way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from schemas.errors import InputError
from schemas.vocabularies import ErrorCode, Stage

MAX_TREE_DEPTH = 250
"""Deeper trees are read by the simple extraction: others recurse, or lose text."""
MAX_PARSED_DEPTH = 2_000
"""libxml2 stops at 2,048 levels: below that the tags are stripped without a parse."""
MAX_TAGS = 40_000
"""Pages with more tags are read by the simple extraction (measured: docs/quality.md)."""
MAX_PAGE_TEXT_CHARS = 3_000_000
"""The same for pages with more characters outside of scripts."""
MAX_PARSED_CHARS = 32_000_000
MAX_ATTRIBUTE_CHARS = 200_000

_BINARY_SHARE = 0.05
_SAMPLE_CHARS = 5_000
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")
_VISIBLE = re.compile("[^\x00 \t\r\n\ufeff]")
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>|<[a-zA-Z][^<>]{2000}")
_DOCTYPE = re.compile(r"^\s*<!doctype[^<>]{0,2000}>", re.IGNORECASE)
_BASE64 = ";base64,"
_DATA_URI = re.compile(rf"data:[\w/+.-]{{1,80}}{_BASE64}[A-Za-z0-9+/=%\s]{{2000,}}")
_MAX_TYPE_CHARS = 85
_ROOT = re.compile(r"<(?:html|head|body|!doctype)\b", re.IGNORECASE)
_UNCLOSED_HTML = re.compile(r"(<html[^<>]{0,2000})/>", re.IGNORECASE)
_SCRIPT = re.compile(
    r"<(script|style)\b(?![^<>]{0,500}ld\+json)[^<>]{0,5000}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_IS_DEEP = etree.XPath("boolean(" + "/*" * MAX_TREE_DEPTH + ")")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page. The tree is shared: who changes it works on a copy."""

    tree: HtmlElement
    is_fragment: bool
    is_simple_only: bool
    """Too large or too deep for anything but the simple extraction."""
    stripped_text: str | None = None
    """The text without tags, where even the parser would have lost some of it."""
    flags: tuple[str, ...] = ()


def parse_page(html: str) -> Page:
    """Parse a page or fragment; raises InputError for what is empty or no text at all."""
    _check_is_text(html)
    flags: list[str] = []
    html = _scrub(html)
    if not _VISIBLE.search(html):
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "the page is empty", stage=Stage.EXTRACT)
    if len(html) > MAX_PARSED_CHARS:
        return _page_without_tree(html, "large_page")
    is_fragment = _ROOT.search(html[:20_000]) is None
    parser = _make_parser()
    tree = _parse(f"<html><body><div>{html}</div></body></html>" if is_fragment else html, parser)
    if tree is None:
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "the page has no element", stage=Stage.EXTRACT)
    if any("depth" in entry.message for entry in parser.error_log.filter_from_errors()):
        return _page_without_tree(html, "deep_nesting", tree)
    is_simple_only = False
    if _IS_DEEP(tree):
        flags.append("deep_nesting")
        is_simple_only = True
    if _is_large(html):
        flags.append("large_page")
        is_simple_only = True
    return Page(tree, is_fragment, is_simple_only, flags=tuple(flags))


def strip_tags(html: str) -> list[str]:
    """The texts between the tags, without a parser: linear, and nothing is too deep for it."""
    without_scripts = _SCRIPT.sub(" ", html)
    return [text for part in _TAG.split(without_scripts) if (text := part.strip())]


def _check_is_text(html: str) -> None:
    """A picture or archive under the name of a page would come out as pages of junk."""
    sample = html[:_SAMPLE_CHARS]
    bad = sample.count("\ufffd")
    # Of what is printable nothing is a control character, and that is known sooner.
    bare = sample.replace("\n", "").replace("\r", "").replace("\t", "")
    if not bare.isprintable() and _NOT_XML.search(sample):
        bad += sum(len(found) for found in _NOT_XML.findall(sample.replace("\x00", "")))
    if bad > _BINARY_SHARE * len(sample):
        message = f"no text: {bad} of the first {len(sample)} characters are not printable"
        raise InputError(ErrorCode.NO_BODY, message, stage=Stage.EXTRACT)


def _scrub(html: str) -> str:
    # libxml2 takes some old doctypes for the start of the body.
    doctype = _DOCTYPE.match(html)
    start = doctype.end() if doctype else 0
    head = html[start : start + 4_096]
    if "/>" in head and _UNCLOSED_HTML.search(head):
        html = _UNCLOSED_HTML.sub(r"\1>", head, count=1) + html[start + 4_096 :]
    elif start:
        html = html[start:]
    return _without_pictures(html)


def _without_pictures(html: str) -> str:
    """The page without the long ones among the pictures and fonts that are written into it."""
    parts: list[str] = []
    end = 0
    mark = html.find(_BASE64)
    while mark >= 0:
        start = html.rfind("data:", max(end, mark - _MAX_TYPE_CHARS), mark)
        found = _DATA_URI.match(html, start) if start >= 0 else None
        if found:
            parts += (html[end:start], "data:,")
            end = found.end()
        mark = html.find(_BASE64, max(end, mark + 1))
    return "".join((*parts, html[end:])) if parts else html


def _is_large(html: str) -> bool:
    if html.count("<") > 2 * MAX_TAGS:
        return True
    if len(html) <= MAX_PAGE_TEXT_CHARS:
        return False
    return sum(map(len, strip_tags(html))) > MAX_PAGE_TEXT_CHARS


def _parse(html: str, parser: etree.HTMLParser) -> HtmlElement | None:
    try:
        # Bytes of multi-byte characters are above 0x7f: only control characters go.
        markup = html.encode("utf-8", "ignore").translate(None, _CONTROL_BYTES)
        root = etree.fromstring(markup, parser)
    except etree.XMLSyntaxError:
        return None
    return root if isinstance(root, HtmlElement) else None


def _make_parser() -> etree.HTMLParser:
    # A parser for each page: its error log says whether the page was too deep.
    parser = etree.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8"
    )
    parser.set_element_class_lookup(_element_classes())
    return parser


@lru_cache(maxsize=1)
def _element_classes() -> etree.ElementDefaultClassLookup:
    # One class for all elements, found in C; lxml.html's own look-up runs in Python.
    return etree.ElementDefaultClassLookup(element=HtmlElement)


def _page_without_tree(html: str, flag: str, tree: HtmlElement | None = None) -> Page:
    text = "\n\n".join(strip_tags(html))
    if tree is None:
        head = _parse(html[:1_000_000], _make_parser())
        tree = head if head is not None else _parse("<html><body></body></html>", _make_parser())
    assert tree is not None
    return Page(tree, is_fragment=False, is_simple_only=True, stripped_text=text, flags=(flag,))
