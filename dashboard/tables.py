"""What the dashboard draws: the table of figures and its articles, and the catalogue's names for them.

The only module of the dashboard that imports `extract`.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import polars as pl

from extract.catalog.places import Places
from extract.catalog.sources import Sources
from extract.ingest.jsonl import read_jsonl
from extract.records import Article
from extract.text import fold

PUBLISHED = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, eq=False)
class Table:
    """The figures, a row each with the columns of the schema and `claimant`; the articles read, by id.

    `claimant` is who reports the figure, as one key in ASCII: the catalogue's id, else a hash of the folded printed
    words, else null.
    """

    figures: pl.DataFrame
    articles: dict[str, Article]


def read_table() -> Table:
    """The table in $HASILA_DATA, else the one published with the program; its articles are in `seeds` beside it.

    Raises OSError where there is no table, `pl.exceptions.PolarsError` where it cannot be read.
    """
    folder = Path(os.environ.get("HASILA_DATA") or PUBLISHED)
    content = (folder / "figures.parquet").read_bytes()
    listing = folder.parent / "seeds" / "articles.jsonl"
    return _table(content, listing, listing.stat().st_mtime_ns if listing.exists() else None)


@lru_cache(maxsize=2)
def _table(content: bytes, listing: Path, changed: int | None) -> Table:
    articles = {article.id: article for article in read_jsonl(listing)} if changed else {}
    return Table(with_claimants(pl.read_parquet(BytesIO(content))), articles)


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


def source_name(source: str, language: str) -> str | None:
    """The catalogue's name of a source; None where it has none.

    >>> source_name("SOHR", "en")
    'Syrian Observatory for Human Rights'
    """
    known = _sources().get(source)
    return known and (known.ar if language == "ar" else known.en)


def place_name(place: str, language: str) -> str | None:
    """The catalogue's name of a place, or of a governorate by its P-code; None where it has none.

    >>> place_name("SY05", "ar")
    'محافظة حماة'
    """
    known = _places().get(place)
    return known and (known.ar if language == "ar" else known.en)


@cache
def _places() -> Places:
    return Places.load()


@cache
def _sources() -> Sources:
    return Sources.load()
