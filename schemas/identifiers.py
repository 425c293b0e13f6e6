"""Ids: they come from content, so that the same content has the same id in every lake."""

from __future__ import annotations

import hashlib

ID_LENGTH = 32
"""Hexadecimal digits of an id: 128 bits, no collision to be expected among 10^15 rows."""


def content_id(*parts: str | None) -> str:
    """The id of a sequence of parts; None and '' differ, and so do ('ab', '') and ('a', 'b')."""
    told: list[bytes] = []
    for part in parts:
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        told += (b"n" if part is None else b"s", len(encoded).to_bytes(8, "big"), encoded)
    return hashlib.sha256(b"".join(told)).hexdigest()[:ID_LENGTH]
