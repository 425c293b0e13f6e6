"""What an article is about, as hashed terms with weights.

Words of title and body count by how often they occur, those of the title and the lead more; pairs
of capitalised words are terms of their own. Entities, places and figures are terms that do not
depend on the language, so that reports in two languages can meet in one story.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter

from schemas.tables.corpus import Article
from schemas.tables.facts import EntityMention, LocationMention, Quantity
from schemas.tables.relations import StoryTerms
from schemas.vocabularies import PlaceRole
from transforms.stories.function_words import FUNCTION_WORDS

BODY_CHARS = 2_600
"""So much of a body is read, some 400 words: what follows is background, the same in many
stories."""
LEAD_CHARS = 400
TITLE_WEIGHT = 2
MAX_TERMS = 150
_TELL_NOTHING = FUNCTION_WORDS.union(string.ascii_lowercase, string.digits)
"""Words that say nothing of what an article is about, and single letters and figures."""
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d")
# It begins with a set of characters, which `re` looks for faster than for anything else.
_NAME_PAIR = re.compile(r"([^\W\d_a-z](?<!\w.)[\w'’-]+)\s+([^\W\d_a-z][\w'’-]+)")


def story_terms(
    article: Article,
    mentions: Iterable[EntityMention] = (),
    locations: Iterable[LocationMention] = (),
    quantities: Iterable[Quantity] = (),
) -> StoryTerms:
    """The heaviest terms of an article, in the order of their hashes."""
    body, title = article.body[:BODY_CHARS], article.title or ""
    in_title = _words(title)
    counts = Counter([*_words(body), *_words(body[:LEAD_CHARS]), *in_title * TITLE_WEIGHT])
    for word in _TELL_NOTHING.intersection(counts):
        del counts[word]
    _count_names(counts, f"{title}. {body}")
    for mention in mentions:
        if mention.entity_id is not None:
            counts[f"entity {mention.entity_id}"] += 1
    for location in locations:
        if location.place_id is not None and location.role is not PlaceRole.MENTION:
            counts[f"place {location.place_id}"] += 1
    for quantity in quantities:
        if quantity.event_type is not None and quantity.value_point is not None:
            counts[f"figure {quantity.event_type} {quantity.value_point:g}"] += 1
    in_order = sorted(counts.items())
    heaviest = sorted(in_order, key=itemgetter(1), reverse=True)[:MAX_TERMS]
    hashed = sorted((_hash(term), weight) for term, weight in heaviest)
    return StoryTerms(
        article_id=article.article_id,
        terms=[term for term, _ in hashed],
        weights=[float(weight) for _, weight in hashed],
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _count_names(counts: Counter[str], text: str) -> None:
    for first, second in _NAME_PAIR.findall(text):
        # the class leaves out small ASCII letters only
        if first[0].isupper() and second[0].isupper():
            counts[f"name {first.lower()} {second.lower()}"] += 1


@lru_cache(maxsize=65_536)
def _hash(term: str) -> int:
    """64 bits as DuckDB's BIGINT holds them."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), signed=True)
