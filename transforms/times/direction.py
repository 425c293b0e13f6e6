"""Whether a sentence speaks of the past or of what is to come, at a place in it."""

from __future__ import annotations

from transforms.times.lexicon import CLASS_CHARS, Language
from transforms.times.tokens import Tokens

_APOSTROPHE = CLASS_CHARS["APOSTROPHE"]
_REACH = 14
"""Tokens looked at before a phrase."""
_REACH_ON = 28
"""Tokens looked at behind one: where a time opens the sentence its verb may be far."""


def direction_at(tokens: Tokens, language: Language, bounds: tuple[int, int],
                 phrase: tuple[int, int]) -> int:  # fmt: skip
    """-1 for the past, 1 for what is to come, 0 where no word tells.

    The nearest telling word before the phrase decides, else the nearest behind it: English puts
    the verb before its time, and a time that opens a sentence belongs to what follows.
    """
    first, last = bounds
    start, end = phrase
    is_possessive = tokens.classes[end : end + 1] == _APOSTROPHE
    beyond: list[int] = []
    for index in () if is_possessive else range(start - 1, max(first, start - _REACH) - 1, -1):
        if not tokens.may_tell(index):
            continue
        if beyond or tokens.text(index) in language.clause_openers:
            beyond.append(index)
        elif cue := _cue(tokens, language, index, end):
            return cue
    # "Monday's ruling to close the mine": an infinitive is the ruling's, and tells no time.
    infinitives_end = start if is_possessive else last
    for index in (*range(end, min(last, end + _REACH_ON)), *beyond):
        if tokens.may_tell(index) and (cue := _cue(tokens, language, index, infinitives_end)):
            return cue
    return 0


def _cue(tokens: Tokens, language: Language, index: int, end: int) -> int:
    written = tokens.text(index)
    word = written.lower()
    following = tokens.text(index + 1)
    if word in language.future_before_infinitive and following == language.infinitive:
        return 0 if tokens.text(index + 2) in language.no_infinitive else 1
    if word in language.future:
        return 0 if (word, following) in language.not_future else 1
    if word in language.past:
        return -1
    if language.future_suffixes and len(word) > 4 and word.endswith(language.future_suffixes):
        return 1
    if word == language.infinitive and index + 1 < end:
        # "to vote" is still to come, "to London" and "to the city" are places.
        is_verb = following.islower() and following not in language.no_infinitive
        leader = tokens.text(index - 1).lower() if index else ""
        is_open = leader not in language.before_timeless_infinitive
        return 1 if is_verb and is_open and len(following) > 1 else 0
    is_past = written.islower() and len(word) > 4 and word.endswith(language.past_suffixes)
    if not language.past_suffixes or not is_past or word in language.not_past:
        return 0
    # "to be published", "is expected": the auxiliary decides, further on.
    return 0 if tokens.text(index - 1) in language.passive_auxiliaries else -1
