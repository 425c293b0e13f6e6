"""Links and images of a body, found by laying the extracted paragraphs over the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

from lxml.html import HtmlElement

from transforms.text import normalise_line
from transforms.urls import absolute_url, registered_domain

MAX_LINKS = 500
MAX_IMAGES = 100
_MAX_CAPTION_CHARS = 1_000
_MAX_BLOCKS = 5_000
_TEXT_BLOCKS = frozenset({"li", "h2", "h3", "h4", "blockquote", "td"})
_BLOCK_ENDS = _TEXT_BLOCKS | {"p", "div", "section", "nav", "header", "footer", "aside", "body"}
_MAX_PARAGRAPH_CHARS = 10_000
_AREA_SHARE = 0.7
_AREA_PARAGRAPHS = 20
_CREDIT = ("credit", "copyright", "photographer", "rights", "byline", "source", "quelle")
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-url")
_NO_PHOTO = ("/pixel", "1x1", "spacer", "blank.gif", "tracking", "/ads/", "doubleclick")


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link before it has an article."""

    target_url: str
    anchor_text: str | None
    is_same_site: bool
    rel: str | None


@dataclass(frozen=True, slots=True)
class FoundImage:
    """An image before it has an article."""

    image_url: str
    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Media:
    """Links and images of a body; the flags name what was cut."""

    links: tuple[FoundLink, ...] = ()
    images: tuple[FoundImage, ...] = ()
    flags: tuple[str, ...] = ()


def find_media(tree: HtmlElement, paragraphs: Iterable[str], base: str | None) -> Media:
    """The links inside the given normalised paragraphs, and the images among them."""
    wanted = set(paragraphs)
    texts = _paragraphs_in(tree, wanted)
    area = _common_area(texts)
    around = tree if area is None else area
    links = _links_in([*texts, *_other_blocks(around, wanted)], base)
    images = _images_in(area, base)
    flags = []
    if len(links) > MAX_LINKS:
        flags.append("links_cut")
    if len(images) > MAX_IMAGES:
        flags.append("images_cut")
    return Media(tuple(links[:MAX_LINKS]), tuple(images[:MAX_IMAGES]), tuple(flags))


def _paragraphs_in(tree: HtmlElement, wanted: set[str]) -> list[HtmlElement]:
    """The wanted paragraphs that have links, and enough of the others to know their area."""
    found: list[HtmlElement] = []
    for block in islice(tree.iter("p"), _MAX_BLOCKS):
        is_needed = len(found) < _AREA_PARAGRAPHS or next(block.iter("a"), None) is not None
        if not is_needed:
            continue
        text = block.text_content() if len(block) else block.text or ""
        if normalise_line(text[:_MAX_PARAGRAPH_CHARS]) in wanted:
            found.append(block)
    return found


def _other_blocks(tree: HtmlElement, wanted: set[str]) -> list[HtmlElement]:
    """The blocks other than `p` that hold a link and are a paragraph of the body."""
    is_wanted: dict[HtmlElement, bool] = {}
    for anchor in islice(tree.iter("a"), _MAX_BLOCKS):
        block = anchor.getparent()
        while block is not None and block.tag not in _BLOCK_ENDS:
            block = block.getparent()
        if block is not None and block.tag in _TEXT_BLOCKS and block not in is_wanted:
            is_wanted[block] = _short_text(block) in wanted
    return [block for block, is_one in is_wanted.items() if is_one]


def _short_text(element: HtmlElement) -> str | None:
    parts: list[str] = []
    length = 0
    for text in element.itertext("*", with_tail=True):
        parts.append(text)
        length += len(text)
        if length > _MAX_PARAGRAPH_CHARS:
            return None
    return normalise_line("".join(parts))


def _links_in(blocks: list[HtmlElement], base: str | None) -> list[FoundLink]:
    links: list[FoundLink] = []
    seen: set[HtmlElement] = set()
    own_domain = registered_domain(base)
    domains: dict[str, str | None] = {}
    for block in blocks:
        for anchor in block.iter("a"):
            target = absolute_url(anchor.get("href"), base)
            if target is None or anchor in seen or len(links) > MAX_LINKS:
                continue
            seen.add(anchor)
            text = normalise_line("".join(anchor.itertext())[:_MAX_CAPTION_CHARS]) or None
            # The links of a page lead to few hosts.
            host = target.split("/", 3)[2]
            if host not in domains:
                domains[host] = registered_domain(target)
            is_same = own_domain is not None and domains[host] == own_domain
            links.append(FoundLink(target, text, is_same, anchor.get("rel") or None))
    return links


def _common_area(blocks: list[HtmlElement]) -> HtmlElement | None:
    """The smallest element that holds most of the paragraphs."""
    counts: Counter[HtmlElement] = Counter()
    # Few elements are the parents of all paragraphs.
    for parent, count in Counter(block.getparent() for block in blocks[:200]).items():
        for ancestor in islice(chain([parent], parent.iterancestors()), 40):
            counts[ancestor] += count
    needed = _AREA_SHARE * min(len(blocks), 200)
    area: HtmlElement | None = None
    for element, count in counts.items():
        # Ancestors come innermost first, so the first one that holds enough is the smallest
        # of its line; a later one is taken only if it lies inside.
        if count >= needed and (area is None or area in set(element.iterancestors())):
            area = element
    return area


def _images_in(area: HtmlElement | None, base: str | None) -> list[FoundImage]:
    if area is None:
        return []
    # The main picture often stands beside the text, in the same article element.
    article = next(area.iterancestors("article"), area)
    images: list[FoundImage] = []
    seen: set[str] = set()
    for element in article.iter("img"):
        address = _image_address(element, base)
        if address is None or address in seen or len(images) > MAX_IMAGES:
            continue
        seen.add(address)
        caption, credit = _caption_of(element)
        images.append(FoundImage(address, caption, credit))
    return images


def _image_address(element: HtmlElement, base: str | None) -> str | None:
    if any(
        (element.get(side) or "").isdigit() and int(element.get(side) or 0) < 60
        for side in ("width", "height")
    ):
        return None
    for name in _SOURCES:
        address = absolute_url(element.get(name), base)
        if address and not any(mark in address.lower() for mark in _NO_PHOTO):
            return address
    return None


def _caption_of(image: HtmlElement) -> tuple[str | None, str | None]:
    figure = next(image.iterancestors("figure"), None)
    if figure is None:
        return None, None
    credit = next(
        (
            text
            for node in figure.iter("span", "div", "small", "cite", "p", "em")
            if any(mark in (node.get("class") or "").lower() for mark in _CREDIT)
            and (text := normalise_line("".join(node.itertext())[:300]))
        ),
        None,
    )
    element = figure.find(".//figcaption")
    if element is None:
        return None, credit
    caption = normalise_line("".join(element.itertext())[:_MAX_CAPTION_CHARS])
    if credit and caption != credit and caption.endswith(credit):
        caption = caption.removesuffix(credit).rstrip(" |–-/")
    return caption or None, credit
