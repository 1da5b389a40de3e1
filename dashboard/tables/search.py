"""The figures in which words occur, whatever their hamza and tashkeel."""

import polars as pl

from dashboard.tables import Table
from dashboard.tables.names import place_name
from extract.text import FOLD, MARKS, fold

KEPT = 16  # searches, since a page is drawn many times for each
SEARCHED = ("number_text", "quote", "title", "source_text", "place_text", "group_text", "publisher", "relayed_by_text")


def find_figures(table: Table, query: str, names: dict[str, str], language: str) -> pl.DataFrame:
    """The figures, in short, in whose words each word of a query occurs, whatever its hamza and tashkeel; in the names
    of their source and place too.
    """
    if not query.split():
        return table.lean
    asked = (query, language)
    if asked not in table.searches:
        if len(table.searches) == KEPT:
            table.searches.clear()
        table.searches[asked] = _find_rows(table.figures, query, names, language)
    return table.lean.join(table.searches[asked], on="row", how="semi", maintain_order="left")


def _find_rows(figures: pl.DataFrame, query: str, names: dict[str, str], language: str) -> pl.DataFrame:
    """Where the figures stand in the table, as the column `row`."""
    found = figures.with_row_index("row")
    for word in fold(query).lower().split():
        claimants = [claimant for claimant, name in names.items() if word in fold(name).lower()]
        known = found["place"].drop_nulls().unique()
        places = [place for place in known if word in fold(place_name(place, language) or "").lower()]
        named = pl.col("claimant").is_in(claimants) | pl.col("place").is_in(places)
        printed = pl.any_horizontal(_folded(name).str.contains(word, literal=True) for name in SEARCHED)
        found = found.filter(named.fill_null(False) | printed.fill_null(False))
    return found.select("row")


def _folded(name: str) -> pl.Expr:
    """A column's words as `fold` makes them."""
    letters = {chr(letter): chr(into) if isinstance(into, int) else into for letter, into in FOLD.items()}
    return pl.col(name).str.replace_all(MARKS.pattern, "").str.replace_many(letters).str.to_lowercase()
