"""What a match of the grammar says, before it is placed in the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from transforms.times.calendar import CALENDAR_UNITS, duration_value, month_day_value
from transforms.times.lexicon import CLASS_CHARS, Language
from transforms.times.numbers import amount, split_half
from transforms.times.tokens import Tokens

PUBLISHED, NARRATIVE = "published", "narrative"
"""What a relative phrase counts from: the publication, or the day last spoken of."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as far as its own words go. Tokens `start` to `end`, end exclusive."""

    rule: str
    start: int
    end: int
    value: str | None = None
    """The TIMEX3 value where the words alone give it."""
    origin: str | None = None
    """Set for a phrase that counts from something: so many units away from it."""
    unit: str = ""
    shift: int = 0
    reach: int = 0
    """Units that a duration covers from the publication on: -5 for "the last five years"."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    clock: str = ""
    """Part of the day or time of day: `TMO`, `T10:35`."""
    direction: int | None = None
    """-1 past, 1 to come, 0 whatever is nearest; None: the sentence decides."""
    is_strict: bool = False
    """The day of reference itself is not meant."""
    needs_company: bool = False
    """No time unless a neighbour makes it one: "first half"."""
    within: Phrase | None = None
    """The longer time that it is a part of."""

    @property
    def is_name(self) -> bool:
        """Names a part of the calendar that comes again and again."""
        return self.month is not None or self.weekday is not None or bool(
            self.quarter or self.half or self.season or self.holiday
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A match of the grammar in the tokens of a body."""

    rule: str
    start: int
    end: int
    tokens: Tokens
    language: Language

    def value(self, *names: str) -> str | None:
        """The value of the first token of one of these classes."""
        chars = [CLASS_CHARS[name] for name in names]
        for index in range(self.start, self.end):
            if self.tokens.classes[index] in chars:
                return self.tokens.values[index]
        return None

    def has(self, *names: str) -> bool:
        """Some token is of one of these classes."""
        return self.value(*names) is not None

    def class_at(self, index: int) -> str:
        """The class character at a place, empty outside the body."""
        classes = self.tokens.classes
        return classes[index] if 0 <= index < len(classes) else ""

    def follows(self, *names: str) -> bool:
        """The token before it is of one of these classes."""
        return self.class_at(self.start - 1) in [CLASS_CHARS[name] for name in names]

    def amount(self) -> str:
        """The number said in it."""
        return amount(self.tokens, self.start, self.end)

    def unit(self) -> str:
        """The unit said in it, the last one."""
        for index in range(self.end - 1, self.start - 1, -1):
            if self.tokens.classes[index] in _UNIT_CHARS:
                return self.tokens.values[index]
        return ""

    def phrase(self, **fields: object) -> Phrase:
        """A phrase over the tokens of the match."""
        return Phrase(self.rule, self.start, self.end, **fields)  # type: ignore[arg-type]


_UNIT_CHARS = (CLASS_CHARS["UNIT"], CLASS_CHARS["UNITS"])
Phrases = tuple[Phrase, ...]


def read_match(match: Match) -> Phrases:
    """The phrases in a match; none where its words turn out to be no time."""
    phrase = _READERS[match.rule](match)
    if phrase is None:
        return ()
    return phrase if isinstance(phrase, tuple) else (phrase,)


# explicit dates


def _iso_date(match: Match) -> Phrase | None:
    text = match.tokens.text(match.start)
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    value = month_day_value(year, month, day)
    clock = "T" + text[11:] if len(text) > 10 else ""
    return None if value is None else match.phrase(value=value + clock)


def _numeric_date(match: Match) -> Phrase | None:
    text = match.tokens.text(match.start)
    first, second, year_text = (int(part) for part in re.split(r"[./-]", text))
    year = year_text if year_text > 99 else _long_year(year_text)
    swap = match.language.month_first and "/" in text
    orders = [(first, second), (second, first)] if swap else [(second, first), (first, second)]
    for month, day in orders:
        if month <= 12 and (value := month_day_value(year, month, day)):
            return match.phrase(value=value)
    return None


def _long_year(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _month(match: Match) -> int:
    return int(match.value("MONTH", "SHORT_MONTH") or 0)


def _day_numbers(match: Match) -> list[tuple[int, int]]:
    """(token, day) of each day of the month in the match."""
    chars = (CLASS_CHARS["NUMBER"], CLASS_CHARS["ORDINAL"])
    found = []
    for index in range(match.start, match.end):
        digits = re.match(r"\d+", match.tokens.values[index])
        if match.tokens.classes[index] in chars and digits:
            found.append((index, int(digits[0])))
    return found


def _days_of_month(match: Match) -> Phrases | None:
    """Each day named is a phrase; the month belongs to the last one."""
    days = _day_numbers(match)
    if not days or any(not 1 <= day <= 31 for _, day in days):
        return None
    month = _month(match)
    dates = [
        replace(match.phrase(month=month, day=day), start=index, end=_past_stop(match, index))
        for index, day in days
    ]
    if match.rule.startswith("month"):
        dates[0] = replace(dates[0], start=match.start)
    return (*dates[:-1], replace(dates[-1], end=match.end))


def _past_stop(match: Match, index: int) -> int:
    """The place behind a day of the month and the stop that makes it an ordinal."""
    has_stop = index + 1 < match.end and match.class_at(index + 1) == CLASS_CHARS["DOT"]
    return index + 1 + has_stop


def _day_month_figures(match: Match) -> Phrase | None:
    """ "Am 5.12."."""
    day, _, month = match.tokens.text(match.start).partition(".")
    if (
        not (day.isdigit() and month.isdigit())
        or month_day_value(2000, int(month), int(day)) is None
    ):
        return None
    return match.phrase(month=int(month), day=int(day))


def _month_day_range(match: Match) -> Phrases | None:
    found = _days_of_month(match)
    if found and match.has("AND") and not match.follows("BETWEEN", "ON"):
        return (replace(found[0], rule="month_day", end=match.end - 2),)
    return found


def _month_name(match: Match) -> Phrase | None:
    if _is_part_of_name(match) or _is_a_march(match):
        return None
    return match.phrase(month=_month(match))


def _is_first_name(match: Match) -> bool:
    """ "April Smith", where no preposition makes it a month."""
    if match.class_at(match.end) != CLASS_CHARS["OTHER"] or match.follows(
        "IN", "OF", "TO", "FROM", "EDGE", "AND", "BETWEEN"
    ):
        return False
    word = match.tokens.text(match.end)
    is_next = match.tokens.ends[match.end - 1] + 1 == match.tokens.starts[match.end]
    return is_next and word[:1].isupper() and word[1:].islower()


def _is_a_march(match: Match) -> bool:
    """ "The March of the Mothers", "March for Life"."""
    if match.tokens.text(match.start) != "March":
        return False
    if match.class_at(match.end) == CLASS_CHARS["OF"]:
        return match.class_at(match.end + 1) not in _AFTER_MARCH_OF
    return match.class_at(match.end) != "" and match.tokens.text(match.end) in ("for", "on")


_AFTER_MARCH_OF = tuple(CLASS_CHARS[name] for name in ("YEAR", "THIS", "LAST", "NEXT"))


def _is_part_of_name(match: Match) -> bool:
    """A month that is a surname: "Ms May", "Theresa May"; English has four of them."""
    if match.tokens.text(match.start) not in ("May", "March", "April", "June", "August"):
        return False
    before = match.start - 1
    if _is_first_name(match):
        return True
    if match.class_at(before) != CLASS_CHARS["OTHER"]:
        return False
    word = match.tokens.text(before)
    return word[:1].isupper() and match.tokens.ends[before] + 1 == match.tokens.starts[match.start]


# years


def _year_of(match: Match) -> str | None:
    if year := match.value("YEAR"):
        return year
    short = match.value("SHORT_YEAR")
    return None if short is None else str(_long_year(int(short)))


def _year(match: Match) -> Phrase | None:
    value = _year_of(match)
    if value is None:
        return None
    if match.follows(*_SURE_LEADERS):
        return match.phrase(value=value)
    if match.has("SHORT_YEAR"):
        return match.phrase(value=value) if match.follows("IN", "OF", "TO", "BETWEEN") else None
    return match.phrase(value=value) if _stands_as_year(match, int(value)) else None


_SURE_LEADERS = ("MONTH", "SEASON", "WEAK_SEASON", "FISCAL", "UNIT", "EDGE")


_NOT_BEFORE_YEARS = frozenset("$€£¥#%&+=*@<>№")


def _stands_as_year(match: Match, year: int) -> bool:
    """A bare number of four figures that is a year and counts nothing."""
    tokens, body = match.tokens, match.tokens.body
    start, end = tokens.starts[match.start], tokens.ends[match.start]
    if not 1500 <= year <= 2100 or body[max(0, start - 1) : start] in _NOT_BEFORE_YEARS:
        return False
    if body[end : end + 1] in _NOT_BEFORE_YEARS or body[max(0, start - 1) : start] in (
        "-",
        "/",
        ".",
    ):
        return body[end : end + 1] not in _NOT_BEFORE_YEARS and _is_range(match)
    after = match.end
    if match.class_at(after) == CLASS_CHARS["TO"] and match.class_at(after + 1) in _FIGURE_CHARS:
        after += 2  # "1200 to 1500 marks"
        end = tokens.ends[after - 1]
    if match.class_at(after) != CLASS_CHARS["OTHER"] or body[end : end + 1] != " ":
        return True
    word = tokens.text(after)
    if match.language.nouns_are_capitalised:
        return not word[:1].isupper() and word not in ("m", "km", "kg")
    return not (
        word.islower() and (word.endswith("s") or word in _COUNTED) and word not in _VERBS_S
    )


_FIGURE_CHARS = tuple(CLASS_CHARS[name] for name in ("YEAR", "FIGURE", "NUMBER"))
_COUNTED = frozenset(["people", "men", "women", "children", "km", "m", "ft", "meters", "metres"])
_VERBS_S = frozenset(["was", "is", "has", "as", "does", "its", "his", "this", "sees", "marks"])


def _is_range(match: Match) -> bool:
    """The second year of "1989-1990"."""
    return match.class_at(match.start - 2) == CLASS_CHARS["YEAR"]


def _year_word(match: Match) -> Phrase | None:
    value = _year_of(match)
    return match.phrase(value=value) if value is not None and match.unit() == "Y" else None


def _fiscal_year(match: Match) -> Phrase | None:
    return match.phrase(value=_year_of(match))


def _spelled_year(match: Match) -> Phrase | None:
    """ "Nineteen ninety-six"."""
    chars = (CLASS_CHARS["TEEN"], CLASS_CHARS["WORD_NUMBER"])
    if match.has("UNIT") and (match.has("SCALE") or match.unit() != "Y"):
        number = match.amount()
        is_year = match.unit() == "Y" and number.isdigit() and 1000 <= int(number) <= 2100
        return match.phrase(value=number) if is_year else None
    parts = [
        int(match.tokens.values[index])
        for index in range(match.start, match.end)
        if match.tokens.classes[index] in chars and match.tokens.values[index].isdigit()
    ]
    rest = sum(parts[1:])
    if not 10 <= rest <= 99:
        return None
    return match.phrase(value=f"{parts[0]}{rest:02}")


def _year_range(match: Match) -> Phrases | None:
    """ "1989-90", "2010/15": the second year is short."""
    first, last = match.tokens.values[match.start], match.tokens.values[match.end - 1]
    if len(last) != 2 or int(last) <= int(first[2:]) or not _stands_as_year(match, int(first)):
        return None
    return (
        replace(match.phrase(value=first), end=match.start + 1),
        replace(match.phrase(value=first[:2] + last), start=match.end - 1),
    )


def _decade(match: Match) -> Phrase | None:
    if match.tokens.text(match.start).lower() in ("his", "her", "their", "its"):
        return None  # an age
    figures = re.match(r"\d+", match.value("DECADE") or "")
    if figures:
        decade = figures[0][:-1]
        return match.phrase(value=decade if len(decade) == 3 else _century_of(decade))
    word = match.value("DECADE_WORD")
    return None if word is None else match.phrase(value=_century_of(word))


def _century_of(decade: str) -> str:
    return ("20" if decade in "01" else "19") + decade


# parts of years


def _ordinal_unit(match: Match) -> Phrase | None:
    number = int(re.sub(r"\D", "", match.value("ORDINAL") or match.value("NUMBER") or "") or 0)
    if match.has("HALF") and number in (1, 2):
        is_dated = match.has("FISCAL")
        return match.phrase(half=number, needs_company=not is_dated)
    unit = match.unit()
    if unit == "Q" and 1 <= number <= 4:
        return match.phrase(quarter=number)
    if unit == "CE" and 1 <= number <= 21:
        return match.phrase(value=f"{number - 1:02}")
    return None


def _first_units(match: Match) -> Phrase | None:
    unit = match.unit()
    first = CLASS_CHARS["ORDINAL"]
    at = next(i for i in range(match.start, match.end) if match.tokens.classes[i] == first)
    return match.phrase(value=duration_value(unit, amount(match.tokens, at + 1, match.end)))


def _season(match: Match) -> Phrase:
    return match.phrase(season=match.value("SEASON"))


def _weak_season(match: Match) -> Phrase:
    """ "Spring" and "fall" are verbs too: they need "the" or a year."""
    return match.phrase(
        season=match.value("WEAK_SEASON"),
        needs_company=not match.follows("THE", "EDGE", "APOSTROPHE"),
    )


def _new_year(match: Match) -> Phrase | None:
    if match.has("EVE"):
        return match.phrase(holiday="12-31")
    return match.phrase(holiday="01-01") if match.tokens.values[match.end - 1] == "D" else None


def _holiday(match: Match) -> Phrase | None:
    if match.has("EVE"):
        return match.phrase(holiday="12-24") if match.value("HOLIDAY") == "12-25" else None
    if match.has("UNIT") and match.unit() != "D":
        return match.phrase(holiday=match.value("HOLIDAY")) if match.unit() == "WE" else None
    return match.phrase(holiday=match.value("HOLIDAY"))


def _weekday(match: Match) -> Phrase:
    return match.phrase(weekday=int(match.value("WEEKDAY", "SHORT_WEEKDAY") or 0))


def _weekday_part(match: Match) -> Phrase:
    day, _, part = (match.value("WEEKDAY_PART") or "1T").partition("T")
    return match.phrase(weekday=int(day), clock="T" + part)


def _part(match: Match) -> Phrase:
    """A part of the day spoken of, only with an article: "the morning"; "mornings" are a habit."""
    word = match.tokens.text(match.end - 1)
    if word.islower() and word.endswith("s"):
        return replace(match.phrase(clock=f"T{match.value('PART')}"), rule="part_set")
    is_definite = (match.has("THE") or match.follows("ON")) and match.value("PART") != "NI"
    return match.phrase(clock=f"T{match.value('PART')}", needs_company=not is_definite)


def _fixed_clock(match: Match) -> Phrase:
    return match.phrase(clock=match.value("FIXED_CLOCK") or "")


def _clock(match: Match) -> Phrase | None:
    text = next(
        match.tokens.values[index] or match.tokens.text(index)
        for index in range(match.start, match.end)
        if match.tokens.values[index]
    )
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    if match.rule == "oclock" and (minutes := _minutes_after(match)) is not None:
        numbers = [numbers[0], minutes]
    if match.rule == "at_clock" and match.follows("IN"):  # "won in 3:07:35"
        if len(numbers) < 3:
            return None
        return match.phrase(value="PT{}H{}M{}S".format(*numbers))
    half_day = match.value("AM_PM")
    if not numbers or numbers[0] > (12 if half_day else 24) or max([0, *numbers[1:]]) > 59:
        return None
    if half_day:
        numbers[0] = numbers[0] % 12 + (12 if half_day == "p" else 0)
    if len(numbers) == 1:
        numbers.append(0)
    return match.phrase(clock="T" + ":".join(f"{number:02}" for number in numbers))


def _minutes_after(match: Match) -> int | None:
    """ "20 Uhr 15"."""
    last = match.end - 1
    if last > match.start and match.tokens.classes[last] == CLASS_CHARS["NUMBER"]:
        return int(match.tokens.values[last])
    return None


# deictic phrases

_SHIFTS = {
    "LAST": (-1, PUBLISHED), "PAST_NOUN": (-1, PUBLISHED), "NEXT": (1, PUBLISHED),
    "COMING": (1, PUBLISHED), "THIS": (0, PUBLISHED), "LATEST": (0, PUBLISHED),
    "RECENT": (-1, PUBLISHED), "THAT": (0, NARRATIVE), "FOLLOWING": (1, NARRATIVE),
    "PREVIOUS": (-1, NARRATIVE),
}  # fmt: skip


def _deictic(match: Match) -> tuple[str, int, str]:
    """The deictic word's class, where it points, and from what."""
    for name, (shift, origin) in _SHIFTS.items():
        if match.has(name):
            return name, shift, origin
    raise AssertionError("a deictic phrase has a deictic word")


def _deictic_unit(match: Match) -> Phrase | None:
    name, shift, origin = _deictic(match)
    unit = match.unit()
    if match.has("UNITS"):
        return _deictic_units(match, name, shift, unit)
    if unit.startswith("T") or unit == "ML":
        return match.phrase(value=duration_value(unit, "1"), unit=unit) if shift else None
    if name in ("PAST_NOUN",) or (unit == "DE" and shift and origin == PUBLISHED):
        return match.phrase(value=duration_value(unit, "1"), unit=unit, reach=shift)
    if unit == "D" and name in ("NEXT", "THIS"):
        origin = NARRATIVE
    return match.phrase(origin=origin, unit=unit, shift=shift)


def _deictic_units(match: Match, name: str, shift: int, unit: str) -> Phrase | None:
    if name in ("THIS", "THAT"):
        is_now = name == "THIS" and unit == "D"
        return match.phrase(value="PRESENT_REF") if is_now else None
    if name in ("COMING", "NEXT"):
        return match.phrase(value="FUTURE_REF")
    return match.phrase(value=duration_value(unit, "X"))


def _deictic_count(match: Match) -> Phrase | None:
    name, shift, origin = _deictic(match)
    if name == "THIS" or (name == "THAT" and match.amount() != "X"):
        return None
    unit, number = match.unit(), match.amount()
    reach = shift * int(number) if number.isdigit() and origin == PUBLISHED else 0
    if len(number) > 6:
        return None
    return match.phrase(value=duration_value(unit, number), unit=unit, reach=reach)


def _deictic_name(match: Match) -> Phrase | None:
    name, shift, origin = _deictic(match)
    if match.has("PART"):
        return match.phrase(
            origin=NARRATIVE if shift else origin, unit="D", shift=shift,
            clock=f"T{match.value('PART')}",
        )  # fmt: skip
    if name in ("RECENT", "LATEST", "THAT"):
        shift = -1
    phrase = replace(_named(match), origin=NARRATIVE if origin == NARRATIVE else None)
    if name == "THIS":
        return replace(phrase, direction=None if phrase.weekday else 0)
    return replace(phrase, direction=shift, is_strict=True)


def _named(match: Match) -> Phrase:
    if match.has("WEEKDAY"):
        return _weekday(match)
    if match.has("WEEKDAY_PART"):
        return _weekday_part(match)
    if match.has("MONTH"):
        return match.phrase(month=_month(match))
    if match.has("HOLIDAY"):
        return match.phrase(holiday=match.value("HOLIDAY"))
    return match.phrase(season=match.value("SEASON", "WEAK_SEASON"))


def _deictic_ordinal(match: Match) -> Phrase | None:
    phrase = _ordinal_unit(match)
    if phrase is None or phrase.value:
        return None
    _, shift, _ = _deictic(match)
    return replace(phrase, direction=shift or None, needs_company=False)


def _ago(match: Match) -> Phrase | None:
    """ "Two years ago" is that year; "several years ago" is some time in the past."""
    unit, number = match.unit(), match.amount()
    origin = NARRATIVE if match.has("EARLIER", "LATER") else PUBLISHED
    shift = 1 if match.has("LATER") else -1
    if match.rule == "hyphen_ago" and match.has("UNITS"):
        return match.phrase(value=duration_value(unit, number))
    if match.rule == "hyphen_ago" and unit in ("Q", "M"):
        return match.phrase(origin=origin, unit="Y", shift=-1)
    if number == "X":
        return match.phrase(value="FUTURE_REF" if match.has("LATER") else "PAST_REF")
    if unit not in CALENDAR_UNITS or not number.replace(".", "").isdigit() or len(number) > 6:
        return match.phrase(value=duration_value(unit, number))
    counted = match.phrase(origin=origin, unit=unit, shift=shift * int(float(number)))
    if match.language.ago_is_duration and match.rule in ("ago", "later"):
        return replace(counted, value=duration_value(unit, number))
    return counted


def _prefixed_ago(match: Match) -> Phrase | None:
    if not match.language.ago_is_duration:
        return _ago(match)
    unit, number = match.unit(), match.amount()
    after = replace(match.phrase(), start=match.start + 1)
    if number == "X":
        return replace(after, value=duration_value(unit, number))
    reached = _ago(match)
    if reached is None or reached.origin is None:
        return replace(after, value=duration_value(unit, number))
    return replace(reached, start=match.start + 1, value=duration_value(unit, number))


def _the_unit_before(match: Match) -> Phrase | None:
    unit = match.unit()
    if unit not in CALENDAR_UNITS:
        return None
    return match.phrase(origin=NARRATIVE, unit=unit, shift=-1 if match.has("BEFORE") else 1)


def _beyond(match: Match) -> Phrase | None:
    """ "The day before yesterday", "the week after next"."""
    shift = -1 if match.has("BEFORE") else 1
    unit = match.unit()
    step = match.value("DAY_REFERENCE")
    if step is not None:
        step_days = int(re.match(r"-?\d+", step or "0")[0])  # type: ignore[index]
        return (
            match.phrase(origin=PUBLISHED, unit="D", shift=step_days + shift)
            if unit == "D"
            else None
        )
    base = -1 if match.has("LAST") else 1
    return match.phrase(origin=PUBLISHED, unit=unit, shift=base + shift) if base == shift else None


def _day_reference(match: Match) -> Phrase:
    shift, _, part = (match.value("DAY_REFERENCE") or "0").partition("T")
    return match.phrase(
        origin=PUBLISHED, unit="D", shift=int(shift), clock="T" + part if part else ""
    )


def _unit_reference(match: Match) -> Phrase:
    value = match.value("UNIT_REFERENCE") or "Y+0"
    return match.phrase(origin=PUBLISHED, unit=value[0], shift=int(value[1:]))


_DEFINITE_UNITS = ("Q", "WE", "W", "M")


def _the_unit(match: Match) -> Phrase | None:
    """ "The quarter", "the weekend": the one spoken of, else the one of the publication."""
    unit = match.unit()
    if match.has("LATEST"):
        return match.phrase(origin=NARRATIVE, unit="Q") if unit == "Q" else None
    if unit == "Y":
        return match.phrase(value="P1Y", origin=NARRATIVE, unit="Y", needs_company=False)
    if unit not in _DEFINITE_UNITS:
        return None
    return match.phrase(origin=NARRATIVE, unit=unit)


def _weekend(match: Match) -> Phrase | None:
    """ "Am Wochenende"."""
    return (
        replace(match.phrase(origin=NARRATIVE, unit="WE"), rule="the_unit")
        if (match.unit() == "WE")
        else None
    )


def _year_end(match: Match) -> Phrase | None:
    is_end = match.unit() == "Y" and match.tokens.text(match.end - 1).lower() == "end"
    return match.phrase(origin=PUBLISHED, unit="Y") if is_end else None


def _afternoon(match: Match) -> Phrase:
    return match.phrase(clock="TAF", needs_company=not match.has("THE"))


def _hour_clock(match: Match) -> Phrase | None:
    """ "À 20 heures 30", "a las 8 horas"; other units are lengths of time."""
    return _clock(match) if match.unit() == "TH" else _count(match)


def _decade_units(match: Match) -> Phrase | None:
    """ "Les années 1990", "los años noventa"."""
    if match.unit() != "Y":
        return None
    if (year := match.value("YEAR")) is not None:
        return match.phrase(value=year[:3] if year.endswith("0") else year)
    decade = match.value("NUMBER", "WORD_NUMBER") or ""
    is_decade = len(decade) == 2 and decade.endswith("0") and decade >= "20"
    return match.phrase(value=_century_of(decade[0])) if is_decade else None


def _roman_century(match: Match) -> Phrase | None:
    number = int(match.value("ROMAN") or 1)
    return match.phrase(value=f"{number - 1:02}") if match.unit() == "CE" else None


def _edge_unit(match: Match) -> Phrase | None:
    """ "Fin de semana", "fine settimana": the weekend; "fin de año": the year."""
    unit = match.unit()
    if unit == "W":
        is_this = match.follows("THIS")
        weekend = match.phrase(origin=PUBLISHED if is_this else NARRATIVE, unit="WE")
        return weekend if is_this else replace(weekend, rule="the_unit")
    return match.phrase(origin=PUBLISHED, unit=unit) if unit in ("Y", "M") else None


def _morning(match: Match) -> Phrase | None:
    """Spanish says "mañana" for "tomorrow" and for "morning": the latter has an article."""
    if match.value("DAY_REFERENCE") != "1":
        return None
    if match.has("THIS"):
        return match.phrase(origin=PUBLISHED, unit="D", clock="TMO")
    return match.phrase(clock="TMO")


# durations and sets


def _count(match: Match) -> Phrase | None:
    unit, number = match.unit(), match.amount()
    if len(number) > 6 or (unit in ("WE", "Q") and match.has("A")):
        return None
    if match.rule == "count" and match.follows("FROM") and unit in ("Y", "M", "W"):
        return None  # "children from 6 years", in languages that say so
    if match.has("A") and match.has("UNITS") and not match.has("VAGUE", "SCALE", "HALF"):
        return None
    if match.rule == "and_a_half" and number == "0.5":
        number = "1.5"
    pieces = split_half(unit, number)
    if len(pieces) == 1:
        return match.phrase(value=duration_value(*pieces[0]))
    first, second = (duration_value(*piece) for piece in pieces)
    if "T" in second and "T" in first:
        second = second.replace("PT", "")
    return match.phrase(value=first + second.removeprefix("P"))


def _no_time(match: Match) -> None:
    """Matched so that no other rule takes it: ages."""


def _units(match: Match) -> Phrase | None:
    unit = match.unit()
    if unit in ("WE", "Q", "TS"):
        return None
    return match.phrase(value=duration_value(unit, "X"))


def _count_range(match: Match) -> Phrase:
    return match.phrase(value=duration_value(match.unit(), "X"))


def _every(match: Match) -> Phrase | None:
    if match.has("WEEKDAY", "WEEKDAYS"):
        return match.phrase(value=f"XXXX-WXX-{match.value('WEEKDAY', 'WEEKDAYS')}")
    if match.has("MONTH"):
        return match.phrase(value=f"XXXX-{_month(match):02}")
    if match.has("SEASON"):
        return match.phrase(value=f"XXXX-{match.value('SEASON')}")
    if match.has("PART"):
        return match.phrase(value=f"XXXX-XX-XXT{match.value('PART')}")
    ordinal = match.value("ORDINAL")
    number = ordinal if ordinal and ordinal.isdigit() else match.amount()
    return None if len(number) > 6 else match.phrase(value=duration_value(match.unit(), number))


def _weekdays(match: Match) -> Phrase:
    return match.phrase(value=f"XXXX-WXX-{match.value('WEEKDAYS')}")


def _from_lexicon(name: str) -> Callable[[Match], Phrase]:
    def read(match: Match) -> Phrase:
        return match.phrase(value=match.value(name))

    return read


def _past(match: Match) -> Phrase:
    return match.phrase(value="PAST_REF")


Reader = Callable[[Match], Phrase | Phrases | None]
_READERS: dict[str, Reader] = {
    "iso_date": _iso_date, "numeric_date": _numeric_date, "day_list": _days_of_month,
    "month_day_range": _month_day_range, "month_day": _days_of_month,
    "day_month": _days_of_month, "beyond": _beyond, "ago": _ago, "prefixed_ago": _prefixed_ago,
    "later": _ago, "hyphen_ago": _ago, "the_unit_before": _the_unit_before,
    "deictic_count": _deictic_count, "deictic_unit": _deictic_unit,
    "deictic_ordinal": _deictic_ordinal, "deictic_name": _deictic_name,
    "day_reference": _day_reference, "unit_reference": _unit_reference, "past": _past,
    "every": _every, "per": _every, "set": _from_lexicon("SET"), "weekdays": _weekdays,
    "year_word": _year_word, "year_range": _year_range, "fiscal_year": _fiscal_year, "decade": _decade,
    "spelled_year": _spelled_year, "first_units": _first_units, "ordinal_unit": _ordinal_unit,
    "numbered_century": _ordinal_unit, "clock": _clock, "oclock": _clock, "at_clock": _clock,
    "and_a_half": _count, "half_between": _count, "count_range": _count_range,
    "half_unit": _count, "age": _no_time, "count": _count, "units_long": _units, "units": _units,
    "fixed_duration": _from_lexicon("DURATION"), "year_end": _year_end, "the_unit": _the_unit, "weekend": _weekend, "past_time": _past,
    "holiday": _holiday, "new_year": _new_year, "day_month_figures": _day_month_figures, "weekday_part": _weekday_part, "weekday": _weekday,
    "month": _month_name, "season": _season, "weak_season": _weak_season, "part": _part,
    "fixed_clock": _fixed_clock, "afternoon": _afternoon, "hour_clock": _hour_clock,
    "decade_units": _decade_units, "roman_century": _roman_century, "edge_unit": _edge_unit,
    "morning": _morning, "reference": _from_lexicon("REFERENCE"), "year": _year,
}  # fmt: skip


def read_all(
    matches: Iterator[tuple[str, int, int]], tokens: Tokens, language: Language
) -> list[Phrase]:
    """The phrases of all matches, in order."""
    return [
        phrase
        for rule, start, end in matches
        for phrase in read_match(Match(rule, start, end, tokens, language))
    ]
