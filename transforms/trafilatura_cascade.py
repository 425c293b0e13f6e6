"""The public extraction of trafilatura with all its stages, on faster expressions.

Its stages find each other by the names of their modules. So the three modules that hold them are
loaded once more, for copydesk alone, and in these copies the expressions are the matchers of
transforms.trafilatura_matchers: the same results in less time. The modules that others in the
process import stay as they are.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import Document

from transforms.trafilatura_internals import FirstStage, load_first_stage, options

Extraction = Callable[..., object]


class _StopWords(tuple[str, ...]):
    """The stop words of jusText, which looks up what it made of them by all 154,000 of them.

    There is one of these, so to be the same is to be equal.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


def run_cascade(tree: HtmlElement) -> etree._Element | None:
    """The result of the public call with all its stages; it works on copies of the tree."""
    document = load_extraction(load_first_stage())(tree, options=options())
    return document.body if isinstance(document, Document) else None


@lru_cache(maxsize=1)
def load_extraction(stage: FirstStage | None) -> Extraction:
    """The public call on faster expressions; the call itself where the expressions are others."""
    if stage is None or not stage.has_matchers:
        return trafilatura.bare_extraction
    try:
        return _make_extraction(stage)
    except (AttributeError, ImportError):
        return trafilatura.bare_extraction


def _make_extraction(stage: FirstStage) -> Extraction:
    main, external, core = map(_copy_of, ("main_extractor", "external", "core"))

    def delete_by_link_density(tree: HtmlElement, tag: str, **_settings: bool) -> HtmlElement:
        stage.delete_linked(tree, tag)
        return tree

    _replace(
        main,
        BODY_XPATH=stage.body,
        OVERALL_DISCARD_XPATH=[lambda tree: stage.find_unwanted(tree).surroundings],
        DISCARD_IMAGE_ELEMENTS=[lambda tree: stage.find_unwanted(tree).captions],
        TEASER_DISCARD_XPATH=[lambda tree: stage.find_unwanted(tree).teasers],
        delete_by_link_density=delete_by_link_density,
    )
    read_stop_words = external.jt_stoplist_init

    def keep_stop_words() -> _StopWords:
        words = _StopWords(read_stop_words())
        _replace(external, JT_STOPLIST=words)
        return words

    _replace(external, JT_STOPLIST=None, jt_stoplist_init=keep_stop_words)
    _replace(
        core,
        RAW_TREE_PRUNE_XPATH=stage.raw,
        REMOVE_COMMENTS_AND_LISTS_XPATH=[],  # among those above
        extract_content=main.extract_content,
        compare_extraction=external.compare_extraction,
        justext_rescue=external.justext_rescue,
    )
    extraction: Extraction = core.bare_extraction
    return extraction


def _copy_of(name: str) -> ModuleType:
    spec = importlib.util.find_spec(f"trafilatura.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _replace(module: ModuleType, **values: object) -> None:
    for name, value in values.items():
        getattr(module, name)  # a new name would change nothing
        setattr(module, name, value)
