"""Web pages: each outlet has its own template and its own way of giving metadata."""

import json
from datetime import datetime, timedelta
from html import escape
from string import Template
from typing import Any

from seeds.builder.manuscripts import Article, Block, Corpus

MONTHS = {
    "en": "January February March April May June",
    "fr": "janvier février mars avril mai juin",
    "de": "Januar Februar März April Mai Juni",
    "es": "enero febrero marzo abril mayo junio",
}
DATE_FORMS = {
    "en": "{day} {month} {year}, {time}",
    "fr": "Publié le {day} {month} {year} à {time}",
    "de": "{day}. {month} {year}, {time} Uhr",
    "es": "{day} de {month} de {year}, {time}",
}
AND = {"en": " and ", "fr": " et ", "de": " und ", "es": " y "}


def human_date(moment: datetime, language: str) -> str:
    """A date as a reader sees it."""
    month = MONTHS[language].split()[moment.month - 1]
    return DATE_FORMS[language].format(
        day=moment.day, month=month, year=moment.year, time=f"{moment:%H:%M}"
    )


def human_names(names: tuple[str, ...], language: str) -> str:
    """Names as a byline joins them."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + AND[language] + names[-1]


def _block_html(block: Block, number: int) -> str:
    if block.kind == "heading":
        return f"<h2>{escape(block.text, quote=False)}</h2>"
    if block.kind == "quote":
        return f"<blockquote><p>{escape(block.text, quote=False)}</p></blockquote>"
    if block.kind == "list":
        items = "".join(f"<li>{escape(line, quote=False)}</li>" for line in block.lines)
        return f"<ul>{items}</ul>"
    if block.kind == "caption":
        return (
            f'<figure><img src="/img/{number}.jpg" alt="" width="960" height="540">'
            f"<figcaption>{escape(block.text, quote=False)}</figcaption></figure>"
        )
    if block.kind == "table":
        head, *rows = (
            "".join(f"<{tag}>{escape(cell, quote=False)}</{tag}>" for cell in row)
            for tag, row in zip(["th"] + ["td"] * 99, block.rows, strict=False)
        )
        lines = "".join(f"<tr>{row}</tr>\n" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody></table>"
    return f"<p>{escape(block.text, quote=False)}</p>"


def body_html(article: Article) -> str:
    """The body as HTML, a block to a line."""
    return "\n".join(_block_html(b, n) for n, b in enumerate(article.body, 1))


def _people(article: Article) -> list[dict[str, Any]]:
    agency = {"Thalwire", "Data desk", "Harbour Post staff"}
    return [
        {"@type": "Organization" if name in agency else "Person", "name": name}
        for name in article.authors
    ]


def _news_article(article: Article) -> dict[str, Any]:
    outlet = article.outlet
    return {
        "@type": "LiveBlogPosting" if article.kind == "liveblog" else "NewsArticle",
        "headline": article.title,
        "description": article.description,
        "datePublished": article.published.isoformat(),
        "dateModified": (article.modified or article.published).isoformat(),
        "inLanguage": article.language,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "mainEntityOfPage": {"@type": "WebPage", "@id": article.url},
        "image": [f"https://{outlet.domain}/img/{article.id}.jpg"],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": outlet.name,
            "logo": {"@type": "ImageObject", "url": f"https://{outlet.domain}/logo.png"},
        },
    }


def _live_updates(article: Article) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = []
    for block in article.body:
        if block.kind == "heading":
            hour, minute = block.text.split(" ")[0].split(":")
            at = article.published.replace(hour=int(hour), minute=int(minute))
            updates.append(
                {
                    "@type": "BlogPosting",
                    "headline": block.text.split(" ", 1)[1],
                    "datePublished": at.isoformat(),
                }
            )
        elif updates:
            updates[-1]["articleBody"] = block.text
    return updates


def jsonld_plain(article: Article) -> dict[str, Any]:
    """One NewsArticle; one author is a string, several are a list of strings."""
    names = list(article.authors)
    node = {"@context": "https://schema.org", **_news_article(article)}
    node["author"] = names[0] if len(names) == 1 else names
    if article.kind == "liveblog":
        node["coverageStartTime"] = article.published.isoformat()
        node["coverageEndTime"] = (article.published + timedelta(hours=13)).isoformat()
        node["liveBlogUpdate"] = _live_updates(article)
    return node


def jsonld_objects(article: Article) -> dict[str, Any]:
    """One NewsArticle whose authors are objects; the agency itself where none is named."""
    people = _people(article) or [{"@type": "Organization", "name": article.outlet.name}]
    node = {"@context": "https://schema.org", **_news_article(article), "author": people}
    node["keywords"] = ", ".join(article.tags)
    return node


def jsonld_graph(article: Article) -> dict[str, Any]:
    """A graph of site, page, article and people, tied together by ``@id``."""
    root = f"https://{article.outlet.domain}/"
    people = [
        {**person, "@id": f"{root}#/schema/person/{n}"}
        for n, person in enumerate(_people(article), 1)
    ]
    node = {
        **_news_article(article),
        "@id": f"{article.url}#article",
        "isPartOf": {"@id": article.url},
        "author": [{"@id": person["@id"]} for person in people],
        "isAccessibleForFree": not article.paywall,
    }
    if article.paywall:
        node["hasPart"] = {
            "@type": "WebPageElement",
            "isAccessibleForFree": False,
            "cssSelector": ".premium-wall",
        }
    site = {"@type": "WebSite", "@id": f"{root}#website", "url": root, "name": article.outlet.name}
    page = {"@type": "WebPage", "@id": article.url, "isPartOf": {"@id": f"{root}#website"}}
    return {"@context": "https://schema.org", "@graph": [site, page, node, *people]}


JSONLD = {"jsonld": jsonld_plain, "jsonld_objects": jsonld_objects, "graph": jsonld_graph}


def _teasers(article: Article, corpus: Corpus) -> str:
    """Other articles of the outlet, as the list at the side gives them."""
    ids = corpus.of_outlet(article.outlet.id)
    place = ids.index(article.id)
    chosen = dict.fromkeys(ids[(place + step) % len(ids)] for step in (1, 2, 3, 5))
    return "\n".join(
        f'<li><a href="{corpus.articles[key].url}">'
        f"{escape(corpus.articles[key].title, quote=False)}</a></li>"
        for key in chosen
        if key != article.id
    )


def render_page(article: Article, corpus: Corpus, charset: str = "utf-8") -> str:
    """The whole page of an article in the template of its outlet."""
    outlet = article.outlet
    make_jsonld = JSONLD.get(outlet.template)
    jsonld = json.dumps(make_jsonld(article), ensure_ascii=False, indent=1) if make_jsonld else ""
    subtitle = escape(article.subtitle, quote=False)
    values = {
        "charset": charset,
        "lang": article.language,
        "url": article.url,
        "domain": outlet.domain,
        "publisher": escape(outlet.name),
        "title": escape(article.title, quote=False),
        "title_attr": escape(article.title),
        "description": escape(article.description),
        "subtitle": f'<p class="standfirst">{subtitle}</p>' if subtitle else "",
        "authors": escape(human_names(article.authors, article.language)),
        "authors_meta": escape(", ".join(article.authors)),
        "author_tags": "\n".join(
            f'<meta property="article:author" content="{escape(name)}">' for name in article.authors
        ),
        "tag_tags": "\n".join(
            f'<meta property="article:tag" content="{escape(tag)}">' for tag in article.tags
        ),
        "tags": escape(", ".join(article.tags)),
        "published": article.published.isoformat(),
        "modified": (article.modified or article.published).isoformat(),
        "when": human_date(article.published, article.language),
        "section": escape(article.section),
        "image": f"https://{outlet.domain}/img/{article.id}.jpg",
        "jsonld": jsonld,
        "body": body_html(article),
        "teasers": _teasers(article, corpus),
        "wall": WALL if article.paywall else "",
    }
    return Template(corpus.templates[outlet.id]).substitute(values)


WALL = (
    '<div class="premium-wall"><h3>Read on with a subscription</h3>'
    "<p>The rest of this article is for subscribers. Try four weeks for one euro.</p>"
    '<a class="btn" href="/subscribe">Subscribe now</a></div>'
)


def huge_page(page: str, megabytes: int) -> str:
    """The page with megabytes of hidden filler after the article."""
    row = '<div class="ad-slot" data-slot="{n}" hidden><span>advertisement {n}</span></div>\n'
    filler: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        filler.append(row.format(n=len(filler)))
        size += len(filler[-1])
    return page.replace("</body>", "".join(filler) + "</body>")


def deep_page(page: str, levels: int) -> str:
    """The page with its content under as many levels of ``div``."""
    start = page.index("<body")
    inside = page.index(">", start) + 1
    end = page.rindex("</body>")
    return page[:inside] + "<div>" * levels + page[inside:end] + "</div>" * levels + page[end:]
