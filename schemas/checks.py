"""Checks of the stored rows, derived from the contract: SQL text only, run by the warehouse.

Each query returns the bad rows (their key and the value at fault), so an empty result is a pass.
Offsets are code points: DuckDB's `length` and `substring` count them, `*_grapheme` would not.
"""

# The names in these statements come from the contract alone, never from data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.columns import Column
from schemas.contract import SCALARS, TABLES, Field, Table, fields_of
from schemas.ddl import quote

SPANS: Final = {
    "entity_mentions": (("char_start", "char_end", "surface"),),
    "quotes": (("speaker_start", "speaker_end", "speaker_surface"),),
    "quantities": (("char_start", "char_end", "surface"),),
    "location_mentions": (("char_start", "char_end", "surface"),),
    "time_expressions": (("char_start", "char_end", "surface"),),
}
"""Columns of a table that name a span of articles.body and hold its text."""


def bad_row_queries(table: Table) -> dict[str, str]:
    """The checks of a table by name: each query returns the rows that fail it."""
    return dict([*_key_check(table), *_column_checks(table), *_text_checks(table)])


def _key_check(table: Table) -> Iterator[tuple[str, str]]:
    key = _names(table.key)
    sql = (
        f"SELECT {key}, COUNT(*) AS n_rows FROM {_name(table.name)}\n"
        f"GROUP BY {key} HAVING COUNT(*) > 1\nORDER BY {key}"
    )
    yield f"key is not unique: {', '.join(table.key)}", sql


def _column_checks(table: Table) -> Iterator[tuple[str, str]]:
    for field in fields_of(table.row_class):
        column = _name(field.name)
        if not field.is_nullable:
            yield f"{field.name} is null", _rows(table, column, f"{column} IS NULL")
        if field.column.references:
            yield _reference_check(table, field, field.column.references)
        for path, what, bad in _value_faults(field, column, field.name):
            yield f"{path} {what}", _rows(table, column, bad)


def _rows(table: Table, shown: str, bad: str) -> str:
    key = _names(table.key)
    # A column of the key is not shown twice.
    columns = key if shown in key.split(", ") else f"{key}, {shown}"
    return f"SELECT {columns} FROM {_name(table.name)}\nWHERE {bad}\nORDER BY {key}"


def _reference_check(table: Table, field: Field, target: str) -> tuple[str, str]:
    other_table, other_column = target.split(".")
    other = f"(SELECT DISTINCT {_name(other_column)} AS target FROM {_name(other_table)})"
    key = ", ".join(f"here.{_name(name)}" for name in table.key)
    value = f"here.{_name(field.name)}"
    shown = key if field.name in table.key else f"{key}, {value}"
    sql = (
        f"SELECT {shown} FROM {_name(table.name)} AS here\n"
        f"ANTI JOIN {other} AS there ON {value} = there.target\n"
        f"WHERE {value} IS NOT NULL\nORDER BY {key}"
    )
    return f"{field.name} is not in {target}", sql


def _value_faults(field: Field, column: str, path: str) -> Iterator[tuple[str, str, str]]:
    """Where, what, and the condition that holds for a bad value; inside structs and lists too."""
    if field.is_list:
        # Elements are tested one by one in a lambda; nested lists do not occur in the contract.
        for inner_path, what, bad in _scalar_faults(field, "element", path + "[]"):
            yield inner_path, what, f"LEN(LIST_FILTER({column}, LAMBDA element: {bad})) > 0"
        yield (
            f"{path}[]",
            "is null",
            f"LEN(LIST_FILTER({column}, LAMBDA element: element IS NULL)) > 0",
        )
        return
    yield from _scalar_faults(field, column, path)


def _scalar_faults(field: Field, column: str, path: str) -> Iterator[tuple[str, str, str]]:
    if field.python_type not in SCALARS and field.vocabulary is None:
        for inner in fields_of(field.python_type):
            value = f"{column}.{_name(inner.name)}"
            if not inner.is_nullable:
                yield f"{path}.{inner.name}", "is null", f"{value} IS NULL"
            yield from _value_faults(inner, value, f"{path}.{inner.name}")
        return
    yield from ((path, what, bad) for what, bad in _limit_faults(field.column, column))
    if field.vocabulary is not None:
        words = ", ".join(quote(word) for word in field.vocabulary)
        yield path, "is not in its vocabulary", f"{column} NOT IN ({words})"


def _limit_faults(limits: Column, column: str) -> Iterator[tuple[str, str]]:
    # DuckDB holds NaN to be greater than any number, so the maximum finds it; a minimum would not.
    if limits.minimum is not None:
        yield f"is below {limits.minimum:g}", f"{column} < {limits.minimum:g}"
    if limits.maximum is not None:
        yield f"is above {limits.maximum:g}", f"{column} > {limits.maximum:g}"


def _text_checks(table: Table) -> Iterator[tuple[str, str]]:
    names = {field.name for field in fields_of(table.row_class)}
    if {"article_id", "char_start", "char_end"} <= names:
        yield (
            "span is not inside the body",
            _against_body(
                table,
                ("char_start", "char_end"),
                "here.char_start >= here.char_end OR here.char_end > articles.n_chars",
            ),
        )
    for start, end, text in SPANS.get(table.name, ()):
        yield (
            f"body[{start}:{end}] is not {text}",
            _against_span(table, (start, end, text), f"found IS DISTINCT FROM here.{text}"),
        )
    if table.name == "quotes":
        # The span may hold the quotation marks, which are not among the words quoted.
        yield (
            "quote_text is not in body[char_start:char_end]",
            _against_span(
                table,
                ("char_start", "char_end", "quote_text"),
                "NOT CONTAINS(found, here.quote_text)",
            ),
        )
    yield from _TABLE_CHECKS.get(table.name, {}).items()


def _against_body(table: Table, shown: tuple[str, ...], bad: str) -> str:
    key = ", ".join(f"here.{_name(name)}" for name in table.key)
    more = "".join(f", here.{_name(name)}" for name in shown if name not in table.key)
    return (
        f"SELECT {key}{more} FROM {_name(table.name)} AS here\n"
        f"INNER JOIN (SELECT article_id, LENGTH(body) AS n_chars FROM {_name('articles')}) "
        "AS articles ON here.article_id = articles.article_id\n"
        f"WHERE {bad}\nORDER BY {key}"
    )


_PIECE_CHARS = 4096


def _against_span(table: Table, shown: tuple[str, str, str], bad: str) -> str:
    """Rows for which `bad` holds of `found`, the text at their span.

    A body is cut into overlapping pieces first: to find a character in UTF-8 is to read all before
    it, and a body of a megabyte with 60,000 facts took 45 seconds instead of a third of one.
    """
    start, end, _ = shown
    key = ", ".join(f"here.{_name(name)}" for name in table.key)
    more = "".join(f", here.{_name(name)}" for name in shown if name not in table.key)
    length = f"here.{end} - here.{start}"
    return f"""\
WITH pieces AS (
    SELECT
        article_id,
        first // {_PIECE_CHARS} AS part,
        SUBSTRING(body, first + 1, {2 * _PIECE_CHARS}) AS text
    FROM (SELECT article_id, body, UNNEST(RANGE(0, LENGTH(body), {_PIECE_CHARS})) AS first
        FROM {_name("articles")})
),
read AS (
    SELECT here, SUBSTRING(pieces.text, here.{start} % {_PIECE_CHARS} + 1, {length}) AS found
    FROM {_name(table.name)} AS here
    INNER JOIN pieces
        ON here.article_id = pieces.article_id AND here.{start} // {_PIECE_CHARS} = pieces.part
    WHERE {length} <= {_PIECE_CHARS}
    UNION ALL
    SELECT here, SUBSTRING(articles.body, here.{start} + 1, {length}) AS found
    FROM {_name(table.name)} AS here
    INNER JOIN {_name("articles")} AS articles ON here.article_id = articles.article_id
    WHERE {length} > {_PIECE_CHARS}
)
SELECT {key}{more} FROM read
WHERE {bad}
ORDER BY {key}"""


def _name(identifier: str) -> str:
    return f'"{identifier}"'


def _names(identifiers: tuple[str, ...]) -> str:
    return ", ".join(map(_name, identifiers))


_TABLE_CHECKS: Final[dict[str, dict[str, str]]] = {
    "inputs": {
        "records do not balance": """\
SELECT input_id, uri, records_in, articles_out, duplicates, filtered, quarantined, is_balanced
FROM inputs
WHERE
    NOT is_balanced
    OR records_in <> articles_out + duplicates + filtered + quarantined
ORDER BY input_id""",
    },
    "articles": {
        # Every paragraph starts where the one before has ended, or later.
        "paragraphs are not in order inside the body": """\
SELECT article_id, paragraphs
FROM (SELECT article_id, paragraphs, LENGTH(body) AS n_chars FROM articles)
WHERE
    LEN(LIST_FILTER(paragraphs, LAMBDA element, position:
        element."start" < 0
        OR element."end" <= element."start"
        OR element."end" > n_chars
        OR (position > 1 AND element."start" < paragraphs[position - 1]."end")
    )) > 0
ORDER BY article_id""",
        "body_sha256 is not the hash of the body": """\
SELECT article_id, body_sha256
FROM articles
WHERE body_sha256 <> SHA256(body)
ORDER BY article_id""",
    },
    "runs": {
        "interval ends before it starts": """\
SELECT run_id, interval_start, interval_end
FROM runs
WHERE interval_end <= interval_start
ORDER BY run_id""",
    },
    "quotes": {
        "speaker is named without a span, or the other way round": """\
SELECT quote_id, speaker_surface, speaker_start, speaker_end
FROM quotes
WHERE
    (speaker_surface IS NULL) <> (speaker_start IS NULL)
    OR (speaker_start IS NULL) <> (speaker_end IS NULL)
ORDER BY quote_id""",
    },
}


def all_bad_row_queries() -> dict[str, dict[str, str]]:
    """The checks of every table, by table and name."""
    return {name: bad_row_queries(table) for name, table in TABLES.items()}
