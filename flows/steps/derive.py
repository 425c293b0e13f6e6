"""Bringing up to date what follows from articles and facts, in one change of the lake.

Entities and places, copies, syndication and revisions, stories and their figures: all follow from
the tables alone, so that a run that was killed before this step mends itself the next time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime

from flows.steps.fact_settings import FactSettings
from flows.steps.models import load_entity_rules, load_gazetteer
from flows.steps.relation_texts import Work
from flows.steps.relations import RelationCounts, refresh_copies
from flows.steps.stories import refresh_stories
from schemas.tables.facts import Place
from schemas.vocabularies import EntityType
from transforms.entities.rules import EntityRules
from warehouse import copies, references, stories_writing
from warehouse.connection import Lake, fit_threads, open_lake
from warehouse.copies import Scope
from warehouse.ledger import AUTHOR
from warehouse.location import LakeLocation
from warehouse.locks import run_lock
from warehouse.references import (
    NameOf,
    apply_entity_rules,
    refresh_entities,
    refresh_places,
)
from warehouse.transaction import transaction


@dataclass(frozen=True, slots=True)
class DeriveRequest:
    """What is to be found anew though nothing of it has changed; as it is: nothing."""

    scope: Scope = field(default_factory=Scope)
    """Articles whose copies and revisions are looked for again."""
    stories_since: date | None = None
    """Stories are looked for again from this day on."""
    applies_rules: bool = False
    """The merging rules of entities are applied to all mentions again."""


@dataclass(frozen=True, slots=True)
class DeriveCounts:
    """What has changed."""

    entities: int
    places: int
    renamed_articles: int
    """Articles in which a mention changed its entity."""
    relations: RelationCounts
    stories: int

    def as_json(self) -> dict[str, object]:
        """The counts as JSON holds them."""
        return asdict(self)


def derive_alone(
    location: LakeLocation, facts: FactSettings, request: DeriveRequest, workers: int = 1
) -> DeriveCounts:
    """Derive outside of a run that reads files; no other run may be at work."""
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-derive"
    with open_lake(location, read_only=True):
        pass  # NoLake where there is none: a derivation makes no lake
    with run_lock(location, run_id), open_lake(location) as connection:
        return derive(Lake(location, connection), None, facts, request, workers)


def derive(
    lake: Lake,
    run_id: str | None,
    facts: FactSettings,
    request: DeriveRequest | None = None,
    workers: int = 1,
) -> DeriveCounts:
    """Bring all derived tables up to date, in one change; `workers` processes read texts."""
    request = request or DeriveRequest()
    fit_threads(lake.connection)
    name_of = _name_of(load_entity_rules(facts.entity_rules))
    message = f"what follows from run {run_id}" if run_id else "what follows from the articles"
    try:
        with (
            Work(workers) as work,
            transaction(lake.connection, lake.location, AUTHOR, message) as change,
        ):
            renamed = apply_entity_rules(change, name_of) if request.applies_rules else 0
            entities = refresh_entities(change, name_of)
            places = refresh_places(change, _place_rows)
            relations = refresh_copies(change, work, request.scope, run_id)
            n_stories = refresh_stories(change, run_id=run_id, since=request.stories_since)
    finally:
        lake.connection.begin()  # one look at the catalog instead of one for each table
        references.drop_work_tables(lake.connection)
        copies.drop_work_tables(lake.connection)
        stories_writing.drop_work_tables(lake.connection)
        lake.connection.commit()
    return DeriveCounts(entities, places, renamed, relations, n_stories)


def _name_of(rules: EntityRules) -> NameOf:
    def name_of(name: str, type_: EntityType) -> tuple[str, str, str | None]:
        found = rules.canonical(name, type_)
        return found.entity_id, found.name, found.country

    return name_of


def _place_rows(place_ids: list[str]) -> Iterable[Place]:
    gazetteer = load_gazetteer()
    for place_id in place_ids:
        number = gazetteer.number_of(place_id)
        if number is not None:
            yield gazetteer.place(number)
