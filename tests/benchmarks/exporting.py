"""How fast figures are exported in each format, and how the cost grows.

python -m tests.benchmarks.exporting --rows 10000 1000000
"""

import argparse
import os
import resource
import time
from datetime import date

import polars as pl

from extract.table.export import FORMATS, export
from tests.benchmarks.claims import figures

QUOTE = "قتل 120 شخصا في الحادثة رقم {} بحسب مصدر طبي في المدينة، وأصيب آخرون بجروح."
LIMIT = 120  # seconds of a processor for a million rows in one format


def measure(number: int) -> str:
    rows = figures(number).with_columns(quote=pl.format(QUOTE, "figure_id"), rules=pl.lit(["figures.event-before"]))
    said = []
    for kind in FORMATS:
        started = time.process_time()
        size = len(export(rows, kind, date(2026, 11, 1), "all")) / 1e6
        said.append(f"{kind} {time.process_time() - started:.1f} s, {size:,.0f} MB")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{number:>9,} rows: {'; '.join(said)}; peak {memory:,.0f} MB (a million: limit {LIMIT} s each)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    print(f"on {os.cpu_count()} cores; seconds of a processor")
    for number in parser.parse_args().rows:
        print(measure(number), flush=True)


if __name__ == "__main__":
    main()
