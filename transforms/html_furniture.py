"""Blocks between the paragraphs of a page that lead elsewhere: teaser cards, lists of links.

They are found by their shape in the tree that trafilatura's conversion makes (`head`, `ref`,
`list`, `item`), never by the words or classes of a site.
"""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

_LINKED_SHARE = 0.8
_ENDING_SHARE = 0.6
_LISTED_SHARE = 0.45
MAX_CARD_CHARS = 700
_MIN_CARDS = 2
_MAX_PROMPT_CHARS = 250
_MAX_LABEL_CHARS = 60
_AREAS = ("div", "section", "article", "list", "table")


class _Lengths(dict[HtmlElement, int]):
    """Link -> characters of its text, each counted once: lists lie within lists."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[HtmlElement] = []
        """What was taken out, which must outlive the links in it: lxml looks through all of an
        element in no tree whenever one that it holds is let go."""

    def __missing__(self, link: HtmlElement) -> int:
        self[link] = _chars(link)
        return self[link]


def drop_furniture(tree: HtmlElement) -> None:
    """Take the teasers out of a converted page."""
    lengths = _Lengths()
    _drop_cards(tree, lengths)
    _drop_link_lists(tree, lengths)
    _drop_link_paragraphs(tree, lengths)
    lengths.clear()


def _drop_cards(tree: HtmlElement, lengths: _Lengths) -> None:
    """Blocks side by side that each have a heading which is a link, with a short text at most."""
    cards = _find_cards(tree, lengths)
    for card in cards:
        if _chars(card) <= MAX_CARD_CHARS and not _has_title(card):
            _drop(card, lengths)
    for group in set(cards.values()):
        # What is left of a group is its label.
        if 0 < _chars(group) <= _MAX_LABEL_CHARS:
            _drop(group, lengths)


def _find_cards(tree: HtmlElement, lengths: _Lengths) -> dict[HtmlElement, HtmlElement]:
    """Each card and the group in which it stands."""
    heads = [one for one in tree.iter("head") if _is_linked(one, lengths)]
    if len(heads) < _MIN_CARDS:
        return {}
    counts = Counter(area for head in heads for area in head.iterancestors(_AREAS))
    cards: dict[HtmlElement, HtmlElement] = {}
    for head in heads:
        card, group = head, head.getparent()
        while group is not None and counts[group] < _MIN_CARDS:
            card, group = group, group.getparent()
        if group is not None and card is not head:
            cards[card] = group
    return cards


def _drop_link_lists(tree: HtmlElement, lengths: _Lengths) -> None:
    for element in _with_links(tree, "list"):
        chars, linked = _chars(element), sum(map(lengths.__getitem__, element.iter("ref")))
        if linked < _LISTED_SHARE * chars:
            continue
        if all(
            _is_link(one, lengths) or _is_linked(one, lengths, _LISTED_SHARE)
            for one in element.iter("item")
        ):
            _drop_label(element, lengths)
            _drop(element, lengths)


def _drop_link_paragraphs(tree: HtmlElement, lengths: _Lengths) -> None:
    for element in _with_links(tree, "p"):
        parent = element.getparent()
        if parent is None or parent.tag in ("item", "td", "th", "quote"):
            continue
        # An address that is written out is text, and a colon announces what comes below.
        text = element.text_content().strip()
        is_text = " " not in text or "://" in text or text.endswith(":")
        if not is_text and len(text) <= _MAX_PROMPT_CHARS and _is_linked(element, lengths):
            _drop(element, lengths)


def _with_links(tree: HtmlElement, tag: str) -> list[HtmlElement]:
    holders = (next(one.iterancestors(tag), None) for one in tree.iter("ref"))
    return [one for one in dict.fromkeys(holders) if one is not None]


def _drop_label(element: HtmlElement, lengths: _Lengths) -> None:
    """A short line just above, such as "Read more": it goes with its list."""
    before = element.getprevious()
    if before is not None and before.tag in ("head", "p") and _chars(before) <= _MAX_LABEL_CHARS:
        is_sentence = before.tag == "p" and before.text_content().rstrip().endswith(".")
        if not is_sentence and not (before.tail or "").strip():
            _drop(before, lengths)


def _has_title(element: HtmlElement) -> bool:
    return any(one.get("rend") == "h1" for one in element.iter("head"))


def _is_link(element: HtmlElement, lengths: _Lengths) -> bool:
    """Whether it holds one link to elsewhere and no other text: what most items of lists are."""
    if len(element) != 1:
        return False
    link = element[0]
    return (
        link.tag == "ref"
        and not _is_text(element.text)
        and not _is_text(link.tail)
        and _leads_elsewhere(link)
        and lengths[link] > 0
    )


def _is_text(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def _is_linked(
    element: HtmlElement, lengths: _Lengths, ending_share: float = _ENDING_SHARE
) -> bool:
    if any(map(_leads_elsewhere, element.iterancestors("ref"))):
        return _chars(element) > 0
    links = [one for one in element.iter("ref") if _leads_elsewhere(one)]
    if not links:
        return False
    linked = sum(map(lengths.__getitem__, links))
    if not linked:
        return False
    total = _chars(element)
    if linked < min(ending_share, _LINKED_SHARE) * total:
        return False
    share = ending_share if _is_last(links[-1], element) else _LINKED_SHARE
    return linked >= share * total


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Not the name of a place on the page, nor a link to one."""
    return not link.get("href", "#").startswith("#")


def _is_last(link: HtmlElement, element: HtmlElement) -> bool:
    """Whether no text follows the link: "Read more: <link>", and not the end of a sentence."""
    node: HtmlElement | None = link
    while node is not None and node is not element:
        if (node.tail or "").strip() or any(_chars(one) for one in node.itersiblings()):
            return False
        node = node.getparent()
    return True


def _chars(element: HtmlElement) -> int:
    # Most of what is measured has no element in it: asking libxml2 for its text is dearer.
    text = element.text_content() if len(element) else element.text
    return len(" ".join(text.split())) if text else 0


def _drop(element: HtmlElement, lengths: _Lengths) -> None:
    if element.getparent() is not None:
        element.drop_tree()
        lengths.dropped.append(element)
