"""Places of news against LGL, TR-News and GeoWebNews: the right place, and the right span with it.

Gold mentions: the share of the gold toponyms with a known point whose span, given, is resolved to a
place not more than 161 km (100 miles) away, or to the very GeoNames id of the gold. An id whose
point neither the gazetteer nor a sister set tells counts as wrong, unless it is hit itself.

End to end: a mention found is right where its span overlaps a gold span (one for one) whose place
it gives within 161 km. Precision is over all mentions found that have a place, recall over the gold
toponyms with a point; found mentions that only overlap gold without a point are left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from flows.scorecard.fact_scores import FactScore
from flows.scorecard.targets import Target
from flows.scorecard.texts import GoldText, TextAnswer, read_annotated
from transforms.annotation import AnnotatedText
from transforms.facts import FactResources
from transforms.places.candidates import find_candidates
from transforms.places.gazetteer import Gazetteer
from transforms.places.resolution import resolve_mentions

NEAR_KM = 161.0
_EARTH_KM = 6371.0
_SETS = ("lgl", "tr_news", "geowebnews")
_TITLES = {"lgl": "LGL", "tr_news": "TR-News", "geowebnews": "GeoWebNews"}
_RESOLVED = {"lgl": Target(0.68, 0.78), "tr_news": Target(0.72, 0.82)}
_RESOLVED["geowebnews"] = Target(0.68, 0.80)
_FOUND = {"lgl": Target(0.56, 0.66), "tr_news": Target(0.72, 0.80)}
_FOUND["geowebnews"] = Target(0.60, 0.72)
_HEADER = re.compile(r"\s*TITLE:.*?LINK:\s*\S+\s*", re.DOTALL)
_NO_PLACES = ("Expression", "Non_Toponym", "Language", "Homonym")
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
"""What the model calls places, and the peoples that are named after them."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym: its span, its point where it is known, its GeoNames id where it has one."""

    start: int
    end: int
    point: Point | None
    place_id: str | None = None

    @property
    def is_located(self) -> bool:
        """Whether the gold says where it is."""
        return self.point is not None or self.place_id is not None


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that a system found, with the point and id of its place."""

    start: int
    end: int
    point: Point
    place_id: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many mentions were right, of how many found and how many gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def f_score(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is neither gold nor found."""
        total = self.found + self.gold
        return 2 * self.right / total if total else None


def score_geoparsing(folder: Path, resources: FactResources) -> list[FactScore]:
    """Two lines for each of the three sets; none where there is no gazetteer to score."""
    gazetteer = resources.gazetteer
    if gazetteer is None:
        return []
    points = _known_points(folder)
    return [
        line
        for name in _SETS
        if (folder / f"{name}.jsonl.gz").exists()
        for line in _score_set(name, folder, points, resources, gazetteer)
    ]


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance on a sphere of the mean radius."""
    lat, lon, other_lat, other_lon = map(radians, (*one, *other))
    half = sin((other_lat - lat) / 2) ** 2
    half += cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def is_near(point: Point, place_id: str, gold: Toponym) -> bool:
    """Whether a place is the gold one, or not more than 161 km from it."""
    if gold.place_id is not None and gold.place_id == place_id:
        return True
    return gold.point is not None and distance_km(point, gold.point) <= NEAR_KM


def count_right(gold: Sequence[Toponym], found: Sequence[Found]) -> Counts:
    """End to end on one text: overlapping spans, one for one, within 161 km."""
    located = [toponym for toponym in gold if toponym.is_located]
    others = [toponym for toponym in gold if not toponym.is_located]
    used: set[int] = set()
    right = judged = 0
    for mention in found:
        hits = [number for number, each in enumerate(located) if _overlap(mention, each)]
        if not hits and any(_overlap(mention, each) for each in others):
            continue
        judged += 1
        for number in hits:
            if number not in used and is_near(mention.point, mention.place_id, located[number]):
                used.add(number)
                right += 1
                break
    return Counts(right, judged, len(located))


def _overlap(found: Found, gold: Toponym) -> bool:
    return found.start < gold.end and gold.start < found.end


def _score_set(
    name: str,
    folder: Path,
    points: dict[str, Point],
    resources: FactResources,
    gazetteer: Gazetteer,
) -> Iterator[FactScore]:
    golds = list(_read(name, folder, points, gazetteer))
    counts = {"copydesk": Counts(), "spaCy and largest population": Counts()}
    right = {"copydesk": 0, "largest population": 0}
    answers = read_annotated((text for text, _ in golds), resources)
    for (answer, text), (_, toponyms) in zip(answers, golds, strict=True):
        found = _ours(answer, gazetteer)
        counts["copydesk"] += count_right(toponyms, found)
        plain = _plain(answer, text, gazetteer)
        counts["spaCy and largest population"] += count_right(toponyms, plain)
        located = [toponym for toponym in toponyms if toponym.is_located]
        right["copydesk"] += _resolved(answer, text, located, gazetteer)
        right["largest population"] += _largest(answer, located, gazetteer)
    gold = sum(toponym.is_located for _, toponyms in golds for toponym in toponyms)
    title = _TITLES[name]
    yield FactScore(
        f"{title}: gold mentions resolved within 161 km",
        gold,
        {system: count / gold if gold else None for system, count in right.items()},
        _RESOLVED[name],
    )
    yield FactScore(
        f"{title}: end to end F, overlapping span and within 161 km",
        gold,
        {system: count.f_score for system, count in counts.items()},
        _FOUND[name],
    )


def _ours(answer: TextAnswer, gazetteer: Gazetteer) -> list[Found]:
    found = []
    for row in answer.facts.location_mentions:
        number = gazetteer.number_of(row.place_id) if row.place_id else None
        if number is not None:
            span = answer.gold_span(row.char_start, row.char_end)
            found.append(_found(span, number, gazetteer))
    return found


def _plain(answer: TextAnswer, text: AnnotatedText, gazetteer: Gazetteer) -> list[Found]:
    """The baseline: the model's places, each the most populous of its name."""
    found = []
    for entity in text.doc.ents if text.doc is not None else ():
        if entity.label_ not in _PLACE_LABELS:
            continue
        number = _most_populous(entity.text, gazetteer)
        if number is not None:
            span = answer.gold_span(entity.start_char, entity.end_char)
            found.append(_found(span, number, gazetteer))
    return found


def _found(span: tuple[int, int], number: int, gazetteer: Gazetteer) -> Found:
    point = (gazetteer.lats[number], gazetteer.lons[number])
    return Found(*span, point, gazetteer.ids[number].as_py())


def _resolved(
    answer: TextAnswer, text: AnnotatedText, gold: Sequence[Toponym], gazetteer: Gazetteer
) -> int:
    spans = [answer.body_span(toponym.start, toponym.end) for toponym in gold]
    found = resolve_mentions(text, spans, gazetteer)
    return sum(
        resolution is not None and _is_right(resolution.number, toponym, gazetteer)
        for resolution, toponym in zip(found, gold, strict=True)
    )


def _largest(answer: TextAnswer, gold: Sequence[Toponym], gazetteer: Gazetteer) -> int:
    right = 0
    for toponym in gold:
        start, end = answer.body_span(toponym.start, toponym.end)
        number = _most_populous(answer.article.body[start:end], gazetteer)
        right += number is not None and _is_right(number, toponym, gazetteer)
    return right


def _is_right(number: int, toponym: Toponym, gazetteer: Gazetteer) -> bool:
    mention = _found((toponym.start, toponym.end), number, gazetteer)
    return is_near(mention.point, mention.place_id, toponym)


def _most_populous(surface: str, gazetteer: Gazetteer) -> int | None:
    found = find_candidates(surface, gazetteer, "en")
    if not found:
        return None
    return max(found, key=lambda each: gazetteer.populations[each.number]).number


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _known_points(folder: Path) -> dict[str, Point]:
    """GeoNames id -> point, from the sets that give both."""
    points: dict[str, Point] = {}
    for name in ("lgl", "tr_news", "geovirus"):
        path = folder / f"{name}.jsonl.gz"
        for line in _lines(path) if path.exists() else ():
            for toponym in line["toponyms"]:
                point = _point(toponym)
                if toponym.get("geonameid") and point:
                    points[str(toponym["geonameid"])] = point
    return points


def _point(toponym: dict[str, Any]) -> Point | None:
    lat, lon = toponym.get("lat"), toponym.get("lon")
    return None if lat is None or lon is None else (float(lat), float(lon))


def _read(
    name: str, folder: Path, points: dict[str, Point], gazetteer: Gazetteer
) -> Iterator[tuple[GoldText, list[Toponym]]]:
    for number, line in enumerate(_lines(folder / f"{name}.jsonl.gz")):
        identity = f"{name}-{number}"
        if name == "geowebnews":
            yield _web_news(identity, line, points, gazetteer)
        else:
            text = GoldText(identity, line["text"], "en", domain=line["domain"])
            yield text, [_toponym(each) for each in line["toponyms"] if each["start"] is not None]


def _toponym(each: dict[str, Any]) -> Toponym:
    identity = str(each["geonameid"]) if each.get("geonameid") else None
    point = _point(each)
    return Toponym(each["start"], each["end"], point, identity if point else None)


def _web_news(
    identity: str, line: dict[str, Any], points: dict[str, Point], gazetteer: Gazetteer
) -> tuple[GoldText, list[Toponym]]:
    """A text of GeoWebNews, without the line of title and address that nobody annotated."""
    toponyms = [
        _noted(annotation, points, gazetteer)
        for annotation in line["annotations"]
        if annotation.get("note") or not any(word in annotation["type"] for word in _NO_PLACES)
    ]
    header = _HEADER.match(line["text"])
    cut = header.end() if header else 0
    if any(toponym.start < cut for toponym in toponyms):
        cut = 0
    domain = line["url"].partition("://")[2].partition("/")[0]
    text = GoldText(identity, line["text"][cut:], "en", domain=domain or None)
    return text, [
        Toponym(each.start - cut, each.end - cut, each.point, each.place_id) for each in toponyms
    ]


def _noted(annotation: dict[str, Any], points: dict[str, Point], gazetteer: Gazetteer) -> Toponym:
    """The place of an annotation, whose note is a GeoNames id or a latitude and a longitude."""
    start, end = annotation["spans"][0][0], annotation["spans"][-1][1]
    note = (annotation.get("note") or "").strip()
    if note.isdecimal():
        number = gazetteer.number_of(note)
        known = points.get(note)
        if known is None and number is not None:
            known = (gazetteer.lats[number], gazetteer.lons[number])
        return Toponym(start, end, known, note)
    parts = note.split(",")
    try:
        return Toponym(start, end, (float(parts[0]), float(parts[1])))
    except (ValueError, IndexError):
        return Toponym(start, end, None)
