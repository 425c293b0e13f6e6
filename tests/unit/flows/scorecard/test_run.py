"""A whole scorecard on an invented gold set, and what it is put together from."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import orjson
import pytest
import typer
from typer.testing import CliRunner

from flows.commands.scorecard import scorecard
from flows.scorecard.answers import Answer, Gold, GoldPage, Published
from flows.scorecard.pipeline import answer_from_rows
from flows.scorecard.run import ScoreRow, find_sets, find_worst, score_set
from flows.scorecard.table import score_table, verdict
from flows.scorecard.targets import Target
from schemas.errors import ConfigError

SENTENCE = "The river fell by two metres overnight, the council said in Harrowick on Monday. "
PAGE = f"""<html lang="en"><head><title>Floods recede in Harrowick</title></head><body><article>
<h1>Floods recede in Harrowick</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 4}</p></article></body>
</html>"""


def page(name: str, gold: Gold) -> GoldPage:
    return GoldPage(name, Path(name), None, gold)


def benchmark_at(gold: Path) -> None:
    folder = gold / "article_extraction_benchmark"
    (folder / "html").mkdir(parents=True)
    body = f"{SENTENCE * 3}\n{SENTENCE * 4}"
    truth = {
        name: {"articleBody": body, "url": f"https://a.example/{name}"} for name in ("good", "bare")
    }
    (folder / "ground-truth.json").write_text(json.dumps(truth))
    for name, html in (("good", PAGE), ("bare", "<html><body><script>x()</script></body></html>")):
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))


def test_scores_stand_beside_each_other_and_fields_not_offered_stay_blank() -> None:
    pages = [page("p", Gold(body="a b c d", title="T", tags=("x",))), page("q", Gold())]
    answers = {
        "copydesk": {"p": Answer(body="a b c d", title="t", tags=("x",)), "q": Answer()},
        "resiliparse": {"p": Answer(body="z"), "q": Answer()},
    }
    rows = score_set("fundus_parser_tests", ("body", "title", "authors"), pages, answers)
    assert [(row.measure, row.n, row.scores) for row in rows] == [
        ("body_shingles", 1, {"copydesk": 1.0, "resiliparse": 0.0}),
        ("title", 1, {"copydesk": 1.0, "resiliparse": None}),
    ]


def test_the_worst_pages_are_those_furthest_behind_trafilatura() -> None:
    pages = [page(name, Gold(body="a b c d e")) for name in "pqr"]
    ours = {
        "p": Answer(body="a b c d", method="fast", flags=("short_body",)),
        "q": Answer(error="no_body: none"),
        "r": Answer(body="a b c d e"),
    }
    theirs = {name: Answer(body="a b c d e") for name in "pqr"}
    found = find_worst(
        "fundus_evaluation", pages, {"copydesk": ours, "trafilatura": theirs}, n_worst=5
    )
    assert [(one.page, one.ours_f1) for one in found] == [("q", 0.0), ("p", pytest.approx(2 / 3))]
    assert (found[0].error, found[1].method) == ("no_body: none", "fast")
    answers = {"copydesk": ours, "trafilatura": theirs}
    assert len(find_worst("fundus_evaluation", pages, answers, n_worst=1)) == 1
    assert find_worst("htmldate_eval", pages, answers, n_worst=1) == []


def test_the_verdict_knows_where_lower_is_better() -> None:
    def row(measure: str, score: float, target: Target | None) -> ScoreRow:
        return ScoreRow("s", measure, 1, {"copydesk": score}, target)

    bounds = Target(0.8, 0.9)
    found = [verdict(row("title", score, bounds)) for score in (0.95, 0.85, 0.7)]
    assert found == ["aim", "yes", "NO"]
    bounds = Target(0.25, 0.12)
    found = [verdict(row("authors_invented", score, bounds)) for score in (0.1, 0.2, 0.3)]
    assert found == ["aim", "yes", "NO"]
    assert verdict(row("title", 0.5, None)) == "-"
    assert "0.500" in score_table([row("title", 0.5, None)])


def test_a_set_that_is_missing_is_skipped_with_a_message(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "htmldate_eval").mkdir()
    assert find_sets(tmp_path, (), ("published",), said.append) == ["htmldate_eval"]
    assert any("trafilatura_eval: skipped" in line for line in said)
    assert not any("article_extraction_benchmark" in line for line in said)


def test_no_set_at_all_and_unknown_words_are_wrong_usage(tmp_path: Path) -> None:
    for names, fields in (((), ("body",)), (("nobody",), ("body",)), ((), ("nothing",))):
        with pytest.raises(ConfigError):
            find_sets(tmp_path, names, fields, print)


def test_the_longest_article_of_a_page_answers_for_it() -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    row = {
        "article_id": "a", "body": "short", "title": "T", "authors": ["Ana"], "keywords": ["k"],
        "published_at": moment, "published_precision": "minute", "published_tz_offset_min": 60,
        "extraction_method": "m", "quality_flags": ["f"],
    }  # fmt: skip
    longer = {**row, "article_id": "b", "body": "longer text", "published_precision": "hour"}
    signed = [{"article_id": "b", "name": "Ana"}, {"article_id": "b", "name": "dpa"}]
    answer = answer_from_rows({"articles": [row, longer], "authors": signed})
    assert (answer.body, answer.credits, answer.method) == ("longer text", ("Ana", "dpa"), "m")
    assert answer.published == Published(frozenset({date(2026, 3, 1), date(2026, 3, 2)}))
    assert answer_from_rows({"articles": [row]}).published.instant == moment


def test_a_day_or_less_is_no_instant_and_a_month_no_day() -> None:
    def published(precision: str, offset_min: int | None) -> Published:
        row: dict[str, object] = {
            "article_id": "a", "body": "b", "title": None, "authors": [], "keywords": [],
            "published_at": datetime(2026, 3, 1, tzinfo=UTC), "published_precision": precision,
            "published_tz_offset_min": offset_min, "extraction_method": "", "quality_flags": [],
        }  # fmt: skip
        return answer_from_rows({"articles": [row]}).published

    day = Published(frozenset({date(2026, 3, 1)}))
    assert published("day", -int(timedelta(hours=5).total_seconds() // 60)) == day
    assert published("second", None) == day
    assert published("month", None) == Published()


def test_a_page_without_an_article_says_why() -> None:
    row = {"error_code": "no_body", "message": "nothing there"}
    assert answer_from_rows({"quarantine": [row]}).error == "no_body: nothing there"
    row = {"outcome": "filtered", "reason": "no_article"}
    assert answer_from_rows({"record_outcomes": [row]}).error == "filtered: no_article"
    assert answer_from_rows({}).error == "no row at all"


def test_the_command_prints_a_table_or_json_and_talks_on_stderr(tmp_path: Path) -> None:
    benchmark_at(tmp_path / "gold")
    app = typer.Typer()
    app.command()(scorecard)
    out = tmp_path / "card.json"
    arguments = ["--gold", str(tmp_path / "gold"), "--workers", "1", "--out", str(out)]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if "4-shingle F1" in line)
    # one page of two is whole: precision 1, recall 1/2
    assert line.split()[:6] == [
        "article_extraction_benchmark",
        "body",
        "4-shingle",
        "F1",
        "2",
        "0.667",
    ]
    assert "no article from bare: no_body" in result.stderr
    card = orjson.loads(out.read_bytes())
    assert card["scores"][0]["scores"].keys() == {"copydesk", "trafilatura", "trafilatura-fast"}
    assert card["scores"][0]["holds"] == "NO"
    assert card["errors"]["article_extraction_benchmark"]["copydesk"] == {"no_body": 1}


def test_a_set_of_facts_is_read_from_its_folder_and_scored_beside_its_baseline(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "gold" / "bbc_2004_2005"
    folder.mkdir(parents=True)
    text = "The striker scored twice as the club won the league final. " * 3
    record = {"id": "a", "title": "Striker wins final", "text": text, "topic": "sport"}
    (folder / "docs.jsonl.gz").write_bytes(gzip.compress(json.dumps(record).encode()))
    app = typer.Typer()
    app.command()(scorecard)
    out = tmp_path / "card.json"
    arguments = ["--gold", str(tmp_path / "gold"), "--field", "topics", "--out", str(out)]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if "topics of the text" in line]
    assert len(lines) == 3
    scores = orjson.loads(out.read_bytes())["fact_scores"]
    assert {one["set"] for one in scores} == {"bbc_topics"}
    assert scores[1]["scores"]["copydesk"] == 1.0
