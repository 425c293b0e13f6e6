"""All that copydesk uses of trafilatura beside its public functions stands here.

trafilatura's first stage finds and reads the text in a few milliseconds; what makes the public
call slow are copies of the tree, comparisons with other extractors and its expressions. The stage
is not public. It is taken here by name, checked, and run with faster expressions
(transforms.trafilatura_matchers); where a new version has other names, `load_first_stage` gives
None, and the extraction uses the public call alone.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType, MappingProxyType

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import htmlprocessing, main_extractor, settings, xpaths
from trafilatura.metadata import Document
from trafilatura.settings import Extractor

from transforms.trafilatura_matchers import (
    KNOWN_FINGERPRINT,
    Expression,
    find_densest,
    fingerprint_of_expressions,
    make_body_matchers,
    make_caption_matcher,
    make_discard_matcher,
    make_raw_matcher,
    make_teaser_matcher,
)

SIGNATURES = MappingProxyType(
    {
        "_extract": ("tree", "options"),
        "prune_unwanted_sections": ("tree", "potential_tags", "options", "keep_teasers"),
        "prune_unwanted_nodes": ("tree", "nodelist", "with_backup"),
        "delete_by_link_density": ("subtree", "tagname", "backtracking", "favor_precision"),
        "link_density_test": ("element", "favor_precision"),
        "convert_tags": ("tree", "options", "url"),
        "recover_math": ("tree",),
    }
)
"""The functions that are used, with the parameters that they must have."""

_USED_BY_EXTRACT = ("BODY_XPATH", "prune_unwanted_sections", "handle_textelem")
_USED_BY_PRUNE = (
    "OVERALL_DISCARD_XPATH",
    "TEASER_DISCARD_XPATH",
    "DISCARD_IMAGE_ELEMENTS",
    "prune_unwanted_nodes",
    "delete_by_link_density",
)


@dataclass(frozen=True, slots=True)
class FirstStage:
    """trafilatura's first stage: each of these changes the tree it is given."""

    prune_raw: Callable[[HtmlElement], None]
    """Takes comments and appended further articles out of the page as it was parsed."""
    convert_tags: Callable[[HtmlElement], HtmlElement]
    """HTML's elements become those of trafilatura's results."""
    extract: Callable[[HtmlElement], tuple[etree._Element, str]]
    """The result tree and its text, from a cleaned and converted page."""
    extract_densest: Callable[[HtmlElement], tuple[etree._Element, str]]
    """The same with the element that holds most running text in place of trafilatura's choice."""
    recover_math: Callable[[HtmlElement], object]
    cleaned_tags: tuple[str, ...]
    stripped_tags: tuple[str, ...]
    cut_if_empty: frozenset[str]
    has_matchers: bool


@lru_cache(maxsize=1)
def load_first_stage() -> FirstStage | None:
    """The first stage of the installed trafilatura; None where its parts are not as expected."""
    try:
        return _make_first_stage()
    except (AttributeError, TypeError, ValueError, KeyError):
        return None


@lru_cache(maxsize=1)
def options() -> Extractor:
    """The options of all extractions; made once, because each set reads a configuration file."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(output_format="python", comments=False, tables=True, with_metadata=False)


def run_cascade(tree: HtmlElement) -> etree._Element | None:
    """The result of the public call with all its stages; it works on copies of the tree."""
    document = trafilatura.bare_extraction(tree, options=options())
    return document.body if isinstance(document, Document) else None


def missing_parts() -> list[str]:
    """What the installed trafilatura lacks of the names and signatures that are used here."""
    missing = []
    for name, parameters in SIGNATURES.items():
        try:
            found = tuple(inspect.signature(_function(name)).parameters)
        except TypeError:
            missing.append(name)
            continue
        if found != parameters:
            missing.append(f"{name}({', '.join(found)})")
    return missing


def _make_first_stage() -> FirstStage:
    if missing := missing_parts():
        raise AttributeError(", ".join(missing))
    has_matchers = fingerprint_of_expressions() == KNOWN_FINGERPRINT
    raw = _expressions("RAW_TREE_PRUNE_XPATH") + _expressions("REMOVE_COMMENTS_AND_LISTS_XPATH")
    pruning: dict[str, object] = {"delete_by_link_density": _make_density_filter()}
    body: dict[str, object] = {}
    if has_matchers:
        raw = [make_raw_matcher()]
        pruning["OVERALL_DISCARD_XPATH"] = [make_discard_matcher()]
        pruning["TEASER_DISCARD_XPATH"] = [make_teaser_matcher()]
        pruning["DISCARD_IMAGE_ELEMENTS"] = [make_caption_matcher()]
        body["BODY_XPATH"] = make_body_matchers()
    prune = {
        "prune_unwanted_sections": _rebound("prune_unwanted_sections", _USED_BY_PRUNE, pruning)
    }
    extract = _rebound("_extract", _USED_BY_EXTRACT, {**body, **prune})
    densest = _rebound("_extract", _USED_BY_EXTRACT, {"BODY_XPATH": [find_densest], **prune})
    return FirstStage(
        prune_raw=lambda tree: _prune(tree, raw),
        convert_tags=lambda tree: htmlprocessing.convert_tags(tree, options()),
        extract=lambda tree: extract(tree, options())[:2],
        extract_densest=lambda tree: densest(tree, options())[:2],
        recover_math=htmlprocessing.recover_math,
        cleaned_tags=tuple(settings.MANUALLY_CLEANED),
        stripped_tags=tuple(settings.MANUALLY_STRIPPED),
        cut_if_empty=frozenset(settings.CUT_EMPTY_ELEMS),
        has_matchers=has_matchers,
    )


_MAX_FEW_LINKS = 4
_MIN_PARAGRAPH_CHARS = 60
_MIN_BLOCK_CHARS = 300
"""From these lengths on trafilatura counts no short links."""


def _make_density_filter() -> FunctionType:
    """trafilatura's filter by share of links, which is asked only where it may say yes."""
    test = _function("link_density_test")
    farm_ratio: float = test.__globals__["LINK_FARM_RATIO"]

    def test_linked(element: HtmlElement, *settings: bool) -> tuple[bool, bool]:
        links = list(element.iter("ref"))
        if not links or _is_surely_text(element, links, farm_ratio):
            return False, False
        is_dense, has_short_links = test(element, *settings)
        return is_dense, has_short_links

    replaced: dict[str, object] = {"link_density_test": test_linked}
    return _rebound("delete_by_link_density", ("link_density_test",), replaced)


def _is_surely_text(element: HtmlElement, links: list[HtmlElement], farm_ratio: float) -> bool:
    """Whether it is long and its links hold too little of it for any of trafilatura's limits."""
    is_paragraph = element.tag == "p"
    if is_paragraph and len(links) > 1 and len(links) <= _MAX_FEW_LINKS and _has_long_text(element):
        return True
    length = len(" ".join(element.text_content().split()))
    if length < (_MIN_PARAGRAPH_CHARS if is_paragraph else _MIN_BLOCK_CHARS):
        return False
    if 1 < len(links) <= _MAX_FEW_LINKS:
        return True
    linked = sum(len(one.text_content() if len(one) else one.text or "") for one in links)
    return linked <= farm_ratio * length


def _has_long_text(element: HtmlElement) -> bool:
    """Whether already its start, or what stands behind its first link, is a paragraph's length."""
    text = element.text
    return text is not None and len(" ".join(text.split())) >= _MIN_PARAGRAPH_CHARS


def _expressions(name: str) -> list[Expression]:
    return list(getattr(xpaths, name))


def _prune(tree: HtmlElement, expressions: list[Expression]) -> None:
    _function("prune_unwanted_nodes")(tree, expressions)


def _function(name: str) -> FunctionType:
    function = getattr(main_extractor, name, None) or getattr(htmlprocessing, name, None)
    if not isinstance(function, FunctionType):
        raise TypeError(f"trafilatura has no function {name}")
    return function


def _rebound(name: str, used: tuple[str, ...], replacements: dict[str, object]) -> FunctionType:
    """The function with other values for some of the globals that it reads.

    The module itself stays as it is: others in the process may use it.
    """
    function = _function(name)
    unknown = [one for one in used if one not in function.__code__.co_names]
    if unknown:
        raise AttributeError(f"{name} does not use {unknown}")
    copy = FunctionType(
        function.__code__,
        {**function.__globals__, **replacements},
        name,
        function.__defaults__,
        function.__closure__,
    )
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
