"""Microdata and RDFa of a page: the first value of each property that an attribute marks."""

from __future__ import annotations

from lxml.html import HtmlElement

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence
from transforms.html_areas import OTHER_AREA, is_in_area, is_of_other_item, own_line
from transforms.html_bylines import MAX_BYLINE_CHARS
from transforms.html_paths import find_elements_by
from transforms.text import normalise_line

_MAX_MARKED = 2_000
_MAX_VALUES = 20
_PROPERTIES = frozenset(
    {
        "headline", "alternativeheadline", "author", "datepublished", "datemodified",
        "articlesection", "inlanguage",
    }
)  # fmt: skip
_find_marked = find_elements_by("descendant-or-self::*[@itemprop]")


def read_microdata(tree: HtmlElement) -> MetadataClaims | None:
    """What the elements with `itemprop` say."""
    values = _values(tree)
    if not any(values.values()):
        return None
    kinds = ((DateKind.PUBLISHED, "datepublished"), (DateKind.MODIFIED, "datemodified"))
    authors = tuple(dict.fromkeys(values.get("author", [])))
    return MetadataClaims(
        Evidence.MICRODATA,
        title=_first(values, "headline"),
        subtitle=_first(values, "alternativeheadline"),
        authors=authors,
        byline_raw="; ".join(authors) or None,
        dates=tuple(
            DateClaim(kind, text, Evidence.MICRODATA)
            for kind, name in kinds
            if (text := _first(values, name))
        ),
        section=_first(values, "articlesection"),
        language=_first(values, "inlanguage"),
    )


def _values(tree: HtmlElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in _find_marked(tree)[:_MAX_MARKED]:
        for name in (element.get("itemprop") or "").lower().split():
            if name not in _PROPERTIES:
                continue
            found = values.setdefault(name, [])
            if len(found) >= _MAX_VALUES or is_of_other_item(element):
                continue
            if text := _value_of(element):
                found.append(text)
    return values


def _first(values: dict[str, list[str]], name: str) -> str | None:
    found = values.get(name)
    return found[0] if found else None


def _value_of(element: HtmlElement) -> str | None:
    if element.tag == "meta":
        return normalise_line((element.get("content") or "")[:1_000]) or None
    if stamp := element.get("datetime") or element.get("content"):
        return normalise_line(stamp[:1_000]) or None
    if is_in_area(element, OTHER_AREA, 10):
        return None
    name = element.find(".//*[@itemprop='name']")
    text = own_line(name if name is not None else element, MAX_BYLINE_CHARS)
    return text or (normalise_line(name.get("content") or "") if name is not None else None) or None
