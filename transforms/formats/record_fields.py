"""Reads one article record of a JSON dump: which field is what, by the table of dialects.

Used for JSON, JSON Lines and the sidecars. The names of fields are data in `record_dialects`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from schemas.documents import (
    DateClaim,
    MetadataClaims,
    RawRecord,
    SourceDocument,
    TextBlock,
)
from schemas.errors import InputError
from schemas.vocabularies import DateKind, ErrorCode, Evidence, ParagraphKind, Paywall
from transforms.formats.record_dialects import DIALECTS, GENERIC, WRAPPERS, Dialect, Field
from transforms.formats.record_values import (
    Fields,
    canonical_fields,
    canonical_key,
    find_value,
    load_json,
    read_date,
    read_language,
    read_people,
    read_text,
    read_texts,
)
from transforms.formats.text_blocks import split_blocks

_MARKUP = re.compile(
    r"<(?:!doctype|html|body|p|div|br|article|section|h[1-6]|ul|ol|table|figure|blockquote|span|a"
    r"|strong|em|img)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_HEADING_TYPES = frozenset({"heading", "header", "headline", "subheading", "subheadline",
                            "crosshead", "title", "h1", "h2", "h3", "h4", "h5", "h6"})  # fmt: skip
_DATE_FIELDS: tuple[tuple[Field, DateKind], ...] = (
    ("published", DateKind.PUBLISHED),
    ("modified", DateKind.MODIFIED),
    ("crawled", DateKind.CRAWLED),
)
_KNOWN = frozenset(
    name.partition(".")[0]
    for dialect in (GENERIC, *DIALECTS)
    for names in dialect.fields.values()
    for name in names
)
TEXT_KEYS = frozenset(GENERIC.fields["text"] + GENERIC.fields["html"])
"""Canonical keys that hold the text of an article."""


def is_known_field(name: str) -> bool:
    """Whether any dialect gives a field of this name a meaning."""
    return canonical_key(name) in _KNOWN


def find_dialect(fields: Fields) -> Dialect:
    """The first dialect whose marks are all there; GENERIC if none is."""
    keys = {canonical_key(key) for key in fields}
    return next((dialect for dialect in DIALECTS if keys.issuperset(dialect.marks)), GENERIC)


def parse_record(record: RawRecord) -> SourceDocument:
    """The document of one JSON record; raises InputError for one without text."""
    value = load_json(record.payload)
    if not isinstance(value, dict):
        raise InputError(
            ErrorCode.UNKNOWN_FIELDS, f"the record is a JSON {type(value).__name__}, not an object"
        )
    fields = _unwrap(value)
    dialect = find_dialect(fields)
    body, is_html = _read_body(canonical_fields(fields), dialect, list(value))
    claims = (*record.claims, read_claims(fields, dialect, Evidence.RECORD))
    method = f"record_{dialect.name}"
    if is_html:
        return SourceDocument(html="".join(block.text for block in body), claims=claims)
    return SourceDocument(blocks=body, claims=claims, method=method)


def _unwrap(fields: Fields) -> Fields:
    """Lifts an inner article object to the top; what stands around it stays where it is free."""
    if any(canonical_key(key) in TEXT_KEYS and not isinstance(fields[key], dict) for key in fields):
        return fields
    for key in WRAPPERS:
        inner = fields.get(key)
        if isinstance(inner, dict) and any(is_known_field(name) for name in inner):
            outer = {name: value for name, value in fields.items() if name != key}
            return {**outer, **inner}
    return fields


def _candidates(fields: Fields, dialect: Dialect, field: Field) -> Iterator[object]:
    """The values that may be a field, best first."""
    names = dialect.fields.get(field)
    own = () if names is None else names
    # an empty tuple says that the dialect has no such field, whatever its keys are called
    generic = () if names == () else GENERIC.fields[field]
    for name in dict.fromkeys((*own, *generic)):
        value = find_value(fields, name)
        if value is not None:
            yield value


def _read_body(
    fields: Fields, dialect: Dialect, keys: list[str]
) -> tuple[tuple[TextBlock, ...], bool]:
    """The body and whether it is HTML (then one block): text before markup, if there is both."""
    is_known = any(name in fields for name in TEXT_KEYS)
    for value in _candidates(fields, dialect, "text"):
        is_known = True
        text = read_text(value) if isinstance(value, (str, dict)) else None
        is_structured = isinstance(value, dict) and ("sections" in value or "summary" in value)
        if text and not is_structured and _MARKUP.search(text):
            return (TextBlock(text),), True
        blocks = _read_blocks(value)
        if blocks:
            return blocks, False
    for value in _candidates(fields, dialect, "html"):
        is_known = True
        text = _read_markup(value)
        if text:
            return (TextBlock(text),), True
    if is_known:
        raise InputError(ErrorCode.EMPTY_DOCUMENT, "the text of the record is empty")
    raise InputError(
        ErrorCode.UNKNOWN_FIELDS,
        f"no known text field; the record has {_some(sorted(keys))}",
    )


def _read_markup(value: object) -> str | None:
    inner = canonical_fields(value).get("content") if isinstance(value, dict) else None
    return read_text(inner) or read_text(value)


def _read_blocks(value: object) -> tuple[TextBlock, ...]:
    """Blocks out of a text, a list of paragraphs, or an object of sections."""
    if isinstance(value, str):
        return split_blocks(value)
    if isinstance(value, list):
        return tuple(block for item in value for block in _read_item(item))
    if isinstance(value, dict):
        if "sections" in value or "summary" in value:
            return tuple(_read_sections(canonical_fields(value)))
        return split_blocks(read_text(value) or "")
    return ()


def _read_item(item: object) -> tuple[TextBlock, ...]:
    """A paragraph of a list: a string, or an object that says what kind it is."""
    if not isinstance(item, dict):
        text = read_text(item)
        return (TextBlock(text),) if text else ()
    fields = canonical_fields(item)
    if "paragraphs" in fields:
        return tuple(_read_section(fields))
    text = read_text(fields.get("text") or fields.get("content") or fields.get("value"))
    kind = str(fields.get("type") or fields.get("kind") or fields.get("tag") or "").lower()
    is_heading = kind in _HEADING_TYPES
    return (
        (TextBlock(text, ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT),)
        if text
        else ()
    )


def _read_sections(body: Fields) -> Iterator[TextBlock]:
    """The body of Fundus: a summary, then sections with a headline and paragraphs."""
    for text in _as_list(body.get("summary")):
        yield TextBlock(text)
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            yield from _read_section(canonical_fields(section))


def _read_section(section: Fields) -> Iterator[TextBlock]:
    for text in _as_list(section.get("headline")):
        yield TextBlock(text, ParagraphKind.HEADING)
    for text in _as_list(section.get("paragraphs")):
        yield TextBlock(text)


def _as_list(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := read_text(item))]


def read_claims(fields: Fields, dialect: Dialect, evidence: Evidence) -> MetadataClaims:
    """What the fields of a record say of its article."""
    names = canonical_fields(fields)

    def text(field: Field) -> str | None:
        found = (read_text(value) for value in _candidates(names, dialect, field))
        return next((value for value in found if value), None)

    return MetadataClaims(
        evidence=evidence,
        url=_read_url(names, dialect),
        external_id=text("external_id"),
        title=_plain(text("title")),
        subtitle=_plain(text("subtitle")),
        lead=_plain(text("lead")),
        byline_raw=_plain(text("byline")),
        authors=_first(read_people(v) for v in _candidates(names, dialect, "authors")),
        dates=tuple(_read_dates(names, dialect, evidence)),
        section=text("section"),
        keywords=_first(read_texts(v) for v in _candidates(names, dialect, "keywords")),
        language=next(
            (code for v in _candidates(names, dialect, "language") if (code := read_language(v))),
            None,
        ),
        publisher=text("publisher"),
        image_url=_read_image(names, dialect),
        paywall=_read_paywall(names, dialect),
    )


def _first(found: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return next((values for values in found if values), ())


def _plain(text: str | None) -> str | None:
    """A short text without the markup that some dumps leave in it."""
    if text is None or not ("<" in text or "&" in text):
        return text
    return html.unescape(_TAG.sub("", text)).strip() or None


def _read_url(fields: Fields, dialect: Dialect) -> str | None:
    texts = [read_text(value) for value in _candidates(fields, dialect, "url")]
    return next((text for text in texts if text and text.startswith(("http", "//"))), None)


def _read_image(fields: Fields, dialect: Dialect) -> str | None:
    texts = [read_text(value) for value in _candidates(fields, dialect, "image_url")]
    return next((text for text in texts if text and text.startswith(("http", "/"))), None)


def _read_dates(fields: Fields, dialect: Dialect, evidence: Evidence) -> Iterator[DateClaim]:
    for field, kind in _DATE_FIELDS:
        texts = (read_date(value) for value in _candidates(fields, dialect, field))
        text = next((found for found in texts if found), None)
        if text:
            yield DateClaim(kind, text, evidence)


def _read_paywall(fields: Fields, dialect: Dialect) -> Paywall | None:
    for field, when_true in (("is_free", Paywall.FREE), ("is_paid", Paywall.PAID)):
        for value in _candidates(fields, dialect, field):  # type: ignore[arg-type]  # two literals
            word = str(value).strip().lower()
            if word in {"true", "1", "yes"}:
                return when_true
            if word in {"false", "0", "no"}:
                return Paywall.PAID if when_true is Paywall.FREE else Paywall.FREE
    return None


def _some(names: list[str], most: int = 12) -> str:
    shown = ", ".join(name[:40] for name in names[:most]) or "no fields"
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
