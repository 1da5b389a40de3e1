"""The store: the figures that people took in, with all that was ever said of them, and the articles they were read in.

Two tables that only grow. `figures` holds a dated row for each reading, revision and review of a statement; what holds
is the latest row of each. `articles` holds each text once, by its hash. Before the first rows are taken in, the store
reads as the snapshot that is published with the program, and it begins from it.

    store = Store()
    store.figures()                                # what holds: a Polars frame, withdrawn rows left out
    store.figures(recorded_by=date(2026, 11, 1))   # what held at the end of that day
    store.figures(reviewed_only=True)              # what a person confirmed or corrected
    store.articles_by_id(["S003"])                 # articles with their texts
    store.version()                                # changes whenever rows are taken in
"""

import os
import sys
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time
from pathlib import Path

import polars as pl

from extract.ingest.jsonl import read_jsonl
from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.store.articles import article_rows
from extract.table.store.columns import ADDED, ARTICLES, HISTORY, REVIEWED
from extract.table.store.ledger import Ledger

PUBLISHED = Path(__file__).parents[3] / "data"


class Store:
    """The store in a folder: `$HASILA_STORE`, else in the user's data folder."""

    def __init__(self, folder: Path | None = None, published: Path = PUBLISHED):
        self.folder = folder or store_folder()
        self.articles_ledger = Ledger(self.folder / "articles", ARTICLES, lambda: _published_articles(published))
        self.figures_ledger = Ledger(self.folder / "figures", HISTORY, lambda: _published_figures(published))

    def version(self) -> int:
        """The number of the latest commit of figures; 0 as long as the store reads as the published snapshot."""
        return self.figures_ledger.version()

    def history(self, recorded_by: date | None = None) -> pl.LazyFrame:
        """Every dated row, those recorded by the end of a day alone where one is given (UTC)."""
        rows = self.figures_ledger.read()
        if recorded_by is None:
            return rows
        end = datetime.combine(recorded_by, time.max, UTC)
        return rows.filter(pl.col("recorded_at").is_null() | (pl.col("recorded_at") <= end))

    def figures(self, recorded_by: date | None = None, reviewed_only: bool = False) -> pl.DataFrame:
        """What holds, a row per statement with the table's columns and the store's; withdrawn rows are left out."""
        rows = standing(self.history(recorded_by)).filter(pl.col("review") != "withdrawn")
        if reviewed_only:
            rows = rows.filter(pl.col("review").is_in(REVIEWED))
        return rows.select(*COLUMNS, *ADDED).collect().sort("article_id", "start", "figure_id")

    def articles(self) -> pl.LazyFrame:
        """The articles, a row per article_id, each with its text; to be filtered before it is collected."""
        rows = self.articles_ledger.read()
        texts = rows.filter(pl.col("text").is_not_null()).select("text_id", "text")
        return rows.drop("text").join(texts, on="text_id", how="left").select(ARTICLES.names())

    def articles_by_id(self, ids: Iterable[str] | None = None) -> dict[str, Article]:
        """The articles of some ids, or all, each with its text."""
        names = [field.name for field in fields(Article) if field.name != "id"]
        rows = self.articles().select("article_id", *names)
        rows = rows if ids is None else rows.filter(pl.col("article_id").is_in(list(ids)))
        return {name: Article(name, *others) for name, *others in rows.collect().iter_rows()}


def standing(history: pl.LazyFrame) -> pl.LazyFrame:
    """The latest row of each statement; within the store no two are recorded at the same moment."""
    recorded = pl.col("recorded_at").fill_null(datetime.fromtimestamp(0, UTC))
    return history.filter(recorded == recorded.max().over("figure_id"))


def next_moment(history: pl.LazyFrame) -> datetime:
    """Now, or just after the latest row where the clock was set back: the order of the rows is that of their times."""
    last = history.select(pl.col("recorded_at").max().dt.offset_by("1us")).collect().item()
    return max(filter(None, (last, datetime.now(UTC))))


def store_folder() -> Path:
    """Where the store is: `$HASILA_STORE`, else `hasila` in the folder that the system gives a user's data."""
    if named := os.environ.get("HASILA_STORE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ["LOCALAPPDATA"]) / "hasila"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/hasila"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "hasila"


def _published_figures(data: Path) -> pl.DataFrame:
    file = data / "figures.parquet"
    rows = pl.read_parquet(file) if file.exists() else HISTORY.to_frame()
    added = [pl.lit("unreviewed" if name == "review" else None, kind).alias(name) for name, (kind, _) in ADDED.items()]
    return rows.with_columns(added).select(HISTORY.names())


def _published_articles(data: Path) -> pl.DataFrame:
    listing = data.parent / "seeds" / "articles.jsonl"
    return article_rows(read_jsonl(listing) if listing.exists() else ())
