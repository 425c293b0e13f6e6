"""Whatever a text says: each fact found in it fits the contract and stands where it says.

A breach costs an article all of its facts, and a test of one finder's values does not see it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.scorecard.texts import GoldText, build_text_article
from flows.steps.document import FACT_TABLES
from flows.steps.fact_settings import FactSettings
from flows.steps.models import load_resources
from schemas.conformance import violations
from schemas.contract import TABLES
from schemas.documents import ArticleFacts
from schemas.tables.corpus import Article
from schemas.vocabularies import Profile
from transforms.facts import find_facts

PIECES = """
Mara Ostrin|Mr Ostrin|the Harbour Board (HB)|HB|Merrin|Paris|in Paris|Moscow|the Syrian army|France
said|told reporters|per|according to|“We will not leave|it is over,”|»Es reicht«|« Trop tard »|– Ja,
more than 30,000 people|2.5 million|a dozen|3 to 5 per cent|$4m|1.200,5 Euro|several hundred
were killed|fled|have been displaced|a further 8,500|injured|5 km|40 houses
on Monday|March 10, 2015|the following day|two days earlier|last week|since 2011|am Dienstag
hier soir|heute
.|.|.|,|;|(|)|\n|'|0|99999999999999999999|31/31/31|Ω|東京|🙂|ß
"""
TEXTS = st.lists(
    st.sampled_from([piece for line in PIECES.strip().splitlines() for piece in line.split("|")]),
    max_size=40,
)
RESOURCES = load_resources(FactSettings(Profile.LIGHT))


def articles(pieces: list[str], language: str) -> list[Article]:
    """The same text with and without a date."""
    text = "It began. " + " ".join(pieces)
    dated = build_text_article(GoldText("a", text, language, date(2016, 12, 4)))
    undated = build_text_article(GoldText("a", text, language))
    return [replace(article, language=language) for article in (dated, undated)]


def breaches(article: Article, facts: ArticleFacts) -> list[str]:
    """What is wrong with the facts, in words."""
    found = []
    for name in FACT_TABLES:
        rows = getattr(facts, name)
        found += [breach.message for breach in violations(TABLES[name], rows)]
        for row in rows:
            surface = getattr(row, "surface", None)
            if surface is not None and article.body[row.char_start : row.char_end] != surface:
                found.append(f"{name}: {surface!r} does not stand at {row.char_start}")
    return found


@settings(max_examples=120)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "pl", "ja"]))
def test_the_facts_of_any_text_fit_the_contract(pieces: list[str], language: str) -> None:
    for article in articles(pieces, language):
        facts = find_facts(article, RESOURCES)
        assert breaches(article, facts) == []
        assert facts.quality_flags == ()
