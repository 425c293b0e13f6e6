"""Topics of articles."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.scorecard.texts import GoldText, build_text_article
from schemas.tables.corpus import Article
from schemas.tables.facts import Topic
from tests.cpu_time import assert_ends_within
from transforms.topics.find import TopicLexicon, find_topics

ECONOMY, POLITICS, SPORT = "medtop:04000000", "medtop:11000000", "medtop:15000000"
DISASTER, ECONOMY_2 = "medtop:20000148", "medtop:20000344"

MATCH = (
    "The striker scored twice in the second half and the goalkeeper saved a penalty. The coach "
    "praised the defenders, and the midfielder was sent off before full-time."
)
GERMAN_COURT = (
    "Das Landgericht hat den Angeklagten wegen Betrugs zu einer Freiheitsstrafe verurteilt. Die "
    "Staatsanwaltschaft hatte in dem Prozess mehr gefordert; er bleibt in Untersuchungshaft."
)
PLAIN = "The bridge will stay shut until spring, and the walk to the other side takes an hour."


@pytest.fixture(scope="module")
def lexicon() -> TopicLexicon:
    folder = resources.files("seeds").joinpath("topics")
    names = ("media_topics.csv", "sections.csv", "words.csv")
    return TopicLexicon.from_bytes(*(folder.joinpath(name).read_bytes() for name in names))


def article(
    body: str = PLAIN,
    *,
    language: str = "en",
    tags: tuple[str, ...] = (),
    section: str | None = None,
    url: str | None = None,
) -> Article:
    made = build_text_article(GoldText("text", body, language))
    return replace(
        made, language=language, keywords=list(tags), section=section, url=url, canonical_url=url
    )


def codes(rows: tuple[Topic, ...]) -> list[str]:
    return [row.code for row in rows]


def test_an_article_that_nothing_clear_speaks_for_has_no_topic(lexicon: TopicLexicon) -> None:
    unclear = article(
        section="News", tags=("Carrow", "Ilsa Brandreth"), url="https://a.example/b/c"
    )
    assert find_topics(unclear, None, lexicon) == ()


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("Politik", POLITICS),
        ("Économie", ECONOMY),
        ("Deportes", SPORT),
        ("UK Politics", POLITICS),
        ("Home > Sport > Football", SPORT),
        ("Wirtschaft", ECONOMY),
        ("Sociedad", None),
        ("Region", None),
        ("Opinion", None),
    ],
)
def test_sections_of_four_languages_name_topics(
    lexicon: TopicLexicon, section: str, code: str | None
) -> None:
    found = codes(find_topics(article(section=section), None, lexicon))
    assert (code in found) if code else found == []


def test_a_topic_of_the_second_level_brings_the_first_with_it(lexicon: TopicLexicon) -> None:
    rows = find_topics(article(tags=("floods",)), None, lexicon)
    assert codes(rows) == ["medtop:03000000", DISASTER]
    assert [row.label for row in rows] == ["disaster, accident and emergency incident", "disaster"]


def test_a_label_of_the_third_level_names_its_parent(lexicon: TopicLexicon) -> None:
    assert ECONOMY_2 in codes(find_topics(article(tags=("Monetary policy",)), None, lexicon))


def test_a_tag_may_end_with_the_name_of_a_topic(lexicon: TopicLexicon) -> None:
    whole, part = (
        find_topics(article(tags=(tag,)), None, lexicon)[0] for tag in ("floods", "Tarrow floods")
    )
    assert whole.code == part.code
    assert whole.score > part.score


def test_a_name_that_ends_like_a_topic_is_none(lexicon: TopicLexicon) -> None:
    assert find_topics(article(tags=("Carrow Music", "Merrin Research")), None, lexicon) == ()


def test_the_folders_of_the_address_name_topics_and_the_page_does_not(
    lexicon: TopicLexicon,
) -> None:
    in_folder = article(url="https://paper.example/sport/2026/03/rovers-win")
    in_page = article(url="https://paper.example/2026/03/sport")
    assert codes(find_topics(in_folder, None, lexicon)) == [SPORT]
    assert find_topics(in_page, None, lexicon) == ()


def test_evidence_says_where_it_stood_and_which_words(lexicon: TopicLexicon) -> None:
    rows = find_topics(
        article(MATCH, tags=("Football",), section="Sport", url="https://a.example/sport/x"),
        None,
        lexicon,
    )
    parts = dict(part.split(": ") for part in rows[0].evidence.split("; "))
    assert rows[0].code == SPORT
    assert (parts["tag"], parts["section"], parts["url"]) == ("Football", "Sport", "sport")
    assert "goalkeeper" in parts["text"].split(", ")


def test_more_evidence_makes_a_higher_score(lexicon: TopicLexicon) -> None:
    text_only = find_topics(article(MATCH), None, lexicon)[0]
    with_tag = find_topics(article(MATCH, tags=("football",)), None, lexicon)[0]
    assert 0 < text_only.score < with_tag.score < 1


def test_words_of_another_language_are_weighed_by_its_own_lexicon(lexicon: TopicLexicon) -> None:
    assert codes(find_topics(article(GERMAN_COURT, language="de"), None, lexicon))[0] == (
        "medtop:02000000"
    )
    assert find_topics(article(GERMAN_COURT, language="fi"), None, lexicon) == ()


def test_tags_that_list_the_sections_of_the_site_name_no_topic(lexicon: TopicLexicon) -> None:
    rows = find_topics(
        article(MATCH, tags=("politics", "sport", "business", "entertainment", "health")),
        None,
        lexicon,
    )
    assert codes(rows) == [SPORT]


def test_all_topics_are_of_the_first_two_levels(lexicon: TopicLexicon) -> None:
    named = set(lexicon.names.codes.values())
    weighed = {code for codes in lexicon.words.weights.values() for code, _ in codes}
    assert named | weighed <= lexicon.topics.labels.keys()
    assert len(lexicon.topics.labels) == 137


@settings(max_examples=50)
@given(
    st.text(max_size=400),
    st.lists(st.text(max_size=40), max_size=4),
    st.text(max_size=40),
    st.text(max_size=60),
)
def test_any_text_gives_rows_with_a_score_of_a_share(
    lexicon: TopicLexicon, body: str, tags: list[str], section: str, url: str
) -> None:
    made = replace(article(tags=tuple(tags), section=section, url=f"https://{url}"), body=body)
    rows = find_topics(made, None, lexicon)
    assert all(0 < row.score <= 1 and row.evidence for row in rows)
    assert len(set(codes(rows))) == len(rows)


@pytest.mark.parametrize("unit", ["&", "1", '"', "goal ", "a", "prime minister "])
def test_the_time_does_not_grow_with_a_hostile_text(lexicon: TopicLexicon, unit: str) -> None:
    made = replace(article(), body=unit * (2_000_000 // len(unit)), keywords=[unit * 100_000] * 50)
    assert_ends_within(2, lambda: find_topics(made, None, lexicon))
