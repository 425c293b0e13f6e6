"""datatrove's own pipeline from WARC to Parquet, run with the Python of its environment.

python -I datatrove_pipeline.py FOLDER_OF_WARCS OUTPUT_FOLDER WORKERS
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

EXTRACTION_LIMIT_S = 10
"""datatrove's default of 1 s would drop pages and so save time."""


def main(warcs: Path, output: Path, workers: int) -> None:
    """Read, extract and write with the classes that datatrove's documentation names."""
    executor = importlib.import_module("datatrove.executor")
    readers = importlib.import_module("datatrove.pipeline.readers")
    extractors = importlib.import_module("datatrove.pipeline.extractors")
    writers = importlib.import_module("datatrove.pipeline.writers")
    executor.LocalPipelineExecutor(
        pipeline=[
            readers.WarcReader(str(warcs), glob_pattern="*.warc.gz"),
            extractors.Trafilatura(timeout=EXTRACTION_LIMIT_S),
            writers.ParquetWriter(str(output / "parquet")),
        ],
        # a file is read by one task
        tasks=len(list(warcs.glob("*.warc.gz"))),
        workers=workers,
        logging_dir=str(output / "logs"),
    ).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
