"""Inflected forms of English verbs: regular ones by rule, the others by a table."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.quotes.word_lists import words_of

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "see": "sees saw seen seeing",
    "hold": "holds held holding",
    "mean": "means meant meaning",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "show": "shows showed shown showing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasted forecasting",
    "begin": "begins began begun beginning",
    "go": "goes went gone going",
    "speak": "speaks spoke spoken speaking",
    "understand": "understands understood understanding",
    "forget": "forgets forgot forgotten forgetting",
    "hear": "hears heard hearing",
    "sing": "sings sang sung singing",
    "bet": "bets bet betting",
    "put": "puts put putting",
    "cast": "casts cast casting",
    "seek": "seeks sought seeking",
    "choose": "chooses chose chosen choosing",
    "take": "takes took taken taking",
    "make": "makes made making",
    "give": "gives gave given giving",
    "teach": "teaches taught teaching",
    "dream": "dreams dreamed dreamt dreaming",
    "cry": "cries cried crying",
    "quit": "quits quit quitting",
    "mislead": "misleads misled misleading",
    "push": "pushes pushed pushing",
    "lash": "lashes lashed lashing",
    "paint": "paints painted painting",
    "shoot": "shoots shot shooting",
    "hit": "hits hit hitting",
    "draw": "draws drew drawn drawing",
    "stand": "stands stood standing",
    "lay": "lays laid laying",
    "fight": "fights fought fighting",
    "fire": "fires fired firing",
    "rebut": "rebuts rebutted rebutting",
    "spell": "spells spelled spelt spelling",
}
_VOWELS = "aeiou"
_DOUBLED = words_of(
    "admit blog brag chat commit concur confer defer demur drop grin hint infer nag nod pan "
    "permit plan prefer quip rap refer regret rip shrug slam slip snap spin stress submit tap "
    "tip transmit trumpet wrap jot occur rebut rag"
) - {"hint", "stress", "trumpet"}
"""Verbs of more than one syllable, or ending in a vowel and a consonant, that double the last."""


def verb_forms(lemma: str) -> Iterable[str]:
    """All forms of a verb, itself first."""
    yield lemma
    irregular = _IRREGULAR.get(lemma)
    if irregular is not None:
        yield from irregular.split()
        return
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        stem = lemma[:-1]
        yield from (f"{stem}ies", f"{stem}ied", f"{lemma}ing")
        return
    yield f"{lemma}{'es' if lemma.endswith(('s', 'sh', 'ch', 'x', 'z', 'o')) else 's'}"
    if lemma in _DOUBLED:
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
    elif lemma.endswith("e"):
        yield f"{lemma}d"
        yield f"{lemma}ing" if lemma.endswith(("ee", "oe", "ye")) else f"{lemma[:-1]}ing"
    else:
        yield from (f"{lemma}ed", f"{lemma}ing")
