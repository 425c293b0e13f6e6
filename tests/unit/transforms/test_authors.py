"""Who wrote a page."""

from __future__ import annotations

import pytest

from schemas.documents import MetadataClaims
from schemas.vocabularies import AuthorRole, Evidence
from tests.unit.transforms.pages import linked, metadata_of, names_of
from transforms.author_choice import choose_authors

PERSON = {"@type": "Person", "name": "Jane Doe"}
HOUSE = {"@type": "Organization", "name": "Harbour Post"}


def test_the_data_of_the_page_come_first() -> None:
    found = metadata_of(linked(author=[PERSON]), '<span class="author">Max Roe</span>')
    assert names_of(found) == ["Jane Doe"]
    assert found.credits[0].evidence is Evidence.JSON_LD


def test_a_full_name_that_readers_see_is_better_than_initials_in_the_data() -> None:
    found = metadata_of(linked(author={"name": "jdo"}), '<p class="byline">By Jane Doe</p>')
    assert names_of(found) == ["Jane Doe"]


def test_a_longer_list_with_the_same_author_is_taken() -> None:
    head = linked(author=PERSON) + '<meta name="author" content="Jane Doe, Max Roe">'
    assert names_of(metadata_of(head)) == ["Jane Doe", "Max Roe"]


def test_an_outlet_signs_where_its_data_call_it_an_organisation() -> None:
    found = metadata_of(linked(author=HOUSE, publisher=HOUSE))
    assert [(one.credit.name, one.credit.role) for one in found.credits] == [
        ("Harbour Post", AuthorRole.AGENCY)
    ]


def test_an_outlet_that_is_called_a_person_is_no_author() -> None:
    found = metadata_of(linked(author={"@type": "Person", "name": "Harbour Post"}, publisher=HOUSE))
    assert found.credits == ()
    assert found.byline_raw == "Harbour Post"


def test_a_person_in_the_line_comes_before_the_outlet_that_signs() -> None:
    found = metadata_of(linked(author=HOUSE, publisher=HOUSE), '<p class="byline">By Jane Doe</p>')
    assert [(one.credit.name, one.credit.is_agency, one.evidence) for one in found.credits] == [
        ("Jane Doe", False, Evidence.BYLINE),
        ("Harbour Post", True, Evidence.JSON_LD),
    ]


def test_the_blog_of_a_person_is_by_that_person() -> None:
    both = {"@type": ["Person", "Organization"], "name": "Jane Doe"}
    found = metadata_of(linked(author=both, publisher=both))
    assert [(one.credit.name, one.credit.is_agency) for one in found.credits] == [
        ("Jane Doe", False)
    ]


@pytest.mark.parametrize("name", ["Marlow Verlag GmbH", "harbourpost.example", "jdo", "admin"])
def test_meta_tags_that_name_the_maker_of_the_site_name_no_author(name: str) -> None:
    assert metadata_of(f'<meta name="author" content="{name}">').credits == ()


def test_a_news_agency_in_a_meta_tag_is_an_author() -> None:
    assert names_of(metadata_of('<meta name="author" content="dpa">')) == ["dpa"]


@pytest.mark.parametrize(
    "body",
    [
        '<span class="author vcard"><a class="url fn">Jane Doe</a></span>',
        '<a rel="author">Jane Doe</a>',
        "<byline>Von Jane Doe</byline>",
        '<div class="wrote_by">By <a>Jane Doe</a></div>',
        "<p>By Jane Doe</p>",
        "<p>Text: Jane Doe | Fotos: Max Roe</p>",
        "<li><strong>Autor</strong> Jane Doe</li>",
        "<dl><dt>Author</dt><dd>Jane Doe</dd></dl>",
        "<p>Posted on May 3, 2024 by Jane Doe </p>",
        '<article class="node-promoted"><p class="authors">Jane Doe</p></article>',
        '<div class="has-sidebar"><h1>Bridge</h1><p class="byline">Jane Doe</p></div>',
        '<article><footer class="post-footer"><a rel="author">Jane Doe</a></footer></article>',
        '<span itemprop="author"><span itemprop="name">Jane Doe</span></span>',
    ],
)
def test_the_author_line_that_readers_see_is_found(body: str) -> None:
    assert names_of(metadata_of("", body))[:1] == ["Jane Doe"]


@pytest.mark.parametrize(
    "body",
    [
        '<div class="comment"><span class="author">Jane Doe</span></div>',
        '<aside><span class="author">Jane Doe</span></aside>',
        '<div itemprop="review"><span itemprop="author">Jane Doe</span></div>',
        "<p>By car it takes an hour to Marlow Point.</p>",
        "<p>Von Montag an wird gebaut.</p>",
        '<div class="teaser"><p>By Jane Doe</p></div>',
        '<p class="byline">admin</p>',
    ],
)
def test_names_in_other_parts_of_the_page_are_no_authors(body: str) -> None:
    assert metadata_of("", body).credits == ()


def test_only_the_first_of_many_articles_in_a_list_gives_its_author() -> None:
    posts = "".join(
        f'<section><div><header><p class="author">{name}</p></header></div></section>'
        for name in ("Jane Doe", "Max Roe", "Ann Poe")
    )
    assert names_of(metadata_of("", f"<main>{posts}</main>")) == ["Jane Doe"]


def test_two_names_side_by_side_are_two_authors() -> None:
    body = '<div><a class="author-name">Jane Doe</a><a class="author-name">Max Roe</a></div>'
    assert names_of(metadata_of("", body)) == ["Jane Doe", "Max Roe"]


def test_a_blogger_who_names_herself_as_publisher_stays_an_author() -> None:
    head = '<meta name="author" content="Jane Doe"><meta name="publisher" content="Jane Doe">'
    found = metadata_of(head, '<p class="byline">Jane Doe</p>')
    assert [(one.credit.name, one.credit.is_agency) for one in found.credits] == [
        ("Jane Doe", False)
    ]


def test_without_any_name_the_raw_line_is_kept() -> None:
    claims = [MetadataClaims(Evidence.BYLINE, byline_raw="12 min read")]
    line = choose_authors(claims, [], lambda _: 1.0)
    assert (line.raw, line.credits) == ("12 min read", ())


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>Text.</p><p style='text-align: right'><strong>Jane Doe</strong></p>", ["Jane Doe"]),
        ("<p>Text.</p><p align='right'>Marlow, spring</p>", []),
        ("<h5>Autor:</h5>Jane Doe/HNA<br>", ["Jane Doe"]),
        ("<div>5.2.2024 <span>-&nbsp;Redaktion: Jane Doe</span></div>", ["Jane Doe"]),
        ("<span>06.11.2023 13:30 von Jane </span>", ["Jane"]),
    ],
)
def test_lines_that_sign_a_text_name_its_author(body: str, names: list[str]) -> None:
    assert names_of(metadata_of(body=body)) == names


def test_a_login_name_with_a_dot_is_no_surname() -> None:
    found = metadata_of(body='<p class="byline">Von Jane.Doe</p>')
    assert names_of(found) == ["Jane.Doe"]
