"""What stands above the first paragraph of a page and is no part of the text: section, headline,
byline and date, where the extraction took them along. Each is a field of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from schemas.documents import TextBlock
from transforms.bylines import read_byline
from transforms.dates import parse_date
from transforms.text import fold_key

HEAD_BLOCKS = 6
"""How far down a page head may reach."""
LINE_CHARS = 120
"""A longer block is a paragraph: the head ends there."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class PageHead:
    """The fields that may stand above a text, as they were chosen."""

    title: str | None
    section: str | None
    byline: str | None
    names: tuple[str, ...]
    published_on: date | None


def drop_page_head(blocks: list[TextBlock], head: PageHead) -> list[TextBlock]:
    """The blocks without those at the top that only repeat a field; the last block stays.

    A line that says anything else is kept, and so is what follows a paragraph.
    """
    title, section = fold_key(head.title or ""), fold_key(head.section or "")
    kept: list[TextBlock] = []
    for number, block in enumerate(blocks):
        if number >= HEAD_BLOCKS or len(block.text) > max(LINE_CHARS, len(head.title or "") + 20):
            return kept + blocks[number:]
        key = fold_key(block.text)
        repeats = key and key in (title, section)
        if not (repeats or _is_byline(block.text, head) or _is_date(block.text, head)):
            kept.append(block)
    return kept or blocks[-1:]


def _is_byline(line: str, head: PageHead) -> bool:
    if head.byline and fold_key(line) == fold_key(head.byline):
        return True
    names = {fold_key(name) for name in head.names}
    signers = {fold_key(credit.name) for credit in read_byline(line, ())}
    # A sentence that starts with a name reads as a longer "name", which is none of the authors.
    return bool(signers) and signers <= names


def _is_date(line: str, head: PageHead) -> bool:
    if head.published_on is None or not _YEAR.search(line) or len(line) > LINE_CHARS // 2:
        return False
    # Without the library for all other languages: it takes 0.3 s to load, and headlines with a
    # year in them are common.
    parsed = parse_date(line, is_guessing=False)
    return parsed is not None and abs((parsed.at.date() - head.published_on).days) <= 1
