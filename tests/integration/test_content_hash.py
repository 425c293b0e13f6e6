"""The hash of rows depends on the rows and their order, and on nothing else."""

from __future__ import annotations

import pyarrow as pa

from warehouse.connection import connect_duckdb
from warehouse.content_hash import content_hash

ROWS = {"id": ["a", None, "c"], "n": [1.5, None, 3.0], "tags": [["x"], [], None]}


def digest(rows: pa.Table) -> str:
    with connect_duckdb() as connection:
        return content_hash(connection, rows)


def test_equal_rows_have_one_hash_however_they_lie_in_memory() -> None:
    whole = pa.table(ROWS)
    pieces = pa.concat_tables([whole.slice(0, 1), whole.slice(1)])
    # What stands under a null is not seen, but it is in Arrow's bytes.
    hidden = pa.Array.from_buffers(
        pa.float64(), 3, [pa.py_buffer(b"\x05"), pa.array([1.5, 99.0, 3.0]).buffers()[1]]
    )
    under = whole.set_column(1, "n", hidden)
    assert under.equals(whole)
    assert digest(whole) == digest(pieces) == digest(under)


def test_other_rows_or_another_order_have_another_hash() -> None:
    whole = pa.table(ROWS)
    assert digest(whole) != digest(whole.take([1, 0, 2]))
    assert digest(whole) != digest(whole.slice(0, 2))
