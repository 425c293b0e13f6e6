"""Sub-headings that an extraction left out are put back above the paragraphs that it kept."""

from __future__ import annotations

from lxml.html import HtmlElement

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind

_MAX_HEADING_CHARS = 200


def restore_headings(blocks: list[TextBlock], tree: HtmlElement) -> list[TextBlock]:
    """The blocks with each h2 to h4 of the page that stands between two of the paragraphs.

    readability and jusText, to which trafilatura falls back, drop them.
    """
    kept = {" ".join(block.text.split()): number for number, block in enumerate(blocks)}
    before: dict[int, str] = {}
    heading: str | None = None
    is_inside = False
    for element in tree.iter("h2", "h3", "h4", "p"):
        text = " ".join(element.text_content().split())
        if element.tag != "p":
            heading = text if is_inside and 0 < len(text) <= _MAX_HEADING_CHARS else None
        elif text:
            number = kept.get(text)
            if number is not None and heading and heading not in kept:
                before[number] = heading
            is_inside = number is not None
            heading = None
    restored: list[TextBlock] = []
    for number, block in enumerate(blocks):
        if number in before:
            restored.append(TextBlock(before[number], ParagraphKind.HEADING))
        restored.append(block)
    return restored
