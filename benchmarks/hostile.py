"""Pages that hang, crash or silently cut common extractors, each in a process of its own.

    python -m benchmarks.hostile                   # a table: input, MB, seconds, peak, outcome
    python -m benchmarks.hostile --mutations 5000  # damaged copies of the sample pages

Both end with exit code 1 where an input took more than 10 s or 1 GB, or raised anything but
InputError.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection

from benchmarks.corpus import sample_pages
from schemas.documents import SourceContext, SourceDocument
from schemas.errors import InputError
from transforms.article import build_article

MAX_SECONDS = 10.0
MAX_PEAK_MB = 1_000.0
HANGS_AFTER_S = 60.0
SENTENCE = "The council approved the budget for the bridge after a long debate on Tuesday night. "


def paragraphs(count: int) -> str:
    """Different ones: the extraction takes a repeated paragraph for a slip of the page."""
    return "".join(f"<p>No. {number}: {SENTENCE * 2}</p>" for number in range(count))


ARTICLE = f"<article><h1>Bridge</h1>{paragraphs(6)}</article>"


def page_of(body: str, head: str = "") -> str:
    """A whole page around a body."""
    return (
        f"<!doctype html><html><head><title>Bridge</title>{head}</head><body>{body}</body></html>"
    )


def linked_data(text: str) -> str:
    """A page with an article and one block of linked data."""
    return page_of(ARTICLE, f'<script type="application/ld+json">{text}</script>')


def make_inputs(scale: float = 1.0) -> dict[str, Callable[[], str]]:
    """The inputs by name, each made when it is called; `scale` makes them smaller for tests."""

    def many(text: str, count: int) -> str:
        return text * max(1, int(count * scale))

    return {
        "broken linked data, persons without names": lambda: linked_data(
            '{"@type":"NewsArticle",' + many('"Person","x":"y",', 50_000)
        ),
        "broken linked data, 10 MB": lambda: linked_data('{"a":' + many('[{"b":"c",', 1_000_000)),
        "linked data nested 100,000 deep": lambda: linked_data(many("[", 100_000)),
        "articleBody that never ends": lambda: linked_data(
            many('"articleBody":"' + "\\\\a" * 50, 20_000)
        ),
        "author of 500,000 entities": lambda: page_of(
            ARTICLE, f'<meta name="author" content="{many("&lt;", 500_000)}">'
        ),
        "description of 5 MB": lambda: page_of(
            ARTICLE, f'<meta name="description" content="{many("word ", 1_000_000)}">'
        ),
        "20,000 meta tags": lambda: page_of(ARTICLE, many('<meta name="a" content="b">', 20_000)),
        "18 MB of paragraphs": lambda: page_of(paragraphs(int(100_000 * scale))),
        "17,000 paragraphs, below the limits": lambda: page_of(
            f"<article>{paragraphs(int(17_000 * scale))}</article>"
        ),
        "200,000 links": lambda: page_of(many('<a href="/a/b">word word</a> ', 200_000)),
        "38,000 links, below the limits": lambda: page_of(
            ARTICLE + many('<a href="/a/b">word word</a> ', 38_000)
        ),
        "400,000 empty divs": lambda: page_of(many("<div></div>", 400_000)),
        "39,000 divs, below the limits": lambda: page_of(many('<div class="a">b</div>', 39_000)),
        "18,000 linked headings side by side": lambda: page_of(
            many("<div><h2><a href='/x'>Title of it</a></h2></div>", 12_000)
        ),
        "19,000 items of links": lambda: page_of(
            f"<article><ul>{many('<li><a href=/x>Title of it</a></li>', 13_000)}</ul></article>"
        ),
        "100,000 table cells": lambda: page_of(
            f"<table>{many('<tr>' + '<td>1</td>' * 10 + '</tr>', 10_000)}</table>"
        ),
        "30,000 cells, below the limits": lambda: page_of(
            f"<article><table>{many('<tr>' + '<td>1</td>' * 10 + '</tr>', 3_000)}</table></article>"
        ),
        "70,000 line breaks": lambda: page_of(f"<article>{many('word<br>', 70_000)}</article>"),
        "30,000 unclosed p, b and i": lambda: page_of(many("<p>a<b>b<i>c", 30_000)),
        "unclosed spans, 240 deep, many times": lambda: page_of(
            many("<div>" + "<span>" * 60 + "a" + "</span>" * 60 + "</div>", 600)
        ),
        "lists in lists, 200 deep": lambda: page_of(
            "<article>" + "<ul><li>a b c" * 200 + "</li></ul>" * 200 + "</article>"
        ),
        "quotes in quotes, 200 deep": lambda: page_of(
            "<article>" + f"<blockquote><p>{SENTENCE}</p>" * 200 + "</blockquote>" * 200
        ),
        "tables in tables, 60 deep": lambda: page_of(
            "<article>" + "<table><tr><td>a b c" * 60 + "</td></tr></table>" * 60 + "</article>"
        ),
        "divs nested 1,000 deep": lambda: page_of(many("<div>", 1_000) + ARTICLE),
        "divs nested 100,000 deep": lambda: page_of(many("<div>", 100_000) + ARTICLE),
        "divs nested 1,000,000 deep": lambda: page_of(many("<div>", 1_000_000) + ARTICLE),
        "text node of 12 MB": lambda: page_of(f"<p>{many(SENTENCE, 145_000)}</p>{ARTICLE}"),
        "picture of 15 MB in the page": lambda: page_of(
            f'<img src="data:image/png;base64,{many("A", 15_000_000)}">{ARTICLE}'
        ),
        "class attribute of 5 MB": lambda: page_of(
            f'<div class="{many("share-bar ", 500_000)}">a</div>{ARTICLE}'
        ),
        "35,000 different classes": lambda: page_of(
            "".join(f'<div class="c{n} d{n * 7}">a b</div>' for n in range(int(35_000 * scale)))
        ),
        "5 MB of <": lambda: page_of(many("<", 5_000_000) + ARTICLE),
        "5 MB of &": lambda: page_of(f"<article><p>{many('&', 5_000_000)}</p></article>"),
        "comment that never ends": lambda: page_of(f"{ARTICLE}<!-- {many('a ', 2_000_000)}"),
        "script that never ends": lambda: page_of(f"{ARTICLE}<script>{many('a ', 2_000_000)}"),
        "letters with 1,000,000 accents": lambda: page_of(
            f"<article><p>a{many(chr(0x301), 1_000_000)}</p></article>"
        ),
        "one word of 5 MB": lambda: page_of(f"<article><p>{many('a', 5_000_000)}</p></article>"),
        "random bytes": lambda: (
            random.Random(1).randbytes(int(5_000_000 * scale)).decode("latin-1")
        ),
        "NULs": lambda: many("\x00", 1_000_000),
        "nothing but a script": lambda: page_of(f"<script>{many('x();', 500_000)}</script>"),
    }  # fmt: skip


def read(html: str) -> str:
    """What becomes of one page, in a word."""
    document = SourceDocument(html=html)
    try:
        rows = build_article(document, SourceContext(), input_id="in", locator="")
    except InputError as error:
        return f"refused: {error.code}"
    [article] = rows.articles
    flags = " ".join(article.quality_flags)
    return f"{article.extraction_method}: {len(article.body)} characters; {flags}"


def _measure(name: str, sender: Connection) -> None:
    read(page_of(ARTICLE))
    html = make_inputs()[name]()
    started = time.process_time()
    outcome = read(html)
    seconds = time.process_time() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    sender.send((len(html) / 1e6, seconds, peak_mb, outcome))


def _run_one(name: str) -> tuple[float, float, float, str]:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(name, sender))
    process.start()
    sender.close()
    try:
        if receiver.poll(HANGS_AFTER_S):
            size_mb, seconds, peak_mb, outcome = receiver.recv()
            return float(size_mb), float(seconds), float(peak_mb), str(outcome)
    except EOFError:
        return 0.0, 0.0, 0.0, "CRASHED"
    else:
        return 0.0, HANGS_AFTER_S, 0.0, "HANGS"
    finally:
        process.kill()
        process.join()


def run_table() -> bool:
    """Print the table; whether all inputs kept the limits."""
    is_good = True
    print("| input | MB | seconds | peak MB | outcome |\n|---|---|---|---|---|")
    for name in make_inputs():
        size_mb, seconds, peak_mb, outcome = _run_one(name)
        is_bad = seconds > MAX_SECONDS or peak_mb > MAX_PEAK_MB or outcome in ("HANGS", "CRASHED")
        is_good = is_good and not is_bad
        mark = " **over the limit**" if is_bad else ""
        print(f"| {name} | {size_mb:.1f} | {seconds:.2f} | {peak_mb:.0f} | {outcome}{mark} |")
        sys.stdout.flush()
    return is_good


def mutate(html: str, chance: random.Random) -> str:
    """A page with some of its pieces cut, doubled, swapped or filled with odd characters."""
    odd = [
        "<", ">", "</div>", "<table>", "<p", "\x00", "&#0;", "\ud800", "]]>", "<!--", "<svg>",
        "<ul><li>", "<a href=", '"', "\u202e", "<body>", "<html>", "<select>", "<br>" * 50,
    ]  # fmt: skip
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(html) + 1)
        end = min(len(html), start + int(chance.expovariate(1 / 200)))
        piece = chance.choice(["", html[start:end] * 2, chance.choice(odd), html[end : end + 300]])
        html = html[:start] + piece + html[end:]
    return html


def run_mutations(count: int, seed: int) -> bool:
    """Read damaged sample pages; whether none raised anything but InputError, or took long."""
    chance = random.Random(seed)
    pages = sample_pages()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        html = mutate(chance.choice(pages), chance)
        started = time.process_time()
        try:
            outcome = read(html)
        except Exception as error:  # noqa: BLE001, that is what is looked for
            outcome = f"CRASH {type(error).__name__}"
            print(f"page {number} of seed {seed}: {error!r}", file=sys.stderr)
        slowest = max(slowest, time.process_time() - started)
        outcomes[outcome.split(":")[0]] += 1
    for outcome, n_pages in outcomes.most_common():
        print(f"{n_pages:6} {outcome}")
    print(f"slowest page {slowest:.2f} s")
    return slowest <= MAX_SECONDS and not any(one.startswith("CRASH") for one in outcomes)


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--mutations", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    is_good = run_mutations(given.mutations, given.seed) if given.mutations else run_table()
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
