"""What an entity is called across a corpus: merge rules, and lists of places, peoples and names.

The id of an entity comes from its type and its canonical name alone, and the canonical name from
the fullest form in the document and the rules alone. So it does not depend on the order of
articles, and can be computed again from the rows of `entity_mentions` when the rules change.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Self

from schemas.errors import ConfigError
from schemas.identifiers import content_id
from schemas.vocabularies import EntityType
from transforms.annotation import as_pieces
from transforms.entities.rule_words import TITLES_BY_LANGUAGE, first_run
from transforms.text import fold_key

_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_COMPANY_SUFFIX = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|Plc|plc|AG|GmbH|SE|SA|S\.A|SpA"
    r"|S\.p\.A|NV|N\.V|BV|B\.V|AB|ASA|Oyj?)\.?)+$"
)
_MAX_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Canonical:
    """An entity as the corpus knows it."""

    entity_id: str
    name: str
    country: str | None
    """ISO 3166-1 alpha-2, where the rules know it."""
    is_known: bool = False
    """Whether the name is that of a rule; else it is as the text writes it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A known entity: all names of it are one."""

    name: str
    type: EntityType
    country: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class EntityRules:
    """The merge rules and the lists of names; build it with `from_bytes`."""

    by_key: Mapping[tuple[EntityType, str], Rule] = field(default_factory=dict)
    types: Mapping[str, EntityType] = field(default_factory=dict)
    """Key of a name -> type of the entity of that name; a key of several types has its first."""
    longest: Mapping[str, int] = field(default_factory=dict)
    """First word of known names, in small letters -> words of the longest of them."""
    places: frozenset[str] = frozenset()
    """Names of countries, their divisions, cities, regions and seas, as written."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Name of a country as written -> its code."""
    peoples: Mapping[str, str | None] = field(default_factory=dict)
    """`Syrian`, `Greeks`, `Catholics` -> code of the country, if it is one country."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Given name -> m, f, or u where both have it."""

    @classmethod
    def from_bytes(cls, entities: Sequence[bytes], countries: bytes, given_names: bytes) -> Self:
        """The rules of CSV files; those of a later file of entities go before those of an earlier.

        `entities`: name, type, country, aliases (parted by `|`); `countries`: code, name, aliases,
        capital, demonyms, cities; `given_names`: gender, names (parted by spaces).
        ConfigError where a row has an unknown type or no name.
        """
        places, codes, peoples, country_rules = _read_countries(countries)
        rules = [*country_rules]
        for data in entities:
            rules.extend(_read_entities(data))
        by_key: dict[tuple[EntityType, str], Rule] = {}
        types: dict[str, EntityType] = {}
        for rule in reversed(rules):
            for name in (rule.name, *rule.aliases):
                key = name_key(name)
                by_key.setdefault((rule.type, key), rule)
                types.setdefault(key, rule.type)
        genders: dict[str, str] = {}
        for row in _rows(given_names):
            for name in row["names"].split():
                genders.setdefault(name, row["gender"])
                genders.setdefault(_without_accents(name), row["gender"])
        return cls(
            MappingProxyType(by_key),
            MappingProxyType(types),
            MappingProxyType(_longest(rules)),
            frozenset(places),
            MappingProxyType(codes),
            MappingProxyType(peoples),
            MappingProxyType(genders),
        )

    @cached_property
    def name_hints(self) -> frozenset[str]:
        """What titles, known and given names begin with, as pieces of a body."""
        titles = chain.from_iterable(TITLES_BY_LANGUAGE.values())
        return as_pieces(
            first_run(name.lower()) for name in (*self.longest, *self.genders, *titles)
        )

    @cached_property
    def canonical(self) -> Callable[[str, EntityType], Canonical]:
        """The entity that a name stands for: by the rules, or else by the name itself."""
        return lru_cache(maxsize=8192)(self._canonical)

    def _canonical(self, name: str, type_: EntityType) -> Canonical:
        key = name_key(name)
        rule = self.by_key.get((type_, key))
        if rule is None and type_ is EntityType.ORGANISATION:
            name = _COMPANY_SUFFIX.sub("", name) or name
            key = name_key(name)
            rule = self.by_key.get((type_, key))
        if rule is not None:
            name, key = rule.name, name_key(rule.name)
        return Canonical(
            content_id("entity", type_.value, key),
            " ".join(name.split()),
            None if rule is None else rule.country,
            is_known=rule is not None,
        )


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """What two spellings of a name have in common.

    Short names in capitals keep them: `US` is not `us`, `WHO` is not `who`.
    """
    name = _DOTTED.sub(lambda match: match.group().replace(".", ""), name)
    if len(name) <= _MAX_ACRONYM and name.isupper() and len(name) > 1:
        return name
    key = fold_key(name)
    # A name of nothing but marks is its own key.
    return key.removeprefix("the ") or name


def _longest(rules: Sequence[Rule]) -> dict[str, int]:
    found: dict[str, int] = {}
    for rule in rules:
        for name in (rule.name, *rule.aliases):
            words = name.removeprefix("The ").lower().split()
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def _without_accents(name: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char)
    )


def _read_entities(data: bytes) -> Iterator[Rule]:
    for number, row in enumerate(_rows(data), start=2):
        name, kind = row.get("name", ""), row.get("type", "")
        if not name or kind not in set(EntityType):
            raise ConfigError(f"merge rules, line {number}: a name and a known type are needed")
        yield Rule(name, EntityType(kind), row.get("country") or None, _parts(row.get("aliases")))


def _read_countries(
    data: bytes,
) -> tuple[set[str], dict[str, str], dict[str, str | None], list[Rule]]:
    places: set[str] = set()
    codes: dict[str, str] = {}
    peoples: dict[str, str | None] = {}
    rules: list[Rule] = []
    for row in _rows(data):
        code = row["code"] or None
        names = [one for one in (row["name"], *_parts(row["aliases"])) if one]
        cities = [one for one in (row["capital"], *_parts(row["cities"])) if one]
        places.update(names, cities)
        demonyms = _parts(row["demonyms"])
        for people in demonyms:
            peoples.setdefault(people, code)
        rules.extend(_people_rules(demonyms, code))
        # The city of the same name as its country is the country; the first of two is the larger.
        rules.extend(Rule(city, EntityType.PLACE, code) for city in cities if city not in names)
        if code:
            codes.update(dict.fromkeys(names, code))
            rules.append(Rule(names[0], EntityType.PLACE, code, tuple(names[1:])))
    return places, codes, peoples, rules


def _people_rules(demonyms: tuple[str, ...], code: str | None) -> Iterator[Rule]:
    """A people of a country is one group; elsewhere `Kurds` are `Kurd`."""
    if code and demonyms:
        yield Rule(demonyms[0], EntityType.GROUP, code, demonyms[1:])
        return
    for people in demonyms:
        if f"{people}s" in demonyms:
            yield Rule(people, EntityType.GROUP, None, (f"{people}s",))


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for row in reader:
        yield {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part for one in (text or "").split("|") if (part := one.strip()))
