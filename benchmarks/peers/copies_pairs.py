"""Near-duplicate pairs as three libraries find them, run with the Python of their environment.

python -I copies_pairs.py datasketch|rensa|simhash TEXTS.jsonl PAIRS.jsonl

A line of TEXTS is [id, text]; one of PAIRS is [id, id]; stdout is CPU seconds. MinHash as their
documentation shows it: 128 permutations, word 3-shingles, LSH in 32 bands of 4, then an estimated
Jaccard of .5 or more. SimHash: 64 bits over the same shingles, 8 bits apart or fewer.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PERMUTATIONS = 128
BANDS, ROWS = 32, 4
MIN_JACCARD = 0.5
MAX_BITS = 8
_WORD = re.compile(r"\w+")

Texts = list[tuple[str, str]]


def shingles(text: str) -> list[str]:
    """The different runs of three words."""
    words = _WORD.findall(text.lower())
    return sorted({" ".join(words[at : at + 3]) for at in range(len(words) - 2)})


def datasketch_pairs(texts: Texts) -> Iterator[tuple[str, str]]:
    """MinHashLSH of datasketch."""
    library: Any = importlib.import_module("datasketch")
    index = library.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    known: dict[str, Any] = {}
    for name, text in texts:
        own = library.MinHash(num_perm=PERMUTATIONS)
        own.update_batch([shingle.encode() for shingle in shingles(text)])
        for other in index.query(own):
            if own.jaccard(known[other]) >= MIN_JACCARD:
                yield other, name
        index.insert(name, own)
        known[name] = own


def rensa_pairs(texts: Texts) -> Iterator[tuple[str, str]]:
    """RMinHashLSH of rensa."""
    library: Any = importlib.import_module("rensa")
    index = library.RMinHashLSH(threshold=MIN_JACCARD, num_perm=PERMUTATIONS, num_bands=BANDS)
    known: list[Any] = []
    for number, (name, text) in enumerate(texts):
        own = library.RMinHash(num_perm=PERMUTATIONS, seed=42)
        own.update(shingles(text))
        for other in index.query(own):
            if own.jaccard(known[other]) >= MIN_JACCARD:
                yield texts[other][0], name
        index.insert(number, own)
        known.append(own)


def simhash_pairs(texts: Texts) -> Iterator[tuple[str, str]]:
    """Simhash values of simhash, each against each."""
    library: Any = importlib.import_module("simhash")
    values = [library.Simhash(shingles(text)).value for _, text in texts]
    for number, value in enumerate(values):
        for other in range(number):
            if (value ^ values[other]).bit_count() <= MAX_BITS:
                yield texts[other][0], texts[number][0]


METHODS = {"datasketch": datasketch_pairs, "rensa": rensa_pairs, "simhash": simhash_pairs}


def main(method: str, texts_file: Path, pairs_file: Path) -> None:
    """Read the texts, write the pairs, print what it took."""
    lines = texts_file.read_text(encoding="utf-8").splitlines()
    texts = [(name, text) for name, text in map(json.loads, lines)]
    started_s = time.process_time()
    pairs = list(METHODS[method](texts))
    sys.stdout.write(f"{time.process_time() - started_s:.3f}\n")
    pairs_file.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
