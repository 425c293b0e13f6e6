"""The entity mentions of an article, and what else the document says of its entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.entities.aliases import Alias, find_aliases, gender_of
from transforms.entities.names import Name
from transforms.entities.roles import GENDERED, NameRole, find_roles
from transforms.entities.rule_names import find_rule_names
from transforms.entities.rules import EntityRules

VERSION = "1"


@dataclass(frozen=True, slots=True)
class EntityRole:
    """A noun that an entity of the document is called by: `the envoy`, `the ministry`."""

    noun: str
    """In small letters."""
    entity_id: str
    char_start: int
    """The mention that bears the role."""
    char_end: int
    noun_start: int
    noun_end: int


@dataclass(frozen=True, slots=True)
class DocumentEntities:
    """The mentions of a document, and what helps to resolve roles and pronouns to them."""

    mentions: tuple[EntityMention, ...] = ()
    roles: tuple[EntityRole, ...] = ()
    """In the order of the text; a noun may have been said of several entities."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """entity_id of a person -> m or f; missing where the text and the name do not tell."""


def find_entities(text: AnnotatedText, rules: EntityRules) -> tuple[EntityMention, ...]:
    """The mentions of an article, sorted by place; none overlaps another."""
    return find_document_entities(text, rules).mentions


def find_document_entities(text: AnnotatedText, rules: EntityRules) -> DocumentEntities:
    """The mentions of an article with roles and genders."""
    names = _find_names(text, rules)
    aliases = find_aliases(names, text.body, rules)
    ids = [
        rules.canonical(_head(names, aliases, no).surface, name.type).entity_id
        for no, name in enumerate(names)
    ]
    mentions = tuple(
        _mention(text, name, alias, names, entity_id)
        for name, alias, entity_id in zip(names, aliases, ids, strict=True)
    )
    found = find_roles(names, text.body)
    roles = tuple(
        EntityRole(
            role.noun,
            ids[role.name_no],
            names[role.name_no].start,
            names[role.name_no].end,
            role.noun_start,
            role.noun_end,
        )
        for role in found
    )
    return DocumentEntities(mentions, roles, _genders(names, ids, found, rules))


def _find_names(text: AnnotatedText, rules: EntityRules) -> list[Name]:
    if text.doc is None:
        return find_rule_names(text, rules)
    # the light profile runs without spaCy
    from transforms.entities.parsed_names import find_parsed_names

    return find_parsed_names(text, rules)


def _head(names: Sequence[Name], aliases: Sequence[Alias | None], no: int) -> Name:
    alias = aliases[no]
    return names[no] if alias is None else names[alias.head]


def _mention(
    text: AnnotatedText, name: Name, alias: Alias | None, names: Sequence[Name], entity_id: str
) -> EntityMention:
    confidence = name.confidence if alias is None else min(name.confidence, alias.confidence)
    return EntityMention(
        article_id=text.article.article_id,
        char_start=name.start,
        char_end=name.end,
        sentence_no=text.sentence_no_at(name.start),
        method=name.method,
        extractor_version=VERSION,
        confidence=confidence,
        surface=name.surface,
        type=name.type,
        entity_id=entity_id,
        coref_of=None if alias is None else names[alias.head].start,
    )


def _genders(
    names: Sequence[Name], ids: Sequence[str], roles: Sequence[NameRole], rules: EntityRules
) -> Mapping[str, str]:
    """The gender of each person: the first title, given name or role noun that tells it."""
    found: dict[str, str] = {}
    for role in roles:
        if names[role.name_no].type is EntityType.PERSON and role.noun in GENDERED:
            found.setdefault(ids[role.name_no], GENDERED[role.noun])
    for name, entity_id in zip(names, ids, strict=True):
        if name.type is EntityType.PERSON and (gender := gender_of(name, rules)) is not None:
            found.setdefault(entity_id, gender)
    return found
