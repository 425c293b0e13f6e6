"""Articles as plain text and in the JSON field names of well-known tools."""

import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from seeds.builder.manuscripts import Article
from seeds.builder.pages import human_names

LANGUAGE_WORDS = {"en": "english", "fr": "french", "de": "german", "es": "spanish"}
HEADERS = {
    "en": ("Title", "Date", "By", "URL", "Source", "Language"),
    "fr": ("Titre", "Date", "Par", "URL", "Source", "Langue"),
    "de": ("Titel", "Datum", "Von", "URL", "Quelle", "Sprache"),
    "es": ("Título", "Fecha", "Por", "URL", "Fuente", "Idioma"),
}
DATE_STYLES = {
    "en": "%Y-%m-%dT%H:%M:%S%z",
    "fr": "%d/%m/%Y %H:%M",
    "de": "%d.%m.%Y, %H:%M Uhr",
    "es": "%d/%m/%Y %H:%M",
}


def body_text(article: Article, gap: str = "\n\n") -> str:
    """The body as plain text; sub-headings are lines of their own."""
    return gap.join(block.text for block in article.text_blocks)


def text_with_header(article: Article, language: str) -> str:
    """A block of ``Name: value`` lines, a blank line, the body."""
    title, date, by, url, source, lang = HEADERS[language]
    lines = [
        f"{title}: {article.title}",
        f"{date}: {article.published.strftime(DATE_STYLES[language])}",
        f"{by}: {human_names(article.authors, language)}",
        f"{url}: {article.url}",
        f"{source}: {article.outlet.name}",
        f"{lang}: {article.language}",
    ]
    return "\n".join(lines) + "\n\n" + body_text(article) + "\n"


def text_with_title(article: Article, _language: str) -> str:
    """The title on the first line, a blank line, the body."""
    return f"{article.title}\n\n{body_text(article)}\n"


def text_bare(article: Article, _language: str) -> str:
    """The body and nothing else, as agencies hand it over."""
    return body_text(article) + "\n"


TEXTS: dict[str, Callable[[Article, str], str]] = {
    "txt-header": text_with_header,
    "txt-title": text_with_title,
    "txt-bare": text_bare,
}


def sidecar(article: Article) -> dict[str, Any]:
    """What ``NAME.meta.json`` beside a text file says."""
    return {
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": article.published.isoformat(),
        "publisher": article.outlet.name,
        "language": article.language,
    }


METADATA_COLUMNS = ("file", "url", "title", "authors", "published_at", "publisher", "language")


def metadata_row(article: Article, file: str) -> list[str]:
    """A row of ``metadata.csv``."""
    return [
        file,
        article.url,
        article.title,
        ";".join(article.authors),
        article.published.isoformat(),
        article.outlet.name,
        article.language,
    ]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def _image(article: Article) -> str:
    return f"https://{article.outlet.domain}/img/{article.id}.jpg"


def _file_name(article: Article) -> str:
    return article.url.replace(":", "%3A").replace("/", "%2F") + ".json"


def news_please(article: Article) -> dict[str, Any]:
    """A news-please record: naive times are UTC."""
    name = _file_name(article)
    return {
        "authors": list(article.authors),
        "date_download": _utc(article.crawled),
        "date_modify": _utc(article.modified) if article.modified else None,
        "date_publish": _utc(article.published),
        "description": article.description,
        "filename": name,
        "image_url": _image(article),
        "language": article.language,
        "localpath": f"./data/{article.outlet.domain}/{name}",
        "maintext": body_text(article, "\n"),
        "source_domain": article.outlet.domain,
        "title": article.title,
        "title_page": f"{article.title} | {article.outlet.name}",
        "title_rss": None,
        "url": article.url,
    }


def fundus(article: Article) -> dict[str, Any]:
    """A Fundus record: the body is a summary and sections with headlines."""
    sections: list[dict[str, list[str]]] = [{"headline": [], "paragraphs": []}]
    for block in article.text_blocks:
        if block.kind == "heading":
            sections.append({"headline": [block.text], "paragraphs": []})
        else:
            sections[-1]["paragraphs"].extend(block.lines)
    return {
        "title": article.title,
        "authors": list(article.authors),
        "body": {"summary": [article.subtitle] if article.subtitle else [], "sections": sections},
        "publishing_date": str(article.published),
        "topics": list(article.tags),
        "free_access": not article.paywall,
        "lang": article.language,
        "publisher": article.outlet.name,
        "html": {
            "requested_url": article.url,
            "responded_url": article.url,
            "crawl_date": str(article.crawled),
        },
    }


def trafilatura(article: Article) -> dict[str, Any]:
    """Output of ``trafilatura --json``: the date has no time."""
    text = body_text(article, "\n")
    return {
        "title": article.title,
        "author": "; ".join(article.authors) or None,
        "hostname": article.outlet.domain,
        "date": f"{article.published:%Y-%m-%d}",
        "fingerprint": f"{uuid.uuid5(uuid.NAMESPACE_URL, article.url).int >> 64:016x}",
        "id": None,
        "license": None,
        "comments": "",
        "raw_text": text,
        "text": text,
        "language": article.language,
        "image": _image(article),
        "pagetype": "article",
        "filedate": f"{article.crawled:%Y-%m-%d}",
        "source": article.url,
        "source-hostname": article.outlet.name,
        "excerpt": article.description,
        "categories": article.section,
        "tags": ";".join(article.tags),
    }


def newspaper4k(article: Article) -> dict[str, Any]:
    """A newspaper4k record."""
    return {
        "url": article.url,
        "source_url": f"https://{article.outlet.domain}",
        "title": article.title,
        "text": body_text(article),
        "authors": list(article.authors),
        "publish_date": article.published.isoformat(),
        "top_image": _image(article),
        "meta_lang": article.language,
        "meta_keywords": list(article.tags),
        "keywords": [tag.lower() for tag in article.tags],
        "summary": "",
    }


def media_cloud(article: Article) -> dict[str, Any]:
    """A Media Cloud story: the publication date has no time."""
    return {
        "article_title": article.title,
        "canonical_domain": article.outlet.domain,
        "full_language": article.language,
        "indexed_date": _utc(article.crawled),
        "language": article.language,
        "original_url": f"{article.url}?utm_source=rss",
        "publication_date": f"{article.published:%Y-%m-%d}",
        "text_content": body_text(article, "\n"),
        "url": article.url,
    }


def webz(article: Article) -> dict[str, Any]:
    """A webz.io post: the language is a word, the site stands in ``thread``."""
    zone = f"{article.published:%z}"
    published = f"{article.published:%Y-%m-%dT%H:%M:%S}.000{zone[:3]}:{zone[3:]}"
    host = article.url.split("/")[2]
    key = uuid.uuid5(uuid.NAMESPACE_URL, article.url)
    return {
        "uuid": key.hex,
        "url": article.url,
        "title": article.title,
        "text": body_text(article, "\n"),
        "published": published,
        "author": human_names(article.authors, "en"),
        "language": LANGUAGE_WORDS[article.language],
        "thread": {
            "uuid": key.hex,
            "url": article.url,
            "site": article.outlet.domain,
            "site_full": host,
            "title": article.title,
            "section_title": article.section,
            "country": "",
            "main_image": _image(article),
            "published": published,
        },
        "crawled": f"{article.crawled:%Y-%m-%dT%H:%M:%S}.000+00:00",
    }


RECORDS: dict[str, Callable[[Article], dict[str, Any]]] = {
    "news-please": news_please,
    "fundus": fundus,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "media-cloud": media_cloud,
    "webz": webz,
}


def json_line(record: dict[str, Any]) -> str:
    """One line of JSONL."""
    return json.dumps(record, ensure_ascii=False)
