"""Results as a table, JSON, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.errors import ConfigError
from warehouse.result_formats import table_text, write_result


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(sql: str, result_format: str) -> str:
    stream = io.StringIO()
    write_result(duckdb.connect().sql(sql), result_format, stream)
    return stream.getvalue()


def value(expression: str) -> object:
    (row,) = json.loads(written(f"SELECT {expression} AS v", "json"))
    return row["v"]


def test_json_is_one_line_with_an_array_of_objects() -> None:
    assert written("SELECT COUNT(*) AS n FROM RANGE(93)", "json") == '[{"n": 93}]\n'
    assert written("SELECT 1 AS n WHERE FALSE", "json") == "[]\n"
    assert written("SELECT * FROM RANGE(2) AS t(n)", "json") == '[{"n": 0}, {"n": 1}]\n'


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("TIMESTAMPTZ '2026-03-01 12:30:00+02'", "2026-03-01T10:30:00Z"),
        ("TIMESTAMPTZ '2026-03-01 12:30:00.25+00'", "2026-03-01T12:30:00.250000Z"),
        ("TIMESTAMP '2026-03-01 12:30:00'", "2026-03-01T12:30:00"),
        ("TIMESTAMP_NS '2026-03-01 12:30:00.000000001'", "2026-03-01 12:30:00.000000001"),
        ("DATE '2026-03-01'", "2026-03-01"),
        ("TIME '12:30:00'", "12:30:00"),
        ("SUM(2)", 2),
        ("1.50::DECIMAL(4, 2)", 1.5),
        ("'NaN'::DOUBLE", None),
        ("NULL", None),
        ("TRUE", True),
        ("'é\u200d\U0001f469'", "é\u200d\U0001f469"),
        ("'ab'::BLOB", "6162"),
        ("'x'::ENUM('x', 'y')", "x"),
        ("MAP {'k': 1}", [["k", 1]]),
        ("[{'start': 1, 'kind': NULL}]", [{"start": 1, "kind": None}]),
        ("[TIMESTAMPTZ '2026-03-01 00:00:00+00']", ["2026-03-01T00:00:00Z"]),
    ],
)
def test_json_holds_every_type(expression: str, expected: object) -> None:
    assert value(expression) == expected


def test_an_instant_is_utc_in_any_session_zone() -> None:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'Asia/Tokyo'")
    stream = io.StringIO()
    write_result(connection.sql("SELECT TIMESTAMPTZ '2026-03-01 00:00:00+00' AS t"), "csv", stream)
    assert stream.getvalue() == "t\r\n2026-03-01T00:00:00Z\r\n"


def test_columns_of_one_name_are_told_apart() -> None:
    assert written("SELECT 1 AS a, 2 AS a, 3 AS a_2", "json") == '[{"a": 1, "a_3": 2, "a_2": 3}]\n'


def test_csv_is_rfc_4180_and_keeps_null_and_empty_apart() -> None:
    text = written(
        """SELECT 'a,b' AS x, 'say "no"' AS y, 'l1\nl2' AS "z,z", '' AS e, NULL AS n""", "csv"
    )
    assert text == 'x,y,"z,z",e,n\r\n"a,b","say ""no""","l1\nl2","",\r\n'
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [
        "a,b",
        'say "no"',
        "l1\nl2",
        "",
        "",
    ]


def test_csv_writes_a_lone_null_so_that_no_reader_skips_the_row() -> None:
    assert written("SELECT NULL AS a", "csv") == 'a\r\n""\r\n'


def test_csv_writes_lists_and_structs_as_json() -> None:
    assert written("SELECT [1, 2] AS l, {'a': TRUE} AS s, FALSE AS b", "csv") == (
        'l,s,b\r\n"[1, 2]","{""a"": true}",false\r\n'
    )


def test_a_table_is_aligned_and_counts_its_rows() -> None:
    assert written(
        "SELECT 'é' AS name, 1200 AS n UNION ALL SELECT NULL, 7 ORDER BY n DESC", "table"
    ) == ("name     n\n────  ────\né     1200\n-        7\n(2 rows)\n")
    assert written("SELECT 1 AS n WHERE FALSE", "table") == "n\n─\n(0 rows)\n"


def test_wide_characters_take_two_cells() -> None:
    lines = table_text(pa.table({"a": ["日本", "x"], "b": ["1", "2"]})).splitlines()
    assert lines[2:4] == ["日本  1", "x     2"]


def test_only_a_terminal_cuts_and_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    result = pa.table({"t": ["x" * 60], "n": [123456789012345]})
    terminal, pipe = Terminal(), io.StringIO()
    write_result(result, "table", terminal)
    write_result(result, "table", pipe)
    assert "…  123456789012345\n" in terminal.getvalue()
    assert max(map(len, terminal.getvalue().splitlines())) == 40
    assert "x" * 60 in pipe.getvalue()


def test_columns_that_cannot_get_narrower_make_the_line_longer() -> None:
    assert "x" * 12 in table_text(pa.table({"t": ["x" * 12], "u": ["y" * 12]}), width=10)


def test_control_characters_do_not_reach_the_terminal() -> None:
    text = table_text(pa.table({"t": ["a\x1b[2Jb\nc\td"]}))
    assert "a\\x1b[2Jb\\nc\\td" in text


def test_parquet_holds_the_same_rows() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw)
    write_result(duckdb.connect().sql("SELECT 1 AS a, 'x' AS b"), "parquet", stream)
    assert pq.read_table(io.BytesIO(raw.getvalue())).to_pylist() == [{"a": 1, "b": "x"}]


def test_parquet_does_not_go_to_a_terminal() -> None:
    with pytest.raises(ConfigError, match="not text"):
        write_result(pa.table({"a": [1]}), "parquet", Terminal())


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="'xml' is not one of table, json, csv, parquet"):
        write_result(pa.table({"a": [1]}), "xml", io.StringIO())


def test_enum_columns_in_several_batches_are_put_together() -> None:
    assert "(300,000 rows)" in written("SELECT 'x'::ENUM('x') AS e FROM RANGE(300000)", "table")


@pytest.mark.parametrize("result_format", ["table", "json", "csv", "parquet"])
def test_tables_readers_and_relations_give_the_same(result_format: str) -> None:
    relation = duckdb.connect().sql("SELECT n, n AS n FROM RANGE(3) AS t(n)")
    table = pa.table([[0, 1, 2], [0, 1, 2]], names=["n", "n"])
    written = []
    for result in (relation, table, table.to_reader(max_chunksize=2)):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        write_result(result, result_format, stream)
        stream.flush()
        is_parquet = result_format == "parquet"
        written.append(pq.read_table(io.BytesIO(raw.getvalue())) if is_parquet else raw.getvalue())
    assert written[0] == written[1] == written[2]
