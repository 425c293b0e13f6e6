"""The interactive SQL shell of `copydesk sql`: statements end with `;`, commands start with `.`.

Results go to one stream and messages to another, as in the rest of the command line.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

import duckdb
import pyarrow as pa
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import Output
from pygments.lexers.sql import SqlLexer

from schemas.contract import TABLES, fields_of
from schemas.errors import ConfigError, CopydeskError
from warehouse.reporting import ReportParameters, list_reports, report_names, run_report
from warehouse.result_formats import ResultFormat, write_result

MOST_TABLE_ROWS = 1000
"""A table is held in memory to be aligned: more rows are for a file, not for the eye."""

_BATCH_ROWS = 10_000

_HELP = """\
SELECT ...;             run SQL; it may take several lines and ends with ;
.tables                 tables and views
.schema [TABLE]         columns, with what they mean
.reports                reports
.report NAME [from=DATE] [to=DATE] [source=NAME]
                        run a report; `to` is the day after the last one
.format table|json|csv  how results are written
.help                   this list
.quit                   leave (or Ctrl-D); Ctrl-C drops the line
"""

_TABLES_SQL = """\
SELECT table_name AS name, CASE table_type WHEN 'BASE TABLE' THEN 'table' ELSE 'view' END AS kind
FROM information_schema.tables
WHERE table_catalog IN (CURRENT_DATABASE(), 'temp')
ORDER BY kind, name"""

_COLUMNS_SQL = """\
SELECT table_name, column_name, data_type, is_nullable = 'YES' AS is_nullable
FROM information_schema.columns
WHERE
    table_catalog IN (CURRENT_DATABASE(), 'temp')
    AND (CAST($name AS VARCHAR) IS NULL OR table_name = CAST($name AS VARCHAR))
ORDER BY table_name, ordinal_position"""

_WORDS_SQL = """\
SELECT UPPER(keyword_name) AS word FROM duckdb_keywords()
UNION
SELECT function_name AS word FROM duckdb_functions()
WHERE REGEXP_MATCHES(function_name, '^[a-z][a-z0-9_]*$')
ORDER BY word"""


@dataclass(slots=True)
class _Shell:
    connection: duckdb.DuckDBPyConnection
    results: TextIO
    messages: TextIO
    result_format: ResultFormat = ResultFormat.TABLE
    is_open: bool = True
    commands: dict[str, Callable[[list[str]], None]] = field(default_factory=dict)

    def say(self, text: str) -> None:
        self.messages.write(text.rstrip("\n") + "\n")
        self.messages.flush()

    def show(self, result: pa.Table | pa.RecordBatchReader) -> None:
        """Write rows as `.format` says; a table ends after MOST_TABLE_ROWS, and it is said."""
        is_cut = False
        if self.result_format is ResultFormat.TABLE and isinstance(result, pa.RecordBatchReader):
            result, is_cut = _first_rows(result)
        write_result(result, self.result_format, self.results)
        self.results.flush()
        if is_cut:
            self.say(
                f"There are more than these {MOST_TABLE_ROWS:,} rows: add a LIMIT, "
                "or see all of them with .format csv or json."
            )


def run_shell(
    connection: duckdb.DuckDBPyConnection,
    *,
    history_path: Path | None,
    input: Input | None = None,  # noqa: A002 - prompt_toolkit's own name for it
    output: Output | None = None,
    results: TextIO | None = None,
    messages: TextIO | None = None,
) -> None:
    """Read statements and commands until `.quit` or Ctrl-D, and show what comes of them.

    `input` and `output` are the terminal, as prompt_toolkit knows it; results go to `results`
    (stdout), messages to `messages` (stderr). Without `history_path` nothing is remembered.
    """
    shell = _Shell(connection, results or sys.stdout, messages or sys.stderr)
    shell.commands = _commands(shell)
    session = _session(connection, history_path, input, output, shell)
    shell.say("copydesk SQL. Statements end with ; and .help lists the commands.")
    while shell.is_open:
        try:
            text = session.prompt("copydesk> ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text:
            _handle(shell, text)


def error_line(error: duckdb.Error) -> str:
    """The error on one line: what is wrong and DuckDB's candidates, without the quoted query."""
    said: list[str] = []
    line_no = ""
    for line in str(error).splitlines():
        if found := re.match(r"LINE (\d+):", line):
            # What follows is the line of the query and a caret below it.
            line_no = found[1]
            break
        if line.startswith("Stack Trace"):
            break
        if line.strip():
            said.append(line.strip())
    text = " ".join(said) or type(error).__name__
    return f"{text} (line {line_no})" if line_no not in ("", "1") else text


def _handle(shell: _Shell, text: str) -> None:
    try:
        if text.startswith("."):
            _run_command(shell, text)
        else:
            _run_sql(shell, text)
    except duckdb.Error as error:
        shell.say(error_line(error))
    except CopydeskError as error:
        shell.say(str(error))
    except KeyboardInterrupt:
        shell.say("interrupted")
    except RuntimeError as error:
        # This is how DuckDB passes on a Ctrl-C that came while a query ran.
        if "interrupted" not in str(error):
            raise
        shell.say("interrupted")


def _run_sql(shell: _Shell, text: str) -> None:
    for statement in shell.connection.extract_statements(text):
        kinds = statement.expected_result_type
        shell.connection.execute(statement)
        if kinds == [duckdb.ExpectedResultType.NOTHING]:
            continue
        if duckdb.ExpectedResultType.CHANGED_ROWS not in kinds:
            # Batch by batch, so that Ctrl-C finds its moment and memory does not run out.
            shell.show(shell.connection.to_arrow_reader(_BATCH_ROWS))
            continue
        # CREATE and the like answer with a column of counts and no row.
        changed = shell.connection.to_arrow_table()
        if changed.num_rows:
            shell.show(changed)


def _first_rows(reader: pa.RecordBatchReader) -> tuple[pa.Table, bool]:
    """The first MOST_TABLE_ROWS rows, and whether there are more."""
    batches: list[pa.RecordBatch] = []
    n_rows = 0
    for batch in reader:
        batches.append(batch)
        n_rows += batch.num_rows
        if n_rows > MOST_TABLE_ROWS:
            break
    table = pa.Table.from_batches(batches, schema=reader.schema)
    return table.slice(0, MOST_TABLE_ROWS), n_rows > MOST_TABLE_ROWS


def _run_command(shell: _Shell, text: str) -> None:
    try:
        name, *arguments = shlex.split(text.rstrip(";"))
    except ValueError as error:
        raise ConfigError(f"cannot read {text!r}: {error}") from error
    if name not in shell.commands:
        raise ConfigError(f"there is no command {name}: .help lists them")
    shell.commands[name](arguments)


def _commands(shell: _Shell) -> dict[str, Callable[[list[str]], None]]:
    return {
        ".tables": lambda _: shell.show(shell.connection.execute(_TABLES_SQL).to_arrow_table()),
        ".schema": lambda names: _show_schema(shell, names),
        ".reports": lambda _: _show_reports(shell),
        ".report": lambda arguments: _show_report(shell, arguments),
        ".format": lambda names: _set_format(shell, names),
        ".help": lambda _: shell.say(_HELP),
        ".quit": lambda _: setattr(shell, "is_open", False),
    }


def _show_schema(shell: _Shell, names: list[str]) -> None:
    name = names[0] if names else None
    rows = shell.connection.execute(_COLUMNS_SQL, {"name": name}).fetchall()
    if name is not None and not rows:
        raise ConfigError(f"there is no table {name}: .tables lists them")
    meanings = {
        (table.name, column.name): column.column.description
        for table in TABLES.values()
        for column in fields_of(table.row_class)
    }
    shell.show(
        pa.table(
            {
                "table": pa.array([row[0] for row in rows], pa.string()),
                "column": pa.array([row[1] for row in rows], pa.string()),
                "type": pa.array([row[2] for row in rows], pa.string()),
                "null": pa.array(["yes" if row[3] else "no" for row in rows], pa.string()),
                "description": pa.array([meanings.get(row[:2]) for row in rows], pa.string()),
            }
        )
    )


def _show_reports(shell: _Shell) -> None:
    reports = list_reports()
    shell.show(
        pa.table(
            {
                "name": [report.name for report in reports],
                "question": [report.question for report in reports],
                "parameters": [", ".join(report.parameters) for report in reports],
            }
        )
    )


def _show_report(shell: _Shell, arguments: list[str]) -> None:
    if not arguments:
        raise ConfigError("name a report: .reports lists them")
    shell.show(run_report(shell.connection, arguments[0], _parameters(arguments[1:])).table)


def _parameters(arguments: list[str]) -> ReportParameters:
    given = dict(argument.partition("=")[::2] for argument in arguments)
    unknown = sorted(set(given) - {"from", "to", "source"})
    if unknown:
        raise ConfigError(f"a report takes from=, to= and source=, not {', '.join(unknown)}")
    days = {key: _day(given[key]) for key in ("from", "to") if key in given}
    return ReportParameters(days.get("from"), days.get("to"), given.get("source"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{text!r} is no day: write it as 2026-03-31") from error


def _set_format(shell: _Shell, names: list[str]) -> None:
    known = [name.value for name in ResultFormat if name is not ResultFormat.PARQUET]
    if len(names) != 1 or names[0] not in known:
        raise ConfigError(f"the formats are {', '.join(known)}")
    shell.result_format = ResultFormat(names[0])


def _session(
    connection: duckdb.DuckDBPyConnection,
    history_path: Path | None,
    terminal: Input | None,
    screen: Output | None,
    shell: _Shell,
) -> PromptSession[str]:
    history: History = InMemoryHistory()
    if history_path is not None:
        history_path.parent.mkdir(parents=True, exist_ok=True)
        history = FileHistory(str(history_path))
    session: PromptSession[str] = PromptSession(
        history=history,
        completer=_SqlCompleter(connection, sorted(shell.commands)),
        complete_while_typing=False,
        lexer=PygmentsLexer(SqlLexer),
        prompt_continuation="      ... ",
        input=terminal,
        output=screen,
        # Enter starts a new line as long as the statement is not finished.
        multiline=Condition(lambda: not is_finished(connection, session.default_buffer.text)),
    )
    return session


def is_finished(connection: duckdb.DuckDBPyConnection, text: str) -> bool:
    """Whether Enter sends the text: an empty line, a command, or SQL that ends with `;`."""
    stripped = text.strip()
    if not stripped or stripped.startswith("."):
        return True
    if not stripped.endswith(";"):
        return False
    try:
        connection.extract_statements(stripped)
    except duckdb.ParserException as error:
        # The ; stands in a string, a name or a comment that goes on. Other errors are told.
        return "unterminated" not in str(error)
    return True


class _SqlCompleter(Completer):
    """Offers commands, tables, columns, functions and keywords by what is typed so far.

    A class because prompt_toolkit asks for one. What is in the catalog is read on first use.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, commands: list[str]) -> None:
        # Not a cursor: that would know neither the lake in use nor the temporary views.
        self._connection = connection
        self._commands = commands
        self._columns: dict[str, list[str]] = {}
        self._words: list[str] = []

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """The completions of the word before the cursor."""
        del complete_event  # the same words, whether asked for by Tab or while typing
        before = document.text_before_cursor
        word, words = self._candidates(before)
        for candidate in words:
            if candidate.lower().startswith(word.lower()):
                yield Completion(candidate, start_position=-len(word))

    def _candidates(self, before: str) -> tuple[str, list[str]]:
        if found := re.fullmatch(r"\s*\.report\s+(\w*)", before):
            return found[1], list(report_names())
        self._read_catalog()
        if found := re.fullmatch(r"\s*\.schema\s+(\w*)", before):
            return found[1], list(self._columns)
        if found := re.fullmatch(r"\s*(\.\w*)", before):
            return found[1], self._commands
        if found := re.search(r"(\w+)\.(\w*)$", before):
            return found[2], self._columns.get(found[1], [])
        found = re.search(r"\w*$", before)
        word = found[0] if found else ""
        return word, self._words if word else list(self._columns)

    def _read_catalog(self) -> None:
        if self._words:
            return
        columns_of = self._connection.execute(_COLUMNS_SQL, {"name": None}).fetchall()
        for table, column, *_ in columns_of:
            self._columns.setdefault(table, []).append(column)
        columns = sorted({name for names in self._columns.values() for name in names})
        others = [row[0] for row in self._connection.execute(_WORDS_SQL).fetchall()]
        self._words = list(dict.fromkeys([*self._columns, *columns, *others]))
