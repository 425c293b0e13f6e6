"""What the words of a name and those around it say of its type, as points per type.

The weights are set by hand. A point is about what a weak sign is worth; the model's label has
up to two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from schemas.vocabularies import EntityType
from transforms.entities.candidates import Candidate
from transforms.entities.points import Points
from transforms.entities.rules import EntityRules, name_key
from transforms.entities.team_evidence import add_team_points
from transforms.entities.tokens import Tokens
from transforms.entities.words import (
    AFTER_ORGANISATIONS,
    DIRECTIONS,
    EVENT_NOUNS,
    LAW_NOUNS,
    ORGANISATION_HEADS_OF,
    ORGANISATION_NOUNS,
    ORGANISATION_SUFFIXES,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_OPENERS,
    PLACE_PREPOSITIONS,
    PLACE_WORDS,
    ROLES,
    word_set,
)

_PERSON, _ORGANISATION, _PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
_GROUP, _EVENT, _LAW = EntityType.GROUP, EntityType.EVENT, EntityType.LAW

_LABEL_POINTS = {
    _PERSON: 1.6,
    _ORGANISATION: 1.3,
    _PLACE: 1.8,
    _GROUP: 2.0,
    _EVENT: 2.0,
    EntityType.PRODUCT: 1.2,
    EntityType.WORK: 2.0,
    _LAW: 2.0,
}
_SPEECH = word_set("said says told added asked wrote insisted replied recalled joked")
_PERSON_VERBS = word_set(
    "died resigned born arrived smiled laughed married pleaded testified himself herself"
)
_STORMS = word_set("cyclone hurricane typhoon storm")
_OF_ORGANISATIONS = word_set("shares subsidiary unit chairman members producer maker board")
_BEFORE_ORGANISATIONS = frozenset(
    (first, second)
    for second, firsts in {
        "at": "analyst analysts economist economists dealer dealers trader traders strategist "
        "researcher researchers professor lecturer executive executives broker fellow scholar "
        "workers employees",
        "in": "stake shares stakes share investor investors",
        "by": "owned bought acquired made manufactured operated published employed",
        "with": "merger contract deal partnership venture",
        "from": "analyst economist researcher researchers",
    }.items()
    for first in firsts.split()
)
_MAX_ACRONYM = 6
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What evidence is read against."""

    tokens: Tokens
    rules: EntityRules
    is_sport: bool
    """Whether the document is about sport: names of towns there are teams as often as not."""


def own_points(context: Context, one: Candidate) -> Points:
    """What the words of the name say: the same wherever it stands."""
    points: Points = defaultdict(float)
    words = context.tokens.words[one.start : one.end]
    for rule in (_known_name, _person_form, _organisation_form, _other_form):
        rule(context, words, points)
    return points


def context_points(context: Context, one: Candidate) -> Points:
    """What the words around this occurrence say."""
    points: Points = defaultdict(float)
    if one.title is not None:
        points[_PERSON] += 4.0
    for rule in (_before, _after, _between):
        rule(context, one, points)
    if context.is_sport:
        add_team_points(context.tokens, context.rules, one, points)
    return points


def label_points(context: Context, one: Candidate) -> Points:
    """What the model's label counts: little for a lone word that nothing else knows."""
    points: Points = defaultdict(float)
    if one.label is None:
        return points
    points[one.label] = _LABEL_POINTS[one.label]
    if one.end - one.start == 1 and one.label in (_PERSON, _PLACE):
        word = context.tokens.words[one.start]
        known = context.rules.genders if one.label is _PERSON else context.rules.places
        if word not in known:
            points[one.label] *= 0.65
    return points


def _known_name(context: Context, words: list[str], points: Points) -> None:
    rules, name = context.rules, " ".join(words)
    known = rules.types.get(name_key(name))
    if known is not None:
        points[known] += 2.5 if len(words) == 1 else 6.0
    if name in rules.places and (known is not _PLACE or name in rules.countries):
        points[_PLACE] += 1.5
    if name in rules.peoples:
        points[_GROUP] += 6.0


def _person_form(context: Context, words: list[str], points: Points) -> None:
    genders = context.rules.genders
    first = words[0]
    if first in genders and first not in context.rules.places:
        points[_PERSON] += 2.5 if len(words) in (2, 3, 4) else 0.8
    if len(words) in (2, 3) and all(_is_plain_word(word) for word in words):
        points[_PERSON] += 0.8
    if len(words) > 1:
        if any(len(word) == 2 and word[1] == "." and word[0].isupper() for word in words[:-1]):
            points[_PERSON] += 1.5
        if any(word in PARTICLES for word in words[:-1]) or words[-1] in ("Jr", "Jr.", "Sr", "III"):
            points[_PERSON] += 1.0
        if words[0] in ("Abu", "Ibn", "Bin", "Ould"):
            points[_PERSON] += 1.0
    if any(word.startswith(("al-", "Al-", "el-")) for word in words):
        points[_PERSON] += 0.5


def _is_plain_word(word: str) -> bool:
    """Whether the word has the form of a name of a person: no acronym, no head of another name."""
    return (
        word[:1].isupper()
        and not word.isupper()
        and word[-1:].isalpha()
        and word not in ORGANISATION_NOUNS
        and word not in ORGANISATION_SUFFIXES
        and word not in PLACE_NOUNS
        and word not in PLACE_OPENERS
        and word not in EVENT_NOUNS
        and word not in LAW_NOUNS
    )


def _organisation_form(_: Context, words: list[str], points: Points) -> None:
    last = words[-1]
    if len(words) > 1:
        if last in ORGANISATION_SUFFIXES:
            points[_ORGANISATION] += 3.5
        elif last in ORGANISATION_NOUNS:
            points[_ORGANISATION] += 3.0
        elif len(words) > 2 and any(
            word in ORGANISATION_HEADS_OF and words[no + 1] in ("of", "for")
            for no, word in enumerate(words[:-2])
        ):
            points[_ORGANISATION] += 3.5
    elif last.isupper() and 2 <= len(last) <= _MAX_ACRONYM:
        points[_ORGANISATION] += 1.0
    if "&" in words:
        points[_ORGANISATION] += 1.5


def _other_form(_: Context, words: list[str], points: Points) -> None:
    last = words[-1]
    if len(words) < 2:
        return
    if last in PLACE_NOUNS:
        points[_PLACE] += 3.0
    if words[0] in PLACE_OPENERS:
        points[_PLACE] += 1.5
    if last in EVENT_NOUNS:
        points[_EVENT] += 3.5
    if last in LAW_NOUNS:
        points[_LAW] += 3.5


def _before(context: Context, one: Candidate, points: Points) -> None:
    tokens, no = context.tokens, one.start - 1
    word, before = tokens.word(no), tokens.word(no - 1)
    if word in ("the", "The"):
        # Names of people and most of places take no article.
        points[_PERSON] -= 1.2
        points[_PLACE] -= 0.2
        return
    points[_PLACE] += PLACE_PREPOSITIONS.get(word, 0.0)
    if word in DIRECTIONS:
        points[_PLACE] += 1.5
    elif word in ROLES and tokens.tag(no) in ("NN", "NNS"):
        points[_PERSON] += 2.5
    elif word in ORGANISATION_WORDS:
        points[_ORGANISATION] += 3.0
    elif word in PLACE_WORDS:
        points[_PLACE] += 1.5
    elif word in _STORMS:
        points[_EVENT] += 5.0
    else:
        _before_last(before, word, points)


def _before_last(before: str, word: str, points: Points) -> None:
    """Two words before a name: `town of N.`, `shares in N.`, `the lawyer, N.`."""
    if (before, word) in _BEFORE_ORGANISATIONS:
        points[_ORGANISATION] += 2.5
        points[_PLACE] -= 1.0
    elif word == "of" and before in PLACE_WORDS:
        points[_PLACE] += 3.0
    elif word == "of" and before in _OF_ORGANISATIONS:
        points[_ORGANISATION] += 1.5
    elif word == "," and before in ROLES:
        points[_PERSON] += 1.5


def _after(context: Context, one: Candidate, points: Points) -> None:
    tokens, no = context.tokens, one.end
    word, second = tokens.word(no), tokens.word(no + 1)
    if word in ("'s", "’s", "'", "’"):
        if second in AFTER_ORGANISATIONS:
            points[_ORGANISATION] += 0.5
        return
    if word == ",":
        _after_comma(context, one, points)
    elif word in PLACE_WORDS:
        points[_PLACE] += 2.0
    elif word in AFTER_ORGANISATIONS and one.end - one.start <= 3:
        points[_ORGANISATION] += 1.5
    elif word in ("index", "indices"):
        points[EntityType.PRODUCT] += 4.0
    elif word == "of":
        _after_of(context, one, points)
    else:
        _after_verb(word, points)
    if word in _PERSON_VERBS or second in ("himself", "herself"):
        points[_PERSON] += 1.5


def _after_verb(word: str, points: Points) -> None:
    if word in _SPEECH:
        points[_PERSON] += 1.0
        points[_ORGANISATION] += 0.3
    elif word == "who":
        points[_PERSON] += 2.5


def _after_of(context: Context, one: Candidate, points: Points) -> None:
    """`N.N. of Norway`: a person of two plain words."""
    tokens = context.tokens
    words = tokens.words[one.start : one.end]
    at = one.end + 1
    place = tokens.word(at + 1) if tokens.word(at) == "the" else tokens.word(at)
    is_full_name = len(words) == _FULL_NAME and all(_is_plain_word(word) for word in words)
    if is_full_name and place in context.rules.countries:
        points[_PERSON] += 1.0


def _after_comma(context: Context, one: Candidate, points: Points) -> None:
    """`N., 41,`, `N., who`, `N., France`."""
    tokens, no = context.tokens, one.end + 1
    word, after = tokens.word(no), tokens.word(no + 1)
    if word.isdecimal() and len(word) <= 2 and after in (",", "."):
        points[_PERSON] += 3.0
    elif word == "who":
        points[_PERSON] += 2.5
    elif word in context.rules.places:
        points[_PLACE] += 1.5
    elif word in ("which", "whose"):
        points[_ORGANISATION] += 0.5


def _between(context: Context, one: Candidate, points: Points) -> None:
    """Appositions: `N., a lawyer`, `N., the country's largest retailer`."""
    tokens, no = context.tokens, one.end
    if tokens.word(no) != "," or tokens.word(no + 1) not in (
        "a",
        "an",
        "the",
        "its",
        "his",
        "their",
        "one",
    ):
        # `N., chairman of`
        if tokens.word(no) == "," and tokens.word(no + 1) in ROLES:
            points[_PERSON] += 2.0
        return
    for at in range(no + 2, no + 10):
        word = tokens.word(at)
        if word in ROLES and tokens.tag(at) == "NN":
            points[_PERSON] += 2.0
        elif word in ORGANISATION_WORDS and tokens.tag(at) == "NN":
            points[_ORGANISATION] += 2.0
        elif word in PLACE_WORDS and tokens.tag(at) == "NN":
            points[_PLACE] += 2.0
        elif word not in (",", "of", "that", "who", "which", ".", ""):
            continue
        return
