"""Dates that readers see on a page: `<time>` elements, and dates in short lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence, Precision
from transforms.date_words import month_numbers
from transforms.dates import parse_date
from transforms.html_areas import OTHER_AREA, is_in_area
from transforms.html_parts import Elements
from transforms.text import fold_key, normalise_line

_MAX_TIMES = 50
_MAX_LINE_CHARS = 60
_MAX_LINES = 40
_PUBLISHED = re.compile(r"publi|posted|created|entry-date|pubdate|erschienen", re.IGNORECASE)
_MODIFIED = re.compile(r"updat|modif|aktualisiert|geändert|edited|revis|mis à jour", re.IGNORECASE)
_SAYS_PUBLISHED = re.compile(
    r"publi|posted|created|erschienen|ver[oö]ffentlicht|written|gepost|datum|stand|date|vom\b|am\b|"
    r"erstellt|入力|投稿|작성|등록|tarih|dodano|opublikow",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(
    r"date|datum|time(?!line)|publish|byline|meta|posted|created|subline|info", re.IGNORECASE
)
_HAS_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)|\d[./-]\d{1,2}[./-]\d{2}(?!\d)")
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(
    r"(?:datum|date|published|posted|erschienen|ver[oö]ffentlicht|written|publi[ée]|publicado|"
    r"pubblicato|gepubliceerd|publicerad|作成日|登録日|입력|发布时间)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|copyright|\(c\)|all rights|rights reserved", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CALENDAR = re.compile(r"[a-zà-ÿ]+")
_NOT_READ = frozenset({"script", "style", "noscript", "title", "option", "head", "svg", "time"})
_MAX_LABEL_CHARS = 25
_MAX_OTHER_WORDS = 3
_MAX_OTHER_CJK = 10


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    score: float
    position: int


def read_time_tags(times: Elements) -> MetadataClaims | None:
    """The first `<time datetime>` that is not in a list of other articles, for each kind."""
    dates: dict[DateKind, DateClaim] = {}
    for element in times[:_MAX_TIMES]:
        if len(dates) == 2:
            break
        text = normalise_line(element.get("datetime") or element.text_content()[:100])
        if not text or is_in_area(element, OTHER_AREA, 10, stops_at_link=True):
            continue
        kind = _kind_of_time(element)
        dates.setdefault(kind, DateClaim(kind, text, Evidence.TIME_TAG))
    if not dates:
        return None
    return MetadataClaims(Evidence.TIME_TAG, dates=tuple(dates.values()))


def read_visible_date(
    tree: HtmlElement, title: str | None, language: str | None
) -> MetadataClaims | None:
    """The date in a short line that is marked or worded as one, or stands by the title."""
    best = max(
        _date_lines(tree, fold_key(title) if title else "", language),
        key=lambda line: (line.score, -line.position),
        default=None,
    )
    if best is None or best.score < _ENOUGH:
        return None
    claim = DateClaim(DateKind.PUBLISHED, best.text, Evidence.HTML_TEXT)
    return MetadataClaims(Evidence.HTML_TEXT, dates=(claim,))


# What speaks for a line, added up. A line by the title, or a worded and marked one, is enough.
_BY_TITLE, _WORDED, _MARKED, _BARE, _WITH_CLOCK = 3.0, 1.5, 1.5, 0.5, 0.5
_LABELLED_BY = 1.0
_CHANGED, _ELSEWHERE, _IN_LINK = -2.0, -4.0, -1.5
_ENOUGH = 2.5
_NEAR_TITLE = 12
_BEFORE_TITLE = -4
_MIN_TITLE_CHARS = 20
_TITLE_TAGS = frozenset({"h1", "h2", "h3", "h4", "span", "div", "a", "p"})
_OF_MEMBER = re.compile(
    r"joined|member|registered|registriert|mitglied|beigetreten|inscri|geboren|born", re.IGNORECASE
)


def _date_lines(tree: HtmlElement, title_key: str, language: str | None) -> Iterator[_Line]:
    """Short lines with a whole day in them, with what speaks for each."""
    texts = _short_texts(tree)
    title_at = _position_of_title(texts, title_key)
    n_found = 0
    for position, (element, raw) in enumerate(texts):
        if not _DIGIT.search(raw):
            continue
        text = normalise_line(raw)
        if len(text) > _MAX_LINE_CHARS or n_found >= _MAX_LINES or not _HAS_YEAR.search(text):
            continue
        if _COPYRIGHT.search(text) or _n_other_words(text) > _MAX_OTHER_WORDS:
            continue
        parsed = parse_date(text, language=language, is_guessing=False)
        if parsed is None or parsed.precision in {Precision.MONTH, Precision.YEAR}:
            continue
        n_found += 1
        distance = position - title_at if title_at is not None else None
        yield _Line(text, _score(element, text, distance, parsed.precision), position)


def _position_of_title(texts: Sequence[tuple[HtmlElement, str]], title_key: str) -> int | None:
    if not title_key:
        return None
    min_chars = min(len(title_key), _MIN_TITLE_CHARS + 1)
    for position, (element, text) in enumerate(texts):
        # Folding makes no ASCII longer: most lines are too short.
        if len(text) < min_chars and text.isascii():
            continue
        if element.tag in _TITLE_TAGS:
            key = fold_key(normalise_line(text))
            if key and (key == title_key or (len(key) > _MIN_TITLE_CHARS and key in title_key)):
                return position
    return None


def _score(element: HtmlElement, text: str, distance: int | None, precision: Precision) -> float:
    parent = element.getparent()
    marks = " ".join(
        (node.get("class") or "")[:200] + " " + (node.get("id") or "")[:50]
        for node in (element, parent)
        if node is not None
    )
    rules = (
        (distance is not None and _BEFORE_TITLE <= distance <= _NEAR_TITLE, _BY_TITLE),
        (bool(_SAYS_PUBLISHED.search(text)), _WORDED),
        (bool(_DATE_CLASS.search(marks)), _MARKED),
        (_n_other_words(text) <= 0, _BARE),
        (bool(_LABELLED.match(text)), _LABELLED_BY),
        (precision is not Precision.DAY, _WITH_CLOCK),
        (bool(_MODIFIED.search(text)), _CHANGED),
        (element.tag == "a" or (parent is not None and parent.tag == "a"), _IN_LINK),
        (is_in_area(element, OTHER_AREA, 8), _ELSEWHERE),
        (_is_of_member(element, text), _ELSEWHERE),
    )
    return sum(weight for holds, weight in rules if holds)


def _is_of_member(element: HtmlElement, text: str) -> bool:
    """The day somebody joined a forum or was born."""
    before = element.getprevious()
    label = before.text if before is not None else None
    return bool(_OF_MEMBER.search(f"{label or ''} {text}"))


def _short_texts(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """As they stand: most are neither dates nor titles, and need no normalising."""
    found: list[tuple[HtmlElement, str]] = []
    for element in tree.iter("*"):
        text, tail = element.text, element.tail
        if text and len(text) <= 300 and not text.isspace() and element.tag not in _NOT_READ:
            found.append((element, text))
        if tail and len(tail) <= 300 and not tail.isspace():
            parent = element.getparent()
            label = text if text and len(text) < _MAX_LABEL_CHARS else ""
            found.append((parent if parent is not None else element, f"{label} {tail}"))
    return found


def _n_other_words(text: str) -> int:
    """Words that are no names of months, labels apart."""
    if len(_CJK.findall(text)) > _MAX_OTHER_CJK:
        return _MAX_OTHER_CJK
    words = _CALENDAR.findall(text.lower())
    months = month_numbers()
    return sum(1 for word in words if len(word) > 2 and fold_key(word) not in months) - bool(
        _SAYS_PUBLISHED.search(text)
    )


def _kind_of_time(element: HtmlElement) -> DateKind:
    parent = element.getparent()
    marks = " ".join(
        (node.get("class") or "") + " " + (node.get("itemprop") or "")
        for node in (element, parent)
        if node is not None
    )
    if _PUBLISHED.search(marks) or element.get("pubdate") is not None:
        return DateKind.PUBLISHED
    before = (parent.text or "")[-40:] if parent is not None else ""
    if _MODIFIED.search(f"{marks} {before}"):
        return DateKind.MODIFIED
    return DateKind.PUBLISHED
