"""Pages that are no articles: home, listing, search, error and consent pages, script shells.

They are told by two signs at least, one of them of the text itself, so that no article is lost:
on the gold pages measured in docs/quality.md none is. What is in doubt stays an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.documents import MetadataClaims
from schemas.errors import NoArticle
from schemas.vocabularies import DateKind, Evidence, OutcomeReason
from transforms.text import normalise_line
from transforms.urls import is_web_url

_LONG_PARAGRAPH_CHARS = 120
_HEADLINE_CHARS = 25
_MIN_HEADLINES = 12
_MAX_LIST_PARAGRAPHS = 2
_MAX_ERROR_CHARS = 900
_MAX_CONSENT_CHARS = 4_000
_MIN_CONSENT_WORDS = 4
_MAX_SHELL_CHARS = 200
_MAX_ELEMENTS = 5_000

_HOME_PATH = re.compile(
    r"/?(?:(?:index|home|default|startseite)(?:\.\w{2,5})?)?/?|/(?:[a-z]{2}(?:[-_][a-z]{2})?)/?",
    re.IGNORECASE,
)
_LISTING_PATH = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|kategorien?|schlagworte?|themen|archiv(?:es?)?|authors?|"
    r"autor(?:en)?|sitemap|newsticker|latest|neueste)(?:/[^/]{1,60})?(?:/(?:page|seite)/\d+)?/?",
    re.IGNORECASE,
)
_SEARCH_PATH = re.compile(r"/(?:search|suche|recherche|buscar|cerca|zoeken|sok)\b", re.IGNORECASE)
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:q|s|query|search|keywords?|suche|term)=[^&]", re.IGNORECASE)
_ERROR_TITLE = re.compile(
    r"\b(?:404|403 forbidden|410 gone|500 internal|502 bad gateway|503 service|page not found|"
    r"not found|seite nicht gefunden|access denied|forbidden|zugriff verweigert|page introuvable|"
    r"p[áa]gina no encontrada|pagina non trovata|pagina niet gevonden|just a moment|"
    r"attention required|are you (?:a robot|human)|captcha|security check|service unavailable|"
    r"temporarily unavailable|internal server error|site maintenance)\b",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"\b(?:cookies?|consent|zustimmung|einwilligung|before you continue|bevor sie fortfahren|"
    r"datenschutz-?einstellungen|privacy settings|consentement|consentimiento)\b",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"\b(?:cookies?|consent|zustimm\w+|einwillig\w+|tracking|werbung|advertising|vendors?|"
    r"partners?|partnern|personali[sz]ed|personalisierte|accept all|alle akzeptieren|withdraw|"
    r"widerrufen|privacy policy|datenschutz\w*)\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|activate|requires?|turn on|need)\b.{0,40}\bjavascript|javascript\b.{0,40}"
    r"(?:enabled|aktivier|activ|required|disabled|deaktiviert)",
    re.IGNORECASE,
)
_SHELL_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "app-root", "react-root", "main-app"})
_LIST_TYPES = ("CollectionPage", "SearchResultsPage", "ItemList")


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much a page has of what."""

    n_chars: int
    n_long_paragraphs: int
    n_headlines: int
    text: str


def check_is_article(tree: HtmlElement, claims: Sequence[MetadataClaims], url: str | None) -> None:
    """Raise NoArticle, with the reason, for a page that is certainly no article."""
    parts = urlsplit(url) if url and is_web_url(url) else None
    path, query = (parts.path, parts.query) if parts else ("/unknown", "")
    is_home = not query and _HOME_PATH.fullmatch(path) is not None
    if _is_dated(claims) and not is_home:
        return
    titles = _titles(claims)
    is_search = bool(_SEARCH_PATH.search(path) or (is_home and _SEARCH_QUERY.search(query)))
    is_listing = bool(_LISTING_PATH.fullmatch(path)) or _has_list_type(tree)
    is_named = any(_ERROR_TITLE.search(one) or _CONSENT_TITLE.search(one) for one in titles)
    # Without a sign of one of the kinds only a page without text is none: the count may stop early.
    is_in_doubt = is_home or is_search or is_listing or is_named
    measure = _measure(tree, None if is_in_doubt else _MAX_SHELL_CHARS)
    is_list = measure.n_headlines >= _MIN_HEADLINES
    is_list = is_list and measure.n_long_paragraphs <= _MAX_LIST_PARAGRAPHS
    verdicts = (
        (OutcomeReason.SCRIPT_SHELL, _is_shell(tree, measure)),
        (OutcomeReason.ERROR_PAGE, _is_error(titles, measure)),
        (OutcomeReason.CONSENT_PAGE, _is_consent(titles, measure)),
        (OutcomeReason.SEARCH_PAGE, is_list and is_search),
        (OutcomeReason.HOME_PAGE, is_list and is_home),
        (OutcomeReason.LISTING_PAGE, is_list and is_listing),
    )
    for reason, holds in verdicts:
        if holds:
            raise NoArticle(reason)


def _is_dated(claims: Iterable[MetadataClaims]) -> bool:
    """Whether the head of the page, or the input, gives a date of publication."""
    seen = {Evidence.TIME_TAG, Evidence.HTML_TEXT, Evidence.HTTP, Evidence.ARCHIVE}
    return any(
        date.kind is DateKind.PUBLISHED and date.evidence not in seen
        for claim in claims
        for date in claim.dates
    )


def _titles(claims: Iterable[MetadataClaims]) -> list[str]:
    kinds = {Evidence.TITLE_TAG, Evidence.HEADING, Evidence.OPENGRAPH}
    return [claim.title for claim in claims if claim.title and claim.evidence in kinds]


def _measure(tree: HtmlElement, enough_chars: int | None) -> _Measure:
    """How much there is, at least; `enough_chars` ends the count."""
    texts: list[str] = []
    n_long = n_headlines = n_chars = 0
    for number, element in enumerate(tree.iter("p", "a", "h1", "h2", "h3", "li", "td", "div")):
        if number >= _MAX_ELEMENTS or (enough_chars is not None and n_chars > enough_chars):
            break
        if element.tag == "a":
            text = normalise_line("".join(element.itertext())[:400])
            n_headlines += len(text) >= _HEADLINE_CHARS
        elif element.tag == "p":
            text = normalise_line("".join(element.itertext())[:4_000])
            n_long += len(text) >= _LONG_PARAGRAPH_CHARS
        else:
            text = normalise_line((element.text or "")[:4_000])
        n_chars += len(text)
        if len(texts) < 300:
            texts.append(text)
    return _Measure(n_chars, n_long, n_headlines, " ".join(texts))


def _has_list_type(tree: HtmlElement) -> bool:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            text = (script.text or "")[:20_000]
            if any(f'"{name}"' in text for name in _LIST_TYPES) and "Article" not in text:
                return True
    return False


def _is_shell(tree: HtmlElement, measure: _Measure) -> bool:
    if measure.n_chars > _MAX_SHELL_CHARS or next(tree.iter("script"), None) is None:
        return False
    body = tree.find(".//body")
    has_root = body is not None and any(
        (one.get("id") or "").lower() in _SHELL_ROOTS for one in body.iter("div", "app-root")
    )
    needs_script = any(
        _NEEDS_SCRIPT.search("".join(one.itertext())[:1_000]) for one in tree.iter("noscript")
    )
    return has_root or needs_script


def _is_error(titles: Iterable[str], measure: _Measure) -> bool:
    if measure.n_chars > _MAX_ERROR_CHARS or measure.n_long_paragraphs > _MAX_LIST_PARAGRAPHS:
        return False
    return any(_ERROR_TITLE.search(title) and len(title.split()) <= 10 for title in titles)


def _is_consent(titles: Iterable[str], measure: _Measure) -> bool:
    """A page about cookies and nothing else; an article on cookies is longer or dated."""
    if measure.n_chars > _MAX_CONSENT_CHARS or measure.n_headlines >= _MIN_HEADLINES:
        return False
    words = _CONSENT_WORDS.findall(measure.text)
    if len(words) < _MIN_CONSENT_WORDS:
        return False
    share = len(words) / max(1, len(measure.text.split()))
    return share > 0.02 and any(_CONSENT_TITLE.search(title) for title in titles)
