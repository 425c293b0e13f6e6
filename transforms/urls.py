"""Addresses: cleaned, made absolute, reduced to a key; no look-up of anything."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

import courlan
import tldextract

_MAX_URL_CHARS = 4_000
_WHOLE_URL = re.compile(r"https?://[a-zA-Z0-9.-]+(?::\d+)?/[^?#;\[\]]*(?:\?[^#\[\]]+)?(?:#.+)?")
# A path from the root of its site without an empty level and without ".." is only put behind it.
_WHOLE_PATH = re.compile(r"(?:/[^/?#;\[\].][^/?#;\[\]]*)+/?(?:\?[^#\[\]]+)?")
_SITE = re.compile(r"https?://[a-zA-Z0-9.-]+(?::\d+)?(?=[/?#]|$)")
# No query, no fragment, no port, no capitals in the host, nothing to escape, no empty level.
_CLEAN_URL = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9_~-][A-Za-z0-9_~.,:=!-]*)+/?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_DAY_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d{2})([/_.-]?)(0[1-9]|1[0-2]|[1-9](?=[/_-]))\2"
    r"(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
)


def is_web_url(url: str | None) -> bool:
    """Whether it is an absolute http or https address with a host."""
    if not url or len(url) > _MAX_URL_CHARS or not _SCHEME.match(url):
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


@lru_cache(maxsize=256)
def clean_url(url: str | None) -> str | None:
    """The address without trackers, fragment and stray characters; None if it is no web address."""
    if not url or not is_web_url(url := url.strip()):
        return None
    # courlan takes 50 times as long to leave it as it is.
    if _CLEAN_URL.fullmatch(url) and "xn--" not in url:
        return url
    try:
        parts = urlsplit(url)
        # courlan drops a query without '=', and some sites have the number of the article there.
        bare_query = parts.query if parts.query and "=" not in parts.query else ""
        cleaned = courlan.clean_url(url)
        if not cleaned or not is_web_url(cleaned):
            return None
        kept = urlsplit(cleaned)
    except ValueError:
        return None
    return urlunsplit((kept.scheme, kept.netloc, kept.path, kept.query or bare_query, ""))


def make_url_key(url: str | None) -> str | None:
    """The address without scheme, 'www.', trackers, fragment and trailing slash."""
    cleaned = clean_url(url)
    if cleaned is None:
        return None
    parts = urlsplit(cleaned)
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{path}{query}"


def absolute_url(href: str | None, base: str | None) -> str | None:
    """The web address that a link on a page points to; None for mail, script and the like."""
    href = "".join(href.split()) if href else ""
    if not href or len(href) > _MAX_URL_CHARS or href.startswith(("#", "data:", "javascript:")):
        return None
    # Most links need no joining, which takes 20 times as long.
    if _WHOLE_URL.fullmatch(href):
        return href
    if base and _WHOLE_PATH.fullmatch(href) and (site := _SITE.match(base)):
        return f"{site[0]}{href}" if len(site[0]) + len(href) <= _MAX_URL_CHARS else None
    try:
        joined = urljoin(base, href) if base else href
    except ValueError:
        return None
    if joined.startswith("//"):
        joined = f"https:{joined}"
    return joined if is_web_url(joined) else None


def registered_domain(url: str | None) -> str | None:
    """The domain that was registered (public suffix list), without sub-domains."""
    if not url or not is_web_url(url):
        return None
    return _registered_domain(urlsplit(url).hostname or "")


@lru_cache(maxsize=4096)
def _registered_domain(host: str) -> str | None:
    parts = _suffix_rules()(host)
    if parts.suffix or "." not in host or parts.ipv4 or parts.ipv6:
        return parts.top_domain_under_public_suffix or None
    # The list's own rule for what it does not know: the last label is the suffix.
    return ".".join(host.rstrip(".").split(".")[-2:])


def domain_label(url: str | None) -> str | None:
    """The registered domain without its suffix: 'harbourpost' of 'news.harbourpost.example'."""
    domain = registered_domain(url)
    return domain.split(".")[0] if domain else None


@lru_cache(maxsize=1)
def _suffix_rules() -> tldextract.TLDExtract:
    # Only the list that comes with the package: no download, no cache on disk.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def day_in_url(url: str | None) -> str | None:
    """The day written in the path of an address, as YYYY-MM-DD."""
    if not url or not is_web_url(url):
        return None
    found = _DAY_IN_PATH.search(urlsplit(url).path)
    if not found:
        return None
    return f"{found[1]}-{int(found[3]):02d}-{int(found[4]):02d}"
