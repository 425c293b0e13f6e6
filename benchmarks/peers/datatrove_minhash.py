"""datatrove's own MinHash deduplication, run with the Python of its environment.

python -I datatrove_minhash.py FOLDER_OF_TEXTS OUTPUT_FOLDER WORKERS spacy|split

FOLDER_OF_TEXTS has Parquet files with the columns id and text. The stages are those of datatrove's
own example, with its settings (5-grams, 14 buckets of 8 hashes of 64 bits: texts with a Jaccard
similarity of some .72 meet): signatures, a task for each file; buckets, a task for each; clusters,
one task. stdout is a JSON object, stage -> seconds. OUTPUT_FOLDER/clusters/NNNNNN.clusters then
has, for file number NNNNNN in the order of names, pairs of unsigned 32-bit numbers: the row in the
file, and its cluster; texts that are like no other have none. (`load_cluster_ids` of the filter,
the stage that would drop copies, gives the same numbers but skips files none of whose texts is to
be dropped.) Nine tenths of the time go to spaCy's tokenizer, which datatrove uses for English and
whose cache of words it empties after each text. With `split` words are cut at white space instead:
datatrove cuts a text into words after it took the punctuation out.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any


class WordsBetweenSpaces:
    """A tokenizer for datatrove that takes next to no time."""

    def word_tokenize(self, text: str) -> list[str]:
        """The words of a text without punctuation."""
        return text.split()


def main(texts: Path, output: Path, workers: int, words: str) -> None:
    """Run the three stages, one after the other."""
    dedup = importlib.import_module("datatrove.pipeline.dedup.minhash")
    hashing = importlib.import_module("datatrove.utils.hashing")
    readers = importlib.import_module("datatrove.pipeline.readers")
    config = dedup.MinhashConfig(
        hash_config=hashing.HashConfig(precision=64), num_buckets=14, hashes_per_bucket=8
    )
    signatures, buckets, clusters = (
        str(output / name) for name in ("signatures", "buckets", "clusters")
    )
    make_signatures = dedup.MinhashDedupSignature(output_folder=signatures, config=config)
    if words == "split":
        make_signatures.word_tokenizer = WordsBetweenSpaces()
    stages: dict[str, tuple[int, list[Any]]] = {
        "signatures": (
            len(list(texts.glob("*.parquet"))),
            [
                # without read_metadata the reader leaves other columns alone
                readers.ParquetReader(str(texts), glob_pattern="*.parquet", read_metadata=False),
                make_signatures,
            ],
        ),
        "buckets": (
            config.num_buckets,
            [
                dedup.MinhashDedupBuckets(
                    input_folder=signatures, output_folder=buckets, config=config
                )
            ],
        ),
        "clusters": (
            1,
            [
                dedup.MinhashDedupCluster(
                    input_folder=buckets,
                    output_folder=clusters,
                    config=config,
                    save_cluster_id=True,
                )
            ],
        ),
    }
    executor = importlib.import_module("datatrove.executor")
    took_s: dict[str, float] = {}
    for name, (tasks, pipeline) in stages.items():
        started_s = time.monotonic()
        executor.LocalPipelineExecutor(
            pipeline=pipeline,
            tasks=tasks,
            workers=workers,
            logging_dir=str(output / "logs" / name),
        ).run()
        took_s[name] = round(time.monotonic() - started_s, 1)
    sys.stdout.write(json.dumps(took_s))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
