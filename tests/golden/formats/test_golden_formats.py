"""Each folder FORMAT/CASE holds an input and what reading and parsing it must give.

Run this file as a script to write expected.json anew, then read the difference.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from schemas.documents import DamagedRecord, RawRecord, ReadRecord, SkippedRecord
from schemas.errors import InputError
from transforms.formats import FORMATS
from transforms.formats.format import ReadLimits
from transforms.formats.reading import read_input, sniff_input

HERE = Path(__file__).parent
LIMITS = ReadLimits(document_bytes=20_000)
CASES = sorted(path.parent for path in HERE.glob("*/*/input.*"))


def _filled(value: object) -> object:
    """Without the fields that say nothing."""
    if isinstance(value, dict):
        said = {key: item for key, item in value.items() if item is not False}
        return {key: _filled(item) for key, item in said.items() if item not in (None, (), [], "")}
    if isinstance(value, (list, tuple)):
        return [_filled(item) for item in value]
    return value


def _outcome(record: ReadRecord) -> dict[str, object]:
    if isinstance(record, SkippedRecord):
        return {"skipped": record.reason, "locator": record.locator}
    if isinstance(record, DamagedRecord):
        return {"damaged": record.error_code, "locator": record.locator}
    assert isinstance(record, RawRecord)
    found: dict[str, object] = {"record": record.format, "locator": record.locator}
    try:
        document = FORMATS[record.format].parse(record)
    except InputError as error:
        return found | {"error": error.code}
    return found | {"document": _filled(asdict(document))}


def read_case(case: Path) -> dict[str, object]:
    """What the input of a case gives."""
    path = next(case.glob("input.*"))
    content = path.read_bytes()

    def open_stream() -> io.BytesIO:
        return io.BytesIO(content)

    outcomes = [_outcome(record) for record in read_input(open_stream, path.name, LIMITS)]
    found = {"format": sniff_input(open_stream, path.name, LIMITS), "outcomes": outcomes}
    return dict(json.loads(json.dumps(found)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_an_input_gives_the_expected_documents(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert read_case(case) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_a_good_a_broken_and_a_hostile_case(name: str) -> None:
    kinds = {path.name.partition("_")[0] for path in (HERE / name).iterdir() if path.is_dir()}
    assert {"good", "broken", "hostile"} <= kinds


if __name__ == "__main__":
    for folder in CASES:
        text = json.dumps(read_case(folder), indent=1, ensure_ascii=False, sort_keys=True)
        (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
