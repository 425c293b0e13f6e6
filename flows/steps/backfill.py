"""Deciding and running a backfill: which days of which sources, and why.

What is done for a day follows from the ledger alone, so that a backfill can be stopped and run
again, and two of them do the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from flows.parameters import IngestParameters
from flows.settings import Settings
from flows.sources import SourceConfig, days
from flows.steps.ingest import RunSummary
from flows.steps.plan import Plan, plan_inputs
from schemas.documents import Interval
from schemas.errors import ConfigError
from schemas.vocabularies import RunState, RunTrigger
from transforms.formats.format import ReadLimits
from warehouse.ledger import IntervalState, interval_states

Reprocess = Literal["none", "failed", "completed"]
REPROCESS: tuple[Reprocess, ...] = ("none", "failed", "completed")


@dataclass(frozen=True, slots=True)
class BackfillDay:
    """What a backfill does with a day of a source."""

    source: str
    day: date
    is_run: bool
    reason: str
    parameters: IngestParameters
    plan: Plan

    def as_json(self) -> dict[str, object]:
        """The decision as JSON holds it."""
        return {
            "source": self.source,
            "day": self.day.isoformat(),
            "action": "run" if self.is_run else "skip",
            "reason": self.reason,
            "files": self.plan.inputs_found,
            "to_read": len(self.plan.to_read) if self.is_run else 0,
            "identical": len(self.plan.identical) if self.is_run else 0,
            "known": len(self.plan.known),
        }


def parse_reprocess(text: str) -> Reprocess:
    """The mode of that name; ConfigError if there is none."""
    for mode in REPROCESS:
        if mode == text:
            return mode
    raise ConfigError(f"--reprocess {text!r}: give none, failed or completed")


def dated_sources(sources: Sequence[SourceConfig], names: Sequence[str]) -> list[SourceConfig]:
    """The sources that a backfill by day can run; ConfigError if one that is named cannot."""
    wanted = [source for source in sources if not names or source.name in names]
    unknown = sorted(set(names) - {source.name for source in wanted})
    if unknown:
        raise ConfigError(f"no source {', '.join(unknown)} in the configuration")
    undated = [source.name for source in wanted if not source.is_dated]
    if undated and names:
        raise ConfigError(
            f"source {', '.join(undated)}: its path has no {{date}}, so its files belong to no "
            "day; use copydesk ingest --reprocess all"
        )
    return [source for source in wanted if source.is_dated]


def plan_backfill(
    sources: Sequence[SourceConfig],
    interval: Interval,
    settings: Settings,
    reprocess: Reprocess,
    connection: duckdb.DuckDBPyConnection | None,
    *,
    reverse: bool = False,
) -> Iterator[BackfillDay]:
    """Decide for every day of the interval, source by source, in order."""
    for source in sources:
        states = interval_states(connection, source.name) if connection else {}
        for day in days(interval, reverse=reverse):
            parameters = IngestParameters.for_source(
                source, settings.lake, day, RunTrigger.BACKFILL
            )
            again = "all" if reprocess == "completed" else reprocess
            parameters = parameters.model_copy(update={"reprocess": again})
            plan = plan_inputs(parameters.request(settings), connection, ReadLimits())
            is_run, reason = _decide(states.get(day), plan, reprocess)
            yield BackfillDay(source.name, day, is_run, reason, parameters, plan)


def _decide(state: IntervalState | None, plan: Plan, reprocess: Reprocess) -> tuple[bool, str]:
    if state is None:
        if plan.inputs_found == 0:
            return True, "never run; no files"
        return True, "never run"
    if state.state != RunState.COMPLETED:
        return True, f"last run {state.state}"
    if reprocess == "completed":
        return True, "completed; asked to run again"
    if reprocess == "failed" and any(planned.replaces for planned in plan.to_read):
        return True, "completed, with records in quarantine"
    if plan.to_read or plan.identical:
        return True, "completed; new files since"
    return False, f"completed {state.started_at:%Y-%m-%d %H:%M} UTC"


def run_backfill(
    planned: Sequence[BackfillDay], run: Callable[[IngestParameters], RunSummary]
) -> Iterator[tuple[BackfillDay, RunSummary]]:
    """Run the days that are to be run, one after the other; stops after an interrupted one."""
    for one in planned:
        if not one.is_run:
            continue
        summary = run(one.parameters)
        yield one, summary
        if summary.state == RunState.INTERRUPTED:
            return
