"""htmldate's stages, called one by one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import htmldate
import pytest
from lxml.html import HtmlElement

from tests.cpu_time import assert_ends_within
from transforms.html_page import parse_page
from transforms.htmldate_stages import find_day, missing_stages

LATEST = datetime(2024, 6, 1, tzinfo=UTC)
FAR = f"<p>{'The bridge stays shut. ' * 20}</p>"
PAGES = (
    f"{FAR}<i>Saved as /2024/05/0311/a.png</i>{FAR}",
    f"{FAR}<p>By road, on the 3rd of May 2024 ,</p>{FAR}<p>or 4/5/23 and later</p>{FAR}",
    f"{FAR}<footer>&copy; {'Harbour Post, Marlow, ' * 4} 2019</footer>{FAR}<p>No. 2024</p>",
    f"{FAR}<footer>(c) {'Harbour Post, Marlow, ' * 6} 2019</footer>{FAR}<p>No. 2023.</p>",
    f"{FAR}<p>Stand: 3.5.2024 yayınlandı</p>{FAR}<p>20240102</p>",
    "<ul><li id='top' class='pubdate'>3 May 2024</li><li class='date'>4 May 2024</li></ul>",
    "<div><small>Shut 3 May 2024</small><p itemprop='datum'>5 May 2024</p></div>",
    "<div class='info'>Marlow, 3 May 2024</div><p>The bridge stays shut.</p>",
    "<p>The bridge stays shut.</p><p>Opened 2019-03-02, shut 2024-05-03.</p>",
    f"<p>{'The bridge stays shut. ' * 60}</p><footer>Copyright 2024 Harbour Post</footer>",
    "<p>The bridge stays shut.</p>",
    "<abbr class='published' title='2024-05-03'>3 May</abbr>",
)


def _tree(body: str) -> HtmlElement:
    return parse_page(f"<html><body>{body}</body></html>").tree


def test_the_installed_htmldate_has_all_stages() -> None:
    assert missing_stages() == ()


@pytest.mark.parametrize("body", PAGES)
def test_the_stages_find_what_the_public_function_finds(body: str) -> None:
    wanted = htmldate.find_date(_tree(body), original_date=True, max_date=LATEST)
    assert find_day(_tree(body), None, LATEST) == wanted


def test_an_unknown_version_is_called_by_its_public_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("transforms.htmldate_stages.missing_stages", lambda: ("search_page",))
    assert find_day(_tree(PAGES[0]), None, LATEST) == "2024-05-03"


def test_the_tree_stays_as_it_is() -> None:
    tree = _tree("<video>x</video><p>Opened 2019-03-02.</p>")
    find_day(tree, None, LATEST)
    assert tree.find(".//video") is not None


def test_megabytes_without_a_date_take_no_seconds() -> None:
    tree = _tree(f"<p>{'&amp;' * 2_000_000}</p>")
    assert find_day(tree, None, LATEST) is None
    assert_ends_within(3, lambda: find_day(tree, None, LATEST))


def test_dateparser_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    find_day(_tree("<div class='date'>12 czerwiec roku 2019 foo</div>"), None, LATEST)
