"""WARC and WET files, written record by record."""

import base64
import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from seeds.builder.containers import gzip_bytes
from seeds.builder.manuscripts import Article, Corpus
from seeds.builder.pages import render_page
from seeds.builder.records import body_text

SPACE = uuid.UUID("5b1f2c1e-6d0f-5f0a-9d57-0f6b4b0a7c11")
CONTENT_TYPES = {
    "diariomirra": "text/html; charset=windows-1252",
    "lenzbote": "text/html; charset=UTF-8",
    "carrowtimes": "text/html; charset=utf-8",
}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
NOT_FOUND = b"<html><head><title>404</title></head><body><h1>Page not found</h1></body></html>"
REASONS = {"404": "http_status_404", "image": "not_text", "redirect": "http_status_301"}


@dataclass(frozen=True)
class WarcRecord:
    """One record, and what it holds for the reader of the corpus."""

    kind: str
    id: str
    data: bytes
    article: Article | None = None
    reason: str = ""


def _record(kind: str, url: str, when: datetime, mime: str, block: bytes, file: str) -> WarcRecord:
    record_id = f"<urn:uuid:{uuid.uuid5(SPACE, f'{file} {kind} {url}')}>"
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode("ascii")
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Date: {when:%Y-%m-%dT%H:%M:%SZ}",
        f"WARC-Record-ID: {record_id}",
        f"Content-Length: {len(block)}",
        f"Content-Type: {mime}",
        f"WARC-Block-Digest: sha1:{digest}",
    ]
    if kind == "warcinfo":
        lines.append(f"WARC-Filename: {file}")
    else:
        lines.append(f"WARC-Target-URI: {url}")
    head = "\r\n".join(lines).encode("utf-8")
    return WarcRecord(kind, record_id, head + b"\r\n\r\n" + block + b"\r\n\r\n")


def _info(file: str, when: datetime) -> WarcRecord:
    block = (
        "software: copydesk sample corpus\r\n"
        "format: WARC File Format 1.0\r\n"
        "conformsTo: http://bibnum.bnf.fr/WARC/WARC_ISO_28500_version1_latestdraft.pdf\r\n"
        "description: invented pages of invented outlets\r\n"
    ).encode("ascii")
    return _record("warcinfo", "", when, "application/warc-fields", block, file)


def _request(url: str, when: datetime, file: str) -> WarcRecord:
    host, _, path = url.removeprefix("https://").partition("/")
    block = (
        f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: copydesk-sample/1.0\r\n"
        "Accept: text/html,application/xhtml+xml\r\nAccept-Encoding: gzip\r\n\r\n"
    ).encode("ascii")
    return _record("request", url, when, "application/http; msgtype=request", block, file)


def _http(status: str, headers: list[str], body: bytes, when: datetime) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Date: {when:%a, %d %b %Y %H:%M:%S} GMT",
        "Server: nginx",
        *headers,
        "Vary: Accept-Encoding",
        "Connection: close",
    ]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body


def _chunked(body: bytes, size: int = 1500) -> bytes:
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def _response(url: str, when: datetime, http: bytes, file: str) -> WarcRecord:
    return _record("response", url, when, "application/http; msgtype=response", http, file)


def _page(article: Article, corpus: Corpus, coding: str, file: str) -> list[WarcRecord]:
    mime = CONTENT_TYPES.get(article.outlet.id, "text/html")
    charset = mime.partition("charset=")[2] or "utf-8"
    body = render_page(article, corpus, charset).encode(charset)
    headers = [f"Content-Type: {mime}"]
    if coding == "gzip":
        body = gzip_bytes(body)
        headers.append("Content-Encoding: gzip")
    if coding == "chunked":
        body = _chunked(body)
        headers.append("Transfer-Encoding: chunked")
    else:
        headers.append(f"Content-Length: {len(body)}")
    when = article.crawled
    response = _response(article.url, when, _http("200 OK", headers, body, when), file)
    note = f"fetchTimeMs: {100 + len(body) % 400}\r\n".encode("ascii")
    return [
        _request(article.url, when, file),
        WarcRecord(response.kind, response.id, response.data, article),
        _record("metadata", article.url, when, "application/warc-fields", note, file),
    ]


def _extra(name: str, article: Article, file: str) -> list[WarcRecord]:
    """A response that holds no article."""
    when = article.crawled
    root = f"https://{article.outlet.domain}"
    url, status, headers, body = {
        "404": (f"{root}/gone", "404 Not Found", ["Content-Type: text/html"], NOT_FOUND),
        "image": (f"{root}/img/{article.id}.png", "200 OK", ["Content-Type: image/png"], PIXEL),
        "redirect": (
            f"{root}/go/{article.id}",
            "301 Moved Permanently",
            ["Content-Type: text/html", f"Location: {article.url}"],
            b"",
        ),
    }[name]
    http = _http(status, [*headers, f"Content-Length: {len(body)}"], body, when)
    response = _response(url, when, http, file)
    return [
        _request(url, when, file),
        WarcRecord(response.kind, response.id, response.data, None, REASONS[name]),
    ]


def warc_records(
    articles: list[Article], extras: tuple[str, ...], corpus: Corpus, file: str
) -> list[WarcRecord]:
    """A crawl of the articles; the extras name codings and responses without an article."""
    codings = [name for name in extras if name in {"chunked", "gzip"}]
    records = [_info(file, max(a.crawled for a in articles))]
    for number, article in enumerate(articles):
        coding = codings[number] if number < len(codings) else ""
        records.extend(_page(article, corpus, coding, file))
    for name in extras:
        if name in REASONS:
            records.extend(_extra(name, articles[0], file))
    return records


def wet_records(articles: list[Article], file: str) -> list[WarcRecord]:
    """The articles as text in ``conversion`` records, with the menu lines of their pages."""
    records = [_info(file, max(a.crawled for a in articles))]
    for article in articles:
        lines = [
            f"{article.title} | {article.outlet.name}",
            "Home",
            article.section,
            article.title,
            body_text(article, "\n"),
            f"© 2026 {article.outlet.name}",
        ]
        block = "\n".join(lines).encode("utf-8")
        made = _record("conversion", article.url, article.crawled, "text/plain", block, file)
        records.append(WarcRecord(made.kind, made.id, made.data, article))
    return records


def warc_bytes(records: list[WarcRecord], packed: bool) -> bytes:
    """The file; packed, each record is a gzip member of its own."""
    return b"".join(gzip_bytes(r.data) if packed else r.data for r in records)


def cut_warc_bytes(records: list[WarcRecord]) -> bytes:
    """A packed file that ends in the middle of its last page."""
    last = max(n for n, r in enumerate(records) if r.article)
    member = gzip_bytes(records[last].data)
    return warc_bytes(records[:last], packed=True) + member[: len(member) // 2]
