"""Finds the records of a JSON array without parsing them: where each element starts and ends.

A parser stops at the first syntax error and builds objects that are thrown away again; here a
record keeps its own bytes, a broken one costs itself only, and a huge one is never held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from transforms.formats.record_dialects import CONTAINERS
from transforms.formats.record_fields import TEXT_KEYS
from transforms.formats.record_values import canonical_key
from transforms.formats.streams import READ_BYTES

_TOKEN = re.compile(rb'[{}\[\],:]|"(?:[^"\\]++|\\.)*+("?)', re.DOTALL)
_STRING_REST = re.compile(rb'(?:[^"\\]++|\\.)*+("?)', re.DOTALL)
_BLANK = b" \t\r\n\x1e\xef\xbb\xbf,"
_KEY_BYTES = 200
_MAX_CONTAINERS = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its bytes, or None where it is larger than the limit."""

    payload: bytes | None
    is_closed: bool = True
    """False where the file ends inside the record."""
    is_root: bool = False
    """Whether the record is an object at the top of the file."""


@dataclass(slots=True)
class _Holder:
    """Collects the bytes of the current record and gives up on those beyond the limit."""

    limit: int
    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size <= self.limit:
            self.parts.append(piece)
        else:
            self.parts.clear()

    def take(self, *, is_closed: bool = True, is_root: bool = False) -> Frame | None:
        """The record so far as a frame, None if it is blank; starts a new one."""
        payload = b"".join(self.parts).strip(_BLANK)
        size, self.size = self.size, 0
        self.parts.clear()
        if size > self.limit:
            return Frame(None, is_closed, is_root)
        return Frame(payload, is_closed, is_root) if payload else None


class _Framer:
    """Follows brackets and strings; knows at which depth the records lie."""

    def __init__(self, limit: int) -> None:
        self._holder = _Holder(limit)
        self._in_string = False
        self._carry = b""
        self._depth = 0
        self._containers: list[bytes] = []
        """Brackets around the records: nothing, '[' or a path such as '{' '['."""
        self._key = b""
        self._is_value = False
        self._has_text = False
        self._found_list = False

    def feed(self, chunk: bytes) -> Iterator[Frame]:
        """The frames that end in this chunk."""
        data = self._carry + chunk
        self._carry = b""
        position = start = 0
        if self._in_string:
            position = self._finish_string(data)
        end = len(data)
        while not self._in_string:
            token = _TOKEN.search(data, position)
            if token is None:
                break
            position = token.end()
            if token[0][:1] == b'"':
                if not token[1] and len(token[0]) < _KEY_BYTES:
                    # it may be a key, which must be seen whole
                    end = token.start()
                    break
                self._in_string = not token[1]
                self._see_string(token[0])
                continue
            cut = self._step(token[0])
            if cut is None:
                continue
            self._holder.add(data[start : token.end() if cut == "after" else token.start()])
            start = token.start() if cut == "open" else token.end()
            frame = self._holder.take(is_root=cut == "after")
            if frame is not None and cut != "drop":
                yield frame
        if self._in_string and data.endswith(b"\\") and not self._is_escaped(data):
            end -= 1
        self._carry = data[end:]
        self._holder.add(data[start:end])

    def _finish_string(self, data: bytes) -> int:
        found = _STRING_REST.match(data)
        if found is None:
            return len(data)
        self._in_string = not found[1]
        return found.end()

    @staticmethod
    def _is_escaped(data: bytes) -> bool:
        """Whether the last backslash is itself escaped."""
        return (len(data) - len(data.rstrip(b"\\"))) % 2 == 0

    def _see_string(self, token: bytes) -> None:
        is_direct = self._depth == len(self._containers)
        if is_direct and self._is_value and _canonical(self._key) in TEXT_KEYS:
            self._has_text = True
        if not self._is_value:
            self._key = token[:_KEY_BYTES].strip(b'"')
        self._is_value = False

    def _step(self, mark: bytes) -> str | None:
        """Follows one mark. Says how a piece ends at it: before it, after it, dropped, or not.

        `open` is `before`, and the mark belongs to the next piece.
        """
        level = len(self._containers)
        is_direct = self._depth == level
        self._is_value = mark == b":"
        if mark in (b"}", b"]"):
            return self._close()
        if mark == b",":
            return "before" if is_direct and level and self._containers[-1] == b"[" else None
        if mark == b":":
            return None
        self._depth += 1
        if not is_direct or not self._opens_container():
            return None
        self._containers.append(mark)
        self._found_list = self._found_list or mark == b"["
        if level:
            return "drop" if mark == b"[" else None
        return "before" if mark == b"[" else "open"

    def _opens_container(self) -> bool:
        """Whether a bracket opens something that holds records and is no record itself."""
        if not self._containers:
            # a list at the top holds records; an object may, its keys will tell
            return True
        if self._containers[-1] == b"[" or self._has_text:
            return False
        return _canonical(self._key) in CONTAINERS and len(self._containers) < _MAX_CONTAINERS

    def _close(self) -> str | None:
        level = len(self._containers)
        if self._depth > level or not level:
            self._depth = max(self._depth - 1, 0)
            return None
        self._depth -= 1
        if self._containers.pop() == b"[":
            if not self._containers:
                self._found_list = self._has_text = False
            return "before"
        if self._containers:
            return None
        found_list, self._found_list, self._has_text = self._found_list, False, False
        return "drop" if found_list else "after"

    def finish(self) -> Frame | None:
        """What is left at the end of the stream, where it ends too early."""
        self._holder.add(self._carry)
        is_root = bool(self._containers) and not self._found_list
        rest = self._holder.take(is_closed=False, is_root=is_root)
        return Frame(b"", is_closed=False) if rest is None and self._containers else rest


def _canonical(key: bytes) -> str:
    return canonical_key(key.decode("utf-8", errors="replace"))


def frame_records(stream: BinaryIO, limit: int) -> Iterator[Frame]:
    """The records of a JSON file: elements of its list, or the object that it is."""
    framer = _Framer(limit)
    while chunk := stream.read(READ_BYTES):
        yield from framer.feed(chunk)
    rest = framer.finish()
    if rest is not None:
        yield rest
