"""Copies and revisions in a real lake do not depend on how the articles came into it."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import IngestOptions, run_ingest
from flows.steps.plan import IngestRequest
from flows.steps.process import SessionLimits
from flows.steps.relations import RelationCounts, refresh_relations
from flows.steps.workers import WorkerLimits
from schemas.contract import TABLES
from schemas.documents import Interval
from schemas.vocabularies import Profile, RunState
from tests.integration.contract_checks import failing_checks
from warehouse.connection import open_lake
from warehouse.copies import Scope
from warehouse.location import LakeLocation
from warehouse.transaction import transaction

pytestmark = pytest.mark.xdist_group("relations")

LIGHT = FactSettings(Profile.LIGHT)
CONTENT = [table.name for table in TABLES.values() if table.family != "operations"]
RELATIONS = ["articles", "fingerprints", "dup_pairs", "dup_groups", "syndication", "revisions"]
FIRST_DAY = date(2026, 3, 1)
N_DAYS = 30

WORDS = tuple(
    f"{start}{middle}{end}"
    for start in ("har", "bri", "sto", "val", "fer")
    for middle in ("bo", "de", "mi", "ra")
    for end in ("nt", "ge", "ry", "lan")
)


def sentence(source: random.Random) -> str:
    return " ".join(source.choice(WORDS) for _ in range(14)).capitalize() + "."


def report(source: random.Random, n_paragraphs: int = 7) -> list[str]:
    return [f"{sentence(source)} {sentence(source)}" for _ in range(n_paragraphs)]


def record(day: int, outlet: str, slug: str, body: Sequence[str], **more: Any) -> dict[str, Any]:
    hour = more.pop("hour", 9)
    return {
        "url": f"https://www.{outlet}.example/news/{slug}",
        "title": more.pop("title", f"{slug} in the news"),
        "text": "\n\n".join(body),
        "date_publish": f"{FIRST_DAY + timedelta(days=day)} {hour:02d}:00:00",
        "language": "en",
        **more,
    }


def corpus(seed: int = 5) -> dict[int, list[dict[str, Any]]]:
    """Thirty days of invented reports with copies across days, chains, revisions and a digest."""
    source = random.Random(seed)
    days: dict[int, list[dict[str, Any]]] = {day: [] for day in range(N_DAYS)}
    for number in range(24):
        body = report(source)
        day = source.randrange(N_DAYS - 4)
        days[day].append(record(day, "wire", f"wire-{number}", body))
        for copy in range(source.randrange(4)):
            later = day + source.randrange(4)
            cut = body[: source.choice([3, 4, 7])]
            if copy == 1:
                cut = [f"MERRIN (Reuters) - {cut[0]}", *cut[1:]]
            slug = f"copy-{number}-{copy}"
            days[later].append(record(later, f"paper{copy}", slug, cut, hour=15))
    chain = report(source)
    for day in range(0, N_DAYS, 6):  # each within the window of the next only
        days[day].append(record(day, f"chain{day}", "chain", [*chain, sentence(source)]))
    for day in (4, 5, 9):
        changed = [*report(random.Random(99)), f"Updated on day {day}. {sentence(source)}"]
        days[day].append(record(4, "herald", "live-page", changed, date_modify=str(
            f"{FIRST_DAY + timedelta(days=day)} 18:00:00")))  # fmt: skip
    for number in range(70):  # a text of which a large group is made
        body = [*report(random.Random(7)), sentence(source)]
        days[12 + number % 3].append(record(12 + number % 3, f"many{number}", "many", body))
    return days


def write(folder: Path, days: dict[int, list[dict[str, Any]]]) -> list[Path]:
    folder.mkdir()
    paths = []
    for day, rows in days.items():
        path = folder / f"{day:02d}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        paths.append(path)
    return paths


def ingest(lake: Path, paths: Sequence[Path]) -> RelationCounts:
    """A run of the pipeline, and its last step."""
    limits = SessionLimits(workers=WorkerLimits(workers=1))
    asked = IngestRequest(tuple(str(path) for path in paths), facts=LIGHT)
    summary = run_ingest(asked, LakeLocation(lake), IngestOptions(limits=limits))
    assert summary.state == RunState.COMPLETED
    return refresh(lake)


def refresh(lake: Path, scope: Scope | None = None) -> RelationCounts:
    with open_lake(LakeLocation(lake)) as connection:
        return refresh_relations(connection, LakeLocation(lake), scope)


def content(lake: Path, names: Sequence[str] = CONTENT) -> dict[str, list[Any]]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return {
            name: connection.sql(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names
        }


def query(lake: Path, sql: str) -> list[Any]:
    with open_lake(LakeLocation(lake), read_only=True) as connection:
        return connection.sql(sql).fetchall()


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write(tmp_path_factory.mktemp("corpus") / "in", corpus())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, paths: list[Path]) -> Path:
    """The corpus in one run."""
    lake = tmp_path_factory.mktemp("whole") / "lake"
    ingest(lake, paths)
    return lake


def test_the_corpus_has_groups_of_every_kind(whole: Path) -> None:
    kinds = {kind for (kind,) in query(whole, "SELECT DISTINCT kind FROM dup_pairs")}
    assert kinds == {"exact", "near", "contained"}
    sizes = [size for (size,) in query(whole, "SELECT DISTINCT n_members FROM dup_groups")]
    assert {70, 5, 2} <= set(sizes)
    chain = query(whole, "SELECT count(*) FROM dup_groups WHERE n_members = 5")
    assert chain[0][0] >= 5


@pytest.fixture(scope="module")
def articles(whole: Path) -> pa.Table:
    """The articles as the pipeline makes them, with the day of the file that they came in."""
    with open_lake(LakeLocation(whole), read_only=True) as connection:
        return connection.sql(
            "SELECT articles.* REPLACE (TRUE AS is_primary, NULL AS dup_group_id), "
            "CAST(inputs.uri[-8:-7] AS INTEGER) AS day "
            "FROM articles JOIN inputs USING (input_id)"
        ).to_arrow_table()


@pytest.mark.parametrize("seed", [2, 3])
def test_thirty_daily_runs_in_any_order_give_the_rows_of_one_run(
    seed: int, whole: Path, articles: pa.Table, tmp_path: Path
) -> None:
    days = list(range(N_DAYS))
    if seed == 2:
        days[3], days[14] = days[14], days[3]
    else:
        random.Random(seed).shuffle(days)
    location = LakeLocation(tmp_path / "lake")
    with open_lake(location) as connection:
        for day in days:
            # Bring in the articles of a day's file as a commit does, and end the run.
            own = articles.filter(pc.equal(articles["day"], day)).drop_columns("day")
            with transaction(connection, location, "test", f"day {day}") as change:
                change.append("articles", own)
            refresh_relations(connection, location)
    assert content(tmp_path / "lake", RELATIONS) == content(whole, RELATIONS)


def test_runs_of_the_pipeline_give_the_rows_of_one_run(
    whole: Path, paths: list[Path], tmp_path: Path
) -> None:
    shuffled = list(paths)
    random.Random(2).shuffle(shuffled)
    for start in range(0, len(shuffled), 10):
        ingest(tmp_path / "lake", shuffled[start : start + 10])
    assert content(tmp_path / "lake") == content(whole)


def test_a_second_refresh_changes_nothing(whole: Path) -> None:
    before = content(whole)
    assert refresh(whole) == RelationCounts(0, 0, 0, 0, 0, 0)
    assert content(whole) == before


def test_comparing_a_range_or_all_of_it_anew_gives_the_same_rows(whole: Path) -> None:
    before = content(whole)
    some = refresh(
        whole, Scope(Interval(FIRST_DAY + timedelta(days=10), FIRST_DAY + timedelta(15)))
    )
    assert some.n_fresh > 70
    assert content(whole) == before
    assert refresh(whole, Scope(is_whole=True)).n_fresh == len(before["articles"])
    assert content(whole) == before


def test_every_group_has_one_primary_and_articles_say_the_same(whole: Path) -> None:
    assert (
        query(
            whole, "SELECT group_id FROM dup_groups GROUP BY ALL HAVING count_if(is_primary) <> 1"
        )
        == []
    )
    differing = (
        "SELECT article_id FROM articles LEFT JOIN dup_groups USING (article_id) "
        "WHERE articles.is_primary <> COALESCE(dup_groups.is_primary, true) "
        "OR articles.dup_group_id IS DISTINCT FROM dup_groups.group_id"
    )
    assert query(whole, differing) == []
    assert failing_checks(LakeLocation(whole)) == []


def test_an_original_that_comes_late_is_the_primary_and_old_ids_lead_to_the_group(
    tmp_path: Path,
) -> None:
    body = report(random.Random(1))
    copies = [record(3, "east", "copy-a", body[:3]), record(4, "west", "copy-b", body)]
    first = write(tmp_path / "copies", {3: copies})
    ingest(tmp_path / "lake", first)
    before = query(tmp_path / "lake", "SELECT DISTINCT group_id FROM dup_groups")
    ingest(tmp_path / "lake", write(tmp_path / "late", {2: [record(2, "wire", "original", body)]}))
    rows = query(
        tmp_path / "lake",
        "SELECT source, dup_groups.is_primary, keep_reason FROM dup_groups "
        "JOIN articles USING (article_id) ORDER BY source",
    )
    assert rows == [
        ("east.example", False, "part_of_primary"),
        ("west.example", False, "same_text"),
        ("wire.example", True, "earliest"),
    ]
    now = query(
        tmp_path / "lake",
        f"SELECT n_members FROM dup_groups WHERE article_id = '{before[0][0]}'",
    )
    assert now == [(3,)]


def test_a_group_that_loses_a_member_is_made_anew(tmp_path: Path) -> None:
    body = report(random.Random(1))
    rows = [record(2, "wire", "original", body), record(3, "east", "copy", body[:5])]
    paths = write(tmp_path / "in", {2: rows[:1], 3: rows[1:]})
    ingest(tmp_path / "lake", paths)
    with open_lake(LakeLocation(tmp_path / "lake")) as connection:
        # As a takedown leaves it: the article and what names it, nothing else.
        connection.execute("DELETE FROM articles WHERE source = 'wire.example'")
        for table in ("dup_groups", "dup_pairs", "fingerprints", "syndication"):
            connection.execute(
                f"DELETE FROM {table} WHERE article_id NOT IN (SELECT article_id FROM articles)"
            )
    counts = refresh(tmp_path / "lake")
    assert (counts.n_fresh, counts.n_groups, counts.n_marked) == (1, 0, 1)
    assert query(tmp_path / "lake", "SELECT * FROM dup_groups") == []
    assert query(tmp_path / "lake", "SELECT * FROM dup_pairs") == []
    assert query(tmp_path / "lake", "SELECT is_primary, dup_group_id FROM articles") == [
        (True, None)
    ]
    assert query(tmp_path / "lake", "SELECT count(*) FROM revisions") == [(1,)]


def test_an_ingest_brings_the_fingerprints_that_an_older_lake_is_given(tmp_path: Path) -> None:
    body = report(random.Random(1))
    rows = [record(2, "wire", "original", body), record(3, "east", "copy", body[:5])]
    ingest(tmp_path / "lake", write(tmp_path / "in", {2: rows[:1], 3: rows[1:]}))
    before = query(tmp_path / "lake", "SELECT * FROM fingerprints ORDER BY ALL")
    groups = query(tmp_path / "lake", "SELECT * FROM dup_groups ORDER BY ALL")
    assert len(before) == len(groups) == 2
    with open_lake(LakeLocation(tmp_path / "lake")) as connection:
        for table in ("fingerprints", "comparisons", "dup_groups", "dup_pairs"):
            connection.execute(f"DELETE FROM {table}")
    assert refresh(tmp_path / "lake").n_fresh == 2
    assert query(tmp_path / "lake", "SELECT * FROM fingerprints ORDER BY ALL") == before
    assert query(tmp_path / "lake", "SELECT * FROM dup_groups ORDER BY ALL") == groups
    assert refresh(tmp_path / "lake").n_fresh == 0


def test_a_refresh_that_fails_leaves_no_trace(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(tmp_path / "lake", paths[:3])
    limits = SessionLimits(workers=WorkerLimits(workers=1))
    request = IngestRequest((str(paths[12]),), facts=LIGHT)
    run_ingest(request, LakeLocation(tmp_path / "lake"), IngestOptions(limits=limits))
    before = content(tmp_path / "lake")

    def fail(*_: object) -> int:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("flows.steps.relations._refresh_revisions", fail)
        with pytest.raises(OSError, match="the disk is full"):
            refresh(tmp_path / "lake")
    assert content(tmp_path / "lake") == before
    # everything is compared anew: nothing of the failed change was left behind
    assert refresh(tmp_path / "lake", Scope(is_whole=True)).n_fresh > 0
