"""news-please's extractor over the pages of WARCs, run with the Python of its environment.

python -I news_please_loop.py FOLDER_OF_WARCS PAGES
"""

from __future__ import annotations

import importlib
import logging
import socket
import sys
from itertools import chain, islice
from pathlib import Path
from typing import NoReturn


def _no_network(*_: object, **__: object) -> NoReturn:
    raise OSError("an extractor gets the page and nothing else")


def main(warcs: Path, n_pages: int) -> None:
    """Extract so many pages; prints how many gave a text."""
    logging.disable(logging.CRITICAL)
    iterate = importlib.import_module("warcio.archiveiterator").ArchiveIterator
    news = importlib.import_module("newsplease").NewsPlease
    # an extractor that looks names up waits for seconds where no server answers
    socket.getaddrinfo = _no_network
    streams = [path.open("rb") for path in sorted(warcs.glob("*.warc.gz"))]
    records = (one for one in chain(*map(iterate, streams)) if one.rec_type == "response")
    documents = pages = 0
    for record in islice(records, n_pages):
        pages += 1
        url = record.rec_headers.get_header("WARC-Target-URI")
        html = record.content_stream().read().decode("utf-8", "replace")
        try:
            documents += bool(news.from_html(html, url=url).maintext)
        except Exception:  # noqa: BLE001 - a failed page has cost its time
            continue
    print(pages, documents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
