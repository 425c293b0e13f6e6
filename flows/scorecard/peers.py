"""The other extractors: one process each, a time limit per page, answers like ours.

A page that hangs or kills its extractor costs that page only: the process is replaced.
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.scorecard.answers import Answer, GoldPage, Published, published_of
from schemas.errors import CopydeskError

WORKER = Path(__file__).with_name("peer_worker.py")
PAGE_LIMIT_S = 20.0
START_LIMIT_S = 120.0
_READ_BYTES = 1 << 20
_ALL_FIELDS = ("body", "title", "authors", "published")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another extractor."""

    name: str
    """Name in `peer_worker.EXTRACTORS`."""
    fields: tuple[str, ...]
    """What it finds; other fields stay blank in the table."""
    requirements: str | None
    """File in benchmarks/peers that its environment is made from; None: installed with us."""


PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer("trafilatura", (*_ALL_FIELDS, "tags"), None),
        Peer("trafilatura-fast", (*_ALL_FIELDS, "tags"), None),
        Peer("newspaper4k", (*_ALL_FIELDS, "tags"), "newspaper4k.txt"),
        Peer("news-please", _ALL_FIELDS, "news-please.txt"),
        Peer("goose3", (*_ALL_FIELDS, "tags"), "goose3.txt"),
        Peer("readability-lxml", ("body", "title"), "readability-lxml.txt"),
        Peer("resiliparse", ("body",), "resiliparse.txt"),
    )
}
"""Name -> peer, in the order of the table's columns."""


class PeerGone(CopydeskError):
    """A peer's process died, or took longer than it may."""


@dataclass(frozen=True, slots=True)
class PeerReply:
    """An answer and what it cost."""

    answer: Answer
    cpu_s: float


class PeerProcess:
    """A running extractor; its `version` is known after the start."""

    def __init__(
        self, python: Path, peer: Peer, page_limit_s: float = PAGE_LIMIT_S, worker: Path = WORKER
    ) -> None:
        self._command = [str(python), "-I", str(worker), peer.name]
        self._page_limit_s = page_limit_s
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self.version = ""

    def start(self) -> None:
        """Start the process and wait until the extractor is loaded; PeerGone if it fails."""
        self._process = subprocess.Popen(  # noqa: S603 - our own words and paths, no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"},
        )
        self._rest = b""
        try:
            self.version = str(self._read_line(START_LIMIT_S)["version"])
        except PeerGone:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def ask(self, html: bytes, url: str | None) -> PeerReply:
        """What the extractor says of a page; a hang or a crash is an answer with an error."""
        if self._process is None:
            self.start()
        line = json.dumps({"html": base64.b64encode(html).decode("ascii"), "url": url})
        started_s = time.monotonic()
        try:
            said = self._exchange(line, self._page_limit_s)
        except PeerGone as gone:
            self.stop()
            return PeerReply(Answer(error=str(gone)), time.monotonic() - started_s)
        return PeerReply(_answer(said), float(said["cpu_s"]))

    def _exchange(self, line: str, limit_s: float) -> dict[str, Any]:  # Any: JSON of a peer
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode("ascii") + b"\n")
            self._process.stdin.flush()
        except OSError:
            raise PeerGone("its process died") from None
        return self._read_line(limit_s)

    def _read_line(self, limit_s: float) -> dict[str, Any]:  # Any: JSON of a peer
        assert self._process is not None
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        deadline_s = time.monotonic() + limit_s
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            left_s = deadline_s - time.monotonic()
            if left_s <= 0 or not select.select([descriptor], [], [], left_s)[0]:
                raise PeerGone(f"no answer after {limit_s:g} s")
            part = os.read(descriptor, _READ_BYTES)
            if not part:
                raise PeerGone("its process died")
            parts.append(part)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        said: dict[str, Any] = json.loads(line)  # Any: JSON of a peer
        return said


def ask_all(process: PeerProcess, pages: Sequence[GoldPage]) -> Iterator[tuple[str, Answer]]:
    """(page name, answer) for each page."""
    for page in pages:
        yield page.name, process.ask(page.read(), page.url).answer


@contextmanager
def started(
    python: Path, peer: Peer, page_limit_s: float = PAGE_LIMIT_S, worker: Path = WORKER
) -> Iterator[PeerProcess | None]:
    """The peer's process; None where its extractor cannot even be loaded."""
    process = PeerProcess(python, peer, page_limit_s, worker)
    try:
        process.start()
    except PeerGone:
        yield None
        return
    try:
        yield process
    finally:
        process.stop()


def _answer(said: dict[str, Any]) -> Answer:  # Any: JSON of a peer
    authors = _names(said.get("authors"))
    return Answer(
        body=said.get("body") or "",
        title=said.get("title"),
        authors=authors,
        credits=authors,
        published=_published(said.get("published")),
        tags=_names(said.get("tags")),
        error=said.get("error"),
    )


def _names(said: Any) -> tuple[str, ...]:  # Any: JSON of a peer
    return tuple(name for name in said or () if isinstance(name, str))


def _published(said: Any) -> Published:  # Any: JSON of a peer
    if not isinstance(said, str):
        return Published()
    try:
        moment = date.fromisoformat(said) if len(said) == len("2026-01-31") else None
        return published_of(moment or datetime.fromisoformat(said))
    except ValueError:
        return Published()
