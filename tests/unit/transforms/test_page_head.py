"""Section, headline, byline and date above a text are fields, and no part of the text."""

from __future__ import annotations

from datetime import date

from schemas.documents import TextBlock
from transforms.page_head import PageHead, drop_page_head

HEAD = PageHead(
    title="Border at Grünfurt open again",
    section="Region",
    byline=None,
    names=("Veit Landauer", "Ada Quill"),
    published_on=date(2026, 4, 21),
)
PARAGRAPH = (
    "The barrier at Grünfurt went up at noon on Tuesday, and the first to walk across the bridge "
    "was a woman of 72 who had not seen her sister for two years."
)


def kept(*lines: str, head: PageHead = HEAD) -> list[str]:
    return [block.text for block in drop_page_head([TextBlock(line) for line in lines], head)]


def test_what_repeats_a_field_above_the_text_goes() -> None:
    lines = ("region", HEAD.title or "", "By Veit Landauer and Ada Quill", "21. April 2026, 16:30")
    assert kept(*lines, PARAGRAPH) == [PARAGRAPH]


def test_a_line_that_says_anything_else_stays() -> None:
    standfirst = "After two years, 700 metres are 700 metres again."
    assert kept("Region", standfirst, PARAGRAPH) == [standfirst, PARAGRAPH]
    assert kept("By Ona Merrin", PARAGRAPH) == ["By Ona Merrin", PARAGRAPH]
    assert kept("3 May 2019", PARAGRAPH) == ["3 May 2019", PARAGRAPH]


def test_nothing_below_the_first_paragraph_goes() -> None:
    assert kept(PARAGRAPH, "Region") == [PARAGRAPH, "Region"]


def test_a_text_of_nothing_but_its_headline_keeps_it() -> None:
    assert kept("Region", HEAD.title or "") == [HEAD.title]


def test_a_page_of_which_nothing_is_known_keeps_all() -> None:
    unknown = PageHead(None, None, None, (), None)
    assert kept("Region", "21. April 2026", PARAGRAPH, head=unknown) == [
        "Region",
        "21. April 2026",
        PARAGRAPH,
    ]
