"""A plain text gives its paragraphs, and only such claims as are plain to see."""

from __future__ import annotations

import textwrap

import pytest

from schemas.documents import MetadataClaims, RawRecord, SourceDocument
from schemas.errors import InputError
from schemas.vocabularies import Evidence, ParagraphKind
from transforms.formats.plain_text import parse, sniff

LONG = (
    "The harbour bridge at Marlow Point will stay shut until spring, the town council said on "
    "Monday after a survey found cracks in two of its piers."
)
OTHER = (
    "Engineers had warned of the damage last year, but repairs were put off twice because the "
    "money went to the flood wall instead, and nobody minded at the time."
)


def read(text: str) -> SourceDocument:
    return parse(RawRecord("", "text", text.encode()))


def claim(document: SourceDocument, evidence: Evidence) -> MetadataClaims | None:
    return next((found for found in document.claims if found.evidence is evidence), None)


def kinds(document: SourceDocument) -> list[ParagraphKind]:
    return [block.kind for block in document.blocks]


def test_a_text_that_starts_with_a_sentence_has_no_title() -> None:
    document = read(f"{LONG}\n\n{OTHER}\n")
    assert document.claims == ()
    assert [block.text for block in document.blocks] == [LONG, OTHER]


@pytest.mark.parametrize(
    "title",
    ["Bridge stays shut", "Who will pay for the bridge?", "‘Nobody told us’", "Back in the U.S."],
)
def test_a_short_line_above_the_body_is_the_title(title: str) -> None:
    document = read(f"{title}\n\n{LONG}\n\n{OTHER}\n")
    found = claim(document, Evidence.FIRST_LINE)
    assert found is not None
    assert found.title == title
    assert document.blocks[0].text == LONG


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is shut.",
        "MARLOW POINT (Gazette) - The bridge",
        "bridge in lower case",
        "It was a cold morning,",
        "> a quoted line",
        "- a list item",
    ],
)
def test_other_first_lines_are_no_title(line: str) -> None:
    document = read(f"{line}\n\n{LONG}\n\n{OTHER}\n")
    assert claim(document, Evidence.FIRST_LINE) is None


def test_a_first_line_without_a_blank_line_below_is_no_title() -> None:
    assert claim(read(f"Bridge stays shut\n{LONG}\n{OTHER}\n"), Evidence.FIRST_LINE) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe in Berlin", ("Jane Doe", "John Roe")),
        ("By JANE DOE, Political Correspondent", ("JANE DOE",)),
        ("Von Hanna Müller", ("Hanna Müller",)),
        ("Par Anne-Marie Dupont", ("Anne-Marie Dupont",)),
        ("Por José María de la Cruz", ("José María de la Cruz",)),
        ("Door Jan van der Berg", ("Jan van der Berg",)),
    ],
)
def test_a_byline_below_the_title_names_the_authors(line: str, authors: tuple[str, ...]) -> None:
    document = read(f"Bridge stays shut\n\n{line}\n\n{LONG}\n\n{OTHER}\n")
    found = claim(document, Evidence.BYLINE)
    assert found is not None
    assert (found.byline_raw, found.authors) == (line, authors)
    assert document.blocks[0].text == LONG


@pytest.mark.parametrize(
    "line", ["By Monday the bridge was shut.", "By the river", "Von hier aus ging es"]
)
def test_a_sentence_with_by_is_no_byline(line: str) -> None:
    assert claim(read(f"Bridge stays shut\n\n{line}\n\n{LONG}\n"), Evidence.BYLINE) is None


@pytest.mark.parametrize(
    ("header", "title", "publisher"),
    [
        ("Title: Shut\nSource: Gazette", "Shut", "Gazette"),
        ("Titel: Gesperrt\nQuelle: Bote", "Gesperrt", "Bote"),
        ("Titre : Fermé\nSource : Courrier", "Fermé", "Courrier"),
        ("Título: Cerrado\nFuente: Diario", "Cerrado", "Diario"),
        ("Titolo: Chiuso\nFonte: Corriere", "Chiuso", "Corriere"),
        ("Título: Fechado\nJornal: Correio", "Fechado", "Correio"),
        ("Titel: Dicht\nBron: Bode", "Dicht", "Bode"),
        ("---\ntitle: Shut\nsource: Gazette\n---", "Shut", "Gazette"),
    ],
)
def test_header_lines_are_read_in_seven_languages(header: str, title: str, publisher: str) -> None:
    document = read(f"{header}\n\n{LONG}\n")
    found = claim(document, Evidence.HEADER)
    assert found is not None
    assert (found.title, found.publisher) == (title, publisher)
    assert document.blocks[0].text == LONG


@pytest.mark.parametrize(
    "first",
    [
        "Note: the mayor spoke on Monday.",
        "Source: officials said that the bridge would be shut for a long time.",
        "Warning: cracks\nin the piers",
    ],
)
def test_a_body_that_starts_with_a_colon_line_has_no_header(first: str) -> None:
    assert claim(read(f"{first}\n\n{LONG}\n"), Evidence.HEADER) is None


def test_hard_wrapped_lines_are_joined_again() -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, 72)) for text in (LONG, OTHER, LONG))
    assert [block.text for block in read(wrapped).blocks] == [LONG, OTHER, LONG]


def test_one_paragraph_a_line_stays_so() -> None:
    assert [block.text for block in read(f"{LONG}\n{OTHER}\n{LONG}").blocks] == [LONG, OTHER, LONG]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    document = read(f"{LONG}\n\nWho pays\n\n{OTHER}\n\nThe end.\n")
    assert kinds(document) == [
        ParagraphKind.TEXT,
        ParagraphKind.HEADING,
        ParagraphKind.TEXT,
        ParagraphKind.TEXT,
    ]


def test_bullets_numbers_and_quoted_lines_have_their_kinds() -> None:
    document = read(f"{LONG}\n\n* one bus\n* one ferry\n\n1. first\n2. second\n\n> a letter\n")
    assert kinds(document)[1:] == [ParagraphKind.LIST] * 4 + [ParagraphKind.QUOTE]


def test_a_header_without_a_body_is_an_empty_document() -> None:
    with pytest.raises(InputError, match="empty_document"):
        read("Title: Shut\nDate: 2024-03-14\n\n")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1251", "koi8-r", "shift_jis"])
def test_text_is_known_in_any_encoding(codec: str) -> None:
    text = "Мост закрыт до весны. " if codec != "shift_jis" else "橋は春まで閉鎖されます。"
    assert sniff((text * 20).encode(codec), "a.txt")


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"\x89PNG\r\n", b"<?xml version='1.0'?><feed/>", bytes(range(256)), b""]
)
def test_other_content_is_no_text(head: bytes) -> None:
    assert not sniff(head, "a.txt")
