"""The tables that facts refer to: the entities and places that articles of the lake mention.

Both follow from the mentions alone. Rows are compared with those that the lake holds, and only
what differs is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import duckdb
import pyarrow as pa

from schemas.contract import TABLES, fields_of
from schemas.tables.facts import Entity, Place
from schemas.vocabularies import EntityType
from warehouse.transaction import Transaction

_HEADS = """
    SELECT
        mentions.article_id,
        mentions.entity_id,
        mentions.type,
        mentions.surface,
        COALESCE(fuller.surface, mentions.surface) AS name
    FROM entity_mentions AS mentions
    LEFT JOIN entity_mentions AS fuller
        ON mentions.article_id = fuller.article_id AND mentions.coref_of = fuller.char_start
    WHERE mentions.entity_id IS NOT NULL
"""
"""Every mention with the fullest name of its entity in its article."""

_ENTITIES = f"""
WITH heads AS ({_HEADS}),
spelt AS (
    SELECT entity_id, name, COUNT(*) AS n FROM heads GROUP BY ALL
),
named AS (
    SELECT entity_id, FIRST(name ORDER BY n DESC, name) AS name FROM spelt GROUP BY entity_id
)
SELECT
    heads.entity_id,
    MIN(heads.type) AS type,
    ANY_VALUE(named.name) AS name,
    LIST(DISTINCT heads.surface ORDER BY heads.surface) AS surfaces,
    COUNT(DISTINCT heads.article_id) AS n_articles,
    COUNT(*) AS n_mentions
FROM heads INNER JOIN named ON heads.entity_id = named.entity_id
GROUP BY heads.entity_id
ORDER BY heads.entity_id
"""  # noqa: S608 - a constant of this module

_USED_PLACES = """
    SELECT place_id FROM location_mentions WHERE place_id IS NOT NULL
    UNION
    SELECT place_id FROM quantities WHERE place_id IS NOT NULL
"""

NameOf = Callable[[str, EntityType], tuple[str, str, str | None]]
"""Name and type of an entity -> its id, canonical name and country by the merging rules."""


def refresh_entities(change: Transaction, name_of: NameOf) -> int:
    """Bring `entities` up to the mentions; returns how many rows were written or removed."""
    rows = [
        _entity(row, name_of)
        for row in change.connection.execute(_ENTITIES).to_arrow_table().to_pylist()
    ]
    return _put_changed(change, "entities", "entity_id", rows)


def _entity(row: dict[str, object], name_of: NameOf) -> Entity:
    name, type_ = str(row["name"]), EntityType(str(row["type"]))
    entity_id, canonical_name, country = name_of(name, type_)
    surfaces: Sequence[str] = row["surfaces"]  # type: ignore[assignment]  # a list of the query
    return Entity(
        entity_id=str(row["entity_id"]),
        canonical_name=canonical_name,
        type=type_,
        aliases=[surface for surface in surfaces if surface != canonical_name],
        country=country if entity_id == row["entity_id"] else None,
        n_articles=int(str(row["n_articles"])),
        n_mentions=int(str(row["n_mentions"])),
    )


def refresh_places(change: Transaction, rows_of: Callable[[list[str]], Iterable[Place]]) -> int:
    """Bring `places` up to the mentions; returns how many rows were written or removed.

    `rows_of` gives the rows of ids; it is called only where there are ids without a row.
    """
    connection = change.connection
    missing = connection.execute(
        f"SELECT place_id FROM ({_USED_PLACES}) ANTI JOIN places USING (place_id) ORDER BY ALL"  # noqa: S608 - a constant
    ).fetchall()
    unused = connection.execute(
        f"SELECT place_id FROM places ANTI JOIN ({_USED_PLACES}) USING (place_id) ORDER BY ALL"  # noqa: S608 - a constant
    ).fetchall()
    change.delete("places", "place_id", (place_id for (place_id,) in unused))
    if missing:
        change.append_rows("places", list(rows_of([place_id for (place_id,) in missing])))
    return len(missing) + len(unused)


def apply_entity_rules(change: Transaction, name_of: NameOf) -> int:
    """Give every mention the entity that the merging rules name now; returns articles changed.

    The speakers of quotations follow their mentions. The work tables are dropped after the change
    (`drop_work_tables`).
    """
    connection = change.connection
    names = connection.execute(
        f"SELECT DISTINCT name, type, entity_id FROM ({_HEADS}) ORDER BY ALL"  # noqa: S608 - a constant
    ).fetchall()
    moved = [
        (name, type_, old, new)
        for name, type_, old in names
        if (new := name_of(name, EntityType(type_))[0]) != old
    ]
    if not moved:
        return 0
    columns = list(zip(*moved, strict=True))
    fields = ("name", "type", "old_id", "new_id")
    connection.register(
        "moved_names",
        pa.table({field: list(values) for field, values in zip(fields, columns, strict=True)}),
    )
    try:
        connection.execute(_MOVED)
        for table, sql in (("entity_mentions", _MOVED_MENTIONS), ("quotes", _MOVED_QUOTES)):
            rows = connection.execute(sql).to_arrow_table()
            change.delete(table, "article_id", rows["article_id"].to_pylist())
            change.append(table, rows)
        row = connection.execute("SELECT COUNT(DISTINCT article_id) FROM moved_here").fetchone()
    finally:
        connection.unregister("moved_names")
    return int(row[0]) if row else 0


def drop_work_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what `apply_entity_rules` left, once its change has ended: within a change that has
    failed no statement runs, and the error of this one would hide the first."""
    connection.execute("DROP TABLE IF EXISTS temp.main.moved_here")


_MOVED = f"""
CREATE OR REPLACE TEMP TABLE moved_here AS
SELECT
    heads.article_id,
    moved_names.old_id,
    heads.name,
    heads.type,
    MIN(moved_names.new_id) AS new_id
FROM ({_HEADS}) AS heads
INNER JOIN moved_names
    ON heads.name = moved_names.name
    AND heads.type = moved_names.type
    AND heads.entity_id = moved_names.old_id
GROUP BY ALL
"""  # noqa: S608 - a constant of this module
_MOVED_MENTIONS = """
SELECT mentions.* REPLACE (COALESCE(moved_here.new_id, mentions.entity_id) AS entity_id)
FROM entity_mentions AS mentions
LEFT JOIN entity_mentions AS fuller
    ON mentions.article_id = fuller.article_id AND mentions.coref_of = fuller.char_start
LEFT JOIN moved_here
    ON mentions.article_id = moved_here.article_id
    AND mentions.entity_id = moved_here.old_id
    AND mentions.type = moved_here.type
    AND COALESCE(fuller.surface, mentions.surface) = moved_here.name
WHERE mentions.article_id IN (SELECT article_id FROM moved_here)
"""
_MOVED_QUOTES = """
WITH new_ids AS (
    SELECT article_id, old_id, MIN(new_id) AS new_id FROM moved_here GROUP BY ALL
)
SELECT quotes.* REPLACE (COALESCE(new_ids.new_id, quotes.speaker_entity_id) AS speaker_entity_id)
FROM quotes
LEFT JOIN new_ids
    ON quotes.article_id = new_ids.article_id AND quotes.speaker_entity_id = new_ids.old_id
WHERE quotes.article_id IN (SELECT article_id FROM moved_here)
"""


def _put_changed(change: Transaction, table_name: str, key: str, rows: Sequence[Entity]) -> int:
    """Write the rows that the table has not as they are, remove those that are not among them."""
    stored = {
        row[key]: row
        for row in change.connection.execute(f'SELECT * FROM "{table_name}"')  # noqa: S608 - a table of the contract
        .to_arrow_table()
        .to_pylist()
    }
    names = [field.name for field in fields_of(TABLES[table_name].row_class)]
    changed = [
        row
        for row in rows
        if stored.get(getattr(row, key)) != {name: getattr(row, name) for name in names}
    ]
    wanted = {getattr(row, key) for row in rows}
    gone = [name for name in stored if name not in wanted]
    change.delete(table_name, key, [*gone, *(getattr(row, key) for row in changed)])
    change.append_rows(table_name, changed)
    return len(changed) + len(gone)
