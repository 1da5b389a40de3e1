"""How fast claims are made of figures, and how the cost grows.

python -m tests.benchmarks.claims --rows 10000 1000000
"""

import argparse
import os
import resource
import time
from datetime import date

import polars as pl

from extract.catalog.places import Places
from extract.catalog.sources import Sources
from extract.table.claims import agreement, claims, links, series
from extract.table.columns import POLARS_SCHEMA

LIMIT = 120, 4096  # seconds of a processor (a minute of two), and megabytes, for a million rows
FIRST_DAY = date(2011, 3, 15)


def figures(number: int) -> pl.DataFrame:
    """So many rows like those of the news: four to an article, a third without a source, a fifth without a place, half
    without a day; days and places that much is told of; the same number said again.
    """
    sources = [one.id for one in Sources.load()]
    places = [one.id for one in Places.load()][:3000]

    def pick(name: str, many: int, of: str = "n") -> pl.Expr:
        """A number below `many`, the same for the same `of`."""
        return pl.col(of).hash(sum(name.encode())) % many

    frame = pl.DataFrame({"n": pl.int_range(number, eager=True)}).with_columns(article=pl.col("n") // 4)
    frame = frame.with_columns(event=pl.col("article").hash(1) % max(1, number // 10))
    frame = frame.with_columns(
        figure_id=pl.format("f{}", pl.col("n").cast(pl.String).str.zfill(16)),
        article_id=pl.format("a{}", "article"),
        start=pl.col("n") % 4 * 100,
        end=pl.col("n") % 4 * 100 + 3,
        measure=_one_of(pick("measure", 10), ["killed"] * 5 + ["injured"] * 3 + ["displaced", "detained"]),
        population=_one_of(pick("people", 4), ["people", "people", "civilians", "children"]),
        unit=pl.lit("people"),
        status=_one_of(pick("status", 50), ["reported"] * 47 + ["projected"] * 2 + ["denied"]),
        tally=_one_of(pick("tally", 10), ["incident"] * 7 + ["cumulative"] * 2 + ["stock"]),
        source=pl.when(pick("unsaid", 3) > 0).then(_one_of(pick("by", len(sources)), sources)),
        place=pl.when(pick("nowhere", 5) > 0).then(_one_of(pick("where", len(places), "event"), places)),
        place_relation=pl.lit("at"),
        publisher=pl.format("outlet {}", pick("outlet", 200)),
        position=_one_of(pick("position", 20), ["body"] * 18 + ["headline", "related_link"]),
        value=(pick("number", 40, "event") + 1 + pick("off", 2)).cast(pl.Int64),
        published=pl.lit(FIRST_DAY) + pl.duration(days=pick("day", 5000, "event")),
    )
    day = pl.when(pick("dated", 2) == 0).then(pl.col("published") - pl.duration(days=pick("before", 2, "event")))
    frame = frame.with_columns(
        value_min="value", value_max="value", qualifier=pl.lit("exact"), event_start=day, event_end=day
    )
    frame = frame.with_columns(as_of=pl.coalesce("event_end", "published"), number_text=pl.col("value").cast(pl.String))
    rest = [pl.lit(None, kind).alias(name) for name, kind in POLARS_SCHEMA.items() if name not in frame.columns]
    return frame.with_columns(rest).select(pl.col(name).cast(kind) for name, kind in POLARS_SCHEMA.items())


def _one_of(which: pl.Expr, terms: list[str]) -> pl.Expr:
    return which.replace_strict(range(len(terms)), terms, return_dtype=pl.String)


def measure(number: int) -> str:
    rows, started = figures(number), time.process_time()
    made = claims(rows)
    lasted = time.process_time() - started
    tied, lines, things = (len(one) for one in (links(rows), series(made), agreement(made)))
    whole = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{number:>9,} rows: {made.height:,} claims in {lasted:.1f} s of a processor ({number / lasted:,.0f} rows a "
        f"second); with {tied:,} links, {lines:,} series, {things:,} things compared {whole:.1f} s; peak "
        f"{memory:,.0f} MB (a million: limit {LIMIT[0]} s, {LIMIT[1]:,} MB)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000])
    print(f"on {os.cpu_count()} cores")
    for number in parser.parse_args().rows:
        print(measure(number), flush=True)


if __name__ == "__main__":
    main()
