"""What the dashboard draws: the table of figures, its articles, and what was seen and not understood.

This folder alone of the dashboard imports `extract`.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import polars as pl

from dashboard.tables.names import source_name
from extract.ingest.jsonl import read_jsonl
from extract.records import Article
from extract.table.datapackage import ISSUE_FIELDS
from extract.table.spreadsheet import spreadsheet_csv as spreadsheet_csv  # for the listing
from extract.table.store import Store
from extract.terminal import Refusal
from extract.text import fold

PUBLISHED = Path(__file__).parents[2] / "data"
ISSUES = {name: pl.Int64 if kind == "integer" else pl.String for name, (kind, _) in ISSUE_FIELDS.items()}


@dataclass(frozen=True, eq=False)
class Table:
    """The figures, a row each with the columns of the schema and `claimant`; the articles read, by id.

    `claimant` is who reports the figure, as one key in ASCII: the catalogue's id, else a hash of the folded printed
    words, else null.
    """

    figures: pl.DataFrame
    articles: dict[str, Article]
    issues: pl.DataFrame  # numbers beside a word of harm that no rule reads: article_id, start, end, words, stage, why


def read_table() -> Table:
    """The table in $HASILA_DATA, else in the store, else the one published with the program.

    The articles of a published table are in `seeds` beside it.

    Raises OSError where there is no table or the store is damaged, `pl.exceptions.PolarsError` where it cannot be read.
    """
    store = Store()
    try:
        if "HASILA_DATA" not in os.environ and (version := store.version()):
            return _stored(store.folder, version)
    except Refusal as refusal:
        raise OSError(str(refusal)) from None
    folder = Path(os.environ.get("HASILA_DATA") or PUBLISHED)
    content = (folder / "figures.parquet").read_bytes()
    listing, issues = folder.parent / "seeds" / "articles.jsonl", folder / "issues.csv"
    unread = issues.read_bytes() if issues.exists() else b""
    return _table(content, unread, listing, listing.stat().st_mtime_ns if listing.exists() else None)


@lru_cache(maxsize=2)
def _table(content: bytes, unread: bytes, listing: Path, changed: int | None) -> Table:
    articles = {article.id: article for article in read_jsonl(listing)} if changed else {}
    issues = pl.read_csv(BytesIO(unread), schema=ISSUES) if unread else pl.DataFrame(schema=ISSUES)
    return Table(with_claimants(pl.read_parquet(BytesIO(content))), articles, issues)


@lru_cache(maxsize=2)
def _stored(folder: Path, version: int) -> Table:
    store = Store(folder)
    return Table(with_claimants(store.figures()), store.articles_by_id(), pl.DataFrame(schema=ISSUES))


def with_claimants(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures with the column `claimant`."""
    printed = figures["source_text"].drop_nulls().unique().to_list()
    keys = ["x" + hashlib.sha256(fold(words).encode()).hexdigest()[:8] for words in printed]
    folded = pl.col("source_text").replace_strict(printed, keys, default=None, return_dtype=pl.String)
    return figures.with_columns(claimant=pl.coalesce("source", folded))


def claimant_names(figures: pl.DataFrame, language: str) -> dict[str, str]:
    """Claimant -> the catalogue's name for it in a language, else the printed words that name it most often."""
    words = pl.col("source_text").drop_nulls().mode().sort().first()
    printed = figures.drop_nulls("claimant").group_by("claimant").agg(words)
    return {claimant: source_name(claimant, language) or words or claimant for claimant, words in printed.iter_rows()}


def stated_by(figure: dict, names: dict[str, str]) -> str | None:
    """Who reports a figure, with the printed words where the name does not hold them; None where nobody is stated.

    >>> figure = {"claimant": "SYR_MILITARY_OPERATIONS", "source_text": "حسن عبد الغني"}
    >>> stated_by(figure, {"SYR_MILITARY_OPERATIONS": "إدارة العمليات العسكرية"})
    'إدارة العمليات العسكرية (حسن عبد الغني)'
    """
    name, printed = names.get(figure["claimant"]), figure["source_text"]
    return f"{name} ({printed})" if name and printed and fold(printed) not in fold(name) else name
