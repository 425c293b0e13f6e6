"""What stands above the body of a plain text: header lines, a title, a byline.

Each is taken only where it is plain to see; in doubt the line stays in the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.documents import DateClaim, MetadataClaims
from schemas.vocabularies import DateKind, Evidence
from transforms.formats.record_values import read_language, read_texts, split_people
from transforms.formats.text_blocks import is_short_line

MAX_TITLE_CHARS = 160
MAX_TITLE_WORDS = 24
MAX_HEADER_LINES = 40

# English, German, French, Spanish, Italian, Portuguese, Dutch
HEADER_KEYS: dict[str, str] = {
    key: field
    for field, keys in {
        "title": "title|headline|titel|überschrift|schlagzeile|titre|título|titular|titolo|kop",
        "subtitle": "subtitle|subtitel|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|deck",
        "date": (
            "date|published|publication date|published at|pubdate|publish date|datum|"
            "veröffentlicht|erschienen|date de publication|publié|publié le|fecha|publicado|"
            "fecha de publicación|data|pubblicato|data de publicação|gepubliceerd|datum publicatie"
        ),
        "modified": (
            "modified|updated|last updated|last modified|aktualisiert|mis à jour|actualizado|"
            "aggiornato|atualizado|bijgewerkt"
        ),
        "authors": (
            "by|author|authors|byline|writer|reporter|autor|autoren|von|auteur|auteurs|par|autores|"
            "por|autore|autori|di|autora|door"
        ),
        "url": "url|link|web|source url|lien|enlace|uri",
        "publisher": (
            "source|publisher|publication|newspaper|outlet|quelle|zeitung|verlag|éditeur|journal|"
            "fuente|periódico|medio|fonte|testata|editore|jornal|bron|krant|uitgever"
        ),
        "language": "language|lang|sprache|langue|idioma|lingua|língua|taal",
        "section": "section|category|desk|ressort|rubrik|rubrique|sección|sezione|seção|rubriek",
        "keywords": (
            "keywords|tags|topics|schlagwörter|stichworte|mots-clés|palabras clave|parole chiave|"
            "palavras-chave|trefwoorden"
        ),
        "lead": "summary|lead|abstract|teaser|zusammenfassung|résumé|resumen|sommario|resumo",
        "external_id": "id|document id|article id|guid",
        "image_url": "image|bild|photo url",
    }.items()
    for key in keys.split("|")
}  # fmt: skip

_HEADER_LINE = re.compile(r"([^\W\d_][\w .\-]{0,28}?)\s*:(?:\s+(.*)|\s*)$")
_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Door|DOOR|Text:|Autor:|Author:|Reporting by)\s+(\S.*)"
)
_BYLINE_END = re.compile(
    r"\s*(?:[|•·/]|\s[–—-]\s|,\s+(?=[^,]*\b(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ss]taff|"
    r"[Kk]orrespondent\w*|[Rr]edakteur\w*|[Cc]orresponsal|[Cc]orrespondant\w*))|\s+(?:in|aus|à|en|da)"
    r"\s+(?=[^\W\d_a-z])).*"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "la", "le", "du", "da", "dos", "das", "del", "di",
    "al", "el", "bin", "ibn", "ter", "ten", "zu", "and", "und", "et", "y", "e", "en",
})  # fmt: skip
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:\([A-Za-z /]+\)|,[^—–-]{0,30})?\s*[—–-]{1,2}\s"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:\w\.){2,}$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The claims of the lines above the body, and the body."""

    claims: tuple[MetadataClaims, ...]
    body: str


def cut_header(text: str) -> Opening:
    """Cuts off a block of `Key: value` lines at the top; all lines must be such, one key known."""
    lines = text.lstrip("\n").split("\n")
    fenced = lines[0].strip() == "---"
    start = 1 if fenced else 0
    fields: list[tuple[str, str]] = []
    end = start
    for line in lines[start : start + MAX_HEADER_LINES]:
        if not line.strip() or (fenced and line.strip() == "---"):
            break
        found = _HEADER_LINE.match(line)
        if found is None and not (fields and line[0] in " \t"):
            return Opening((), text)
        if found is None:
            key, value = fields[-1]
            fields[-1] = (key, f"{value} {line.strip()}".strip())
        else:
            fields.append((found[1].strip().casefold().replace("_", " "), (found[2] or "").strip()))
        end += 1
    is_closed = end < len(lines) and (not lines[end].strip() or fenced)
    known = [(HEADER_KEYS[key], value) for key, value in fields if key in HEADER_KEYS and value]
    if not is_closed or not known or _reads_like_prose(fields):
        return Opening((), text)
    return Opening((_header_claims(known),), "\n".join(lines[end + 1 :]))


def _reads_like_prose(fields: list[tuple[str, str]]) -> bool:
    """'Source: officials said that ...' as first paragraph of a body."""
    if len(fields) > 1:
        return False
    value = fields[0][1]
    return len(value) > MAX_TITLE_CHARS or (len(value.split()) > 6 and value.endswith("."))


def _header_claims(known: list[tuple[str, str]]) -> MetadataClaims:
    fields: dict[str, str] = {}
    for field, value in known:
        fields.setdefault(field, value)
    dates = [
        DateClaim(kind, fields[field], Evidence.HEADER)
        for field, kind in (("date", DateKind.PUBLISHED), ("modified", DateKind.MODIFIED))
        if field in fields
    ]
    byline = fields.get("authors")
    return MetadataClaims(
        Evidence.HEADER,
        url=fields.get("url"),
        external_id=fields.get("external_id"),
        title=fields.get("title"),
        subtitle=fields.get("subtitle"),
        lead=fields.get("lead"),
        byline_raw=byline,
        authors=split_people(byline) if byline else (),
        dates=tuple(dates),
        section=fields.get("section"),
        keywords=read_texts(fields.get("keywords")),
        language=read_language(fields.get("language")),
        publisher=fields.get("publisher"),
        image_url=fields.get("image_url"),
    )


def cut_title(
    groups: list[list[str]], *, has_title: bool
) -> tuple[list[MetadataClaims], list[str]]:
    """The claims of title and byline at the top of a body, and the paragraphs below them.

    `groups` are paragraphs by blank-line separated group. With `has_title` the header named one,
    and a first line that repeats it is a matter for whoever joins the claims.
    """
    paragraphs = [paragraph for group in groups for paragraph in group]
    claims: list[MetadataClaims] = []
    title = None if has_title else _find_title(groups)
    if title is not None:
        claims.append(MetadataClaims(Evidence.FIRST_LINE, title=title.lstrip("# ")))
        paragraphs = paragraphs[1:]
    byline = read_byline(paragraphs[0]) if len(paragraphs) > 1 else None
    if byline is not None:
        claims.append(byline)
        paragraphs = paragraphs[1:]
    return claims, paragraphs


def _find_title(groups: list[list[str]]) -> str | None:
    """The first line, if it stands alone above longer paragraphs and is no sentence."""
    if len(groups) < 2:
        return None
    first = groups[0]
    below = [paragraph for group in groups[1:] for paragraph in group]
    with_byline = len(first) == 2 and read_byline(first[1]) is not None
    title = first[0]
    if (len(first) > 1 and not with_byline) or not _looks_like_title(title):
        return None
    longest = max(map(len, below[:4]))
    return title if longest >= max(1.5 * len(title), 60) else None


def _looks_like_title(line: str) -> bool:
    if line.startswith((">", "- ", "* ", "•")) or _DATELINE.match(line):
        return False
    if len(line) > MAX_TITLE_CHARS or len(line.split()) > MAX_TITLE_WORDS:
        return False
    if line.endswith(("?", "!", "”", "’", "'", '"', "»")) or _ABBREVIATION.search(line):
        return any(char.isalpha() for char in line) and not line[0].islower()
    bare = " ".join(line.split()[:12]).rstrip(",;:—–-") if len(line.split()) > 12 else line
    return not line.endswith((",", ";", ":", ".", "…")) and is_short_line(bare, MAX_TITLE_CHARS)


def read_byline(line: str) -> MetadataClaims | None:
    """The claims of a byline such as 'By Jane Doe and John Roe in Berlin'; None for other lines."""
    found = _BYLINE.fullmatch(line.strip())
    if found is None or len(line) > MAX_TITLE_CHARS or line.rstrip().endswith((".", "?", "!", ":")):
        return None
    names = _BYLINE_END.sub("", found[1])
    words = re.split(r"[\s,;&]+", names.strip(" ,"))
    is_name = all(
        _NAME_WORD.fullmatch(word) and (not word[0].islower() or word in _PARTICLES)
        for word in words
    )
    if not is_name or len(words) > 16 or words[0].casefold() in {"the", "a", "das", "der", "die"}:
        return None
    return MetadataClaims(Evidence.BYLINE, byline_raw=line.strip(), authors=split_people(names))
