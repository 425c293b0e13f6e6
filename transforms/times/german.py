"""German words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import Entry, Language, word_set

_ENDINGS = ("e", "en", "em", "er", "es")
_DAYS = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
_PARTS = {
    "morgen": "MO", "vormittag": "MO", "früh": "MO", "mittag": "MI", "nachmittag": "AF",
    "abend": "EV", "nacht": "NI",
}  # fmt: skip
_NUMBERS = {
    "ein": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7",
    "acht": "8", "neun": "9", "zehn": "10", "elf": "11", "zwölf": "12", "dreizehn": "13",
    "vierzehn": "14", "fünfzehn": "15", "sechzehn": "16", "siebzehn": "17", "achtzehn": "18",
    "neunzehn": "19", "zwanzig": "20", "dreißig": "30", "vierzig": "40", "fünfzig": "50",
    "sechzig": "60", "siebzig": "70", "achtzig": "80", "neunzig": "90", "hundert": "100",
    "mehr": "X",
}  # fmt: skip
_ADJECTIVES = {"tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y", "stündig": "TH",
               "minütig": "TM"}  # fmt: skip
_LONG = {"tage": "D", "wochen": "W", "monate": "M", "jahre": "Y", "stunden": "TH", "minuten": "TM",
         "jahrzehnte": "DE", "jahrhunderte": "CE"}  # fmt: skip


_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ONES = "ein zwei drei vier fünf sechs sieben acht neun"
_ORDINALS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"


def _inflected(stems: str) -> str:
    return " ".join(stem + ending for stem in stems.split() for ending in _ENDINGS)


def _joined() -> dict[str, Entry]:
    return _lengths() | _days_and_numbers()


def _days_and_numbers() -> dict[str, Entry]:
    made: dict[str, Entry] = {}
    for number, day in enumerate(_DAYS, start=1):
        for part, value in _PARTS.items():
            made[f"{day}{part}"] = ("WEEKDAY_PART", f"{number}T{value}")
            made[f"{day}{part}s"] = ("WEEKDAY_PART", f"{number}T{value}")
    for tens, value in zip(
        _TENS.split(),
        "23456789",
        strict=True,
    ):
        made[f"{tens}er"] = ("DECADE_WORD", value)
        made[f"{tens}erjahre"] = made[f"{tens}erjahren"] = ("DECADE_WORD", value)
        for one in _ONES.split():
            amount = str(int(value) * 10 + int(_NUMBERS[one]))
            made[f"{one}und{tens}"] = ("WORD_NUMBER", amount)
    return made


def _lengths() -> dict[str, Entry]:
    made: dict[str, Entry] = {}
    for stem, unit in _ADJECTIVES.items():
        letters = f"T{{}}{unit[1:]}" if unit.startswith("T") else f"{{}}{unit}"
        for word, amount in _NUMBERS.items():
            for ending in _ENDINGS:
                # Of people it is an age, "der Siebenjährige"; few of those are below six.
                if unit == "Y" and amount not in ["1", "2", "3", "4", "5", "X"]:
                    continue
                made[f"{word}{stem}{ending}"] = ("DURATION", "P" + letters.format(amount))
    for word, unit in _LONG.items():
        amount = f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}"
        for ending in ("", *_ENDINGS):
            made[f"{word}lang{ending}"] = ("DURATION", amount)
    return made


WORDS = {
    "MONTH": {
        "1": "Januar Jänner Januars Jänners", "2": "Februar Feber Februars", "3": "März",
        "4": "April Aprils", "5": "Mai", "6": "Juni Junis", "7": "Juli Julis",
        "8": "August Augusts", "9": "September Septembers", "10": "Oktober Oktobers",
        "11": "November Novembers", "12": "Dezember Dezembers",
    },
    "SHORT_MONTH": {
        "1": "Jan", "2": "Feb", "3": "Mär Mrz", "4": "Apr", "6": "Jun", "7": "Jul", "8": "Aug",
        "9": "Sept Sep", "10": "Okt", "11": "Nov", "12": "Dez",
    },
    "WEEKDAY": {
        str(number): day.capitalize() for number, day in enumerate(_DAYS, start=1)
    } | {"6": "Samstag Sonnabend"},
    "WEEKDAYS": {str(number): f"{day}s" for number, day in enumerate(_DAYS, start=1)},
    "SEASON": {
        "SP": "Frühling Frühjahr Frühjahrs Frühlings",
        "SU": "Sommer Sommers Sommermonate Sommermonaten",
        "FA": "Herbst Herbstes Herbsts", "WI": "Winter Winters Wintermonate Wintermonaten",
    },
    "HOLIDAY": {
        "12-25": "Weihnachten Christtag", "12-24": "Heiligabend", "12-31": "Silvester",
        "01-01": "Neujahr Neujahrstag", "easter+0": "Ostern Ostersonntag",
        "easter+1": "Ostermontag", "easter-2": "Karfreitag",
        "easter+49": "Pfingsten Pfingstsonntag", "easter+50": "Pfingstmontag",
        "easter-48": "Rosenmontag", "easter-46": "Aschermittwoch", "easter-7": "Palmsonntag",
        "easter-3": "Gründonnerstag", "easter-1": "Karsamstag", "easter+60": "Fronleichnam",
        "01-06": "Dreikönigstag", "11-01": "Allerheiligen", "12-26": "Stephanstag",
    },
    "PART": {
        "MO": "Morgen morgens vormittags Vormittag", "MI": "Mittag mittags",
        "AF": "Nachmittag nachmittags", "EV": "Abend abends", "NI": "Nacht nachts",
    },
    "FIXED_CLOCK": {"T24:00": "mitternacht"},
    "UNIT": {
        "TM": "Minute", "TH": "Stunde", "D": "Tag Tages Tags", "W": "Woche",
        "WE": "Wochenende Wochenendes", "M": "Monat Monats Monates", "Q": "Quartal Quartals",
        "Y": "Jahr Jahres Jahrs", "DE": "Jahrzehnt Jahrzehnts", "CE": "Jahrhundert Jahrhunderts",
        "ML": "Jahrtausend Jahrtausends",
    },
    "UNITS": {
        "TS": "Sekunden", "TM": "Minuten", "TH": "Stunden", "D": "Tage Tagen", "W": "Wochen",
        "WE": "Wochenenden", "M": "Monate Monaten", "Q": "Quartale Quartalen", "Y": "Jahre Jahren",
        "DE": "Jahrzehnte Jahrzehnten", "CE": "Jahrhunderte Jahrhunderten",
        "ML": "Jahrtausende Jahrtausenden",
    },
    "WORD_NUMBER": {
        value: f"{word} {word}e" if value in ("1",) else word
        for word, value in _NUMBERS.items()
        if value not in ("1", "X", "100")
    } | {"2": "zwei beide beiden", "1.5": "eineinhalb anderthalb", "2.5": "zweieinhalb",
         "3.5": "dreieinhalb",
         "4.5": "viereinhalb", "5.5": "fünfeinhalb"},
    "SCALE": {"100": "hundert", "1000": "tausend"},
    "ORDINAL": {
        str(number): _inflected(stem) for number, stem in enumerate(_ORDINALS.split(), start=1)
    },
    "HALF": {"": "halbe halben halbes halber Hälfte Halbjahr Halbjahrs"},
    "A": {"1": "ein eine einem einen einer eines"},
    "VAGUE": {
        "X": "einige einigen mehrere mehreren mehrerer viele vielen wenige wenigen paar etliche "
        "etlichen zahlreiche zahlreichen hunderte tausende"
    },
    "APPROXIMATELY": {
        "": "etwa rund knapp gut fast circa ca nahezu ungefähr mindestens höchstens über mehr als "
        "weniger bis weitere weiteren weiterer ganze ganzen ganzes voll volle vollen nur genau "
        "lange langen zu "
        + _inflected("knapp gut")
    },
    "OCLOCK": {"": "Uhr"},
    "SET": {
        "P1D": "täglich " + _inflected("täglich") + " tagtäglich",
        "P1W": "wöchentlich " + _inflected("wöchentlich"),
        "P1M": "monatlich " + _inflected("monatlich"),
        "P3M": "vierteljährlich",
        "P1Y": "jährlich alljährlich " + _inflected("jährlich alljährlich"),
        "PT1H": "stündlich",
    },
    "DURATION": {"PXY": "langjährig " + _inflected("langjährig")},
    "REFERENCE": {
        "PRESENT_REF": "jetzt derzeit zurzeit momentan heutzutage gegenwärtig "
        + _inflected("derzeitig gegenwärtig"),
        "PAST_REF": "früher damals kürzlich neulich unlängst",
    },
    "DAY_REFERENCE": {
        "0": "heute " + _inflected("heutig"), "-1": "gestern " + _inflected("gestrig"),
        "1": "morgen " + _inflected("morgig"), "-2": "vorgestern", "2": "übermorgen",
    },
    "UNIT_REFERENCE": {
        "Y-1": "Vorjahr Vorjahres Vorjahrs vorjährigen", "Y+0": "heuer " + _inflected("heurig"),
        "M-1": "Vormonat Vormonats", "W-1": "Vorwoche", "D-1": "Vortag Vortags",
        "Y+1": "Folgejahr Folgejahres",
    },
    "THIS": {"": "dieser diese diesem diesen dieses diesjährigen laufenden"},
    "THAT": {"": "jenem jenes jener"},
    "LAST": {"": _inflected("letzt vergangen vorig abgelaufen")},
    "NEXT": {"": _inflected("nächst kommend")},
    "FOLLOWING": {"": _inflected("folgend darauffolgend")},
    "PREVIOUS": {"": _inflected("vorangegangen vorhergehend")},
    "EARLIER": {"": "zuvor vorher"},
    "LATER": {"": "später danach darauf"},
    "RECENT": {"": "kurzem"},
    "PREFIXED_AGO": {"": "vor"},
    "THE": {"": "der die das dem den des zum zur"},
    "PERIOD": {"": "Zeit Zeiten"},
    "OF": {"": "vom von"},
    "AND": {"": "und oder sowie"},
    "TO": {"": "bis"},
    "FROM": {"": "ab unter mit"},
    "BETWEEN": {"": "zwischen"},
    "IN": {"": "im in seit während binnen innerhalb für durch nach gegen"},
    "ON": {"": "am an"},
    "AT": {"": "um"},
    "EVERY": {"": "jede jeden jedem jedes jeder alle aller"},
    "PER": {"": "pro"},
    "EDGE": {"": "Anfang Mitte Ende Beginn Beginns"},
    "OLD": {"": "alt alte alten alter altes altem"},
}  # fmt: skip

FUTURE = word_set(
    """
        wird werden werde wirst soll sollen will wollen kommenden kommende nächste
        nächsten geplant findet finden beginnt startet lädt steht ab spätestens
        bevorstehenden folgt voraussichtlich stattfinden anmeldung anmeldungen eintritt
        veranstaltet treffpunkt bis eröffnet
        """
)
PAST = word_set(
    """
        war waren hatte hatten wurde wurden hat haben ist sagte gab kam ging stand fand
        fanden kamen gingen lag ließ teilte erklärte starb wollte konnte musste seit
        worden gewesen vergangenen trafen traf begann
        """
)

GERMAN = Language(
    code="de",
    words=WORDS,
    future=FUTURE,
    past=PAST,
    nouns_are_capitalised=True,
    ago_is_duration=True,
    today_is_vague=True,
    clause_openers=word_set("dass daß weil nachdem wenn als aber obwohl"),
    past_suffixes=("te", "ten"),
    not_past=word_set(
        """
        heute könnte könnten sollte sollten müsste müssten dürfte dürften möchte möchten hätte
        hätten letzte letzten nächste nächsten erste ersten zweite zweiten dritte dritten weite
        weiten gute guten beste besten alte alten geplante geplanten bitte unten mitten
        """
    ),
    patterns=(
        ("at_clock", "(?<= AT ) FIGURE"),
        ("day_month_figures", "(?<= [ON OF TO FROM] ) FIGURE DOT"),
    ),
    joined=_joined(),
)
