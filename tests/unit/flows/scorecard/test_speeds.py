"""The figures of the benchmark of speed against values worked out by hand."""

from __future__ import annotations

import io

import pytest

from benchmarks.extraction import speeds
from benchmarks.warc import warc_record
from schemas.documents import RawRecord
from transforms.formats.format import ReadLimits
from transforms.formats.warc import FORMAT


def test_ratios_are_medians_over_rounds_and_leave_out_the_slowest_page_of_trafilatura() -> None:
    times = {
        "trafilatura": [[1.0, 2.0, 9.0], [1.0, 2.0, 9.0], [2.0, 4.0, 18.0]],
        "copydesk": [[0.5, 1.0, 1.5], [0.5, 1.0, 1.5], [0.5, 1.0, 1.5]],
    }
    ours = speeds(times, size_bytes=6_000_000)["copydesk"]
    assert ours.docs_per_s == pytest.approx(3 / 3)
    assert ours.mb_per_s == pytest.approx(6 / 3)
    assert ours.ratio_by_sum == pytest.approx(12 / 3)
    assert ours.ratio_without_slowest == pytest.approx(3 / 1.5)
    assert ours.ratio_of_medians == pytest.approx(2 / 1)


def test_records_of_the_benchmark_are_sound_warc() -> None:
    html = b"<html><body><p>Text.</p></body></html>"
    record = warc_record("https://a.example/x", html, "0-0")
    (found,) = FORMAT.split(io.BytesIO(record), "", ReadLimits())
    assert isinstance(found, RawRecord)
    assert (found.format, found.payload) == ("html", html)
    assert found.claims[0].url == "https://a.example/x"
