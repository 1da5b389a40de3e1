"""Who reports a figure, as a column of the table and by name."""

import hashlib
from typing import TypeVar

import polars as pl

from dashboard.tables.names import source_name
from extract.text import fold

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def with_claimants(figures: Frame) -> Frame:
    """The figures with the column `claimant`."""
    printed = figures.lazy().select(pl.col("source_text").drop_nulls().unique()).collect()["source_text"].to_list()
    keys = ["x" + hashlib.sha256(fold(words).encode()).hexdigest()[:8] for words in printed]
    folded = pl.col("source_text").replace_strict(printed, keys, default=None, return_dtype=pl.String)
    return figures.with_columns(claimant=pl.coalesce("source", folded))


def catalogued(claimants: pl.Series, language: str) -> dict[str, str | None]:
    """Each of some claimants -> the catalogue's name for it in a language, None where it has none."""
    return {claimant: source_name(claimant, language) for claimant in claimants.drop_nulls().unique()}


def claimant_names(figures: pl.DataFrame, language: str) -> dict[str, str]:
    """Claimant -> the catalogue's name for it in a language, else the printed words that name it most often."""
    names = catalogued(figures["claimant"], language)
    unknown = pl.Series([claimant for claimant, name in names.items() if not name], dtype=pl.String)
    printed = figures.select("claimant", "source_text").filter(pl.col("claimant").is_in(unknown.implode()))
    order = ["len", pl.col("source_text").str.len_chars(), "source_text"]
    counts = printed.group_by("claimant", "source_text").len()
    counts = counts.sort(order, descending=[True, False, False], nulls_last=True)
    most = dict(counts.unique("claimant", keep="first", maintain_order=True).select("claimant", "source_text").rows())
    return {claimant: name or most[claimant] or claimant for claimant, name in names.items()}


def stated_by(figure: dict, names: dict[str, str]) -> str | None:
    """Who reports a figure, with the printed words where the name does not hold them; None where nobody is stated.

    >>> figure = {"claimant": "SYR_MILITARY_OPERATIONS", "source_text": "حسن عبد الغني"}
    >>> stated_by(figure, {"SYR_MILITARY_OPERATIONS": "إدارة العمليات العسكرية"})
    'إدارة العمليات العسكرية (حسن عبد الغني)'
    """
    name, printed = names.get(figure["claimant"]), figure["source_text"]
    return f"{name} ({printed})" if name and printed and fold(printed) not in fold(name) else name
