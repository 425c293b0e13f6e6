"""The SQL shell, driven through prompt_toolkit's own pipe."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from flows.sql_shell import _SqlCompleter, error_line, is_finished, run_shell
from schemas.contract import TABLES
from schemas.ddl import create_table_sql

Session = Callable[..., tuple[str, str]]
CANDIDATES = (
    'Binder Error: Referenced column "titel" not found in FROM clause! Candidate bindings: "title"'
)
CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def lake() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS lake")
        connection.execute("USE lake")
        for table in TABLES.values():
            connection.execute(create_table_sql(table, "lake.main"))
        connection.execute("CREATE TEMP VIEW twice AS SELECT 2 AS n")
        yield connection


@pytest.fixture
def session(lake: duckdb.DuckDBPyConnection) -> Session:
    """Types the keys into a shell; gives what came out as results and as messages."""

    def run(keys: str, history_path: Path | None = None) -> tuple[str, str]:
        results, messages = io.StringIO(), io.StringIO()
        with create_pipe_input() as terminal:
            terminal.send_text(keys + CTRL_D)
            run_shell(
                lake,
                history_path=history_path,
                input=terminal,
                output=DummyOutput(),
                results=results,
                messages=messages,
            )
        welcome, _, rest = messages.getvalue().partition("\n")
        assert welcome.startswith("copydesk SQL")
        return results.getvalue(), rest

    return run


def test_a_statement_shows_its_rows(session: Session) -> None:
    assert session("SELECT COUNT(*) AS n FROM articles;\n") == ("n\n─\n0\n(1 row)\n", "")


def test_a_statement_goes_on_over_lines_until_its_semicolon(session: Session) -> None:
    results, _ = session(".format csv\nSELECT\n1 AS a,\n'x;\ny' AS b\n;\n")
    assert results == 'a,b\r\n1,"x;\ny"\r\n'


def test_several_statements_on_a_line_all_run(session: Session) -> None:
    assert session(".format json\nSELECT 1 AS a; SELECT 2 AS b;\n")[0] == '[{"a": 1}]\n[{"b": 2}]\n'


def test_statements_without_rows_show_nothing_and_changes_show_their_count(
    session: Session,
) -> None:
    results, messages = session(
        ".format json\n"
        "CREATE TEMP TABLE t (a INT); SET threads = 1; INSERT INTO t VALUES (1), (2);\n"
    )
    assert (results, messages) == ('[{"Count": 2}]\n', "")


def test_an_error_is_one_line_and_the_shell_goes_on(session: Session) -> None:
    results, messages = session("SELECT titel FROM articles;\nSELECT 1 AS n;\n")
    assert messages.count("\n") == 1
    assert 'Candidate bindings: "title"' in messages
    assert "(1 row)" in results


def test_tables_lists_tables_and_views(session: Session) -> None:
    results, _ = session(".format csv\n.tables\n")
    lines = results.split("\r\n")
    assert "articles,table" in lines
    assert "twice,view" in lines


def test_schema_shows_columns_with_their_meaning(session: Session) -> None:
    results, _ = session(".format csv\n.schema places;\n")
    first = results.split("\r\n")[1]
    assert first.startswith('places,place_id,VARCHAR,no,"GeoNames id')
    assert "twice,n,INTEGER,yes," in session(".format csv\n.schema\n")[0]


def test_reports_are_listed_and_run_with_parameters(session: Session) -> None:
    assert "How many articles did each source publish" in session(".reports\n")[0]
    results, messages = session(
        ".report volume from=2026-03-01 to=2026-04-01 source='Le Littoral'\n"
    )
    assert results.endswith("(0 rows)\n")
    assert messages == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (".report", "name a report"),
        (".report volum", "did you mean volume?"),
        (".report volume from=soon", "'soon' is no day"),
        (".report volume day=2026-01-01", "takes from=, to= and source=, not day"),
        (".report volume from=2026-01-02 to=2026-01-01", "holds no day"),
        (".schema article", "there is no table article"),
        (".format xml", "the formats are table, json, csv"),
        (".format", "the formats are table, json, csv"),
        (".tabels", "there is no command .tabels"),
        (".report 'volume", "No closing quotation"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(session: Session, line: str, said: str) -> None:
    results, messages = session(line + "\n")
    assert results == ""
    assert said in messages
    assert messages.count("\n") == 1


def test_help_names_every_command(session: Session) -> None:
    _, messages = session(".help\n")
    for command in (".tables", ".schema", ".reports", ".report", ".format", ".help", ".quit"):
        assert command in messages


def test_quit_leaves_at_once(session: Session) -> None:
    assert session(".quit\nSELECT 1;\n") == ("", "")


def test_ctrl_c_drops_the_line_and_an_empty_line_does_nothing(session: Session) -> None:
    results, messages = session(f"SELECT wrong{CTRL_C}\n  \nSELECT 1 AS n;\n")
    assert messages == ""
    assert results == "n\n─\n1\n(1 row)\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_ctrl_c_during_a_query_stops_the_query_only(
    session: Session, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def interrupt(*_: object) -> None:
        raise error

    monkeypatch.setattr("flows.sql_shell._run_sql", interrupt)
    results, messages = session("SELECT 1;\n.tables\n")
    assert messages == "interrupted\n"
    assert "articles" in results


def test_other_run_time_errors_are_not_taken_for_a_ctrl_c(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("flows.sql_shell._run_sql", fail)
    with pytest.raises(RuntimeError, match="disk on fire"):
        session("SELECT 1;\n")


def test_a_long_table_ends_and_says_so_but_csv_goes_on(session: Session) -> None:
    results, messages = session("SELECT * FROM RANGE(25000) AS t(n);\n")
    assert results.endswith("(1,000 rows)\n")
    assert "more than these 1,000 rows" in messages
    results, messages = session(".format csv\nSELECT * FROM RANGE(25000) AS t(n);\n")
    assert results.count("\r\n") == 25001
    assert messages == ""


def test_statements_are_remembered_in_the_history_file(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "state" / "history"
    session("SELECT 41;\n", path)
    assert "+SELECT 41;" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("", True),
        (".tables", True),
        ("SELECT 1", False),
        ("SELECT 1;", True),
        ("SELECT 1; ", True),
        ("SELECT 'a;", False),
        ('SELECT "a;', False),
        ("SELECT /* a;", False),
        ("SELEC 1;", True),
    ],
)
def test_enter_sends_what_is_finished(
    lake: duckdb.DuckDBPyConnection, text: str, finished: bool
) -> None:
    assert is_finished(lake, text) is finished


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (".re", [".report", ".reports"]),
        (".report vol", ["volume"]),
        (".schema story", ["story_members"]),
        ("SELECT articles.publ", ["publisher", "published_at"]),
        ("SELECT title FROM artic", ["articles", "article_dates"]),
        ("SEL", ["SELECT"]),
        ("SELECT published_prec", ["published_precision"]),
        ("SELECT strft", ["strftime"]),
        ("SELECT nothing.x", []),
        ("SELECT n FROM twi", ["twice"]),
    ],
)
def test_tab_offers_what_fits(
    lake: duckdb.DuckDBPyConnection, typed: str, offered: list[str]
) -> None:
    completer = _SqlCompleter(lake, [".report", ".reports", ".schema"])
    found = [c.text for c in completer.get_completions(Document(typed), CompleteEvent())]
    assert set(offered) <= set(found)
    assert bool(offered) or not found


def error_of(sql: str) -> duckdb.Error:
    with pytest.raises(duckdb.Error) as caught:
        duckdb.connect().execute(sql)
    return caught.value


@pytest.mark.parametrize(
    ("sql", "line"),
    [
        ("SELEC 1", 'Parser Error: syntax error at or near "SELEC"'),
        ("SELECT 1 +\n  FROM", 'Parser Error: syntax error at or near "FROM" (line 2)'),
        (
            "SELECT titel FROM (SELECT 1 AS title)",
            CANDIDATES,
        ),
    ],
)
def test_an_error_line_keeps_the_hint_and_drops_the_query(sql: str, line: str) -> None:
    assert error_line(error_of(sql)) == line


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert error_line(duckdb.IOException("")) == "IOException"
    assert error_line(duckdb.IOException("disk\n\nStack Trace:\n0x1")) == "disk"
