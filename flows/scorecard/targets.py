"""What the figures should reach, and what they must not fall under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """The bounds of a figure; `at_least` is an upper bound where lower is better."""

    at_least: float
    aim: float


_BENCHMARK, _FUNDUS, _PARSERS = (
    "article_extraction_benchmark",
    "fundus_evaluation",
    "fundus_parser_tests",
)
_SEGMENTS, _DATES = "trafilatura_eval", "htmldate_eval"

TARGETS: dict[tuple[str, str], Target] = {
    (_BENCHMARK, "body_shingles"): Target(0.965, 0.975),
    (_FUNDUS, "body_shingles"): Target(0.955, 0.970),
    (_PARSERS, "body_shingles"): Target(0.957, 0.972),
    (_SEGMENTS, "body_segments"): Target(0.926, 0.940),
    (_SEGMENTS, "title"): Target(0.82, 0.86),
    (_PARSERS, "title"): Target(0.83, 0.92),
    (_SEGMENTS, "authors"): Target(0.66, 0.78),
    # this gold counts agencies and outlets as authors
    (_PARSERS, "credits"): Target(0.90, 0.94),
    (_SEGMENTS, "authors_invented"): Target(0.25, 0.12),
    (_SEGMENTS, "published_day"): Target(0.89, 0.93),
    (_DATES, "published_day"): Target(0.92, 0.95),
    (_PARSERS, "published_day"): Target(0.988, 0.995),
    (_PARSERS, "published_minute"): Target(0.93, 0.97),
    (_PARSERS, "tags"): Target(0.70, 0.78),
}
"""(gold set, measure) -> bounds."""
