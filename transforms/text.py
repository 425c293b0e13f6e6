"""Text of articles: normalised once, cut into paragraphs, put together as a body with offsets.

Everything that measures or compares text (ids, offsets, word counts, keys) starts from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from schemas.documents import TextBlock
from schemas.tables.corpus import Paragraph
from schemas.vocabularies import ParagraphKind

_MIN_TITLE_CHARS = 20
_MAX_SHORT_CHARS = 300
PARAGRAPH_SEPARATOR = "\n\n"

# C1 controls in real text are cp1252 bytes that somebody read as Latin-1; U+0085 is left out
# because it is also a line end of its own. The five undefined ones are dropped.
_CP1252 = {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85
}
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_REMOVED = re.compile(f"[{_INVISIBLE}]+")
_ODD = re.compile(f"[{_INVISIBLE}\u200c\u200d]")
_JOINERS = re.compile("([\u200c\u200d])[\u200c\u200d]+")
# Scripts that spell with joiners (Arabic, Syriac, Indic, Mongolian ...), and emoji sequences.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
)
_STRAY_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])")
_BLANK_LINE = re.compile(
    r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])\s*(?:\r\n|[\n\r\x0b\x0c\x85\u2029])|\u2029"
)

_CJK = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u1000-\u1049\u200c\u200d"
)
_KEY_LETTERS = re.compile(r"[^\W_]+")
_NEEDS_SCRIPTS = re.compile(f"[{_CJK}{_MARKS}]")
_WORD = re.compile(rf"(?=\w)[{_CJK}]|(?:[^\W_{_CJK}]|[{_MARKS}])+")


@dataclass(frozen=True, slots=True)
class Body:
    """A body and where its paragraphs stand in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]


def normalise_line(text: str) -> str:
    """The text in NFC on one line: one space between words, nothing invisible; idempotent."""
    if text.isprintable():
        # Nothing in it is invisible, and the only white space is the space.
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        is_neat = "  " not in text and text[:1] != " " and text[-1:] != " "
        return text if is_neat else " ".join(text.split())
    if _ODD.search(text):
        text = _C1.sub(lambda match: _CP1252[ord(match.group())], text)
        text = _REMOVED.sub("", text)
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", _JOINERS.sub(r"\1", text))
    if not text.isascii():
        # After the removals: they can bring a letter and its accent together.
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def split_paragraphs(text: str) -> list[str]:
    """The normalised paragraphs of a text in which empty lines separate them."""
    # What is printable has no line end in it.
    parts = [text] if text.isprintable() else _BLANK_LINE.split(text)
    return [line for part in parts if (line := normalise_line(part))]


def normalise_blocks(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """The blocks with normalised text, cut at empty lines, without empty ones."""
    return [
        TextBlock(text, block.kind) for block in blocks for text in split_paragraphs(block.text)
    ]


def build_body(blocks: Iterable[TextBlock]) -> Body:
    """Join normalised blocks into a body and note where each of them stands in it."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        texts.append(block.text)
        paragraphs.append(Paragraph(start, end, block.kind))
        start = end + len(PARAGRAPH_SEPARATOR)
    return Body(PARAGRAPH_SEPARATOR.join(texts), tuple(paragraphs))


def drop_repeated_title(blocks: list[TextBlock], title: str | None) -> list[TextBlock]:
    """The blocks without a first one that only repeats the title; the last block stays.

    A heading may hold a line above or below the title as well: that is not the text either.
    """
    key = fold_key(title) if title else ""
    if not key or len(blocks) < 2:
        return blocks
    first = fold_key(blocks[0].text)
    is_title = first == key
    if blocks[0].kind is ParagraphKind.HEADING and len(key) >= _MIN_TITLE_CHARS:
        is_title = is_title or first.endswith(key) or first.startswith(key)
    return blocks[1:] if is_title else blocks


def count_words(text: str) -> int:
    """Runs of letters and digits; characters where a script puts no spaces (CJK, Thai)."""
    if not text.isascii():
        odd = _odd_characters(text)
        if _NEEDS_SCRIPTS.search("".join(odd)):
            return len(_WORD.findall(text))
        if len(odd) > _MAX_ODD_CHARACTERS:
            return len(_KEY_LETTERS.findall(text))
        for character in odd:
            text = text.replace(character, "x" if character.isalnum() else " ")
    return len(text.translate(_ASCII_KEYS).split())


def _odd_characters(text: str) -> list[str]:
    return sorted(set("".join(_NOT_ASCII.findall(text))))


def fold_key(text: str) -> str:
    """The text for comparison: lower case, no accents, only letters and digits, single spaces."""
    return _fold_short(text) if len(text) <= _MAX_SHORT_CHARS else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        # The text of a page has few different characters beside ASCII: quotes, dashes, accents.
        odd = _odd_characters(text)
        folds = [_fold_character(one) for one in odd] if len(odd) <= _MAX_ODD_CHARACTERS else [None]
        if None in folds:
            return _fold_any(text)
        for character, fold in zip(odd, folds, strict=True):
            text = text.replace(character, fold or "")
    return " ".join(text.translate(_ASCII_KEYS).split())


@lru_cache(maxsize=4_096)
def _fold_character(character: str) -> str | None:
    """What a character becomes wherever it stands, in ASCII; None where that cannot be said."""
    if not character.isalnum():
        # An accent or a joiner belongs to its neighbours, a sign may be made of letters.
        plain = unicodedata.normalize("NFKD", character)
        is_plain = plain == character and not _NEEDS_SCRIPTS.search(character)
        return " " if is_plain and unicodedata.category(character)[0] != "M" else None
    folded = _fold_any(character)
    is_one_word = folded.isascii() and folded.isalnum()
    return folded if is_one_word and _fold_any(f"a{character}a") == f"a{folded}a" else None


def _fold_any(text: str) -> str:
    # Folded twice: the plain letter behind a mathematical one may have a fold of its own.
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_KEY_WORD.findall(text.lower()))


# Titles and names are compared many times over while the claims of a page are weighed.
_fold_short = lru_cache(maxsize=8_192)(_fold)
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
_KEY_WORD = re.compile(rf"(?:[^\W_]+|[{_MARKS}]+)+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_MAX_ODD_CHARACTERS = 40
_ASCII_KEYS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
