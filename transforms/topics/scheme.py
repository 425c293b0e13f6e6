"""The list of topics, and what a text is cut into to be looked up."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

SCHEME = "IPTC Media Topics"
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class MediaTopics:
    """The topics of the first two levels, and the labels of the third that point to them."""

    labels: Mapping[str, str]
    """Code of the first or second level -> label in English."""
    parents: Mapping[str, str]
    """Code of the second level -> code of the first."""
    codes: Mapping[str, str]
    """Label in English, German, French or Spanish -> code of the first or second level."""

    @classmethod
    def from_bytes(cls, data: bytes) -> MediaTopics:
        """Read a file as `seeds.topics.build_media_topics` writes it."""
        labels: dict[str, str] = {}
        parents: dict[str, str] = {}
        codes: dict[str, str] = {}
        for row in csv.DictReader(data.decode().splitlines()):
            code = row["code"]
            if row["level"] == "3":
                code = row["parent"]
            else:
                labels[code] = row["en"]
                if row["parent"]:
                    parents[code] = row["parent"]
            for language in ("en", "de", "fr", "es"):
                if name := fold(row[language]):
                    codes.setdefault(name, code)
        return cls(labels, parents, codes)

    def first_level(self, code: str) -> str:
        """The topic of the first level that a topic is, or is under."""
        return self.parents.get(code, code)


def tokens_of(text: str) -> list[str]:
    """Runs of letters and digits, without case."""
    return _TOKEN.findall(text.casefold())


def fold(name: str) -> str:
    """A name as it is looked up: its words, without case and marks."""
    return " ".join(tokens_of(name))
