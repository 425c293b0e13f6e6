"""The author line that readers see on a page: by its markup, by a label, or by how it begins.

Only read where the data in the page's head name no person: it takes a pass over all elements
that have a class or id. What most of them lack is asked first, and answers are remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.html_areas import OTHER_AREA, is_in_area, is_of_other_item, own_line
from transforms.html_paths import find_elements_by
from transforms.remembered import remembered
from transforms.text import normalise_line

MAX_BYLINE_CHARS = 250
_MAX_TEXT_BYLINE_CHARS = 90
_MAX_TEXT_CHARS = 400
_MAX_MARKED = 400
_MAX_NAMES = 10
_MAX_SIGNATURES = 20
_MAX_SIGNATURE_CHARS = 40
_AREA_LEVELS = 12
_GROUP_LEVELS = 3

_find_set_right = find_elements_by(
    "descendant::p[@align='right' or contains(translate(@style, ' ', ''), 'text-align:right')]"
)
_is_hinted = remembered(r"author|yline|autor|redakteur|written|wrote|submitted", re.IGNORECASE)
_HINT_ATTRIBUTES = frozenset({"class", "id", "itemprop", "rel", "data-testid"})
_MAX_WORDS = 30
_NOT_READ = frozenset(
    {"script", "style", "meta", "svg", "img", "body", "html", "article", "main", "time", "link",
     "head", "noscript", "title", "form", "input", "path"}
)  # fmt: skip
# Best first: the whole class token or attribute decides how sure an author element is.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:.*[-_])?author(?:s|'s)?[-_]*(?:full)?name(?:s)?$|^author name$|^p-author$",
        r"^(?:.*[-_])?(?:by-?line[-_]*(?:author|name|link)s?|author[-_]*(?:link|url|title))$",
        r"^(?:.*[-_])?(?:author|authors|autor|autoren|document-?author)$",
        r"^(?:.*[-_])?by-?line(?:s|[-_]*text)?$|^(?:written|wrote|submitted)[-_]?by$|^submitted$",
        (
            r"^(?!.*(?:image|img|photo|pic|avatar|bio|desc|date|time|social|icon|follow|share"
            r"|comment|archive|box|page|post-|hidden|query|search)).*(?:author|byline)"
        ),
    )
)
_SURE_RANKS = 3
"""Ranks below this are names; those above are boxes with more in them."""

_LINE_TAGS = frozenset(
    {"p", "span", "div", "em", "strong", "b", "i", "small", "li", "td", "h2", "h3", "h4", "h5",
     "byline", "address", "cite", "dd", "dt"}
)  # fmt: skip
_BY = r"(?:redaktion:|by|von|par|por|di|door|av|af|text|autor(?:in)?|author|texto|auteur|escribe)"
_FIRST_LETTERS = frozenset("abdefgprtvwyABDEFGPRTVWYаА-–|")
"""What the starts and labels of author lines begin with."""
_BYLINE_START = re.compile(rf"[\s|–-]*{_BY}\s*:?\s", re.IGNORECASE)
# Two capitalised words at least: "Von Montag an" and "by car" begin sentences too.
_BYLINE_TEXT = re.compile(
    rf"(?i:{_BY})\s*:?\s+(?:[A-Z]{{2,6}}(?:[,|]|$)|[A-ZÀ-Þ][\w.'’-]+\s+(?:[a-z]{{2,3}}\s+)?[A-ZÀ-Þ][\w.'’-]+"
    r"(?:\s*(?:$|[,;|(/&\d])|\s+(?:und |and |et |y |am |on |[A-ZÀ-Þ])))"
)
# "3 May 2024 by Jane Doe": a date before, the name at the end.
_DATED_BYLINE = re.compile(
    r"^(?:[^.!?]|\d\.){0,40}\d{4}[^.!?\w]{0,3}(?:[^.!?]{0,12}\s)?(?P<line>(?i:by|von|par|por)\s+[^.!?]{2,60})$"
)
_DATED_NAME = re.compile(r"(?i:by|von|par|por)\s+[A-ZÀ-Þ][\w.'’-]+(?:\s+\w[\w.'’-]*){0,3}")
_LABEL = re.compile(
    r"\s*(?:autor(?:in|en|innen|:in|\*in|/in|in/autor)?|authors?|auteurs?|autore|autora?|"
    r"written by|verfasst von|geschrieben von|text|texte|texto|von|by|par|por|forfatter|"
    r"författare|yazar|reporter|автор|tekst|redakteur(?:in)?)\s*:?\s*",
    re.IGNORECASE,
)
# "Jane Doe/HNA": the agency goes with the name.
_NAME_AND_AGENCY = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Þ][\w.'’-]*){1,3}(?:/[A-Z][\w-]{1,9})?"
)
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Þ][\w.'’-]*){1,3}")


def read_byline_claims(tree: HtmlElement) -> list[MetadataClaims]:
    """The author line of the surest markup, and a line that begins like one ('By Jane Doe') or
    else signs the text."""
    claims = []
    texts = _marked_lines(_find_authors(tree))
    if texts:
        claims.append(
            MetadataClaims(Evidence.BYLINE, byline_raw="; ".join(texts), authors=tuple(texts))
        )
    if line := _find_line(tree) or _find_signature(tree):
        claims.append(MetadataClaims(Evidence.HTML_TEXT, byline_raw=line, authors=(line,)))
    return claims


def _find_authors(tree: HtmlElement) -> list[tuple[int, HtmlElement]]:
    """The elements with author markup and how sure it is."""
    found: list[tuple[int, HtmlElement]] = []
    for element in _find_hinted(tree):
        if element.tag in _NOT_READ or (rank := _rank(element)) is None:
            continue
        found.append((rank, element))
        if len(found) >= _MAX_MARKED:
            break
    return found


def _find_hinted(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements with a hint of an author: far cheaper than the patterns, and most have none."""
    for element in tree.iter("*"):
        for name, value in element.items():
            if name in _HINT_ATTRIBUTES and _is_hinted(value):
                yield element
                break
        else:
            if element.tag == "byline":
                yield element


def _find_line(tree: HtmlElement) -> str | None:
    """The first line that begins like an author line."""
    for element in tree.iter(*_LINE_TAGS):
        text = element.text
        if not text or len(text) > _MAX_TEXT_CHARS:
            continue
        start = text.lstrip()[:1]
        may_be = start in _FIRST_LETTERS or _has_digits(text)
        if start and may_be and (line := _read_line(element, text)):
            return line
    return None


def _find_signature(tree: HtmlElement) -> str | None:
    """A name set to the right, as letters are signed, in or under the text."""
    for element in _find_set_right(tree)[:_MAX_SIGNATURES]:
        line = (own_line(element, _MAX_SIGNATURE_CHARS) or "").strip(" ;")
        if line and _FULL_NAME.fullmatch(line) and not _is_elsewhere(element):
            return line
    return None


def _marked_lines(marked: list[tuple[int, HtmlElement]]) -> list[str]:
    """The texts of the surest elements that stand together: the author of each other article
    in a list is marked the same way."""
    for rank in sorted({rank for rank, _ in marked}):
        texts: list[str] = []
        group: HtmlElement | None = None
        for own_rank, element in marked:
            if own_rank != rank or len(texts) >= _MAX_NAMES:
                continue
            if is_in_area(element, OTHER_AREA, _AREA_LEVELS) or is_of_other_item(element):
                continue
            if not (text := own_line(element, MAX_BYLINE_CHARS)) or not text.strip(" ;"):
                continue
            if group is None:
                group = _ancestor(element, _GROUP_LEVELS)
            elif _ancestor(element, _GROUP_LEVELS) is not group and not _is_within(element, group):
                continue
            if text not in texts:
                texts.append(text)
        if texts:
            # Of whole author boxes the first is the article's; single names may be many.
            return texts if rank < _SURE_RANKS else texts[:1]
    return []


def _ancestor(element: HtmlElement, levels: int) -> HtmlElement:
    for _ in range(levels):
        parent = element.getparent()
        if parent is None or parent.tag in {"body", "html", "main", "article"}:
            break
        element = parent
    return element


def _is_within(element: HtmlElement, group: HtmlElement) -> bool:
    node: HtmlElement | None = element
    for _ in range(2 * _GROUP_LEVELS):
        if node is None:
            return False
        if node is group:
            return True
        node = node.getparent()
    return False


def _rank(element: HtmlElement) -> int | None:
    """0 is surest; None: no author markup, or one that only looks like it."""
    if element.tag == "byline":
        return 0
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
        return 0
    words = (element.get("class") or "")[:500].split()
    words += [element.get("data-testid") or "", element.get("id") or ""]
    if len(words) > _MAX_WORDS:
        return None
    return min(
        (
            rank
            for rank, pattern in enumerate(_PATTERNS)
            if any(pattern.match(word) for word in words)
        ),
        default=None,
    )


def _read_line(element: HtmlElement, text: str) -> str | None:
    if _BYLINE_START.match(text[:60]):
        line = (own_line(element, _MAX_TEXT_BYLINE_CHARS) or "").lstrip("|–- ")
        if line and _BYLINE_TEXT.match(line) and not _is_elsewhere(element):
            return line
    if len(text) < 30 and _LABEL.fullmatch(text):
        return _labelled_line(element)
    if (
        _has_digits(text)
        and text.rstrip()[-1:].isalpha()
        and (dated := _DATED_BYLINE.match(normalise_line(text)))
    ):
        line = dated["line"]
        return line if _DATED_NAME.fullmatch(line) and not _is_elsewhere(element) else None
    return None


def _has_digits(text: str) -> bool:
    return "20" in text or "19" in text


def _labelled_line(element: HtmlElement) -> str | None:
    """<b>Author</b> Jane Doe, or <dt>Author</dt><dd>Jane Doe</dd>."""
    after = element.getnext()
    candidates = [element.tail or ""]
    if len(element):
        candidates += [element[0].text or ""]
    elif after is not None and not (element.tail or "").strip():
        candidates.append(own_line(after, _MAX_TEXT_BYLINE_CHARS) or "")
    for text in candidates:
        name = normalise_line(text[:200]).strip(" ;:,")
        if _NAME_AND_AGENCY.fullmatch(name) and not _is_elsewhere(element):
            return name
    return None


def _is_elsewhere(element: HtmlElement) -> bool:
    return is_in_area(element, OTHER_AREA, _AREA_LEVELS)
