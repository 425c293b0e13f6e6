"""The list of tables, and what can be read off a row class: columns, types, nullability.

Everything that depends on the shape of the data starts from `TABLES`: Arrow schemas
(`schemas.arrow`), DDL (`schemas.ddl`), the data dictionary (`schemas.dictionary`),
conformance (`schemas.conformance`), checks (`schemas.checks`) and the snapshot in git.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from schemas.columns import Column
from schemas.errors import ContractError
from schemas.tables import corpus, facts, operations, relations

SCHEMA_VERSION = 2
"""Raised with every change of the contract, together with a line in CHANGELOG.md."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its row class, its key and the order of its rows in a file."""

    name: str
    row_class: type
    family: str
    key: tuple[str, ...]
    sort_by: tuple[str, ...]

    @property
    def description(self) -> str:
        """The grain of the table: the docstring of its row class."""
        return (self.row_class.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class Field:
    """A column as the Python declaration gives it, before any storage type is chosen."""

    name: str
    python_type: type
    """`str`, `int`, `float`, `bool`, `date`, `datetime`, a StrEnum, or a dataclass (a struct)."""
    is_list: bool
    is_nullable: bool
    column: Column

    @property
    def vocabulary(self) -> tuple[str, ...] | None:
        """The values allowed, or None where any is."""
        if issubclass(self.python_type, StrEnum):
            return tuple(member.value for member in self.python_type)
        return None


SCALARS = (str, int, float, bool, date, datetime)

_FACT_KEY = ("article_id", "char_start", "char_end", "method")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("runs", operations.Run, "operations", ("run_id",), ("started_at", "run_id")),
        Table("inputs", operations.InputFile, "operations", ("input_id",), ("uri", "input_id")),
        Table(
            "record_outcomes",
            operations.RecordOutcome,
            "operations",
            ("input_id", "locator", "outcome", "reason"),
            ("input_id", "locator", "outcome", "reason"),
        ),
        Table(
            "quarantine",
            operations.QuarantinedRecord,
            "operations",
            ("record_id",),
            ("input_id", "locator"),
        ),
        Table(
            "lineage",
            operations.Lineage,
            "operations",
            ("output_file",),
            ("run_id", "output_table", "output_file"),
        ),
        Table(
            "articles", corpus.Article, "corpus", ("article_id",), ("published_at", "article_id")
        ),
        Table(
            "article_dates",
            corpus.ArticleDate,
            "corpus",
            ("article_id", "kind", "evidence", "surface"),
            ("article_id", "kind", "evidence", "surface"),
        ),
        Table(
            "authors",
            corpus.Author,
            "corpus",
            ("article_id", "position"),
            ("article_id", "position"),
        ),
        Table(
            "links", corpus.Link, "corpus", ("article_id", "position"), ("article_id", "position")
        ),
        Table(
            "images", corpus.Image, "corpus", ("article_id", "position"), ("article_id", "position")
        ),
        Table(
            "revisions",
            corpus.Revision,
            "relations",
            ("url_key", "revision_id"),
            ("url_key", "seen_at", "revision_id"),
        ),
        Table(
            "sentences",
            facts.Sentence,
            "facts",
            ("article_id", "sentence_no"),
            ("article_id", "sentence_no"),
        ),
        Table(
            "entity_mentions",
            facts.EntityMention,
            "facts",
            _FACT_KEY,
            ("article_id", "char_start", "char_end"),
        ),
        Table("entities", facts.Entity, "facts", ("entity_id",), ("entity_id",)),
        Table("quotes", facts.Quote, "facts", ("quote_id",), ("article_id", "char_start")),
        Table(
            "quantities",
            facts.Quantity,
            "facts",
            ("quantity_id",),
            ("article_id", "char_start"),
        ),
        Table(
            "location_mentions",
            facts.LocationMention,
            "facts",
            _FACT_KEY,
            ("article_id", "char_start", "char_end"),
        ),
        Table("places", facts.Place, "facts", ("place_id",), ("place_id",)),
        Table(
            "time_expressions",
            facts.TimeExpression,
            "facts",
            _FACT_KEY,
            ("article_id", "char_start", "char_end"),
        ),
        Table(
            "topics",
            facts.Topic,
            "facts",
            ("article_id", "scheme", "code"),
            ("article_id", "scheme", "code"),
        ),
        Table(
            "fingerprints",
            relations.Fingerprint,
            "relations",
            ("article_id",),
            ("day", "article_id"),
        ),
        Table("comparisons", relations.Comparison, "relations", ("article_id",), ("article_id",)),
        Table(
            "dup_pairs",
            relations.DupPair,
            "relations",
            ("article_id", "other_id"),
            ("article_id", "other_id"),
        ),
        Table(
            "dup_groups",
            relations.DupGroup,
            "relations",
            ("group_id", "article_id"),
            ("group_id", "article_id"),
        ),
        Table("syndication", relations.Syndication, "relations", ("article_id",), ("article_id",)),
        Table("story_terms", relations.StoryTerms, "relations", ("article_id",), ("article_id",)),
        Table("stories", relations.Story, "relations", ("story_id",), ("story_id",)),
        Table(
            "story_members",
            relations.StoryMember,
            "relations",
            ("story_id", "article_id"),
            ("story_id", "article_id"),
        ),
        Table(
            "story_changes",
            relations.StoryChange,
            "operations",
            ("story_id", "other_story_id", "kind", "run_id"),
            ("story_id", "other_story_id", "kind", "run_id"),
        ),
        Table(
            "figure_series",
            relations.FigureSeries,
            "relations",
            ("story_id", "event_type", "place_id"),
            ("story_id", "event_type", "place_id"),
        ),
    )
}


@cache
def fields_of(row_class: type) -> tuple[Field, ...]:
    """The columns of a row class (or of a nested struct), in declaration order.

    Raises ContractError where a field lacks its `Column` or has a type that no column can hold.
    """
    hints = typing.get_type_hints(row_class, include_extras=True)
    return tuple(_field(row_class, field.name, hints[field.name]) for field in fields(row_class))


def _field(row_class: type, name: str, hint: object) -> Field:
    where = f"{row_class.__name__}.{name}"
    if typing.get_origin(hint) is not typing.Annotated:
        raise ContractError(f"{where} has no Column: declare it as Annotated[type, Column(...)]")
    inner, *extras = typing.get_args(hint)
    column = next((extra for extra in extras if isinstance(extra, Column)), None)
    if column is None or not column.description:
        raise ContractError(f"{where} has no Column with a description")
    is_nullable = False
    if isinstance(inner, types.UnionType):
        members = [member for member in typing.get_args(inner) if member is not types.NoneType]
        is_nullable = len(members) < len(typing.get_args(inner))
        inner = members[0]
    is_list = typing.get_origin(inner) is list
    if is_list:
        (inner,) = typing.get_args(inner)
    if not isinstance(inner, type) or not (
        inner in SCALARS or issubclass(inner, StrEnum) or hasattr(inner, "__dataclass_fields__")
    ):
        raise ContractError(f"{where} has type {inner!r}: no column type is known for it")
    return Field(name, inner, is_list, is_nullable, column)
