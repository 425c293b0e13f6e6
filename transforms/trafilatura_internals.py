"""All that copydesk uses of trafilatura beside its public functions stands here.

trafilatura's first stage finds and reads the text in a few milliseconds; what makes the public
call slow are copies of the tree, comparisons with other extractors and its expressions. The stage
is not public. Its parts are taken here by name, checked, and put together with faster expressions
(transforms.trafilatura_matchers, transforms.trafilatura_stage); where a new version has other
names, `load_first_stage` gives None, and the extraction uses the public call alone.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType, MappingProxyType

from lxml.html import HtmlElement
from trafilatura import htmlprocessing, main_extractor, settings, utils, xpaths
from trafilatura.settings import Extractor

from transforms.trafilatura_containers import (
    BodyTests,
    find_densest,
    make_body_matchers,
    make_body_tests,
)
from transforms.trafilatura_matchers import (
    KNOWN_FINGERPRINT,
    Expression,
    FindUnwanted,
    RawTest,
    Unwanted,
    fingerprint_of_expressions,
    make_raw_test,
    make_unwanted_finder,
)
from transforms.trafilatura_stage import StageParts, StageResult, delete_linked, read_first

SIGNATURES = MappingProxyType(
    {
        "handle_textelem": ("element", "potential_tags", "options"),
        "process_node": ("elem", "options"),
        "delete_element": ("element", "keep_tail"),
        "link_density_test": ("element", "favor_precision"),
        "link_density_test_tables": ("element",),
        "convert_tags": ("tree", "options", "url"),
        "recover_math": ("tree",),
    }
)
"""The functions that are used, with the parameters that they must have."""

_PARAGRAPHS_FACTOR = 3


@dataclass(frozen=True, slots=True, eq=False)
class FirstStage:
    """trafilatura's first stage: each of these changes the tree it is given."""

    raw: list[Expression]
    """For comments and appended further articles, in the page as it was parsed."""
    body: list[Expression]
    """For where the text may stand, surest first."""
    find_unwanted: FindUnwanted
    prune_raw: Callable[[HtmlElement], None]
    """Takes out what `raw` finds."""
    delete_linked: Callable[[HtmlElement, str], int]
    """Deletes the elements of a tag that are mostly links."""
    convert_tags: Callable[[HtmlElement], HtmlElement]
    """HTML's elements become those of trafilatura's results."""
    extract: Callable[[HtmlElement], StageResult]
    """The result from a cleaned and converted page."""
    extract_densest: Callable[[HtmlElement], StageResult]
    """The same with the element that holds most running text in place of trafilatura's choice."""
    extract_itself: Callable[[HtmlElement], StageResult]
    """The same with the element that is given."""
    recover_math: Callable[[HtmlElement], object]
    cleaned_tags: tuple[str, ...]
    stripped_tags: tuple[str, ...]
    cut_if_empty: frozenset[str]
    min_paragraph_chars: int
    """A page with less text in paragraphs has its divisions read as such."""
    raw_test: RawTest | None
    body_tests: BodyTests | None
    """Both are None where the expressions are others."""

    @property
    def has_matchers(self) -> bool:
        """Whether trafilatura's expressions are the ones that the matchers were written for."""
        return self.body_tests is not None


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
    raw = _expressions("RAW_TREE_PRUNE_XPATH") + _expressions("REMOVE_COMMENTS_AND_LISTS_XPATH")
    body = _expressions("BODY_XPATH")
    find_unwanted: FindUnwanted = _find_unwanted
    raw_test: RawTest | None = None
    body_tests: BodyTests | None = None
    if fingerprint_of_expressions() == KNOWN_FINGERPRINT:
        raw_test, body_tests = make_raw_test(), make_body_tests()
        raw, body = [raw_test.match], make_body_matchers(body_tests)
        find_unwanted = make_unwanted_finder()
    parts = _make_parts(find_unwanted)
    return FirstStage(
        raw=raw,
        body=body,
        find_unwanted=find_unwanted,
        delete_linked=lambda tree, tag: delete_linked(tree, tag, parts),
        prune_raw=lambda tree: _prune(tree, raw, parts),
        convert_tags=lambda tree: htmlprocessing.convert_tags(tree, options()),
        extract=lambda tree: read_first(tree, body, parts),
        extract_densest=lambda tree: read_first(tree, [find_densest], parts),
        extract_itself=lambda tree: read_first(tree, [lambda one: [one]], parts),
        recover_math=htmlprocessing.recover_math,
        cleaned_tags=tuple(settings.MANUALLY_CLEANED),
        stripped_tags=tuple(settings.MANUALLY_STRIPPED),
        cut_if_empty=frozenset(settings.CUT_EMPTY_ELEMS),
        min_paragraph_chars=parts.min_paragraph_chars,
        raw_test=raw_test,
        body_tests=body_tests,
    )


def _make_parts(find_unwanted: FindUnwanted) -> StageParts:
    handle_block, handle_text = _function("handle_textelem"), _function("process_node")
    return StageParts(
        handle_block=lambda element, names: handle_block(element, names, options()),
        handle_text=lambda element: handle_text(element, options()),
        weigh_links=_function("link_density_test"),
        weigh_links_of_table=_function("link_density_test_tables"),
        delete=_function("delete_element"),
        find_unwanted=find_unwanted,
        farm_ratio=float(utils.LINK_FARM_RATIO),
        min_paragraph_chars=_PARAGRAPHS_FACTOR * int(options().min_extracted_size),
    )


def _find_unwanted(tree: HtmlElement) -> Unwanted:
    """By trafilatura's own expressions."""

    def find(name: str) -> list[HtmlElement]:
        return [element for expression in _expressions(name) for element in expression(tree)]

    return Unwanted(
        find("OVERALL_DISCARD_XPATH"), find("DISCARD_IMAGE_ELEMENTS"), find("TEASER_DISCARD_XPATH")
    )


def _expressions(name: str) -> list[Expression]:
    return list(getattr(xpaths, name))


def _prune(tree: HtmlElement, expressions: list[Expression], parts: StageParts) -> None:
    for expression in expressions:
        for element in expression(tree):
            parts.delete(element)


def _function(name: str) -> FunctionType:
    function = getattr(main_extractor, name, None) or getattr(htmlprocessing, name, None)
    if not isinstance(function, FunctionType):
        raise TypeError(f"trafilatura has no function {name}")
    return function
