"""Date claims -> the rows of `article_dates`, with the one that each article date is taken from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from schemas.documents import DateClaim, MetadataClaims, SourceContext
from schemas.vocabularies import DateKind, Evidence, Precision
from transforms.dates import ParsedDate, parse_date
from transforms.text import normalise_line

FIRST_NEWSPAPER_YEAR = 1605
_MAX_SURFACE_CHARS = 200
_EPOCH_DAY = date(1970, 1, 1)
_CLOCK_TOLERANCE = timedelta(days=1)
_SAME_DAY = timedelta(hours=36)
_SAME_MINUTE = timedelta(minutes=1)
_MAX_OFFSET_MIN = 14 * 60
_INSTANTS = frozenset({Precision.SECOND, Precision.MINUTE})
_EXACT = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAY})
_AGREEMENT = 0.5
_VAGUE_FACTOR = 0.3
"""What readers see as the date outweighs one that may be of the file."""

_WEIGHTS: dict[Evidence, float] = {
    Evidence.SIDECAR: 1_000, Evidence.HEADER: 600, Evidence.RECORD: 400,
    # The day in the address stays when a page is changed; the others are overwritten at times.
    Evidence.URL: 30, Evidence.JSON_LD: 24, Evidence.OPENGRAPH: 16, Evidence.META: 12,
    Evidence.MICRODATA: 10, Evidence.TIME_TAG: 7, Evidence.BYLINE: 6, Evidence.HTML_TEXT: 4,
    Evidence.FIRST_LINE: 5, Evidence.HTTP: 1, Evidence.ARCHIVE: 300,
}  # fmt: skip
# Kinds that may stand in for the one asked for, and by how much they count less.
_STAND_INS = {
    DateKind.PUBLISHED: {DateKind.PUBLISHED: 1.0, DateKind.FEED: 0.2, DateKind.DATELINE: 0.1},
    DateKind.MODIFIED: {DateKind.MODIFIED: 1.0},
    DateKind.CRAWLED: {DateKind.CRAWLED: 1.0},
}
_EXACTNESS = {
    Precision.SECOND: 5, Precision.MINUTE: 5, Precision.HOUR: 4, Precision.DAY: 3,
    Precision.MONTH: 1, Precision.YEAR: 0,
}  # fmt: skip
"""The precisions that `dates` gives; longer periods are found in the text only."""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date claim that could be read."""

    claim: DateClaim
    parsed: ParsedDate
    reason: str | None = None
    """Why it is not plausible."""

    @property
    def is_plausible(self) -> bool:
        """Whether nothing speaks against its value."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class DateChoice:
    """All candidates of an article and the chosen one of each kind."""

    candidates: tuple[DateCandidate, ...]
    published: DateCandidate | None
    modified: DateCandidate | None
    crawled: DateCandidate | None
    flags: tuple[str, ...]

    def is_chosen(self, candidate: DateCandidate) -> bool:
        """Whether an article date was taken from this very claim."""
        return candidate in (self.published, self.modified, self.crawled)

    def reason_of(self, candidate: DateCandidate) -> str | None:
        """Why it was not plausible or not chosen."""
        if candidate.reason or self.is_chosen(candidate):
            return candidate.reason
        chosen = self.modified if candidate.claim.kind is DateKind.MODIFIED else self.published
        if chosen and abs(chosen.parsed.at - candidate.parsed.at) < _SAME_DAY:
            return "agrees_with_chosen"
        return "outweighed"


def choose_dates(
    claims: Sequence[MetadataClaims], context: SourceContext, language: str | None
) -> DateChoice:
    """Read and judge all date claims, then choose; nothing is made up where none is left."""
    candidates, n_unread = _read_candidates(claims, context, language)
    crawled = _choose(candidates, DateKind.CRAWLED)
    crawled_at = crawled.parsed.at if crawled else None
    judged = tuple(_judge(candidate, context, crawled_at) for candidate in candidates)
    judged = _with_local_zones(judged)
    published = _choose(judged, DateKind.PUBLISHED)
    modified = _choose(judged, DateKind.MODIFIED)
    crawled = _choose(judged, DateKind.CRAWLED)
    flags = []
    if n_unread:
        flags.append("unparsed_date")
    if published is None:
        flags.append("no_date")
    if any(not one.is_plausible for one in judged):
        flags.append("implausible_date")
    if published and modified and modified.parsed.at < published.parsed.at - _CLOCK_TOLERANCE:
        flags.append("modified_before_published")
    return DateChoice(judged, published, modified, crawled, tuple(flags))


def _read_candidates(
    claims: Iterable[MetadataClaims], context: SourceContext, language: str | None
) -> tuple[list[DateCandidate], int]:
    candidates: dict[tuple[str, str, str], DateCandidate] = {}
    n_unread = 0
    for claim in (one for source in claims for one in source.dates):
        surface = normalise_line(claim.text)[:_MAX_SURFACE_CHARS]
        parsed = parse_date(surface, timezone_name=context.timezone, language=language)
        if parsed is None:
            n_unread += bool(surface)
            continue
        # The key of the table: the same date twice in one place is one row.
        key = (claim.kind, claim.evidence, surface)
        if key not in candidates:
            written = claim if claim.text == surface else replace(claim, text=surface)
            candidates[key] = DateCandidate(written, parsed)
    return list(candidates.values()), n_unread


def _judge(
    candidate: DateCandidate, context: SourceContext, crawled_at: datetime | None
) -> DateCandidate:
    at = candidate.parsed.at
    reason = None
    if at.year < FIRST_NEWSPAPER_YEAR:
        reason = "before_newspapers"
    elif at.date() == _EPOCH_DAY:
        reason = "epoch"
    elif context.latest_plausible_at and at > context.latest_plausible_at:
        reason = "future"
    elif (
        crawled_at
        and candidate.claim.kind is not DateKind.CRAWLED
        and at > crawled_at + _CLOCK_TOLERANCE
    ):
        reason = "after_crawl"
    return replace(candidate, reason=reason) if reason else candidate


def _choose(candidates: Sequence[DateCandidate], kind: DateKind) -> DateCandidate | None:
    """The day is settled by weight and agreement; within it the most exact claim is taken."""
    stand_ins = _STAND_INS[kind]
    weights = [
        (one, _weight_of(one.claim) * stand_ins[one.claim.kind])
        for one in candidates
        if one.claim.kind in stand_ins and one.is_plausible
    ]
    if not weights:
        return None
    winner, _ = max(weights, key=lambda pair: _score(pair[0], weights))
    agreeing = [(one, weight) for one, weight in weights if _agree(one, winner)]
    if winner.claim.evidence in (Evidence.SIDECAR, Evidence.HEADER, Evidence.RECORD):
        # The input beats the page, but a page may say the minute of the day it names.
        agreeing = [
            pair
            for pair in agreeing
            if pair[0].parsed.local_day == winner.parsed.local_day or pair[0] is winner
        ]
    chosen = max(agreeing, key=lambda pair: (_EXACTNESS[pair[0].parsed.precision], pair[1]))[0]
    return _in_its_zone(chosen, [one for one, _ in agreeing])


def _weight_of(claim: DateClaim) -> float:
    return _WEIGHTS.get(claim.evidence, 0.5) * (_VAGUE_FACTOR if claim.is_vague else 1.0)


def _in_its_zone(chosen: DateCandidate, agreeing: Iterable[DateCandidate]) -> DateCandidate:
    """The same instant as others write it with a zone, where the chosen one has none or UTC:
    the day at the outlet is the day of publication."""
    if chosen.parsed.tz_offset_min:
        return chosen
    same = (
        one
        for one in agreeing
        if one.parsed.tz_offset_min
        and (_same_minute(one, chosen) or _same_clock(one, chosen))
        and one.parsed.precision in _INSTANTS
    )
    return next(same, chosen)


def _same_minute(one: DateCandidate, chosen: DateCandidate) -> bool:
    return abs(one.parsed.at - chosen.parsed.at) < _SAME_MINUTE


def _same_clock(one: DateCandidate, chosen: DateCandidate) -> bool:
    """Whether a time with a zone shows the clock of the chosen one, which has none."""
    if chosen.parsed.tz_offset_min is not None or chosen.parsed.precision not in _INSTANTS:
        return False
    clock = one.parsed.at + timedelta(minutes=one.parsed.tz_offset_min or 0)
    return abs(clock - chosen.parsed.at) < _SAME_MINUTE


def _with_local_zones(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """A time without a zone ('17:49:09') beside the same one in UTC ('01:49:09Z') is the local
    time: the difference is the zone. Only for differences that zones have, to the second."""
    known = [one.parsed.at for one in candidates if one.parsed.tz_offset_min == 0]
    return tuple(
        replace(one, parsed=parsed)
        if one.parsed.tz_offset_min is None
        and one.parsed.precision is Precision.SECOND
        and not one.claim.text.isdigit()
        and (parsed := _localise(one.parsed, known))
        else one
        for one in candidates
    )


def _localise(local: ParsedDate, known: Iterable[datetime]) -> ParsedDate | None:
    for at in known:
        minutes, seconds = divmod(int((local.at - at).total_seconds()), 60)
        if not seconds and minutes and minutes % 15 == 0 and abs(minutes) <= _MAX_OFFSET_MIN:
            return ParsedDate(at, minutes, local.precision)
    return None


def _score(
    candidate: DateCandidate, weights: Sequence[tuple[DateCandidate, float]]
) -> tuple[float, int]:
    own = 0.0
    support: dict[Evidence, float] = {}
    for other, weight in weights:
        if other is candidate:
            own = weight
        elif other.claim.evidence is not candidate.claim.evidence and _agree(other, candidate):
            support[other.claim.evidence] = weight
    return own + _AGREEMENT * sum(support.values()), _EXACTNESS[candidate.parsed.precision]


def _agree(one: DateCandidate, other: DateCandidate) -> bool:
    """The same day, give or take the zone that one of them may lack."""
    is_exact = one.parsed.precision in _EXACT and other.parsed.precision in _EXACT
    if is_exact and abs(one.parsed.at - other.parsed.at) < _SAME_DAY:
        return True
    n_compared = 10 if is_exact else 4
    return one.parsed.local_day[:n_compared] == other.parsed.local_day[:n_compared]
