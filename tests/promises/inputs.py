"""Bombs among the inputs of `hasila extract`: what is packed is refused within a second under 200 MB, a page within its
time and the memory that a page may take; and the article behind it is read. `python -m tests.promises.inputs` prints
each as soon as it is known. The time is that of processors, by which a page is bounded too.
"""

import gzip
import io
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow
from pyarrow import parquet

from tests.promises.uploads import MEGABYTES, SECONDS, peak
from tests.test_web import page, record

MANY = 200_000_000  # bytes that a bomb unpacks to
PAGES = ("bomb.html", "deep.html", "bomb.warc")  # what is read in a process of its own
OF_A_PAGE = 10, 532  # seconds of a processor, and megabytes: the largest input and 500
PAUSE = 0.02  # seconds between two looks at the memory of that process


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
    list(read_articles_from([str(behind)]))  # what is imported by the first article is the program's
    others = Others()
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    before, start = peak(), time.process_time()
    *found, last = read_articles_from([name, str(behind)])
    assert last.id == "behind"
    answer = next((str(one) for one in found if isinstance(one, Exception)), "read")
    seconds = time.process_time() - start + others.seconds
    return f"{seconds:.3f} {peak() - before + others.megabytes:.0f} {answer}"


class Others(threading.Thread):
    """Watches the processes that this one starts: the seconds of processors and the most memory that they took."""

    def __init__(self):
        super().__init__(daemon=True)
        self.seconds = self.megabytes = 0.0
        self.start()

    def run(self) -> None:
        while True:
            for process in psutil.Process().children():
                try:
                    times, memory = process.cpu_times(), process.memory_info()
                except psutil.NoSuchProcess:
                    continue
                self.seconds = max(self.seconds, times.user + times.system)
                self.megabytes = max(self.megabytes, memory.rss / 2**20)
            time.sleep(PAUSE)


def measured() -> Iterator[tuple[str, float, float, str]]:
    """(name, seconds, megabytes, answer), each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in bombs().items():
            file = Path(folder, name)
            file.write_bytes(content)
            command = [sys.executable, "-m", "tests.promises.inputs", file]
            done = subprocess.run(command, capture_output=True, check=True)
            seconds, megabytes, answer = done.stdout.decode().split(" ", 2)
            yield name, float(seconds), float(megabytes), answer.strip()


if __name__ == "__main__":
    if sys.argv[1:]:
        print(read_one(sys.argv[1]))
    else:
        for file, seconds, megabytes, answer in measured():
            most, memory = OF_A_PAGE if file in PAGES else (SECONDS, MEGABYTES)
            print(f"{file}: {seconds:.3f} s (limit {most}), {megabytes:.0f} MB (limit {memory}): {answer}", flush=True)
