"""The body of a page: trafilatura's result tree -> blocks, and the links and images around them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind
from transforms.html_container import extract_from_container
from transforms.html_fast_body import (
    SAID_SHARE,
    PreparedPage,
    extract_densest,
    extract_first,
    prepare_page,
)
from transforms.html_lead import find_descriptions, find_lead
from transforms.html_page import Page
from transforms.html_parts import PageParts, find_parts
from transforms.html_simple import read_blocks_simply
from transforms.html_subheadings import restore_headings
from transforms.trafilatura_cascade import run_cascade
from transforms.trafilatura_internals import load_first_stage

METHOD_FIRST = "trafilatura_first"
METHOD_DENSEST = "trafilatura_densest"
METHOD_CASCADE = "trafilatura"
METHOD_SIMPLE = "simple_html"
METHOD_STRIPPED = "stripped_tags"

# Nothing of these is read by the extraction, and it copies the tree several times.
_DEAD_TAGS = (
    "style",
    "svg",
    "iframe",
    "object",
    "canvas",
    "link",
    "input",
    "select",
    "template",
    "noscript",
    "button",
    "textarea",
    "dialog",
)
_MAX_EMBEDDED_JSON_CHARS = 300_000
_KEPT = "kept-script"
"""What the data are called while the other scripts are taken out."""
_TRUSTED_CHARS = 1_500
"""A first result of this length is kept: what it misses is comments or other articles."""
_MIN_COMPARED_CHARS = 300
_CONTAINED_SHARE = 0.8
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_KINDS = {
    "head": ParagraphKind.HEADING,
    "item": ParagraphKind.LIST,
    "quote": ParagraphKind.QUOTE,
    "row": ParagraphKind.TABLE,
}
_CONTAINERS = frozenset({"body", "list", "table", "div", "article", "section", "main"})
_BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "code"})
# What odd trees have made the extraction raise, here or in its issue tracker.
_EXTRACTION_ERRORS = (
    RecursionError, etree.LxmlError, ValueError, TypeError, AttributeError, LookupError,
    AssertionError,
)  # fmt: skip
_SENTENCE_ENDS = ".!?:…\"'”’»“)。！？"


@dataclass(frozen=True, slots=True)
class ExtractedBody:
    """The blocks of a body, not yet normalised, and how they were got."""

    blocks: tuple[TextBlock, ...]
    method: str
    flags: tuple[str, ...] = ()


def extract_body(page: Page, parts: PageParts | None = None) -> ExtractedBody:
    """The body of a page; changes the page's tree (dead elements go), so claims are read first.

    `parts` are those of the page where they were found before.
    """
    if page.stripped_text is not None:
        return ExtractedBody((TextBlock(page.stripped_text),), METHOD_STRIPPED)
    if page.is_simple_only:
        return ExtractedBody(tuple(read_blocks_simply(page.tree)), METHOD_SIMPLE)
    parts = parts or find_parts(page.tree)
    data = _drop_dead_elements(parts)
    content = page.tree.find("body")
    if content is None:
        content = page.tree
    page_text = _visible_text(content, data)
    try:
        body, method, flags = _run_trafilatura(page.tree, content, page_text, _said_chars(data))
    except _EXTRACTION_ERRORS:
        blocks = tuple(read_blocks_simply(page.tree))
        return ExtractedBody(blocks, METHOD_SIMPLE, ("extraction_fallback",))
    found = _blocks_of(body) if body is not None else []
    if method == METHOD_CASCADE:
        found = restore_headings(found, page.tree)
    found = _with_lead(found, parts.metas, content, page_text)
    if found or not page.is_fragment:
        return ExtractedBody(tuple(found), method, flags)
    return ExtractedBody(tuple(read_blocks_simply(page.tree)), METHOD_SIMPLE)


def _with_lead(
    blocks: list[TextBlock], metas: list[HtmlElement], content: HtmlElement, page_text: str
) -> list[TextBlock]:
    if not blocks or not (descriptions := find_descriptions(metas)):
        return blocks
    body_text = " ".join(block.text for block in blocks)
    lead = find_lead(content, page_text, descriptions, body_text)
    if lead is None:
        return blocks
    # Below the title, which is taken out later where it repeats what the metadata say.
    place = 1 if blocks[0].kind is ParagraphKind.HEADING else 0
    return [*blocks[:place], TextBlock(lead), *blocks[place:]]


def _run_trafilatura(
    tree: HtmlElement, content: HtmlElement, page_text: str, said_chars: int
) -> tuple[etree._Element | None, str, tuple[str, ...]]:
    """The result tree, the method that gave it, and what was wrong with the first result."""
    stage = load_first_stage()
    if stage is None:
        return run_cascade(tree), METHOD_CASCADE, ("first_stage_unknown",)
    prepared: PreparedPage | None = None
    first = extract_from_container(content, page_text, stage, said_chars=said_chars)
    if first is None:
        prepared = prepare_page(content, stage, said_chars)
        first = extract_first(prepared, stage)
    if first.suspicion is None:
        return first.body, METHOD_FIRST, ()
    flags = (first.suspicion,)
    is_trusted = len(first.text) >= _TRUSTED_CHARS
    if is_trusted and said_chars <= SAID_SHARE * len(first.text):
        return first.body, METHOD_FIRST, flags
    dense = extract_densest(prepared or prepare_page(content, stage, said_chars), stage)
    if dense.suspicion is None and _contains(dense.text, first.text):
        return dense.body, METHOD_DENSEST, flags
    if is_trusted:
        return first.body, METHOD_FIRST, flags
    return run_cascade(tree), METHOD_CASCADE, flags


def _visible_text(content: HtmlElement, data: Iterable[str]) -> str:
    """All text of the body of a page but the data in it."""
    text: str = content.text_content()
    for one in data:
        text = text.replace(one, " ", 1)
    return text


def _said_chars(data: Iterable[str]) -> int:
    """The length of the longest articleBody in the page's data: a check, never the text."""
    bodies = (
        found.group(1)
        for text in data
        if "articleBody" in text
        for found in _ARTICLE_BODY.finditer(text)
    )
    return max((len(_TAG.sub("", html.unescape(body))) for body in bodies), default=0)


def _contains(text: str, other: str) -> bool:
    """Whether a result has most of another one, or the other is too short to count."""
    if len(other) < _MIN_COMPARED_CHARS:
        return True
    words = set(text.split())
    others = other.split()
    return sum(word in words for word in others) > _CONTAINED_SHARE * len(others)


def _drop_dead_elements(parts: PageParts) -> list[str]:
    """Take out what is never read, and give the data of the page, which stay in it."""
    kept = [script for script in parts.scripts if _is_kept(script)]
    for script in kept:
        script.tag = _KEPT
    etree.strip_elements(parts.root, "script", *_DEAD_TAGS, with_tail=False)
    for script in kept:
        script.tag = "script"
    return [script.text for script in kept if script.text]


def _is_kept(script: HtmlElement) -> bool:
    """Data of a size that the cascade reads at ease."""
    if "ld+json" not in (script.get("type") or ""):
        return False
    return len(script.text or "") <= _MAX_EMBEDDED_JSON_CHARS


def _blocks_of(body: etree._Element) -> list[TextBlock]:
    """The result tree read from top to bottom: one block for each paragraph, item and row."""
    blocks: list[TextBlock] = []
    _add_loose_text(blocks, body.text)
    for child in body:
        _add_element(blocks, child)
        _add_loose_text(blocks, child.tail)
    return blocks


def _add_element(blocks: list[TextBlock], element: etree._Element, level: int = 0) -> None:
    if element.tag in _CONTAINERS and level < 50:
        _add_loose_text(blocks, element.text)
        for child in element:
            _add_element(blocks, child, level + 1)
            _add_loose_text(blocks, child.tail)
        return
    kind = _KINDS.get(str(element.tag), ParagraphKind.TEXT)
    if kind is ParagraphKind.TABLE:
        cells = (" ".join("".join(map(str, cell.itertext())).split()) for cell in element)
        blocks.append(TextBlock(" | ".join(cell for cell in cells if cell), kind))
        return
    blocks.extend(TextBlock(text, kind) for text in _paragraphs_of(element))


def _add_loose_text(blocks: list[TextBlock], text: str | None) -> None:
    if text and text.strip():
        blocks.append(TextBlock(" ".join(text.split())))


def _paragraphs_of(element: etree._Element) -> list[str]:
    """The text of an element, cut at nested blocks, at double line breaks, and at a single one
    that follows the end of a sentence."""
    if len(element) == 0:
        line = " ".join((element.text or "").split())
        return [line] if line else []
    pieces: list[str] = [""]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node is not element and node.tag in _BLOCK_TAGS:
                pieces.append("")
            pieces[-1] += node.text or ""
            continue
        if node is element:
            continue
        if node.tag == "lb":
            before = pieces[-1].rstrip()
            if before.endswith(tuple(_SENTENCE_ENDS)) or not before:
                pieces.append("")
            else:
                pieces[-1] = f"{before}\n"
        elif node.tag in _BLOCK_TAGS:
            pieces.append("")
        pieces[-1] += node.tail or ""
    return [text for piece in pieces if (text := " ".join(piece.split()))]
