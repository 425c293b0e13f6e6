"""trafilatura's first stage: one container is pruned and read, block by block.

These are the rules of trafilatura's `_extract` and `prune_unwanted_sections` (2.3, balanced, with
tables, without images and links), written so that each container is passed over once for what is
unwanted, only what holds links is weighed, and only what can be text is handled. The handling of
the blocks themselves is trafilatura's. A test compares the results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from transforms.html_paths import find_texts_by
from transforms.trafilatura_matchers import Expression, FindUnwanted

_TEXT_NAMES = frozenset(
    {"code", "del", "head", "hi", "lb", "list", "p", "quote", "table", "td", "th", "tr"}
)
"""What trafilatura calls potential tags."""
_READ = frozenset({"code", "del", "head", "hi", "lb", "list", "p", "quote", "ref", "table"})
"""All others come to nothing by themselves, divisions too where there are paragraphs."""
_INLINE = frozenset({"code", "del", "hi", "lb", "ref"})
_REBUILT = frozenset({"code", "list", "quote", "table"})
"""Blocks that are made anew: the text behind them stays in the page."""
_NOT_AT_THE_END = frozenset({"head", "ref"})
_MIN_BLOCKS = 2
_KEPT_SHARE = 1 / 7
"""Nothing is taken out where less of the text would be left."""
_N_WEIGHED_TAGS = 3
_MAX_FEW_LINKS = 4
_MIN_PARAGRAPH_CHARS = 60
_MIN_BLOCK_CHARS = 300
"""From these lengths on trafilatura counts no short links."""
_MIN_BLOCK_CHILDREN = 3
_MAX_SHORT_CHARS = 100
_SAMPLE_CHARS = 1_000

_find_paragraph_texts = find_texts_by("//p//text()")


@dataclass(frozen=True, slots=True)
class StageParts:
    """trafilatura's own functions and limits that the stage is made of."""

    handle_block: Callable[[etree._Element, set[str]], etree._Element | None]
    handle_text: Callable[[etree._Element], etree._Element | None]
    weigh_links: Callable[[HtmlElement], tuple[bool, bool]]
    weigh_links_of_table: Callable[[HtmlElement], bool]
    delete: Callable[..., None]
    find_unwanted: FindUnwanted
    farm_ratio: float
    min_paragraph_chars: int


@dataclass(frozen=True, slots=True)
class StageResult:
    """The result tree, its text, and whether divisions were read as paragraphs."""

    body: etree._Element
    text: str
    has_divisions: bool

    @property
    def is_enough(self) -> bool:
        """Whether trafilatura would look no further."""
        return len(self.body) >= _MIN_BLOCKS


def read_first(
    tree: HtmlElement, expressions: Iterable[Expression], parts: StageParts
) -> StageResult:
    """What the first container holds that has any text; changes the converted tree."""
    body = etree.Element("body")
    names = set(_TEXT_NAMES)
    for expression in expressions:
        container = next(iter(expression(tree)), None)
        if container is None:
            continue
        prune(container, parts)
        if len(container) == 0:
            continue
        if paragraph_chars(container) < parts.min_paragraph_chars:
            names.add("div")
        _read(container, body, names, parts)
        if len(body) >= _MIN_BLOCKS:
            break
    return StageResult(body, " ".join(map(str, body.itertext())).strip(), "div" in names)


def paragraph_chars(element: HtmlElement) -> int:
    """How much text all paragraphs of a page have."""
    return sum(map(len, _find_paragraph_texts(element)))


def _read(container: HtmlElement, body: etree._Element, names: set[str], parts: StageParts) -> None:
    """Append what the container holds to a result tree."""
    elements = _elements_of(container, "div" in names)
    start, lead = len(body), None
    if elements[0] is not container and _has_text(container.text):
        lead = parts.handle_text(_paragraph(container.text))
    has_moved = False
    for element in elements:
        if element.tag not in _READ and not _is_read_division(element, names):
            continue
        # What was moved to the result as a whole took its descendants along.
        if has_moved and _is_in(element, body):
            continue
        tag, tail = element.tag, element.tail
        block = parts.handle_block(element, names)
        if block is not None:
            body.append(block)
            if _is_in(element, body):
                has_moved = True
            else:
                element.tag = "done"
        if tag in _REBUILT and (block is None or block.tail is None):
            _append_text(body, tail, parts)
    while len(body) > 0 and body[-1].tag in _NOT_AT_THE_END:
        parts.delete(body[-1], keep_tail=False)
    if lead is not None and len(body) >= _MIN_BLOCKS:
        body.insert(start, lead)


def _elements_of(container: HtmlElement, has_divisions: bool) -> list[HtmlElement]:
    """What is below a container, or the container itself where it is a single run of text."""
    elements = list(container.iterdescendants("*"))
    tags = {element.tag for element in elements}
    is_one_run = container.tag == "div" and has_divisions and tags <= _INLINE
    return [container] if is_one_run or tags == {"lb"} else elements


def _is_read_division(element: HtmlElement, names: set[str]) -> bool:
    return element.tag == "div" and ("div" in names or "w3-code" in element.get("class", ""))


def _append_text(body: etree._Element, text: str | None, parts: StageParts) -> None:
    if _has_text(text):
        paragraph = _paragraph(text)
        if parts.handle_text(paragraph) is not None:
            body.append(paragraph)


def _is_in(element: etree._Element, body: etree._Element) -> bool:
    return element.getroottree().getroot() is body


def _paragraph(text: str | None) -> etree._Element:
    paragraph = etree.Element("p")
    paragraph.text = text
    return paragraph


def _has_text(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def prune(container: HtmlElement, parts: StageParts) -> None:
    """Take out of a container what its names or its links say is no text."""
    unwanted = parts.find_unwanted(container)
    _delete_unless_most(container, unwanted.surroundings, parts)
    for element in (*unwanted.captions, *unwanted.teasers):
        parts.delete(element)
    # Twice, because what goes may tip the rest, but not where all the last three found nothing.
    n_without = 0
    for tag in ("div", "list", "p") * 2:
        n_without = 0 if delete_linked(container, tag, parts) else n_without + 1
        if n_without == _N_WEIGHED_TAGS:
            break
    tables = [one for one in container.iter("table") if parts.weigh_links_of_table(one)]
    for table in tables:
        parts.delete(table, keep_tail=False)
    etree.strip_tags(container, "span", "ref")


def _delete_unless_most(
    container: HtmlElement, elements: list[HtmlElement], parts: StageParts
) -> None:
    if not elements:
        return
    matches = dict.fromkeys(elements)
    outer = [one for one in matches if not any(node in matches for node in one.iterancestors())]
    length = len(container.text_content())
    if length - sum(len(one.text_content()) for one in outer) > _KEPT_SHARE * length:
        for element in outer:
            parts.delete(element)


def delete_linked(container: HtmlElement, tag: str, parts: StageParts) -> int:
    """Delete the elements of a tag that are mostly links, and count them."""
    lengths = _Lengths()
    linked = [one for one in _with_links(container, tag) if _is_linked(one, tag, lengths, parts)]
    # lxml looks through all of an element in no tree whenever one that it holds is let go.
    lengths.clear()
    for element in linked:
        parts.delete(element)
    return len(linked)


class _Lengths(dict[HtmlElement, int]):
    """Link -> characters of its text, each counted once: divisions lie within divisions."""

    def __missing__(self, link: HtmlElement) -> int:
        self[link] = len(link.text_content() if len(link) else link.text or "")
        return self[link]


def _with_links(container: HtmlElement, tag: str) -> list[HtmlElement]:
    """The elements of a tag that hold a link: the others are not weighed."""
    found: dict[HtmlElement, None] = {}
    for link in container.iter("ref"):
        for holder in link.iterancestors():
            if holder in found:
                break
            if holder.tag == tag:
                found[holder] = None
            if holder is container:
                break
    return list(found)


def _is_linked(element: HtmlElement, tag: str, lengths: _Lengths, parts: StageParts) -> bool:
    if _is_surely_text(element, lengths, parts.farm_ratio):
        return False
    is_dense, has_short_links = parts.weigh_links(element)
    if not is_dense and not (
        tag == "div"
        and has_short_links
        and len(element) >= _MIN_BLOCK_CHILDREN
        and len(" ".join(element.text_content().split())) < _MAX_SHORT_CHARS
    ):
        return False
    # What holds the text of an item is weighed with its list.
    parent = element.getparent()
    return tag != "p" or parent is None or parent.tag not in ("item", "td", "th")


def _is_surely_text(element: HtmlElement, lengths: _Lengths, farm_ratio: float) -> bool:
    """Whether it is long and its links hold too little of it for any of trafilatura's limits."""
    links = list(element.iter("ref"))
    text = element.text_content() if len(element) else element.text or ""
    needed = _MIN_PARAGRAPH_CHARS if element.tag == "p" else _MIN_BLOCK_CHARS
    linked = 0
    if len(links) == 1 or len(links) > _MAX_FEW_LINKS:
        linked = sum(map(lengths.__getitem__, links))
    # The start of a long text is often enough.
    for part in (text[:_SAMPLE_CHARS], text) if len(text) > _SAMPLE_CHARS else (text,):
        length = len(" ".join(part.split()))
        if length >= needed and linked <= farm_ratio * length:
            return True
    return False
