"""Reading matches of the grammar: for each rule the function that knows what its words say."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transforms.times import (
    clock_phrases,
    day_phrases,
    length_phrases,
    relative_phrases,
    year_phrases,
)
from transforms.times.lexicon import Language
from transforms.times.phrases import Match, Phrase, Phrases
from transforms.times.tokens import Tokens

Reader = Callable[[Match], Phrase | Phrases | None]


def _from_lexicon(name: str) -> Callable[[Match], Phrase]:
    def read(match: Match) -> Phrase:
        return match.phrase(value=match.value(name))

    return read


_READERS: dict[str, Reader] = {
    "iso_date": day_phrases.iso_date,
    "numeric_date": day_phrases.numeric_date,
    "day_list": day_phrases.days_of_month,
    "month_day_range": day_phrases.month_day_range,
    "month_day": day_phrases.days_of_month,
    "day_month": day_phrases.days_of_month,
    "beyond": relative_phrases.beyond,
    "ago": relative_phrases.ago,
    "prefixed_ago": relative_phrases.prefixed_ago,
    "later": relative_phrases.ago,
    "hyphen_ago": relative_phrases.ago,
    "the_unit_before": relative_phrases.the_unit_before,
    "deictic_count": relative_phrases.deictic_count,
    "deictic_unit": relative_phrases.deictic_unit,
    "deictic_ordinal": relative_phrases.deictic_ordinal,
    "deictic_name": relative_phrases.deictic_name,
    "day_reference": relative_phrases.day_reference,
    "unit_reference": relative_phrases.unit_reference,
    "past": length_phrases.past,
    "every": length_phrases.every,
    "per": length_phrases.every,
    "set": length_phrases.frequency,
    "weekdays": length_phrases.weekdays,
    "year_word": year_phrases.year_word,
    "year_range": year_phrases.year_range,
    "fiscal_year": year_phrases.fiscal_year,
    "decade": year_phrases.decade,
    "spelled_year": year_phrases.spelled_year,
    "first_units": length_phrases.first_units,
    "ordinal_unit": year_phrases.ordinal_unit,
    "numbered_century": year_phrases.ordinal_unit,
    "clock": clock_phrases.clock_time,
    "oclock": clock_phrases.clock_time,
    "at_clock": clock_phrases.clock_time,
    "and_a_half": length_phrases.count,
    "half_between": length_phrases.count,
    "count_range": length_phrases.count_range,
    "half_unit": length_phrases.count,
    "age": length_phrases.no_time,
    "count": length_phrases.count,
    "units_long": length_phrases.units,
    "units": length_phrases.units,
    "fixed_duration": _from_lexicon("DURATION"),
    "current_unit": relative_phrases.current_unit,
    "future": length_phrases.future,
    "clock_range": clock_phrases.clock_range,
    "year_end": relative_phrases.year_end,
    "the_unit": relative_phrases.the_unit,
    "weekend": relative_phrases.weekend,
    "past_time": length_phrases.past,
    "holiday": day_phrases.holiday,
    "new_year": day_phrases.new_year,
    "day_month_figures": day_phrases.day_month_figures,
    "weekday_part": day_phrases.weekday_part,
    "weekday": day_phrases.weekday,
    "month": day_phrases.month_name,
    "season": day_phrases.season,
    "weak_season": day_phrases.weak_season,
    "part": clock_phrases.part,
    "fixed_clock": clock_phrases.fixed_clock,
    "afternoon": clock_phrases.afternoon,
    "hour_clock": clock_phrases.hour_clock,
    "decade_units": year_phrases.decade_units,
    "roman_century": year_phrases.roman_century,
    "edge_unit": relative_phrases.edge_unit,
    "morning": clock_phrases.morning,
    "reference": _from_lexicon("REFERENCE"),
    "year": year_phrases.year,
}
"""Rule of the grammar -> its reader."""


def read_match(match: Match) -> Phrases:
    """The phrases in a match; none where its words turn out to be no time."""
    phrase = _READERS[match.rule](match)
    if phrase is None:
        return ()
    return (phrase,) if isinstance(phrase, Phrase) else phrase


def read_all(
    matches: Iterable[tuple[str, int, int]], tokens: Tokens, language: Language
) -> list[Phrase]:
    """The phrases of all matches, in order."""
    return [
        phrase
        for rule, start, end in matches
        for phrase in read_match(Match(rule, start, end, tokens, language))
    ]
