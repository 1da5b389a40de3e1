"""What the dashboard draws: the table of figures, its articles, and what was seen and not understood.

This folder alone of the dashboard imports `extract`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import polars as pl

from dashboard.filtering import Filters, Period, facet, find_periods, match_figures
from dashboard.lean import LEAN, MORE, NOWHERE, WIDER, lean, whole_rows
from dashboard.looks import Look
from dashboard.series import recorded_days
from dashboard.tables.claimants import Frame, catalogued, claimant_names, with_claimants
from extract.ingest.jsonl import read_jsonl
from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.datapackage import ISSUE_FIELDS
from extract.table.spreadsheet import spreadsheet_csv as spreadsheet_csv  # for the pages
from extract.table.store import Store, standing
from extract.table.store.columns import ADDED
from extract.terminal import Refusal

PUBLISHED = Path(__file__).parents[2] / "data"
SENTENCES = ("quote", "title")
LOOKS = 4  # that are kept, of as many figures as match
_one_reader = Lock()
ISSUES = {name: pl.Int64 if kind == "integer" else pl.String for name, (kind, _) in ISSUE_FIELDS.items()}


class Extent(NamedTuple):
    """How much was read."""

    articles: int
    publishers: int
    days: tuple[date, date] | None  # of publication, from first to last


@dataclass(frozen=True, eq=False)
class Table:
    """The figures, a row each with the columns of the schema and `claimant`; the articles read, by id.

    `claimant` is who reports the figure, as one key in ASCII: the catalogue's id, else a hash of the folded printed
    words, else null.

    A lazy frame is read as it is asked for: first what all figures are filtered and counted by, then the other columns,
    and the sentences last.
    """

    kept: pl.DataFrame | pl.LazyFrame  # the figures; the columns of `sentences` are null in it, where there are such
    articles: dict[str, Article]
    issues: pl.DataFrame | None  # numbers that no rule reads; None where articles are read for them (see `unread`)
    withdrawn: pl.DataFrame | None = None  # rows that a person took back, and when
    sentences: pl.LazyFrame | None = None  # columns that are most of what is to be read, and the last to be shown

    def __len__(self) -> int:
        return len(self.lean)

    @cached_property
    def figures(self) -> pl.DataFrame:
        """The figures with all that is known of them; the first call reads it.

        Raises OSError where they are damaged.
        """
        known = self._read(pl.all())
        if self.sentences is None:
            return known
        try:
            return known.with_columns(self.sentences.collect())
        except pl.exceptions.PolarsError as error:
            raise OSError("the sentences of the table cannot be read") from error

    @cached_property
    def lean(self) -> pl.DataFrame:
        """The figures in short, to be filtered, counted and ordered (see `dashboard.lean`)."""
        return self._short[0]

    def widened(self, short: pl.DataFrame) -> pl.DataFrame:
        """Figures in short with the columns that only some pages filter and count by."""
        return short.hstack(self._more[short["row"]])

    @cached_property
    def _more(self) -> pl.DataFrame:
        return self._read(*MORE)

    @property
    def ids(self) -> pl.Series:
        """The id of each figure, in the order of the table."""
        return self._short[1]

    @cached_property
    def _short(self) -> tuple[pl.DataFrame, pl.Series]:
        read = self._read(*LEAN)
        return lean(read), read["figure_id"]

    def rows(self, short: pl.DataFrame) -> pl.DataFrame:
        """The rows of figures in short, in their order."""
        return whole_rows(self.kept.clear().lazy().collect() if short.is_empty() else self.figures, short)

    def rows_untold(self, short: pl.DataFrame) -> pl.DataFrame:
        """The rows of figures in short without their sentences, for what shows none: they alone are read."""
        asked = self.ids[short["row"]]
        found = self._read(pl.all(), where=pl.col("figure_id").is_in(asked.implode()))
        placed = asked.to_frame().join(found.with_row_index("at"), on="figure_id", how="left", maintain_order="left")
        return whole_rows(found, short.with_columns(row=placed["at"]))

    def look(self, filters: Filters, basis: str = "event") -> Look:
        """What is looked at; that of those who look at the same, if they do so now."""
        return self._looks(filters, basis)

    @cached_property
    def _looks(self) -> Callable[[Filters, str], Look]:
        return lru_cache(maxsize=LOOKS)(partial(Look, self.lean))

    def find(self, filters: Filters) -> pl.DataFrame:
        """The rows that match filters and those beside them (see `match_figures`), in the order of the table."""
        return self.rows(match_figures(self.lean, filters).sort("row"))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Language -> claimant -> its name (see `claimant_names`)."""
        known = {name: catalogued(self.lean["claimant"], name) for name in ("en", "ar")}
        unknown = [claimant for claimant, name in known["en"].items() if not name]
        printed = self._read("claimant", "source_text", where=pl.col("claimant").is_in(unknown))
        return {language: names | claimant_names(printed, language) for language, names in known.items()}

    @cached_property
    def standings(self) -> dict[str, tuple[int, str]]:
        """What was found out of how figures stand beside others (see `dashboard.tables.claims.standing`)."""
        return {}

    @cached_property
    def searches(self) -> dict[tuple[str, str], pl.DataFrame]:
        """What was found by its words (see `dashboard.tables.search`)."""
        return {}

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """Filter -> value -> how many figures have it, of the filters that all pages share."""
        places = self.lean.filter(~pl.col("area").is_in([NOWHERE, WIDER]))
        counted = {"measure": self.lean, "claimant": self.lean, "area": places}
        return {name: facet(figures, name) for name, figures in counted.items()}

    @cached_property
    def articles_by_figures(self) -> dict[str, int]:
        """article_id -> how many figures were read in it, those with most first."""
        counts = facet(self._read("article_id"), "article_id")
        return counts | dict.fromkeys((name for name in self.articles if name not in counts), 0)

    @cached_property
    def periods(self) -> list[Period]:
        """The stretches of days that the figures hold for."""
        return find_periods(self.lean)

    @cached_property
    def recorded(self) -> list[date]:
        """The days on which figures were taken in, reviewed or withdrawn."""
        dated = self._read("recorded_at")
        if self.withdrawn is not None:
            dated = pl.concat([dated, self.withdrawn.select("recorded_at")])
        return recorded_days(dated)

    @cached_property
    def extent(self) -> Extent:
        """How much was read: by the articles, where the table has them, else by what figures say of theirs."""
        figures, articles = self.lean, self.articles.values()
        publishers = {one.publisher for one in articles} or set(self._read(pl.col("publisher").unique())["publisher"])
        days = [one.published for one in articles] or [figures["published"].min(), figures["published"].max()]
        known = sorted(filter(None, days))
        number = len(articles) or self._read(pl.col("article_id").n_unique()).item()
        return Extent(number, len(publishers - {None}), (known[0], known[-1]) if known else None)

    def _read(self, *columns: str | pl.Expr, where: pl.Expr | bool = True) -> pl.DataFrame:
        try:
            return self.kept.lazy().filter(where).select(*columns).collect()
        except pl.exceptions.PolarsError as error:
            raise OSError("the table cannot be read") from error


def read_table(recorded_by: date | None = None) -> Table:
    """The table in $HASILA_DATA, else in the store, else the one published with the program; of the store as it stood
    at the end of a day (UTC), where one is given.

    The articles of a published table are in `seeds` beside it.

    Raises OSError where there is no table or the store is damaged, `pl.exceptions.PolarsError` where it cannot be read.
    """
    store = Store()
    try:
        if "HASILA_DATA" not in os.environ and (version := store.version()):
            with _one_reader:
                return _stored(store.folder, version, recorded_by)
    except Refusal as refusal:
        raise OSError(str(refusal)) from None
    folder = Path(os.environ.get("HASILA_DATA") or PUBLISHED)
    listing = folder.parent / "seeds" / "articles.jsonl"
    files = folder / "figures.parquet", folder / "issues.csv", listing
    with _one_reader:
        return _table(files, tuple(_stamp(file) for file in files))


def _stamp(file: Path) -> tuple[int, int] | None:
    """What changes whenever a file is written; None where there is none."""
    return (file.stat().st_mtime_ns, file.stat().st_size) if file.exists() else None


@lru_cache(maxsize=2)
def _table(files: tuple[Path, Path, Path], stamps: tuple) -> Table:
    figures, issues, listing = files
    articles = {article.id: article for article in read_jsonl(listing)} if listing.exists() else {}
    unread = pl.read_csv(issues, schema=ISSUES) if issues.exists() else pl.DataFrame(schema=ISSUES)
    read = pl.scan_parquet(figures.read_bytes())  # what is read of it later is of the same table, if it is replaced
    untold = read.with_columns(pl.lit(None, pl.String).alias(name) for name in SENTENCES)
    return _ready(Table(with_claimants(with_added(untold)), articles, unread, sentences=read.select(SENTENCES)))


def with_added(figures: Frame) -> Frame:
    """Published figures with the columns that the store adds: nobody reviewed them, and nothing says when they came."""
    added = {name: pl.lit("unreviewed" if name == "review" else None, kind) for name, (kind, _) in ADDED.items()}
    known = figures.collect_schema()
    return figures.with_columns(**{name: value for name, value in added.items() if name not in known})


@lru_cache(maxsize=2)
def _stored(folder: Path, version: int, recorded_by: date | None) -> Table:
    store = Store(folder)
    figures = with_claimants(store.figures(recorded_by))
    withdrawn = standing(store.history(recorded_by)).filter(pl.col("review") == "withdrawn").collect()
    return _ready(Table(figures, store.articles_by_id(), None, with_claimants(withdrawn)))


def _ready(table: Table) -> Table:
    """A table of which all is worked out that the first page asks: two readers who come at once wait for one."""
    for name in ("lean", "names", "counts", "periods", "recorded", "extent"):
        getattr(table, name)
    return table


def as_exported(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with the columns that others take: the table's own, and `match` where a filter made it."""
    return figures.select(*COLUMNS, *(["match"] if "match" in figures.columns else []))
