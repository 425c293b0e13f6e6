"""The contract: every table can be derived from its declaration, and bad ones are refused."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.arrow import arrow_schema
from schemas.columns import Column
from schemas.conformance import to_arrow, violations
from schemas.contract import TABLES, Table, fields_of
from schemas.ddl import create_table_sql, quote
from schemas.errors import ContractError, InputError, NoArticle
from schemas.identifiers import ID_LENGTH, content_id
from schemas.tables.corpus import Author
from schemas.tables.facts import Place
from schemas.tables.operations import Run, RunCounts
from schemas.vocabularies import (
    AuthorRole,
    ErrorCode,
    Evidence,
    OutcomeReason,
    RunState,
    RunTrigger,
    Stage,
)

DESIGN_TABLES = [
    "runs",
    "inputs",
    "quarantine",
    "articles",
    "article_dates",
    "authors",
    "sentences",
    "entity_mentions",
    "entities",
    "quotes",
    "quantities",
    "location_mentions",
    "places",
    "time_expressions",
    "topics",
    "links",
    "images",
    "dup_pairs",
    "dup_groups",
    "syndication",
    "stories",
    "story_members",
    "figure_series",
    "revisions",
    "lineage",
]
AUTHOR = Author("a" * 32, 0, "Ada Quill", "ada quill", AuthorRole.AUTHOR, False, Evidence.BYLINE)
PLACE = Place("p1", "Merrin", "P", "XX", None, 1.0, 2.0, 10)


def message(table: str, row: object) -> str:
    (breach,) = violations(TABLES[table], [row])
    return breach.message


def test_every_table_of_the_design_is_declared() -> None:
    assert set(DESIGN_TABLES) <= set(TABLES)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_has_grain_key_order_and_described_columns(table: Table) -> None:
    names = [field.name for field in fields_of(table.row_class)]
    assert table.description.endswith(".")
    assert set(table.key) <= set(names)
    assert set(table.sort_by) <= set(names)
    assert all(field.column.description for field in fields_of(table.row_class))
    assert arrow_schema(table).names == names
    assert create_table_sql(table, "main").count("\n") == len(names) + 1


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_reference_names_a_column_that_exists(table: Table) -> None:
    for field in fields_of(table.row_class):
        if field.column.references:
            other, column = field.column.references.split(".")
            assert column in {one.name for one in fields_of(TABLES[other].row_class)}


def test_facts_carry_span_sentence_method_version_and_confidence() -> None:
    needed = {
        "article_id", "char_start", "char_end", "sentence_no", "method", "extractor_version",
        "confidence",
    }  # fmt: skip
    for name in (
        "entity_mentions",
        "quotes",
        "quantities",
        "location_mentions",
        "time_expressions",
    ):
        assert needed <= {field.name for field in fields_of(TABLES[name].row_class)}


def test_a_row_that_fits_has_no_violation() -> None:
    assert violations(TABLES["authors"], [AUTHOR]) == []


def test_a_null_in_a_required_column_is_a_violation() -> None:
    row = replace(AUTHOR, name=None)  # type: ignore[arg-type]
    assert message("authors", row) == "authors.name: null in a required column"


def test_a_value_outside_the_vocabulary_is_a_violation() -> None:
    row = replace(AUTHOR, role="poet")  # type: ignore[arg-type]
    assert "'poet' is not in the vocabulary" in message("authors", row)


def test_an_unknown_column_is_a_violation() -> None:
    assert "unknown columns ['mood']" in message("places", {"place_id": "p", "mood": "good"})


def test_a_value_out_of_range_is_a_violation() -> None:
    assert "91.0 is outside -90 to 90" in message("places", replace(PLACE, lat=91.0))


def test_a_value_of_the_wrong_type_is_a_violation() -> None:
    row = replace(PLACE, population="many")  # type: ignore[arg-type]
    assert "str where int is declared" in message("places", row)


def test_an_instant_without_a_zone_is_a_violation() -> None:
    counts = RunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    origin = ("r", "f", RunTrigger.CLI, None, None, None, "c", "v")
    run = Run(*origin, start, None, RunState.RUNNING, None, counts)
    assert violations(TABLES["runs"], [run]) == []
    naive = replace(run, started_at=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused
    assert "without a zone" in message("runs", naive)


def test_text_that_utf8_cannot_hold_is_a_violation() -> None:
    assert "lone surrogate" in message("places", replace(PLACE, name="\ud800"))


def test_the_number_of_the_bad_row_is_told() -> None:
    rows = [PLACE, PLACE, replace(PLACE, lat=100.0)]
    assert [breach.row_no for breach in violations(TABLES["places"], rows)] == [2]


def test_rows_become_arrow_with_every_column() -> None:
    found = to_arrow(TABLES["places"], [PLACE, replace(PLACE, name="Ålund")])
    assert found.schema == arrow_schema(TABLES["places"])
    assert found["name"].to_pylist() == ["Merrin", "Ålund"]
    assert found["admin1"].null_count == 2


def test_a_column_without_a_description_is_an_error_of_the_contract() -> None:
    @dataclass(frozen=True, slots=True)
    class Bad:
        """A row."""

        name: str

    with pytest.raises(ContractError, match=r"Bad\.name has no Column"):
        fields_of(Bad)


def test_a_type_that_no_column_can_hold_is_an_error_of_the_contract() -> None:
    @dataclass(frozen=True, slots=True)
    class Bad:
        """A row."""

        name: Annotated[dict[str, str], Column("A mapping")]

    with pytest.raises(ContractError, match="no column type"):
        fields_of(Bad)


def test_quotes_in_descriptions_are_escaped_in_sql() -> None:
    assert quote("the page's own") == "'the page''s own'"


@given(st.lists(st.none() | st.text(), max_size=4), st.lists(st.none() | st.text(), max_size=4))
def test_different_parts_have_different_ids(
    first: list[str | None], second: list[str | None]
) -> None:
    assert (content_id(*first) == content_id(*second)) == (first == second)
    assert len(content_id(*first)) == ID_LENGTH


@pytest.mark.parametrize(
    "error",
    [InputError(ErrorCode.NO_BODY, "no text", Stage.EXTRACT), NoArticle(OutcomeReason.NO_ARTICLE)],
)
def test_errors_survive_the_way_between_processes(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)


def test_arrow_types_are_those_that_duckdb_knows() -> None:
    for table in TABLES.values():
        for field in arrow_schema(table):
            assert not pa.types.is_null(field.type)
