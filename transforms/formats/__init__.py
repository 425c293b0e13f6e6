"""The input formats. A new one is a module with a FORMAT, and a line in FORMATS."""

from __future__ import annotations

from transforms.formats import html, json_records, jsonl, plain_text, warc
from transforms.formats.format import Format

FORMATS: dict[str, Format] = {
    "warc": warc.FORMAT,
    "html": html.FORMAT,
    "json": json_records.FORMAT,
    "jsonl": jsonl.FORMAT,
    "text": plain_text.FORMAT,
}
"""Name -> format, in the order in which they are asked; text takes what no other one knows."""
