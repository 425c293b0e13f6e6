"""French words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import NOUN_FIRST_PATTERNS, ROMAN_NUMERALS, Language, word_set

_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

WORDS = {
    "MONTH": {
        "1": "janvier", "2": "février fevrier", "3": "mars", "4": "avril", "5": "mai", "6": "juin",
        "7": "juillet", "8": "août aout", "9": "septembre", "10": "octobre", "11": "novembre",
        "12": "décembre decembre",
    },
    "WEEKDAY": {str(number): day for number, day in enumerate(_DAYS, start=1)},
    "WEEKDAYS": {str(number): f"{day}s" for number, day in enumerate(_DAYS, start=1)},
    "SEASON": {"SP": "printemps", "FA": "automne", "WI": "hiver"},
    "WEAK_SEASON": {"SU": "été"},
    "HOLIDAY": {"12-25": "noël Noël", "easter+0": "Pâques", "11-01": "Toussaint"},
    "PART": {"MO": "matin matinée", "EV": "soir soirée", "NI": "nuit"},
    "FIXED_CLOCK": {"T12:00": "midi", "T24:00": "minuit"},
    "UNIT": {
        "TM": "minute", "TH": "heure", "D": "jour journée", "W": "semaine",
        "WE": "week-end weekend", "M": "mois",
        "Q": "trimestre", "Y": "année an", "DE": "décennie", "CE": "siècle", "ML": "millénaire",
    },
    "UNITS": {
        "TS": "secondes", "TM": "minutes", "TH": "heures", "D": "jours", "W": "semaines",
        "Q": "trimestres", "Y": "années ans", "DE": "décennies", "CE": "siècles",
    },
    "WORD_NUMBER": {
        "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "6": "six", "7": "sept",
        "8": "huit", "9": "neuf", "10": "dix", "11": "onze", "12": "douze", "13": "treize",
        "14": "quatorze", "15": "quinze", "16": "seize", "20": "vingt", "30": "trente",
        "40": "quarante", "50": "cinquante", "60": "soixante",
    },
    "SCALE": {"100": "cent", "1000": "mille"},
    "ORDINAL": {
        "1": "premier première", "2": "deuxième second seconde", "3": "troisième",
        "4": "quatrième",
    },
    "HALF": {"": "demi demie semestre"},
    "A": {"1": "un une"},
    "VAGUE": {"X": "quelques plusieurs", "10": "dizaine", "15": "quinzaine", "20": "vingtaine"},
    "APPROXIMATELY": {"": "environ près presque plus moins quelque"},
    "SET": {
        "P1D": "quotidiennement", "P1W": "hebdomadaire", "P1M": "mensuel mensuelle",
        "P1Y": "annuellement",
    },
    "REFERENCE": {
        "PRESENT_REF": "maintenant actuellement désormais",
        "PAST_REF": "récemment autrefois jadis",
        "FUTURE_REF": "prochainement bientôt",
    },
    "DAY_REFERENCE": {"0": "aujourd'hui aujourd’hui", "-1": "hier", "1": "demain"},
    "THIS": {"": "ce cet cette ces"},
    "THAT": {"": "même"},
    "LAST": {"": "dernier dernière derniers dernières passé passée"},
    "NEXT": {"": "prochain prochaine prochains prochaines"},
    "FOLLOWING": {"": "suivant suivante lendemain"},
    "PREVIOUS": {"": "précédent précédente"},
    "EARLIER": {"": "auparavant"},
    "LATER": {"": "tard"},
    "PREFIXED_AGO": {"": "il"},
    "THERE": {"": "y"},
    "OCLOCK": {"": "h"},
    "BEFORE": {"": "avant"},
    "AFTER": {"": "après"},
    "THE": {"": "le la les l au du"},
    "OF": {"": "de d des"},
    "AND": {"": "et ou"},
    "TO": {"": "à jusqu"},
    "BETWEEN": {"": "entre"},
    "IN": {"": "en dans depuis pendant"},
    "AT": {"": "vers dès"},
    "EVERY": {"": "chaque"},
    "PER": {"": "par"},
    "EDGE": {"": "début fin mi courant"},
    "OLD": {"": "âgé âgée"},
}  # fmt: skip

FRENCH = Language(
    code="fr",
    words=WORDS,
    future_suffixes=("ra", "ront"),
    clause_openers=word_set("que qui mais quand"),
    future=word_set(
        """
        sera seront aura auront devra devront doit doivent prévu prévue prévus prévues
        prochain va vont pourra pourrait devrait aurait lieu commencera débutera ouvrira
        votera jusqu
        """
    ),
    past=word_set(
        """
        a ont était étaient avait avaient est sont été dit déclaré annoncé affirmé
        indiqué fut eut dernier passé
        """
    ),
    patterns=(
        ("prefixed_ago", "PREFIXED_AGO THERE OTHER COUNT U"),
        ("afternoon", "THE? AFTER HYPHEN FIXED_CLOCK"),
        *NOUN_FIRST_PATTERNS,
    ),
    joined={
        f"{numeral}{ending}": ("ROMAN", str(number))
        for number, numeral in enumerate(ROMAN_NUMERALS, start=1)
        for ending in ("e", "ème", "ᵉ")
    },
)
