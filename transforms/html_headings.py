"""The heading of a page that is the title of its article.

A single h1 is right most often. Where it is the name of the site, or where there are many or
none, the heading that the page's title tag repeats is taken: themes of blogs set the name of the
blog as h1 and the title of the post as h2. An h1 that is the last item of the path to the page is
written for search engines: readers see another headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.html_areas import is_in_area
from transforms.html_parts import Elements
from transforms.remembered import remembered
from transforms.text import fold_key, normalise_line

_MAX_TITLE_CHARS = 400
_MAX_HEADINGS = 60
_MIN_REPEATED_SHARE = 0.3
_MIN_HEADLINE_SHARE = 0.6
_PATH_LEVELS = 5
_SHORT_WORDS = 3
_LOGO_AREA = remembered(r"logo|masthead|brand|site-?(?:name|title|header)", re.IGNORECASE)
_is_path = remembered(r"breadcrumb", re.IGNORECASE)
_KICKER = re.compile(
    r"kicker|top-?line|over-?line|dachzeile|roof-?line|pre-?title|over-?title|eyebrow|spitzmarke"
    r"|visually-?hidden|sr-only|screen-?reader",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s[|\-–—:•·»«]{1,2}\s|\s*[|»]\s*")


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    key: str
    is_main: bool


def read_heading(headings: Elements, titles: Sequence[str]) -> MetadataClaims | None:
    """The heading of the article; `titles` are what the page's head names as title."""
    keys = [fold_key(title) for title in dict.fromkeys(titles)]
    headings = headings[:_MAX_HEADINGS]
    main = [one for one in headings if one.tag == "h1"]
    found = list(dict.fromkeys(one.text for one in _visible_headings(main, keys)))
    only = found[0] if len(found) == 1 else None
    site = is_site_name(only, titles) if only else False
    if only and not site and not _is_label(only, keys):
        return MetadataClaims(Evidence.HEADING, title=only)
    repeated = _repeated(_visible_headings(headings, keys), keys)
    if repeated and repeated.key != fold_key(only or ""):
        return MetadataClaims(Evidence.HEADING, title=repeated.text)
    if site:
        # No title; the title tag is then cut by this name.
        return MetadataClaims(Evidence.HEADING, publisher=only)
    text = only or (repeated.text if repeated else None)
    return MetadataClaims(Evidence.HEADING, title=text) if text else None


def _is_in_path(heading: HtmlElement) -> bool:
    """Whether it stands in the breadcrumbs, however they are marked: 'News > Harbour > Flood'."""
    node: HtmlElement | None = heading
    for _ in range(_PATH_LEVELS):
        if node is None or node.tag in ("article", "main", "body"):
            return False
        if any(_is_path(name) or _is_path(value[:300]) for name, value in node.items()):
            return True
        node = node.getparent()
    return False


def is_site_name(heading: str, titles: Sequence[str]) -> bool:
    """Whether a title has the heading as its last part, behind a longer one ('How to bake |
    Our Kitchen'), and none has it as its whole or its first part."""
    key = fold_key(heading)
    is_last = False
    for title in titles:
        for cut in _SEPARATED.finditer(title):
            start = fold_key(title[: cut.start()])
            if start == key:
                return False
            is_title = len(start.split()) > 1 and not start.replace(" ", "").isdigit()
            is_last = is_last or (is_title and fold_key(title[cut.end() :]) == key)
        if fold_key(title) == key:
            return False
    return is_last


def _is_label(heading: str, keys: Iterable[str]) -> bool:
    """A short heading that no title has: 'Details', 'News', 'Article'."""
    if len(heading.split()) > _SHORT_WORDS:
        return False
    key = fold_key(heading)
    return not any(key in one for one in keys)


def _visible_headings(headings: Elements, titles: Sequence[str]) -> list[_Heading]:
    found = []
    n_main = 0
    for element in headings:
        if _is_in_path(element):
            continue
        is_main = element.tag == "h1"
        text = _text_of(element, titles)
        if not text or len(text) > _MAX_TITLE_CHARS:
            continue
        if is_main and (n_main > 5 or is_in_area(element, _LOGO_AREA, 2)):
            continue
        n_main += is_main
        found.append(_Heading(text, fold_key(text), is_main))
    return found


def _repeated(found: Iterable[_Heading], titles: Iterable[str]) -> _Heading | None:
    """The longest heading that stands whole in one of the titles, or ends with one, a line above
    it being part of it; of equals the h1."""
    titles = [f" {title} " for title in titles if title]
    best: _Heading | None = None
    for one in found:
        if not one.key or (best and (len(one.key), one.is_main) <= (len(best.key), best.is_main)):
            continue
        if any(
            (f" {one.key} " in title and len(one.key) >= _MIN_REPEATED_SHARE * (len(title) - 2))
            or (f" {one.key} ".endswith(title) and len(title) > _MIN_HEADLINE_SHARE * len(one.key))
            for title in titles
        ):
            best = one
    return best


def _text_of(element: HtmlElement, titles: Sequence[str]) -> str:
    """The text; without the kicker, unless the page's data have it in the title too."""
    whole = normalise_line(" ".join(element.itertext())[: _MAX_TITLE_CHARS * 2])
    if not len(element) or len(whole) > _MAX_TITLE_CHARS:
        return whole
    marked = [one for one in element.iterdescendants() if _KICKER.search(one.get("class") or "")]
    if not marked or any(fold_key(whole) in title for title in titles):
        return whole
    hidden = {text for one in marked for text in one.itertext()}
    kept = normalise_line(" ".join(text for text in element.itertext() if text not in hidden))
    return kept.lstrip(" :|–—-") or whole
