"""A scorecard: which sets are there, what all systems make of their pages, and the scores."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from flows.scorecard.answers import Answer, GoldPage
from flows.scorecard.environments import NoEnvironment, python_of
from flows.scorecard.fact_scores import FactScore
from flows.scorecard.fact_sets import FACT_SETS
from flows.scorecard.gold_sets import GOLD_SETS
from flows.scorecard.measures import MEASURES, Counts
from flows.scorecard.peers import PEERS, PeerProcess, ask_all, started
from flows.scorecard.pipeline import read_pages
from flows.scorecard.targets import TARGETS, Target
from flows.steps.fact_settings import FactSettings
from flows.steps.ingest import CODE_VERSION
from flows.steps.models import load_resources
from flows.steps.workers import WorkerLimits
from schemas.errors import ConfigError
from transforms.article import EXTRACTOR_VERSION

OURS, BASELINE = "copydesk", "trafilatura"
BODY_MEASURES = ("body_shingles", "body_segments")
Answers = Mapping[str, Mapping[str, Answer]]
"""System -> page name -> answer."""
KNOWN_FIELDS = tuple(
    dict.fromkeys(
        [measure.field for measure in MEASURES.values()]
        + [gold_set.field for gold_set in FACT_SETS.values()]
    )
)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ScorecardRequest:
    """What a scorecard is asked for."""

    gold: Path
    fields: tuple[str, ...]
    sets: tuple[str, ...]
    peers: tuple[str, ...]
    """Names of PEERS; the baseline is always among them."""
    peers_folder: Path
    n_pages: int | None = None
    """Only so many pages of each set."""
    n_worst: int = 10
    facts: FactSettings = field(default_factory=FactSettings)
    limits: WorkerLimits = field(default_factory=WorkerLimits)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A line of the scorecard."""

    gold_set: str
    measure: str
    n: int
    scores: dict[str, float | None]
    """System -> score; None or nothing where the system does not offer the field."""
    target: Target | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A line of the scorecard of facts."""

    gold_set: str
    field: str
    score: FactScore


@dataclass(frozen=True, slots=True)
class WorstPage:
    """A page on which our body is worse than the baseline's."""

    gold_set: str
    page: str
    ours_f1: float
    baseline_f1: float
    method: str
    flags: tuple[str, ...]
    error: str | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that a run of the scorecard found."""

    measured_at: datetime
    versions: dict[str, str]
    rows: tuple[ScoreRow, ...]
    fact_rows: tuple[FactRow, ...]
    worst: tuple[WorstPage, ...]
    errors: dict[str, dict[str, dict[str, int]]]
    """Set -> system -> error -> pages; a page with an error counts as empty."""
    failed_pages: dict[str, dict[str, str]]
    """Set -> page -> our error."""


def find_sets(gold: Path, names: Sequence[str], fields: Sequence[str], say: Say) -> list[str]:
    """The sets that are there and can judge the fields; ConfigError where none is."""
    known_sets = [*GOLD_SETS, *FACT_SETS]
    if unknown := [name for name in names if name not in known_sets]:
        raise ConfigError(f"--set {unknown[0]}: known are {', '.join(known_sets)}")
    if wrong := [field for field in fields if field not in KNOWN_FIELDS]:
        raise ConfigError(f"--field {wrong[0]}: known are {', '.join(KNOWN_FIELDS)}")
    found = []
    for name in names or known_sets:
        if not measures_of(name, fields) and not _is_fact_set(name, fields):
            continue
        folder = gold / (FACT_SETS[name].folder if name in FACT_SETS else name)
        if folder.is_dir():
            found.append(name)
        else:
            say(f"{name}: skipped, there is no folder {folder}")
    if not found:
        raise ConfigError(f"--gold {gold}: none of its folders is a gold set for these fields")
    return found


def measures_of(gold_set: str, fields: Sequence[str]) -> list[str]:
    """The measures of a set of pages for the fields; none for a set of facts."""
    if gold_set not in GOLD_SETS:
        return []
    return [key for key in GOLD_SETS[gold_set].measures if MEASURES[key].field in fields]


def _is_fact_set(name: str, fields: Sequence[str]) -> bool:
    return name in FACT_SETS and FACT_SETS[name].field in fields


def run_scorecard(request: ScorecardRequest, now: datetime, say: Say) -> Scorecard:
    """Run every system over the pages of every set, and score what they say."""
    found = find_sets(request.gold, request.sets, request.fields, say)
    names = [name for name in found if measures_of(name, request.fields)]
    rows: list[ScoreRow] = []
    worst: list[WorstPage] = []
    errors: dict[str, dict[str, dict[str, int]]] = {}
    failed: dict[str, dict[str, str]] = {}
    with ExitStack() as stack:
        processes = _start_peers(request, stack, say) if names else {}
        for name in names:
            pages = list(islice(GOLD_SETS[name].load(request.gold / name), request.n_pages))
            say(f"{name}: {len(pages)} pages")
            asked = _able(processes, name, request.fields)
            answers = _ask_everybody(pages, asked, request, now)
            rows += score_set(name, request.fields, pages, answers)
            worst += find_worst(name, pages, answers, request.n_worst)
            errors[name] = {system: _count_errors(said) for system, said in answers.items()}
            failed[name] = {
                page: one.error for page, one in answers[OURS].items() if one.error is not None
            }
        versions = {OURS: f"{CODE_VERSION}, extractor {EXTRACTOR_VERSION}"}
        versions |= {system: process.version for system, process in processes.items()}
    fact_names = [name for name in found if _is_fact_set(name, request.fields)]
    facts = score_facts(fact_names, request, say)
    versions[OURS] += f", facts {request.facts.version}"
    return Scorecard(now, versions, tuple(rows), facts, tuple(worst), errors, failed)


def score_facts(names: Sequence[str], request: ScorecardRequest, say: Say) -> tuple[FactRow, ...]:
    """The lines of the sets of facts: our finders and the baselines on the same texts."""
    if not names:
        return ()
    resources = load_resources(request.facts)
    rows: list[FactRow] = []
    for name in names:
        say(f"{name}: {FACT_SETS[name].field}")
        scores = FACT_SETS[name].score(request.gold, resources)
        rows += [FactRow(name, FACT_SETS[name].field, score) for score in scores]
    return tuple(rows)


def score_set(
    name: str, fields: Sequence[str], pages: Sequence[GoldPage], answers: Answers
) -> list[ScoreRow]:
    """The lines of a set."""
    rows = []
    for key in measures_of(name, fields):
        scores: dict[str, float | None] = {}
        n = 0
        for system, said in answers.items():
            counted = [one for one in _compare(key, pages, said) if one is not None]
            n = len(counted)
            offers = system == OURS or MEASURES[key].field in PEERS[system].fields
            scores[system] = MEASURES[key].total(counted) if counted and offers else None
        if n:
            rows.append(ScoreRow(name, key, n, scores, TARGETS.get((name, key))))
    return rows


def find_worst(
    name: str, pages: Sequence[GoldPage], answers: Answers, n_worst: int
) -> list[WorstPage]:
    """The pages where our body is furthest behind the baseline's, the furthest first."""
    key = next((key for key in GOLD_SETS[name].measures if key in BODY_MEASURES), None)
    if key is None:
        return []
    compared = zip(
        pages,
        _compare(key, pages, answers[OURS]),
        _compare(key, pages, answers[BASELINE]),
        strict=True,
    )
    found = []
    for page, ours, theirs in compared:
        if ours is None or theirs is None or ours.f1 >= theirs.f1:
            continue
        said = answers[OURS][page.name]
        found.append(
            WorstPage(name, page.name, ours.f1, theirs.f1, said.method, said.flags, said.error)
        )
    return sorted(found, key=lambda one: (one.ours_f1 - one.baseline_f1, one.page))[:n_worst]


def _compare(
    key: str, pages: Sequence[GoldPage], said: Mapping[str, Answer]
) -> list[Counts | None]:
    return [MEASURES[key].compare(page.gold, said[page.name]) for page in pages]


def _start_peers(request: ScorecardRequest, stack: ExitStack, say: Say) -> dict[str, PeerProcess]:
    processes = {}
    for name in request.peers:
        try:
            python = python_of(PEERS[name].requirements, request.peers_folder, say)
        except NoEnvironment as error:
            say(f"{name} is left out: no environment ({error})")
            continue
        process = stack.enter_context(started(python, PEERS[name]))
        if process is None:
            say(f"{name} is left out: its extractor cannot be loaded")
            continue
        processes[name] = process
    if BASELINE not in processes:
        raise ConfigError("trafilatura cannot be loaded: run copydesk doctor")
    return processes


def _able(
    processes: Mapping[str, PeerProcess], gold_set: str, fields: Sequence[str]
) -> dict[str, PeerProcess]:
    """The peers that find anything that the set can judge."""
    wanted = {MEASURES[key].field for key in measures_of(gold_set, fields)}
    return {
        name: process for name, process in processes.items() if wanted & set(PEERS[name].fields)
    }


def _ask_everybody(
    pages: Sequence[GoldPage],
    processes: Mapping[str, PeerProcess],
    request: ScorecardRequest,
    now: datetime,
) -> dict[str, dict[str, Answer]]:
    answers = {OURS: read_pages(pages, now, request.limits)}
    # threads only wait for the peers' processes
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as threads:
        found = threads.map(lambda process: dict(ask_all(process, pages)), processes.values())
        answers |= dict(zip(processes, found, strict=True))
    return answers


def _count_errors(said: Mapping[str, Answer]) -> dict[str, int]:
    kinds = (one.error.partition(":")[0] for one in said.values() if one.error is not None)
    return dict(sorted(Counter(kinds).items()))
