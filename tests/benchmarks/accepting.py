"""How fast rows are accepted and read, and how the cost grows with what is stored.

python -m tests.benchmarks.accepting --rows 10000 1000000
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

import polars as pl

from extract.table.columns import COLUMNS, POLARS_SCHEMA
from extract.table.identity import figure_id
from extract.table.store import Store
from extract.table.store.accept import accept, stamped
from extract.table.store.review import review

PER_ARTICLE = 4


def rows(number: int, first: int = 0) -> pl.DataFrame:
    """So many checked rows, of articles with four figures each; none is like another."""
    numbers = range(first, first + number)
    articles = [f"article-{n // PER_ARTICLE}" for n in numbers]
    given = {
        "figure_id": [figure_id(article, n, n + 3) for article, n in zip(articles, numbers, strict=True)],
        "row_id": ["r" + "0" * 16] * number,
        "article_id": articles,
        "quote": [f"قتل 120 شخصا في الحادثة رقم {n} بحسب مصدر طبي في المدينة، وأصيب آخرون بجروح." for n in numbers],
    }
    same = {"measure": "killed", "population": "people", "unit": "people", "qualifier": "exact", "status": "reported"}
    same |= {"tally": "incident", "number_text": "120", "value": 120, "value_min": 120, "value_max": 120}
    same |= {"origin": "entered", "rules": []}
    frame = pl.DataFrame(given)
    constants = [
        pl.lit(same.get(name), POLARS_SCHEMA[name]).alias(name) for name in COLUMNS if name not in frame.columns
    ]
    return frame.with_columns(constants).select(COLUMNS)


def seconds(work) -> float:
    """Seconds of a processor, so that what else the machine does is not among them."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(folder: Path, number: int) -> str:
    """A store that begins with so many rows."""
    store, ready = Store(folder, published=folder), rows(number)

    def bring(ready: pl.DataFrame):
        return accept(store, stamped(ready, "Amal", "cases.csv"))

    whole, again = seconds(lambda: bring(ready)), seconds(lambda: bring(ready))
    few = seconds(lambda: bring(rows(10, number)))
    one = seconds(lambda: review(store, ready["figure_id"][0], "confirm", "Amal", "seen"))
    read = seconds(store.figures)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{number:,} rows: accepted {number / whole:,.0f} rows/s, brought again {number / again:,.0f} rows/s; "
        f"then 10 more in {few:.2f} s, a review in {one:.2f} s, the view in {read:.2f} s; {memory:,.0f} MB"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    print(f"on {os.cpu_count()} cores; seconds of a processor")
    for number in options.parse_args().rows:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(Path(folder), number), flush=True)


if __name__ == "__main__":
    main()
