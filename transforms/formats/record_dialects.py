"""How the dumps of different tools name the fields of an article. Data only.

Names are canonical keys (`record_values.canonical_key`): lower case, no punctuation. A dot goes
into an inner object. Of several names the first that says something wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Field = Literal[
    "text", "html", "title", "subtitle", "lead", "authors", "byline", "url", "external_id",
    "published", "modified", "crawled", "section", "keywords", "language", "publisher",
    "image_url", "is_free", "is_paid",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dialect:
    """A tool's way to write a record; what it does not name is looked up in GENERIC."""

    name: str
    marks: tuple[str, ...]
    """Keys that are all there only in records of this tool."""
    fields: Mapping[Field, tuple[str, ...]]


GENERIC = Dialect(
    "generic",
    (),
    {
        "text": (
            "text", "maintext", "body", "articlebody", "content", "articletext", "fulltext",
            "storytext", "textcontent", "plaintext", "bodytext", "contenttext", "cleanedtext",
            "cleantext", "maincontent", "articlecontent", "newscontent", "story", "article",
            "document", "paragraphs", "rawtext", "texto", "texte", "inhalt", "testo", "tekst",
            "contenido", "contenu", "conteudo",
        ),
        "html": (
            "html", "rawhtml", "bodyhtml", "contenthtml", "htmlcontent", "pagehtml", "articlehtml",
        ),
        "title": (
            "title", "headline", "articletitle", "webtitle", "heading", "ogtitle", "titlepage",
            "titre", "titel", "titulo", "titolo", "name",
        ),
        "subtitle": ("subtitle", "subheadline", "subheading", "deck", "dek", "standfirst",
                     "alternativeheadline"),
        "lead": (
            "lead", "lede", "description", "summary", "abstract", "excerpt", "snippet", "teaser",
            "metadescription", "descriptiontext",
        ),
        "authors": ("authors", "author", "creators", "creator", "writers", "writer", "reporter",
                    "journalist", "byline", "autor", "auteur"),
        "byline": ("byline", "bylineraw"),
        "url": (
            "url", "canonicalurl", "canonicallink", "link", "weburl", "articleurl", "permalink",
            "originalurl", "sourceurl", "pageurl", "mainentityofpage", "href", "uri",
        ),
        "external_id": ("externalid", "id", "uuid", "articleid", "docid", "documentid", "guid",
                        "identifier", "newsid"),
        "published": (
            "publishedat", "datepublished", "publicationdate", "publishdate", "publishingdate",
            "datepublish", "pubdate", "published", "publisheddate", "publishedon", "publishedtime",
            "firstpublished", "firstpublishedat", "publicationtime", "publishtime", "dategmt",
            "date", "datetime", "firstcreated", "created", "createdat", "timestamp", "time",
            "fecha", "datum",
        ),
        "modified": (
            "modifiedat", "datemodified", "datemodify", "modifieddate", "modified", "updatedat",
            "dateupdated", "updated", "lastmodified", "lastupdated", "lastupdate", "modifiedgmt",
            "versioncreated",
        ),
        "crawled": (
            "crawledat", "crawled", "crawldate", "crawltime", "datedownload", "downloadedat",
            "downloaddate", "datecrawled", "fetchedat", "fetchtime", "collectdate", "collectedat",
            "indexeddate", "indexedat", "scrapedat", "scrapeddate", "retrievedat", "accessedat",
            "filedate",
        ),
        "section": ("section", "articlesection", "sectionname", "category", "categories", "desk",
                    "rubric", "ressort", "rubrique", "channel"),
        "keywords": ("keywords", "tags", "topics", "newskeywords", "keyword", "tag"),
        "language": ("language", "lang", "inlanguage", "languagecode", "langcode", "metalang",
                     "locale"),
        "publisher": (
            "publisher", "publishername", "source", "sourcename", "outlet", "medianame",
            "newspaper", "publication", "sitename", "ogsitename", "provider", "sourcedomain",
            "hostname", "domain", "site",
        ),
        "image_url": ("imageurl", "topimage", "urltoimage", "mainimage", "topimageurl",
                      "thumbnailurl", "leadimage", "ogimage", "image", "thumbnail", "images"),
        "is_free": ("freeaccess", "isaccessibleforfree"),
        "is_paid": ("ispaid", "ispaywalled", "paywall", "ispremium"),
    },
)  # fmt: skip

DIALECTS = (
    Dialect("news_please", ("maintext", "datepublish"), {
        "text": ("maintext",), "title": ("title", "titlepage", "titlerss"),
        "publisher": ("sourcedomain",), "external_id": (),
    }),
    Dialect("fundus", ("publishingdate",), {
        "text": ("body", "plaintext"), "html": ("html.content",), "keywords": ("topics",),
        "url": ("url", "html.respondedurl", "html.requestedurl"),
        "crawled": ("html.crawldate", "crawldate"),
        "publisher": ("publisher", "html.sourceinfo.publisher", "html.sourceinfo.source"),
        "external_id": (),
    }),
    Dialect("trafilatura", ("sourcehostname",), {
        "text": ("text", "rawtext"), "url": ("source", "url"), "lead": ("excerpt", "description"),
        "publisher": ("sourcehostname", "sitename", "hostname"), "section": ("categories",),
        "keywords": ("tags",),
    }),
    Dialect("newspaper4k", ("metalang",), {
        "lead": ("metadescription", "summary"), "publisher": ("metasitename", "sourceurl"),
        "keywords": ("tags", "metakeywords", "keywords"), "url": ("url", "canonicallink"),
        "image_url": ("topimage", "metaimg"),
    }),
    Dialect("media_cloud", ("storiesid",), {
        "text": ("storytext", "text"), "external_id": ("storiesid",), "url": ("url", "guid"),
        "crawled": ("collectdate",),
    }),
    Dialect("media_cloud", ("medianame",), {
        "publisher": ("medianame", "mediaurl"), "crawled": ("indexeddate",),
    }),
    Dialect("media_cloud", ("textcontent",), {
        "text": ("textcontent",), "title": ("articletitle",), "published": ("publicationdate",),
        "url": ("canonicalurl", "originalurl", "url"), "publisher": ("canonicaldomain",),
        "external_id": ("uniqueurlhash",),
    }),
    Dialect("webz", ("thread", "uuid"), {
        "external_id": ("uuid",), "url": ("url", "thread.url"),
        "title": ("title", "thread.titlefull", "thread.title"),
        "publisher": ("thread.sitefull", "thread.site"), "section": ("thread.sectiontitle",),
        "image_url": ("thread.mainimage",), "published": ("published", "thread.published"),
    }),
    Dialect("guardian", ("webpublicationdate",), {
        "text": ("fields.bodytext",), "html": ("fields.body",), "url": ("weburl",),
        "title": ("fields.headline", "webtitle"), "subtitle": ("fields.standfirst",),
        "byline": ("fields.byline",), "authors": ("fields.byline",),
        "published": ("webpublicationdate",), "modified": ("fields.lastmodified",),
        "section": ("sectionname",), "image_url": ("fields.thumbnail",),
        "lead": ("fields.trailtext",),
    }),
)  # fmt: skip

WRAPPERS = ("_source", "article", "doc", "document", "post", "story", "item", "record", "data",
            "attributes", "node")  # fmt: skip
"""Keys under which a record keeps the article as an inner object."""

CONTAINERS = frozenset({
    "articles", "posts", "stories", "data", "results", "result", "items", "documents",
    "docs", "records", "news", "entries", "hits", "response", "rows", "value", "feed",
})  # fmt: skip
"""Keys under which a dump keeps its list of records, possibly one inside another."""
