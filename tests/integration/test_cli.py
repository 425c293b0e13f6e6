"""The command line as a person runs it: its output and its exit codes.

What a process of its own has no part in is called in this one, which has the imports behind it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.corpus import write_mixed
from flows.cli import main

COPYDESK = [sys.executable, "-c", "from flows.cli import main; main()"]
TEXT = "Title: Bridge shut\nDate: 2026-03-02\n\nThe bridge at Merrin was closed on Monday.\n"


@dataclass(frozen=True, slots=True)
class Done:
    """What a call of the command line left."""

    returncode: int | str | None
    stdout: str
    stderr: str


def in_a_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COPYDESK, *arguments], capture_output=True, text=True, timeout=240, check=False
    )


@pytest.fixture
def copydesk(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    def call(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["copydesk", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        output = capsys.readouterr()
        return Done(end.value.code, output.out, output.err)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


def test_ingest_and_sql_answer_with_data_on_stdout(articles: Path) -> None:
    done = in_a_process("ingest", "--no-prefect", "--json", str(articles))
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["records_in"], summary["articles_out"]) == (1, 1)
    assert summary["is_balanced"] is True
    answer = in_a_process("sql", "--format", "json", "select count(*) n from articles")
    assert json.loads(answer.stdout) == [{"n": 1}]
    again = in_a_process("ingest", "--no-prefect", str(articles))
    assert again.returncode == 0
    assert again.stdout.startswith("Nothing to do")


def test_quarantined_input_gives_exit_code_3(copydesk: Callable[..., Done], articles: Path) -> None:
    (articles / "bad.html").write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    done = copydesk("ingest", "--no-prefect", str(articles))
    assert done.returncode == 3
    assert "quarantine list" in done.stderr
    listed = copydesk("quarantine", "list", "--format", "json")
    assert [row["error_code"] for row in json.loads(listed.stdout)] == ["unknown_format"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["ingest", "nowhere"], 2, "no such file or folder"),
        (["ingest", "--format", "vhs", "."], 2, "format 'vhs' is not known"),
        (["ingest", "--profile", "heavy", "."], 2, "profile"),
        (["sql", "select 1"], 1, "no lake at"),
        (["report", "volumes"], 2, "volume"),
        (["backfill", "--from", "yesterday", "--to", "2026-01-01"], 2, "YYYY-MM-DD"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_errors_are_one_line_with_the_right_exit_code(
    copydesk: Callable[..., Done],
    arguments: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = copydesk(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_bad_sql_is_one_clear_line(copydesk: Callable[..., Done], articles: Path) -> None:
    copydesk("ingest", "--no-prefect", str(articles))
    done = copydesk("sql", "select titel from articles")
    assert done.returncode == 1
    assert "titel" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_sql_is_read_only_unless_asked(copydesk: Callable[..., Done], articles: Path) -> None:
    copydesk("ingest", "--no-prefect", str(articles))
    assert copydesk("sql", "delete from articles").returncode == 1
    assert copydesk("sql", "--write", "delete from articles").returncode == 0


def test_commands_that_run_no_flow_do_not_import_prefect(
    copydesk: Callable[..., Done], articles: Path
) -> None:
    copydesk("ingest", "--no-prefect", str(articles))
    program = """
import sys
from flows.cli import main
for verb in ("status", "dictionary", "doctor", "--help", "report"):
    sys.argv[1:] = [verb]
    try:
        main()
    except SystemExit as end:
        assert not end.code, verb
    assert not any(name.split(".")[0] == "prefect" for name in sys.modules), verb
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_a_run_cleanly_and_the_next_run_goes_on(
    copydesk: Callable[..., Done], number: signal.Signals, tmp_path: Path
) -> None:
    corpus = tmp_path / "in"
    write_mixed(corpus, 200)
    environment = {**os.environ, "COPYDESK_SLICE_RECORDS": "25", "COPYDESK_WORKERS": "1"}
    arguments = ["ingest", "--no-prefect", "--json", str(corpus)]
    process = subprocess.Popen(
        [*COPYDESK, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    catalog = Path(os.environ["COPYDESK_LAKE"]) / "data" / "main" / "articles"
    deadline = time.monotonic() + 120
    while not catalog.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    # The terminal sends Ctrl-C to the whole group, workers included.
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    output, _ = process.communicate(timeout=120)
    first = json.loads(output)
    assert process.returncode == 1
    assert first["state"] == "interrupted"
    assert first["is_balanced"] is True
    assert 0 < first["records_in"] < 200
    second = json.loads(copydesk(*arguments).stdout)
    assert second["state"] == "completed"
    assert first["records_in"] + second["records_in"] == 200
    answer = copydesk("sql", "-f", "json", "select count(*) n from articles")
    assert json.loads(answer.stdout) == [{"n": 200}]


def test_a_dry_run_says_what_would_be_read_and_writes_nothing(
    copydesk: Callable[..., Done], articles: Path
) -> None:
    done = copydesk("ingest", "--dry-run", str(articles))
    assert done.returncode == 0
    assert done.stdout.split("\t")[:2] == ["read", "text"]
    assert not Path(os.environ["COPYDESK_LAKE"]).exists()


def test_replay_reads_quarantined_inputs_as_they_were_read_before(
    copydesk: Callable[..., Done], articles: Path
) -> None:
    (articles / "b.jsonl").write_text('{"title": "x", "text": "A text of a few words."}\n{\n')
    copydesk("ingest", "--no-prefect", "--source", "wire", str(articles))
    done = copydesk("quarantine", "replay", "--no-prefect")
    assert done.returncode == 3, done.stderr
    rows = copydesk("sql", "-f", "json", "select attempts, status from quarantine")
    assert json.loads(rows.stdout) == [{"attempts": 2, "status": "open"}]
    sources = copydesk("sql", "-f", "json", "select distinct source from articles")
    assert json.loads(sources.stdout) == [{"source": "wire"}]


def test_a_waived_record_is_no_longer_open(copydesk: Callable[..., Done], articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    copydesk("ingest", "--no-prefect", str(articles))
    listed = json.loads(copydesk("quarantine", "list", "-f", "json").stdout)
    assert copydesk("quarantine", "waive", listed[0]["record_id"]).returncode == 0
    assert json.loads(copydesk("quarantine", "list", "-f", "json").stdout) == []
    assert copydesk("quarantine", "waive", "nonsense").returncode == 2
