"""Which texts share enough anchors to be compared: one join, in blocks of days.

Units are texts on a day: equal texts meet as one. Within the window of days every pair that
shares what `AnchorRule` asks is found; nothing hangs on what else is in the lake, except where
more than MANY_SHARERS texts share an anchor.
"""

# The SQL is made of constants of this module and numbers, never of data.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from schemas.documents import Interval
from warehouse.transaction import Transaction

BLOCK_DAYS = 7
"""Days of new articles that are compared at a time: bounds the memory, whatever is new."""
FEW_SHARERS = 8
"""Texts that share an anchor up to which nobody counts how common it is."""
MANY_SHARERS = 100
"""Texts that share an anchor above which not all of them meet, but each meets one of its day,
and those of consecutive days each other: boilerplate would cost its square."""


@dataclass(frozen=True, slots=True)
class AnchorRule:
    """How many anchors two texts must share to be compared."""

    densities: Sequence[tuple[int, float]]
    """Shingles of a text (exclusive) -> anchors per shingle."""
    share: float
    """Share of the shorter text's anchors that is shared on average."""
    deviations: float
    """Standard deviations below that."""


def fresh_blocks(change: Transaction) -> list[Interval | None]:
    """Spans of days that cover the fresh articles; None stands for the undated ones, last."""
    rows = change.connection.execute("SELECT DISTINCT day FROM fresh ORDER BY day").fetchall()
    blocks: list[Interval | None] = []
    end = date.min
    for (day,) in rows:
        if day is None:
            continue
        if day >= end:
            end = day + timedelta(days=BLOCK_DAYS)
            blocks.append(Interval(day, end))
    return [*blocks, None] if rows and rows[-1][0] is None else blocks


def candidate_pairs(
    change: Transaction, block: Interval | None, window_days: int, rule: AnchorRule
) -> pa.Table:
    """Pairs of texts that share anchors, one of them fresh and of the block.

    Columns first_key, second_key, first_id, second_id (an article of each). Which pairs share
    enough follows from the two texts alone. The most common anchors of a text are not looked up,
    as many as a pair can lack; so every such pair is found, whatever else is in the lake.
    """
    _load_units(change, block, window_days, rule)
    _run(change, _LIVE)
    _run(change, _PROBES, {"few": FEW_SHARERS})
    _run(change, _MEETINGS, {"window": window_days, "many": MANY_SHARERS})
    kept = "LEAST(first.n_shingles, second.n_shingles) * LEAST(first.density, second.density)"
    return change.query(_CANDIDATES.format(_needed(rule, kept)))


def _load_units(
    change: Transaction, block: Interval | None, window_days: int, rule: AnchorRule
) -> None:
    """Temporary table `units`: the texts of the block and its window, by day."""
    values: dict[str, object] = {}
    if block is None:
        condition = "TRUE"
    else:
        # Fresh articles of later blocks meet those of this one when their turn comes.
        condition = (
            "(fresh.article_id IS NULL AND (fingerprints.day IS NULL "
            "OR fingerprints.day BETWEEN $low AND $high)) "
            "OR (fresh.article_id IS NOT NULL AND fingerprints.day BETWEEN $low AND $last)"
        )
        last = block.end - timedelta(days=1)
        margin = timedelta(days=window_days)
        values = {
            "low": block.start - margin,
            "high": last + margin,
            "last": last,
            "start": block.start,
        }
    density = " ".join(
        f"WHEN n_shingles < {limit} THEN {value!r}::DOUBLE" for limit, value in rule.densities
    )
    density = f"CASE {density} END"
    sparsest = min(value for _, value in rule.densities)
    n_needed = _needed(rule, f"n_shingles * {sparsest!r}::DOUBLE")
    in_block = "fresh.day IS NULL" if block is None else "fresh.day >= $start"
    _run(
        change,
        f"""
        CREATE OR REPLACE TEMP TABLE units AS
        SELECT
            CAST(ROW_NUMBER() OVER (ORDER BY day NULLS FIRST, text_key) AS INTEGER) AS unit,
            CAST(DENSE_RANK() OVER (ORDER BY text_key) AS INTEGER) AS text_no,
            text_key, day, article_id, is_fresh, anchors, n_shingles,
            {n_needed} AS n_needed,
            {density} AS density
        FROM (
            SELECT
                fingerprints.text_key,
                fingerprints.day,
                MIN(fingerprints.article_id) AS article_id,
                BOOL_OR(fresh.article_id IS NOT NULL AND {in_block}) AS is_fresh,
                ANY_VALUE(fingerprints.anchors) AS anchors,
                ANY_VALUE(fingerprints.n_shingles) AS n_shingles
            FROM fingerprints
            LEFT JOIN fresh ON fingerprints.article_id = fresh.article_id
            WHERE LEN(fingerprints.anchors) > 0 AND ({condition})
            GROUP BY fingerprints.text_key, fingerprints.day
        )
        """,
        values,
    )


_LIVE = """
CREATE OR REPLACE TEMP TABLE live AS
WITH spread AS (SELECT unit, is_fresh, UNNEST(anchors) AS anchor FROM units),
shared AS (
    SELECT anchor, CAST(COUNT(*) AS INTEGER) AS n_sharers
    FROM spread
    WHERE anchor IN (SELECT anchor FROM spread WHERE is_fresh)
    GROUP BY anchor
    HAVING COUNT(*) > 1
)
SELECT spread.unit, spread.anchor, shared.n_sharers
FROM spread INNER JOIN shared ON spread.anchor = shared.anchor
"""

_PROBES = """
CREATE OR REPLACE TEMP TABLE probes AS
SELECT
    live.anchor, live.n_sharers, units.unit, units.text_no, units.day,
    units.n_shingles, units.is_fresh
FROM live INNER JOIN units ON live.unit = units.unit
ANTI JOIN (
    SELECT ranked.unit, ranked.anchor
    FROM (
        SELECT unit, anchor, ROW_NUMBER() OVER (
            PARTITION BY unit ORDER BY n_sharers DESC, anchor
        ) AS commonness
        FROM live WHERE n_sharers > $few
    ) AS ranked
    INNER JOIN units ON ranked.unit = units.unit
    WHERE ranked.commonness < units.n_needed
) AS skipped ON live.unit = skipped.unit AND live.anchor = skipped.anchor
"""

_MEETINGS = """
CREATE OR REPLACE TEMP TABLE meetings AS
WITH all_live AS (
    SELECT
        live.anchor, live.n_sharers, units.unit, units.text_no, units.day, units.n_shingles,
        units.is_fresh
    FROM live INNER JOIN units ON live.unit = units.unit
),
of_all AS (
    SELECT probes.text_no AS first_no, other.text_no AS second_no
    FROM probes INNER JOIN all_live AS other ON probes.anchor = other.anchor
    WHERE
        probes.n_sharers <= $many
        AND probes.text_no <> other.text_no
        AND (probes.is_fresh OR other.is_fresh)
        AND (
            probes.n_shingles < other.n_shingles
            OR (probes.n_shingles = other.n_shingles AND probes.unit < other.unit)
        )
        AND (
            probes.day IS NULL OR other.day IS NULL
            OR ABS(probes.day - other.day) <= $window
        )
),
common AS (SELECT * FROM all_live WHERE n_sharers > $many),
leaders AS (
    SELECT anchor, day, ARG_MIN(text_no, unit) AS text_no, BOOL_OR(is_fresh) AS is_fresh
    FROM common
    GROUP BY anchor, day
),
of_leaders AS (
    SELECT common.text_no AS first_no, leaders.text_no AS second_no
    FROM common
    INNER JOIN probes ON common.unit = probes.unit AND common.anchor = probes.anchor
    INNER JOIN leaders
        ON common.anchor = leaders.anchor AND common.day IS NOT DISTINCT FROM leaders.day
    WHERE leaders.is_fresh
    UNION ALL
    SELECT text_no, previous_no
    FROM (
        SELECT
            text_no,
            LAG(text_no) OVER days AS previous_no,
            day - LAG(day) OVER days AS distance,
            is_fresh OR LAG(is_fresh) OVER days AS is_fresh
        FROM leaders
        WINDOW days AS (PARTITION BY anchor ORDER BY day NULLS FIRST)
    )
    WHERE previous_no IS NOT NULL AND is_fresh AND COALESCE(distance, 0) <= $window
)
SELECT LEAST(first_no, second_no) AS first_no, GREATEST(first_no, second_no) AS second_no
FROM (SELECT * FROM of_all UNION ALL SELECT * FROM of_leaders)
WHERE first_no <> second_no
GROUP BY ALL
"""

_CANDIDATES = """
WITH texts AS (
    SELECT
        text_no, ANY_VALUE(text_key) AS text_key, MIN(article_id) AS article_id,
        ANY_VALUE(anchors) AS anchors, ANY_VALUE(n_shingles) AS n_shingles,
        ANY_VALUE(density) AS density
    FROM units
    GROUP BY text_no
)
SELECT
    first.text_key AS first_key, second.text_key AS second_key,
    first.article_id AS first_id, second.article_id AS second_id
FROM meetings
INNER JOIN texts AS first ON meetings.first_no = first.text_no
INNER JOIN texts AS second ON meetings.second_no = second.text_no
WHERE
    LEN(LIST_INTERSECT(first.anchors, second.anchors)) >= {}
ORDER BY first_key, second_key
"""


def _needed(rule: AnchorRule, n_anchors: str) -> str:
    """SQL of the number needed, where so many anchors of the shorter text can be shared."""
    mean = f"({rule.share!r}::DOUBLE * {n_anchors})"
    return (
        f"GREATEST(1, CAST(FLOOR({mean} - {rule.deviations!r}::DOUBLE * SQRT({mean})) AS INTEGER))"
    )


def _run(change: Transaction, sql: str, values: dict[str, object] | None = None) -> None:
    change.connection.execute(sql, values or {})
