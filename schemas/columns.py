"""What a column declaration is, and the columns that recur in many tables.

A table is a frozen dataclass whose fields are `Annotated[type, Column(...)]`.
A column that stands in several tables is an alias here, so that it has one name,
one type and one meaning everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of a column: dictionary, DDL and checks are derived from it."""

    description: str
    unit: str | None = None
    references: str | None = None
    """`table.column` that holds every non-null value of this one."""
    arrow_type: pa.DataType | None = None
    """Overrides the Arrow type derived from the Python type."""
    minimum: float | None = None
    maximum: float | None = None


INT32 = pa.int32()

ArticleId = Annotated[
    str, Column("Id of the article revision, from its content", references="articles.article_id")
]
InputId = Annotated[str, Column("Input file that the row came from", references="inputs.input_id")]
RunId = Annotated[str, Column("Run that wrote the row", references="runs.run_id")]
Locator = Annotated[
    str,
    Column(
        "Address of the record inside its input, container by container, joined by '!': "
        "a member name, 'offset=N' (WARC), 'line=N' (JSONL, from 1), 'item=N' (JSON array, "
        "from 0); empty for a whole file"
    ),
]
CharStart = Annotated[
    int,
    Column(
        "First character of the surface in articles.body",
        unit="code points",
        arrow_type=INT32,
        minimum=0,
    ),
]
CharEnd = Annotated[
    int,
    Column(
        "Character after the last one of the surface in articles.body",
        unit="code points",
        arrow_type=INT32,
        minimum=0,
    ),
]
SentenceNo = Annotated[
    int,
    Column("Sentence that holds the start, from 0", arrow_type=INT32, minimum=0),
]
Method = Annotated[str, Column("Name of the rule set or model that found the fact")]
ExtractorVersion = Annotated[str, Column("Version of the method, raised when its results change")]
Confidence = Annotated[
    float,
    Column("How sure the method is", unit="share 0 to 1", minimum=0, maximum=1),
]
Surface = Annotated[str, Column("The text as it stands in articles.body")]
UtcInstant = datetime
