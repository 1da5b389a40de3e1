"""Bombs among the inputs of `hasila extract`, each refused under 200 MB: what is packed within a second, a page within
its time; and the article behind it is read. `python -m tests.promises.inputs` prints it.
"""

import gzip
import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow
from pyarrow import parquet

from tests.promises.uploads import MEGABYTES, SECONDS, peak
from tests.test_web import page, record

MANY = 200_000_000  # bytes that a bomb unpacks to
PAGES = ("bomb.html", "deep.html", "bomb.warc")  # what is read in a process of its own


def bombs() -> dict[str, bytes]:
    """Name -> a small file that unpacks to a large one, or takes long to read."""
    table = pyarrow.table({"id": [str(n) for n in range(100)], "text": ["قتل " * (MANY // 700)] * 100})
    packed = io.BytesIO()
    parquet.write_table(table, packed, compression="zstd", use_dictionary=False)
    large = gzip.compress(b"a" * MANY)
    return {
        "bomb.txt.gz": large,
        "bomb.jsonl.gz": gzip.compress(b'{"id": "' + b"a" * MANY),
        "bomb.jsonl.zst": pyarrow.Codec("zstd").compress(b" " * MANY, asbytes=True),
        "bomb.csv.gz": gzip.compress(b"id,text\nA," + b"a" * MANY),
        "bomb.parquet": packed.getvalue(),
        "bomb.warc": record("http://x.example/x", large, extra="Content-Encoding: gzip\r\n"),
        "bomb.html": page("<p>قتل</p>" * 1_000_000).encode(),
        "deep.html": b"<div>" * 3_000_000,
    }


def read_one(name: str) -> str:
    """Read the file, and an article behind it; says seconds, megabytes above the program itself, and the answer."""
    from extract.ingest.articles import read_articles_from

    behind = Path(name).with_name("behind.jsonl")
    behind.write_text(json.dumps({"id": "behind", "text": "b"}), "utf-8")
    before, start = peak(), time.perf_counter()
    *found, last = read_articles_from([name, str(behind)])
    assert last.id == "behind"
    answer = next((str(one) for one in found if isinstance(one, Exception)), "read")
    return f"{time.perf_counter() - start:.3f} {peak() - before:.0f} {answer}"


def measured() -> dict[str, tuple[float, float, str]]:
    """Name -> (seconds, megabytes, answer), each in a process of its own."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in bombs().items():
            file = Path(folder, name)
            file.write_bytes(content)
            done = subprocess.run(
                [sys.executable, "-m", "tests.promises.inputs", file], capture_output=True, check=True
            )
            seconds, megabytes, answer = done.stdout.decode().split(" ", 2)
            found[name] = float(seconds), float(megabytes), answer.strip()
    return found


if __name__ == "__main__":
    if sys.argv[1:]:
        print(read_one(sys.argv[1]))
    else:
        from extract.ingest.pages import SECONDS as OF_A_PAGE

        for file, (seconds, megabytes, answer) in measured().items():
            limit = OF_A_PAGE if file in PAGES else SECONDS
            print(f"{file}: {seconds:.3f} s (limit {limit}), {megabytes:.0f} MB (limit {MEGABYTES}): {answer}")
