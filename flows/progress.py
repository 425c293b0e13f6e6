"""The progress bar of a run: on stderr, and only where a person can see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from flows.steps.plan import Plan
from flows.steps.process import Progress as RunProgress


@dataclass(slots=True)
class RunBar:
    """A bar over the bytes of the files to read, with records and rate beside it."""

    progress: Progress
    task: TaskID

    def start(self, plan: Plan) -> None:
        """Set the goal: the bytes of all files to read."""
        total = sum(planned.size_bytes for planned in plan.to_read)
        self.progress.update(self.task, total=max(total, 1))
        self.progress.start_task(self.task)

    def update(self, done: RunProgress) -> None:
        """Show how far the run is."""
        elapsed = self.progress.tasks[0].elapsed or 0.0
        rate = done.records / elapsed if elapsed else 0.0
        self.progress.update(
            self.task, completed=done.raw_bytes, note=f"{done.records:,} records, {rate:,.0f}/s"
        )


@contextmanager
def progress_bar() -> Iterator[RunBar]:
    """A bar for the time of a run."""
    progress = Progress(
        TextColumn("ingest"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not Console(stderr=True).is_terminal,
    )
    with progress:
        yield RunBar(progress, progress.add_task("ingest", total=None, start=False, note=""))
