"""The author line of an article: which of the claimed ones names its authors best.

The rules are two tables: what each evidence weighs for authors (`metadata.WEIGHTS`), and by
what the kind of the best name in a line multiplies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from schemas.documents import MetadataClaims
from schemas.vocabularies import AuthorRole, Evidence
from transforms.agencies import is_desk
from transforms.bylines import Credit, read_byline
from transforms.text import fold_key, normalise_line


class NameKind(Enum):
    """What a name in an author line is."""

    FULL = "full"
    SHORT = "short"
    WIRE = "wire"
    """Or a photographer: no author either."""
    OUTLET = "outlet"


NAME_FACTORS = {
    NameKind.FULL: 1.0,
    # Initials, log-in names and first names: a full name in the line that readers see is better.
    NameKind.SHORT: 0.25,
    NameKind.WIRE: 0.2,
    # An outlet that signs is the author only where nobody else is named.
    NameKind.OUTLET: 0.05,
}
"""What the kind of the best name in a line multiplies the weight of its evidence by."""

_ONLY_DESKS = frozenset({Evidence.MICRODATA, Evidence.BYLINE})
"""There the name of the outlet is the name of the site; only its desks sign."""
_WITHOUT_OUTLETS = frozenset({Evidence.META, Evidence.OPENGRAPH, Evidence.HTML_TEXT})
"""There a site names its maker, not the author of the article; initials are a log-in name."""
_JUDGED = _ONLY_DESKS | _WITHOUT_OUTLETS | {Evidence.JSON_LD}
_DATA = frozenset(
    {Evidence.JSON_LD, Evidence.META, Evidence.MICRODATA, Evidence.OPENGRAPH, Evidence.RECORD,
     Evidence.SIDECAR, Evidence.HEADER}
)  # fmt: skip
_MAX_EXTENDED = 8


@dataclass(frozen=True, slots=True)
class ChosenCredit:
    """A credit and where its author line stood."""

    credit: Credit
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """An author line as it was written, and the credits in it."""

    raw: str | None
    credits: tuple[ChosenCredit, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    raw: str
    credits: tuple[Credit, ...]
    evidence: Evidence
    score: float

    @property
    def full_names(self) -> frozenset[str]:
        return frozenset(fold_key(one.name) for one in self.credits if one.is_full_name)


def choose_authors(
    claims: Sequence[MetadataClaims],
    outlets: Sequence[str],
    weight_of: Callable[[Evidence], float],
) -> AuthorLine:
    """The line with the largest product of weight and factor; with none, only the raw text."""
    lines = [line for claim in claims if (line := _read_line(claim, outlets, weight_of))]
    best = max(lines, key=lambda line: line.score, default=None)
    if best is None:
        return AuthorLine(_raw_line(claims), ())
    best = _extend(best, lines)
    ordered = [ChosenCredit(one, best.evidence) for one in sorted(best.credits, key=_order)]
    return AuthorLine(best.raw, (*ordered, *_signing_outlet(ordered, lines)))


def _signing_outlet(chosen: Sequence[ChosenCredit], lines: Iterable[_Line]) -> list[ChosenCredit]:
    """The outlet that the page's data name as author, beside the name that readers see."""
    if any(one.evidence is Evidence.JSON_LD for one in chosen):
        return []
    return [
        ChosenCredit(credit, line.evidence)
        for line in lines
        if line.evidence is Evidence.JSON_LD
        for credit in line.credits
        if credit.is_outlet
    ][:1]


def _read_line(
    claim: MetadataClaims, outlets: Sequence[str], weight_of: Callable[[Evidence], float]
) -> _Line | None:
    names = claim.authors or ((claim.byline_raw,) if claim.byline_raw else ())
    found = [one for one in _credits(names, claim, outlets) if _can_sign(one, claim)]
    if not found:
        return None
    score = weight_of(claim.evidence) * max(NAME_FACTORS[_kind_of(one)] for one in found)
    raw = normalise_line(claim.byline_raw or "; ".join(names))
    return _Line(raw, tuple(found), claim.evidence, score)


def _can_sign(credit: Credit, claim: MetadataClaims) -> bool:
    """Whether a name of this kind is an author where it stands."""
    if claim.evidence is Evidence.META and _kind_of(credit) is NameKind.SHORT:
        return False
    if not credit.is_outlet or claim.evidence not in _JUDGED:
        return True
    if claim.evidence in _WITHOUT_OUTLETS:
        return False
    if is_desk(credit.name):
        return True
    return claim.evidence is Evidence.JSON_LD and credit.name in claim.organisations


def _credits(names: Iterable[str], claim: MetadataClaims, outlets: Sequence[str]) -> list[Credit]:
    found: dict[str, Credit] = {}
    is_data = claim.evidence in _DATA
    for name in names:
        for credit in read_byline(
            name, outlets, organisations=claim.organisations, is_data=is_data
        ):
            found.setdefault(fold_key(credit.name), credit)
    return list(found.values())


def _kind_of(credit: Credit) -> NameKind:
    if credit.is_outlet:
        return NameKind.OUTLET
    if credit.is_agency or credit.role is AuthorRole.PHOTOGRAPHER:
        return NameKind.WIRE
    return NameKind.FULL if credit.is_full_name else NameKind.SHORT


def _extend(best: _Line, lines: Iterable[_Line]) -> _Line:
    """Another line that has all the full names of the best one and more: JSON-LD often has
    only the first of several authors."""
    names = best.full_names
    if not names:
        return best
    longer = [
        line for line in lines if names < line.full_names and len(line.full_names) <= _MAX_EXTENDED
    ]
    return max(longer, key=lambda line: line.score, default=best)


def _order(credit: Credit) -> tuple[bool, bool]:
    """Persons who wrote, then organisations, then photographers."""
    return credit.role is AuthorRole.PHOTOGRAPHER, credit.is_agency


def _raw_line(claims: Iterable[MetadataClaims]) -> str | None:
    return next((normalise_line(one.byline_raw) or None for one in claims if one.byline_raw), None)
