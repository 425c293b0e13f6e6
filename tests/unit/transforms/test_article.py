"""One document from its source to its rows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from schemas.documents import (
    ArticleRows,
    DateClaim,
    MetadataClaims,
    SourceContext,
    SourceDocument,
    TextBlock,
)
from schemas.errors import InputError
from schemas.tables.corpus import Article
from schemas.vocabularies import (
    ArticleType,
    DateKind,
    ErrorCode,
    Evidence,
    ParagraphKind,
    Paywall,
    Precision,
)
from transforms.article import build_article

URL = "https://www.harbourpost.example/2024/05/03/bridge?utm_source=x"
PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Bridge opens after ten years | The Harbour Post</title>
<link rel="canonical" href="https://www.harbourpost.example/2024/05/03/bridge">
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:title" content="The bridge is open">
<meta name="description" content="A summary that stands nowhere else.">
<meta name="news_keywords" content="bridge, traffic">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "OpinionNewsArticle",
"headline": "Bridge opens after ten years", "datePublished": "2024-05-03T08:15:00+02:00",
"dateModified": "2024-05-03T09:00:00+02:00", "isAccessibleForFree": false,
"author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "AFP"}],
"image": {"url": "/lead.jpg"}, "articleSection": "City"}</script></head>
<body><header><nav><a href="/home">Home</a></nav></header>
<article><h1>Bridge opens after ten years</h1>
<figure><img src="/bridge.jpg" width="800"><figcaption>The bridge at dawn.
<span class="credit">Max Roe</span></figcaption></figure>
<p>The new bridge across the harbour opened on Friday after ten years of delays and disputes,
and the first cars crossed it shortly after <a href="/dawn">sunrise</a> in bright weather.</p>
<h2>Costs doubled</h2>
<p>The city paid twice the sum that was planned, according to
<a rel="nofollow" href="https://audit.example/r">the auditors</a>, who had warned of the risk early
and often, and who will present their final report to the council before the summer break.</p>
<blockquote><p>We should have listened to the engineers who told us about the ground.</p>
</blockquote>
<ul><li>The bridge is two kilometres long.</li><li>It carries four lanes of traffic.</li></ul>
</article></body></html>"""


def build(document: SourceDocument, context: SourceContext | None = None) -> ArticleRows:
    return build_article(document, context or SourceContext(), input_id="in", locator="line=1")


def build_page(html: str = PAGE, *claims: MetadataClaims, url: str | None = URL) -> ArticleRows:
    found = (MetadataClaims(Evidence.ARCHIVE, url=url),) if url else ()
    return build(SourceDocument(html=html, claims=(*claims, *found)))


def article_of(rows: ArticleRows) -> Article:
    [article] = rows.articles
    return article


def published(text: str, evidence: Evidence) -> MetadataClaims:
    return MetadataClaims(evidence, dates=(DateClaim(DateKind.PUBLISHED, text, evidence),))


def test_a_page_gives_its_metadata() -> None:
    article = article_of(build_page())
    assert article.title == "Bridge opens after ten years"
    assert article.authors == ["Jane Doe"]
    assert article.publisher == "The Harbour Post"
    assert article.source == article.domain == "harbourpost.example"
    assert article.url == URL
    assert article.url_key == "harbourpost.example/2024/05/03/bridge"
    assert article.lead == "A summary that stands nowhere else."
    assert article.keywords == ["bridge", "traffic"]
    assert article.section == "City"
    assert article.article_type is ArticleType.OPINION
    assert article.paywall is Paywall.PAID
    assert (article.language, article.language_declared) == ("en", "en-gb")
    assert article.image_url == "https://www.harbourpost.example/lead.jpg"
    assert article.quality_flags == ["paywall_stub"]


def test_a_page_gives_its_date_to_the_minute_with_the_zone_it_was_written_in() -> None:
    article = article_of(build_page())
    assert article.published_at == datetime(2024, 5, 3, 6, 15, tzinfo=UTC)
    assert article.published_precision is Precision.SECOND
    assert article.published_evidence is Evidence.JSON_LD
    assert article.published_tz_offset_min == 120
    assert article.modified_at == datetime(2024, 5, 3, 7, 0, tzinfo=UTC)


def test_every_date_is_kept_and_one_of_a_kind_is_chosen() -> None:
    rows = build_page()
    found = {(one.kind, one.evidence): (one.is_chosen, one.reason) for one in rows.article_dates}
    assert found == {
        (DateKind.PUBLISHED, Evidence.JSON_LD): (True, None),
        (DateKind.MODIFIED, Evidence.JSON_LD): (True, None),
        (DateKind.PUBLISHED, Evidence.URL): (False, "agrees_with_chosen"),
    }


def test_the_body_keeps_kinds_and_leaves_out_the_repeated_title() -> None:
    article = article_of(build_page())
    kinds = [one.kind for one in article.paragraphs]
    assert kinds == [
        ParagraphKind.TEXT, ParagraphKind.HEADING, ParagraphKind.TEXT, ParagraphKind.QUOTE,
        ParagraphKind.LIST, ParagraphKind.LIST,
    ]  # fmt: skip
    assert article.body.startswith("The new bridge across the harbour opened on Friday")
    heading = article.paragraphs[1]
    assert article.body[heading.start : heading.end] == "Costs doubled"


def test_agencies_are_authors_of_their_own_kind() -> None:
    rows = build_page()
    assert [(one.name, one.is_agency, one.position) for one in rows.authors] == [
        ("Jane Doe", False, 0),
        ("AFP", True, 1),
    ]


def test_links_and_images_of_the_body_are_kept_and_those_around_it_are_not() -> None:
    rows = build_page()
    assert [(one.target_url, one.is_same_site, one.rel) for one in rows.links] == [
        ("https://www.harbourpost.example/dawn", True, None),
        ("https://audit.example/r", False, "nofollow"),
    ]
    assert [(one.image_url, one.caption, one.credit) for one in rows.images] == [
        ("https://www.harbourpost.example/bridge.jpg", "The bridge at dawn.", "Max Roe")
    ]


def test_a_sidecar_beats_a_record_and_a_record_beats_the_page() -> None:
    record = MetadataClaims(Evidence.RECORD, title="From record", authors=("Ann Poe",))
    sidecar = MetadataClaims(Evidence.SIDECAR, title="From sidecar")
    article = article_of(
        build_page(PAGE, record, sidecar, published("2024-06-01", Evidence.RECORD))
    )
    assert article.title == "From sidecar"
    assert article.authors == ["Ann Poe"]
    assert article.published_at == datetime(2024, 6, 1, tzinfo=UTC)


def test_the_configuration_is_the_weakest_claim() -> None:
    context = SourceContext(source="feed-a", publisher="Configured", language="de")
    page = SourceDocument(html=PAGE)
    article = article_of(build(page, context))
    assert (article.source, article.publisher) == ("feed-a", "The Harbour Post")
    bare = article_of(build(SourceDocument(blocks=(TextBlock("Tor!"),)), context))
    assert (bare.publisher, bare.language) == ("Configured", "de")


def test_nothing_is_invented_for_a_text_that_says_nothing() -> None:
    article = article_of(build(SourceDocument(blocks=(TextBlock("Only this."),))))
    assert (article.title, article.published_at, article.authors) == (None, None, [])
    assert (article.source, article.url_key) == ("unknown", None)
    assert article.quality_flags == ["no_date", "no_title", "short_body"]


def test_blocks_are_taken_as_they_are() -> None:
    blocks = (TextBlock("Vote", ParagraphKind.HEADING), TextBlock("The council\u00a0voted."))
    document = SourceDocument(blocks=blocks, method="nitf", quality_flags=("from_archive",))
    article = article_of(build(document))
    assert article.body == "Vote\n\nThe council voted."
    assert article.paragraphs[0].kind is ParagraphKind.HEADING
    assert article.extraction_method == "nitf"
    assert "from_archive" in article.quality_flags


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (SourceDocument(), ErrorCode.EMPTY_DOCUMENT),
        (SourceDocument(html=" "), ErrorCode.EMPTY_DOCUMENT),
        (SourceDocument(html="<html><body><script>x()</script></body></html>"), ErrorCode.NO_BODY),
        (SourceDocument(blocks=(TextBlock("\u200b \n"),)), ErrorCode.NO_BODY),
    ],
)
def test_a_document_without_text_is_an_input_error(
    document: SourceDocument, code: ErrorCode
) -> None:
    with pytest.raises(InputError) as caught:
        build(document)
    assert caught.value.code is code


def test_dates_that_cannot_be_are_kept_but_not_chosen() -> None:
    context = SourceContext(latest_plausible_at=datetime(2025, 1, 1, tzinfo=UTC))
    claims = (published("2031-01-01", Evidence.META), published("1970-01-01", Evidence.RECORD),
              published("2024-05-03", Evidence.OPENGRAPH))  # fmt: skip
    rows = build(SourceDocument(blocks=(TextBlock("Text."),), claims=claims), context)
    assert {one.surface: one.reason for one in rows.article_dates} == {
        "2031-01-01": "future",
        "1970-01-01": "epoch",
        "2024-05-03": None,
    }
    article = article_of(rows)
    assert article.published_at == datetime(2024, 5, 3, tzinfo=UTC)
    assert article.published_precision is Precision.DAY
    assert "implausible_date" in article.quality_flags


def test_a_date_after_the_crawl_is_not_plausible() -> None:
    crawled = MetadataClaims(
        Evidence.ARCHIVE,
        dates=(DateClaim(DateKind.CRAWLED, "2024-05-03T10:00:00Z", Evidence.ARCHIVE),),
    )
    claims = (crawled, published("2024-06-03", Evidence.META))
    rows = build(SourceDocument(blocks=(TextBlock("Text."),), claims=claims))
    article = article_of(rows)
    assert article.published_at is None
    assert article.crawled_at == datetime(2024, 5, 3, 10, tzinfo=UTC)


def test_a_date_that_cannot_be_read_is_flagged_and_the_same_one_twice_is_one_row() -> None:
    claims = (published("some day", Evidence.META), published("2024-05-03", Evidence.RECORD),
              published(" 2024-05-03", Evidence.RECORD))  # fmt: skip
    rows = build(SourceDocument(blocks=(TextBlock("Text."),), claims=claims))
    assert len(rows.article_dates) == 1
    assert "unparsed_date" in article_of(rows).quality_flags


def test_the_page_is_searched_for_a_date_only_where_nothing_says_one() -> None:
    page = PAGE.replace('"datePublished": "2024-05-03T08:15:00+02:00",', "")
    page = page.replace("<h1>", '<span class="date">May 2, 2024</span><h1>').replace("dateMod", "x")
    rows = build_page(page.replace("/2024/05/03/", "/"), url="https://harbourpost.example/bridge")
    assert article_of(rows).published_evidence is Evidence.HTML_TEXT
    assert article_of(rows).published_at == datetime(2024, 5, 2, tzinfo=UTC)


def test_the_same_text_at_the_same_address_has_the_same_ids_wherever_it_was_found() -> None:
    first = article_of(build_page())
    second = article_of(
        build_article(
            SourceDocument(html=PAGE, claims=(MetadataClaims(Evidence.ARCHIVE, url=URL + "&a=1"),)),
            SourceContext(source="other"), input_id="else", locator="",
        )
    )  # fmt: skip
    assert (first.article_id, first.revision_id) == (second.article_id, second.revision_id)


def test_a_changed_text_is_another_revision_of_the_same_address() -> None:
    first = article_of(build_page())
    second = article_of(build_page(PAGE.replace("ten years of delays", "nine years of delays")))
    assert first.url_key == second.url_key
    assert first.revision_id != second.revision_id
    assert first.article_id != second.article_id


def test_a_publisher_id_is_an_address_and_an_archive_id_is_none() -> None:
    def id_of(evidence: Evidence, external_id: str) -> str:
        claims = (MetadataClaims(evidence, external_id=external_id),)
        document = SourceDocument(blocks=(TextBlock("Text."),), claims=claims)
        return article_of(build(document)).article_id

    assert id_of(Evidence.RECORD, "a1") != id_of(Evidence.RECORD, "a2")
    assert id_of(Evidence.ARCHIVE, "a1") == id_of(Evidence.ARCHIVE, "a2")


def test_a_canonical_address_of_the_home_page_or_another_site_does_not_become_the_key() -> None:
    home = PAGE.replace('href="https://www.harbourpost.example/2024/05/03/bridge"',
                        'href="https://www.harbourpost.example/"')  # fmt: skip
    other = PAGE.replace('href="https://www.harbourpost.example', 'href="https://wire.example')
    for html, flag in ((home, "canonical_is_home"), (other, "canonical_other_site")):
        article = article_of(build_page(html))
        assert article.url_key == "harbourpost.example/2024/05/03/bridge"
        assert flag in article.quality_flags


def test_a_page_in_another_language_than_it_declares_is_flagged() -> None:
    article = article_of(build_page(PAGE.replace('lang="en-GB"', 'lang="de"')))
    assert (article.language, article.language_declared) == ("en", "de")
    assert "language_mismatch" in article.quality_flags


def test_a_summary_that_is_in_the_body_is_no_lead() -> None:
    summary = "The new bridge across the harbour opened on Friday after ten years of delays"
    page = PAGE.replace("A summary that stands nowhere else.", summary)
    assert article_of(build_page(page)).lead is None


def test_a_fragment_in_a_record_is_read() -> None:
    html = "<p>The council voted on Tuesday.</p><p>The mayor was content with the result.</p>"
    record = MetadataClaims(Evidence.RECORD, title="Vote", url="https://harbourpost.example/v")
    article = article_of(build_page(html, record, url=None))
    assert article.body == "The council voted on Tuesday.\n\nThe mayor was content with the result."


def test_characters_that_were_lost_before_are_flagged() -> None:
    document = SourceDocument(blocks=(TextBlock("Caf\ufffd on the corner"),))
    assert "replacement_characters" in article_of(build(document)).quality_flags
