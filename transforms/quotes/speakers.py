"""Whom a speaker's words mean: the entity of a name, of a pronoun, of a role; unnamed sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.tables.facts import EntityMention
from schemas.vocabularies import EntityType, SpeakerResolution
from transforms.quotes.attribution import Attribution, Span
from transforms.quotes.speaker_words import (
    FEMALE_NAMES,
    FEMALE_PRONOUNS,
    FEMALE_TITLES,
    FIRST_PERSONS,
    GROUP_PRONOUNS,
    INDEFINITES,
    MALE_NAMES,
    MALE_PRONOUNS,
    MALE_TITLES,
    RELATIVES,
    UNNAMED,
    VOICES,
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_BORDER = re.compile(
    r"[,;(]| who\b| of\b| for\b| in\b| at\b| from\b| with\b| von\b| der\b| des\b| de\b| du\b"
)
_POSSESSIVE = re.compile(r"['’]s?\b")
_UNNAMED_PHRASE = re.compile(
    r"\b(?:anonym|not authori[sz]ed|familiar with|close to|with knowledge of|briefed on)"
)
_NAMING = frozenset({EntityType.ORGANISATION})
_GROUPS = frozenset({EntityType.ORGANISATION, EntityType.GROUP})
_HEADS = frozenset({EntityType.ORGANISATION, EntityType.GROUP, EntityType.PLACE})
_NO_SOURCE = frozenset({"hearsay", "verb:passive+"})
"""Rules for words that somebody unnamed is said to have said: "reportedly", "is believed to"."""
_LOOK_BACK = 2500
"""Characters before a pronoun in which its person is looked for."""
_ROLE_REACH = 80
"""Characters around a name in which a role ties to it."""
_AFTER_SPEAKER = 90
"""Characters behind a speaker in which a relative clause says that it is not named."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the table of quotations has it."""

    span: Span | None
    entity_id: str | None
    resolution: SpeakerResolution
    is_anonymous: bool


NOBODY = Speaker(None, None, SpeakerResolution.NONE, is_anonymous=False)


class SpeakerFinder:
    """Resolves the speakers of one text, in the order of the text."""

    def __init__(self, body: str, mentions: Sequence[EntityMention]) -> None:
        self.body = body
        self.mentions = sorted(mentions, key=lambda each: (each.char_start, -each.char_end))
        self.starts = [each.char_start for each in self.mentions]
        self.types = {each.entity_id: each.type for each in reversed(self.mentions)}
        self.genders = self._read_genders()
        self.last: dict[Span, Speaker] = {}
        self.previous: Speaker | None = None

    def resolve(self, quotation: Attribution) -> Speaker:
        """The speaker of a quotation; call it for each in the order of the text."""
        span = quotation.speaker
        if span is None:
            hearsay = quotation.method in _NO_SOURCE
            return Speaker(None, None, SpeakerResolution.NONE, is_anonymous=hearsay)
        if quotation.is_continued:
            known = self.last.get(span) or self._resolve(span, quotation.antecedent)
            return Speaker(span, known.entity_id, SpeakerResolution.CONTINUED, known.is_anonymous)
        found = self._resolve(span, quotation.antecedent)
        self.last[span] = found
        self.previous = found
        return found

    def _resolve(self, span: Span, antecedent: Span | None) -> Speaker:
        text = self.body[span[0] : span[1]]
        word = text.lower()
        if word in RELATIVES and antecedent is not None:
            noun = self._named(antecedent)
            return Speaker(
                span, noun, SpeakerResolution.PRONOUN, self._is_unnamed(antecedent, noun)
            )
        if word in FIRST_PERSONS:
            return Speaker(span, None, SpeakerResolution.PRONOUN, is_anonymous=False)
        if word in MALE_PRONOUNS or word in FEMALE_PRONOUNS or word in GROUP_PRONOUNS:
            return self._pronoun(span, word)
        named = self._named(span)
        if named is not None:
            return Speaker(span, named, self._kind(span), self._is_unnamed(span, named))
        if word in INDEFINITES:
            return Speaker(span, None, SpeakerResolution.ROLE, is_anonymous=True)
        role = self._role(span)
        if role is not None:
            return Speaker(span, role, SpeakerResolution.ROLE, is_anonymous=False)
        return Speaker(span, None, self._kind(span), self._is_unnamed(span, None))

    def _kind(self, span: Span) -> SpeakerResolution:
        """A name is explicit; a phrase headed by a common noun is a role."""
        head = _BORDER.split(self.body[span[0] : span[1]])[0].split()
        if head and (head[-1][:1].isupper() or not head[-1][:1].isalpha()):
            return SpeakerResolution.EXPLICIT
        inside = self._inside(span)
        named = any(each.type is EntityType.PERSON and not self._owns(each) for each in inside)
        return SpeakerResolution.EXPLICIT if named else SpeakerResolution.ROLE

    def _inside(self, span: Span) -> list[EntityMention]:
        first = bisect_left(self.starts, span[0])
        found = []
        for mention in self.mentions[first:]:
            if mention.char_start >= span[1]:
                break
            if mention.char_end <= span[1] + 2:
                found.append(mention)
        return found

    def _named(self, span: Span) -> str | None:
        """The entity that a noun phrase names: its person, or else what its head names.

        "Rebels in Aleppo" is not Aleppo, and "a Syrian source" is not Syria; a spokesman speaks
        for the organisation behind him.
        """
        inside = [each for each in self._inside(span) if not self._owns(each)]
        for mention in inside:
            if mention.type is EntityType.PERSON:
                return mention.entity_id
        text = self.body[span[0] : span[1]]
        head = _BORDER.split(text)[0].rstrip()
        end = span[0] + len(head)
        for mention in inside:
            if mention.type in _HEADS and mention.char_start < end <= mention.char_end:
                return mention.entity_id
        last_word = head.rpartition(" ")[2].lower()
        for mention in inside:
            if mention.type in _NAMING and (mention.char_start < end or last_word in VOICES):
                return mention.entity_id
        return None

    def _owns(self, mention: EntityMention) -> bool:
        """Whether a name only stands as a possessor: "Smith's lawyer"."""
        if mention.surface.endswith(("'s", "’s")):
            return True
        return _POSSESSIVE.match(self.body, mention.char_end) is not None

    def _is_unnamed(self, span: Span, entity_id: str | None) -> bool:
        """Whether the words say what a source is and not who."""
        inside = self._inside(span)
        if any(each.type is EntityType.PERSON and not self._owns(each) for each in inside):
            return False
        text = self.body[span[0] : span[1]]
        words = _WORD.findall(_BORDER.split(text)[0])
        if words and words[-1].lower() in UNNAMED:
            return True
        if entity_id is not None and words and words[-1][:1].isupper():
            return False
        behind = self.body[span[0] : span[1] + _AFTER_SPEAKER].partition(". ")[0]
        return _UNNAMED_PHRASE.search(behind) is not None

    def _pronoun(self, span: Span, word: str) -> Speaker:
        male, female = word in MALE_PRONOUNS, word in FEMALE_PRONOUNS
        entity = self._person_before(span[0], male, female) if male or female else None
        if entity is None and (word in GROUP_PRONOUNS):
            entity = self._previous_group()
        if entity is None and self.previous is not None:
            return Speaker(span, None, SpeakerResolution.PRONOUN, self.previous.is_anonymous)
        return Speaker(span, entity, SpeakerResolution.PRONOUN, is_anonymous=False)

    def _person_before(self, char: int, male: bool, female: bool) -> str | None:
        """The last speaker, if near and of that gender, or else the last such person named."""
        if self.previous is not None and self.previous.span is not None:
            near = self.body.count("\n\n", self.previous.span[1], char) <= 1
            if near and self.previous.entity_id is not None and self.previous.span[1] <= char:
                sign = self.genders.get(self.previous.entity_id)
                known = self.types.get(self.previous.entity_id) is EntityType.PERSON
                if known and self._fits(sign, male, female) and not self._newer(char, male, female):
                    return self.previous.entity_id
        for mention in self._before(char):
            if mention.type is EntityType.PERSON and mention.entity_id is not None:
                if self._owns(mention):
                    continue
                if self._fits(self.genders.get(mention.entity_id), male, female):
                    return mention.entity_id
        return None

    def _newer(self, char: int, male: bool, female: bool) -> bool:
        """Whether the sentence of a pronoun opened with another person of that gender."""
        low = max(0, char - _LOOK_BACK)
        start = max(self.body.rfind("\n", low, char), self.body.rfind(". ", low, char)) + 1
        for mention in self._before(char):
            if mention.char_start < start:
                return False
            if mention.type is EntityType.PERSON and mention.entity_id is not None:
                sign = self.genders.get(mention.entity_id)
                if sign is not None and self._fits(sign, male, female):
                    return mention.char_start - start < 4
        return False

    def _previous_group(self) -> str | None:
        """The entity of the speaker before, if it is no person."""
        entity = None if self.previous is None else self.previous.entity_id
        if entity is None or self.types.get(entity) not in _GROUPS:
            return None
        return entity

    def _before(self, char: int) -> list[EntityMention]:
        """Mentions before a character, the nearest first."""
        stop = bisect_left(self.starts, char)
        first = bisect_left(self.starts, char - _LOOK_BACK)
        return self.mentions[first:stop][::-1]

    def _read_genders(self) -> dict[str, str]:
        """Entity -> `m` or `f`, by the first title or given name at a mention of it."""
        genders: dict[str, str] = {}
        for mention in self.mentions:
            entity = mention.entity_id
            if mention.type is EntityType.PERSON and entity is not None and entity not in genders:
                gender = self._gender_at(mention)
                if gender is not None:
                    genders[entity] = gender
        return genders

    def _gender_at(self, mention: EntityMention) -> str | None:
        before = self.body[max(0, mention.char_start - 12) : mention.char_start].split()
        words = [each.strip(".,").lower() for each in (*before[-1:], *mention.surface.split())]
        if any(word in FEMALE_TITLES for word in words[:2]):
            return "f"
        if any(word in MALE_TITLES for word in words[:2]):
            return "m"
        for word in words:
            if word in MALE_NAMES or word in FEMALE_NAMES:
                return "m" if word in MALE_NAMES else "f"
        return None

    @staticmethod
    def _fits(sign: str | None, male: bool, female: bool) -> bool:
        return sign is None or (sign == "m" and male) or (sign == "f" and female)

    def _role(self, span: Span) -> str | None:
        """The person before whom, or behind whom, the text has named the same role."""
        text = self.body[span[0] : span[1]].lower()
        words = text.split()
        if (
            len(words) < 2
            or len(words) > 4
            or words[0] not in {"the", "der", "die", "le", "la", "el"}
        ):
            return None
        head = words[-1]
        for mention in self._before(span[0]):
            if mention.type is not EntityType.PERSON:
                continue
            before = self.body[
                max(0, mention.char_start - _ROLE_REACH) : mention.char_start
            ].lower()
            behind = self.body[mention.char_end : mention.char_end + _ROLE_REACH].lower()
            before = re.split(r"[.;\n]\s", before)[-1]
            apposition = behind.partition(". ")[0] if behind.startswith(",") else ""
            if re.search(rf"\b{re.escape(head)}\b,?\s*$", before) or re.search(
                rf"\b{re.escape(head)}\b", apposition
            ):
                return mention.entity_id
        return None
