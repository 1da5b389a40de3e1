"""What a shard costs when a crawl goes into the store: the same for the first and the last of many, into a store of any
size, and when all of it is read anew.

python -m tests.benchmarks.taking --shards 100 400 1600
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

import polars as pl

from extract.table.store import Store
from extract.table.store.articles import text_id
from extract.table.store.columns import ARTICLES
from extract.table.store.extraction import Taken, take_in
from tests.benchmarks.checking import extracted

ARTICLES_OF_A_SHARD, FIGURES_OF_AN_ARTICLE = 50, 4
SHARDS_OF_A_PIECE = 8


def crawl(folder: Path, shards: int, revised: bool = False) -> None:
    """So many shards of figures and articles as Parquet; `revised` reads one figure in eight otherwise."""
    articles = shards * ARTICLES_OF_A_SHARD
    rows = extracted(articles * FIGURES_OF_AN_ARTICLE)
    if revised:
        rows = rows.with_columns(cause=pl.when(pl.int_range(pl.len()) % 8 == 0).then(pl.lit("conflict")))
    texts = [f"خبر {number}" for number in range(articles)]
    known = {"article_id": [f"a{number}" for number in range(articles)], "text": texts}
    empty = [pl.lit(None, kind).alias(name) for name, kind in ARTICLES.items() if name not in known]
    frame = pl.DataFrame(known).with_columns(empty).with_columns(text_id=pl.Series(map(text_id, texts)))
    frame = frame.select(name for name in ARTICLES if name != "recorded_at")
    step = SHARDS_OF_A_PIECE * ARTICLES_OF_A_SHARD
    for piece in range(0, articles, step):
        rows[piece * FIGURES_OF_AN_ARTICLE : (piece + step) * FIGURES_OF_AN_ARTICLE].write_parquet(
            folder / f"f{piece:09}.parquet"
        )
        frame[piece : piece + step].write_parquet(folder / f"a{piece:09}.parquet")


def take(store: Store, folder: Path, revise: bool = False) -> tuple[float, Taken]:
    """Seconds of a processor, and what became of it."""

    def pieces():
        for file in sorted(folder.glob("f*.parquet")):
            yield pl.scan_parquet(file), pl.scan_parquet(folder / f"a{file.name[1:]}")

    started = time.process_time()
    taken = take_in(store, pieces, revise)
    return time.process_time() - started, taken


def measure(shards: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        for made, revised in ((first, False), (second, True)):
            made.mkdir()
            crawl(made, shards, revised)
        store = Store(Path(folder, "store"), published=Path(folder))
        said = []
        for what, made, stored in (("new", first, 1), ("the same again", first, 0), ("read otherwise", second, None)):
            seconds, taken = take(store, made, revise=True)
            figures = shards * ARTICLES_OF_A_SHARD * FIGURES_OF_AN_ARTICLE
            assert stored is None or taken.stored == stored * figures, taken.stored
            said.append(f"{what} {1000 * seconds / shards:.1f} ms")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{shards:>6,} shards, {figures:,} figures; a shard: {', '.join(said)} of a processor; peak {memory:,.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shards", type=int, nargs="+", default=[100, 400, 1600])
    print(f"{ARTICLES_OF_A_SHARD} articles of {FIGURES_OF_AN_ARTICLE} figures a shard")
    for shards in parser.parse_args().shards:
        print(measure(shards), flush=True)


if __name__ == "__main__":
    main()
