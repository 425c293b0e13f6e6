"""Write `ngrams.txt.gz`: how common short letter runs are in each language.

    pip download --no-deps lingua-language-detector==1.3.5
    python -m seeds.languages.build_ngrams lingua_language_detector-1.3.5-py3-none-any.whl

The wheel (Apache-2.0) holds, as JSON packed with Brotli, the share of each letter after the letters
before it. They are multiplied to the share of a run in all runs of its length, the commonest runs
of each language are kept, and their logarithms are written in steps: a line of languages, the runs,
and a level for each run and language, with empty lines between. Needs the package `brotli`.
"""

from __future__ import annotations

import gzip
import importlib
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

_NAMES = (
    "af ar az be bg bs ca cs cy da de en eo es et eu fa fi fr ga hi hr hu id is it kk la lg lt lv "
    "mi mk mn mr ms nb nl nn pl pt ro ru sk sl sn so sq sr st sv sw tl tn tr ts uk ur vi xh yo zu"
)
_LANGUAGES = tuple(_NAMES.split())
_SIZES = {1: "unigrams", 2: "bigrams", 3: "trigrams", 4: "quadrigrams", 5: "fivegrams"}
_KEPT_SIZES = (3, 4, 5)
_KEPT = 800
"""Runs of each length and language: 600 and 1,000 differ by .002 in accuracy."""
_RARE = 1e-6
"""Share at and under which a run counts as not in the language."""
_STEP = 0.3
_FIRST_LEVEL = ord("0")
_SERBIAN = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)
"""Serbian is written in both alphabets; its model is counted on the Cyrillic one alone."""


def main() -> None:
    """Write the file beside this module."""
    with ZipFile(sys.argv[1]) as wheel:
        shares = {language: _shares(wheel, language) for language in _LANGUAGES}
    _add_latin(shares["sr"])
    runs = sorted({run for kept in shares.values() for run in _commonest(kept)})
    levels = "".join(
        _level(shares[language][len(run)].get(run, 0.0)) for run in runs for language in _LANGUAGES
    )
    parts = (" ".join(_LANGUAGES), "\n".join(runs), levels)
    packed = gzip.compress("\n\n".join(parts).encode(), 9, mtime=0)
    Path(__file__).with_name("ngrams.txt.gz").write_bytes(packed)


def _shares(wheel: ZipFile, language: str) -> dict[int, dict[str, float]]:
    """Length -> run -> its share among the runs of that length."""
    shorter: dict[str, float] = {"": 1.0}
    shares = {}
    for size in _SIZES:
        share_after = _after(wheel, language, size)
        shorter = {
            run: share * shorter[run[:-1]]
            for run, share in share_after.items()
            if run[:-1] in shorter
        }
        shares[size] = shorter
    return shares


def _after(wheel: ZipFile, language: str, size: int) -> dict[str, float]:
    """Run -> share of its last letter among those that follow the letters before it."""
    packed = wheel.read(f"lingua/language-models/{language}/{_SIZES[size]}.json.br")
    by_share = json.loads(importlib.import_module("brotli").decompress(packed))["ngrams"]
    shares = {}
    for fraction, runs in by_share.items():
        count, total = fraction.split("/")
        shares.update(dict.fromkeys(runs.split(), int(count) / int(total)))
    return shares


def _add_latin(serbian: dict[int, dict[str, float]]) -> None:
    """Add the runs of Serbian in Latin letters, which are longer where one letter becomes two."""
    for runs in list(serbian.values()):
        for run, share in list(runs.items()):
            latin = run.translate(_SERBIAN)
            if len(latin) in serbian and latin.isalpha() and latin != run:
                of_length = serbian[len(latin)]
                of_length[latin] = of_length.get(latin, 0.0) + share


def _commonest(shares: Mapping[int, Mapping[str, float]]) -> list[str]:
    kept: list[str] = []
    for size in _KEPT_SIZES:
        common = (run for run, share in shares[size].items() if share > 3 * _RARE)
        ranked = sorted(common, key=lambda run: (-shares[size][run], run))
        kept += [run for run in ranked if run.isascii()][:_KEPT]
        kept += [run for run in ranked if not run.isascii()][:_KEPT]
    return kept


def _level(share: float) -> str:
    steps = round(math.log(share / _RARE) / _STEP) if share > _RARE else 0
    return chr(_FIRST_LEVEL + steps)


if __name__ == "__main__":
    main()
