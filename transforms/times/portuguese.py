"""Portuguese words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import NOUN_FIRST_PATTERNS, ROMAN_NUMERALS, Language, word_set

WORDS = {
    "MONTH": {
        "1": "janeiro", "2": "fevereiro", "3": "março", "4": "abril", "5": "maio", "6": "junho",
        "7": "julho", "8": "agosto", "9": "setembro", "10": "outubro", "11": "novembro",
        "12": "dezembro",
    },
    "WEEKDAY": {"6": "sábado", "7": "domingo"},
    "WEEKDAYS": {"6": "sábados", "7": "domingos"},
    "SEASON": {"SP": "primavera", "FA": "outono", "WI": "inverno", "SU": "verão"},
    "HOLIDAY": {"12-25": "Natal", "easter+0": "Páscoa"},
    "PART": {"MO": "manhã madrugada", "AF": "tarde", "NI": "noite"},
    "UNIT": {
        "TM": "minuto", "TH": "hora", "D": "dia", "W": "semana", "M": "mês", "Q": "trimestre",
        "Y": "ano", "DE": "década", "CE": "século",
    },
    "UNITS": {
        "TS": "segundos", "TM": "minutos", "TH": "horas", "D": "dias", "W": "semanas",
        "M": "meses", "Q": "trimestres", "Y": "anos", "DE": "décadas", "CE": "séculos",
    },
    "WORD_NUMBER": {
        "2": "dois duas", "3": "três", "4": "quatro", "5": "cinco", "6": "seis", "7": "sete",
        "8": "oito", "9": "nove", "10": "dez", "11": "onze", "12": "doze", "15": "quinze",
        "20": "vinte", "30": "trinta", "40": "quarenta", "50": "cinquenta", "60": "sessenta",
        "70": "setenta", "80": "oitenta", "90": "noventa",
    },
    "SCALE": {"100": "cem cento", "1000": "mil"},
    "ORDINAL": {
        "1": "primeiro primeira", "2": "segundo segunda", "3": "terceiro terceira",
        "4": "quarto quarta", "5": "quinta", "6": "sexta",
    },
    "HALF": {"": "meio meia semestre"},
    "A": {"1": "um uma"},
    "VAGUE": {"X": "alguns algumas vários várias poucos muitos"},
    "APPROXIMATELY": {"": "quase cerca aproximadamente mais menos"},
    "SET": {"P1D": "diariamente", "P1W": "semanalmente", "P1Y": "anualmente"},
    "REFERENCE": {
        "PRESENT_REF": "agora atualmente", "PAST_REF": "recentemente",
        "FUTURE_REF": "futuramente",
    },
    "DAY_REFERENCE": {"0": "hoje", "-1": "ontem", "1": "amanhã", "-2": "anteontem"},
    "THIS": {"": "este esta estes estas neste nesta deste desta"},
    "THAT": {"": "esse essa nesse nessa aquele aquela naquele naquela mesmo mesma"},
    "LAST": {"": "último última últimos últimas passado passada passados passadas"},
    "NEXT": {"": "próximo próxima próximos próximas"},
    "COMING": {"": "vem"},
    "FOLLOWING": {"": "seguinte seguintes"},
    "PREVIOUS": {"": "anterior anteriores"},
    "AGO": {"": "atrás"},
    "EARLIER": {"": "antes"},
    "LATER": {"": "depois"},
    "PREFIXED_AGO": {"": "há"},
    "THE": {"": "o a os as do da dos no na nos nas ao"},
    "OF": {"": "de"},
    "AND": {"": "e ou"},
    "TO": {"": "até"},
    "FROM": {"": "desde"},
    "BETWEEN": {"": "entre"},
    "IN": {"": "em durante por"},
    "AT": {"": "às"},
    "EVERY": {"": "cada todos"},
    "EDGE": {"": "início começo meados final fim"},
}  # fmt: skip

_MARKET_DAYS = ["segunda", "terça", "quarta", "quinta", "sexta"]
"""Monday to Friday are "second fair" to "sixth fair": `segunda-feira`."""

PORTUGUESE = Language(
    code="pt",
    words=WORDS | {"WEEKDAY": WORDS["WEEKDAY"] | {
        str(number): f"{day}-feira" for number, day in enumerate(_MARKET_DAYS, start=1)
    }},
    future_suffixes=("rá", "rão"),
    clause_openers=word_set("que quem mas quando"),
    future=word_set(
        """
        será serão terá terão deverá deverão poderá previsto prevista próximo próxima
        vai vão até votará começará
        """
    ),
    past=word_set(
        """
        foi foram era eram estava tinha havia disse anunciou afirmou declarou informou
        teve houve passado passada desde
        """
    ),
    past_suffixes=("ou", "aram", "eram", "iram"),
    patterns=(
        ("deictic_unit", "THE? UNIT OTHER COMING"),
        ("edge_unit", "EDGE OF UNIT"),
        *NOUN_FIRST_PATTERNS,
    ),
    joined={
        numeral: ("ROMAN", str(number)) for number, numeral in enumerate(ROMAN_NUMERALS, start=1)
    },
)  # fmt: skip
