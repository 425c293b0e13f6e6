"""Topics named by the publisher: in tags, in the section and in the folders of the address."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from transforms.topics.scheme import MediaTopics, fold

Source = Literal["tag", "section", "url"]

_MAX_TAGS = 40
_MAX_NAME_CHARS = 80
_SPLIT = re.compile(r"\s*[|>/»›:;,]\s*")
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")
# Words that a section's name has beside the topic: "UK politics", "sports news".
_BESIDE = frozenset(
    {
        "news", "latest", "top", "stories", "all", "more", "the", "world", "local", "national",
        "international", "global", "uk", "us", "usa", "british", "american", "eu", "update",
        "updates", "coverage", "report", "reports", "features", "magazine", "desk", "home", "today",
        "nachrichten", "aktuell", "aktuelles", "meldungen", "thema", "themen", "ressort", "archiv",
        "actualité", "actualités", "actu", "actus", "info", "infos", "france", "rubrique", "les",
        "noticias", "actualidad", "última", "hora", "seccion", "sección", "españa", "deutschland",
    }
)  # fmt: skip
# Folders that say how a page is delivered and not what it is about.
_TECHNICAL = frozenset(
    {
        "web", "mobile", "media", "video", "press", "people", "internet", "search", "digital",
        "online", "tv", "live", "vote", "law", "art", "book", "style", "research", "app", "apps",
        "games", "stil", "vida", "vol", "ley", "bau", "port", "meta", "gas", "benefits",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """A topic that the publisher names."""

    code: str
    source: Source
    name: str
    """The tag, section or folder, as it is written."""
    is_whole: bool
    """The whole name stands for the topic, and not some of its words."""


@dataclass(frozen=True, slots=True)
class TopicNames:
    """Names of tags, sections and folders that stand for a topic."""

    codes: Mapping[str, str]
    """Folded name -> code."""
    plain: frozenset[str]
    """Names that mean their topic in any tag that ends with them: `floods`, and not `music`."""

    @classmethod
    def from_bytes(
        cls, sections: bytes, topics: MediaTopics, strong_terms: frozenset[str]
    ) -> TopicNames:
        """Read `seeds/topics/sections.csv`; its names come before the labels of the scheme.

        Names in a row without a code stand for no topic: sections that take in everything, and
        labels that mean something else where no scheme is at hand.
        """
        codes = dict(topics.codes)
        for row in csv.DictReader(sections.decode().splitlines()):
            for name in row["names"].split("|"):
                codes[fold(name)] = row["code"]
        named = {name: code for name, code in codes.items() if code}
        return cls(named, strong_terms.intersection(named))

    def find(self, tags: Iterable[str], section: str | None, url: str | None) -> Iterator[Naming]:
        """The topics named, in the order tags, section, address."""
        for number, tag in enumerate(tags):
            if number == _MAX_TAGS:
                break
            yield from self._named(tag, "tag")
        for part in _SPLIT.split(section or "")[:_MAX_TAGS]:
            yield from self._named(part, "section")
        for folder in _folders(url):
            yield from self._named(folder, "url")

    def _named(self, name: str, source: Source) -> Iterator[Naming]:
        folded = fold(name[:_MAX_NAME_CHARS])
        if code := self.codes.get(folded):
            yield Naming(code, source, name, is_whole=True)
            return
        words = folded.split()
        topical = [word for word in words if word not in _BESIDE]
        if len(topical) < len(words) and (code := self.codes.get(" ".join(topical))):
            yield Naming(code, source, name, is_whole=True)
        elif source == "tag" and (code := self._in_words(words)):
            yield Naming(code, source, name, is_whole=False)

    def _in_words(self, words: list[str]) -> str | None:
        """The topic of the longest end of a name: `Tarrow floods`, `Oberlenz state election`."""
        for start in range(1, len(words)):
            if (end := " ".join(words[start:])) in self.plain:
                return self.codes[end]
        return None


def _folders(url: str | None) -> list[str]:
    """The folders of an address, without the last part, which is the page."""
    if not url:
        return []
    try:
        path = urlsplit(url).path.lower()
    except ValueError:  # a broken host
        return []
    folders = [part for part in path.split("/")[:-1] if part and part not in _TECHNICAL]
    return [_EXTENSION.sub("", part).replace("-", " ") for part in folders[:6]]
