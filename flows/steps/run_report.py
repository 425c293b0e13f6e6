"""The summary of a run in words: for the terminal and for Prefect's artifact."""

from __future__ import annotations

from flows.steps.ingest import RunSummary
from schemas.vocabularies import RunState

COUNTS = (
    ("files found", "inputs_found"),
    ("files read", "inputs_read"),
    ("files known already", "inputs_known"),
    ("records in", "records_in"),
    ("articles", "articles_out"),
    ("duplicates", "duplicates"),
    ("filtered", "filtered"),
    ("quarantined", "quarantined"),
)


def headline(summary: RunSummary) -> str:
    """One sentence that says what came of the run."""
    counts = summary.counts
    if summary.state != RunState.COMPLETED:
        return f"Run {summary.run_id} {summary.state}: {summary.message}"
    if counts.inputs_read == 0:
        return (
            f"Nothing to do: the bytes of all {counts.inputs_known} files are in the lake already."
        )
    again = f"{summary.searched_again} articles of the lake searched again for facts"
    if summary.searched_again and not counts.records_in:
        return f"{again}, in {summary.seconds:.1f} s; no file had to be read."
    return (
        f"{counts.records_in} records in = {counts.articles_out} articles + "
        f"{counts.duplicates} duplicates + {counts.filtered} filtered + "
        f"{counts.quarantined} quarantined, from {counts.inputs_read} files "
        f"in {summary.seconds:.1f} s." + (f" {again}." if summary.searched_again else "")
    )


def run_markdown(summary: RunSummary) -> str:
    """The run as a Markdown page."""
    lines = [f"# Run {summary.run_id}: {summary.state}", "", headline(summary), ""]
    lines += ["| | |", "|---|---:|"]
    lines += [f"| {label} | {getattr(summary.counts, name):,} |" for label, name in COUNTS]
    lines += [f"| workers replaced | {summary.workers_lost} |", ""]
    bad = [row for row in summary.inputs if row["quarantined"]]
    if bad:
        lines += [
            "## Inputs with quarantined records",
            "",
            "| input | records | quarantined |",
            "|---|---:|---:|",
        ]
        lines += [
            f"| `{row['uri']}` | {row['records_in']} | {row['quarantined']} |" for row in bad[:100]
        ]
        if len(bad) > 100:
            lines.append(f"\n{len(bad) - 100} more: see the table `quarantine`.")
    return "\n".join(lines) + "\n"
