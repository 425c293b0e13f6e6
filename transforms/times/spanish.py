"""Spanish words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import NOUN_FIRST_PATTERNS, ROMAN_NUMERALS, Language, word_set

_DAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]

WORDS = {
    "MONTH": {
        "1": "enero", "2": "febrero", "3": "marzo", "4": "abril", "5": "mayo", "6": "junio",
        "7": "julio", "8": "agosto", "9": "septiembre setiembre", "10": "octubre",
        "11": "noviembre", "12": "diciembre",
    },
    "WEEKDAY": {str(number): day for number, day in enumerate(_DAYS, start=1)},
    "WEEKDAYS": {"6": "sábados", "7": "domingos"},
    "SEASON": {"SP": "primavera", "SU": "verano", "FA": "otoño", "WI": "invierno"},
    "HOLIDAY": {"12-25": "Navidad", "12-24": "Nochebuena", "12-31": "Nochevieja"},
    "PART": {"AF": "tarde", "NI": "noche", "MO": "madrugada"},
    "FIXED_CLOCK": {"T12:00": "mediodía", "T24:00": "medianoche"},
    "UNIT": {
        "TM": "minuto", "TH": "hora", "D": "día", "W": "semana", "M": "mes", "Q": "trimestre",
        "Y": "año", "DE": "década decenio", "CE": "siglo", "ML": "milenio",
    },
    "UNITS": {
        "TS": "segundos", "TM": "minutos", "TH": "horas", "D": "días", "W": "semanas",
        "M": "meses", "Q": "trimestres", "Y": "años", "DE": "décadas", "CE": "siglos",
    },
    "WORD_NUMBER": {
        "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete",
        "8": "ocho", "9": "nueve", "10": "diez", "11": "once", "12": "doce", "13": "trece",
        "14": "catorce", "15": "quince", "20": "veinte", "30": "treinta", "40": "cuarenta",
        "50": "cincuenta", "60": "sesenta", "70": "setenta", "80": "ochenta", "90": "noventa",
    },
    "SCALE": {"100": "cien ciento", "1000": "mil"},
    "ORDINAL": {
        "1": "primer primero primera", "2": "segundo segunda", "3": "tercer tercero tercera",
        "4": "cuarto cuarta",
    },
    "HALF": {"": "medio media semestre"},
    "A": {"1": "un una"},
    "VAGUE": {"X": "unos unas algunos algunas varios varias pocos muchos", "10": "decena"},
    "APPROXIMATELY": {"": "casi cerca aproximadamente más menos alrededor sobre"},
    "SET": {
        "P1D": "diariamente", "P1W": "semanalmente", "P1M": "mensualmente",
        "P1Y": "anualmente",
    },
    "REFERENCE": {
        "PRESENT_REF": "ahora actualmente", "PAST_REF": "recientemente antaño",
        "FUTURE_REF": "próximamente",
    },
    "DAY_REFERENCE": {
        "0": "hoy", "-1": "ayer", "1": "mañana", "-2": "anteayer antier", "-1TNI": "anoche",
    },
    "THIS": {"": "este esta estos estas"},
    "THAT": {"": "ese esa aquel aquella mismo misma"},
    "LAST": {"": "último última últimos últimas pasado pasada pasados pasadas"},
    "NEXT": {"": "próximo próxima próximos próximas"},
    "COMING": {"": "viene"},
    "FOLLOWING": {"": "siguiente siguientes"},
    "PREVIOUS": {"": "anterior anteriores"},
    "EARLIER": {"": "antes atrás"},
    "LATER": {"": "después"},
    "PREFIXED_AGO": {"": "hace"},
    "THE": {"": "el la los del al"},
    "OF": {"": "de"},
    "AND": {"": "y o e u"},
    "TO": {"": "a hasta"},
    "FROM": {"": "desde"},
    "BETWEEN": {"": "entre"},
    "IN": {"": "en durante por"},
    "AT": {"": "las"},
    "EVERY": {"": "cada todos"},
    "EDGE": {"": "principios principio comienzos inicios mediados finales final fines fin"},
}  # fmt: skip

SPANISH = Language(
    code="es",
    words=WORDS,
    future_suffixes=("rá", "rán"),
    clause_openers=word_set("que quien pero cuando"),
    future=word_set(
        """
        será serán tendrá tendrán habrá deberá deberán podrá podrán prevé prevén
        previsto prevista próximo próxima va van votará comenzará empezará abrirá hasta
        espera
        """
    ),
    past=word_set(
        """
        fue fueron era eran estaba había habían ha han dijo anunció afirmó declaró
        informó tuvo hubo hizo pasado pasada desde
        """
    ),
    past_suffixes=("ó", "aron", "ieron"),
    patterns=(
        ("morning", "[THIS THE] DAY_REFERENCE"),
        ("deictic_unit", "THE? UNIT OTHER COMING"),
        ("edge_unit", "EDGE OF UNIT"),
        *NOUN_FIRST_PATTERNS,
    ),
    joined={
        numeral: ("ROMAN", str(number)) for number, numeral in enumerate(ROMAN_NUMERALS, start=1)
    },
)
