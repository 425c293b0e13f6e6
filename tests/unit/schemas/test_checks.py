"""Checks find bad rows, and only those."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any  # Any: values of all column types

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from schemas.checks import SPANS, all_bad_row_queries, bad_row_queries
from schemas.contract import TABLES, Field, Table, fields_of
from schemas.ddl import create_table_sql

BODY = (
    "Zoe\u0308 said \U0001f469\u200d\U0001f469\u200d\U0001f467 “Non, merci” "
    "in \U0001f1eb\U0001f1f7 Paris."
)
# One code point, several code points, and what a reader would call one character.
SURFACES = ("Zoe\u0308", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f1eb", "Paris")


def blank(field: Field) -> Any:
    if field.is_nullable:
        return None
    if field.is_list:
        return []
    if field.vocabulary:
        return field.vocabulary[0]
    if field.python_type not in (str, int, float, bool, date, datetime):
        return {inner.name: blank(inner) for inner in fields_of(field.python_type)}
    return {str: "", int: 1, float: 0.5, bool: True, date: date(2026, 1, 1)}.get(
        field.python_type, datetime(2026, 1, 1, tzinfo=UTC)
    )


class Lake:
    """A lake in memory, without NOT NULL: Parquet files do not enforce it either."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        for table in TABLES.values():
            sql = create_table_sql(table, "main").replace(" NOT NULL", "")
            self.connection.execute(sql)

    def add(self, name: str, **values: Any) -> None:
        table = TABLES[name]
        row = {field.name: blank(field) for field in fields_of(table.row_class)} | values
        schema = pa.schema([field.with_nullable(True) for field in arrow_schema(table)])
        self.connection.register("incoming", pa.Table.from_pylist([row], schema=schema))
        self.connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
        self.connection.unregister("incoming")

    def add_article(self, article_id: str = "a1", body: str = BODY, **values: Any) -> None:
        digest = hashlib.sha256(body.encode()).hexdigest()
        self.add(
            "inputs", input_id="i-" + article_id, first_run_id="r", last_run_id="r", records_in=4
        )
        values = {"input_id": "i-" + article_id, "body_sha256": digest} | values
        self.add("articles", article_id=article_id, body=body, **values)

    def failing(self, name: str) -> set[str]:
        queries = bad_row_queries(TABLES[name])
        return {check for check, sql in queries.items() if self.connection.execute(sql).fetchall()}


@pytest.fixture
def lake() -> Lake:
    lake = Lake()
    lake.add("runs", run_id="r")
    return lake


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_an_empty_table_passes_every_check(lake: Lake, table: Table) -> None:
    assert len(bad_row_queries(table)) >= len(table.key)
    assert lake.failing(table.name) == set()


def test_sound_rows_pass_every_check(lake: Lake) -> None:
    lake.add_article(paragraphs=[{"start": 0, "end": len(BODY), "kind": "text"}])
    assert {name: lake.failing(name) for name in ("runs", "inputs", "articles")} == {
        "runs": set(),
        "inputs": set(),
        "articles": set(),
    }


def test_the_same_key_twice_is_found(lake: Lake) -> None:
    lake.add("runs", run_id="r")
    assert lake.failing("runs") == {"key is not unique: run_id"}


def test_a_null_in_the_key_counts_as_a_value(lake: Lake) -> None:
    lake.add("stories", story_id="s")
    for _ in range(2):
        lake.add("figure_series", story_id="s", event_type="killed", place_id=None)
    assert lake.failing("figure_series") == {"key is not unique: story_id, event_type, place_id"}


def test_a_null_where_none_may_be_is_found(lake: Lake) -> None:
    lake.add_article(source=None)
    assert lake.failing("articles") == {"source is null"}


def test_a_reference_to_nothing_is_found(lake: Lake) -> None:
    lake.add_article(input_id="gone", story_id="gone")
    assert lake.failing("articles") == {
        "input_id is not in inputs.input_id",
        "story_id is not in stories.story_id",
    }


def test_a_value_outside_its_limits_is_found(lake: Lake) -> None:
    lake.add("places", place_id="p", lat=91.0, lon=-200.0, population=-1)
    lake.add("places", place_id="nan", lat=float("nan"))
    assert lake.failing("places") == {
        "lat is above 90",
        "lon is below -180",
        "population is below 0",
    }
    (low,) = lake.connection.execute(
        bad_row_queries(TABLES["places"])["lon is below -180"]
    ).fetchall()
    assert low == ("p", -200.0)


def test_a_word_outside_its_vocabulary_is_found_also_in_nested_fields(lake: Lake) -> None:
    lake.add_article(
        article_type="rumour", paragraphs=[{"start": 0, "end": len(BODY), "kind": "verse"}]
    )
    assert lake.failing("articles") == {
        "article_type is not in its vocabulary",
        "paragraphs[].kind is not in its vocabulary",
    }


def test_nulls_inside_lists_and_structs_are_found(lake: Lake) -> None:
    lake.add_article(authors=["Anna Weir", None])
    lake.add("runs", run_id="r2", counts={"records_in": None})
    assert lake.failing("articles") == {"authors[] is null"}
    assert "counts.records_in is null" in lake.failing("runs")


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", [name for name in SPANS if name != "quotes"])
def test_offsets_count_code_points(lake: Lake, name: str, surface: str) -> None:
    lake.add_article()
    start = BODY.index(surface)
    span = {"article_id": "a1", "char_start": start, "char_end": start + len(surface)}
    lake.add(name, **span, surface=surface)
    assert lake.failing(name) == set()
    lake.add(
        name,
        **{**span, "char_start": start + 1},
        surface=surface,
        method="off by one",
        **({"quantity_id": "2"} if name == "quantities" else {}),
    )
    assert lake.failing(name) == {"body[char_start:char_end] is not surface"} | (
        # One code point, cut from its start, leaves an empty span.
        {"span is not inside the body"} if len(surface) == 1 else set()
    )


def test_a_span_that_leaves_the_body_is_found(lake: Lake) -> None:
    lake.add_article()
    lake.add("sentences", article_id="a1", char_start=0, char_end=len(BODY) + 1)
    assert lake.failing("sentences") == {"span is not inside the body"}


def test_a_quotation_must_hold_its_words_and_name_its_speaker(lake: Lake) -> None:
    lake.add_article()
    start = BODY.index("“")
    good = {
        "article_id": "a1",
        "char_start": start,
        "char_end": BODY.index("”") + 1,
        "quote_text": "Non, merci",
        "speaker_surface": "Zoe\u0308",
        "speaker_start": 0,
        "speaker_end": 4,
    }
    lake.add("quotes", quote_id="q1", **good)
    assert lake.failing("quotes") == set()
    lake.add("quotes", quote_id="q2", **{**good, "quote_text": "No, thanks", "speaker_end": 3})
    lake.add("quotes", quote_id="q3", **{**good, "speaker_start": None, "speaker_end": None})
    assert lake.failing("quotes") == {
        "quote_text is not in body[char_start:char_end]",
        "body[speaker_start:speaker_end] is not speaker_surface",
        "speaker is named without a span, or the other way round",
    }


@pytest.mark.parametrize(
    "spans", [[(0, 4), (3, 9)], [(0, 4), (4, 999)], [(-1, 3)], [(2, 2)], [(5, 9), (0, 4)]]
)
def test_paragraphs_stand_in_order_inside_the_body(
    lake: Lake, spans: list[tuple[int, int]]
) -> None:
    paragraphs = [{"start": start, "end": end, "kind": "text"} for start, end in spans]
    lake.add_article(paragraphs=paragraphs)
    assert lake.failing("articles") == {"paragraphs are not in order inside the body"}


def test_a_body_that_is_not_the_one_hashed_is_found(lake: Lake) -> None:
    lake.add_article(body_sha256="0" * 64)
    assert lake.failing("articles") == {"body_sha256 is not the hash of the body"}


def test_an_input_whose_records_do_not_add_up_is_found(lake: Lake) -> None:
    runs = {"first_run_id": "r", "last_run_id": "r"}
    lake.add("inputs", input_id="lost one", records_in=5, **runs)
    lake.add("inputs", input_id="says so", records_in=4, is_balanced=False, **runs)
    lake.add("inputs", input_id="sound", records_in=4, **runs)
    sql = bad_row_queries(TABLES["inputs"])["records do not balance"]
    assert [row[0] for row in lake.connection.execute(sql).fetchall()] == ["lost one", "says so"]


def test_there_are_checks_for_every_table() -> None:
    assert list(all_bad_row_queries()) == list(TABLES)
