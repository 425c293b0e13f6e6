"""What readers see on a page beside the body: heading, author line, time; and microdata on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence
from transforms.text import normalise_line

_MAX_BYLINE_CHARS = 250
_MAX_TITLE_CHARS = 400
_MAX_NODES = 400
_OTHER_AREA = re.compile(
    r"comment|sidebar|related|teaser|recommend|popular|most-?read|footer|newsletter|widget|promo"
    r"|carousel|trending|more-|author-?bio|card",
    re.IGNORECASE,
)
_LOGO_AREA = re.compile(r"logo|masthead|brand|site-?(?:name|title|header)", re.IGNORECASE)
_AREA_TAGS = frozenset({"aside", "footer", "nav"})
_PUBLISHED = re.compile(r"publi|posted|created|entry-date|pubdate|erschienen", re.IGNORECASE)
_MODIFIED = re.compile(r"updat|modif|aktualisiert|geändert|edited", re.IGNORECASE)

_LINE_TAGS = ("p", "span", "div", "em", "strong", "b", "i", "small", "li", "td", "h3", "h4", "h5")
_MAX_TEXT_BYLINE_CHARS = 90
_BY = r"(?:by|von|par|por|di|door|av|af|text|autor(?:in)?|author|texto|auteur)"
_BYLINE_START = re.compile(rf"\s*{_BY}\s*:?\s", re.IGNORECASE)
# Two capitalised words at least: "Von Montag an" and "by car" begin sentences too.
_BYLINE_TEXT = re.compile(
    rf"(?i:{_BY})\s*:?\s+[A-ZÀ-Þ][\w.'’-]+\s+(?:[a-z]{{2,3}}\s+)?[A-ZÀ-Þ][\w.'’-]+"
    r"(?:\s*(?:$|[,;|(/&\d]|und |and |et |y |am |on |[A-ZÀ-Þ]))"
)
_TAG_LINKS = etree.XPath("//a[contains(concat(' ', @rel, ' '), ' tag ')]")
_ITEMPROPS = etree.XPath("//*[@itemprop]")
# Any attribute: faster than asking for each by name; which one it was is looked at later.
_AUTHOR_MARKS = etree.XPath("//*[@*[contains(., 'uthor') or contains(., 'yline')]]")
_NO_BYLINE = frozenset(
    {"script", "style", "meta", "svg", "img", "body", "html", "article", "main", "time", "link"}
)
# Best first: the whole class token or attribute decides how sure an author element is.
_BYLINE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:.*[-_])?author(?:s|'s)?[-_]*(?:full)?name(?:s)?$|^author name$|^p-author$",
        r"^(?:.*[-_])?(?:by-?line[-_]*(?:author|name|link)s?|author[-_]*(?:link|url|title))$",
        r"^(?:.*[-_])?(?:author|authors)$",
        r"^(?:.*[-_])?by-?line(?:s|[-_]*text)?$",
        (
            r"^(?!.*(?:image|img|photo|pic|avatar|bio|desc|date|time|social|icon|follow|share"
            r"|comment)).*(?:author|byline)"
        ),
    )
)


def read_heading(tree: HtmlElement) -> MetadataClaims | None:
    """The h1 of the page where there is exactly one that is no logo."""
    headings = []
    for element in tree.iter("h1"):
        text = normalise_line(" ".join(element.itertext())[: _MAX_TITLE_CHARS * 2])
        if text and len(text) <= _MAX_TITLE_CHARS and not _is_in_area(element, _LOGO_AREA, 2):
            headings.append(text)
        if len(headings) > 5:
            break
    if len(set(headings)) != 1:
        return None
    return MetadataClaims(Evidence.HEADING, title=headings[0])


def read_byline_claims(tree: HtmlElement) -> MetadataClaims | None:
    """The author line that readers see, from the surest author markup on the page."""
    best: tuple[int, list[str]] | None = None
    for element in _marked_elements(tree):
        rank = _byline_rank(element)
        if rank is None or (best and rank > best[0]) or _is_in_area(element, _OTHER_AREA, 12):
            continue
        text = _own_text(element)
        if not text:
            continue
        if best is None or rank < best[0]:
            best = (rank, [text])
        elif text not in best[1] and len(best[1]) < 10:
            best[1].append(text)
    if best is None:
        return None
    # Of whole author boxes the first is the article's; single names may be many.
    texts = best[1] if best[0] < 3 else best[1][:1]
    return MetadataClaims(Evidence.BYLINE, byline_raw="; ".join(texts), authors=tuple(texts))


def read_text_claims(tree: HtmlElement) -> MetadataClaims | None:
    """A line that begins like a byline ("Von Jane Doe"), and the links marked as tags."""
    byline = next(_lines_like_bylines(tree), None)
    tags = (
        normalise_line(anchor.text_content()[:200])
        for anchor in _select(_TAG_LINKS, tree)[:_MAX_NODES]
        if not _is_in_area(anchor, _OTHER_AREA, 6, has_area_tags=False)
    )
    keywords = tuple(dict.fromkeys(tag for tag in tags if tag))
    if byline is None and not keywords:
        return None
    authors = (byline,) if byline else ()
    return MetadataClaims(Evidence.HTML_TEXT, byline_raw=byline, authors=authors, keywords=keywords)


def _lines_like_bylines(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter(*_LINE_TAGS):
        if not element.text or not _BYLINE_START.match(element.text[:60]):
            continue
        text = _own_text(element)
        if (
            text
            and len(text) <= _MAX_TEXT_BYLINE_CHARS
            and _BYLINE_TEXT.match(text)
            and not _is_in_area(element, _OTHER_AREA, 12)
        ):
            yield text


def read_time_tags(tree: HtmlElement) -> MetadataClaims | None:
    """The first `<time datetime>` that is not in a list of other articles, for each kind."""
    dates: dict[DateKind, DateClaim] = {}
    for number, element in enumerate(tree.iter("time")):
        if number >= 50 or len(dates) == 2:
            break
        text = normalise_line(element.get("datetime") or element.text_content()[:100])
        if not text or _is_in_area(element, _OTHER_AREA, 10, stop_at_link=True):
            continue
        kind = _kind_of_time(element)
        dates.setdefault(kind, DateClaim(kind, text, Evidence.TIME_TAG))
    if not dates:
        return None
    return MetadataClaims(Evidence.TIME_TAG, dates=tuple(dates.values()))


def read_microdata(tree: HtmlElement) -> MetadataClaims | None:
    """The first value of each property that the page marks with `itemprop`."""
    values: dict[str, list[str]] = {}
    for element in _select(_ITEMPROPS, tree)[: 5 * _MAX_NODES]:
        for name in (element.get("itemprop") or "").lower().split():
            found = values.setdefault(name, [])
            if name in _MICRODATA and len(found) < 20 and (text := _item_value(element)):
                found.append(text)
    if not any(values.values()):
        return None
    kinds = ((DateKind.PUBLISHED, "datepublished"), (DateKind.MODIFIED, "datemodified"))
    return MetadataClaims(
        Evidence.MICRODATA,
        title=_first(values, "headline"),
        subtitle=_first(values, "alternativeheadline"),
        authors=tuple(dict.fromkeys(values.get("author", []))),
        byline_raw="; ".join(dict.fromkeys(values.get("author", []))) or None,
        dates=tuple(
            DateClaim(kind, text, Evidence.MICRODATA)
            for kind, name in kinds
            if (text := _first(values, name))
        ),
        section=_first(values, "articlesection"),
        language=_first(values, "inlanguage"),
    )


_MICRODATA = frozenset(
    [
        "headline",
        "alternativeheadline",
        "author",
        "datepublished",
        "datemodified",
        "articlesection",
        "inlanguage",
    ]
)


def _first(values: dict[str, list[str]], name: str) -> str | None:
    found = values.get(name)
    return found[0] if found else None


def _item_value(element: HtmlElement) -> str | None:
    if element.tag == "meta":
        return normalise_line((element.get("content") or "")[:1_000]) or None
    if stamp := element.get("datetime") or element.get("content"):
        return normalise_line(stamp[:1_000]) or None
    if _is_in_area(element, _OTHER_AREA, 10):
        return None
    name = element.find(".//*[@itemprop='name']")
    text = _own_text(name if name is not None else element)
    return text or (normalise_line(name.get("content") or "") if name is not None else None) or None


def _marked_elements(tree: HtmlElement) -> list[HtmlElement]:
    found = (one for one in _select(_AUTHOR_MARKS, tree) if one.tag not in _NO_BYLINE)
    return list(islice(found, _MAX_NODES))


def _select(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    found = path(tree)
    if not isinstance(found, list):
        return []
    return [element for element in found if isinstance(element, HtmlElement)]


def _own_text(element: HtmlElement) -> str | None:
    """The visible text of a small element; None for one that is no line of its own."""
    parts: list[str] = []
    length = 0
    for text in _visible_texts(element):
        parts.append(text)
        length += len(text)
        if length > 2 * _MAX_BYLINE_CHARS:
            return None
    line = normalise_line(" ".join(parts))
    return line if 0 < len(line) <= _MAX_BYLINE_CHARS else None


def _visible_texts(element: HtmlElement) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node.tag in {"script", "style", "time", "svg", "figure", "button"}:
            walker.skip_subtree()
        elif event == "start" and node.text:
            yield node.text
        elif event == "end" and node is not element and node.tail:
            yield node.tail
        if event == "end" and node.tag in {"li", "p", "div"}:
            yield ";"


def _byline_rank(element: HtmlElement) -> int | None:
    """0 is surest; None: the markup only looks like that of an author."""
    if "author" in (element.get("itemprop") or "").split() or element.get("rel") == "author":
        return 0
    tokens = (element.get("class") or "")[:500].split()
    tokens += [element.get("data-testid") or "", element.get("id") or ""]
    ranks = [
        rank
        for rank, pattern in enumerate(_BYLINE_PATTERNS)
        if any(pattern.match(token) for token in tokens)
    ]
    return min(ranks, default=None)


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


def _is_in_area(
    element: HtmlElement,
    pattern: re.Pattern[str],
    levels: int,
    *,
    stop_at_link: bool = False,
    has_area_tags: bool = True,
) -> bool:
    """Whether the element or one of the next ancestors is marked as another part of the page."""
    node: HtmlElement | None = element
    for _ in range(levels):
        if node is None or node.tag in {"body", "html", "main"}:
            return False
        if (has_area_tags and node.tag in _AREA_TAGS) or (stop_at_link and node.tag == "a"):
            return True
        if pattern.search((node.get("class") or "")[:300] + " " + (node.get("id") or "")[:100]):
            return True
        node = node.getparent()
    return False
