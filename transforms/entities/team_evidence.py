"""Signs of teams in reports of sport, where names of towns stand for teams as often as not."""

from __future__ import annotations

from schemas.vocabularies import EntityType
from transforms.entities.candidates import Candidate
from transforms.entities.points import Points
from transforms.entities.rules import EntityRules
from transforms.entities.tokens import Tokens
from transforms.entities.words import (
    BEFORE_TEAMS,
    DIRECTIONS,
    PLACE_PREPOSITIONS,
    PLACE_WORDS,
    SPORT_ROLES,
    SPORT_VERBS,
    word_set,
)

_PLAYING = word_set("play plays played playing signed scored bat bowl debut goal goals victory win")


def add_team_points(tokens: Tokens, rules: EntityRules, one: Candidate, points: Points) -> None:
    """In reports of sport: what stands where teams stand. Countries stay countries."""
    name = tokens.text(one.start, one.end)
    if name in rules.countries or one.end - one.start > 3:
        return
    before, after, second = (tokens.word(no) for no in (one.start - 1, one.end, one.end + 1))
    if one.end - one.start == 2 and one.label is not EntityType.PLACE:
        points[EntityType.PERSON] += 1.0
    amount = 0.0
    if before in BEFORE_TEAMS:
        amount += 2.5
    elif before in ("for", "For"):
        verb = tokens.word(one.start - 2)
        amount += 2.5 if verb in _PLAYING else 1.2
    if after in ("v", "vs", "vs.", "beat", "against") or (after == "(" and second.isdecimal()):
        amount += 2.0
    elif after in SPORT_VERBS and before not in PLACE_PREPOSITIONS:
        amount += 1.0
    if after in SPORT_ROLES:
        amount += 2.5
    if after in ("'s", "’s") and any(
        tokens.word(no) in SPORT_ROLES for no in range(one.end + 1, one.end + 7)
    ):
        amount += 2.0
    points[EntityType.ORGANISATION] += amount


def is_used_as_place(tokens: Tokens, rules: EntityRules, one: Candidate) -> bool:
    """Whether this occurrence stands where places stand: `in N.`, `N., France`, a dateline."""
    before, after = tokens.word(one.start - 1), tokens.word(one.end)
    return (
        before in ("in", "In", "at", "At", "near", "from", "to", "outside", "of", "around")
        or (after == "," and tokens.word(one.end + 1) in rules.places)
        or before == ","
        or before in DIRECTIONS
        or before in PLACE_WORDS
        or after in PLACE_WORDS
    )
