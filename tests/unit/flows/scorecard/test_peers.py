"""Peers: whatever their process does, every page has an answer."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.scorecard import environments
from flows.scorecard.answers import Published
from flows.scorecard.environments import NoEnvironment, python_of
from flows.scorecard.peers import PEERS, Peer, PeerProcess, started

FAKE = """
import base64, json, os, sys, time
print(json.dumps({"version": "9"}), flush=True)
for line in sys.stdin:
    page = json.loads(line)
    html = base64.b64decode(page["html"]).decode()
    if html == "hang":
        time.sleep(60)
    if html == "die":
        os._exit(3)
    published = {"day": "2026-03-01", "zone": "2026-03-01T23:30:00-04:00", "odd": "yesterday"}
    print(json.dumps({
        "body": html * int(page["url"] or 1), "title": "T", "authors": ["A", None], "cpu_s": 0.25,
        "published": published.get(html),
    }), flush=True)
"""
PEER = Peer("fake", ("body",), None)


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[PeerProcess]:
    worker = tmp_path / "fake.py"
    worker.write_text(FAKE)
    with started(Path(sys.executable), PEER, page_limit_s=1.0, worker=worker) as process:
        assert process is not None
        yield process


def test_an_answer_comes_back_with_its_cost(peer: PeerProcess) -> None:
    reply = peer.ask(b"text", None)
    assert (reply.answer.body, reply.answer.title, reply.cpu_s) == ("text", "T", 0.25)
    assert reply.answer.authors == reply.answer.credits == ("A",)
    assert peer.version == "9"


def test_an_answer_larger_than_a_pipe_comes_whole(peer: PeerProcess) -> None:
    assert len(peer.ask(b"0123456789", "300000").answer.body) == 3_000_000


def test_a_page_that_hangs_costs_that_page_only(peer: PeerProcess) -> None:
    assert peer.ask(b"hang", None).answer.error == "no answer after 1 s"
    assert peer.ask(b"next", None).answer.body == "next"


def test_a_page_that_kills_its_extractor_costs_that_page_only(peer: PeerProcess) -> None:
    assert peer.ask(b"die", None).answer.error == "its process died"
    assert peer.ask(b"next", None).answer.body == "next"


def test_dates_of_peers_are_days_or_instants(peer: PeerProcess) -> None:
    assert peer.ask(b"day", None).answer.published == Published(frozenset({date(2026, 3, 1)}))
    zoned = peer.ask(b"zone", None).answer.published
    assert zoned.days == {date(2026, 3, 1), date(2026, 3, 2)}
    assert zoned.instant == datetime(2026, 3, 2, 3, 30, tzinfo=UTC)
    assert peer.ask(b"odd", None).answer.published == Published()


def test_an_extractor_that_cannot_be_loaded_is_left_out(tmp_path: Path) -> None:
    worker = tmp_path / "broken.py"
    worker.write_text("raise ImportError")
    with started(Path(sys.executable), PEER, worker=worker) as process:
        assert process is None


def test_plain_trafilatura_answers_from_a_process_of_its_own() -> None:
    html = "<html><title>Floods recede</title><article><h1>Floods recede</h1>"
    html += "<p>The river fell by two metres overnight, the council said on Monday.</p>" * 5
    with started(Path(sys.executable), PEERS["trafilatura"]) as process:
        assert process is not None
        answer = process.ask(html.encode(), "https://a.example/2026/03/01/floods").answer
    assert "The river fell" in answer.body
    assert answer.title == "Floods recede"
    assert answer.published == Published(frozenset({date(2026, 3, 1)}))


def test_the_installed_peers_need_no_environment(tmp_path: Path) -> None:
    assert python_of(None, tmp_path, print) == Path(sys.executable)


def test_an_environment_that_is_there_is_used_again_until_its_pins_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    pins, home = tmp_path / "peer.txt", tmp_path / "made" / "peer"
    pins.write_text("one==1\n")
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "python").touch()
    (home / "installed.sha256").write_text(hashlib.sha256(pins.read_bytes()).hexdigest())
    assert python_of("peer.txt", tmp_path / "made", print) == home / "bin" / "python"
    pins.write_text("one==2\n")
    with pytest.raises(NoEnvironment, match="not made yet"):
        python_of("peer.txt", tmp_path / "made", print, is_made=False)


def test_without_the_file_of_pins_there_is_no_environment(tmp_path: Path) -> None:
    with pytest.raises(NoEnvironment, match="need a checkout"):
        python_of("nobody.txt", tmp_path, print)


def test_every_peer_with_an_environment_has_its_pins() -> None:
    for peer in PEERS.values():
        if peer.requirements is not None:
            lines = (environments.REQUIREMENTS / peer.requirements).read_text().splitlines()
            packages = [line for line in lines if not line.startswith("#")]
            assert packages
            assert all("==" in line for line in packages)
