"""All quotations of an English parse: quoted words first, then reports around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.framed import Frames
from transforms.quotes.marks import Quoted
from transforms.quotes.parse import Parse
from transforms.quotes.reports import find_reports

_TAKEN_ANYWHERE = ("aside", "according", "hearsay")
"""Reports that hold also inside another one: their cues are set off from what they report."""


def find_english(parse: Parse, body: str, quoted: Sequence[Quoted]) -> list[Attribution]:
    """Direct quotations and reports, sorted by their spans, each span once."""
    direct = list(Frames(parse, body, quoted).attributions())
    cues = {each.cue: each for each in direct if each.cue is not None}
    starts = [each.start for each in quoted]
    found = {each.span: each for each in direct}
    for report in find_reports(parse, body):
        if report.cue is None or _holding(quoted, starts, report.cue[0]) is not None:
            continue
        rival = cues.get(report.cue)
        widened = replace(report, span=_whole_quotes(report.span, quoted, starts))
        if rival is not None and _overlap(rival.span, widened.span):
            if _goes_beyond(widened, rival) and rival.span in found:
                found[rival.span] = replace(rival, span=widened.span, is_direct=False)
            continue
        found.setdefault(widened.span, widened)
    merged = {each.span: each for each in found.values()}
    return _outer(sorted(merged.values(), key=lambda each: (each.span[0], -each.span[1])))


def _goes_beyond(report: Attribution, direct: Attribution) -> bool:
    """Whether quoted words are only the first ones reported: pledged "support" for the town."""
    return (
        direct.method == "direct:before"
        and report.span[0] == direct.span[0]
        and report.span[1] > direct.span[1]
    )


def _outer(sorted_found: Sequence[Attribution]) -> list[Attribution]:
    """Without reports whose cue stands in what another one reports ("he said she fears ...")."""
    kept: list[Attribution] = []
    around: list[Attribution] = []
    for each in sorted_found:
        around = [outer for outer in around if outer.span[1] > each.span[0]]
        stays = each.method.startswith("direct") or each.method.endswith(_TAKEN_ANYWHERE)
        if not stays and any(_reports_cue(outer, each) for outer in around):
            continue
        kept.append(each)
        around.append(each)
    return kept


def _reports_cue(outer: Attribution, inner: Attribution) -> bool:
    cue = inner.cue
    return (
        cue is not None and cue != outer.cue and outer.span[0] <= cue[0] and cue[1] <= outer.span[1]
    )


def _holding(quoted: Sequence[Quoted], starts: Sequence[int], char: int) -> Quoted | None:
    """The quoted stretch that a character stands in."""
    number = bisect_right(starts, char) - 1
    if number >= 0 and char < quoted[number].end:
        return quoted[number]
    return None


def _whole_quotes(span: Span, quoted: Sequence[Quoted], starts: Sequence[int]) -> Span:
    """A span that begins or ends inside a quoted stretch takes in the whole of it."""
    first = _holding(quoted, starts, span[0])
    last = _holding(quoted, starts, span[1] - 1)
    start = first.start if first is not None else span[0]
    end = last.end if last is not None else span[1]
    return start, end


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
