"""JSON-LD of a page: read with limits, mended where it is broken, reduced to its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import orjson

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

MAX_BLOCK_CHARS = 2_000_000
MAX_BLOCKS = 60
MAX_NODES = 20_000
_CONTAINERS = (dict, list)
_MAX_NAMES = 50

_TAG = re.compile(r"<[^<>]{1,300}>")
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")  # fmt: skip
# What lies under these keys is another work than the page's own.
_OTHER_WORKS = frozenset(
    [
        "itemListElement",
        "hasPart",
        "isPartOf",
        "liveBlogUpdate",
        "comment",
        "citation",
        "mentions",
        "about",
        "review",
        "relatedLink",
        "mainEntity",
        "isBasedOn",
        "video",
        "image",
        "associatedMedia",
        "itemReviewed",
        "recommendation",
        "significantLink",
    ]
)
_ARTICLE_RANKS = {
    "newsarticle": 3, "reportagenewsarticle": 3, "analysisnewsarticle": 3,
    "backgroundnewsarticle": 3, "opinionnewsarticle": 3, "reviewnewsarticle": 3,
    "askpublicnewsarticle": 3, "liveblogposting": 3, "article": 3, "report": 3,
    "blogposting": 3, "socialmediaposting": 2, "advertisercontentarticle": 3,
    "satiricalarticle": 3, "scholarlyarticle": 3, "techarticle": 3, "discussionforumposting": 2,
    "imagegallery": 2, "videoobject": 1, "webpage": 1, "itempage": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The objects of all blocks of a page, in order, and what went wrong."""

    article: JsonObject | None
    by_id: dict[str, JsonObject]
    organisation: JsonObject | None
    flags: tuple[str, ...]


def read_linked_data(blocks: Iterable[str]) -> LinkedData:
    """Read the texts of a page's `application/ld+json` scripts."""
    flags: set[str] = set()
    found: list[tuple[JsonObject, bool]] = []
    for number, block in enumerate(blocks):
        if len(block) > MAX_BLOCK_CHARS or number >= MAX_BLOCKS:
            flags.add("json_ld_too_large")
            continue
        value = _load(block)
        if value is None:
            if block.strip():
                flags.add("json_ld_broken")
            continue
        found.extend(_walk(value, MAX_NODES - len(found)))
    by_id: dict[str, JsonObject] = {}
    for node, _ in found:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(by_id.get(identity, {})):
            by_id[identity] = node
    organisation = next((node for node, _ in found if _is_organisation(node)), None)
    return LinkedData(_choose_article(found), by_id, organisation, tuple(sorted(flags)))


def types_of(node: JsonObject) -> list[str]:
    """The schema.org types of an object, lower case, without their address."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [item.rsplit("/", 1)[-1].lower() for item in values if isinstance(item, str)]


def text_of(value: JsonValue) -> str | None:
    """The text of a value: a string, the first of a list, or the name or value of an object."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("url")
        else:
            break
    if isinstance(value, str):
        text = html.unescape(value[:20_000]).strip()
        return text or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def texts_of(value: JsonValue) -> list[str]:
    """The texts of a value that may be one or many."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values[:500] if (text := text_of(item))]


def names_of(value: JsonValue, by_id: dict[str, JsonObject]) -> list[str]:
    """The names in an `author`: text, object, reference by @id, or a list of these."""
    names: list[str] = []
    for item in value[:_MAX_NAMES] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            names.extend(_names_of_object(item, by_id))
        elif isinstance(item, list):
            names.extend(name for part in item if (name := text_of(part)))
        elif name := text_of(item):
            names.append(name)
    # Some systems put the link to the author into the name.
    return [text for name in names if "://" not in (text := _TAG.sub("", name).strip()) and text]


def organisations_of(value: JsonValue, by_id: dict[str, JsonObject]) -> list[str]:
    """Those names in an `author` that its objects call organisations and not persons."""
    items = value[:_MAX_NAMES] if isinstance(value, list) else [value]
    return [
        name
        for item in items
        if isinstance(item, dict)
        and any("organi" in kind for kind in _types_by_id(item, by_id))
        and not is_person(item, by_id)
        for name in _names_of_object(item, by_id)
    ]


def is_person(value: JsonValue, by_id: dict[str, JsonObject]) -> bool:
    """Whether it is an object that is said to be a person, perhaps among other things."""
    return isinstance(value, dict) and "person" in _types_by_id(value, by_id)


def _types_by_id(node: JsonObject, by_id: dict[str, JsonObject]) -> list[str]:
    identity = node.get("@id")
    if "@type" not in node and isinstance(identity, str):
        node = by_id.get(identity, node)
    return types_of(node)


def _names_of_object(node: JsonObject, by_id: dict[str, JsonObject]) -> list[str]:
    identity = node.get("@id")
    if "name" not in node and isinstance(identity, str):
        node = by_id.get(identity, node)
    if names := texts_of(node.get("name")):
        return names
    parts = [text_of(node.get(key)) for key in ("givenName", "familyName")]
    full = " ".join(part for part in parts if part)
    return [full] if full else []


def _load(block: str) -> JsonValue:
    text = block.strip()
    try:
        value: JsonValue = orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        return _load_tolerantly(text)
    return value


def _load_tolerantly(text: str) -> JsonValue:
    """Comments around it, trailing commas, raw line ends in strings, escaped as HTML, or more
    than one object: seen on real pages. Each step is linear; what is left is given up."""
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    if "&quot;" in text[:200]:
        text = html.unescape(text)
    text = _TRAILING_COMMA.sub(r"\1", text)
    values: list[JsonValue] = []
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while position < len(text) and len(values) < MAX_BLOCKS:
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        position += len(text[position : position + 50]) - len(
            text[position : position + 50].lstrip(" \t\r\n,;")
        )
    return values or None


def _walk(value: JsonValue, limit: int) -> Iterator[tuple[JsonObject, bool]]:
    """All objects, outer ones first, each with whether it is the page's own work."""
    queue: list[tuple[JsonValue, bool]] = [(value, True)]
    position = n_found = 0
    while position < len(queue) and n_found < limit and len(queue) < 10 * MAX_NODES:
        item, is_own = queue[position]
        position += 1
        if isinstance(item, list):
            queue.extend((part, is_own) for part in item)
        elif isinstance(item, dict):
            n_found += 1
            yield item, is_own
            queue.extend(
                (part, is_own and key not in _OTHER_WORKS)
                for key, part in item.items()
                if isinstance(part, _CONTAINERS)
            )


def _choose_article(found: list[tuple[JsonObject, bool]]) -> JsonObject | None:
    best: JsonObject | None = None
    best_rank = (0, 0)
    for node, is_own in found:
        rank = max((_ARTICLE_RANKS.get(name, 0) for name in types_of(node)), default=0)
        if not rank:
            continue
        n_fields = sum(
            1 for key in ("headline", "datePublished", "author", "articleBody") if node.get(key)
        )
        key = (10 * is_own + rank, n_fields)
        if (n_fields or best is None) and key > best_rank:
            best, best_rank = node, key
    return best


def _is_organisation(node: JsonObject) -> bool:
    return "name" in node and any(
        name in {"newsmediaorganization", "website"} for name in types_of(node)
    )
