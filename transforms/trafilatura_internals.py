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
    density = _DensityFilter()
    pruning: dict[str, object] = {"delete_by_link_density": density}
    body: dict[str, object] = {}
    if has_matchers:
        raw = [make_raw_matcher()]
        pruning["OVERALL_DISCARD_XPATH"] = [make_discard_matcher()]
        pruning["TEASER_DISCARD_XPATH"] = [make_teaser_matcher()]
        pruning["DISCARD_IMAGE_ELEMENTS"] = [make_caption_matcher()]
        body["BODY_XPATH"] = make_body_matchers()
    prune_sections = _rebound("prune_unwanted_sections", _USED_BY_PRUNE, pruning)

    def prune_once(*arguments: object) -> object:
        density.start()
        return prune_sections(*arguments)

    prune: dict[str, object] = {"prune_unwanted_sections": prune_once}
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
_SAMPLE_CHARS = 1_000


class _DensityFilter:
    """trafilatura's filter by share of links, which is asked only where it may say yes.

    It goes over a tree twice, because what the first round takes away may tip the rest; where the
    first took nothing, the second would not either.
    """

    def __init__(self) -> None:
        self._test = _function("link_density_test")
        self._farm_ratio: float = self._test.__globals__["LINK_FARM_RATIO"]
        self._delete = _function("delete_by_link_density").__globals__["delete_element"]
        replaced = {"link_density_test": self._test_linked, "delete_element": self._count_deleted}
        self._filter = _rebound("delete_by_link_density", tuple(replaced), {**replaced})
        self._sound_tags: set[str] = set()
        self._n_deleted = 0

    def start(self) -> None:
        """Forget what was found: another tree, or the same one changed."""
        self._sound_tags.clear()

    def __call__(self, subtree: HtmlElement, tagname: str, **settings: bool) -> HtmlElement:
        if tagname in self._sound_tags:
            return subtree
        before = self._n_deleted
        self._filter(subtree, tagname, **settings)
        if self._n_deleted != before:
            self._sound_tags.clear()
        else:
            self._sound_tags.add(tagname)
        return subtree

    def _count_deleted(self, element: HtmlElement) -> None:
        self._n_deleted += 1
        self._delete(element)

    def _test_linked(self, element: HtmlElement, *settings: bool) -> tuple[bool, bool]:
        links = list(element.iter("ref"))
        if not links or _is_surely_text(element, links, self._farm_ratio):
            return False, False
        is_dense, has_short_links = self._test(element, *settings)
        return is_dense, has_short_links


def _is_surely_text(element: HtmlElement, links: list[HtmlElement], farm_ratio: float) -> bool:
    """Whether it is long and its links hold too little of it for any of trafilatura's limits."""
    text = element.text_content() if len(element) else element.text or ""
    needed = _MIN_PARAGRAPH_CHARS if element.tag == "p" else _MIN_BLOCK_CHARS
    linked = 0
    if len(links) == 1 or len(links) > _MAX_FEW_LINKS:
        linked = sum(len(one.text_content() if len(one) else one.text or "") for one in links)
    # The start of a long text is often enough.
    for part in (text[:_SAMPLE_CHARS], text) if len(text) > _SAMPLE_CHARS else (text,):
        length = len(" ".join(part.split()))
        if length >= needed and linked <= farm_ratio * length:
            return True
    return False


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
