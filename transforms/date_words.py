"""Names of months and zones in the languages that dates are read in without a library."""

from __future__ import annotations

from functools import lru_cache

# One line for each language, January to December; '|' between variants, without accents.
_MONTHS = (
    (
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
        "september|sep|sept october|oct november|nov december|dec"
    ),
    (
        "januar|janner|jan februar|feb|feber marz|maerz|mrz april|apr mai juni|jun juli|jul "
        "august|aug september|sep|sept oktober|okt november|nov dezember|dez"
    ),
    (
        "janvier|janv fevrier|fevr|fev mars avril|avr mai juin juillet|juil aout "
        "septembre|sept octobre|oct novembre|nov decembre|dec"
    ),
    (
        "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
        "septiembre|setiembre|sep|set octubre|oct noviembre|nov diciembre|dic"
    ),
    (
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug "
        "agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic"
    ),
    (
        "janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
        "setembro|set outubro|out novembro|nov dezembro|dez"
    ),
    (
        "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug "
        "september|sep|sept oktober|okt november|nov december|dec"
    ),
    (
        "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug "
        "september|sep oktober|okt november|nov december|dec"
    ),
    (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika "
        "listopada grudnia"
    ),
    ("gener febrer|febr marc abril maig juny juliol agost setembre octubre novembre desembre"),
    "januar februar marts april maj juni juli august september oktober november december|desember",
    (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
        "decembrie"
    ),
    ("ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince"),
    (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta "
        "syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    (
        "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου "
        "οκτωβριου νοεμβριου δεκεμβριου"
    ),
    ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)

ZONE_OFFSETS_MIN = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60,
    "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "brt": -180,
    "ist": 330, "pkt": 300, "wib": 420, "sgt": 480, "hkt": 480, "jst": 540, "kst": 540,
    "awst": 480, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "wat": 60, "cat": 120, "sast": 120, "eat": 180,
}  # fmt: skip
"""Zone abbreviations with one usual meaning in news -> minutes east of UTC."""

ZONES_WITH_SEASONS = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
"""Zone abbreviations that leave open whether it is summer."""


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Month name, lower case and without accents -> 1 to 12; no name is two months."""
    return {
        variant: number
        for line in _MONTHS
        for number, variants in enumerate(line.split(), start=1)
        for variant in variants.split("|")
    }
