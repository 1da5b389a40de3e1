"""Bombs that somebody uploads: refused within a second under 200 MB. `python -m tests.promises.uploads` prints it."""

import gzip
import io
import subprocess
import sys
import time
import zipfile

import polars as pl

SECONDS, MEGABYTES = 1.0, 200


def bombs() -> dict[str, bytes]:
    """Name -> a small file that unpacks to a large one."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    wide = io.BytesIO()
    pl.DataFrame({"quote": ["a" * 5_000] * 150_000}).write_parquet(wide)
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
    if sys.argv[1:]:
        print(check_one(sys.argv[1]))
    else:
        for file, (seconds, megabytes, answer) in measured().items():
            print(f"{file}: {seconds:.3f} s (limit {SECONDS}), {megabytes:.0f} MB (limit {MEGABYTES}): {answer}")
