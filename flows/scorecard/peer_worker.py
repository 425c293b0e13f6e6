"""Runs one extractor over pages: JSON lines in, JSON lines out. Nothing of copydesk is imported.

A script, started by `flows.scorecard.peers` with the Python of the extractor's own environment:

    python -I peer_worker.py NAME

First line out: {"version": ...}. Then for each {"html": base64, "url": ...} one line with `body`,
`title`, `authors`, `published`, `tags`, `cpu_s`, and `error` where the extractor raised.
"""

from __future__ import annotations

import base64
import importlib
import importlib.metadata
import json
import os
import re
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

# Any: the extractors are imported by name, and most ship no types.
Found = dict[str, Any]
Extract = Callable[[bytes, str | None], Found]

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "br",
        "blockquote",
        "pre",
        "section",
        "article",
    ]
)


def trafilatura_standard() -> Extract:
    """The usual call."""
    return _trafilatura(fast=False)


def trafilatura_fast() -> Extract:
    """Without the comparison with other extractors."""
    return _trafilatura(fast=True)


def newspaper4k() -> Extract:
    """Article.parse; no natural language step."""
    newspaper = importlib.import_module("newspaper")

    def extract(html: bytes, url: str | None) -> Found:
        article = newspaper.Article(url or "https://unknown.invalid/", fetch_images=False)
        article.download(input_html=_text(html))
        article.parse()
        return {
            "body": article.text,
            "title": article.title,
            "authors": list(article.authors),
            "published": _iso(article.publish_date),
            "tags": sorted(article.tags or ()),
        }

    return extract


def news_please() -> Extract:
    """NewsPlease.from_html, which votes between several extractors."""
    news = importlib.import_module("newsplease").NewsPlease

    def extract(html: bytes, url: str | None) -> Found:
        article = news.from_html(_text(html), url=url)
        return {
            "body": article.maintext,
            "title": article.title,
            "authors": list(article.authors or ()),
            "published": _iso(article.date_publish),
        }

    return extract


def goose3() -> Extract:
    """Goose.extract."""
    goose = importlib.import_module("goose3").Goose({"enable_image_fetching": False})

    def extract(html: bytes, url: str | None) -> Found:
        del url  # goose would fetch it
        article = goose.extract(raw_html=_text(html))
        return {
            "body": article.cleaned_text,
            "title": article.title,
            "authors": list(article.authors or ()),
            "published": _iso(article.publish_datetime_utc or article.publish_date),
            "tags": list(article.tags or ()),
        }

    return extract


def readability_lxml() -> Extract:
    """Document.summary, as text with a line for each block."""
    readability = importlib.import_module("readability")
    html_parser = importlib.import_module("lxml.html")

    def extract(html: bytes, url: str | None) -> Found:
        document = readability.Document(_text(html), url=url)
        tree = html_parser.fromstring(document.summary())
        for element in tree.iter(*_BLOCKS):
            element.tail = "\n" + (element.tail or "")
        return {"body": tree.text_content(), "title": document.short_title()}

    return extract


def resiliparse() -> Extract:
    """extract_plain_text with main_content; it knows no metadata."""
    encoding = importlib.import_module("resiliparse.parse.encoding")
    tree = importlib.import_module("resiliparse.parse.html").HTMLTree
    to_text = importlib.import_module("resiliparse.extract.html2text").extract_plain_text

    def extract(html: bytes, url: str | None) -> Found:
        del url
        page = tree.parse_from_bytes(html, encoding.detect_encoding(html))
        return {"body": to_text(page, main_content=True)}

    return extract


EXTRACTORS: dict[str, tuple[str, Callable[[], Extract]]] = {
    "trafilatura": ("trafilatura", trafilatura_standard),
    "trafilatura-fast": ("trafilatura", trafilatura_fast),
    "newspaper4k": ("newspaper4k", newspaper4k),
    "news-please": ("news-please", news_please),
    "goose3": ("goose3", goose3),
    "readability-lxml": ("readability-lxml", readability_lxml),
    "resiliparse": ("resiliparse", resiliparse),
}
"""Name -> package whose version is told, and what makes the extractor."""


def _trafilatura(*, fast: bool) -> Extract:
    bare_extraction = importlib.import_module("trafilatura").bare_extraction

    def extract(html: bytes, url: str | None) -> Found:
        found = bare_extraction(html, url=url, with_metadata=True, fast=fast)
        if found is None:
            return {}
        return {
            "body": found.text,
            "title": found.title,
            "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
            "published": found.date,
            # a meta tag's list of keywords comes as one text
            "tags": [tag.strip() for tags in found.tags or () for tag in tags.split(",")],
        }

    return extract


def _text(html: bytes) -> str:
    """The page as text, for extractors that take no bytes: UTF-8, else what its meta tag says."""
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _META_CHARSET.search(html[:4096])
    try:
        return html.decode(named[1].decode("ascii") if named else "cp1252", "replace")
    except LookupError:
        return html.decode("cp1252", "replace")


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if hasattr(moment, "isoformat") else (moment or None)


def _no_network(*_: object, **__: object) -> NoReturn:
    raise OSError("an extractor gets the page and nothing else")


def main(name: str) -> None:
    """Answer pages until stdin ends."""
    # Some extractors print: what they say must not come between our lines.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    package, make = EXTRACTORS[name]
    extract = make()
    # names too: an extractor that asks for one waits for seconds where no server answers
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    socket.getaddrinfo = _no_network
    print(json.dumps({"version": importlib.metadata.version(package)}), file=answers, flush=True)
    for line in sys.stdin:
        page = json.loads(line)
        html = base64.b64decode(page["html"])
        found: Found = {}
        started_s = time.process_time()
        try:
            found = extract(html, page["url"])
        except Exception as error:  # noqa: BLE001 - whatever a peer raises costs it this page only
            found = {"error": f"{type(error).__name__}: {error}"[:300]}
        found["cpu_s"] = time.process_time() - started_s
        print(json.dumps(found, default=str), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
