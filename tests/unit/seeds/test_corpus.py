"""The sample corpus is what its manuscripts say, and holds what tests need."""

import bz2
import io
import json
import tomllib
import zipfile
import zlib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import zstandard

from seeds.build_corpus import MANUSCRIPTS, build
from seeds.builder.manuscripts import Corpus, load_corpus

SEEDS = MANUSCRIPTS.parent


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("seeds")
    build(target)
    return target


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / "expected.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(MANUSCRIPTS)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def gzip_content(data: bytes) -> bytes:
    """What can be read from all members of a gzip file, the last of which may be cut."""
    content = b""
    while data:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        content += member.decompress(data)
        data = member.unused_data
    return content


def content(path: str, data: bytes) -> object:
    """The bytes, or what is inside where another zlib may pack it differently."""
    if path.endswith(".gz"):
        return gzip_content(data)
    if path.endswith(".bz2"):
        return bz2.decompress(data)
    if path.endswith(".zst"):
        return zstandard.ZstdDecompressor().decompress(data)
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(i.filename, i.file_size, i.CRC) for i in archive.infolist()]
    return data


def test_building_gives_the_committed_files(rebuilt: Path) -> None:
    made = files_below(rebuilt / "articles")
    committed = files_below(SEEDS / "articles")
    assert made.keys() == committed.keys()
    different = [
        path
        for path in made
        if made[path] != committed[path]
        and content(path, made[path]) != content(path, committed[path])
    ]
    # A cut file may be cut at another place of the same content.
    different = [
        p
        for p in different
        if not p.startswith(("hostile/truncated", "hostile/cut"))
        or gzip_content(made[p])[:1000] != gzip_content(committed[p])[:1000]
    ]
    assert different == []


def test_building_gives_the_committed_truth(rebuilt: Path) -> None:
    made = (rebuilt / "expected.json").read_text("utf-8")
    assert made == (SEEDS / "expected.json").read_text("utf-8")


def test_building_twice_gives_identical_bytes(rebuilt: Path, tmp_path: Path) -> None:
    build(tmp_path)
    assert files_below(tmp_path) == files_below(rebuilt)


def test_every_manuscript_is_used(truth: dict[str, Any], corpus: Corpus) -> None:
    assert {a["id"] for a in truth["articles"]} == set(corpus.articles)
    assert all(a["paths"] for a in truth["articles"])


def test_articles_hold_the_minimums(truth: dict[str, Any]) -> None:
    articles = truth["articles"]
    own = [a for a in articles if a["relation"] is None]
    languages = Counter(a["language"] for a in own)
    days = {datetime.fromisoformat(a["published_at"]).date() for a in articles}
    assert len(own) >= 90
    assert len({a["outlet"] for a in articles if not a["is_agency"]}) >= 6
    assert len({a["outlet"] for a in articles if a["is_agency"]}) == 1
    assert set(languages) == {"en", "fr", "de", "es"}
    assert min(languages.values()) >= 9
    assert (max(days) - min(days)).days >= 65
    assert len(days) >= 60


def test_articles_have_the_length_of_news(truth: dict[str, Any]) -> None:
    lengths = {
        a["id"]: sum(len(b["text"].split()) for b in a["body"])
        for a in truth["articles"]
        if a["relation"] is None and not a["paywall"]
    }
    assert {key: n for key, n in lengths.items() if not 120 <= n <= 500} == {}


def test_one_source_has_a_folder_for_each_of_many_days(truth: dict[str, Any]) -> None:
    days = {
        date.fromisoformat(i["path"].split("/")[1])
        for i in truth["inputs"]
        if i["path"].startswith("harbourpost/")
    }
    assert len(days) >= 30


@pytest.mark.parametrize(
    ("format_name", "least"),
    [
        ("html", 50),
        ("txt-header", 8),
        ("txt-title", 2),
        ("txt-bare", 6),
        ("news-please", 2),
        ("fundus", 2),
        ("trafilatura", 2),
        ("newspaper4k", 2),
        ("media-cloud", 2),
        ("webz", 2),
        ("warc", 5),
        ("wet", 1),
        ("zip:html", 1),
        ("zip:txt-bare", 1),
        ("tar:html", 1),
    ],
)
def test_each_format_occurs(truth: dict[str, Any], format_name: str, least: int) -> None:
    assert sum(i["format"] == format_name for i in truth["inputs"]) >= least


@pytest.mark.parametrize("suffix", [".gz", ".zst", ".bz2", ".zip", ".tar.gz", ".warc", ".warc.gz"])
def test_each_way_of_packing_occurs(truth: dict[str, Any], suffix: str) -> None:
    assert any(i["path"].endswith(suffix) for i in truth["inputs"])


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-15", "utf-16"])
def test_legacy_encodings_occur_and_are_no_utf8(truth: dict[str, Any], encoding: str) -> None:
    paths = [i["path"] for i in truth["inputs"] if i["encoding"] == encoding]
    assert paths
    for path in paths:
        data = (SEEDS / "articles" / path).read_bytes()
        data.decode(encoding)
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")


@pytest.mark.parametrize(
    ("kind", "least"),
    [("duplicate", 3), ("identical_file", 1), ("reprint", 4), ("correction", 1), ("revision", 1)],
)
def test_each_relation_occurs(truth: dict[str, Any], kind: str, least: int) -> None:
    assert sum(r["type"] == kind for r in truth["relations"]) >= least


def test_the_truth_balances(truth: dict[str, Any]) -> None:
    for entry in truth["inputs"]:
        assert entry["content_records"] == len(entry["records"])
        assert sum(entry["alone"].values()) == entry["content_records"], entry["path"]
        assert sum(entry["in_order"].values()) == entry["content_records"], entry["path"]
    assert truth["totals"]["article"] == truth["totals"]["articles"]


def test_identical_files_are_identical(truth: dict[str, Any]) -> None:
    for relation in truth["relations"]:
        if relation["type"] == "identical_file":
            first, second = ((SEEDS / "articles" / p).read_bytes() for p in relation["paths"])
            assert first == second


def test_hostile_files_are_what_they_say() -> None:
    hostile = SEEDS / "articles" / "hostile"
    with pytest.raises(UnicodeDecodeError):
        (hostile / "wrong-charset.html").read_bytes().decode("utf-8")
    assert len(gzip_content((hostile / "huge.html.gz").read_bytes())) > 5_000_000
    assert (hostile / "deep.html").read_text("utf-8").count("<div>") >= 1000
    with zipfile.ZipFile(hostile / "corrupt-member.zip") as archive:
        first, bad, last = archive.namelist()
        assert archive.read(first)
        assert archive.read(last)
        with pytest.raises((zipfile.BadZipFile, zlib.error)):
            archive.read(bad)
    for name in ("truncated.jsonl.gz", "cut.warc.gz"):
        data = (hostile / name).read_bytes()
        while data:
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            member.decompress(data)
            data = member.unused_data
        assert not member.eof


def test_records_of_the_truncated_file_can_be_read(truth: dict[str, Any]) -> None:
    entry = next(i for i in truth["inputs"] if i["path"] == "hostile/truncated.jsonl.gz")
    text = gzip_content((SEEDS / "articles" / entry["path"]).read_bytes())
    whole = [json.loads(line)["url"] for line in text.split(b"\n")[:-1]]
    urls = {a["id"]: a["url"] for a in truth["articles"]}
    good = [r["id"] for r in entry["records"] if r["id"]]
    assert whole == [urls[key] for key in good]
    assert len(good) >= 2


def test_every_address_is_reserved(truth: dict[str, Any]) -> None:
    for article in truth["articles"]:
        host = article["url"].split("/")[2]
        assert host.endswith(".example"), article["url"]


def test_sources_of_the_configuration_cover_every_input(truth: dict[str, Any]) -> None:
    sources = tomllib.loads((SEEDS / "copydesk.toml").read_text("utf-8"))["source"]
    covered = {
        path.relative_to(SEEDS / "articles").as_posix()
        for source in sources
        for path in SEEDS.glob(source["path"].replace("{date}", "????-??-??"))
        if path.is_file()
    }
    assert {i["path"] for i in truth["inputs"]} <= covered
    assert len({s["name"] for s in sources}) == len(sources)


def test_the_corpus_stays_small() -> None:
    own = [SEEDS / "articles", SEEDS / "manuscripts"]
    assert sum(len(data) for folder in own for data in files_below(folder).values()) < 3_000_000
