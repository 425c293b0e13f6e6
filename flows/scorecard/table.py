"""A scorecard as text for people, and as one JSON object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows.scorecard.measures import MEASURES
from flows.scorecard.peers import PEERS
from flows.scorecard.run import BASELINE, OURS, FactRow, Scorecard, ScoreRow, WorstPage
from flows.scorecard.targets import Target

BLANK = "-"


def scorecard_text(card: Scorecard) -> str:
    """The table of scores, then the errors, then the worst pages."""
    parts = [score_table(card.rows)] if card.rows else []
    if card.fact_rows:
        parts.append(fact_table(card.fact_rows))
    if errors := _error_lines(card):
        parts.append("\n".join(["Pages without an answer (they count as empty):", *errors]))
    if card.worst:
        title = f"Bodies furthest behind {BASELINE}:"
        parts.append("\n".join([title, worst_table(card.worst)]))
    return "\n\n".join(parts) + "\n"


def score_table(rows: Sequence[ScoreRow]) -> str:
    """One line for each set and measure."""
    scored = {system for row in rows for system in row.scores}
    others = [system for system in PEERS if system in scored]
    head = ["set", "field", "measure", "n", OURS, "at least", "aim", "holds", *others]
    lines = [
        [
            row.gold_set,
            MEASURES[row.measure].field,
            MEASURES[row.measure].title,
            str(row.n),
            _figure(row.scores[OURS]),
            _figure(row.target.at_least if row.target else None),
            _figure(row.target.aim if row.target else None),
            verdict(row),
            *(_figure(row.scores.get(system)) for system in others),
        ]
        for row in rows
    ]
    return _aligned([head, *lines], n_left=3)


def verdict(row: ScoreRow) -> str:
    """Whether the figure reaches its aim, holds its bound, or neither."""
    is_lower_better = MEASURES[row.measure].is_lower_better
    return _verdict(row.scores[OURS], row.target, is_lower_better=is_lower_better)


def _verdict(ours: float | None, target: Target | None, *, is_lower_better: bool = False) -> str:
    if target is None or ours is None:
        return BLANK
    sign = -1 if is_lower_better else 1
    if sign * ours >= sign * target.aim:
        return "aim"
    return "yes" if sign * ours >= sign * target.at_least else "NO"


def fact_table(rows: Sequence[FactRow]) -> str:
    """One line for each measure of a set of facts; the baselines differ from set to set."""
    head = ["set", "field", "measure", "n", OURS, "at least", "aim", "holds", "beside it"]
    lines = []
    for row in rows:
        score = row.score
        ours, target = score.scores.get(OURS), score.target
        others = [f"{name} {_figure(one)}" for name, one in score.scores.items() if name != OURS]
        lines.append(
            [
                *(row.gold_set, row.field, score.measure, str(score.n), _figure(ours)),
                _figure(target.at_least if target else None),
                _figure(target.aim if target else None),
                _verdict(ours, target),
                "; ".join(others) or BLANK,
            ]
        )
    return _aligned([head, *lines], n_left=3)


def worst_table(pages: Sequence[WorstPage]) -> str:
    """One line for each page, with what the pipeline itself says of it."""
    head = ["set", "page", OURS, BASELINE, "method", "flags or error"]
    lines = [
        [
            one.gold_set,
            one.page,
            _figure(one.ours_f1),
            _figure(one.baseline_f1),
            one.method or BLANK,
            one.error or ", ".join(one.flags) or BLANK,
        ]
        for one in pages
    ]
    return _aligned([head, *lines], n_left=6)


def scorecard_json(card: Scorecard) -> dict[str, Any]:  # Any: JSON
    """The scorecard as one JSON object."""
    return {
        "measured_at": card.measured_at,
        "versions": card.versions,
        "scores": [
            {
                "set": row.gold_set,
                "field": MEASURES[row.measure].field,
                "measure": row.measure,
                "n": row.n,
                "is_lower_better": MEASURES[row.measure].is_lower_better,
                "at_least": row.target.at_least if row.target else None,
                "aim": row.target.aim if row.target else None,
                "holds": verdict(row),
                "scores": row.scores,
            }
            for row in card.rows
        ],
        "fact_scores": [
            {
                "set": row.gold_set,
                "field": row.field,
                "measure": row.score.measure,
                "n": row.score.n,
                "at_least": row.score.target.at_least if row.score.target else None,
                "aim": row.score.target.aim if row.score.target else None,
                "holds": _verdict(row.score.scores.get(OURS), row.score.target),
                "scores": row.score.scores,
            }
            for row in card.fact_rows
        ],
        "errors": card.errors,
        "failed_pages": card.failed_pages,
        "worst": [
            {
                "set": one.gold_set,
                "page": one.page,
                OURS: one.ours_f1,
                BASELINE: one.baseline_f1,
                "extraction_method": one.method,
                "quality_flags": one.flags,
                "error": one.error,
            }
            for one in card.worst
        ],
    }


def _error_lines(card: Scorecard) -> list[str]:
    return [
        f"  {name}  {system}: " + ", ".join(f"{kind} {n}" for kind, n in kinds.items())
        for name, systems in card.errors.items()
        for system, kinds in systems.items()
        if kinds
    ]


def _figure(value: float | None) -> str:
    return BLANK if value is None else f"{value:.3f}"


def _aligned(lines: Sequence[Sequence[str]], n_left: int) -> str:
    """Columns of equal width; the first `n_left` to the left, the rest to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number < n_left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
