"""A name in a text, before it is known which entity it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.vocabularies import EntityType


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the body that names something. Offsets are code points, end exclusive."""

    start: int
    end: int
    surface: str
    type: EntityType
    method: str
    confidence: float
    title: str | None = None
    """`Mr`, `President` before a name of a person: no part of the name."""

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.surface.split()
