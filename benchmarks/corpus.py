"""Corpora for measurements, made from the sample corpus by repetition with changed ids."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "articles"
FILLER = (
    "<section class='related'>"
    + "".join(
        f"<div class='card c{number}'><a href='/archive/{number}'><img src='/i/{number}.jpg' "
        f"alt=''><span>Read more about story {number}</span></a></div>"
        for number in range(30)
    )
    + "</section><script>window.state = {"
    + ", ".join(f'"key{number}": {{"id": {number}, "seen": false}}' for number in range(500))
    + "};</script>"
)
"""23 KB of teasers and script state, in about the mixture that real pages carry."""


def sample_pages(fillers: int = 1) -> list[str]:
    """The saved pages of the sample corpus (about 6 KB each), hostile ones left out.

    With 4 fillers they have the weight of real news pages, which is 100 to 300 KB.
    """
    paths = sorted(path for path in SEEDS.rglob("*.html") if "hostile" not in path.parts)
    pages = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return [page.replace("</body>", FILLER * fillers + "</body>") for page in pages]


def numbered_pages(count: int, fillers: int = 1) -> Iterator[tuple[str, str]]:
    """(url, page) pairs; each page differs from all others in title, first words and URL."""
    pages = sample_pages(fillers)
    for number in range(count):
        page = pages[number % len(pages)]
        mark = f"Edition {number}. "
        page = page.replace("<title>", f"<title>{mark}").replace("<h1", f"<h1 data-n='{number}'")
        page = page.replace("<p>", f"<p>{mark}", 4)
        page = page.replace('"headline": "', f'"headline": "{mark}')
        page = page.replace(".example/", f".example/n{number}/")
        yield f"https://bench.example/n{number}/story.html", page


def warc_record(url: str, page: str) -> bytes:
    """A response record as a crawler writes it."""
    body = page.encode("utf-8")
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body)
    ) + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\n"
        "WARC-Date: 2026-05-11T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:x:{url}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def write_warc(
    path: Path, *, pages: int | None = None, size_bytes: int | None = None, fillers: int = 1
) -> int:
    """Write a WARC (.gz: a member per record) of so many pages, or of that size; returns pages."""
    compress = path.suffix == ".gz"
    written = 0
    with path.open("wb") as stream:
        for url, page in numbered_pages(pages or 10**9, fillers):
            record = warc_record(url, page)
            stream.write(gzip.compress(record, 4, mtime=0) if compress else record)
            written += 1
            if size_bytes is not None and stream.tell() >= size_bytes:
                break
    return written


def write_mixed(folder: Path, count: int, seed: int = 7) -> None:
    """About `count` records spread over pages, JSON lines, texts and a WARC."""
    folder.mkdir(parents=True, exist_ok=True)
    share = count // 4
    chosen = random.Random(seed)
    for number, (_, page) in enumerate(numbered_pages(share)):
        (folder / f"page-{number:05d}.html").write_text(page, encoding="utf-8")
    for number in range(share):
        words = " ".join(f"word{chosen.randrange(900)}" for _ in range(120))
        (folder / f"text-{number:05d}.txt").write_text(f"Title: Text {number}\n\n{words}.\n")
    lines = io.StringIO()
    for number in range(share):
        words = " ".join(f"line{chosen.randrange(900)}" for _ in range(120))
        row = {"title": f"Line {number}", "text": words, "url": f"https://l.example/{number}"}
        lines.write(json.dumps(row) + "\n")
    (folder / "lines.jsonl").write_text(lines.getvalue())
    write_warc(folder / "crawl.warc.gz", pages=share)
