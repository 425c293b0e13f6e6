"""English words of time. Written for this project."""

from __future__ import annotations

from transforms.times.lexicon import Language, word_set

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SHORT_DAYS = ("Mon", "Tue Tues", "Wed", "Thu Thur Thurs", "Fri", "Sat", "Sun")

WORDS = {
    "MONTH": {
        "1": "january", "2": "february", "3": "March", "4": "april", "5": "May", "6": "june",
        "7": "july", "8": "August", "9": "september", "10": "october", "11": "november",
        "12": "december",
    },
    "SHORT_MONTH": {
        "1": "Jan", "2": "Feb", "3": "Mar", "4": "Apr", "6": "Jun", "7": "Jul", "8": "Aug",
        "9": "Sept Sep", "10": "Oct", "11": "Nov", "12": "Dec",
    },
    "WEEKDAY": {
        str(number): name for number, name in enumerate(_WEEKDAYS, start=1)
    },
    "SHORT_WEEKDAY": {str(number): short for number, short in enumerate(_SHORT_DAYS, start=1)},
    "WEEKDAYS": {str(number): f"{name}s" for number, name in enumerate(_WEEKDAYS, start=1)},
    "SEASON": {"SU": "summer summertime", "WI": "winter wintertime", "FA": "autumn"},
    "WEAK_SEASON": {"SP": "spring springtime", "FA": "fall"},
    "HOLIDAY": {
        "12-25": "christmas", "thanksgiving": "thanksgiving", "easter+0": "easter",
        "10-31": "halloween",
    },
    "PART": {
        "MO": "morning mornings", "AF": "afternoon afternoons", "EV": "evening evenings",
        "NI": "night nights",
    },
    "FIXED_CLOCK": {"T12:00": "noon midday", "T24:00": "midnight"},
    "DECADE_WORD": {
        "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
        "7": "seventies", "8": "eighties", "9": "nineties",
    },
    "UNIT": {
        "TM": "minute", "TH": "hour", "D": "day", "W": "week", "WE": "weekend", "M": "month",
        "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium",
    },
    "UNITS": {
        "TS": "seconds", "TM": "minutes mins", "TH": "hours hrs", "D": "days", "W": "weeks",
        "WE": "weekends", "M": "months", "Q": "quarters", "Y": "years", "DE": "decades",
        "CE": "centuries", "ML": "millennia",
    },
    "WORD_NUMBER": {
        "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
        "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve", "13": "thirteen",
        "14": "fourteen", "15": "fifteen", "16": "sixteen", "20": "twenty",
        "30": "thirty", "40": "forty", "50": "fifty", "60": "sixty", "70": "seventy",
        "80": "eighty", "90": "ninety",
    },
    "TEEN": {"17": "seventeen", "18": "eighteen", "19": "nineteen"},
    "SCALE": {"100": "hundred", "1000": "thousand", "12": "dozen"},
    "ORDINAL": {
        "1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth",
        "7": "seventh", "8": "eighth", "9": "ninth", "10": "tenth", "11": "eleventh",
        "12": "twelfth", "13": "thirteenth", "14": "fourteenth", "15": "fifteenth",
        "16": "sixteenth", "17": "seventeenth", "18": "eighteenth", "19": "nineteenth",
        "20": "twentieth",
    },
    "HALF": {"": "half"},
    "A": {"1": "a an"},
    "AM_PM": {"": "am pm p"},
    "VAGUE": {
        "X": "several few many some various numerous countless dozens hundreds thousands",
        "2": "couple pair",
    },
    "APPROXIMATELY": {
        "": "about around nearly almost roughly approximately more less than over under least most "
        "another additional extra further exactly barely only just full consecutive straight "
        "long whole entire mere busy"
    },
    "OCLOCK": {"": "clock"},
    "FISCAL": {"": "fiscal financial"},
    "SET": {
        "P1D": "daily nightly", "P1W": "weekly", "P1M": "monthly", "P1Y": "yearly annually",
    },
    "DURATION": {"P2W": "fortnight", "PXY": "yearlong"},
    "REFERENCE": {
        "PRESENT_REF": "now current currently nowadays presently",
        "PAST_REF": "recently lately",
    },
    "DAY_REFERENCE": {
        "0": "today", "-1": "yesterday", "1": "tomorrow", "0TNI": "tonight tonite", "-1TNI": "",
    },
    "UNIT_REFERENCE": {},
    "THIS": {"": "this these"},
    "THAT": {"": "that same"},
    "LAST": {"": "last"},
    "PAST_NOUN": {"": "past"},
    "NEXT": {"": "next"},
    "COMING": {"": "coming upcoming"},
    "FOLLOWING": {"": "following"},
    "PREVIOUS": {"": "previous preceding prior"},
    "RECENT": {"": "recent"},
    "LATEST": {"": "latest"},
    "AGO": {"": "ago"},
    "EARLIER": {"": "earlier previously"},
    "LATER": {"": "later hence"},
    "BEFORE": {"": "before"},
    "AFTER": {"": "after"},
    "PERIOD": {"": "times"},
    "THE": {"": "the its their his her"},
    "OF": {"": "of"},
    "AND": {"": "and or"},
    "TO": {"": "to through until till thru"},
    "FROM": {"": "from"},
    "BETWEEN": {"": "between"},
    "IN": {"": "in since during by for within throughout into post pre"},
    "ON": {"": "on"},
    "AT": {"": "at"},
    "EVERY": {"": "every each"},
    "PER": {"": "per"},
    "EDGE": {"": "early late mid middle beginning start end close latter"},
    "OLD": {"": "old older younger aged"},
    "LONG": {"": "long"},
    "EVE": {"": "eve"},
    "ZONE": {"": "EST EDT CST CDT MST MDT PST PDT GMT BST CET CEST UTC local Eastern Pacific time"},
    "FUTURE_NOUN": {"": "future"},
    "NEW": {"": "New"},
}  # fmt: skip

FUTURE = word_set(
    """
        will ll shall would scheduled expected expects expect due plan plans planned
        planning slated upcoming next tomorrow hopes hope hoping may might could should
        must until till starting beginning deadline intends intend coming effective
        forthcoming soon payable expire expires begins starts opens ends faces arrives
        awaits await promises vows aims
        """
)
PAST = word_set(
    """
        said set was were had did told been came went took made got gave found saw left
        became began fell rose won lost met held led ran sent spoke struck broke brought
        bought sold fled flew kept knew thought heard felt stood wrote paid put hit cut
        shot died since ago ended grew sank drove threw showed built caught chose drew
        fought froze hung hid hurt laid lay lit rode shook sang shut slept spent spread
        stole swept swore taught tore wore wound withdrew yesterday
        """
)
NO_INFINITIVE = word_set(
    """
        the a an his her its their our your my this that these those one two three some
        all more less about death prison jail court trial work school college church hospital
        bed war power office life safety freedom victory third second first
        """
)
IMPLICATIVE = word_set(
    """
        managed failed began started continued tried refused declined forced allowed helped
        used able unable difficult hard easy impossible
        """
)
"""Words whose infinitive has happened or has not, in the time of the word itself: "failed to"
(Karttunen, Implicative verbs, Language 47, 1971)."""

ENGLISH = Language(
    code="en",
    words=WORDS,
    future=FUTURE,
    past=PAST,
    clause_openers=word_set("that which who whose because after before when while but although"),
    past_suffixes=("ed",),
    not_past=word_set(
        """
        succeed proceed exceed indeed speed hundred naked sacred wicked preferred
        """
    ),
    passive_auxiliaries=word_set(
        """
        be being is are gets get
        """
    ),
    future_before_infinitive=word_set(
        """
        due set about ready going bound
        """
    ),
    infinitive="to",
    holy_days={
        ("Ash", "3"): "easter-46",
        ("Palm", "7"): "easter-7",
        ("Maundy", "4"): "easter-3",
        ("Holy", "4"): "easter-3",
        ("Good", "5"): "easter-2",
        ("Holy", "6"): "easter-1",
    },
    no_infinitive=NO_INFINITIVE,
    not_future=frozenset({("next", "to")}),
    before_timeless_infinitive=IMPLICATIVE,
    month_first=True,
)
