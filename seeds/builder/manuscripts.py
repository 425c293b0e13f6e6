"""Reads the manuscripts: outlets, articles and the plan of input files."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Zurich")
"""Thalmere keeps central European time, with summer time."""

MARKS = {"## ": "heading", "> ": "quote", "! ": "caption", "- ": "list", "| ": "table"}
"""How a block of a manuscript begins, and what it then is."""

OWN_FILES = frozenset({"outlets.toml", "inputs.toml"})


@dataclass(frozen=True)
class Block:
    """A block of the body; a list or a table has several lines."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block as plain text."""
        if self.kind == "table":
            return "\n".join(" | ".join(row) for row in self.rows)
        return "\n".join(self.lines)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table."""
        return tuple(tuple(c.strip() for c in line.strip("| ").split("|")) for line in self.lines)


@dataclass(frozen=True)
class Outlet:
    """A newspaper or agency."""

    id: str
    name: str
    domain: str
    language: str
    url: str
    template: str
    agency: bool = False


@dataclass(frozen=True)
class Article:
    """One article, or one revision of it."""

    id: str
    outlet: Outlet
    title: str
    authors: tuple[str, ...]
    published: datetime
    section: str
    tags: tuple[str, ...]
    body: tuple[Block, ...]
    url: str
    subtitle: str = ""
    modified: datetime | None = None
    kind: str = "news"
    paywall: bool = False
    relation: str = ""
    relation_of: str = ""

    @property
    def language(self) -> str:
        """The language is that of the outlet."""
        return self.outlet.language

    @property
    def slug(self) -> str:
        """The title as it stands in addresses and file names."""
        return slugify(self.title)

    @property
    def text_blocks(self) -> tuple[Block, ...]:
        """The body without captions, which plain text formats leave out."""
        return tuple(b for b in self.body if b.kind != "caption")

    @property
    def headings(self) -> list[str]:
        """The sub-headings."""
        return [b.text for b in self.body if b.kind == "heading"]

    @property
    def crawled(self) -> datetime:
        """When a crawler saw this revision, in UTC."""
        return ((self.modified or self.published) + timedelta(hours=2, minutes=7)).astimezone(UTC)

    @property
    def description(self) -> str:
        """The summary that pages and feeds give."""
        return self.subtitle or self.body[0].text.split(". ")[0].rstrip(".") + "."


@dataclass(frozen=True)
class InputPlan:
    """One entry of ``inputs.toml``: a file, or a file per article."""

    path: str
    kind: str
    articles: tuple[str, ...] = ()
    outlet: str = ""
    member: str = ""
    encoding: str = "utf-8"
    header: str = "en"
    sidecar: bool = False
    metadata: bool = False
    extras: tuple[str, ...] = ()
    copy_of: str = ""
    damage: str = ""


@dataclass(frozen=True)
class Corpus:
    """All that the manuscripts hold."""

    outlets: dict[str, Outlet]
    articles: dict[str, Article]
    inputs: tuple[InputPlan, ...]
    templates: dict[str, str] = field(repr=False)

    def of_outlet(self, outlet: str) -> tuple[str, ...]:
        """Ids of the articles of an outlet, in the order of the manuscripts."""
        return tuple(a.id for a in self.articles.values() if a.outlet.id == outlet)


def slugify(title: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most nine of them."""
    text = title.lower().replace("ß", "ss").replace("œ", "oe").replace("’", "").replace("'", "")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", text)[:9])


def parse_body(text: str) -> tuple[Block, ...]:
    """Split a manuscript body into blocks: they stand between blank lines."""
    blocks = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        kind = next((kind for mark, kind in MARKS.items() if chunk.startswith(mark)), "text")
        lines = chunk.split("\n") if kind in {"list", "table"} else [chunk.replace("\n", " ")]
        if kind not in {"text", "table"}:
            lines = [line[line.index(" ") + 1 :] for line in lines]
        blocks.append(Block(kind, tuple(lines)))
    return tuple(blocks)


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=ZONE)


def _address(outlet: Outlet, article_id: str, title: str, section: str, at: datetime) -> str:
    return outlet.url.format(
        domain=outlet.domain,
        id=article_id,
        slug=slugify(title),
        section=slugify(section),
        y=f"{at:%Y}",
        m=f"{at:%m}",
        d=f"{at:%d}",
    )


def _dateline(raw: dict[str, Any], outlet: Outlet, body: tuple[Block, ...]) -> tuple[Block, ...]:
    if "dateline" not in raw:
        return body
    first = f"{raw['dateline']} ({outlet.name}) – {body[0].text}"
    return (Block("text", (first,)), *body[1:])


def _copied_body(raw: dict[str, Any], base: dict[str, Any]) -> tuple[Block, ...]:
    """Body of a reprint, a correction or a revision, from the body of its base."""
    text: str = base["body"]
    for old, new in raw.get("replace", []):
        if old not in text:
            raise ValueError(f"{raw['id']}: the text to replace is not in {base['id']}: {old!r}")
        text = text.replace(old, new)
    body = parse_body(text)[: raw.get("take")]
    for extra in (raw.get("credit", ""), raw.get("append", "")):
        body += parse_body(extra) if extra else ()
    return body


def _article(raw: dict[str, Any], raws: dict[str, dict[str, Any]], outlet: Outlet) -> Article:
    relation = next((r for r in ("reprint", "correction", "revision") if f"{r}_of" in raw), "")
    base_id = raw.get(f"{relation}_of", "")
    body = _copied_body(raw, raws[base_id]) if base_id else parse_body(raw["body"])
    published = _local(raw["at"])
    named = raws[base_id] if relation in {"correction", "revision"} else raw
    return Article(
        id=raw["id"],
        outlet=outlet,
        title=raw["title"],
        subtitle=raw.get("subtitle", ""),
        authors=tuple(raw["authors"]),
        published=published,
        modified=_local(raw["modified"]) if "modified" in raw else None,
        section=raw["section"],
        tags=tuple(raw["tags"]),
        kind=raw.get("kind", "news"),
        paywall=raw.get("paywall", False),
        body=_dateline(raw, outlet, body),
        url=_address(outlet, named["id"], named["title"], raw["section"], published),
        relation=relation,
        relation_of=base_id,
    )


def _tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()}


def load_corpus(folder: Path) -> Corpus:
    """Read every manuscript in a folder."""
    outlets = {
        key: Outlet(id=key, **raw)
        for key, raw in tomllib.loads((folder / "outlets.toml").read_text("utf-8")).items()
    }
    raws: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name in OWN_FILES:
            continue
        for raw in tomllib.loads(path.read_text("utf-8"))["article"]:
            if raw["id"] in raws:
                raise ValueError(f"{path.name}: the id {raw['id']} is used twice")
            raws[raw["id"]] = raw
    articles = {key: _article(raw, raws, outlets[raw["outlet"]]) for key, raw in raws.items()}
    plan = tomllib.loads((folder / "inputs.toml").read_text("utf-8"))["input"]
    templates = {p.stem: p.read_text("utf-8") for p in sorted(folder.glob("templates/*.html"))}
    corpus = Corpus(outlets, articles, (), templates)
    inputs = tuple(e for raw in plan for e in _expand(InputPlan(**_tuples(raw)), corpus))
    return replace(corpus, inputs=inputs)


def _expand(plan: InputPlan, corpus: Corpus) -> tuple[InputPlan, ...]:
    """One plan per file where the path has a placeholder."""
    ids = plan.articles or (corpus.of_outlet(plan.outlet) if plan.outlet else ())
    if "{id}" not in plan.path and "{slug}" not in plan.path:
        return (replace(plan, articles=ids),)
    return tuple(
        replace(
            plan,
            path=plan.path.format(
                id=key,
                slug=corpus.articles[key].slug,
                date=f"{corpus.articles[key].published:%Y-%m-%d}",
            ),
            articles=(key,),
        )
        for key in ids
    )
