"""The topics that a page links to under its article: 'Topics: Floods, Harbour, Marlow'.

Only read where the data in the page's head hold no keywords.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree
from lxml.html import HtmlElement

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.html_areas import OTHER_AREA, is_in_area
from transforms.text import normalise_line

_MAX_LINKS = 2_000
_MAX_TOPIC_CHARS = 60
_MAX_TOPICS = 40
_LIST_LEVELS = 4
_MAX_MARKS_CHARS = 120
_MAX_LABEL_CHARS = 70
_MAX_LABEL_PARTS = 4
_OTHER_HINTS = ("nav", "menu", "header", "sidebar", "trending", "popular", "cloud", "footer",
                "breadcrumb", "teaser", "most")  # fmt: skip
_TOPIC_HINTS = ("tag", "topic", "keyword", "schlagw", "themen", "etiquet")
_LABEL_TAGS = frozenset(
    {"h2", "h3", "h4", "h5", "h6", "span", "strong", "b", "p", "dt", "div", "label", "li"}
)
_NO_LISTS = frozenset({"p", "article", "main", "body", "html", "nav"})
_LIST_TAGS = frozenset({"ul", "ol", "dl", "div", "section", "dd", "td", "aside", "footer"})
_LINKS = etree.XPath("//a[@href]")
_TOPIC_PATH = re.compile(
    r"/(?:tags?|topics?|themen?|th[eè]mes?|temas?|keywords?|schlagwort|schlagworte|stichwort|"
    r"etiquetas?|etiket|konu|sujets?|onderwerp(?:en)?|emne|[aä]mne|tagged|dossiers?)/[^/?#]",
    re.IGNORECASE,
)
_TOPIC_AREA = re.compile(
    r"(?:^|[\s_-])(?:article|post|entry|story)?[-_]?(?:tags?|tag-?list|topics?|keywords?|"
    r"schlagw\w+|themen|etiquetas?)(?:$|[\s_-])|(?:article|story|post)(?:Tags?|Topics?)",
    re.IGNORECASE,
)
_NOT_TOPICS = re.compile(
    r"\bnav|menu|header|sidebar|trending|popular|cloud|footer(?!-links)|breadcrumb|teaser|most-?read",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:mehr (?:zum thema|zu diesem thema|zu den themen|zu)|themen(?: des artikels|"
    r"seiten)?|thema|"
    r"schlagw(?:örter|orte)|schlagworte|stichw(?:örter|orte)|related topics|topics|tags?|"
    r"more on (?:this story|these topics)|more about|explore more on these topics|in this story|"
    r"keywords?|filed under|tagged|en savoir plus sur|th[eè]mes|sujets|mots-cl[eé]s|etiquetas|"
    r"temas|palabras clave|argomenti|tag|onderwerpen|emner|[aä]mnen|etiketler|konular|tagi|tópicos|"
    r"relacionad[oa]s|関連(?:タグ|キーワード|トピックス?)|キーワード|タグ|태그|主题|标签))\s*:?",
    re.IGNORECASE,
)


def read_topics(tree: HtmlElement) -> MetadataClaims | None:
    """The links to topics: marked as tags, or in a list that is marked or labelled as topics."""
    found = _LINKS(tree)
    links = (
        [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []
    )
    links = links[:_MAX_LINKS]
    lists: dict[HtmlElement, bool | None] = {}
    readers: tuple[Callable[[HtmlElement], bool], ...] = (
        _marked_as_tag,
        lambda link: _in_topic_list(link, lists),
        _by_address,
    )
    for is_topic in readers:
        if topics := _texts(one for one in links if is_topic(one)):
            return MetadataClaims(Evidence.HTML_TEXT, keywords=topics)
    return None


def _texts(links: Iterable[HtmlElement]) -> tuple[str, ...]:
    texts = (normalise_line("".join(one.itertext())[:200]) for one in links)
    kept = (text.lstrip("#").strip(" ,;") for text in texts)
    topics = dict.fromkeys(text for text in kept if 1 < len(text) <= _MAX_TOPIC_CHARS)
    # More than a few dozen are an index of all topics, not those of the article.
    return tuple(topics) if len(topics) <= _MAX_TOPICS else ()


def _marked_as_tag(link: HtmlElement) -> bool:
    rel = link.get("rel")
    return (
        bool(rel)
        and "tag" in rel.split()
        and not is_in_area(link, OTHER_AREA, 6, has_area_tags=False)
    )


def _by_address(link: HtmlElement) -> bool:
    if not _TOPIC_PATH.search(link.get("href")) or _is_elsewhere(link):
        return False
    # Links inside sentences explain a word; topics stand alone.
    node: HtmlElement | None = link
    for _ in range(3):
        if node is None or node.tag in {"p", "h1", "h2", "h3"}:
            return False
        node = node.getparent()
    return True


def _in_topic_list(link: HtmlElement, lists: dict[HtmlElement, bool | None]) -> bool:
    """`lists` remembers what was found of each element around a link."""
    node = link.getparent()
    for _ in range(_LIST_LEVELS):
        if node is None or node.tag in _NO_LISTS:
            return False
        if node not in lists:
            lists[node] = _is_topic_list(node)
        verdict = lists[node]
        if verdict is not None:
            return verdict and not _is_elsewhere(link)
        node = node.getparent()
    return False


def _is_topic_list(node: HtmlElement) -> bool | None:
    """True or False where its marks or its label say so, else None."""
    marks = ((node.get("class") or "")[:300] + " " + (node.get("id") or "")[:100]).strip()
    if marks:
        # The hints are far cheaper than the patterns, and most elements have none.
        lower = marks.lower()
        if any(hint in lower for hint in _OTHER_HINTS) and _NOT_TOPICS.search(marks):
            return False
        is_hinted = len(marks) < _MAX_MARKS_CHARS and any(hint in lower for hint in _TOPIC_HINTS)
        if is_hinted and _TOPIC_AREA.search(marks):
            return True
    return True if node.tag in _LIST_TAGS and _is_labelled(node) else None


def _is_labelled(node: HtmlElement) -> bool:
    """Whether the list, or what stands right before it, begins with a label for topics."""
    first = node[0] if len(node) else None
    texts = [node.text]
    for one in (node.getprevious(), first):
        if one is not None and one.tag in _LABEL_TAGS and len(one) < _MAX_LABEL_PARTS:
            texts.append(one.text)
            texts += [part.text for part in one if len(one) == 1]
    return any(
        text and len(text) < _MAX_LABEL_CHARS and _LABEL.fullmatch(text.strip()) for text in texts
    )


def _is_elsewhere(link: HtmlElement) -> bool:
    return is_in_area(link, _NOT_TOPICS, 8, has_area_tags=False) or any(
        one.tag == "nav" for one in link.iterancestors("nav")
    )
