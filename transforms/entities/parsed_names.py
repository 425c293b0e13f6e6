"""Names in a text that a model has parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.vocabularies import EntityType
from transforms.annotation import AnnotatedText
from transforms.entities.candidates import find_candidates
from transforms.entities.decision import Decided, decide
from transforms.entities.evidence import Context
from transforms.entities.names import Name
from transforms.entities.rules import EntityRules
from transforms.entities.tokens import read_tokens
from transforms.entities.words import SPORT_WORDS, word_set

_MIN_SPORT_WORDS, _MIN_SPORT_SHARE = 4, 0.012
_WEAK_POINTS = 1.0
_CONFIDENCE = {
    ("model", True): 0.88,
    ("model", False): 0.35,
    ("model:retyped", True): 0.85,
    ("model:retyped", False): 0.65,
    ("rule:capitals", True): 0.6,
    ("rule:capitals", False): 0.5,
}
"""Method and whether the type leads by a point or more -> share right on development gold."""
_STOPPED_ABBREVIATIONS = word_set(
    "Inc. Corp. Co. Ltd. Jr. Sr. Bros. Cos. St. Plc. D.C. Ala. Ariz. Ark. Calif. Colo. "
    "Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. "
    "Nev. Okla. Ore. Pa. Tenn. Tex. Vt. Va. Wash. Wis. Wyo."
)


def find_parsed_names(text: AnnotatedText, rules: EntityRules) -> list[Name]:
    """The names of a parsed text, in order; ValueError where there is no parse."""
    if text.doc is None:
        raise ValueError("no model was run on this text")
    tokens = read_tokens(text.doc)
    context = Context(tokens, rules, is_about_sport(tokens.words))
    decided = decide(context, find_candidates(tokens, rules))
    return list(_names(text.body, tokens.starts, tokens.ends, decided))


def is_about_sport(words: Sequence[str]) -> bool:
    """Whether a text reports on sport: many words of it are of that field."""
    count = sum(word in SPORT_WORDS for word in words)
    return count >= _MIN_SPORT_WORDS and count / len(words) > _MIN_SPORT_SHARE


def _names(
    body: str, starts: Sequence[int], ends: Sequence[int], decided: Sequence[Decided]
) -> Iterator[Name]:
    for one in decided:
        candidate = one.candidate
        start = starts[candidate.start]
        surface = _without_stop(body[start : ends[candidate.end - 1]])
        if not surface or surface.isspace():
            continue
        if candidate.label is None:
            method = "rule:capitals"
        else:
            method = "model" if candidate.label is one.type else "model:retyped"
        confidence = _CONFIDENCE[method, one.points >= _WEAK_POINTS]
        title = candidate.title if one.type is EntityType.PERSON else None
        yield Name(start, start + len(surface), surface, one.type, method, confidence, title)


def _without_stop(surface: str) -> str:
    """The name without the full stop of its sentence, which the tokeniser sometimes leaves on."""
    last = surface.rsplit(None, 1)[-1] if surface.strip() else ""
    if len(last) > 3 and last.endswith(".") and last[:-1].isalpha():
        return surface if last in _STOPPED_ABBREVIATIONS else surface[:-1]
    return surface
