"""The loaders, on gold sets of a page or two in the layout of the real ones."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.scorecard.answers import Gold
from flows.scorecard.gold_sets import GOLD_SETS


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content.encode("utf-8")))
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def test_the_benchmark_gives_bodies_in_the_order_of_their_ids(tmp_path: Path) -> None:
    gold = {
        name: {"articleBody": f"Body {name}", "url": f"https://x.example/{name}"} for name in "ba"
    }
    write(tmp_path / "ground-truth.json", gold)
    write(tmp_path / "html" / "a.html.gz", "<p>Grüße")
    pages = list(GOLD_SETS["article_extraction_benchmark"].load(tmp_path))
    assert [page.name for page in pages] == ["a", "b"]
    assert pages[0].gold == Gold(body="Body a")
    assert pages[0].url == "https://x.example/a"
    assert pages[0].read() == "<p>Grüße".encode()


def test_the_evaluation_of_fundus_gives_paragraphs(tmp_path: Path) -> None:
    gold = {"A_0.html.gz": {"url": "https://a.example/", "body": ["One.", "Two."]}}
    write(tmp_path / "ground_truth.json", gold)
    (page,) = GOLD_SETS["fundus_evaluation"].load(tmp_path)
    assert page.gold == Gold(body="One.\n\nTwo.")
    assert page.path == tmp_path / "html" / "A_0.html.gz"


def test_the_parser_tests_pair_versions_with_pages_by_day(tmp_path: Path) -> None:
    said = {
        "title": "T",
        "authors": ["Ana Díaz"],
        "body": {"summary": ["S."], "sections": [{"headline": ["H"], "paragraphs": ["P."]}]},
        "publishing_date": "2024-05-16 09:26:10+00:00",
        "topics": [],
    }
    second = {**said, "title": "U", "authors": [], "topics": ["x", "y"]}
    write(tmp_path / "de" / "Post.json", {"V1": said, "V1_1": second})
    for name in ("Post_2025_01_02", "Post_2024_05_16", "Post_Extra_2024_01_01"):
        write(tmp_path / "de" / f"{name}.html.gz", name)
    write(tmp_path / "meta.json", {"de/Post_2024_05_16.html.gz": {"url": "https://p.example/1"}})
    first_page, second_page = GOLD_SETS["fundus_parser_tests"].load(tmp_path)
    assert first_page.name == "de/Post_2024_05_16.html.gz"
    assert first_page.url == "https://p.example/1"
    assert first_page.gold == Gold(
        body="S.\n\nH\n\nP.",
        title="T",
        authors=("Ana Díaz",),
        published=datetime(2024, 5, 16, 9, 26, 10, tzinfo=UTC),
    )
    assert second_page.url is None
    assert (second_page.gold.title, second_page.gold.authors) == ("U", None)
    assert second_page.gold.tags == ("x", "y")


def test_the_evaluation_of_trafilatura_tells_no_author_from_nobody_looked(tmp_path: Path) -> None:
    page = {"file": "f", "html": "html/f.html.gz", "with": ["a"], "without": ["b"]}
    gold = {
        "https://a.example/": {**page, "author": "Ana Díaz und Bo Li", "date": "2024-05-16"},
        "https://b.example/": {**page, "author": "", "title": "", "date": "2024"},
        "https://c.example/": page,
        "https://d.example/": {**page, "author": ["Ana Díaz", "NDR"], "title": "D"},
    }
    write(tmp_path / "evaldata.json", gold)
    found = [page.gold for page in GOLD_SETS["trafilatura_eval"].load(tmp_path)]
    assert [one.authors for one in found] == [
        ("Ana Díaz", "Bo Li"),
        (),
        None,
        ("Ana Díaz", "NDR"),
    ]
    assert [one.published for one in found] == [date(2024, 5, 16), None, None, None]
    assert [one.title for one in found] == [None, None, None, "D"]
    assert (found[2].wanted_segments, found[2].unwanted_segments) == (("a",), ("b",))


def test_the_dates_take_pages_of_their_neighbour(tmp_path: Path) -> None:
    line = {"date": "2013-02-16", "file": "f.html", "part": "default", "url": "https://f.example/"}
    folder = tmp_path / "htmldate_eval"
    rows = [
        {**line, "html": "trafilatura_eval/html/f.html.gz"},
        {**line, "file": "g.html", "date": float("nan"), "html": "htmldate_eval/html/g.html.gz"},
    ]
    write(folder / "gold.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    known, unknown = GOLD_SETS["htmldate_eval"].load(folder)
    assert known.name == "default/f.html"
    assert known.path == tmp_path / "trafilatura_eval" / "html" / "f.html.gz"
    assert known.gold == Gold(published=date(2013, 2, 16))
    assert unknown.gold == Gold()


@pytest.mark.gold
def test_every_page_of_the_real_sets_is_there_under_a_name_of_its_own(gold: Path) -> None:
    for name, gold_set in GOLD_SETS.items():
        if not (gold / name).is_dir():
            continue
        pages = list(gold_set.load(gold / name))
        assert pages
        assert len({page.name for page in pages}) == len(pages)
        assert [page.name for page in pages if not page.path.is_file()] == []
