"""Pages that are like another one in their weight and are no copies of it.

A benchmark that repeats its pages would have the pipeline find that all of them are copies: work
that a crawl does not give it, and that no peer does. So every repetition stands on a site of its
own, and in its text every third word is spelled in its own way.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import count
from urllib.parse import urlsplit

CHANGED_WORDS = 3
"""Of so many words one is changed: no run of five words stays as it was."""
LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_CODE = re.compile(rb"(<(?:script|style)\b.*?</(?:script|style)>)", re.DOTALL | re.IGNORECASE)
_TEXT = re.compile(rb">[^<>]+<")
_WORD = re.compile(rb"(?<![&#\w])[a-z]{5,}\b")


def respelled(html: bytes, url: str, number: int) -> tuple[bytes, str]:
    """The page and its address as repetition `number` has them; number 0 is the page itself."""
    if number == 0:
        return html, url
    site = (urlsplit(url).hostname or "").removeprefix("www.")
    own_site = f"n{number}-{site}"
    ending = bytes((LETTERS[number % 26], LETTERS[number // 26 % 26]))
    respell = partial(_respell, numbers=count(), ending=ending)
    parts = _CODE.split(html.replace(site.encode(), own_site.encode()) if site else html)
    # split at a group: every second part is what the group has matched
    parts[::2] = [_TEXT.sub(lambda text: _WORD.sub(respell, text[0]), part) for part in parts[::2]]
    return b"".join(parts), url.replace(site, own_site, 1)


def _respell(word: re.Match[bytes], numbers: count[int], ending: bytes) -> bytes:
    return word[0] if next(numbers) % CHANGED_WORDS else word[0] + ending
