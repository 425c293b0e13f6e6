r"""Words per second of each step of the search for facts, per profile, and its share of the whole.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 \
        python -m benchmarks.fields --pages FOLDER --rounds 5     # HTML pages
    ... --corpus 200                                   # invented pages

Two baselines run in the same rounds on the same texts: a plain loop of `nlp(text)` with the same
model and all its components, for the full profile, and the extraction of the pages alone, for the
light one. Process CPU time, one process, one thread; medians of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.corpus import numbered_pages
from flows.steps.document import WorkItem, read_document
from flows.steps.fact_settings import FactSettings
from flows.steps.models import load_resources
from schemas.documents import RawRecord, SourceContext
from schemas.errors import CopydeskError, NoArticle
from schemas.tables.corpus import Article
from schemas.vocabularies import Profile
from transforms.facts import PROFILES, Draft, FactResources

Seconds = dict[str, float]


def html_pages(folder: Path) -> Iterator[bytes]:
    """The pages below a folder, packed or not."""
    for path in sorted(folder.rglob("*.html*")):
        data = path.read_bytes()
        yield gzip.decompress(data) if path.suffix == ".gz" else data


def work_items(pages: Sequence[bytes]) -> list[WorkItem]:
    """The pages as a reader hands them to a worker."""
    return [
        WorkItem("input", "page", SourceContext(), RawRecord(str(number), "html", page))
        for number, page in enumerate(pages)
    ]


def extract(items: Sequence[WorkItem]) -> list[Article]:
    """The articles of the pages; pages that are none are left out."""
    found: list[Article] = []
    for item in items:
        try:
            found += read_document(item).articles
        except (NoArticle, CopydeskError):
            continue
    return found


def timed(call: Callable[[], object]) -> float:
    """Process CPU seconds of a call."""
    started = time.process_time()
    call()
    return time.process_time() - started


def time_steps(articles: Sequence[Article], resources: FactResources) -> Seconds:
    """CPU seconds of each step of the profile over the articles."""
    seconds: Seconds = defaultdict(float)
    for article in articles:
        draft = Draft(article)
        for step in PROFILES[resources.profile]:
            started = time.process_time()
            step(draft, resources)
            seconds[step.__name__.removeprefix("add_")] += time.process_time() - started
    return dict(seconds)


def plain_loop(texts: Sequence[str], package: str) -> Callable[[], None]:
    """A loop of `nlp(text)` with all components of the model."""
    model = importlib.import_module(package).load()

    def run() -> None:
        for text in texts:
            model(text)

    return run


def print_steps(title: str, rounds: Sequence[Seconds], n_words: int, n_articles: int) -> float:
    """Print the medians of a profile; returns the seconds of all its steps."""
    medians = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    total = sum(medians.values())
    print(
        f"\n{title}: {n_words / total:,.0f} words/s, {total / n_articles * 1e3:.2f} ms an article"
    )
    for name, seconds in medians.items():
        print(
            f"  {name:<12}{n_words / seconds:>12,.0f} words/s "
            f"{seconds / n_words * 1e6:8.2f} us/word {seconds / n_articles * 1e3:8.3f} ms/article "
            f"{seconds / total:6.1%}"
        )
    return total


def main() -> None:
    """Time the rounds and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--corpus", type=int, default=200)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    pages = (
        list(html_pages(asked.pages))[: asked.limit] if asked.pages else made_pages(asked.corpus)
    )
    items = work_items(pages)
    articles = [one for one in extract(items) if one.language == "en"]
    n_words = sum(one.word_count for one in articles)
    print(f"{len(pages)} pages, {len(articles)} articles in English, {n_words:,} words")
    settings = FactSettings()
    resources = {profile: load_resources(FactSettings(profile)) for profile in Profile}
    loop = plain_loop([one.body for one in articles], settings.models[0][1])
    gc.freeze()  # as in the workers (flows/steps/preloaded.py): models are not looked at again
    loops, extractions = [], []
    steps: dict[Profile, list[Seconds]] = defaultdict(list)
    for _ in range(asked.rounds):
        extractions.append(timed(lambda: extract(items)))
        for profile in Profile:
            steps[profile].append(time_steps(articles, resources[profile]))
        loops.append(timed(loop))
    totals = {
        profile: print_steps(profile, steps[profile], n_words, len(articles)) for profile in Profile
    }
    loop_s, extraction_s = statistics.median(loops), statistics.median(extractions)
    share = totals[Profile.LIGHT] / len(articles) / (extraction_s / len(pages))
    print(f"\nplain loop of nlp(text): {n_words / loop_s:,.0f} words/s")
    print(f"full profile against it: {loop_s / totals[Profile.FULL]:.2f} x")
    print(f"extraction alone: {extraction_s / len(pages) * 1e3:.2f} ms a page")
    print(f"light profile adds: {share:.0%} of the extraction of an article")


def made_pages(n_pages: int) -> list[bytes]:
    """Invented pages, as the other benchmarks use them."""
    return [page.encode() for _, page in numbered_pages(n_pages, fillers=4)]


if __name__ == "__main__":
    main()
