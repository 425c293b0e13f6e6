"""How names of places are compared: folded to plain small letters, and looked up by a hash."""

from __future__ import annotations

import hashlib
import unicodedata
from enum import IntEnum

HASH_BYTES = 5
"""40 bits: among a million names two share a hash by a chance of one half, and a word that is no
name hits one by a chance of one in a million."""

_DROPPED = dict.fromkeys(map(ord, ".'’‘`ʻʼʹ"))
_AS_SPACE = dict.fromkeys(map(ord, "-–‐‑_/"), " ")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d"})
_TABLE = _DROPPED | _AS_SPACE
_FULL_FORMS = {"saint": "st", "mount": "mt", "fort": "ft", "sainte": "ste"}


class NameKind(IntEnum):
    """How a name belongs to a place: the lower, the closer."""

    OWN = 0
    """What the place is called."""
    OTHER = 1
    """What it is called in another language, or was."""
    SHORT = 2
    """An abbreviation that only means it behind another place: `Tex.`"""
    DEMONYM = 3
    """Its people, and the adjective."""


def fold_place_name(name: str) -> str:
    """The key of a name: small letters without accents, full stops, apostrophes and hyphens.

    'Saint-Denis', 'St. Denis' and 'ST DENIS' have one key.
    """
    name = name.lower().translate(_TABLE)
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(char for char in name if not unicodedata.combining(char))
    words = name.split()
    if words and words[0] in _FULL_FORMS and len(words) > 1:
        words[0] = _FULL_FORMS[words[0]]
    return " ".join(words)


def name_hash(key: str) -> int:
    """The number under which a key is filed."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES)
    return int.from_bytes(digest.digest(), "big")
