"""The topics that a page links to under its article: 'Topics: Floods, Harbour, Marlow'.

Only read where the data in the page's head hold no keywords.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml.html import HtmlElement

from schemas.documents import MetadataClaims
from schemas.vocabularies import Evidence
from transforms.html_areas import OTHER_AREA, area_marks, is_in_area
from transforms.html_paths import find_elements_by
from transforms.remembered import remembered
from transforms.text import normalise_line

_MAX_LINKS = 2_000
_MAX_TOPIC_CHARS = 60
_MAX_TOPICS = 40
_LIST_LEVELS = 4
_MAX_MARKS_CHARS = 120
_MAX_LABEL_CHARS = 70
_MAX_LABEL_PARTS = 4
_LABEL_TAGS = frozenset(
    {"h2", "h3", "h4", "h5", "h6", "span", "strong", "b", "p", "dt", "div", "label", "li"}
)
_NO_LISTS = frozenset({"p", "article", "main", "body", "html", "nav"})
_LIST_TAGS = frozenset({"ul", "ol", "dl", "div", "section", "dd", "td", "aside", "footer"})
_find_links = find_elements_by("descendant::a[@href]")
# Of an address in lower case: a pattern that asks for the case of each letter takes many times
# as long.
_TOPIC_PATH = re.compile(
    r"/(?:tags?|topics?|themen?|th[eè]mes?|temas?|keywords?|schlagwort|schlagworte|stichwort|"
    r"etiquetas?|etiket|konu|sujets?|onderwerp(?:en)?|emne|[aä]mne|tagged|dossiers?)/[^/?#]"
)
_TOPIC_AREA = remembered(
    r"(?:^|[\s_-])(?:article|post|entry|story)?[-_]?(?:tags?|tag-?list|topics?|keywords?|"
    r"schlagw\w+|themen|etiquetas?)(?:$|[\s_-])|(?:article|story|post)(?:Tags?|Topics?)",
    re.IGNORECASE,
)
_NOT_TOPICS = remembered(
    r"\bnav|menu|header|sidebar|trending|popular|cloud|footer(?!-links)|breadcrumb|teaser|most-?read",
    re.IGNORECASE,
)
_LABELS = frozenset(
    """
    mehr zum thema|mehr zu diesem thema|mehr zu den themen|mehr zu|themen|themen des artikels
    |themenseiten|thema|schlagwörter|schlagworte|stichwörter|stichworte|related topics|topics|tag
    |tags|more on this story|more on these topics|more about|explore more on these topics
    |in this story|keywords|filed under|tagged|en savoir plus sur|thèmes|themes|sujets|mots-clés
    |mots-cles|etiquetas|temas|palabras clave|argomenti|onderwerpen|emner|ämnen|amnen|etiketler
    |konular|tagi|tópicos|relacionados|relacionadas|関連タグ|関連キーワード|関連トピック|関連トピックス
    |キーワード|タグ|태그|主题|标签
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""What stands before a list of topics, lower case."""


def read_topics(tree: HtmlElement) -> MetadataClaims | None:
    """The links to topics: marked as tags, or in a list that is marked or labelled as topics."""
    links = _find_links(tree)[:_MAX_LINKS]
    lists: dict[HtmlElement, bool | None] = {}
    readers: tuple[Callable[[HtmlElement], bool], ...] = (
        _marked_as_tag,
        lambda link: _in_topic_list(link, lists),
        _by_address,
    )
    # One search through all addresses instead of one each: most pages have none.
    if not _TOPIC_PATH.search("\n".join([link.get("href") for link in links]).lower()):
        readers = readers[:-1]
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
    if not _TOPIC_PATH.search(link.get("href").lower()) or _is_elsewhere(link):
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
    marks = area_marks(node).strip()
    if marks:
        if _NOT_TOPICS(marks):
            return False
        if len(marks) < _MAX_MARKS_CHARS and _TOPIC_AREA(marks):
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
    return any(text and len(text) < _MAX_LABEL_CHARS and _is_label(text) for text in texts)


def _is_label(text: str) -> bool:
    return text.strip().removesuffix(":").rstrip().lower() in _LABELS


def _is_elsewhere(link: HtmlElement) -> bool:
    return is_in_area(link, _NOT_TOPICS, 8, has_area_tags=False) or any(
        one.tag == "nav" for one in link.iterancestors("nav")
    )
