"""Italian words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import NOUN_FIRST_PATTERNS, ROMAN_NUMERALS, Language, word_set

_DAYS = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]

WORDS = {
    "MONTH": {
        "1": "gennaio", "2": "febbraio", "3": "marzo", "4": "aprile", "5": "maggio", "6": "giugno",
        "7": "luglio", "8": "agosto", "9": "settembre", "10": "ottobre", "11": "novembre",
        "12": "dicembre",
    },
    "WEEKDAY": {str(number): day for number, day in enumerate(_DAYS, start=1)},
    "SEASON": {"SP": "primavera", "FA": "autunno", "WI": "inverno"},
    "WEAK_SEASON": {"SU": "estate"},
    "HOLIDAY": {"12-25": "Natale", "easter+0": "Pasqua", "08-15": "Ferragosto"},
    "PART": {
        "MO": "mattina mattino mattinata stamattina", "AF": "pomeriggio", "EV": "sera serata",
        "NI": "notte",
    },
    "FIXED_CLOCK": {"T12:00": "mezzogiorno", "T24:00": "mezzanotte"},
    "UNIT": {
        "TM": "minuto", "TH": "ora", "D": "giorno", "W": "settimana", "WE": "weekend week-end",
        "M": "mese", "Q": "trimestre", "Y": "anno", "DE": "decennio", "CE": "secolo",
    },
    "UNITS": {
        "TS": "secondi", "TM": "minuti", "TH": "ore", "D": "giorni", "W": "settimane",
        "M": "mesi", "Q": "trimestri", "Y": "anni", "DE": "decenni", "CE": "secoli",
    },
    "WORD_NUMBER": {
        "2": "due", "3": "tre", "4": "quattro", "5": "cinque", "6": "sei", "7": "sette",
        "8": "otto", "9": "nove", "10": "dieci", "11": "undici", "12": "dodici", "15": "quindici",
        "20": "venti", "30": "trenta", "40": "quaranta", "50": "cinquanta", "60": "sessanta",
        "70": "settanta", "80": "ottanta", "90": "novanta",
    },
    "SCALE": {"100": "cento", "1000": "mille mila"},
    "ORDINAL": {
        "1": "primo prima", "2": "secondo seconda", "3": "terzo terza", "4": "quarto quarta",
    },
    "HALF": {"": "mezzo mezza semestre"},
    "A": {"1": "un uno una"},
    "VAGUE": {"X": "alcuni alcune pochi poche qualche diversi diverse molti"},
    "APPROXIMATELY": {"": "circa quasi più meno oltre"},
    "SET": {"P1D": "quotidianamente", "P1W": "settimanalmente", "P1Y": "annualmente"},
    "REFERENCE": {
        "PRESENT_REF": "adesso attualmente oggigiorno", "PAST_REF": "recentemente",
        "FUTURE_REF": "prossimamente",
    },
    "DAY_REFERENCE": {
        "0": "oggi", "-1": "ieri", "1": "domani", "-2": "altroieri", "0TEV": "stasera",
        "0TNI": "stanotte",
    },
    "THIS": {"": "questo questa questi queste"},
    "THAT": {"": "quel quella stesso stessa"},
    "LAST": {"": "scorso scorsa scorsi scorse ultimo ultima ultimi ultime passato passata"},
    "NEXT": {"": "prossimo prossima prossimi prossime"},
    "FOLLOWING": {"": "seguente successivo successiva"},
    "PREVIOUS": {"": "precedente"},
    "AGO": {"": "fa"},
    "EARLIER": {"": "addietro"},
    "LATER": {"": "dopo"},
    "THE": {"": "il lo la l i gli le al alla nel nella del della dell dello nell"},
    "OF": {"": "di"},
    "AND": {"": "e o"},
    "TO": {"": "a fino ad"},
    "FROM": {"": "dal dalla da"},
    "BETWEEN": {"": "tra fra"},
    "IN": {"": "in durante entro per"},
    "AT": {"": "alle"},
    "EVERY": {"": "ogni"},
    "EDGE": {"": "inizio metà fine primi"},
}  # fmt: skip

ITALIAN = Language(
    code="it",
    words=WORDS,
    future_suffixes=("rà", "ranno"),
    clause_openers=word_set("che ma quando"),
    future=word_set(
        """
        sarà saranno avrà avranno dovrà potrà previsto prevista prossimo prossima entro
        voterà inizierà partirà
        """
    ),
    past=word_set(
        """
        ha hanno era erano aveva avevano fu furono stato stata detto annunciato
        dichiarato scorso scorsa
        """
    ),
    patterns=(("edge_unit", "EDGE UNIT"), *NOUN_FIRST_PATTERNS),
    joined={
        numeral: ("ROMAN", str(number)) for number, numeral in enumerate(ROMAN_NUMERALS, start=1)
    },
)
