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

MAX_SEARCHED_CHARS = 500_000
"""So much of a page's markup is searched for dates: the patterns take 8 s for 25 million."""
_FORMAT = "%Y-%m-%d"
# No pattern reaches further than 99 characters from a digit: what is between is not searched.
_LONG_GAP = re.compile(r"(?<=\d)\D{400,}")
_REACH = 150
core: Any = importlib.import_module("htmldate.core")  # Any: none of its stages is public
SIGNATURES = MappingProxyType(
    {
        "extract_url_date": ("testurl", "options"),
        "examine_header": ("tree", "options"),
        "json_search": ("tree", "options"),
        "examine_abbr_elements": ("tree", "options"),
        "clean_html": ("tree", "elemlist"),
        "discard_unwanted": ("tree",),
        "date_candidates": ("tree", "extensive_search"),
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
        core.examine_elements(core.date_candidates(page, True), options)
        or core.examine_elements(list(page.iter("title", "h1")), options)
        or core.examine_time_elements(page, options)
    )
    if found:
        return found
    markup = core.serialize(page)[:MAX_SEARCHED_CHARS]
    found = (
        core.pattern_search(markup, core.TIMESTAMP_PATTERN, options)
        or core.img_search(page, options)
        or core.idiosyncrasies_search(markup, options)
    )
    return found or _search_texts(page, options) or _search_markup(markup, options)


def _search_markup(markup: str, options: Any) -> str | None:  # Any: as above
    near_digits = _LONG_GAP.sub(lambda gap: f"{gap[0][:_REACH]} {gap[0][-_REACH:]}", markup)
    found: str | None = core.search_page(near_digits, options)
    return found


def _search_texts(page: HtmlElement, options: Any) -> str | None:  # Any: as above
    reference = None
    for text in core.FREE_TEXT_EXPRESSIONS(page):
        if MIN_SEGMENT_LEN < len(segment := text.strip()) < MAX_SEGMENT_LEN:
            reference = core.compare_reference(reference, segment, options)
    found: str | None = core.check_extracted_reference(reference, options)
    return found
