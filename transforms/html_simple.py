"""The simple extraction: the text blocks of a page in one linear pass, for what is too large or
too deep for the real one. It leaves out navigation by its tags and by its share of links."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "textarea",
        "head",
        "menu",
        "dialog",
        "canvas",
        "audio",
        "video",
        "map",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "br",
    ]
)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), ParagraphKind.LIST),
    "blockquote": ParagraphKind.QUOTE,
    "figcaption": ParagraphKind.CAPTION,
    "tr": ParagraphKind.TABLE,
}
_LINK_SHARE = 0.6
_SPACED = frozenset({"br", "td", "th"})


@dataclass(slots=True)
class _Collector:
    blocks: list[TextBlock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    kind: ParagraphKind = ParagraphKind.TEXT
    link_chars: int = 0
    link_depth: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.link_depth:
                self.link_chars += len(text)

    def close(self, kind: ParagraphKind = ParagraphKind.TEXT) -> None:
        text = " ".join("".join(self.parts).split())
        is_navigation = self.link_chars > _LINK_SHARE * len(text)
        if text and not is_navigation:
            self.blocks.append(TextBlock(text, self.kind))
        self.parts.clear()
        self.link_chars = 0
        self.kind = kind


def read_blocks_simply(tree: HtmlElement) -> list[TextBlock]:
    """The blocks of text of a tree of any depth, in order."""
    collector = _Collector()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        is_inline = tag in _INLINE
        if event == "start":
            if tag in _SKIPPED:
                # The end event of a skipped element still comes, with its tail.
                walker.skip_subtree()
                continue
            if not is_inline:
                collector.close(_KINDS.get(tag, ParagraphKind.TEXT))
            elif tag in _SPACED:
                collector.add(" ")
            collector.link_depth += tag == "a"
            collector.add(element.text)
            continue
        if tag not in _SKIPPED:
            collector.link_depth -= tag == "a"
            if not is_inline:
                collector.close()
        collector.add(element.tail)
    collector.close()
    return _without_lone_headings(collector.blocks)


def _without_lone_headings(blocks: list[TextBlock]) -> list[TextBlock]:
    """Headings with nothing below them head teasers whose links were left out."""
    following_blocks = [*blocks[1:], None][: len(blocks)]
    return [
        block
        for block, following in zip(blocks, following_blocks, strict=True)
        if block.kind is not ParagraphKind.HEADING
        or (following is not None and following.kind is not ParagraphKind.HEADING)
    ]
