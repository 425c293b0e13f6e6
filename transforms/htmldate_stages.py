"""All that copydesk uses of htmldate beside its public function stands here.

`htmldate.find_date` sends each line that its own patterns cannot read to dateparser, in all of its
200 languages: 0.3 s for the first line and up to a second for others, and on the gold pages it has
never found the day of an article so. It also searches the whole page as one text, however long.
The stages of the function are called here one by one, in its order, without dateparser and on a
bounded text; where a new version has other stages, the public function is called as it is.
"""

from __future__ import annotations

import importlib
import inspect
import logging
import re
from copy import copy
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import htmldate
from htmldate.settings import CLEANING_LIST, MAX_SEGMENT_LEN, MIN_DATE, MIN_SEGMENT_LEN
from lxml.html import HtmlElement

from transforms.html_paths import TextFinder, find_texts_by

MAX_SEARCHED_CHARS = 500_000
"""So much of a page's markup is searched for dates: the patterns take 8 s for 25 million."""
_CANDIDATE_MARKS = frozenset({"id", "class", "itemprop"})
"""What `core.is_date_candidate` looks at."""
_FORMAT = "%Y-%m-%d"
# Every pattern that the library runs over the markup needs a year from 1990 to 2039 or three short
# numbers. Written with the digit first: so it is found three times as fast.
_DATE = re.compile(r"[0-9](?:(?<=1)99[0-9]|(?<=2)0[0-3][0-9]|[/.][0-9]{1,2}[/.][0-9])")
_DATE_REACH = 75
"""No pattern reaches further than 60 characters to both sides of that,"""
_COPYRIGHT = re.compile(r"©|&copy;|Copyright|\(c\)")
_COPYRIGHT_REACH = 150
"""but for the year that stands up to 99 characters behind one of these."""
_DIGIT = re.compile(r"\d")
core: Any = importlib.import_module("htmldate.core")  # Any: none of its stages is public
SIGNATURES = MappingProxyType(
    {
        "extract_url_date": ("testurl", "options"),
        "examine_header": ("tree", "options"),
        "json_search": ("tree", "options"),
        "examine_abbr_elements": ("tree", "options"),
        "clean_html": ("tree", "elemlist"),
        "discard_unwanted": ("tree",),
        "is_date_candidate": ("elem",),
        "ALWAYS_TAGS": (),
        "examine_elements": ("elements", "options"),
        "examine_time_elements": ("tree", "options"),
        "serialize": ("tree",),
        "pattern_search": ("text", "date_pattern", "options"),
        "img_search": ("tree", "options"),
        "idiosyncrasies_search": ("htmlstring", "options"),
        "FREE_TEXT_EXPRESSIONS": (),
        "TIMESTAMP_PATTERN": (),
        "compare_reference": ("reference", "expression", "options"),
        "check_extracted_reference": ("reference", "options"),
        "search_page": ("htmlstring", "options"),
        "Extractor": ("extensive", "max", "min", "original", "format"),
    }
)
"""The stages that are used, with the parameters that they must have."""


def find_day(tree: HtmlElement, url: str | None, latest: datetime) -> str | None:
    """The day of publication as YYYY-MM-DD, not after `latest`; the tree stays as it is."""
    # It logs each page that it finds nothing in.
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    if missing_stages():
        found = htmldate.find_date(tree, original_date=True, url=url, max_date=latest)
        return found if isinstance(found, str) else None
    # Not extensive: no dateparser. What else that would leave out is called here.
    return _run_stages(tree, url, core.Extractor(False, latest, MIN_DATE, True, _FORMAT))


@lru_cache(maxsize=1)
def missing_stages() -> tuple[str, ...]:
    """What the installed htmldate lacks of the names and parameters that are used here."""
    missing = []
    for name, parameters in SIGNATURES.items():
        stage = getattr(core, name, None)
        if stage is None:
            missing.append(name)
        elif parameters and tuple(inspect.signature(stage).parameters) != parameters:
            missing.append(f"{name}{inspect.signature(stage)}")
    return tuple(missing)


def _run_stages(tree: HtmlElement, url: str | None, options: Any) -> str | None:  # Any: as above
    found: str | None = (
        core.extract_url_date(url, options)
        or core.examine_header(tree, options)
        or core.json_search(tree, options)
        or core.examine_abbr_elements(tree, options)
    )
    if found:
        return found
    page = core.discard_unwanted(core.clean_html(copy(tree), CLEANING_LIST))
    found = (
        core.examine_elements(_candidates(page), options)
        or core.examine_elements(list(page.iter("title", "h1")), options)
        or core.examine_time_elements(page, options)
    )
    if found:
        return found
    markup = _near_dates(core.serialize(page)[:MAX_SEARCHED_CHARS])
    return (
        core.pattern_search(markup, core.TIMESTAMP_PATTERN, options)
        or core.img_search(page, options)
        or core.idiosyncrasies_search(markup, options)
        or _search_texts(page, options)
        or core.search_page(markup, options)
    )


def _candidates(page: HtmlElement) -> list[HtmlElement]:
    """`core.date_candidates`, which asks each element: here one of all that are marked alike."""
    verdicts: dict[tuple[tuple[str, str], ...], bool] = {(): False}
    found = []
    for element in page.iterdescendants("*"):
        marks = tuple([item for item in element.items() if item[0] in _CANDIDATE_MARKS])
        if marks not in verdicts:
            verdicts[marks] = core.is_date_candidate(element)
        if verdicts[marks] or element.tag in core.ALWAYS_TAGS:
            found.append(element)
    return found


def _near_dates(markup: str) -> str:
    """What of the markup can be part of a date, a third of it: the patterns take that much less.

    More is left out between the pieces than any pattern reaches over.
    """
    spans = [(one.start() - _DATE_REACH, one.end() + _DATE_REACH) for one in _DATE.finditer(markup)]
    spans += [(one.start(), one.end() + _COPYRIGHT_REACH) for one in _COPYRIGHT.finditer(markup)]
    pieces: list[str] = []
    piece_start = piece_end = 0
    for start, end in sorted(spans):
        if start > piece_end:
            pieces.append(markup[piece_start:piece_end])
            piece_start = start
        piece_end = max(piece_end, end)
    return " ".join([*pieces, markup[piece_start:piece_end]])


def _search_texts(page: HtmlElement, options: Any) -> str | None:  # Any: as above
    reference = None
    for text in _free_texts()(page):
        segment = text.strip()
        if MIN_SEGMENT_LEN < len(segment) < MAX_SEGMENT_LEN and _DIGIT.search(segment):
            reference = core.compare_reference(reference, segment, options)
    found: str | None = core.check_extracted_reference(reference, options)
    return found


@lru_cache(maxsize=1)
def _free_texts() -> TextFinder:
    # The library's own gives strings that know their parents, which takes twice as long.
    return find_texts_by(core.FREE_TEXT_EXPRESSIONS.path)
