"""Author lines -> names of persons and agencies, with what each of them did.

A name is kept as written; what is clearly no name (a section, an e-mail address, the outlet,
a label) is left out. `articles.byline_raw` keeps the whole line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from schemas.documents import MetadataClaims
from schemas.vocabularies import AuthorRole
from transforms.agencies import AGENCIES, is_agency, is_desk, is_organisation, is_wire
from transforms.text import fold_key, normalise_line

_MAX_NAME_CHARS = 60
_MAX_NAME_WORDS = 6
_MAX_LINE_CHARS = 1_000
_MAX_AUTHORS = 50
_MAX_LOWER_WORDS = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """A name out of an author line."""

    name: str
    role: AuthorRole = AuthorRole.AUTHOR
    is_agency: bool = False
    """An agency, a desk or an organisation."""
    is_outlet: bool = False
    """The outlet itself, one of its desks or another organisation, and no news agency."""

    @property
    def is_full_name(self) -> bool:
        """Whether it has a first and a last name, or is in a script without spaces."""
        return not self.is_agency and (" " in self.name or not has_letter_case(self.name))


_LABEL = re.compile(
    r"(?:(?:created|written|reported|reporting|posted|published|words|text|story|article|analysis|"
    r"review|opinion|comment|interview|exclusive)\s+by|by|von|par|por|di|door|av|af|od|"
    r"redaktion(?=:)|quelle|source|fuente|fonte|text|texto|texte|testo|autor[:*/]in|autore?n?(?:in)?|"
    r"escribe|auteur|authors?|verfasst von|geschrieben von|"
    r"veröffentlicht von|erstellt von|(?:ein )?beitrag von|[ée]crit par|pubblicato da|escrito por|"
    r"ein (?:beitrag|kommentar|gastbeitrag|interview|bericht) von|propos recueillis par|"
    r"interview|kommentar|a cura di|publi[ée] par|publicado por|redactor|redakteur(?:in)?)"
    r"(?:\s*[:|]\s*|\s+)",
    re.IGNORECASE,
)
# "Zeige alle Beiträge von Jane Doe", "exklusiv von Jane Doe": all before the name goes.
_LEAD_IN = re.compile(
    r"^(?:(?:zeige )?alle (?:beiträge|artikel) von|view all posts by|posts by|more (?:from|by)|"
    r"alles von|mehr von|beitrag von|(?:gepostet|eingestellt|verfasst|geschrieben|"
    r"publiziert|erstellt) von|(?:pressemitteilung|im wortlaut|ein beitrag) von|"
    r"posted by|submitted by|ver todas las entradas de|voir tous les articles de|"
    r"(?-i:(?!und|and|et|de|van|von)[a-zäöüß]{3,15} (?:von|by|par|por)(?= [A-ZÀ-Þ])))\s+",
    re.IGNORECASE,
)
_ROLE_LABELS = (
    (re.compile(r"^(?:photos?|photograph(?:s|y)?|pictures?|fotos?|bilder|bild|foto(?:graf(?:ie)?)?|"
                r"photographies?|im[aá]genes)\s*(?:by|von|par|por|:)\s*", re.IGNORECASE),
     AuthorRole.PHOTOGRAPHER),
    (re.compile(r"^(?:edited by|editing by|herausgegeben von|[ée]dit[ée] par)\s*:?\s*",
                re.IGNORECASE), AuthorRole.EDITOR),
    (re.compile(r"^(?:additional reporting by|with (?:contributions? )?(?:by|from)|"
                r"unter mitarbeit von|mitarbeit|avec)\s*:?\s+", re.IGNORECASE),
     AuthorRole.CONTRIBUTOR),
)  # fmt: skip
# Cut before a role label too, so that "Text: A, Fotos: B" gives two parts.
_SPLIT = re.compile(
    r"\s*(?:[;|•·&]|\s/\s|,(?!\s*(?:jr|sr|ii|iii|phd|md)\b)|\s(?:and|und|et|y|e|en|och|og|with|"
    r"mit|avec|con)\s(?!\w{1,3}\b\.))\s*",
    re.IGNORECASE,
)
_LONE_LABEL = re.compile(
    r"(?:by|von|par|por|di|door|av|af|text|texto|texte|testo|autore?n?(?:in)?|auteur|authors?|"
    r"autora?|autor/in|redaktion:|interview|kommentar|quelle|publiziert|veröffentlicht|published|"
    r"publi[ée]|publicado|gepubliceerd|aktualisiert|updated|datum|date|nachrichten|news|"
    r"redacteur|data|abteilung|source|foto|fotos|photos?|bilder?|video|publiziert am|"
    r"posted on|posted|no author|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:mo|di|mi|do|fr|sa|so|no)|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|today|heute)",
    re.IGNORECASE,
)
# "on 16.11.2022", ", Thursday, November 9, 2023 7:35AM": from here on a line is no name.
_CALENDAR_WORD = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)|"
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|ago|aoû|sep|oct|okt|out|"
    r"nov|dec|dez|déc|dic|ene|set|gen|mag|giu|lug|ott)[^\W\d]{0,9})"
)
_DATE_TAIL = re.compile(
    rf"(?:^|[\s,(-])\s*(?:(?:am|on|vom|den|le|el|at|um)\s+)?(?:{_CALENDAR_WORD}\.?,?\s+){{0,2}}\d.*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# A title after a name ("Jane Doe Senior Reporter") goes; the name stays.
_TITLE_TAIL = re.compile(
    r"(?<=\w)[\s,]+(?:senior |chief |staff |deputy |managing |associate |political |sports? |"
    r"business |news |freelance |special |guest )*(?:chefredakteur(?:in)?|redakteur(?:in)?|"
    r"autor(?:in)?|volont[äa]r(?:in)?|korrespondent(?:in)?|editor|reporter|correspondent|"
    r"journalist|journaliste|columnist|writer|contributor|ph\.?d\.?|기자)\b\.?.*$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"https?:|www\.|@|\d|[<>{}\[\]=_#]|\b(?:follow|subscribe|updated?|published|minutes?|read|"
    r"uhr|stand|copyright|cookie|all rights|share|comments?|email|e-mail|twitter|facebook|"
    r"instagram|admin|administrator|unknown|anonymous|guest|null|undefined|none|see more|"
    r"view all|more from|min read|associate editor|chief|correspondent|reporter|journalist|"
    r"editor|autor(?:in)? bei|redakteur(?:in)?|ressort|korrespondent(?:in)?|jornalista|"
    r"periodista|journaliste|columnist|producer|contributor|writer)\b",
    re.IGNORECASE,
)
# "Jane Doe/Reuters" stands under pictures; "jd/Reuters" signs texts.
_PHOTO_CREDIT = re.compile(
    r"[\w.'’-]+ [\w.'’ -]+/\s?(?:reuters|ap|afp|dpa|epa|getty|apa|pa)\b", re.IGNORECASE
)
_INNER_DASH = re.compile(r"\s[-–—]\s")
_NAME_PARTS = re.compile(r"\s+[-–—|/·•:]\s+|\s*[|•·]\s*|,\s")
_COPYRIGHT = re.compile(r"^\W*(?:copyright|\(c\))?[\W\d]*(?:by\s)?", re.IGNORECASE)
_NOBODY = re.compile(r"(?:contributors|authors) (?:to|of)\b|no author\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")
_TRIM = " \t.,:;|-–—/*•·\"'„“”«»"
_SMALL_WORDS = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "di",
        "da",
        "del",
        "della",
        "la",
        "le",
        "el",
        "y",
        "e",
        "dos",
        "das",
        "do",
        "af",
        "al",
        "bin",
        "ibn",
        "zu",
        "zur",
        "ten",
        "ter",
        "of",
        "du",
        "des",
        "abu",
        "ben",
    ]
)


def read_byline(
    line: str,
    outlets: Iterable[str] = (),
    *,
    organisations: Iterable[str] = (),
    is_data: bool = False,
) -> list[Credit]:
    """The credits in an author line, in order, each once.

    `outlets` are the names of the outlet, `organisations` names that are said to be no persons;
    `is_data` says that the line is a name in the page's data, not a line set for readers.
    """
    keys = outlet_keys((*outlets, *organisations))
    line = normalise_line(line)[:_MAX_LINE_CHARS]
    whole, _ = _take_role(line, AuthorRole.AUTHOR)
    if (squashed := _squash(whole)) and squashed in keys:
        return [_organisation(whole.strip(_TRIM))]
    if whole.isupper() and "," not in line and is_organisation(whole):
        return [_organisation(whole.strip(_TRIM))]
    found: list[Credit] = []
    seen: set[str] = set()
    role = AuthorRole.PHOTOGRAPHER if _PHOTO_CREDIT.match(line) else AuthorRole.AUTHOR
    for part in _parts(line):
        text, role = _take_role(part, role)
        credit = _read_name(text, role, keys, is_data=is_data)
        if credit and (key := fold_key(credit.name)) not in seen and len(found) < _MAX_AUTHORS:
            seen.add(key)
            found.append(credit)
    if any(one.is_full_name for one in found):
        # "Jane Doe, The Harbour Post" says where she works.
        found = [one for one in found if not one.is_outlet]
    return _without_places(found)


def has_full_name(claim: MetadataClaims, outlets: Iterable[str]) -> bool:
    """Whether the authors of a claim have a person with first and last name among them."""
    return any(
        credit.is_full_name
        for name in claim.authors
        for credit in read_byline(name, outlets, organisations=claim.organisations, is_data=True)
    )


def has_letter_case(text: str) -> bool:
    """Whether the script has capital letters."""
    return any(char.isupper() or char.islower() for char in text)


def outlet_keys(names: Iterable[str]) -> frozenset[str]:
    """The names, and their parts around separators, as they are compared."""
    return _outlet_keys(tuple(names))


# Asked for each author line of a page, with the same names.
@lru_cache(maxsize=256)
def _outlet_keys(names: tuple[str, ...]) -> frozenset[str]:
    keys = set()
    for name in names:
        plain = _BRACKETS.sub("", name)
        for text in (name, plain, *_NAME_PARTS.split(plain)):
            key = _squash(_COPYRIGHT.sub("", text))
            if len(key) > 1:
                keys |= {key, key.removeprefix("www")}
    return frozenset(keys)


def _squash(text: str) -> str:
    return fold_key(text).replace(" ", "")


def _organisation(name: str) -> Credit:
    return Credit(name, AuthorRole.AGENCY, is_agency=True, is_outlet=not is_wire(name))


def _without_places(found: list[Credit]) -> list[Credit]:
    """Beside full names a single capitalised word is where they write from, or a section."""
    if not any(" " in one.name for one in found if not one.is_agency):
        return found
    return [
        one
        for one in found
        if one.is_agency or " " in one.name or one.name.islower() or not one.name[0].isupper()
    ]


# A page names its authors in several places.
@lru_cache(maxsize=1_024)
def _parts(line: str) -> tuple[str, ...]:
    segments = re.split(r"[;|\n•·»→]", _BRACKETS.sub(_keep_agency, line))
    parts = [part for segment in segments for part in _SPLIT.split(_without_date(segment.strip()))]
    return tuple(piece for part in parts for piece in _split_slash(part))


def _without_date(text: str) -> str:
    return _DATE_TAIL.sub("", text) if _DIGIT.search(text) else text


def _split_slash(part: str) -> list[str]:
    """'det/dpa' is two credits; 'srf/hosb' is one signature."""
    pieces = part.split("/")
    is_list = any(" " in piece.strip() or fold_key(piece) in AGENCIES for piece in pieces)
    return pieces if is_list else [part]


def _keep_agency(match: re.Match[str]) -> str:
    """'(dpa)' after a name is a credit of its own; any other bracket is left out."""
    inner = match.group().strip(" ()[]")
    return f", {inner}" if fold_key(inner) in AGENCIES else ""


@lru_cache(maxsize=1_024)
def _take_role(part: str, current: AuthorRole) -> tuple[str, AuthorRole]:
    part = _LEAD_IN.sub("", part.strip(_TRIM))
    for label, role in _ROLE_LABELS:
        if match := label.match(part):
            return part[match.end() :], role
    match = _LABEL.match(part)
    if match and not _is_surname_particle(match.group(), part[match.end() :]):
        rest = part[match.end() :]
        again = _LABEL.match(rest)
        return (rest[again.end() :] if again else rest), AuthorRole.AUTHOR
    return part, current


def _is_surname_particle(label: str, rest: str) -> bool:
    """'Von der Leyen' and 'Di Maio' are names; 'Von Jane Doe' and 'von jd' are not."""
    if not label[0].isupper() or ":" in label or label.strip().lower() not in _SMALL_WORDS:
        return False
    if is_wire(rest) or rest.isupper():
        return False
    # "Von jane.doe" names a login: no surname has a dot in it.
    return ("." not in rest.strip(_TRIM) and " " not in rest) or rest[:1].islower()


def _read_name(
    text: str, role: AuthorRole, keys: frozenset[str], *, is_data: bool
) -> Credit | None:
    whole = text.strip(_TRIM)
    name = _without_title(whole)
    key = _squash(name)
    if (
        _NOBODY.match(whole)
        or not key
        or len(whole) > 2 * _MAX_NAME_CHARS
        or _LONE_LABEL.fullmatch(name)
    ):
        return None
    if is_desk(whole) and " " not in name:
        # "Harbour Post staff reporter" without its end would look like a person.
        name, key = whole, _squash(whole)
    if len(name) > _MAX_NAME_CHARS:
        return None
    if key in keys or is_agency(name) or is_organisation(name):
        # "runs the news desk of the Post" is the end of a sentence on a person.
        is_name = name[0].isupper() or is_data or len(name.split()) <= _MAX_LOWER_WORDS
        return _organisation(name) if is_name else None
    if _is_noise(name) or not _looks_like_name(name, is_data=is_data):
        return None
    return Credit(_settle_case(name), role)


@lru_cache(maxsize=1_024)
def _without_title(name: str) -> str:
    return _TITLE_TAIL.sub("", name).strip(_TRIM)


@lru_cache(maxsize=1_024)
def _is_noise(name: str) -> bool:
    return _NOISE.search(name) is not None


def _looks_like_name(name: str, *, is_data: bool) -> bool:
    words = name.split()
    if len(words) > _MAX_NAME_WORDS or len(name) < 2 or _INNER_DASH.search(name):
        return False
    if is_data and len(words) == 2 and name[0].isupper():
        return True
    if len(words) == 1 and name.islower():
        # A pen name or initials ("mh"); in a longer line a small word is part of a sentence.
        return name not in _SMALL_WORDS and len(name) <= 20
    if not has_letter_case(name):
        return not name.isascii()
    # "in Berlin", "our reporter": a name has no small words but particles.
    return any(word[0].isupper() for word in words) and all(
        not word[0].islower()
        or word.lower().rstrip(".'’") in _SMALL_WORDS
        or "'" in word
        or "’" in word
        for word in words
    )


def _settle_case(name: str) -> str:
    """'JANE DOE' is set in capitals by the page, not by her parents."""
    words = name.split()
    if len(words) > 1 and name.isupper() and all(len(word) > 2 for word in words):
        return name.title()
    return name
