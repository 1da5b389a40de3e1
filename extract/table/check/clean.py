"""The rows that are right as they stand, typed column by column.

A row that any test here finds suspect is left to `extract.table.check.written`, which says what is wrong with it, or
finds it right after all. So a test may be stricter than the rules of `type_cell`, and never laxer.
"""

from datetime import date
from functools import cache, reduce
from operator import or_

import polars as pl

from extract.calendar import LAST_YEAR
from extract.packs import load_pack
from extract.table.check.cells import CONTROL, UNSAFE, VERBATIM
from extract.table.columns import COLUMNS, MODEL, POLARS_SCHEMA
from extract.table.identities import row_ids

TEXTS = [name for name, kind in POLARS_SCHEMA.items() if kind == pl.String]
# Columns whose cells are of a few or of one form.
STRICT = {name for name, column in MODEL.items() if column.values or column.kind in (pl.Int64, pl.Date)}
FORMS = {"rules": r"^\S+(?: \S+)*$", "url": r"^https?://\S+$"}
NUMBER = r"^[0-9]{1,18}$"  # the largest of 64 bits has 19 digits
DAY = "%Y-%m-%d"
DAYS = date(1900, 1, 1), date(LAST_YEAR, 12, 31)
CATALOGUED = {"source": "sources", "relayed_by": "sources", "place": "places"}


def typed_at_once(cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(the rows that are right, with their types; the cells of those that may not be).

    `cells` are texts, behind their `line`: all columns of the table, perhaps with others besides.
    """
    typed = cells.select("line", *map(_typed, COLUMNS))
    suspect = cells.select(reduce(or_, _suspicions(cells))).to_series() | typed.select(_late()).to_series()
    right = typed.filter(~suspect)
    return right.with_columns(row_id=row_ids(right.select(COLUMNS))), cells.filter(suspect)


def _typed(name: str) -> pl.Expr:
    text, kind = pl.col(name), POLARS_SCHEMA[name]
    if kind == pl.Date:
        return text.str.to_date(DAY, strict=False)
    if isinstance(kind, pl.List):
        return text.str.split(" ")
    return pl.when(text != "").then(text) if kind == pl.String else text.cast(kind, strict=False)


def _suspicions(cells: pl.DataFrame) -> list[pl.Expr]:
    """What makes a row suspect: a cell that is not surely right, words that no person writes into a row that he enters,
    an id that no catalogue holds, and what may be the guard of a spreadsheet, in other columns too.
    """
    found = [~_right(name) for name in COLUMNS]
    found += (pl.col(name).str.starts_with("'") for name in cells.columns[1:] if name not in STRICT)
    found += ((pl.col(name) != "") & ~pl.col(name).is_in(_ids(which)) for name, which in CATALOGUED.items())
    by_hand = pl.col("origin") == "entered"
    if cells.select(by_hand.any()).item():
        found += (by_hand & pl.col(name).str.contains(UNSAFE.pattern) for name in TEXTS)
    return found


def _right(name: str) -> pl.Expr:
    """Whether the cells of a column surely have the right form, or are empty where they may be."""
    text, column, kind = pl.col(name), MODEL[name], POLARS_SCHEMA[name]
    if kind == pl.Int64:
        right = text.str.contains(NUMBER)
    elif kind == pl.Date:
        day = _typed(name)
        right = (day.is_between(*DAYS) & (day.dt.to_string(DAY) == text)).fill_null(False)
    elif name in STRICT:
        right = text.is_in(list(column.values))
    else:
        right = text.str.contains(FORMS[name]) if name in FORMS else text != ""
        if name not in VERBATIM:
            right &= ~text.str.contains(CONTROL.pattern)
    return right | (text == "") if column.nullable else right


def _late() -> pl.Expr:
    """Whether a day lies in the future, or an event after its report."""
    today, published = pl.lit(date.today()), pl.col("published")
    event = pl.coalesce("event_start", "event_end")
    return ((published > today) | (event > pl.coalesce(published, today))).fill_null(False)


@cache
def _ids(catalogue: str) -> pl.Series:
    return pl.Series([one.id for one in getattr(load_pack(), catalogue)]).implode()
