"""What speaks for each type."""

from __future__ import annotations

from collections import defaultdict

from schemas.vocabularies import EntityType

Points = defaultdict[EntityType, float]
"""Type -> points; 0 where nothing was said."""
