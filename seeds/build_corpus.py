"""Writes ``seeds/articles/`` and ``seeds/expected.json`` from ``seeds/manuscripts/``.

Run it from the root of the repository: ``python -m seeds.build_corpus``. The same manuscripts
give the same bytes.
"""

import argparse
import json
import shutil
from pathlib import Path

from seeds.builder.inputs import build_inputs
from seeds.builder.manuscripts import load_corpus
from seeds.builder.truth import expected

HERE = Path(__file__).parent
MANUSCRIPTS = HERE / "manuscripts"


def build(target: Path, manuscripts: Path = MANUSCRIPTS) -> int:
    """Write the corpus into a folder, in place of what was there; returns the number of files."""
    corpus = load_corpus(manuscripts)
    items, files = build_inputs(corpus)
    truth = json.dumps(expected(corpus, items, files), ensure_ascii=False, indent=1) + "\n"
    articles = target / "articles"
    if articles.exists():
        shutil.rmtree(articles)
    for path, data in sorted(files.items()):
        place = articles / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (target / "expected.json").write_bytes(truth.encode("utf-8"))
    return len(files)


def main() -> None:
    """Build into the folder given, or into ``seeds/``."""
    parser = argparse.ArgumentParser(description="Build the sample corpus.")
    parser.add_argument("--target", type=Path, default=HERE, help="folder to write to")
    target: Path = parser.parse_args().target
    count = build(target)
    print(f"{count} files written to {target / 'articles'}")


if __name__ == "__main__":
    main()
