"""The number words of the languages, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from transforms.annotation import as_pieces
from transforms.quantities.phrases import word_set

_EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_DE_SMALL = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_FR_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_ES_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, all in small letters."""

    small: dict[str, float]
    """Words that add up: units, teens and tens."""
    hundreds: frozenset[str]
    scales: dict[str, float]
    """Words that multiply what stands before them: thousand, million, dozen."""
    plurals: dict[str, float]
    """Words for an unknown number of a scale: dozens, thousands."""
    abouts: dict[str, float]
    """Words that are a round number on their own: French `centaine`."""
    articles: frozenset[str]
    """Words that mean one before a scale: `a million`."""
    several: frozenset[str]
    """Words that make a scale vague: `several hundred`."""
    joiners: frozenset[str]
    """Words inside a number: `a hundred and five`."""
    parts: dict[str, float]
    """Names of fractions, singular and plural -> their share."""
    in_words: frozenset[str]
    """`one IN four`, `nine OUT OF ten`."""
    range_words: frozenset[str]
    between: frozenset[str]
    and_words: frozenset[str]
    or_words: frozenset[str]
    pronoun_one: frozenset[str]
    """Words for one that are articles or pronouns as well."""
    of_words: frozenset[str]
    compounds: bool = False
    """Numbers are written as one word (German)."""


def _counted(words: str, first: int = 0) -> dict[str, float]:
    return {word: float(number) for number, word in enumerate(words.split(), first)}


def _tens(words: str) -> dict[str, float]:
    return {word: 10.0 * number for number, word in enumerate(words.split(), 2)}


def _pairs(text: str) -> dict[str, float]:
    parts = text.split()
    return {parts[i]: float(parts[i + 1]) for i in range(0, len(parts), 2)}


ENGLISH = NumberWords(
    small=_counted(_EN_SMALL)
    | _tens("twenty thirty forty fifty sixty seventy eighty ninety")
    | {"fourty": 40.0},
    hundreds=word_set("hundred"),
    scales=_pairs(
        "hundred 100 thousand 1e3 million 1e6 billion 1e9 trillion 1e12 dozen 12 mln 1e6 mn 1e6 "
        "bn 1e9 tn 1e12 lakh 1e5 lakhs 1e5 crore 1e7 crores 1e7 bln 1e9"
    ),
    plurals=_pairs(
        "dozens 12 scores 20 tens 10 hundreds 100 thousands 1e3 millions 1e6 billions 1e9 "
        "trillions 1e12"
    ),
    abouts={},
    articles=word_set("a an"),
    several=word_set("several few many"),
    joiners=word_set("and"),
    parts=_pairs(
        "half 0.5 third 0.3333333333333333 thirds 0.3333333333333333 quarter 0.25 quarters 0.25 "
        "fifth 0.2 fifths 0.2 sixth 0.16666666666666666 sixths 0.16666666666666666 eighth 0.125 "
        "eighths 0.125 tenth 0.1 tenths 0.1"
    ),
    in_words=word_set("in out"),
    range_words=word_set("to through"),
    between=word_set("between from"),
    and_words=word_set("and"),
    or_words=word_set("or"),
    pronoun_one=word_set("one"),
    of_words=word_set("of"),
)
GERMAN = NumberWords(
    small=_counted(_DE_SMALL)
    | _tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
    | {"zwo": 2.0, "dreissig": 30.0, "ein": 1.0, "eine": 1.0, "einen": 1.0, "einer": 1.0,
       "einem": 1.0},
    hundreds=word_set("hundert"),
    scales=_pairs(
        "hundert 100 tausend 1e3 million 1e6 millionen 1e6 milliarde 1e9 milliarden 1e9 billion "
        "1e12 billionen 1e12 dutzend 12 mio 1e6 mrd 1e9 tsd 1e3"
    ),
    plurals=_pairs("dutzende 12 dutzenden 12 hunderte 100 hunderten 100 tausende 1e3 tausenden 1e3 "
                   "zehntausende 1e4 zehntausenden 1e4 hunderttausende 1e5 hunderttausenden 1e5 "
                   "aberhunderte 100 abertausende 1e3"),
    abouts={},
    articles=word_set("ein eine einer einem einen"),
    several=word_set("mehrere mehreren einige einigen paar viele vielen"),
    joiners=frozenset(),
    parts=_pairs(
        "hälfte 0.5 drittel 0.3333333333333333 viertel 0.25 fünftel 0.2 sechstel "
        "0.16666666666666666 achtel 0.125 zehntel 0.1"
    ),
    in_words=word_set("von"),
    range_words=word_set("bis"),
    between=word_set("zwischen von"),
    and_words=word_set("und"),
    or_words=word_set("oder"),
    pronoun_one=word_set("eins ein eine einen einer einem"),
    of_words=word_set("von der des"),
    compounds=True,
)  # fmt: skip
FRENCH = NumberWords(
    small=_counted(_FR_SMALL)
    | _pairs("vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 "
             "huitante 80 nonante 90 une 1"),
    hundreds=word_set("cent cents"),
    scales=_pairs("cent 100 cents 100 mille 1e3 million 1e6 millions 1e6 milliard 1e9 milliards "
                  "1e9 md 1e9 mds 1e9"),
    plurals=_pairs("dizaines 10 douzaines 12 centaines 100 milliers 1e3"),
    abouts=_pairs("dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 "
                  "cinquantaine 50 soixantaine 60 centaine 100 millier 1e3"),
    articles=word_set("un une"),
    several=word_set("plusieurs quelques"),
    joiners=word_set("et"),
    parts=_pairs("moitié 0.5 tiers 0.3333333333333333 quart 0.25 quarts 0.25 cinquième 0.2 "
                 "cinquièmes 0.2 dixième 0.1 dixièmes 0.1"),
    in_words=word_set("sur"),
    range_words=word_set("à"),
    between=word_set("entre de"),
    and_words=word_set("et"),
    or_words=word_set("ou"),
    pronoun_one=word_set("un une neuf"),
    of_words=word_set("de des du d"),
)  # fmt: skip
SPANISH = NumberWords(
    small=_counted(_ES_SMALL)
    | _pairs("treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 "
             "ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 "
             "cuatrocientos 400 cuatrocientas 400 quinientos 500 quinientas 500 seiscientos 600 "
             "seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 ochocientas 800 "
             "novecientos 900 novecientas 900 cien 100"),
    hundreds=frozenset(),
    scales=_pairs("mil 1e3 millón 1e6 millon 1e6 millones 1e6"),
    plurals=_pairs("decenas 10 docenas 12 cientos 100 centenares 100 miles 1e3"),
    abouts=_pairs("decena 10 docena 12 veintena 20 treintena 30 centenar 100 millar 1e3"),
    articles=word_set("un una"),
    several=word_set("varios varias"),
    joiners=word_set("y"),
    parts=_pairs("mitad 0.5 tercio 0.3333333333333333 tercios 0.3333333333333333 cuarto 0.25 "
                 "cuartos 0.25"),
    in_words=word_set("de"),
    range_words=word_set("a"),
    between=word_set("entre de"),
    and_words=word_set("y"),
    or_words=word_set("o"),
    pronoun_one=word_set("uno una"),
    of_words=word_set("de del"),
)  # fmt: skip

_BY_LANGUAGE = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


def number_words(language: str) -> NumberWords:
    """The number words of a language; English where we have none, for names such as `million`."""
    return _BY_LANGUAGE.get(language, ENGLISH)


@lru_cache(maxsize=8)
def openers(language: str) -> frozenset[str]:
    """Every word that a number in words can begin with."""
    words = number_words(language)
    return frozenset[str]().union(
        words.small,
        words.scales,
        words.plurals,
        words.abouts,
        words.parts,
        words.articles,
        words.several,
        words.pronoun_one,
        GLYPHS,
    )


GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}
"""Signs for fractions."""


@lru_cache(maxsize=8)
def number_hints(language: str) -> frozenset[str]:
    """Words of which one is in any sentence with a number in words, as pieces of a body."""
    words = number_words(language)
    return as_pieces(
        frozenset[str]().union(
            set(words.small) - words.pronoun_one
            | (words.pronoun_one if language == "en" else set()),
            words.scales,
            words.plurals,
            words.abouts,
            words.parts,
        )
    )
