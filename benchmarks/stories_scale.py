"""Stories of a large corpus: time, memory and quality of all, of one day more, of a late article.

    python -m benchmarks.stories_scale --articles 100000 --work DIR

Makes a lake of the articles of `benchmarks.stories_corpus`, 3,000 a day (--per-day), 15 % of them
copies, which are not compared. Then `refresh_stories`, the step that a run ends with, is run on all
of it, with one day more, and with ten articles that come ten days late; each in a process of its
own, with its CPU time and peak memory. `external_id` of an article names its planted story:
precision and recall are those of pairs of primaries. Bodies are short, so that rewriting articles
with their stories costs less than in a real lake.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from benchmarks.copies_lake import article_values, articles_table, instant
from benchmarks.memory import peak_of_children
from benchmarks.stories_corpus import Report, StoryCorpus
from benchmarks.timing import run_program
from flows.steps.stories import refresh_stories
from schemas.arrow import arrow_schema
from schemas.contract import TABLES
from schemas.vocabularies import KeepReason
from warehouse.connection import open_lake
from warehouse.location import LakeLocation
from warehouse.stories_writing import drop_work_tables
from warehouse.transaction import transaction

OUTLETS = 400
LATE_DAYS = 10
LATE_ARTICLES = 10
STEPS = ("all", "day", "late")

QUALITY = """
WITH cells AS (
    SELECT external_id, story_id, COUNT(*) AS n FROM articles WHERE is_primary GROUP BY ALL
),
pairs AS (
    SELECT
        (SELECT SUM(n * (n - 1) / 2) FROM cells) AS shared,
        (SELECT SUM(n * (n - 1) / 2) FROM (SELECT SUM(n) AS n FROM cells GROUP BY external_id))
            AS planted,
        (SELECT SUM(n * (n - 1) / 2) FROM (SELECT SUM(n) AS n FROM cells GROUP BY story_id))
            AS found
)
SELECT
    ROUND(shared / found, 4) AS precision,
    ROUND(shared / planted, 4) AS recall,
    (SELECT COUNT(DISTINCT story_id) FROM cells) AS n_stories,
    (SELECT COUNT(DISTINCT external_id) FROM cells) AS n_planted,
    (SELECT MAX(n) FROM (SELECT SUM(n) AS n FROM cells GROUP BY story_id)) AS largest
FROM pairs
"""

Tables = dict[str, pa.Table]


def day_tables(reports: Sequence[Report], day: int) -> Tables:
    """The rows of a day: articles, story_terms, dup_groups."""
    articles = []
    for number, report in enumerate(reports):
        values = article_values(
            report.name,
            f"Report {report.name} of {report.story}",
            f"Of {report.story}, as told in {report.name}.",
            instant(day, report.second),
            f"outlet{number % OUTLETS}",
        )
        articles.append({
            **values, "external_id": report.story, "is_primary": report.original is None,
        })  # fmt: skip
    ids = [str(row["article_id"]) for row in articles]
    ends = [0]
    for report in reports:
        ends.append(ends[-1] + len(report.terms))
    offsets = pa.array(ends, pa.int32())
    terms = pa.chunked_array([pa.array(report.terms) for report in reports]).combine_chunks()
    weights = pa.chunked_array([pa.array(report.weights) for report in reports]).combine_chunks()
    return {
        "articles": articles_table(articles),
        "story_terms": pa.Table.from_arrays(
            [
                pa.array(ids, pa.string()),
                pa.ListArray.from_arrays(offsets, terms),
                pa.ListArray.from_arrays(offsets, weights),
            ],
            schema=arrow_schema(TABLES["story_terms"]),
        ),
        "dup_groups": _groups(reports, ids),
    }


def _groups(reports: Sequence[Report], ids: Sequence[str]) -> pa.Table:
    """Rows of dup_groups: a copy is of the article of the day that it names."""
    id_of = {report.name: article_id for report, article_id in zip(reports, ids, strict=True)}
    members: dict[str, list[str]] = {}
    for report, article_id in zip(reports, ids, strict=True):
        if report.original is not None:
            members.setdefault(id_of[report.original], []).append(article_id)
    rows = [
        (group_id, article_id, article_id == group_id, len(copies) + 1)
        for group_id, copies in sorted(members.items())
        for article_id in (group_id, *copies)
    ]
    columns = list(zip(*rows, strict=True)) or [()] * 4
    reasons = [KeepReason.EARLIEST if one else KeepReason.SAME_TEXT for one in columns[2]]
    values = (*columns[:3], reasons, columns[3])
    schema = arrow_schema(TABLES["dup_groups"])
    arrays = [pa.array(own, field.type) for own, field in zip(values, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def make_lake(location: LakeLocation, n_articles: int, per_day: int, seed: int = 5) -> None:
    """Fill a lake with whole days; the late articles and the day after are kept beside it."""
    corpus = StoryCorpus(seed, per_day)
    n_days = max(LATE_DAYS + 1, -(-n_articles // per_day))
    late: list[Report] = []

    def days() -> Iterator[Tables]:
        for day in range(n_days):
            reports = list(corpus.day(day))
            if day == n_days - LATE_DAYS:
                late.extend(report for report in reports if not report.original)
                del late[LATE_ARTICLES:]
                names = {report.name for report in late}
                reports = [one for one in reports if not names & {one.name, one.original}]
            yield day_tables(reports, day)

    add_days(location, days())
    _keep(location, "day", day_tables(list(corpus.day(n_days)), n_days))
    _keep(location, "late", day_tables(late, n_days - LATE_DAYS))


def add_days(location: LakeLocation, days: Iterable[Tables]) -> None:
    """Append the rows of days in one change."""
    with (
        open_lake(location) as connection,
        transaction(connection, location, "benchmark", "articles") as change,
    ):
        for tables in days:
            for name, rows in tables.items():
                change.append(name, rows)


def _keep(location: LakeLocation, step: str, tables: Tables) -> None:
    for name, rows in tables.items():
        with (
            pa.OSFile(str(location.root / f"{step}-{name}.arrow"), "wb") as sink,
            pa.ipc.new_file(sink, rows.schema) as writer,
        ):
            writer.write_table(rows)


def _kept(location: LakeLocation, step: str) -> Tables:
    tables: Tables = {}
    for name in ("articles", "story_terms", "dup_groups"):
        with pa.memory_map(str(location.root / f"{step}-{name}.arrow")) as source:
            tables[name] = pa.ipc.open_file(source).read_all()
    return tables


def measure(location: LakeLocation, threads: int, memory: str) -> dict[str, object]:
    """Refresh the stories; what it took and what was found."""
    with open_lake(location) as connection:
        connection.execute(f"SET threads = {threads}")
        connection.execute(f"SET memory_limit = '{memory}'")
        started_s, started_cpu_s = time.monotonic(), time.process_time()
        with transaction(connection, location, "benchmark", "stories") as change:
            n_touched = refresh_stories(change)
        took = {
            "wall_s": round(time.monotonic() - started_s, 1),
            "cpu_s": round(time.process_time() - started_cpu_s, 1),
            "stories_changed": n_touched,
        }
        drop_work_tables(connection)
        cursor = connection.execute(QUALITY)
        names = [column[0] for column in cursor.description]
        return {**took, **dict(zip(names, cursor.fetchall()[0], strict=True))}


def main() -> None:
    """Make the lake, then run each step in a process of its own."""
    options = _options()
    location = LakeLocation(options.work / f"stories-{options.articles}-{options.per_day}")
    if options.step == "make":
        make_lake(location, options.articles, options.per_day)
    elif options.step:
        print(json.dumps(measure(location, options.threads, options.memory)))
    if options.step:
        return
    shutil.rmtree(location.root, ignore_errors=True)
    _step(options, "make")
    for step in STEPS:
        if step != "all":
            add_days(location, [_kept(location, step)])
        print(f"{step}: {_step(options, step)}", flush=True)


def _step(options: argparse.Namespace, step: str) -> str:
    command = [
        sys.executable, "-m", "benchmarks.stories_scale", "--step", step,
        "--articles", str(options.articles), "--per-day", str(options.per_day),
        "--work", str(options.work), "--threads", str(options.threads), "--memory", options.memory,
    ]  # fmt: skip
    with peak_of_children() as peak:
        cost = run_program(command, settings={})
    return f"peak {peak.mib} MiB {cost.output.strip()}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--per-day", type=int, default=3_000)
    parser.add_argument("--work", type=Path, required=True, help="folder of the lakes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="2500MB", help="of DuckDB; Python's own comes on top")
    parser.add_argument("--step", choices=("make", *STEPS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
