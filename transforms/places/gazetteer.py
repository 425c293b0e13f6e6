"""The gazetteer: places of GeoNames in columns, and an index from names to them.

Columns and not objects: 270,000 places and 490,000 names are 21 MB in each worker; as objects they
would be hundreds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables.facts import Place
from transforms.places.names import HASH_BYTES, NameKind, fold_place_name, name_hash

COUNTRY, FIRST, SECOND, CAPITAL, CITY = "A0", "A1", "A2", "C", "P"
REGION_OF_COUNTRY = "A"
"""Kinds of places: countries, their divisions of first and second order, capitals of countries,
cities, and regions that lie in one country but are no division of it. All others are letters of
GeoNames' feature classes: regions (L), waters (H), land (T), sites (S), roads (R)."""

_CACHED_IDS = 4096
Found = Sequence[tuple[int, NameKind]]
"""Numbers of places, and how the name belongs to each."""


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Places by number, from 0; the columns say what each is."""

    ids: Any
    names: Any
    kinds: Sequence[str]
    countries: Sequence[str]
    """ISO 3166-1 alpha-2; empty for what lies in no one country."""
    firsts: Sequence[str]
    """GeoNames code of the division of first order, such as `US.TX`."""
    seconds: Sequence[str]
    lats: Sequence[float]
    lons: Sequence[float]
    populations: Sequence[int]
    _hashes: Sequence[int]
    _numbers: Sequence[int]
    _name_kinds: Sequence[int]
    _buckets: Sequence[int]
    """Where in the index the hashes begin that share their first 16 bits."""

    @classmethod
    def from_bytes(cls, places: bytes, names: bytes) -> Gazetteer:
        """Read `seeds/places/places.parquet` and `seeds/places/names.parquet`."""
        table = _table(places)
        index = _table(names)
        hashes = _numbers(index, "hash", "q")
        return cls(
            ids=_chunk(table, "place_id"),
            names=_chunk(table, "name"),
            kinds=_Codes(_chunk(table, "kind")),
            countries=_Codes(_chunk(table, "country")),
            firsts=_Codes(_chunk(table, "admin1")),
            seconds=_Codes(_chunk(table, "admin2")),
            lats=_numbers(table, "lat", "f"),
            lons=_numbers(table, "lon", "f"),
            populations=_numbers(table, "population", "I"),
            _hashes=hashes,
            _numbers=_numbers(index, "place", "i"),
            _name_kinds=_numbers(index, "kind", "b"),
            _buckets=_bucket_starts(hashes),
        )

    def find(self, key: str) -> Found:
        """The places that a folded name can mean, in no order of importance."""
        wanted = name_hash(key)
        hashes = self._hashes
        bucket = wanted >> _BUCKET_SHIFT
        at = bisect_left(hashes, wanted, self._buckets[bucket], self._buckets[bucket + 1])
        found = []
        while at < len(hashes) and hashes[at] == wanted:
            found.append((self._numbers[at], _KINDS[self._name_kinds[at]]))
            at += 1
        return found

    @cached_property
    def id_of(self) -> Callable[[int], str]:
        """Number of a place -> its id; a text names the same places again and again."""
        return lru_cache(maxsize=_CACHED_IDS)(lambda number: str(self.ids[number].as_py()))

    def place(self, number: int) -> Place:
        """The row of a place."""
        kind, first = self.kinds[number], self.firsts[number]
        return Place(
            place_id=self.ids[number].as_py(),
            name=self.names[number].as_py(),
            feature_class="P" if kind == CAPITAL else kind[0],
            country_code=self.countries[number] or None,
            admin1=first if "." in first else None,
            lat=round(self.lats[number], 4),
            lon=round(self.lons[number], 4),
            population=self.populations[number] or None,
        )

    def number_of(self, place_id: str) -> int | None:
        """The number of a place by its id."""
        ids = self.ids
        at = bisect_left(range(len(ids)), place_id, key=lambda number: ids[number].as_py())
        return at if at < len(ids) and ids[at].as_py() == place_id else None

    def named(self, name: str) -> Found:
        """The places that a name as written can mean."""
        return self.find(fold_place_name(name))


class _Codes(Sequence[str]):
    """A column of few values, kept as their numbers."""

    __slots__ = ("_numbers", "_values")

    def __init__(self, column: Any) -> None:
        encoded = column.dictionary_encode()
        self._values: list[str] = encoded.dictionary.to_pylist()
        self._numbers = memoryview(encoded.indices.buffers()[1]).cast("i")

    def __getitem__(self, number: Any) -> Any:
        return self._values[self._numbers[number]]

    def __len__(self) -> int:
        return len(self._numbers)


_KINDS = tuple(NameKind)
_BUCKET_SHIFT = HASH_BYTES * 8 - 16


def _bucket_starts(hashes: Any) -> Sequence[int]:
    firsts = np.arange((1 << 16) + 1, dtype=np.int64) << _BUCKET_SHIFT
    starts = np.searchsorted(np.frombuffer(hashes, dtype=np.int64), firsts)
    return memoryview(starts.astype(np.int64).data)


def _table(data: bytes) -> pa.Table:
    return pq.read_table(pa.BufferReader(data), use_threads=False).combine_chunks()


def _chunk(table: pa.Table, name: str) -> Any:
    return table.column(name).chunk(0)


def _numbers(table: pa.Table, name: str, code: str) -> Any:
    array = _chunk(table, name)
    view: Any = memoryview(array.buffers()[1])
    view = view.cast(code)
    return view[array.offset : array.offset + len(array)]
