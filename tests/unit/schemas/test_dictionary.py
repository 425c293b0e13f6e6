"""The data dictionary says everything that the contract says."""

from __future__ import annotations

import json
import re

from schemas.contract import SCHEMA_VERSION, TABLES, fields_of
from schemas.dictionary import dictionary_json, dictionary_markdown, table_entries


def test_every_table_and_column_is_in_the_page() -> None:
    page = dictionary_markdown()
    for table in TABLES.values():
        section = page.split(f"## {table.name}\n")[1].split("\n## ")[0]
        assert " ".join(table.description.split()) in section
        for field in fields_of(table.row_class):
            assert f"| `{field.name}` |" in section


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    for block in re.findall(r"(?:^\|.*\n)+", dictionary_markdown(), flags=re.MULTILINE):
        cells = [len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()]
        assert len(set(cells)) == 1, block


def test_fields_of_a_nested_column_are_entries_of_their_own() -> None:
    (articles,) = (entry for entry in table_entries() if entry.name == "articles")
    columns = {column.name: column for column in articles.columns}
    assert columns["paragraphs"].type == "STRUCT[]"
    assert columns["paragraphs[].start"].type == "INTEGER"
    assert "caption" in (columns["paragraphs[].kind"].vocabulary or ())
    (runs,) = (entry for entry in table_entries() if entry.name == "runs")
    assert "counts.records_in" in {column.name for column in runs.columns}


def test_units_limits_vocabularies_and_references_are_shown() -> None:
    page = dictionary_markdown()
    assert "| `lat` | `DOUBLE` | yes | degrees, WGS 84 | -90 to 90 |" in page
    assert "| `article_id` | `VARCHAR` | no |  |  | `articles.article_id` |" in page
    assert "`free`, `paid`, `unknown`" in page


def test_the_json_holds_the_same_tables_and_the_version() -> None:
    told = json.loads(dictionary_json())
    assert told["schema_version"] == SCHEMA_VERSION
    assert [table["name"] for table in told["tables"]] == list(TABLES)
    assert told["tables"][0]["columns"][0] == {
        "name": "run_id",
        "type": "VARCHAR",
        "is_nullable": False,
        "unit": None,
        "vocabulary": None,
        "references": None,
        "minimum": None,
        "maximum": None,
        "description": "Id of the run",
    }


def test_the_page_is_the_same_each_time() -> None:
    assert dictionary_markdown() == dictionary_markdown()
