"""What the labels of spaCy's English, French and German models are among our types."""

from __future__ import annotations

from schemas.vocabularies import EntityType

TYPE_OF_LABEL = {
    # OntoNotes 5
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.PRODUCT,
    "WORK_OF_ART": EntityType.WORK,
    "LAW": EntityType.LAW,
    # WikiNER and its like
    "PER": EntityType.PERSON,
}
"""Label -> type. Dates, figures, languages and WikiNER's MISC are no entities here."""
