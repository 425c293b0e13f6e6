"""Builds the bytes of each input file, with the records that a reader should find in it."""

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from seeds.builder import containers, webarchive
from seeds.builder.manuscripts import Article, Corpus, InputPlan
from seeds.builder.pages import deep_page, huge_page, render_page
from seeds.builder.records import (
    METADATA_COLUMNS,
    RECORDS,
    TEXTS,
    json_line,
    metadata_row,
    sidecar,
)

DAY_ONLY = {"trafilatura", "media-cloud"}


@dataclass(frozen=True)
class Gives:
    """Which fields a record carries, and the moment as time, local time, day or none."""

    url: bool = True
    title: bool = True
    authors: bool = True
    published: str = "time"


NOTHING = Gives(url=False, title=False, authors=False, published="none")


@dataclass(frozen=True)
class Found:
    """A record that a reader should find: an article, or a reason why there is none."""

    locator: str
    article: Article | None = None
    gives: Gives = NOTHING
    outcome: str = "article"
    reason: str = ""


@dataclass(frozen=True)
class BuiltInput:
    """An input file as it is written, and what is in it."""

    plan: InputPlan
    data: bytes
    found: tuple[Found, ...]
    other_records: dict[str, int] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    sidecars: dict[str, bytes] = field(default_factory=dict)


def page_gives(article: Article) -> Gives:
    """What the page of an outlet carries."""
    template = article.outlet.template
    return Gives(
        url=template != "visible",
        authors=bool(article.authors),
        published="day" if template == "urldate" else "time",
    )


def _text_gives(plan: InputPlan) -> Gives:
    if plan.sidecar or plan.metadata:
        return Gives()
    if plan.kind == "txt-header":
        return Gives(published="time" if plan.header == "en" else "local time")
    return Gives(url=False, title=plan.kind == "txt-title", authors=False, published="none")


def _encode(text: str, encoding: str) -> bytes:
    if encoding == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(encoding)


def metadata_csv(rows: list[list[str]]) -> bytes:
    """A ``metadata.csv`` with its header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(METADATA_COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _articles(plan: InputPlan, corpus: Corpus) -> list[Article]:
    return [corpus.articles[key] for key in plan.articles]


def _html(plan: InputPlan, corpus: Corpus) -> BuiltInput:
    article = _articles(plan, corpus)[0]
    page = render_page(article, corpus, plan.encoding)
    encoding = plan.encoding
    if plan.damage == "huge":
        page = huge_page(page, 5)
    elif plan.damage == "deep":
        page = deep_page(page, 1000)
    elif plan.damage == "wrong-charset":
        encoding = "windows-1252"
    data = containers.pack(plan.path, _encode(page, encoding))
    return BuiltInput(plan, data, (Found("", article, page_gives(article)),))


def _text(plan: InputPlan, corpus: Corpus) -> BuiltInput:
    article = _articles(plan, corpus)[0]
    text = TEXTS[plan.kind](article, plan.header)
    beside: dict[str, bytes] = {}
    path = PurePosixPath(plan.path)
    if plan.sidecar:
        note = json.dumps(sidecar(article), ensure_ascii=False, indent=2) + "\n"
        beside[str(path.with_suffix(".meta.json"))] = note.encode("utf-8")
    data = containers.pack(plan.path, _encode(text, plan.encoding))
    return BuiltInput(plan, data, (Found("", article, _text_gives(plan)),), sidecars=beside)


def _json(plan: InputPlan, corpus: Corpus) -> BuiltInput:
    articles = _articles(plan, corpus)
    gives = Gives(
        authors=plan.kind != "media-cloud", published="day" if plan.kind in DAY_ONLY else "time"
    )
    make = RECORDS[plan.kind]
    if ".jsonl" not in plan.path:
        text = json.dumps([make(a) for a in articles], ensure_ascii=False, indent=1) + "\n"
        found = [Found(f"item:{n}", a, gives) for n, a in enumerate(articles)]
        return BuiltInput(plan, containers.pack(plan.path, text.encode("utf-8")), tuple(found))
    lines = [json_line(make(a)) for a in articles]
    found = [Found(f"line:{n}", a, gives) for n, a in enumerate(articles, 1)]
    if plan.damage == "broken-lines":
        lines, found = _with_broken_lines(lines, found)
    data = containers.pack(plan.path, ("\n".join(lines) + "\n").encode("utf-8"))
    if plan.damage == "truncated":
        return _truncated(plan, data, found)
    return BuiltInput(plan, data, tuple(found))


def _with_broken_lines(lines: list[str], found: list[Found]) -> tuple[list[str], list[Found]]:
    """A line that stops half-way after the first, and one without a text after the second."""
    empty = {**json.loads(lines[0]), "maintext": None, "url": json.loads(lines[0])["url"] + "-x"}
    texts = [lines[0], lines[1][: len(lines[1]) // 2], lines[1], json_line(empty), *lines[2:]]
    good = [Found(f"line:{n}", f.article, f.gives) for n, f in zip((1, 3, 5), found, strict=True)]
    bad = Found("line:2", outcome="quarantined", reason="broken_json")
    none = Found("line:4", outcome="filtered", reason="no_text")
    return texts, [good[0], bad, good[1], none, good[2]]


def _truncated(plan: InputPlan, data: bytes, found: list[Found]) -> BuiltInput:
    """The file without its last third: the whole lines before the cut can be read."""
    cut = data[: len(data) * 2 // 3]
    whole = containers.gunzip_prefix(cut).count(b"\n")
    lost = tuple(f.article.id for f in found[whole:] if f.article)
    end = Found(f"line:{whole + 1}", outcome="quarantined", reason="truncated")
    return BuiltInput(plan, cut, (*found[:whole], end), unreadable=lost)


def _warc(plan: InputPlan, corpus: Corpus) -> BuiltInput:
    articles = _articles(plan, corpus)
    file = PurePosixPath(plan.path).name
    if plan.kind == "wet":
        records = webarchive.wet_records(articles, file)
    else:
        records = webarchive.warc_records(articles, plan.extras, corpus, file)
    found: list[Found] = []
    others: Counter[str] = Counter()
    for record in records:
        if record.article:
            gives = page_gives(record.article)
            if plan.kind == "wet":
                gives = Gives(title=False, authors=False, published="none")
            found.append(Found(record.id, record.article, replace(gives, url=True)))
        elif record.reason:
            found.append(Found(record.id, outcome="filtered", reason=record.reason))
        else:
            others[record.kind] += 1
    if plan.damage == "cut":
        lost = found[-1]
        found[-1] = Found(lost.locator, outcome="quarantined", reason="truncated")
        others["metadata"] -= 1
        ids = (lost.article.id,) if lost.article else ()
        data = webarchive.cut_warc_bytes(records)
        return BuiltInput(plan, data, tuple(found), dict(others), unreadable=ids)
    data = webarchive.warc_bytes(records, packed=plan.path.endswith(".gz"))
    return BuiltInput(plan, data, tuple(found), dict(others))


def _archive(plan: InputPlan, corpus: Corpus) -> BuiltInput:
    articles = _articles(plan, corpus)
    suffix = "html" if plan.member == "html" else "txt"
    members: list[tuple[str, bytes]] = []
    found: list[Found] = []
    for article in articles:
        name = f"articles/{article.id}.{suffix}"
        text = (
            render_page(article, corpus)
            if suffix == "html"
            else TEXTS[plan.member](article, plan.header)
        )
        members.append((name, text.encode("utf-8")))
        gives = page_gives(article) if suffix == "html" else Gives()
        found.append(Found(f"member:{name}", article, gives))
    if plan.metadata:
        rows = [metadata_row(a, m[0]) for a, m in zip(articles, members, strict=True)]
        members.append(("metadata.csv", metadata_csv(rows)))
    if plan.kind == "tar":
        return BuiltInput(plan, containers.tar_gz_bytes(members), tuple(found))
    data = containers.zip_bytes(members)
    if plan.damage == "corrupt-member":
        data = containers.corrupt_zip_member(data, members[1][0])
        lost = (articles[1].id,)
        found[1] = Found(found[1].locator, outcome="quarantined", reason="corrupt_member")
        return BuiltInput(plan, data, tuple(found), unreadable=lost)
    return BuiltInput(plan, data, tuple(found))


def _empty(plan: InputPlan, _corpus: Corpus) -> BuiltInput:
    return BuiltInput(plan, b"", (Found("", outcome="quarantined", reason="empty_file"),))


def _junk(plan: InputPlan, _corpus: Corpus) -> BuiltInput:
    noise = random.Random(20260511).randbytes(4096)  # noqa: S311 - the same noise each time
    data = b"\x7fELF\x02\x01\x01\x00" + noise
    return BuiltInput(plan, data, (Found("", outcome="quarantined", reason="not_text"),))


BUILDERS: dict[str, Callable[[InputPlan, Corpus], BuiltInput]] = {
    "html": _html,
    "warc": _warc,
    "wet": _warc,
    "zip": _archive,
    "tar": _archive,
    "empty": _empty,
    "junk": _junk,
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(RECORDS, _json),
}


def _folder_metadata(built: list[BuiltInput]) -> dict[str, bytes]:
    """A ``metadata.csv`` in each folder whose text files ask for one."""
    rows: dict[str, list[list[str]]] = {}
    for item in built:
        article = item.found[0].article
        if item.plan.metadata and article and item.plan.kind in TEXTS:
            path = PurePosixPath(item.plan.path)
            rows.setdefault(str(path.parent / "metadata.csv"), []).append(
                metadata_row(article, path.name)
            )
    return {path: metadata_csv(lines) for path, lines in rows.items()}


def build_inputs(corpus: Corpus) -> tuple[list[BuiltInput], dict[str, bytes]]:
    """Every input file by path order, and every file to write."""
    built = [BUILDERS[p.kind](p, corpus) for p in corpus.inputs if p.kind != "copy"]
    by_path = {item.plan.path: item for item in built}
    for plan in corpus.inputs:
        if plan.kind == "copy":
            first = by_path[plan.copy_of]
            built.append(BuiltInput(plan, first.data, first.found))
    files = _folder_metadata(built)
    for item in built:
        for path, data in {item.plan.path: item.data, **item.sidecars}.items():
            if path in files:
                raise ValueError(f"two inputs write {path}")
            files[path] = data
    return sorted(built, key=lambda item: item.plan.path), files
