"""Values of JSON records: loading them safely, and reading text, lists, dates and languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import orjson

from schemas.errors import InputError
from schemas.vocabularies import ErrorCode
from transforms.decoding import decode
from transforms.formats.language_names import LANGUAGE_CODES

Fields = Mapping[str, object]

_TEXT_KEYS = (
    "rendered",
    "@value",
    "value",
    "text",
    "name",
    "title",
    "#text",
    "$date",
    "url",
    "href",
)
"""Where an object in place of a string keeps it: WordPress, JSON-LD, MongoDB, feeds."""
_PUNCTUATION = re.compile(r"[\W_]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EPOCH_S: Final = (10**8, 10**11)
"""1973 to 5138: a number in this range is seconds, a thousand times that milliseconds."""
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){1,3}")
_CONNECTORS = frozenset({"of", "for", "the", "and", "in", "at", "to", "on", "with"})


def load_json(payload: bytes) -> object:
    """The value of a JSON text; raises InputError(invalid_json). Lone surrogates become U+FFFD."""
    try:
        value: object = orjson.loads(payload)
    except orjson.JSONDecodeError:
        return _load_leniently(payload)
    return value


def _load_leniently(payload: bytes) -> object:
    """NaN, control characters in strings, other encodings, half surrogate pairs."""
    try:
        value: object = json.loads(decode(payload).text, strict=False)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(ErrorCode.INVALID_JSON, f"not JSON: {reason}") from error
    return _without_surrogates(value)


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_SURROGATES.sub("\ufffd", key): _without_surrogates(value[key]) for key in value}
    return value


def canonical_key(key: str) -> str:
    """The key without case and punctuation: publishedAt, published_at are one."""
    return _PUNCTUATION.sub("", key.lower())


def canonical_fields(fields: Fields) -> dict[str, object]:
    """The fields by canonical key; of two that collide the first that is not empty."""
    found: dict[str, object] = {}
    for key, value in fields.items():
        name = canonical_key(key)
        if found.get(name) in (None, "", [], {}):
            found[name] = value
    return found


def find_value(fields: Fields, path: str) -> object:
    """The value at a dotted path of canonical keys, or None."""
    head, _, rest = path.partition(".")
    value = fields.get(head)
    if not rest:
        return value
    return find_value(canonical_fields(value), rest) if isinstance(value, dict) else None


def read_text(value: object) -> str | None:
    """A string out of a string, number, object or one-element list; None if there is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return next((text for key in _TEXT_KEYS if (text := read_text(value.get(key)))), None)
    if isinstance(value, list):
        return next((text for item in value if (text := read_text(item))), None)
    return None


def read_texts(value: object, separators: str = ";,|") -> tuple[str, ...]:
    """Strings out of a list, or out of one string that separates them."""
    if isinstance(value, list):
        found = [text for item in value if (text := read_text(item))]
    else:
        text = read_text(value)
        separator = next((mark for mark in separators if text and mark in text), None)
        pieces = text.split(separator) if text and separator else [text or ""]
        found = [piece.strip() for piece in pieces if piece.strip()]
    return tuple(dict.fromkeys(found))


def read_people(value: object) -> tuple[str, ...]:
    """Author names out of a list or string."""
    if isinstance(value, list):
        names = [name for item in value for name in read_people(item)]
    else:
        names = list(split_people(read_text(value) or ""))
    return tuple(dict.fromkeys(names))


def split_people(text: str) -> tuple[str, ...]:
    """Splits at ';', and at ',', '&' or 'and' only where each part looks like a full name."""
    names: list[str] = []
    for piece in re.split(r"\s*;\s*|\n+", text.strip()):
        parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|&)\s+", piece)
        is_list = len(parts) > 1 and all(_looks_like_name(part) for part in parts)
        names.extend(parts if is_list else [piece])
    return tuple(name for name in (name.strip(" ,") for name in names) if name)


def _looks_like_name(text: str) -> bool:
    words = text.split()
    if not _NAME.fullmatch(text) or any(word in _CONNECTORS for word in words):
        return False
    # particles such as 'van der' may be lower case, first and last word may not
    return not (words[0][0].islower() or words[-1][0].islower())


def read_date(value: object) -> str | None:
    """A date as it stands; an epoch number, which has no other reading, in ISO 8601."""
    if isinstance(value, dict) and "$date" in value:
        return read_date(value["$date"])
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return read_text(value)
    seconds = value / 1000 if value >= _EPOCH_S[1] else value
    if not _EPOCH_S[0] <= seconds < _EPOCH_S[1]:
        return str(value)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def read_language(value: object) -> str | None:
    """A language code out of a code ('en_US' -> 'en-US') or a word ('English' -> 'en')."""
    text = read_text(value)
    if text is None:
        return None
    word = text.strip().lower()
    return LANGUAGE_CODES.get(word) or text.strip().replace("_", "-")
