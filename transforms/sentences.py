"""Sentences of a body, by rules: the same in every profile, and in linear time.

A sentence never crosses a paragraph. Within one it ends at a full stop, question or exclamation
mark or ellipsis (with the closing quotes and brackets behind it) that white space follows and that
is no abbreviation, initial or ordinal; scripts without spaces end theirs at the mark itself.
A parser would cut a little better and cost a hundred times as much; and the sentence numbers of a
light and of a full run could then not be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.tables.corpus import Paragraph
from schemas.tables.facts import Sentence

_CLOSERS = "\"'”’»›“‘)\\]」』）】"
_END = re.compile(
    rf"(?P<mark>[.!?…؟।॥։]+)(?P<closer>[{_CLOSERS}]*)(?P<gap>\s+)(?=(?P<next>\S))"
    rf"|(?P<wide>[。！？｡]+[{_CLOSERS}]*)(?=\S)"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘„«»]+$")
_OPENERS = "\"'“‘„«‹»([「『（—–-¿¡"

_ABBREVIATIONS = {
    "en": "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig pres rev hon st jr "
    "sr vs no nos inc corp ltd co cos dept est approx fig al eg ie etc cf ca vol jan feb mar apr "
    "jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mt ft supt insp messrs op cit "
    "gens sens reps govs profs drs bros univ assn",
    "de": "dr prof hr fr bzw ca ggf inkl evtl usw vgl str mio mrd tsd nr bspw sog st abs art aufl "
    "bd z.b d.h u.a o.ä dipl ing jan feb mär apr jun jul aug sep sept okt nov dez jh gest geb "
    "stv i.v a.d u.s",
    "fr": "m mm mme mmes mlle mlles dr pr prof me st ste av janv févr avr juil sept oct nov déc "
    "env p pp éd cf vol no art hab bd etc",
    "es": "sr sra sres sras srta dr dra d dña prof ud uds pág av avda núm ee uu gral cía etc aprox "
    "art vol lic ing",
    "it": "sig sigg dott prof avv ing on sen art pag vol ca ecc",
    "nl": "dhr mevr dr prof ir mr drs bijv nr blz ca enz mln mld st",
    "pt": "sr sra srs dr dra prof d pág av núm art etc",
}
"""Words after whose full stop a sentence goes on, without that stop. Written for this project."""
_ABBREVIATION_SETS = {code: frozenset(words.split()) for code, words in _ABBREVIATIONS.items()}
_ALL_ABBREVIATIONS = frozenset[str]().union(*_ABBREVIATION_SETS.values())
# These end a sentence as often as not: they only hold it together before a small letter.
_WEAK = {
    *[
        "etc",
        "usw",
        "enz",
        "ecc",
        "co",
        "inc",
        "corp",
        "ltd",
        "jr",
        "sr",
        "no",
        "st",
        "al",
        "cos",
        "bros",
        "sat",
        "sun",
        "mar",
    ]
}
_ORDINAL_LANGUAGES = {
    *["de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "hr", "sl", "et", "lv", "pl", "is"]
}
"""Languages that write ordinals as a number with a full stop."""


def split_sentences(
    body: str, paragraphs: Sequence[Paragraph], article_id: str, language: str | None
) -> tuple[Sentence, ...]:
    """The sentences of a body, numbered from 0; none is empty and none crosses a paragraph."""
    found: list[Sentence] = []
    for paragraph_no, paragraph in enumerate(paragraphs):
        for start, end in _spans(body, paragraph.start, paragraph.end, language or ""):
            found.append(Sentence(article_id, len(found), start, end, paragraph_no))
    return tuple(found)


def _spans(body: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(body, start, end):
        stop = match.end("wide") if match["wide"] else match.end("closer")
        if match["wide"] or _ends_sentence(body, start, match, language):
            yield start, stop
            start = match.end()
    if start < end:
        yield start, end


def _ends_sentence(body: str, start: int, match: re.Match[str], language: str) -> bool:
    following = match["next"]
    if following.islower():
        # "!" and "?" inside a sentence: "Stop!" he said.
        return False
    if match["mark"] != ".":
        return True
    if match["closer"]:
        return True
    before = _LAST_WORD.search(body, max(start, match.start() - 40), match.start())
    if before is None:
        return True
    word = before.group()
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    if word.isdecimal() and language in _ORDINAL_LANGUAGES and len(word) <= 2:
        return False
    key = word.lower()
    known = _ABBREVIATION_SETS.get(language, _ALL_ABBREVIATIONS)
    if key in known:
        return key in _WEAK and (following.isupper() or following in _OPENERS)
    # "U.S. officials", "p.m. on": only what cannot open a sentence goes on.
    return not (re.fullmatch(r"(?:[^\W\d]\.)+[^\W\d]", word) and following.isdecimal())
