"""What a rule hands on: a stretch of quoted or reported words with its cue and its speaker."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]
"""First character and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words with the cue and the speaker that stand beside them."""

    span: Span
    method: str
    cue: Span | None = None
    cue_lemma: str | None = None
    speaker: Span | None = None
    """The noun phrase or pronoun as written."""
    antecedent: Span | None = None
    """The noun phrase that a relative pronoun stands for."""
    is_direct: bool = False
    is_continued: bool = False
    """The speaker is taken over from the quotation before."""
