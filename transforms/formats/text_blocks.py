"""Cuts a plain text into paragraphs, and tells headings, lists and quoted lines among them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from schemas.documents import TextBlock
from schemas.vocabularies import ParagraphKind

_BULLET = re.compile(r"[-*•▪◦‣·]\s+\S")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+\S")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0\u3000]*(?:\n[ \t\u00a0\u3000]*)+")
_LINE_BREAKS = re.compile(r"\r\n?|\u2028|\x0b|\x0c|\x85")
_PARAGRAPH_BREAK = re.compile("\u2029")
_TERMINAL = tuple(".!?…:;,。！？：；，؟।\"”»’'")
_SENTENCE_END = tuple('.!?…。！？؟।"”»')
MIN_WRAP_COLUMNS, MAX_WRAP_COLUMNS = 45, 110
MAX_HEADING_CHARS, MAX_HEADING_WORDS = 90, 14


def split_blocks(text: str) -> tuple[TextBlock, ...]:
    """The paragraphs of a text, in order, with their kinds."""
    paragraphs = [paragraph for group in split_groups(text) for paragraph in group]
    return tuple(mark_kinds(paragraphs))


def split_groups(text: str) -> list[list[str]]:
    """Paragraphs by blank-line separated group; hard-wrapped lines are joined again."""
    text = _PARAGRAPH_BREAK.sub("\n\n", _LINE_BREAKS.sub("\n", text))
    groups = [
        [line.rstrip() for line in group.split("\n") if line.strip()]
        for group in _BLANK_LINES.split(text)
    ]
    groups = [group for group in groups if group]
    width = _wrap_width(groups)
    return [list(_join_lines(group, width)) for group in groups]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The column at which the lines were wrapped, or None where they were not.

    A wrapped line is full: the next word would not have fitted. In a text of one paragraph a line
    hardly any line is full by chance, and those that are end a sentence.
    """
    lengths = sorted(len(line) for group in groups for line in group)
    n_long = sum(length > MAX_WRAP_COLUMNS for length in lengths)
    if not lengths or n_long * 20 > len(lengths):
        return None
    width = lengths[len(lengths) - 1 - n_long]
    pairs = [pair for group in groups for pair in itertools.pairwise(group)]
    pairs = [(line, after) for line, after in pairs if not _is_item(line) and line[0] != ">"]
    full = [line for line, after in pairs if _is_full(line, after, width)]
    n_ended = sum(line.endswith(_SENTENCE_END) for line in full)
    if width < MIN_WRAP_COLUMNS or len(full) * 10 < len(pairs) * 6 or n_ended * 2 > len(full):
        return None
    return width if full else None


def _is_full(line: str, after: str, width: int) -> bool:
    first_word = after.split(None, 1)[0]
    return len(line) + 1 + len(first_word) > width


def _is_item(line: str) -> bool:
    stripped = line.lstrip()
    return bool(_BULLET.match(stripped) or _NUMBER.match(stripped))


def _join_lines(lines: list[str], width: int | None) -> Iterator[str]:
    """The paragraphs of one group of lines."""
    current = lines[0].strip()
    for before, line in itertools.pairwise(lines):
        stripped = line.strip()
        both_quoted = before.lstrip().startswith(">") and stripped.startswith(">")
        if both_quoted:
            current += "\n" + stripped
        elif _continues(before, line, width):
            # a wrapped line may end behind a hyphen of its own, as in 'long-' and 'term'
            is_hyphen = current.endswith("-") and current[-2:-1].isalpha() and stripped[0].islower()
            current += stripped if is_hyphen else " " + stripped
        else:
            yield current
            current = stripped
    yield current


def _continues(before: str, line: str, width: int | None) -> bool:
    if width is None or _is_item(line) or line.lstrip().startswith(">"):
        return False
    if before.lstrip().startswith(">"):
        return False
    is_indented = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
    if is_indented and not _is_item(before):
        return False
    return _is_full(before, line, width) or line.lstrip()[0].islower()


def mark_kinds(paragraphs: list[str], *, has_title: bool = False) -> Iterator[TextBlock]:
    """Tells the kind of each paragraph from itself and its neighbours."""
    numbered = [bool(_NUMBER.match(paragraph)) for paragraph in paragraphs]
    has_text = has_title
    for index, paragraph in enumerate(paragraphs):
        if paragraph.startswith(">"):
            lines = [line.lstrip("> ").rstrip() for line in paragraph.split("\n")]
            quoted = " ".join(line for line in lines if line)
            if quoted:
                yield TextBlock(quoted, ParagraphKind.QUOTE)
            continue
        is_list = _BULLET.match(paragraph) or (
            numbered[index]
            and any(numbered[max(index - 1, 0) : index] + numbered[index + 1 : index + 2])
        )
        if is_list:
            yield TextBlock(paragraph, ParagraphKind.LIST)
        elif heading := _MARKDOWN_HEADING.match(paragraph):
            yield TextBlock(paragraph[heading.end() :], ParagraphKind.HEADING)
        elif has_text and _is_heading(paragraph, paragraphs[index + 1 : index + 2]):
            yield TextBlock(paragraph, ParagraphKind.HEADING)
        else:
            has_text = has_text or len(paragraph) > MAX_HEADING_CHARS
            yield TextBlock(paragraph)


def _is_heading(paragraph: str, following: list[str]) -> bool:
    """A short line without a full stop, before a paragraph that is a good deal longer."""
    if not following or not is_short_line(paragraph):
        return False
    after = following[0]
    return len(after) >= max(2 * len(paragraph), 60) or after.startswith((">", "- ", "* ", "• "))


def is_short_line(line: str, max_chars: int = MAX_HEADING_CHARS) -> bool:
    """Whether a line is short, has letters, starts like a title and ends without punctuation."""
    if len(line) > max_chars or len(line.split()) > MAX_HEADING_WORDS or line.endswith(_TERMINAL):
        return False
    first = next((char for char in line if char.isalnum()), "")
    has_letters = any(char.isalpha() for char in line)
    return has_letters and not first.islower() and line[0] not in "([–—"
