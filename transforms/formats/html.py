"""HTML pages, one article a file. Only decoded here: the text is extracted elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from schemas.documents import RawRecord, ReadRecord, SourceDocument
from schemas.errors import InputError
from schemas.vocabularies import ErrorCode
from transforms.decoding import decode, peek_text
from transforms.formats.format import Format, ReadLimits
from transforms.formats.records import split_whole_file

NEAR_START = 2048
"""Characters of noise (a server's message, a stray line) before <html> that are forgiven."""

_PREAMBLE = re.compile(r"(?:\s+|<!--.*?-->|<\?(?!xml\b)[^>]*>|<\?xml[^>]*\?>)*", re.S | re.I)
_ROOT = re.compile(r"<(?:!doctype\s+(html|[\w:.-]+)|([a-z][\w:.-]*))", re.I)
_HTML_TAG = re.compile(r"<(?:html|head|body)[\s>]", re.I)
_SECOND_TAG = re.compile(
    r"<(?:/?(?:head|body|title|p|div|a|script|table|span|h[1-6])|meta|link|br)[\s>/]", re.I
)
_FRAGMENT_TAGS = frozenset({
    "html", "head", "body", "div", "p", "article", "section", "main", "header", "nav",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "span", "a", "meta", "title",
    "link", "script", "style", "img", "b", "i", "em", "strong", "br", "center", "font",
    "form", "iframe", "blockquote", "pre", "figure",
})  # fmt: skip
_NOT_PROSE_BUT_DATA = ("{", "[")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAIL_ARCHIVE = re.compile(r"^(?:MIME-Version:|Content-Type:\s*multipart/)", re.I | re.M)


def sniff(head: bytes, _name: str) -> bool:
    """Whether the content is an HTML page or fragment; other XML is not."""
    text = peek_text(head)
    start = _PREAMBLE.match(text.lstrip("\ufeff"))
    rest = text.lstrip("\ufeff")[start.end() :] if start else text
    if not rest or rest.startswith(_NOT_PROSE_BUT_DATA) or _is_binary(text):
        return False
    root = _ROOT.match(rest)
    if root is None:
        return _has_page_below(rest)
    doctype, tag = (root[1] or "").lower(), (root[2] or "").lower()
    if doctype:
        return doctype == "html"
    if "<?xml" in text[: len(text) - len(rest)]:
        return tag == "html"
    # a lone tag may open a page of another kind of XML (<title> of an SVG): ask for a second one
    is_page = tag in {"html", "head", "body"}
    return is_page or (tag in _FRAGMENT_TAGS and bool(_SECOND_TAG.search(rest[len(root[0]) :])))


def _is_binary(text: str) -> bool:
    """An image that carries HTML in a comment is an image."""
    return len(_CONTROL.findall(text)) > max(8, len(text) // 50)


def _has_page_below(text: str) -> bool:
    near = text[:NEAR_START]
    if _MAIL_ARCHIVE.search(near):
        return False
    page = _HTML_TAG.search(near)
    is_other_xml = near.startswith("<") and page is not None and "<?xml" in near[: page.start()]
    return page is not None and not is_other_xml and bool(_SECOND_TAG.search(text[page.end() :]))


def split(stream: BinaryIO, locator: str, limits: ReadLimits) -> Iterator[ReadRecord]:
    """The whole file as one record."""
    return split_whole_file(stream, locator, limits, "html")


def parse(record: RawRecord) -> SourceDocument:
    """The decoded page."""
    decoded = decode(record.payload, record.charset, is_html=True)
    if not decoded.text or decoded.text.isspace():
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "the page holds only white space")
    return SourceDocument(
        html=decoded.text, claims=record.claims, quality_flags=decoded.flags, method="html"
    )


FORMAT = Format("html", sniff, split, parse)
