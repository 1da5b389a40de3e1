"""What the store promises, shown at full size; `tests/test_promises.py` runs a smaller range.

    python -m tests.promises.store --kills 1000 --writers 8 --accepts 200 --reads 10000

- A writer killed at a random point of an accept loses nothing that was acknowledged, leaves no half batch and no table
  that cannot be read, and nothing for a person to clean up: the next writer goes on in the same store.
- Writers at the same time lose none of each other's rows, and store a row that two of them bring once.
- Who reads meanwhile never fails, never sees a part of a batch, and never sees fewer rows than before.
- Data, commit and folders are on the disk before an accept is acknowledged, seen from outside with strace.
"""

import argparse
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import polars as pl

from extract.records import Article
from extract.table.columns import COLUMNS, POLARS_SCHEMA
from extract.table.identity import figure_id
from extract.table.store import Store
from extract.table.store.accept import accept, stamped
from extract.terminal import Refusal

NO_STRACE = "strace is not installed or may not trace (Debian: apt-get install strace)"
SIZE = 3  # rows of a batch: one article's
SHARED = 20  # batches that every writer brings
# Processes that have imported all and done nothing: a writer begins within milliseconds.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["extract.table.store.accept"])


def batch(name: str) -> tuple[pl.DataFrame, list[Article]]:
    """The rows of one article, and the article."""
    text = f"{name}: " + "، ".join(f"قتل {number} أشخاص" for number in range(1, SIZE + 1))
    known = {"measure": "killed", "population": "people", "unit": "people", "qualifier": "exact", "status": "reported"}
    known |= {"tally": "incident", "quote": text, "article_id": name, "rules": [], "origin": "entered"}
    rows = [
        dict.fromkeys(COLUMNS)
        | known
        | {"figure_id": figure_id(name, number, number), "number_text": str(number)}
        | dict.fromkeys(("value", "value_min", "value_max"), number)
        for number in range(1, SIZE + 1)
    ]
    ready = pl.DataFrame(rows, schema=POLARS_SCHEMA, orient="row")
    return stamped(ready, "a writer", "a file"), [Article(name, text)]


def store_batch(store: Store, name: str) -> None:
    rows, articles = batch(name)
    accept(store, rows, articles=articles)


def batches(store: Store) -> Counter:
    """How many rows of each batch a reader sees."""
    return Counter(name for name in store.figures()["article_id"] if name.startswith("batch"))


def write_until_killed(folder: Path, life: int, pipe) -> None:
    scratch = Store(folder / "scratch")  # so that the kill falls into an accept, not into a first import
    store_batch(scratch, f"batch-{life}-first")
    started = time.monotonic()
    store_batch(scratch, f"batch-{life}-second")
    pipe.send(("ready", time.monotonic() - started))
    store = Store(folder / "store")
    for number in range(1_000_000):
        name = f"batch-{life}-{number}"
        pipe.send(("begun", name))
        store_batch(store, name)
        pipe.send(("stored", name))


def kill_writers(folder: Path, kills: int, seed: int = 0) -> Counter:
    """Kill so many writers, one after the other in one store; what was broken, and how much was acknowledged."""
    chance, found = random.Random(seed), Counter(kills=kills)
    acknowledged, begun = set(), set()
    store = Store(folder / "store")
    for life in range(kills):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        writer = PROCESSES.Process(target=write_until_killed, args=(folder, life, theirs))
        writer.start()
        theirs.close()
        _, accept_takes = ours.recv()
        time.sleep(chance.uniform(0, 3 * accept_takes))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        try:
            while True:
                said, name = ours.recv()
                (acknowledged if said == "stored" else begun).add(name)
        except EOFError:
            pass
        try:
            seen = batches(store)
        except Exception as error:
            print(f"after kill {life}: {type(error).__name__}: {error}")
            found["unreadable"] += 1
            continue
        found["lost"] += sum(seen[name] < SIZE for name in acknowledged)
        found["half batches"] += sum(size != SIZE for size in seen.values())
        found["unasked"] += len(set(seen) - begun)
        found["lost texts"] += _without_text(store, seen) if life == kills - 1 else 0
    found["acknowledged"] = len(acknowledged)
    found["stored, not acknowledged"] = len(set(batches(store)) - acknowledged)
    store_batch(store, "batch-last")
    found["lost"] += batches(store)["batch-last"] != SIZE
    return found


def _without_text(store: Store, seen: Counter) -> int:
    texts = store.articles().filter(pl.col("text").is_not_null()).select("article_id").collect()
    return len(set(seen) - set(texts["article_id"]))


def write_batches(folder: Path, writer: int, accepts: int, results) -> None:
    store, refused = Store(folder), 0
    for number in range(accepts):
        own, shared = f"batch-{writer}-{number}", f"batch-shared-{number % SHARED}"
        for name in (own, shared) if number < SHARED else (own,):
            while True:
                try:
                    store_batch(store, name)
                    break
                except Refusal:  # a retry succeeds
                    refused += 1
    results.put(("writer", Counter(refused=refused)))


def read_until(folder: Path, reads, stop, results) -> None:
    store, found, before = Store(folder), Counter(), Counter()
    while not (stop.is_set() and reads.value <= 0):
        with reads.get_lock():
            reads.value -= 1
        try:
            seen = batches(store)
        except Exception as error:
            print(f"a read: {type(error).__name__}: {error}")
            found["failed reads"] += 1
            continue
        found["reads"] += 1
        found["mixed reads"] += any(size != SIZE for size in seen.values())
        found["reads that lost rows"] += bool(before - seen)
        before = seen
    results.put(("reader", found))


def write_and_read(folder: Path, writers: int, accepts: int, reads: int, readers: int = 2) -> Counter:
    """Write from many processes while others read; what was broken, and how much was done."""
    results, stop = PROCESSES.Queue(), PROCESSES.Event()
    left = PROCESSES.Value("q", reads)
    writing = [PROCESSES.Process(target=write_batches, args=(folder, n, accepts, results)) for n in range(writers)]
    reading = [PROCESSES.Process(target=read_until, args=(folder, left, stop, results)) for _ in range(readers)]
    for process in writing + reading:
        process.start()
    found = Counter(writers=writers, accepts=writers * (accepts + min(SHARED, accepts)))
    for _ in writing:
        found += results.get()[1]
    stop.set()
    for _ in reading:
        found += results.get()[1]
    for process in writing + reading:
        process.join()
    names = {f"batch-{writer}-{number}" for writer in range(writers) for number in range(accepts)}
    names |= {f"batch-shared-{number}" for number in range(min(SHARED, accepts))}
    rows = Counter(Store(folder).history().select("article_id").collect()["article_id"])
    found["lost"] = sum(rows[name] < SIZE for name in names)
    found["stored twice"] = sum(rows[name] > SIZE for name in names)
    return found


def unflushed(folder: Path) -> list[str] | None:
    """Files of an accept that were not flushed when they had to be; None where strace cannot look."""
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "-qq", "-o", os.devnull, "true"], stderr=subprocess.DEVNULL).returncode:
        return None
    trace = folder / "trace"
    calls = "trace=fsync,fdatasync,link,linkat,rename,renameat,renameat2,write"
    accepting = [sys.executable, "-m", "tests.promises.store", "--accept", str(folder / "store")]
    subprocess.run(
        [strace, "-f", "-y", "-qq", "-e", calls, "-o", str(trace), *accepting], check=True, stdout=subprocess.DEVNULL
    )
    lines = trace.read_text(errors="replace").splitlines()
    trace.unlink()
    acknowledged = next(number for number, line in enumerate(lines) if "acknowledged" in line and "write(1" in line)
    flushed = {}
    for number, line in enumerate(lines[:acknowledged]):
        if found := re.search(r"f(?:data)?sync\(\d+<([^>]*)>", line):
            flushed.setdefault(found[1], number)
    missing = []
    for table in (folder / "store/figures", folder / "store/articles"):
        commits = sorted(table.glob("_delta_log/*.json"))
        data = [path for path in table.glob("*.parquet")]
        missing += [str(path) for path in (*data, *commits, table, table / "_delta_log") if str(path) not in flushed]
        commit = re.compile(rf"(link|rename).*{re.escape(str(commits[-1]))}")
        made = next(number for number, line in enumerate(lines) if commit.search(line))
        missing += [f"{path}, before its commit" for path in data if flushed.get(str(path), 0) > made]
    return missing


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=1_000)
    options.add_argument("--writers", type=int, default=8)
    options.add_argument("--accepts", type=int, default=200, help="of each writer")
    options.add_argument("--reads", type=int, default=10_000)
    options.add_argument("--accept", type=Path, metavar="FOLDER", help="store one batch in a folder, and no more")
    asked = options.parse_args()
    if asked.accept:
        store_batch(Store(asked.accept), "batch-0")
        os.write(1, b"acknowledged\n")
        return 0
    harmless = {"kills", "acknowledged", "stored, not acknowledged", "writers", "accepts", "refused", "reads"}
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for what, run in (
            ("killed", lambda: kill_writers(Path(folder, "killed"), asked.kills)),
            ("at once", lambda: write_and_read(Path(folder, "at once"), asked.writers, asked.accepts, asked.reads)),
        ):
            started = time.monotonic()
            found = run()
            broken += sum(number for name, number in found.items() if name not in harmless)
            said = ", ".join(f"{number:,} {name}" for name, number in found.items())
            print(f"{what}: {said} ({time.monotonic() - started:,.0f} s)", flush=True)
        missing = unflushed(Path(folder))
    if missing is None:
        print(f"flushes: not looked at, as {NO_STRACE}")
    else:
        print("flushes: all before the acknowledgement" if not missing else f"flushes missing: {missing}")
        broken += len(missing)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
