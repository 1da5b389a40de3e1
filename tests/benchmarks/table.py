"""Rows a second of checking, accepting, claims and export, and how the cost grows with the rows.

python -m tests.benchmarks.table --rows 10000 1000000

More of each says the benchmark of its name: what is stored beside, the memory, the formats one by one.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from extract.table.check import check_bytes
from extract.table.claims import agreement, claims, links, series
from extract.table.export import FORMATS, export
from extract.table.files import csv_bytes
from extract.table.store import Store
from extract.table.store.accept import accept, stamped
from tests.benchmarks import accepting
from tests.benchmarks.checking import NONE, extracted
from tests.benchmarks.claims import figures

Work = Callable[[], object]


def checking(number: int, _: Path) -> Work:
    return partial(check_bytes, csv_bytes(extracted(number)), "figures.csv", None, NONE)


def taking_in(number: int, folder: Path) -> Work:
    store, ready = Store(folder, published=folder), accepting.rows(number)
    return lambda: accept(store, stamped(ready, "Amal", "cases.csv"))


def claiming(number: int, _: Path) -> Work:
    rows = figures(number)

    def work():
        made = claims(rows)
        return links(rows), series(made), agreement(made)

    return work


def exporting(number: int, _: Path) -> Work:
    rows = extracted(number)
    return lambda: [len(export(rows, kind, date(2026, 11, 1), "all")) for kind in FORMATS]


WORKS = {
    "checking": checking,
    "accepting": taking_in,
    "claims, links, series, agreement": claiming,
    f"export in {len(FORMATS)} formats": exporting,
}


def seconds(make: Callable, number: int) -> float:
    """Seconds of a processor, without those in which the rows are made."""
    with tempfile.TemporaryDirectory() as folder:
        work = make(number, Path(folder))
        started = time.process_time()
        work()
        return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    numbers = parser.parse_args().rows
    print(f"on {os.cpu_count()} cores, with a load of {os.getloadavg()[0]:.1f}; seconds of a processor")
    for name, make in WORKS.items():
        seconds(make, 100)  # what is loaded once is no row's
        lasted = {number: seconds(make, number) for number in numbers}
        said = [f"{number:,} rows {took:.1f} s, {number / took:,.0f} rows/s" for number, took in lasted.items()]
        if len(numbers) > 1:
            first, last = numbers[0], numbers[-1]
            said.append(f"{last / first:,.0f} times the rows cost {lasted[last] / lasted[first]:,.0f} times as much")
        print(f"{name}: {'; '.join(said)}", flush=True)


if __name__ == "__main__":
    main()
