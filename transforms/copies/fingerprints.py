"""The row of an article by which its copies are found."""

from __future__ import annotations

from datetime import UTC

import numpy as np

from schemas.tables.corpus import Article
from schemas.tables.relations import Fingerprint
from transforms.copies.anchors import FINGERPRINT_VERSION, fingerprint
from transforms.copies.credits import find_credit


def article_fingerprint(article: Article) -> Fingerprint:
    """Key and anchors of the text, its day in UTC, and the agency that it names."""
    found = fingerprint(article.body, article.title)
    byline = article.byline_raw if article.byline_raw is not None else " / ".join(article.authors)
    credit = find_credit(article.body, byline)
    seen_at = article.published_at or article.crawled_at or article.modified_at
    return Fingerprint(
        article_id=article.article_id,
        day=seen_at.astimezone(UTC).date() if seen_at else None,
        text_key=found.text_key,
        n_shingles=found.n_shingles,
        anchors=found.anchors.view(np.int64).tolist(),
        agency=credit.agency if credit else None,
        agency_evidence=credit.evidence if credit else None,
        extractor_version=FINGERPRINT_VERSION,
    )
