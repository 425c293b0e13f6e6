"""What follows from articles and facts, on a real lake: entities, places, stories, figures."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from flows.steps.derive import DeriveRequest, derive_alone
from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import IngestOptions, RunSummary, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits
from flows.steps.workers import WorkerLimits
from schemas.contract import TABLES
from schemas.vocabularies import Profile
from tests.integration.contract_checks import failing_checks
from warehouse.commit import ARTICLE_TABLES
from warehouse.connection import open_lake
from warehouse.copies import Scope
from warehouse.location import LakeLocation

pytestmark = pytest.mark.xdist_group("derive")

LIGHT, FULL = FactSettings(Profile.LIGHT), FactSettings(Profile.FULL)
CONTENT = [table.name for table in TABLES.values() if table.family != "operations"]
FERRY = [
    (
        "2026-03-01",
        "post",
        "Ferry aground off Merrin",
        (
            "The ferry Larkspur ran aground off Merrin on Sunday and 12 people were injured, the "
            "harbour master said. Tugs tried to pull the Larkspur off the Tarn sandbank."
        ),
    ),
    (
        "2026-03-02",
        "wire",
        "Tugs pull at stranded ferry",
        (
            "Three tugs failed to free the ferry Larkspur from the Tarn sandbank off Merrin. "
            "14 people were injured when she ran aground."
        ),
    ),
    (
        "2026-03-03",
        "echo",
        "Larkspur afloat again",
        (
            "The ferry Larkspur is afloat again after two days on the Tarn sandbank off Merrin. "
            "A total of 15 people were injured."
        ),
    ),
]
VOTE = [
    (
        "2026-03-01",
        "echo",
        "Council rejects toll on bridge",
        (
            "The council of Carrow rejected the toll for the Ardent bridge by nine votes to six. "
            "Mayor Ines Calder had asked for the toll."
        ),
    ),
    (
        "2026-03-02",
        "post",
        "Calder defends bridge toll",
        (
            "Mayor Ines Calder defended the toll for the Ardent bridge after the council of Carrow "
            'rejected it. "The bridge must be paid for," Ms Calder said.'
        ),
    ),
]


def write(folder: Path, articles: list[tuple[str, str, str, str]]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for day, outlet, title, body in articles:
        path = folder / f"{day}-{outlet}-{title[:6].strip().lower()}.txt"
        path.write_text(body, encoding="utf-8")
        meta = {"title": title, "date": f"{day}T08:00:00Z", "language": "en"}
        meta["url"] = f"https://{outlet}.example/{day}/{len(title)}"
        path.with_name(f"{path.name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
        paths.append(path)
    return paths


def ingest(lake: Path, *paths: Path, workers: int = 1, facts: FactSettings = LIGHT) -> RunSummary:
    limits = SessionLimits(workers=WorkerLimits(workers=workers))
    request = IngestRequest(tuple(str(path) for path in paths), facts=facts)
    return run_ingest(request, LakeLocation(lake), IngestOptions(limits=limits))


def rows(lake: Path, sql: str) -> list[Any]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def content(lake: Path) -> dict[str, list[Any]]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()
            for name in CONTENT
        }


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("derive")
    ingest(folder / "lake", *write(folder / "in", FERRY + VOTE))
    return folder / "lake"


def test_reports_of_two_events_are_two_stories(lake: Path) -> None:
    found = rows(
        lake,
        "SELECT list(articles.title ORDER BY articles.published_at) FROM story_members "
        "JOIN articles USING (article_id) GROUP BY story_members.story_id",
    )
    assert {tuple(titles) for (titles,) in found} == {
        tuple(title for _, _, title, _ in FERRY),
        tuple(title for _, _, title, _ in VOTE),
    }


def test_a_story_has_its_span_its_outlets_and_the_mark_on_its_articles(lake: Path) -> None:
    (story,) = rows(
        lake,
        "SELECT n_articles, n_independent_sources, first_at::DATE::VARCHAR, last_at::DATE::VARCHAR,"
        " languages FROM stories WHERE n_articles = 3",
    )
    assert story == (3, 3, "2026-03-01", "2026-03-03", ["en"])
    assert rows(
        lake,
        "SELECT count(*) FROM articles JOIN story_members USING (article_id) "
        "WHERE articles.story_id = story_members.story_id",
    ) == [(5,)]


def test_the_figures_of_a_story_are_a_series(lake: Path) -> None:
    series = rows(
        lake,
        "SELECT s.latest_point, s.low, s.high, s.peak, s.n_reports, s.n_independent "
        "FROM figure_series s WHERE s.event_type = 'injured'",
    )
    assert len(series) == 1
    assert series[0][0] == 15
    assert series[0][3:] == (15, 3, 3)


def test_no_row_of_the_lake_breaks_the_contract(lake: Path) -> None:
    assert failing_checks(LakeLocation(lake)) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_days_in_any_order_give_the_rows_of_one_run(lake: Path, tmp_path: Path, seed: int) -> None:
    articles = FERRY + VOTE
    paths = write(tmp_path / "in", articles)
    days = sorted({day for day, *_ in articles})
    random.Random(seed).shuffle(days)
    for day in days:
        own = [path for path in paths if path.name.startswith(day)]
        ingest(tmp_path / "lake", *own)
    one, other = content(lake), content(tmp_path / "lake")
    for name in CONTENT:
        if name not in ("stories", "story_members", "story_changes", "figure_series", "articles"):
            assert other[name] == one[name], name
    assert pairs(tmp_path / "lake") == pairs(lake)


def pairs(lake: Path) -> set[tuple[str, str]]:
    found = rows(lake, "SELECT list(article_id ORDER BY 1) FROM story_members GROUP BY story_id")
    return {pair for (members,) in found for pair in combinations(members, 2)}


def test_a_story_that_has_lost_an_article_to_a_commit_is_told_anew(tmp_path: Path) -> None:
    ingest(tmp_path / "lake", *write(tmp_path / "in", FERRY))
    ingest(tmp_path / "rest", *write(tmp_path / "in", FERRY)[:2])
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        # As a commit leaves it that replaces the article: all its rows gone, the story as it was.
        gone = connection.execute(
            "CREATE TEMP TABLE gone AS "
            "SELECT article_id FROM articles WHERE source = 'echo.example'"
        ).fetchone()
        assert gone == (1,)
        for table in ARTICLE_TABLES:
            connection.execute(
                f'DELETE FROM "{table}" WHERE article_id IN (SELECT article_id FROM gone)'
            )
    derive_alone(location, LIGHT, DeriveRequest())
    for table in ("stories", "story_members", "figure_series", "entities"):
        sql = f"SELECT * FROM {table} ORDER BY ALL"
        assert rows(tmp_path / "lake", sql) == rows(tmp_path / "rest", sql)


def test_the_full_profile_gives_the_same_rows_with_any_workers_and_upgrades_a_light_lake(
    tmp_path: Path,
) -> None:
    paths = write(tmp_path / "in", FERRY + VOTE)
    ingest(tmp_path / "one", *paths, facts=FULL)
    shuffled = random.Random(3).sample(paths, len(paths))
    ingest(tmp_path / "two", *shuffled, workers=2, facts=FULL)
    assert content(tmp_path / "two") == content(tmp_path / "one")
    ingest(tmp_path / "light", *paths)
    files = {row[0] for row in rows(tmp_path / "light", "SELECT count(*) FROM links")}
    request = IngestRequest(tuple(map(str, paths)), facts=FULL, reprocess="all")
    summary = run_ingest(request, LakeLocation(tmp_path / "light"))
    assert (summary.searched_again, summary.counts.records_in) == (5, 0)
    assert content(tmp_path / "light") == content(tmp_path / "one")
    assert files == {0}
    speakers = rows(
        tmp_path / "one",
        "SELECT DISTINCT canonical_name FROM quotes JOIN entities "
        "ON entity_id = speaker_entity_id WHERE quote_type = 'direct'",
    )
    assert speakers == [("Ines Calder",)]


def test_merging_rules_of_ones_own_are_applied_without_reading_a_file(tmp_path: Path) -> None:
    ingest(tmp_path / "lake", *write(tmp_path / "in", VOTE))
    before = rows(tmp_path / "lake", "SELECT count(*) FROM entities WHERE type = 'person'")
    rules = tmp_path / "own.csv"
    rules.write_text(
        "name,type,country,aliases\nInês Calder de Carrow,person,PT,Ines Calder\n", encoding="utf-8"
    )
    facts = FactSettings(Profile.LIGHT, entity_rules=str(rules))
    counts = derive_alone(LakeLocation(tmp_path / "lake"), facts, DeriveRequest(applies_rules=True))
    assert counts.renamed_articles == 2
    assert rows(
        tmp_path / "lake",
        "SELECT canonical_name, country, n_articles FROM entities WHERE type = 'person'",
    ) == [("Inês Calder de Carrow", "PT", 2)]
    assert before == [(1,)]
    assert rows(
        tmp_path / "lake",
        "SELECT count(*) FROM quotes JOIN entities ON entity_id = speaker_entity_id",
    ) != [(0,)]


def test_deriving_again_changes_nothing(lake: Path) -> None:
    before = content(lake)
    derive_alone(LakeLocation(lake), LIGHT, DeriveRequest())
    derive_alone(
        LakeLocation(lake), LIGHT, DeriveRequest(scope=Scope(is_whole=True), applies_rules=True)
    )
    assert content(lake) == before
