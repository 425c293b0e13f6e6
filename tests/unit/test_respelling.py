"""Repeated pages of a benchmark weigh what the page weighs and are no copies of it."""

from __future__ import annotations

from benchmarks.respelling import respelled

URL = "https://www.courier.example/floods"
PAGE = (
    b'<html><head><link rel="canonical" href="https://www.courier.example/floods">'
    b'<script>var place = "harbour quarter";</script></head><body><p class="story">'
    b"The harbour quarter was under water on Monday&nbsp;evening, caf&eacute;s stayed closed "
    b"&eacute;verywhere and trains between Merrin and Carrow turned around before reaching "
    b"either town.</p></body></html>"
)


def test_the_first_turn_is_the_page_itself() -> None:
    assert respelled(PAGE, URL, 0) == (PAGE, URL)


def test_every_turn_has_an_address_and_words_of_its_own() -> None:
    turns = [respelled(PAGE, URL, number) for number in range(60)]
    assert len({html for html, _ in turns}) == len({url for _, url in turns}) == 60
    html, url = turns[3]
    assert url == "https://www.n3-courier.example/floods"
    assert url.encode() in html
    assert b"harbourda quarter under" not in html
    changed = [word for word in html.split() if word.rstrip(b".,").endswith(b"da")]
    assert len(changed) >= 4


def test_markup_code_and_entities_stay_as_they_are() -> None:
    html, _ = respelled(PAGE, URL, 3)
    assert b'<script>var place = "harbour quarter";</script>' in html
    assert b'<p class="story">' in html
    assert html.count(b"&eacute;") == PAGE.count(b"&eacute;")
    assert html.count(b"&nbsp;") == PAGE.count(b"&nbsp;")
    assert 0 < len(html) - len(PAGE) < 40
