"""The facts of an article: its finders, in the order in which one reads another's rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemas.documents import ArticleFacts
from schemas.tables.corpus import Article
from transforms.annotation import AnnotatedText
from transforms.sentences import split_sentences

if TYPE_CHECKING:  # the light profile runs without spaCy
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class FactResources:
    """What the finders look things up in: loaded once per process, shared by all articles."""

    models: Mapping[str, Language] = field(default_factory=dict)
    """ISO 639-1 code -> model, set up by `transforms.syntax.prepare_model`."""


def find_facts(article: Article, resources: FactResources) -> ArticleFacts:
    """All facts of an article."""
    text = annotate(article, resources)
    return ArticleFacts(sentences=text.sentences)


def annotate(article: Article, resources: FactResources) -> AnnotatedText:
    """The text with its sentences, and its parse where there is a model for its language."""
    sentences = split_sentences(
        article.body, article.paragraphs, article.article_id, article.language
    )
    model = resources.models.get(article.language or "")
    if model is None:
        return AnnotatedText(article, sentences)
    from transforms.syntax import parse

    return AnnotatedText(article, sentences, parse(model, article.body, sentences))
