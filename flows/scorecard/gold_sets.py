"""The gold sets: one loader each, from the layout in which `--gold DIR` holds the set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.scorecard.answers import Gold, GoldPage

# " und " and its like: the sets name several authors in one text
_AND = re.compile(r"\s*[;,/&]\s*|\s+(?:und|and|et|y)\s+", re.IGNORECASE)
_PAGE_DAY = re.compile(r"_(\d{4}_\d{2}_\d{2})\.html(?:\.gz)?$")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold set and the measures that it can judge."""

    load: Callable[[Path], Iterator[GoldPage]]
    """Folder of the set -> its pages, always in the same order."""
    measures: tuple[str, ...]
    """Names of `measures.MEASURES`."""


def load_article_extraction_benchmark(folder: Path) -> Iterator[GoldPage]:
    """Bodies written out by hand."""
    for name, said in sorted(_json(folder / "ground-truth.json").items()):
        path = folder / "html" / f"{name}.html.gz"
        yield GoldPage(name, path, said.get("url"), Gold(body=said["articleBody"]))


def load_fundus_evaluation(folder: Path) -> Iterator[GoldPage]:
    """Bodies extracted by hand, paragraph by paragraph."""
    for name, said in sorted(_json(folder / "ground_truth.json").items()):
        body = "\n\n".join(said["body"])
        yield GoldPage(name, folder / "html" / name, said.get("url"), Gold(body=body))


def load_fundus_parser_tests(folder: Path) -> Iterator[GoldPage]:
    """What a parser written for each outlet finds, reviewed by its maintainers.

    An outlet's file holds one answer per version of its parser; its pages, in the order of their
    days, belong to the versions in the order of the file.
    """
    urls = _json(folder / "meta.json")
    for answers_path in sorted(folder.glob("*/*.json")):
        outlet = answers_path.stem
        pages = sorted(
            path
            for path in answers_path.parent.glob(f"{outlet}_*.html.gz")
            if _PAGE_DAY.sub("", path.name) == outlet
        )
        for path, said in zip(pages, _json(answers_path).values(), strict=False):
            name = f"{path.parent.name}/{path.name}"
            url = urls.get(name, {}).get("url")
            yield GoldPage(name, path, url, _fundus_gold(said))


def load_trafilatura_eval(folder: Path) -> Iterator[GoldPage]:
    """Segments that must and must not be in the text, and metadata where somebody looked."""
    for url, said in sorted(_json(folder / "evaldata.json").items()):
        gold = Gold(
            wanted_segments=tuple(said.get("with") or ()),
            unwanted_segments=tuple(said.get("without") or ()),
            title=said.get("title") or None,
            # a page without the key was not looked at; an empty text says that there is no author
            authors=_authors(said["author"]) if said.get("author") is not None else None,
            published=_day(said.get("date")),
        )
        yield GoldPage(said["file"], folder / said["html"], url, gold)


def load_htmldate_eval(folder: Path) -> Iterator[GoldPage]:
    """Days of first publication; many pages are files of another set."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    for line in filter(None, lines):
        said = json.loads(line)
        gold = Gold(published=_day(said["date"]))
        name = f"{said['part']}/{said['file']}"
        yield GoldPage(name, folder.parent / said["html"], said["url"], gold)


def _json(path: Path) -> dict[str, Any]:  # Any: foreign JSON, read field by field at once
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _fundus_gold(said: dict[str, Any]) -> Gold:  # Any: as above
    body = said["body"]
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*(section.get("headline") or ()), *(section.get("paragraphs") or ())]
    return Gold(
        body="\n\n".join(parts),
        title=said.get("title"),
        authors=tuple(said["authors"]) if said.get("authors") else None,
        published=datetime.fromisoformat(said["publishing_date"]),
        tags=tuple(said["topics"]) if said.get("topics") else None,
    )


def _authors(said: str | list[str]) -> tuple[str, ...]:
    parts = _AND.split(said) if isinstance(said, str) else said
    return tuple(part.strip() for part in parts if part.strip())


def _day(said: object) -> date | None:
    # a year alone, "None" and NaN stand where nobody knows the day
    try:
        return date.fromisoformat(said.strip()) if isinstance(said, str) else None
    except ValueError:
        return None


_BODY = "body_shingles"
_SEGMENTS = "body_segments"
_AUTHORS = ("authors", "credits")

GOLD_SETS: dict[str, GoldSet] = {
    "article_extraction_benchmark": GoldSet(load_article_extraction_benchmark, (_BODY,)),
    "fundus_evaluation": GoldSet(load_fundus_evaluation, (_BODY,)),
    "fundus_parser_tests": GoldSet(
        load_fundus_parser_tests,
        (_BODY, "title", *_AUTHORS, "published_day", "published_minute", "tags"),
    ),
    "trafilatura_eval": GoldSet(
        load_trafilatura_eval,
        (_SEGMENTS, "title", *_AUTHORS, "authors_invented", "credits_invented", "published_day"),
    ),
    "htmldate_eval": GoldSet(load_htmldate_eval, ("published_day",)),
}
"""Name of the folder -> set, in the order in which they are printed."""
