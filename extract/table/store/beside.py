"""The articles of many pieces beside those of the store: worked out once for all, with eight bytes for each id.

An id is held as its hash. Two of fifty million hashes are alike by chance once in ten thousand runs.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from extract.table.store.columns import HISTORY

Pieces = Callable[[], Iterable[tuple[pl.LazyFrame, pl.LazyFrame]]]  # figures and articles, collected where needed
ARTICLE = pl.col("article_id").hash()
READING = pl.struct("article_id", "text_id").hash()  # of an article with its text
TEXT = pl.col("text_id").hash()
WHOLE = pl.col("text").is_not_null()
IDS = {"piece": pl.UInt32, "article": pl.UInt64, "reading": pl.UInt64, "text": pl.UInt64, "whole": pl.Boolean}


class Given:
    """The articles of pieces, in order, each in a few numbers."""

    def __init__(self, pieces: Pieces):
        parts = [pl.DataFrame(schema=IDS)]
        for number, (_, articles) in enumerate(pieces()):
            piece = pl.lit(number, pl.UInt32)
            ids = articles.select(piece=piece, article=ARTICLE, reading=READING, text=TEXT, whole=WHOLE)
            parts.append(ids.collect())
        self.heights = [part.height for part in parts[1:]]
        self.ids = pl.concat(parts)

    def new(self, stored: pl.LazyFrame) -> Iterator[pl.DataFrame]:
        """For each piece which of its articles are not stored (`adds`), and whose text is not either (`keeps`)."""
        known = stored.select(article=ARTICLE, text=TEXT).collect()
        adds = pl.col("article").is_first_distinct() & ~pl.col("article").is_in(known["article"].implode())
        flags = self.ids.select("text", adds=adds)
        first = pl.col("text").is_first_distinct().over("adds") & ~pl.col("text").is_in(known["text"].implode())
        yield from self.by_piece(flags.select("adds", keeps=first))

    def read(self, stored: pl.LazyFrame, before: pl.Series) -> pl.DataFrame:
        """A row an article: `same` where it is stored with this text, `own` where the text is its own, not another's,
        `before` where it was among those articles.
        """
        held = stored.select(reading=READING, whole=WHOLE).collect()
        same = pl.col("reading").is_in(held["reading"].implode())
        own = pl.col("whole") & pl.col("reading").is_in(held.filter("whole")["reading"].implode())
        return self.ids.select("piece", "article", same=same, own=own, before=pl.col("article").is_in(before.implode()))

    def by_piece(self, flags: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """The rows of each piece."""
        at = 0
        for height in self.heights:
            yield flags.slice(at, height)
            at += height


@contextmanager
def histories(history: pl.LazyFrame, asked: pl.DataFrame) -> Iterator[Callable[[int], pl.DataFrame]]:
    """What gives the dated rows of the articles of a piece: all are looked up in one reading of the history, and wait
    on the disk. `asked` are `article` and `piece`.
    """
    stored = history.select(article=ARTICLE).unique().collect()
    asked = asked.join(stored, on="article", how="semi").unique(["article", "piece"])
    with TemporaryDirectory() as folder:
        if asked.height:
            rows = history.with_columns(article=ARTICLE).join(asked.lazy(), on="article").drop("article")
            rows.sink_parquet(pl.PartitionBy(folder, key="piece", include_key=False))

        def of(piece: int) -> pl.DataFrame:
            files = sorted(Path(folder, f"piece={piece}").glob("*.parquet"))
            return pl.read_parquet(files) if files else HISTORY.to_frame()

        yield of
