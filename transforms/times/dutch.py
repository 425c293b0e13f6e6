"""Dutch words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import Entry, Language, word_set

_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_PARTS = {"ochtend": "MO", "morgen": "MO", "middag": "AF", "avond": "EV", "nacht": "NI"}


def _joined() -> dict[str, Entry]:
    made: dict[str, Entry] = {}
    for part, value in _PARTS.items():
        for number, day in enumerate(_DAYS, start=1):
            made[f"{day}{part}"] = ("WEEKDAY_PART", f"{number}T{value}")
        made[f"van{part}"] = ("DAY_REFERENCE", f"0T{value}")
        made[f"gister{part}"] = ("DAY_REFERENCE", f"-1T{value}")
        made[f"gisteren{part}"] = ("DAY_REFERENCE", f"-1T{value}")
    return made


WORDS = {
    "MONTH": {
        "1": "januari", "2": "februari", "3": "maart", "4": "april", "5": "mei", "6": "juni",
        "7": "juli", "8": "augustus", "9": "september", "10": "oktober", "11": "november",
        "12": "december",
    },
    "WEEKDAY": {str(number): day for number, day in enumerate(_DAYS, start=1)},
    "WEEKDAYS": {str(number): f"{day}en" for number, day in enumerate(_DAYS, start=1)},
    "SEASON": {"SP": "lente voorjaar", "SU": "zomer", "FA": "herfst najaar", "WI": "winter"},
    "HOLIDAY": {"12-25": "Kerstmis kerst", "easter+0": "Pasen", "easter+49": "Pinksteren"},
    "PART": {"MO": "ochtend", "AF": "middag namiddag", "EV": "avond", "NI": "nacht"},
    "FIXED_CLOCK": {"T24:00": "middernacht"},
    "UNIT": {
        "TM": "minuut", "TH": "uur", "D": "dag", "W": "week", "WE": "weekend weekeinde",
        "M": "maand", "Q": "kwartaal", "Y": "jaar", "DE": "decennium", "CE": "eeuw",
    },
    "UNITS": {
        "TS": "seconden", "TM": "minuten", "TH": "uren", "D": "dagen", "W": "weken",
        "M": "maanden", "Q": "kwartalen", "Y": "jaren", "DE": "decennia", "CE": "eeuwen",
    },
    "WORD_NUMBER": {
        "2": "twee", "3": "drie", "4": "vier", "5": "vijf", "6": "zes", "7": "zeven", "8": "acht",
        "9": "negen", "10": "tien", "11": "elf", "12": "twaalf", "15": "vijftien", "20": "twintig",
        "30": "dertig", "40": "veertig", "50": "vijftig", "60": "zestig",
        "70": "zeventig", "80": "tachtig", "90": "negentig", "1.5": "anderhalf anderhalve",
    },
    "SCALE": {"100": "honderd", "1000": "duizend"},
    "ORDINAL": {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde"},
    "HALF": {"": "half halve halfjaar"},
    "A": {"1": "een één"},
    "VAGUE": {"X": "enkele meerdere verschillende paar aantal vele"},
    "APPROXIMATELY": {"": "ongeveer bijna ruim circa zo meer minder dan zeker"},
    "SET": {"P1D": "dagelijks", "P1W": "wekelijks", "P1M": "maandelijks", "P1Y": "jaarlijks"},
    "REFERENCE": {
        "PRESENT_REF": "nu momenteel tegenwoordig", "PAST_REF": "onlangs recentelijk vroeger",
        "FUTURE_REF": "binnenkort",
    },
    "DAY_REFERENCE": {
        "0": "vandaag", "-1": "gisteren", "1": "morgen", "-2": "eergisteren", "2": "overmorgen",
    },
    "THIS": {"": "dit deze"},
    "THAT": {"": "die dat dezelfde"},
    "LAST": {"": "vorig vorige afgelopen laatste"},
    "NEXT": {"": "volgend volgende komend komende"},
    "AGO": {"": "geleden"},
    "EARLIER": {"": "eerder daarvoor"},
    "LATER": {"": "later daarna"},
    "THE": {"": "de het"},
    "OF": {"": "van"},
    "AND": {"": "en of"},
    "TO": {"": "tot t m"},
    "FROM": {"": "vanaf"},
    "BETWEEN": {"": "tussen"},
    "IN": {"": "in sinds tijdens binnen gedurende voor"},
    "ON": {"": "op"},
    "AT": {"": "om rond"},
    "EVERY": {"": "elke elk iedere ieder"},
    "PER": {"": "per"},
    "EDGE": {"": "begin midden medio eind einde"},
    "OLD": {"": "oud oude"},
}  # fmt: skip

DUTCH = Language(
    code="nl",
    words=WORDS,
    clause_openers=word_set("dat die omdat maar toen"),
    future=word_set(
        """
        zal zullen wordt worden komende gepland verwacht gaat moet uiterlijk vanaf
        begint start tot stemt
        """
    ),
    past=word_set(
        """
        was waren had hadden werd werden heeft hebben is zei vertelde kwam ging stond
        vond maakte sinds vorige afgelopen
        """
    ),
    patterns=(
        ("hour_clock", "(?<= AT ) [NUMBER FIGURE CLOCK WORD_NUMBER] UNIT"),
        ("decade_units", "THE? UNITS [NUMBER YEAR WORD_NUMBER]"),
    ),
    joined=_joined(),
)
