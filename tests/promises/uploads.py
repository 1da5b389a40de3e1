"""Bombs that somebody uploads are refused within a second under 200 MB; the largest file that may be is checked within
its bytes and 500 MB. `python -m tests.promises.uploads` prints both.
"""

import gzip
import io
import subprocess
import sys
import time
import zipfile

import polars as pl

SECONDS, MEGABYTES = 1.0, 200
ABOVE = 500  # megabytes, above the bytes of a file


def bombs() -> dict[str, bytes]:
    """Name -> a small file that unpacks to a large one."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    wide = io.BytesIO()
    pl.DataFrame({"quote": ["a" * 5_000] * 40_000}).write_parquet(wide)
    return {
        "bomb.xlsx": sheet.getvalue(),
        "bomb.csv": gzip.compress(b"0" * 300_000_000),
        "bomb.parquet": wide.getvalue(),
    }


def check_one(name: str) -> str:
    """Check the file on standard input; says seconds, megabytes above the program itself, and the answer."""
    from extract.table.check import check_bytes

    content = sys.stdin.buffer.read()
    before = peak()
    start = time.perf_counter()
    (problem,) = check_bytes(content, name).problems
    seconds = time.perf_counter() - start
    return f"{seconds:.3f} {peak() - before:.0f} {problem}"


def peak() -> float:
    """Megabytes that this process held at most; what getrusage says begins with the parent's."""
    (line,) = (one for one in open("/proc/self/status") if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def check_largest() -> str:
    """Check as many rows as the program writes and a file may have; says what was checked, and the memory of it all."""
    from extract.table.bring import Limits
    from extract.table.check import check_bytes
    from extract.table.files import csv_bytes
    from tests.benchmarks.checking import extracted

    rows = Limits().rows
    content = csv_bytes(extracted(rows))
    before = peak()
    checked = check_bytes(content, "largest.csv")
    size = len(content) / 1e6
    memory = f"{peak():.0f} MB (limit {size + ABOVE:.0f}; {before:.0f} before)"
    return f"{checked.ready.height:,} rows, {size:.0f} MB: {memory}"


def measured() -> dict[str, tuple[float, float, str]]:
    """Name -> (seconds, megabytes, answer), each in a process of its own."""
    found = {}
    for name, content in bombs().items():
        command = [sys.executable, "-m", "tests.promises.uploads", name]
        done = subprocess.run(command, input=content, capture_output=True, check=True)
        seconds, megabytes, answer = done.stdout.decode().split(" ", 2)
        found[name] = float(seconds), float(megabytes), answer.strip()
    return found


if __name__ == "__main__":
    if sys.argv[1:] == ["largest"]:
        print(check_largest())
    elif sys.argv[1:]:
        print(check_one(sys.argv[1]))
    else:
        for file, (seconds, megabytes, answer) in measured().items():
            print(f"{file}: {seconds:.3f} s (limit {SECONDS}), {megabytes:.0f} MB (limit {MEGABYTES}): {answer}")
        subprocess.run([sys.executable, "-m", "tests.promises.uploads", "largest"], check=True)
