"""Gold texts through our own pipeline: built as articles, searched for facts, offsets led back.

The body of an article is the normalised text, so its offsets are not those of the gold. Both are
walked along their visible characters, which normalisation keeps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from schemas.documents import (
    ArticleFacts,
    DateClaim,
    MetadataClaims,
    SourceContext,
    SourceDocument,
    TextBlock,
)
from schemas.tables.corpus import Article
from schemas.vocabularies import DateKind, Evidence
from transforms.annotation import AnnotatedText
from transforms.article import build_article
from transforms.facts import FactResources, search_article

_RESYNC_CHARS = 24


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with what is known of it beside its gold."""

    name: str
    text: str
    """Paragraphs are parted by empty lines."""
    language: str | None = None
    published: date | datetime | None = None
    title: str | None = None
    domain: str | None = None


@dataclass(frozen=True)
class TextAnswer:
    """What the pipeline found in a gold text."""

    gold: GoldText
    article: Article
    facts: ArticleFacts

    @cached_property
    def _to_gold(self) -> list[int]:
        return list(_align(self.article.body, self.gold.text))

    def gold_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the gold text that a span of the body stands for, end exclusive."""
        if end <= start:
            return self._to_gold[start], self._to_gold[start]
        return self._to_gold[start], self._to_gold[end - 1] + 1

    def body_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the body that a span of the gold text stands for, end exclusive."""
        return bisect_left(self._to_gold, start), bisect_left(self._to_gold, end)


def read_texts(texts: Iterable[GoldText], resources: FactResources) -> Iterator[TextAnswer]:
    """The articles and facts that the pipeline makes of gold texts, one after the other."""
    for answer, _ in read_annotated(texts, resources):
        yield answer


def read_annotated(
    texts: Iterable[GoldText], resources: FactResources
) -> Iterator[tuple[TextAnswer, AnnotatedText]]:
    """The same, each with the parse that its facts were found in, for baselines to read."""
    for gold in texts:
        draft = search_article(build_text_article(gold), resources)
        yield TextAnswer(gold, draft.article, draft.facts), draft.text


def build_text_article(gold: GoldText) -> Article:
    """The row of the article that a gold text is: its text is all body."""
    claims = MetadataClaims(
        Evidence.SIDECAR,
        title=gold.title,
        language=gold.language,
        url=f"https://{gold.domain}/{gold.name}" if gold.domain else None,
        dates=_dates(gold.published),
    )
    blocks = tuple(TextBlock(part) for part in gold.text.split("\n\n") if part.strip())
    document = SourceDocument(blocks=blocks, claims=(claims,))
    rows = build_article(document, SourceContext(), input_id=gold.name, locator="")
    return rows.articles[0]


def _dates(published: date | datetime | None) -> tuple[DateClaim, ...]:
    if published is None:
        return ()
    return (DateClaim(DateKind.PUBLISHED, published.isoformat(), Evidence.SIDECAR),)


def _align(body: str, gold: str) -> Iterator[int]:
    """For each character of the body its place in the gold text; never falling."""
    at = 0
    for char in body:
        if char.isspace():
            yield min(at, len(gold))
            continue
        found = at
        while found < len(gold) and gold[found] != char and found - at < _RESYNC_CHARS:
            found += 1
        if found < len(gold) and gold[found] == char:
            at = found
            yield at
            at += 1
        else:  # a character that normalisation made: it stands for the next one of the gold
            yield min(at, len(gold))


def by_name(answers: Iterable[TextAnswer]) -> Mapping[str, TextAnswer]:
    """The answers by the name of their text."""
    return {answer.gold.name: answer for answer in answers}
