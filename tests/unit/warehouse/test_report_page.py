"""The HTML page: self-contained, escaped, and silent about nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pyarrow as pa
import pytest

from warehouse.report_charts import MOST_BARS, MOST_SERIES, draw_chart
from warehouse.report_page import FOLD_AFTER, MOST_ROWS, mask_password, render_page
from warehouse.reporting import ReportParameters, ReportResult, load_report, report_names

NOW = datetime(2026, 3, 20, 6, 30, tzinfo=UTC)
VOID = {"meta", "input", "br", "rect", "line"}


class Outline(HTMLParser):
    """Collects tags and text, and fails where a tag is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    assert parser.open == []
    return parser


def volume(days: int = 3, sources: tuple[str, ...] = ("Courier", "Gazette")) -> ReportResult:
    rows = [
        {
            "day": date(2026, 3, 1) + timedelta(days=day),
            "source": source,
            "n_articles": day + 1,
            "n_all": day + 1,
            "n_imprecise": 0,
            "words": 1234567,
            "is_undated": False,
        }
        for day in range(days)
        for source in sources
    ]
    undated = {**rows[0], "day": None, "n_articles": 7, "is_undated": True}
    return ReportResult(
        load_report("volume"), pa.Table.from_pylist([*rows, undated]), ReportParameters()
    )


def coverage() -> ReportResult:
    rows = [
        {
            "day": date(2026, 3, day),
            "source": "Courier",
            "n_articles": 0 if day == 2 else 4,
            "n_all": 0 if day == 2 else 4,
            "n_inputs_with_articles": 1,
            "n_inputs": 1,
            "is_gap": day == 2,
            "is_undated": False,
        }
        for day in (1, 2, 3)
    ]
    return ReportResult(load_report("coverage"), pa.Table.from_pylist(rows), ReportParameters())


def languages(names: list[str | None]) -> ReportResult:
    rows = [
        {
            "language": name,
            "n_articles": 100 - number,
            "n_undated": 0,
            "share": 0.25,
            "n_sources": 1,
            "mean_confidence": None,
            "n_declared_otherwise": 0,
        }
        for number, name in enumerate(names)
    ]
    return ReportResult(load_report("languages"), pa.Table.from_pylist(rows), ReportParameters())


def page(*results: ReportResult, lake_uri: str = "lake") -> str:
    return render_page(results, lake_uri=lake_uri, generated_at=NOW, totals={"articles": 9300})


def test_the_page_asks_the_network_for_nothing() -> None:
    html = page(volume(), coverage(), languages(["en"]))
    parsed = outline(html)
    loading = {"src", "srcset", "data", "action", "background"}
    assert not [attrs for _, attrs in parsed.tags if loading & set(attrs)]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in parsed.tags)
    assert not re.search(r"url\(|@import|https?://", html)
    assert "default-src 'none'" in html


def test_text_from_data_is_escaped_in_tables_and_charts() -> None:
    html = page(volume(sources=("<img onerror=x>",)), languages(['"><script>alert(1)</script>']))
    assert "<img" not in html
    assert html.count("<script") == 1
    outline(html)


def test_each_report_has_its_place_in_the_contents_with_heading_question_and_sql() -> None:
    results = [
        ReportResult(load_report(name), pa.table({}), ReportParameters()) for name in report_names()
    ]
    parsed = outline(page(*results))
    ids = {attrs.get("id") for _, attrs in parsed.tags}
    links = [attrs["href"] for tag, attrs in parsed.tags if tag == "a"]
    assert links == [f"#{name}" for name in report_names()]
    assert {link.removeprefix("#") for link in links if link} <= ids
    text = "".join(parsed.text)
    assert all(result.report.question in text and result.report.sql in text for result in results)
    assert text.count("No rows.") == len(results)


def test_tables_have_a_caption_and_column_headings_with_scope() -> None:
    parsed = outline(page(volume()))
    assert [tag for tag, _ in parsed.tags].count("caption") == 1
    headings = [attrs for tag, attrs in parsed.tags if tag == "th"]
    assert len(headings) == len(load_report("volume").columns)
    assert {attrs.get("scope") for attrs in headings} == {"col"}


def test_figures_are_grouped_shares_are_percentages_and_nulls_are_dashes() -> None:
    html = page(volume(), languages([None]))
    assert ">1,234,567<" in html
    assert ">25.0%<" in html
    assert '<td class="null" data-key="">–</td>' in html
    assert "<dd>9,300</dd>" in html


def test_what_was_asked_for_is_said() -> None:
    asked = ReportParameters(date(2026, 3, 1), date(2026, 3, 9), "Courier")
    assert "2026-03-01 up to, not including, 2026-03-09; source Courier" in page(
        replace(volume(), parameters=asked)
    )
    assert "from 2026-03-01 on; all sources" in page(
        replace(volume(), parameters=ReportParameters(date(2026, 3, 1)))
    )
    assert "first day up to, not including, 2026-03-09" in page(
        replace(volume(), parameters=ReportParameters(date_to=date(2026, 3, 9)))
    )


def test_a_long_table_holds_every_row_and_the_script_folds_it() -> None:
    html = page(volume(days=FOLD_AFTER))
    assert html.count("<tr>") == 1 + 2 * FOLD_AFTER + 1
    assert f"const most = {FOLD_AFTER};" in html


def test_a_table_too_long_for_a_page_says_what_is_left_out() -> None:
    html = page(languages([f"x{number}" for number in range(MOST_ROWS + 5)]))
    assert "holds the first 2,000 of 2,005 rows" in html
    assert "copydesk report languages --format csv" in html


def test_a_password_in_the_address_of_the_lake_is_masked() -> None:
    assert mask_password("postgres://desk:s3cret@db/lake") == "postgres://desk:***@db/lake"
    assert mask_password("dbname=x password=s3cret host=h") == "dbname=x password=*** host=h"
    assert "s3cret" not in page(volume(), lake_uri="postgres://desk:s3cret@db/lake")


def test_the_same_results_give_the_same_page() -> None:
    assert page(volume(), coverage()) == page(volume(), coverage())


def test_bars_are_stacked_by_source_and_undated_articles_are_told() -> None:
    chart = draw_chart(volume())
    assert chart is not None
    assert chart.svg.count("<rect") == 6
    assert "1 Mar 2026, Courier: 1" in chart.svg
    assert chart.caption == "Articles per day, by source. 7 undated articles are not drawn."
    # Courier is larger: the undated article of the fixture is not drawn, so the names decide.
    assert chart.legend == (("s0", "Courier"), ("s1", "Gazette"))


def test_sources_beyond_the_palette_are_drawn_together_and_counted() -> None:
    chart = draw_chart(volume(sources=tuple(f"Source {n}" for n in range(MOST_SERIES + 3))))
    assert chart is not None
    assert chart.legend[-1] == ("rest", "all others (3)")
    assert 'class="rest"' in chart.svg


@pytest.mark.parametrize(
    ("days", "unit"), [(62, "day"), (63, "week"), (500, "month"), (4000, "year")]
)
def test_many_days_are_put_together(days: int, unit: str) -> None:
    chart = draw_chart(volume(days=days, sources=("Courier",)))
    assert chart is not None
    assert f"Articles per {unit}" in chart.caption
    drawn = sum(
        int(value.replace(",", "")) for value in re.findall(r": ([\d,]+)</title>", chart.svg)
    )
    assert drawn == days * (days + 1) // 2


def test_a_gap_is_marked_in_the_heat_map() -> None:
    chart = draw_chart(coverage())
    assert chart is not None
    assert chart.svg.count('class="gap"') == 1
    assert "Courier, 2 Mar 2026: 0, gap" in chart.svg


def test_bars_beyond_the_largest_are_counted_in_the_caption() -> None:
    chart = draw_chart(languages([f"x{number}" for number in range(MOST_BARS + 4)]))
    assert chart is not None
    assert chart.caption == f"Articles by language. The {MOST_BARS} largest; 4 more in the table."


def test_nothing_is_drawn_without_rows_or_without_a_hint() -> None:
    empty = replace(languages([]), table=pa.table({"language": pa.array([], pa.string())}))
    assert draw_chart(empty) is None
    assert draw_chart(ReportResult(load_report("runs"), pa.table({}), ReportParameters())) is None
    only_undated = volume(days=1).table.slice(2, 1)
    assert draw_chart(replace(volume(), table=only_undated)) is None
    zeros = languages(["en"]).table.drop_columns(["n_articles"])
    zeros = zeros.append_column("n_articles", pa.array([0]))
    assert draw_chart(replace(languages(["en"]), table=zeros)) is None
