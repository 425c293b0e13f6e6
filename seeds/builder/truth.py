"""What a reader of the corpus should find, as written to ``seeds/expected.json``."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from seeds.builder.inputs import BuiltInput, Found
from seeds.builder.manuscripts import Article, Corpus

OUTCOMES = ("article", "duplicate", "filtered", "quarantined")
ABOUT = (
    "Written by seeds/build_corpus.py; do not edit. An article's paths and formats name every "
    "input it can be read from. 'alone' counts the records of an input that is ingested by "
    "itself, 'in_order' when all inputs are ingested in the order of their paths. Web archive "
    "records of other_records are no records of content. Locators are the corpus's own."
)


def _format(item: BuiltInput) -> str:
    plan = item.plan
    if plan.kind == "copy":
        return "copy"
    return f"{plan.kind}:{plan.member}" if plan.member else plan.kind


def _seen(items: list[BuiltInput]) -> dict[str, list[BuiltInput]]:
    seen: dict[str, list[BuiltInput]] = {}
    for item in items:
        for found in item.found:
            if found.article:
                seen.setdefault(found.article.id, []).append(item)
    return seen


def _article(article: Article, items: list[BuiltInput]) -> dict[str, Any]:
    relation = {"type": article.relation, "of": article.relation_of} if article.relation else None
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "subtitle": article.subtitle or None,
        "authors": list(article.authors),
        "published_at": article.published.isoformat(),
        "modified_at": article.modified.isoformat() if article.modified else None,
        "language": article.language,
        "outlet": article.outlet.id,
        "publisher": article.outlet.name,
        "is_agency": article.outlet.agency,
        "section": article.section,
        "tags": list(article.tags),
        "kind": article.kind,
        "paywall": article.paywall,
        "headings": article.headings,
        "body": [{"kind": b.kind, "text": b.text} for b in article.body],
        "paths": [item.plan.path for item in items],
        "formats": sorted({_format(item) for item in items}),
        "relation": relation,
    }


def _record(found: Found) -> dict[str, Any]:
    record: dict[str, Any] = {
        "locator": found.locator,
        "id": found.article.id if found.article else None,
        "outcome": found.outcome,
    }
    if found.reason:
        record["reason"] = found.reason
    if found.article:
        record["gives"] = asdict(found.gives)
    return record


def _count(item: BuiltInput, seen: set[str]) -> dict[str, int]:
    """Outcomes of an input after the articles seen before, which it adds to."""
    counts = Counter(dict.fromkeys(OUTCOMES, 0))
    for found in item.found:
        outcome = found.outcome
        if found.article:
            outcome = "duplicate" if found.article.id in seen else "article"
            seen.add(found.article.id)
        counts[outcome] += 1
    return dict(counts)


def _input(item: BuiltInput, files: dict[str, bytes], seen: set[str]) -> dict[str, Any]:
    folder = item.plan.path.rpartition("/")[0]
    beside = [path for path in item.sidecars if path in files]
    table = f"{folder}/metadata.csv"
    if item.plan.metadata and table in files:
        beside.append(table)
    return {
        "path": item.plan.path,
        "format": _format(item),
        "encoding": item.plan.encoding,
        "sidecars": beside,
        "content_records": len(item.found),
        "other_records": item.other_records,
        "alone": _count(item, set()),
        "in_order": _count(item, seen),
        "unreadable": list(item.unreadable),
        "records": [_record(found) for found in item.found],
    }


def _relations(corpus: Corpus, seen: dict[str, list[BuiltInput]]) -> list[dict[str, Any]]:
    relations: list[dict[str, Any]] = [
        {"type": a.relation, "id": a.id, "of": a.relation_of}
        for a in corpus.articles.values()
        if a.relation
    ]
    for key, items in seen.items():
        copies = [item for item in items if item.plan.kind == "copy"]
        others = [item.plan.path for item in items if item.plan.kind != "copy"]
        if len(others) > 1:
            relations.append({"type": "duplicate", "of": key, "paths": others})
        relations.extend(
            {"type": "identical_file", "of": key, "paths": [item.plan.copy_of, item.plan.path]}
            for item in copies
        )
    return relations


def expected(corpus: Corpus, items: list[BuiltInput], files: dict[str, bytes]) -> dict[str, Any]:
    """The whole truth."""
    by_article = _seen(items)
    seen: set[str] = set()
    inputs = [_input(item, files, seen) for item in items]
    totals = Counter(dict.fromkeys(OUTCOMES, 0))
    for entry in inputs:
        totals.update(entry["in_order"])
    return {
        "about": ABOUT,
        "totals": {"inputs": len(inputs), "articles": len(by_article), **totals},
        "articles": [
            _article(a, by_article[a.id]) for a in corpus.articles.values() if a.id in by_article
        ],
        "inputs": inputs,
        "relations": _relations(corpus, by_article),
    }
