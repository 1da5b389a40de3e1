"""How fast a file of figures is checked, and how the cost grows with the file and with what is stored.

python -m tests.benchmarks.checking --rows 10000 1000000
"""

import argparse
import os
import resource
import time

import polars as pl

from extract.table.bring import Limits
from extract.table.check import check_bytes
from extract.table.files import csv_bytes
from extract.table.identity import figure_id
from extract.table.store.accept import with_row_ids
from tests.benchmarks.claims import figures

LIMIT = 300, 8192  # seconds of a processor and megabytes for a million rows
NONE = Limits(bytes=10**10, rows=10**8)
QUOTE = "قتل {} شخصا في الحادثة بحسب مصدر طبي في المدينة، وأصيب آخرون بجروح."


def extracted(number: int) -> pl.DataFrame:
    """So many rows as the program writes them."""
    rows = figures(number).with_columns(
        pl.format(QUOTE, "number_text").alias("quote"),
        end=pl.col("start") + pl.col("number_text").str.len_chars(),
        rules=pl.lit(["figures.event-before", "numbers.cardinal"]),
        origin=pl.lit("extracted"),
        as_of_basis=pl.when(pl.col("event_end").is_null()).then(pl.lit("published")).otherwise(pl.lit("event_end")),
    )
    ids = [figure_id(*at) for at in rows.select("article_id", "start", "end").iter_rows()]
    return with_row_ids(rows.with_columns(figure_id=pl.Series(ids, dtype=pl.String)))


def measure(number: int, stored: bool) -> str:
    rows = extracted(number)
    content = csv_bytes(rows)
    started = time.process_time()
    checked = check_bytes(content, "figures.csv", rows.tail(number // 2) if stored else None, NONE)
    lasted = time.process_time() - started
    assert checked.ready.height == number and not checked.problems, checked.problems[:3]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    beside = f" beside {number // 2:,} stored" if stored else ""
    return (
        f"{number:>9,} rows, {len(content) / 1e6:,.0f} MB{beside}: {lasted:.1f} s of a processor "
        f"({number / lasted:,.0f} rows a second), {len(checked.warnings):,} warnings; peak {memory:,.0f} MB "
        f"(a million: limit {LIMIT[0]} s, {LIMIT[1]:,} MB)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    print(f"on {os.cpu_count()} cores")
    for number in parser.parse_args().rows:
        for stored in (False, True):
            print(measure(number, stored), flush=True)


if __name__ == "__main__":
    main()
