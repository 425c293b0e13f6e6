"""Bytes become text by what they are first, and by what is said of them second."""

from __future__ import annotations

import codecs
import csv
import gzip
import os
from pathlib import Path

import pytest

from transforms.decoding import decode, find_codec

RUSSIAN = "Совет закрыл мост до весны, сообщили в понедельник. " * 5
FRENCH = "Le pont du port restera fermé jusqu'à l'été, a indiqué la mairie. " * 5
JAPANESE = "橋は春まで閉鎖されると町議会が月曜日に発表した。" * 5


@pytest.mark.parametrize("text", ["plain ascii", FRENCH, RUSSIAN, JAPANESE, "emoji 🙂"])
def test_utf8_needs_no_declaration(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.charset, decoded.flags) == (text, "utf-8", ())


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    decoded = decode(RUSSIAN.encode(codec), "iso-8859-1")
    assert decoded.text == RUSSIAN
    assert decoded.source == "bom"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nuls(codec: str) -> None:
    assert decode(FRENCH.encode(codec)).text == FRENCH


def test_a_declared_legacy_charset_is_believed_when_it_fits() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), "KOI8-R")
    assert (decoded.text, decoded.source, decoded.flags) == (RUSSIAN, "declared", ())


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    decoded = decode(b"\x93quoted\x94 at 5 \x80", "iso-8859-1")
    assert decoded.text == "“quoted” at 5 €"


def test_the_five_free_bytes_of_windows_1252_become_control_characters() -> None:
    assert decode(b"caf\xe9 \x81", "windows-1252").text == "café \x81"


def test_a_page_knows_its_charset_better_than_a_latin_1_header() -> None:
    page = b"<html><head><meta charset=windows-1251></head>" + RUSSIAN.encode("cp1251")
    decoded = decode(page, "iso-8859-1", is_html=True)
    assert RUSSIAN in decoded.text
    assert decoded.source == "meta"


def test_utf8_bytes_under_a_latin_1_label_are_flagged() -> None:
    decoded = decode(FRENCH.encode(), "iso-8859-1")
    assert (decoded.text, decoded.flags) == (FRENCH, ("wrong_charset",))


def test_cyrillic_under_a_latin_1_label_is_found_out() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"), "iso-8859-1")
    assert (decoded.text, decoded.flags) == (RUSSIAN, ("wrong_charset",))


def test_a_utf8_label_on_other_bytes_is_flagged() -> None:
    decoded = decode(FRENCH.encode("cp1252"), "utf-8")
    assert (decoded.text, decoded.flags) == (FRENCH, ("wrong_charset",))


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso-8859-5"])
def test_undeclared_legacy_text_is_detected(codec: str) -> None:
    assert decode(RUSSIAN.encode(codec)).text == RUSSIAN


@pytest.mark.parametrize("codec", ["shift_jis", "euc_jp", "iso2022_jp"])
def test_undeclared_japanese_is_detected(codec: str) -> None:
    assert decode(JAPANESE.encode(codec)).text == JAPANESE


def test_a_stray_byte_in_utf8_costs_that_byte_only() -> None:
    decoded = decode(FRENCH.encode() + b"\xff" + FRENCH.encode())
    assert decoded.text == FRENCH + "\ufffd" + FRENCH
    assert decoded.flags == ("undecodable_bytes",)


def test_nul_bytes_are_taken_out_and_flagged() -> None:
    decoded = decode(b"a bridge\0 is shut")
    assert (decoded.text, decoded.flags) == ("a bridge is shut", ("nul_bytes",))


def test_a_lone_surrogate_in_utf16_does_not_survive() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "a".encode("utf-16-le") + b"\x00\xd8")
    decoded.text.encode("utf-8")
    assert "undecodable_bytes" in decoded.flags


@pytest.mark.parametrize("label", [None, "", "no-such-charset", "utf-7", "base64", "rot13", "\0"])
def test_labels_that_name_no_charset_are_ignored(label: str | None) -> None:
    assert find_codec(label) is None
    assert decode(b"text", label).text == "text"


def test_empty_bytes_are_an_empty_text() -> None:
    assert decode(b"").text == ""


@pytest.mark.gold
def test_the_charset_gold_set_is_read_right() -> None:
    folder = Path(os.environ.get("COPYDESK_GOLD", "")) / "charset_chardet"
    if not (folder / "gold.tsv").is_file():
        pytest.skip("COPYDESK_GOLD does not name the folder of gold data")
    with (folder / "gold.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    n_right = 0
    for row in rows:
        payload = gzip.decompress((folder / row["file"]).read_bytes())
        n_right += _is_right(payload, row["directory_label"])
    assert n_right / len(rows) >= 0.97


def _is_right(payload: bytes, label: str) -> bool:
    decoded = decode(payload)
    parts = label.split("-")
    for end in range(len(parts), 0, -1):
        codec = find_codec("-".join(parts[:end]))
        if codec is not None:
            same_text = decoded.text.lstrip("\ufeff") == payload.decode(codec, "replace").lstrip(
                "\ufeff"
            )
            return decoded.charset == codec or same_text
    return False
